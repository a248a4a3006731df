import type { Bilingual } from '../core/bilingual.ts';
import type { InputError } from '../core/errors.ts';
import type { JsonDocument } from '../core/json-document.ts';
import { readBilingual } from './format/literals.ts';
import { Node, Problems, throwAll } from './format/problems.ts';
import { type Mutant, type MutantKind, mutantKinds } from './mutate/mutants.ts';

/** Why a mutant that nobody notices is none the worse: what it changes cannot be seen, or does not matter. */
export interface ExplainedMutant {
  readonly of: string;
  readonly kind: MutantKind;
  readonly pointer: string;
  /** What the mutant writes; absent: all mutants of this kind at this place. */
  readonly now: string | undefined;
  readonly reason: Bilingual;
  readonly document: JsonDocument;
  /** JSON pointer of the entry in its own file. */
  readonly at: string;
}

/** Why a rule is not seen both broken and kept by facts that a run computes. */
export interface ExplainedRule {
  readonly rule: string;
  readonly reason: Bilingual;
  readonly document: JsonDocument;
  readonly at: string;
}

/** What is known to be missing from the tests of a rulebook, with the reason. */
export interface Gaps {
  readonly mutants: readonly ExplainedMutant[];
  readonly world: readonly ExplainedRule[];
}

/** Reads `gaps.json`; without such a file nothing is explained. @throws InputError for a file that is wrong in itself. */
export function readGaps(document: JsonDocument | undefined): Gaps {
  if (document === undefined) return { mutants: [], world: [] };
  const { gaps, problems } = gatherGaps(document);
  throwAll(problems);
  return gaps;
}

/** The entries that can be read, and what is wrong with the others. */
export function gatherGaps(document: JsonDocument): { gaps: Gaps; problems: readonly InputError[] } {
  const problems = new Problems();
  const root = Node.root(document, problems);
  if (!root.closed(['mutants', 'world'], ['$schema', 'note'])) {
    return { gaps: { mutants: [], world: [] }, problems: problems.found };
  }
  const gaps = {
    mutants: entries(root.at('mutants')).flatMap(readMutant),
    world: entries(root.at('world')).flatMap(readRule),
  };
  return { gaps, problems: problems.found };
}

/** The members of a list that may be empty: then there is nothing to explain. */
function entries(list: Node): Node[] {
  return Array.isArray(list.value) && list.value.length === 0 ? [] : list.elements();
}

function readMutant(item: Node): ExplainedMutant[] {
  if (!item.closed(['of', 'kind', 'at', 'reason'], ['now'])) return [];
  const [of, pointer] = [item.at('of').text(), item.at('at').text()];
  const kind = item.at('kind').oneOf(mutantKinds, 'rule-unknown-word');
  const reason = readBilingual(item.at('reason'));
  const now = item.has('now') ? item.at('now').text() : undefined;
  if (of === undefined || pointer === undefined || kind === undefined || reason === undefined) return [];
  return [{ of, kind, pointer, now, reason, document: item.document, at: item.pointer }];
}

function readRule(item: Node): ExplainedRule[] {
  if (!item.closed(['rule', 'reason'])) return [];
  const [rule, reason] = [item.at('rule').text(), readBilingual(item.at('reason'))];
  if (rule === undefined || reason === undefined) return [];
  return [{ rule, reason, document: item.document, at: item.pointer }];
}

/** The entry that explains a mutant. */
export function explanationOf(mutant: Mutant, explained: readonly ExplainedMutant[]): ExplainedMutant | undefined {
  return explained.find(
    ({ of, kind, pointer, now }) =>
      of === mutant.of &&
      kind === mutant.kind &&
      pointer === mutant.pointer &&
      (now === undefined || now === mutant.now.en),
  );
}
