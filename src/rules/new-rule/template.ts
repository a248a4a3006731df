import { formatYuan } from '../../core/fen.ts';
import { formatDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { hooks, type Hook } from '../catalogue/hooks.ts';
import type { FactSpec } from '../catalogue/spec.ts';
import { printJson } from '../print-json.ts';

/** The three files of a rule to begin with. */
export interface RuleTemplate {
  readonly rule: string;
  readonly cases: string;
  readonly page: string;
}

const TO_WRITE = { zh: '待补', en: 'TODO' } as const;

/** Ten million yuan: a limit that stands out as one to be replaced. */
const LIMIT = 1_000_000_000;

/**
 * A draft that loads, with its cases: what is left to be written is marked, and `rules lint` names each mark.
 *
 * @param from local day number from which it is to hold
 */
export function ruleTemplate(id: string, hook: Hook, from: number, catalogue: Catalogue): RuleTemplate {
  const { fact, spec } = exampleFact(hook, catalogue);
  const isMoney = spec.type === 'fen';
  const leaf = isMoney
    ? { fact, operator: 'moneyGreaterThan', value: formatYuan(LIMIT) }
    : { fact, operator: 'equal', value: spec.type === 'bool' ? true : spec.values![0] };
  const rule = {
    $schema: '../../schema/rule.schema.json',
    ...{ id, title: { zh: `${TO_WRITE.zh}：${id}`, en: `${TO_WRITE.en}: ${id}` } },
    message: { zh: `{{actor}} ${TO_WRITE.zh}`, en: `{{actor}} ${TO_WRITE.en}` },
    effective: [
      {
        ...{ from: formatDate(from), status: 'draft', severity: 'major', basis: 'law', confidence: 'uncertain' },
        citation: { authority: TO_WRITE.zh, document: TO_WRITE.zh, article: null, summary: TO_WRITE },
        reason: TO_WRITE,
      },
    ],
    ...{ hook, decidedBy: hook, breachedBy: 'actor' },
    appliesWhen: { all: [{ fact: 'actor.kind', operator: 'equal', value: 'payment-institution' }] },
    conditions: { all: [leaf] },
  };
  const facts = { actor: 'pay-co', 'actor.kind': 'payment-institution' };
  const page = [
    `# ${TO_WRITE.zh} / ${TO_WRITE.en}`,
    '',
    `\`${id}\` · ${hooks[hook].label.zh} / ${hooks[hook].label.en}`,
    '',
    '## 法律怎么说 / What the law says',
    '',
    `${TO_WRITE.zh} / ${TO_WRITE.en}`,
    '',
    '## 本规则怎么理解 / How this rule reads it',
    '',
    `${TO_WRITE.zh} / ${TO_WRITE.en}`,
    '',
    '## 不包括什么 / What it does not cover',
    '',
    `${TO_WRITE.zh} / ${TO_WRITE.en}`,
    '',
  ].join('\n');
  const cases = { $schema: '../../schema/cases.schema.json', rule: id, facts, cases: exampleCases(fact, spec, from) };
  return { rule: printJson(rule), cases: printJson(cases), page };
}

/** A fact of the hook that the world always knows: an amount where there is one, else a yes or no, else a kind. */
function exampleFact(hook: Hook, catalogue: Catalogue): { fact: string; spec: FactSpec } {
  const known = catalogue.names
    .map((fact) => ({ fact, spec: catalogue.specOf(fact)! }))
    .filter(
      ({ fact, spec }) =>
        spec.hooks.includes(hook) &&
        spec.aliasOf === undefined &&
        spec.mayBeUnknown !== true &&
        spec.mayBeNone !== true &&
        !fact.startsWith('actor') &&
        !fact.startsWith('event.'),
    );
  for (const type of ['fen', 'bool', 'enum'] as const) {
    const found = known.find(({ spec }) => spec.type === type);
    if (found !== undefined) return found;
  }
  return { fact: 'event.isWorkday', spec: catalogue.specOf('event.isWorkday')! };
}

function exampleCases(fact: string, spec: FactSpec, from: number): object[] {
  const [violated, complied] =
    spec.type === 'fen'
      ? [formatYuan(LIMIT + 1), formatYuan(LIMIT)]
      : spec.type === 'bool'
        ? [true, false]
        : [spec.values![0], spec.values![1]];
  const date = formatDate(from);
  const one = (it: string, value: unknown, expect: string): object => ({ it, date, facts: { [fact]: value }, expect });
  return [
    { it: '生效前一日', date: formatDate(from - 1), facts: { [fact]: violated }, expect: 'not-in-force' },
    one('生效首日，违反', violated, 'violated'),
    one('刚好符合', complied, 'complied'),
    { it: '不是支付机构', date, facts: { 'actor.kind': 'bank', [fact]: violated }, expect: 'not-applicable' },
    { it: '事实未知', date, expect: 'could-not-evaluate', wouldDecide: [fact] },
  ];
}
