import type { JsonDocument } from '../../core/json-document.ts';
import { assembleRulebook, readSources, type Rulebook } from '../../rules/compile/rulebook.ts';
import { throwAll } from '../../rules/format/problems.ts';
import { readRuleFiles, type RuleFiles } from './rule-files.ts';

/**
 * The rulebook of a folder: every `*.rule.json` below it. Its parameters are those of the folder's own `parameters`,
 * else the ones that ship. Without a folder, the rules that ship.
 *
 * @throws InputError with the first problem of any of its files and the others in `also`.
 */
export function loadRulebook(folder: string | null): Rulebook {
  return rulebookOf(readRuleFiles(folder, { cases: false }));
}

/** A rulebook with its case files. Throws as {@link loadRulebook}. */
export function loadRulebookWithCases(folder: string | null): LoadedRules {
  const files = readRuleFiles(folder, { cases: true });
  return { files, rulebook: rulebookOf(files), cases: files.cases };
}

export interface LoadedRules {
  readonly files: RuleFiles;
  readonly rulebook: Rulebook;
  readonly cases: readonly JsonDocument[];
}

/** The rulebook of files that are read. Throws as {@link loadRulebook}. */
export function rulebookOf(files: RuleFiles): Rulebook {
  const read = readSources(files);
  throwAll([...files.unread, ...read.problems]);
  return assembleRulebook(read);
}
