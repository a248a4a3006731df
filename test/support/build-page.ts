/*
 * Turns the script and the style of the HTML report (src/report/html/browser) into src/report/html/page.generated.ts:
 * texts that the writer puts into the page, with the hashes by which its content security policy allows them. Run it
 * after a change of either:
 *
 *   node --no-warnings --loader ts-node/esm test/support/build-page.ts
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

export const PAGE_FILE = 'src/report/html/page.generated.ts';

/** The text of {@link PAGE_FILE}. */
export function pageSource(): string {
  const { code } = transformSync(readFileSync('src/report/html/browser/page.ts', 'utf8'), {
    isModule: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022', preserveAllComments: false },
    minify: false,
  });
  const script = code.trim();
  const style = readFileSync('src/report/html/browser/page.css', 'utf8')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .trim();
  for (const text of [script, style]) {
    // What would end the element it stands in.
    if (/<\/|<!--/.test(text)) throw new Error('the script or the style would end its own element');
  }
  const entries = { style, styleHash: hash(style), script, scriptHash: hash(script) };
  const lines = Object.entries(entries).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`);
  return `// Generated from src/report/html/browser by test/support/build-page.ts. Do not edit.\n${lines.join('\n')}\n`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PAGE_FILE, pageSource());
