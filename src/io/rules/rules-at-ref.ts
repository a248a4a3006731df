import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { parseStrictJson } from '../read/strict-json.ts';
import { readRuleFiles, REGIMES, type RuleFiles } from './rule-files.ts';

/** Most bytes of rule files that a commit may hold. */
const BYTES_MAX = 256 << 20;

/**
 * The rules of a folder as they are in another folder, or as they were in a git commit of the same folder.
 *
 * @param root folder of the rules as they are now
 * @throws InputError `ref-unknown` for what is neither a folder nor a commit; what reading a folder throws.
 */
export function readRulesAt(base: string, root: string): RuleFiles {
  if (existsSync(base) && statSync(base).isDirectory()) return readRuleFiles(base, { cases: true });
  const folder = resolve(root);
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`])?.trim();
  if (commit === undefined) throw new InputError('ref-unknown', { ref: base });
  // A folder that is not in the commit yet has no rules there: that is an answer, not a mistake.
  const prefix = git(folder, ['rev-parse', '--show-prefix'])?.trim() ?? `${basename(folder)}/`;
  const listed =
    git(dirname(folder), ['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit, '--', prefix]) ?? '';
  const files = listed.split('\0').filter((file) => file.endsWith('.json'));
  const texts = contents(folder, commit, files);
  const unread: InputError[] = [];
  const read = (wanted: (file: string) => boolean): JsonDocument[] =>
    files.filter(wanted).flatMap((file) => {
      try {
        return [parseStrictJson(texts.get(file)!, `${base}:${file}`)];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        unread.push(error);
        return [];
      }
    });
  const rules = read((file) => file.endsWith('.rule.json'));
  if (rules.length === 0) throw new InputError('ref-without-rules', { ref: base, folder: prefix });
  return {
    ...{ root: `${base}:${prefix}`, rules, unread, regimes: undefined, gaps: undefined },
    parameters: read((file) => file.startsWith(`${prefix}parameters/`)),
    cases: read((file) => file.endsWith('.cases.json') && basename(file) !== REGIMES),
  };
}

function contents(folder: string, commit: string, files: readonly string[]): Map<string, string> {
  const input = files.map((file) => `${commit}:${file}\n`).join('');
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], { cwd: folder, input, maxBuffer: BYTES_MAX });
  const texts = new Map<string, string>();
  let at = 0;
  for (const file of files) {
    const end = stdout.indexOf(10, at);
    const size = Number(stdout.toString('utf8', at, end).split(' ')[2]);
    texts.set(file, stdout.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}

/** Output of git, or undefined if it fails: outside a repository, without git, for a name it does not know. */
function git(cwd: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', [...args], { cwd, encoding: 'utf8', maxBuffer: BYTES_MAX });
  return status === 0 ? stdout : undefined;
}
