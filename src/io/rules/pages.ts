import { existsSync, readFileSync, statSync } from 'node:fs';
import { SIZE_LIMIT } from '../read/strict-json.ts';

/** The page beside a rule file: `<id>.md` for `<id>.rule.json`. Undefined if there is none, or it is no text. */
export function pageBeside(ruleFile: string): { readonly file: string; readonly text: string } | undefined {
  const file = ruleFile.replace(/\.rule\.json$/, '.md');
  if (!existsSync(file) || statSync(file).size > SIZE_LIMIT) return undefined;
  return { file, text: readFileSync(file, 'utf8') };
}
