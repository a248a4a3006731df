import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '../../rules/lint/text-checks.ts';
import { SIZE_LIMIT } from '../read/strict-json.ts';

/** The page beside a rule file: `<id>.md` for `<id>.rule.json`. Undefined if there is none, or it is no text. */
export function pageBeside(ruleFile: string): Page | undefined {
  const file = ruleFile.replace(/\.rule\.json$/, '.md');
  if (!existsSync(file) || statSync(file).size > SIZE_LIMIT) return undefined;
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => target!);
  const missing = targets.filter((target) => !/^[a-z]+:/i.test(target) && !existsSync(join(dirname(file), target)));
  return { file, text, missing };
}
