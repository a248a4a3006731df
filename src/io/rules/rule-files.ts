import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { asUserWrites, findFiles } from '../files/find.ts';
import { packageRoot } from '../files/package-root.ts';
import { readJsonFile } from '../read/strict-json.ts';

/** Name of the file that states which rules are in force on which day. */
export const REGIMES = 'regimes.cases.json';

/** Name of the file that says why a slip need not be noticed, or a rule not be reached. */
const GAPS = 'gaps.json';

/** The documents of a rulebook, and what is wrong with files that are no JSON. */
export interface RuleFiles {
  /** Folder, as the user wrote it. */
  readonly root: string;
  readonly rules: readonly JsonDocument[];
  readonly parameters: readonly JsonDocument[];
  /** False for those that ship, used by rules of somebody else: not all of them are for these rules. */
  readonly ownParameters?: boolean;
  /** Empty unless cases were asked for. */
  readonly cases: readonly JsonDocument[];
  readonly regimes: JsonDocument | undefined;
  readonly gaps: JsonDocument | undefined;
  readonly unread: readonly InputError[];
}

/** The folder of rules that ships with this program. */
export function shippedRules(): string {
  return asUserWrites(join(packageRoot(), 'rules'));
}

/**
 * The files of a rulebook: every `*.rule.json` below a folder, with or without the cases beside them, and the
 * parameters of the folder's own `parameters`, else those that ship. Without a folder, the rules that ship.
 *
 * @throws InputError `file-not-found`, `folder-without-files` for the folder itself.
 */
export function readRuleFiles(folder: string | null, options: { readonly cases: boolean }): RuleFiles {
  const root = folder ?? shippedRules();
  const own = join(root, 'parameters');
  const ownParameters = existsSync(own);
  const shared = ownParameters ? own : join(shippedRules(), 'parameters');
  const unread: InputError[] = [];
  const read = (files: readonly string[]): JsonDocument[] => files.flatMap((file) => readOne(file, unread) ?? []);
  const ending = options.cases ? '.json' : '.rule.json';
  const found = findFiles([root], ending);
  const named = (end: string): string[] => found.filter((file) => file.endsWith(end));
  const rules = named('.rule.json');
  if (rules.length === 0) throw new InputError('folder-without-files', { folder: root, ending: '.rule.json' });
  return {
    root,
    rules: read(rules),
    parameters: read(findFiles([shared], '.json')),
    ownParameters,
    cases: options.cases ? read(named('.cases.json').filter((file) => basename(file) !== REGIMES)) : [],
    regimes: options.cases ? read(named(`/${REGIMES}`))[0] : undefined,
    gaps: options.cases ? read(named(`/${GAPS}`))[0] : undefined,
    unread,
  };
}

function readOne(file: string, unread: InputError[]): JsonDocument | undefined {
  try {
    return readJsonFile(file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    unread.push(error);
    return undefined;
  }
}
