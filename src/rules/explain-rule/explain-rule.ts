import type { Bilingual } from '../../core/bilingual.ts';
import { formatDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { hooks } from '../catalogue/hooks.ts';
import type { FactType, FactUnit } from '../catalogue/spec.ts';
import type { Literal } from '../format/literals.ts';
import type { Parameter, ParameterValue } from '../format/parameter-file.ts';
import type { Citation, Leaf, Operand, Period, RightHand, Rule, Tree } from '../format/rule-file.ts';
import { operatorSpec } from '../operators.ts';
import { wordLabels } from './labels.ts';
import { memberLabel } from './member-labels.ts';
import { line, type Outline } from './outline.ts';
import { valueText } from './values.ts';

/**
 * A rule in plain sentences: when it is looked at, whom it binds, when it is broken, from when to when, under which
 * article. Everything that decides an outcome stands in it, so that no change of the rule leaves the text as it was.
 */
export function explainRule(rule: Rule, catalogue: Catalogue): Outline {
  const scope: Scope = { rule, catalogue };
  return {
    text: { zh: `${rule.id}：${rule.title.zh}`, en: `${rule.id}: ${rule.title.en}` },
    items: [
      evaluated(rule),
      headed({ zh: '适用情形', en: 'Binds' }, rule.appliesWhen, scope),
      headed({ zh: '违反情形', en: 'Is broken' }, rule.conditions, scope),
      breachedBy(rule, catalogue),
      { text: decidedBy(rule), items: rule.periods.map(periodOutline) },
    ],
  };
}

interface Scope {
  readonly rule: Rule;
  readonly catalogue: Catalogue;
}

function evaluated({ hook }: Rule): Outline {
  const { label, fires, actor } = hooks[hook];
  return {
    text: { zh: `时点：${label.zh}。${fires.zh}`, en: `Looked at: ${label.en}, ${fires.en}` },
    items: [line({ zh: `行为机构是${actor.zh}`, en: `the acting institution is ${actor.en}` })],
  };
}

function breachedBy({ breachedBy: { name } }: Rule, catalogue: Catalogue): Outline {
  const { label } = catalogue.specOf(name)!;
  return line({ zh: `责任方：${label.zh}`, en: `In breach: the ${label.en}` });
}

function decidedBy({ decidedBy: word }: Rule): Bilingual {
  if (word === 'contract') {
    return { zh: '有效期（以合同成立日为准）：', en: 'In force (the date of the contract decides):' };
  }
  if (word === 'instruction') {
    return { zh: '有效期（以受理日期为准）：', en: 'In force (the date of the instruction decides):' };
  }
  return { zh: '有效期（以发生日期为准）：', en: 'In force (the date of the event decides):' };
}

function periodOutline(period: Period): Outline {
  const { status, severity, basis, confidence, citation, reason } = period;
  const label = (word: string): Bilingual => wordLabels[word]!;
  const words = [status, severity, basis, confidence].map(label);
  const range = rangeText(period.from, period.to);
  const items = [line(citationLine(citation))];
  if (citation.provision !== undefined) items.push(provisionLine(citation.provision));
  if (citation.summary !== undefined) {
    const { zh, en } = citation.summary;
    items.push(line({ zh: `大意：${zh}`, en: `in our words: ${en}` }));
  }
  if (reason !== undefined) items.push(line({ zh: `说明：${reason.zh}`, en: `why: ${reason.en}` }));
  return {
    text: {
      zh: `${range.zh}：${words.map(({ zh }) => zh).join('，')}`,
      en: `${range.en}: ${words.map(({ en }) => en).join(', ')}`,
    },
    items,
  };
}

/** "from 2018-06-30 to 2021-02-28", both days included. */
function rangeText(from: number, to: number | undefined): Bilingual {
  const first = formatDate(from);
  if (to === undefined) return { zh: `${first} 起`, en: `from ${first} on` };
  const last = formatDate(to);
  return { zh: `${first} 至 ${last}（含首尾两日）`, en: `from ${first} to ${last}, both days included` };
}

function citationLine({ authority, document, article }: Citation): Bilingual {
  return {
    zh: `依据：${authority} ${document ?? '（无文号）'} ${article ?? '（未注明条款）'}`,
    en: `under: ${authority} ${document ?? '(no document)'} ${article ?? '(no article stated)'}`,
  };
}

function provisionLine({ text, readBy, readOn }: NonNullable<Citation['provision']>): Outline {
  return line({
    zh: `原文：“${text}”（${readBy} ${readOn} 阅）`,
    en: `verbatim: “${text}” (read by ${readBy} on ${readOn})`,
  });
}

/** A heading and the tree under it, in one line where the tree is a list. */
function headed(heading: Bilingual, tree: Tree, scope: Scope): Outline {
  const { text, items } = sentence(tree, scope);
  if (rootOf(tree).kind === 'leaf' || text === notText) {
    return { text: { zh: `${heading.zh}：`, en: `${heading.en} when:` }, items: [{ text, items }] };
  }
  return { text: { zh: `${heading.zh}：${text.zh}`, en: `${heading.en} when ${text.en}` }, items };
}

/** What a tree means once lists of one are taken off. */
function rootOf(tree: Tree): Tree {
  if (tree.kind === 'leaf' || tree.kind === 'not' || tree.children.length > 1) return tree;
  return rootOf(tree.children[0]!);
}

const notText: Bilingual = { zh: '并非：', en: 'not:' };

function sentence(tree: Tree, scope: Scope): Outline {
  if (tree.kind === 'leaf') return leafSentence(tree, scope);
  if (tree.kind === 'not') return { text: notText, items: [sentence(tree.child, scope)] };
  const [only, ...others] = tree.children;
  // A list of one means its only member, whichever list it is.
  if (others.length === 0) return sentence(only!, scope);
  const count = tree.children.length;
  const text =
    tree.kind === 'all'
      ? { zh: `以下 ${count} 项全部满足：`, en: `all ${count} of these hold:` }
      : { zh: `以下 ${count} 项满足任何一项：`, en: `any of these ${count} holds:` };
  return { text, items: tree.children.map((child) => sentence(child, scope)) };
}

interface Typed {
  readonly type: FactType;
  readonly unit: FactUnit | undefined;
}

function typeOf(operand: Operand, { catalogue }: Scope): Typed {
  if (operand.kind === 'parameter') return operand.parameter;
  const { type, unit } = catalogue.specOf(operand.name)!;
  return { type, unit };
}

function leafSentence(leaf: Leaf, scope: Scope): Outline {
  const typed = typeOf(leaf.left, scope);
  const left = operandLabel(leaf.left, typed, scope);
  const { label } = operatorSpec(leaf.operator);
  const right = rightText(leaf.right, typed, scope);
  const values = [leaf.left, leaf.right].flatMap((side) =>
    side.kind === 'parameter' ? valueLines(side.parameter, scope) : [],
  );
  const colon = leaf.right.kind === 'list' ? '：' : '';
  return {
    text: {
      zh: `${left.zh}${label.zh}${colon}${right.zh}${values.length > 0 ? '：' : ''}`,
      en: `${[left.en, label.en, right.en].filter((part) => part !== '').join(' ')}${values.length > 0 ? ':' : ''}`,
    },
    items: values,
  };
}

/** A statement that is true or false stands in quotes, or "a bank account is involved is true" could not be read. */
function operandLabel(operand: Operand, { type }: Typed, { catalogue }: Scope): Bilingual {
  const label = operand.kind === 'fact' ? catalogue.specOf(operand.name)!.label : parameterLabel(operand.parameter);
  return type === 'bool' ? quoted(label) : label;
}

function quoted({ zh, en }: Bilingual): Bilingual {
  return { zh: `“${zh}”`, en: `"${en}"` };
}

function parameterLabel({ label, per }: Parameter): Bilingual {
  return per === undefined ? label : { zh: `${label.zh}（${per.zh}）`, en: `${label.en} (${per.en})` };
}

function rightText(right: RightHand, typed: Typed, scope: Scope): Bilingual {
  switch (right.kind) {
    case 'true':
      return { zh: '', en: '' };
    case 'fact':
      return quoted(scope.catalogue.specOf(right.name)!.label);
    case 'parameter':
      return quoted(parameterLabel(right.parameter));
    case 'literal':
    case 'list': {
      const values = right.kind === 'list' ? right.values : [right.value];
      const texts = values.map((value: Literal) => valueText(typed.type, typed.unit, value));
      return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
    }
  }
}

/** The values a parameter has while the rule is in force, by date. */
function valueLines(parameter: Parameter, { rule, catalogue }: Scope): Outline[] {
  return parameter.entries.flatMap(({ from, to, value, source }) => {
    const counts = rule.periods.some(
      (period) => (to === undefined || period.from <= to) && (period.to === undefined || from <= period.to),
    );
    if (!counts) return [];
    const range = rangeText(from, to);
    const shown = parameterOutline(value, parameter, catalogue);
    return [
      {
        text: { zh: `${range.zh}：${shown.text.zh}［${source}］`, en: `${range.en}: ${shown.text.en} [${source}]` },
        items: shown.items,
      },
    ];
  });
}

function parameterOutline(value: ParameterValue, parameter: Parameter, catalogue: Catalogue): Outline {
  const shown = (literal: Literal): Bilingual => valueText(parameter.type, parameter.unit, literal);
  switch (value.kind) {
    case 'scalar':
      return line(shown(value.value));
    case 'unknown':
      return line({ zh: '不知道', en: 'not known' });
    case 'interval': {
      const [lo, hi] = [shown(value.lo), shown(value.hi)];
      return line({ zh: `只知道在 ${lo.zh} 至 ${hi.zh} 之间`, en: `only known to lie between ${lo.en} and ${hi.en}` });
    }
    case 'keyed': {
      const { label, type } = catalogue.specOf(value.fact)!;
      const several = type === 'set' ? combineText(parameter.combine) : { zh: '', en: '' };
      return {
        text: { zh: `按${label.zh}${several.zh}`, en: `by ${label.en}${several.en}` },
        items: [...value.by].map(([key, part]) => {
          const inner = parameterOutline(part, parameter, catalogue);
          const name = type === 'bool' ? valueText('bool', undefined, key === 'true') : memberLabel(key);
          return {
            text: { zh: `${name.zh}：${inner.text.zh}`, en: `${name.en}: ${inner.text.en}` },
            items: inner.items,
          };
        }),
      };
    }
    case 'banded': {
      const { label, type, unit } = catalogue.specOf(value.fact)!;
      return {
        text: { zh: `按${label.zh}分档`, en: `by the size of ${label.en}` },
        items: value.bands.map(({ below, value: part }) => {
          const inner = parameterOutline(part, parameter, catalogue);
          const limit = below === undefined ? undefined : valueText(type, unit, below);
          return {
            text: {
              zh: `${limit === undefined ? '其余' : `低于 ${limit.zh}`}：${inner.text.zh}`,
              en: `${limit === undefined ? 'above that' : `below ${limit.en}`}: ${inner.text.en}`,
            },
            items: inner.items,
          };
        }),
      };
    }
  }
}

function combineText(combine: Parameter['combine']): Bilingual {
  return combine === 'min'
    ? { zh: '（多项取最低）', en: ' (of several the lowest counts)' }
    : { zh: '（多项取最高）', en: ' (of several the highest counts)' };
}
