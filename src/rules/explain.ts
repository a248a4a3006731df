import type { Bilingual } from '../core/bilingual.ts';
import { fill, message } from '../core/messages/catalogue.ts';
import type { FactReader } from './catalogue/spec.ts';
import { compileLeaf } from './compile/compile-tree.ts';
import { resolveParameter } from './compile/parameter-at.ts';
import { FALSE, shippedPieces, TRUE, type Truth, UNKNOWN } from './compile/pieces.ts';
import type { CompiledRule, Rulebook } from './compile/rulebook.ts';
import type { ShowKey } from './facts-json.ts';
import { placeholders } from './format/read-rule.ts';
import type { Citation, Leaf, Operand, Tree } from './format/rule-file.ts';
import { type OperatorName, operatorSpec } from './operators.ts';
import {
  COMPLIED,
  COULD_NOT_EVALUATE,
  NOT_APPLICABLE,
  type Outcome,
  type OutcomeName,
  outcomeNames,
  VIOLATED,
} from './outcome.ts';
import { showFact, showLiteral, showParameter } from './show-value.ts';

/** One leaf condition with what it saw. */
interface ExplainedLeaf {
  /** JSON pointer of the leaf in the rule file. */
  readonly pointer: string;
  readonly fact: string;
  readonly label: Bilingual;
  readonly operator: OperatorName;
  readonly operatorLabel: Bilingual;
  readonly actual: Bilingual;
  /** What it was compared with; empty for `isNone` and `isPresent`. */
  readonly allowed: Bilingual;
  /** The parameter or fact that gave `allowed`. */
  readonly allowedBy: string | undefined;
  readonly truth: 'true' | 'false' | 'unknown';
}

export interface Explanation {
  readonly outcome: OutcomeName;
  /** The leaves that decided, in the order of the file; of an undecided rule, those that are unknown. */
  readonly because: readonly ExplainedLeaf[];
  /** Of an undecided rule: the facts, and parameters known only as an interval, that would decide it. */
  readonly wouldDecide: readonly string[];
}

/** Why a rule has its outcome on these facts. Slower than `evaluate`; for reports. */
export function explainEvaluation(
  rulebook: Rulebook,
  rule: CompiledRule,
  read: FactReader,
  showKey?: ShowKey,
): Explanation {
  const reading: Reading = { rulebook, day: rule.day, read, showKey };
  const { appliesWhen, conditions } = rule.rule;
  const [outcome, trees] = decidingTrees(appliesWhen, conditions, reading);
  const leaves = trees.flatMap((tree) => decidingLeaves(tree, truthOf(tree, reading), reading));
  const unknown = outcome === COULD_NOT_EVALUATE ? leaves.flatMap((leaf) => unknownsOf(leaf, reading)) : [];
  return {
    outcome: outcomeNames[outcome],
    because: leaves.map((leaf) => explainLeaf(leaf, reading)),
    wouldDecide: [...new Set(unknown)],
  };
}

interface Reading {
  readonly rulebook: Rulebook;
  readonly day: number;
  readonly read: FactReader;
  readonly showKey: ShowKey | undefined;
}

/** The outcome, and the trees it comes from: of an undecided rule, each that is unknown. */
function decidingTrees(appliesWhen: Tree, conditions: Tree, reading: Reading): [Outcome, Tree[]] {
  const [applies, broken] = [truthOf(appliesWhen, reading), truthOf(conditions, reading)];
  if (applies === FALSE) return [NOT_APPLICABLE, [appliesWhen]];
  if (applies === TRUE && broken !== UNKNOWN) return [broken === TRUE ? VIOLATED : COMPLIED, [conditions]];
  return [COULD_NOT_EVALUATE, [appliesWhen, conditions].filter((tree, i) => (i === 0 ? applies : broken) === UNKNOWN)];
}

function truthOf(tree: Tree, reading: Reading): Truth {
  switch (tree.kind) {
    case 'leaf': {
      const { catalogue } = reading.rulebook;
      return compileLeaf(tree, reading.day, { catalogue, pieces: shippedPieces, shared: new Map() })(reading.read);
    }
    case 'not': {
      const truth = truthOf(tree.child, reading);
      return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
    }
    default: {
      const decisive = tree.kind === 'all' ? FALSE : TRUE;
      const truths = tree.children.map((child) => truthOf(child, reading));
      if (truths.includes(decisive)) return decisive;
      return truths.includes(UNKNOWN) ? UNKNOWN : tree.kind === 'all' ? TRUE : FALSE;
    }
  }
}

/** The leaves without which the tree would not have this truth: of children that agree with it, all. */
function decidingLeaves(tree: Tree, truth: Truth, reading: Reading): Leaf[] {
  if (tree.kind === 'leaf') return [tree];
  if (tree.kind === 'not') return decidingLeaves(tree.child, truthOf(tree.child, reading), reading);
  return tree.children.flatMap((child) =>
    truthOf(child, reading) === truth ? decidingLeaves(child, truth, reading) : [],
  );
}

function unknownsOf(leaf: Leaf, reading: Reading): string[] {
  const sides = [leaf.left, ...(leaf.right.kind === 'fact' || leaf.right.kind === 'parameter' ? [leaf.right] : [])];
  const facts = sides.flatMap((side) => unknownFacts(side, reading));
  if (facts.length > 0) return facts;
  // No fact is missing: the parameter itself is not known well enough.
  return sides.flatMap((side) => (side.kind === 'parameter' ? [side.name] : []));
}

function unknownFacts(side: Operand, { rulebook: { catalogue }, read }: Reading): string[] {
  const { keys, bandedBy } = side.kind === 'parameter' ? side.parameter : { keys: [], bandedBy: undefined };
  const names =
    side.kind === 'fact'
      ? (catalogue.specs[side.index]!.ratioOf ?? [catalogue.names[side.index]!])
      : [...keys, ...(bandedBy === undefined ? [] : [bandedBy])];
  return names.filter((name) => read(catalogue.indexOf(name)!) === undefined);
}

function explainLeaf(leaf: Leaf, reading: Reading): ExplainedLeaf {
  const { left, operator, right, pointer } = leaf;
  const { catalogue } = reading.rulebook;
  const truth = (['false', 'true', 'unknown'] as const)[truthOf(leaf, reading)];
  return {
    ...{ pointer, operator, truth, fact: left.name, operatorLabel: operatorSpec(operator).label },
    label: left.kind === 'fact' ? catalogue.specOf(left.name)!.label : left.parameter.label,
    actual: showOperand(left, reading),
    allowed: showRight(leaf, reading),
    allowedBy: right.kind === 'fact' || right.kind === 'parameter' ? right.name : undefined,
  };
}

function showOperand(operand: Operand, { rulebook: { catalogue }, day, read, showKey }: Reading): Bilingual {
  if (operand.kind === 'fact') return showFact(operand.index, read, catalogue, showKey);
  const { parameter } = operand;
  return showParameter(parameter.type, resolveParameter(parameter, day, catalogue, read));
}

function showRight(leaf: Leaf, reading: Reading): Bilingual {
  const { left, right } = leaf;
  const type = left.kind === 'fact' ? reading.rulebook.catalogue.specOf(left.name)!.type : left.parameter.type;
  switch (right.kind) {
    case 'true':
      return { zh: '', en: '' };
    case 'fact':
    case 'parameter':
      return showOperand(right, reading);
    case 'literal':
    case 'list': {
      const values = right.kind === 'list' ? right.values : [right.value];
      const shown = values.map((value) => showLiteral(type, value));
      return { zh: shown.join('、'), en: shown.join(', ') };
    }
  }
}

/**
 * The rule's message with its placeholders filled. A finding that rests on practice says in it that no legal text was
 * found.
 */
export function headline(rulebook: Rulebook, rule: CompiledRule, read: FactReader, showKey?: ShowKey): Bilingual {
  const { catalogue, parameters } = rulebook;
  const template = rule.rule.message;
  const shown = placeholders(template.zh).map((name): [string, Bilingual] => {
    const parameter = parameters.get(name);
    if (parameter === undefined) return [name, showFact(catalogue.indexOf(name)!, read, catalogue, showKey)];
    return [name, showParameter(parameter.type, resolveParameter(parameter, rule.day, catalogue, read))];
  });
  const filled = (lang: 'zh' | 'en'): string =>
    fill(template[lang], Object.fromEntries(shown.map(([name, value]) => [name, value[lang]])));
  if (rule.period.basis !== 'practice') return { zh: filled('zh'), en: filled('en') };
  const notice = message('rule-practice-notice');
  return { zh: filled('zh') + notice.zh, en: filled('en') + notice.en };
}

/** "中国人民银行 公告〔2015〕第43号 第十一条": authority, document and article as far as they are stated. */
export function citationText({ authority, document, article }: Citation): string {
  return [authority, document, article].filter((part) => part !== null).join(' ');
}
