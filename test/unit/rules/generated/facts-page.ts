import { type Catalogue } from '../../../../src/rules/catalogue/catalogue.ts';
import { type Hook, hookNames, hooks } from '../../../../src/rules/catalogue/hooks.ts';
import type { AggregateSpec, FactSpec } from '../../../../src/rules/catalogue/spec.ts';
import { operatorNames, operatorSpec } from '../../../../src/rules/operators.ts';

/** The page rules/facts.md: hooks, facts by hook, cumulative facts, operators. */
export function factsPage(catalogue: Catalogue, factsRead: (hook: Hook) => ReadonlySet<number>): string {
  const general = catalogue.names.filter((name) => hooksOf(catalogue, name).length === hookNames.length);
  return [
    '# 事实 / Facts',
    '本页由事实目录（src/rules/catalogue）生成；更新：`npx vitest run test/unit/rules/generated -u`。',
    'Generated from the catalogue of facts (src/rules/catalogue); update with `npx vitest run test/unit/rules/generated -u`.',
    '每个事实为一个值、*无*（null：确知没有）或未知（不写）。“可无”表示可以为无；“可未知”表示只有场景写明才可知，不得用于 appliesWhen。“用”表示现有规则读取它。',
    'A fact is a value, *none* (null: known not to exist) or unknown (left out). "none" says that it may be none; "unknown" that it is known only if the scenario states it, and never used in `appliesWhen`. "used" marks the facts that a rule reads today.',
    '## 类型 / Types',
    ...typeTable(),
    '## 时点 / Hooks',
    ...table(
      ['hook', '时点', '触发 / fires', 'actor'],
      hookNames.map((hook) => {
        const { label, fires, actor } = hooks[hook];
        return [`\`${hook}\``, both(label), both(fires), both(actor)];
      }),
    ),
    '## 每个时点都有 / At every hook',
    ...factTable(catalogue, general, new Set(hookNames.flatMap((hook) => [...factsRead(hook)]))),
    ...hookNames.flatMap((hook) => {
      const own = catalogue.names.filter((name) => hooksOf(catalogue, name).includes(hook) && !general.includes(name));
      return own.length === 0 ? [] : [`## ${hook}`, ...factTable(catalogue, own, factsRead(hook))];
    }),
    '## 累计 / Cumulative facts',
    '读到的值包含当前事件。失败或退回的金额从其计入的期间扣除，退款不扣。运行前的部分来自场景的 history；运行中开立的账户从零开始；否则未知。',
    'The value read includes the event itself. What fails or is returned is taken off the period it entered; refunds are not. What was before the run comes from `history`; an account opened in the run starts at zero; otherwise the fact is unknown.',
    ...table(
      ['fact', 'hook', 'operation', 'key', 'window', 'only events with'],
      catalogue.names.flatMap((name) => {
        const { aggregate } = catalogue.specOf(name)!;
        return aggregate === undefined ? [] : [aggregateRow(name, aggregate)];
      }),
    ),
    '## 运算符 / Operators',
    '与“无”比较一律不成立，但 `notEqual` 与 `notIn` 成立。',
    'Every comparison with none is false, but `notEqual` and `notIn` are true.',
    ...table(
      ['operator', '含义 / means', 'types', 'value'],
      operatorNames.map((name) => {
        const { label, types, right } = operatorSpec(name);
        return [`\`${name}\``, both(label), types.join(', '), rightSides[right]];
      }),
    ),
  ]
    .join('\n\n')
    .replaceAll(/\|\n\n\|/g, '|\n|')
    .concat('\n');
}

const rightSides = {
  value: 'a value, `{ "fact": … }` or `{ "fact": "parameter.…" }`',
  list: 'a list of values',
  member: 'a member',
  members: 'a list of members',
  true: '`true`',
};

function both({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `${zh} / ${en}`;
}

function hooksOf(catalogue: Catalogue, name: string): readonly Hook[] {
  return catalogue.specOf(name)!.hooks;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function typeTable(): string[] {
  return table(
    ['type', '文件中 / in files', '运行中 / in a run'],
    [
      ['`fen`', '`"1000.00"`, yuan', 'integer fen'],
      ['`int`', '`90`', 'safe integer'],
      ['`ratio`', 'never stated: the quotient of two facts', 'never supplied'],
      ['`bool`', '`true`', 'boolean'],
      ['`enum`, `text`', 'text', 'the same text'],
      ['`set`', 'list of members', 'bit mask, bit i is the i-th member (`setMask`)'],
      ['`date`', '`"2018-06-30"`', 'local day number'],
      ['`time`', '`"2018-06-30T10:00:00+08:00"`', 'ms since the epoch'],
      ['`clock`', '`"17:15:00"`', 'ms since local midnight'],
      ['`party`, `account`', 'key in the scenario', 'the key, or a number that stands for it throughout a run'],
    ],
  );
}

function factTable(catalogue: Catalogue, names: readonly string[], used: ReadonlySet<number>): string[] {
  return table(
    ['fact', 'type', 'none', 'unknown', 'used', '说明', 'meaning'],
    names.map((name) => {
      const spec = catalogue.specOf(name)!;
      const { label, note } = spec;
      const mark = (flag: boolean): string => (flag ? '✓' : '');
      return [
        `\`${name}\``,
        typeText(spec),
        mark(spec.mayBeNone === true),
        mark(spec.mayBeUnknown === true),
        mark(used.has(catalogue.indexOf(name)!)),
        label.zh + (note === undefined ? '' : `：${note.zh}`),
        label.en + (note === undefined ? '' : `: ${note.en}`),
      ];
    }),
  );
}

function typeText(spec: FactSpec): string {
  if (spec.aliasOf !== undefined) return `same as \`${spec.aliasOf}\``;
  if (spec.ratioOf !== undefined) return `ratio: \`${spec.ratioOf[0]}\` / \`${spec.ratioOf[1]}\``;
  if (spec.values !== undefined) return `${spec.type}: ${spec.values.join(', ')}`;
  return spec.unit === undefined ? spec.type : `${spec.type}, ${spec.unit}`;
}

function aggregateRow(name: string, { hook, operation, of, by, window, where }: AggregateSpec): string[] {
  const conditions = Object.entries(where).map(([fact, values]) => `${fact} = ${values.join(' or ')}`);
  return [`\`${name}\``, hook, `${operation} of ${of}`, by.join(' + '), window, conditions.join('; ') || 'all'];
}
