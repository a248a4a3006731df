import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { compareText } from '../../core/order.ts';
import { suggest } from '../../core/suggest.ts';
import { slashes } from '../files/find.ts';

/**
 * Files beside rules that nobody reads, because their names do not end as those of rules, cases and pages do: a rule in
 * one would never be evaluated, and nothing would say so.
 */
export function strayFiles(root: string): InputError[] {
  return visit(root, 0);
}

const DEPTH_MAX = 8;

function visit(folder: string, depth: number): InputError[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  const below = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && depth < DEPTH_MAX);
  const ofRules = names.some((name) => /\.rules?\b/i.test(name) || name.endsWith('.cases.json'));
  const here = ofRules ? names.filter((name) => !isRead(name, depth)).map((name) => stray(folder, name)) : [];
  return [...here, ...below.flatMap(({ name }) => visit(join(folder, name), depth + 1))];
}

function isRead(name: string, depth: number): boolean {
  return /\.(?:rule|cases)\.json$|\.md$/.test(name) || (depth === 0 && name.endsWith('.json'));
}

function stray(folder: string, name: string): InputError {
  const file = slashes(join(folder, name));
  const id = basename(folder);
  const near = suggest(name, [`${id}.rule.json`, `${id}.cases.json`, `${id}.md`]);
  const params = near === undefined ? { name } : { name, suggestion: near };
  return new InputError('lint-stray-file', params, { file, line: 1, column: 1 });
}
