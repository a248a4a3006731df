import type { Bilingual } from '../../core/bilingual.ts';
import type { MessageParams } from '../../core/errors.ts';
import type { Flow } from '../define.ts';

/** Something wrong with a flow, with the name under which its source can be searched. */
export interface FlowProblem {
  readonly code: string;
  readonly params: MessageParams;
  readonly name: string;
}

const PROVOKED = ['flawed', 'unlawful'];

/**
 * What `defineFlow` and the compiler of machines do not look at, and what would only be noticed when a run comes to it:
 * texts in both languages, choices, what people are asked, terms.
 */
export function checkDefinition(flow: Flow): FlowProblem[] {
  return [...texts(flow), ...functions(flow), ...choices(flow), ...asked(flow), ...terms(flow), ...slots(flow)];
}

function* texts(flow: Flow): Generator<FlowProblem> {
  const all: [string, string, unknown][] = [[`title`, flow.name, flow.title]];
  for (const kind of ['acts', 'legs', 'contract', 'invariants'] as const) {
    for (const [name, { says }] of Object.entries(flow[kind] ?? {})) all.push([`${kind}.${name}.says`, name, says]);
  }
  for (const [choice, { title, values }] of Object.entries(flow.choices)) {
    all.push([`choices.${choice}.title`, choice, title]);
    for (const [value, { says }] of Object.entries(values)) {
      all.push([`choices.${choice}.values.${value}.says`, value, says]);
    }
  }
  for (const [where, name, given] of all) {
    const missing = (['zh', 'en'] as const).filter((lang) => {
      const text: unknown = (given as Partial<Bilingual> | null | undefined)?.[lang];
      return typeof text !== 'string' || text.trim() === '';
    });
    if (missing.length === 0) continue;
    yield { code: 'flow-text-missing', params: { flow: flow.name, where, lang: missing.join(', ') }, name };
  }
}

function* functions(flow: Flow): Generator<FlowProblem> {
  for (const kind of ['guards', 'effects', 'delays'] as const) {
    for (const [name, value] of Object.entries<unknown>(flow[kind])) {
      if (typeof value === 'function') continue;
      yield { code: 'flow-no-function', params: { flow: flow.name, where: `${kind}.${name}` }, name };
    }
  }
}

function* choices(flow: Flow): Generator<FlowProblem> {
  for (const [choice, { values }] of Object.entries(flow.choices)) {
    const [first] = Object.entries(values);
    if (first === undefined) {
      yield { code: 'flow-choice-empty', params: { flow: flow.name, choice }, name: choice };
      continue;
    }
    if (PROVOKED.includes(first[1].class)) {
      yield { code: 'flow-choice-default', params: { flow: flow.name, choice, value: first[0] }, name: first[0] };
    }
    for (const [value, one] of Object.entries(values)) {
      const lacks = one.class === 'flawed' ? one.finding : one.class === 'unlawful' ? one.rule : '';
      if (lacks !== undefined) continue;
      const field = one.class === 'flawed' ? 'finding' : 'rule';
      yield {
        code: 'flow-choice-incomplete',
        params: { flow: flow.name, choice, value, class: one.class, field },
        name: value,
      };
    }
  }
}

function* asked(flow: Flow): Generator<FlowProblem> {
  for (const { act, when } of flow.asked) {
    if (!flow.actNames.includes(act)) yield unknown(flow, 'asked', act, flow.actNames);
    if (when !== undefined && !Object.hasOwn(flow.guards, when))
      yield unknown(flow, 'asked.when', when, Object.keys(flow.guards));
  }
}

function* terms({ terms: { claims, orders, legs }, ...flow }: Flow): Generator<FlowProblem> {
  const { partyNames, accountNames, legNames } = flow;
  const whole = { ...flow, terms: { claims, orders, legs } };
  for (const { creditor, debtor, pool } of Object.values(claims)) {
    for (const role of [creditor, debtor])
      if (!partyNames.includes(role)) yield unknown(whole, 'terms.claims', role, partyNames);
    if (pool !== undefined && !accountNames.includes(pool)) yield unknown(whole, 'terms.claims', pool, accountNames);
  }
  for (const { claim, payees, debtor } of Object.values(orders)) {
    if (!Object.hasOwn(claims, claim)) yield unknown(whole, 'terms.orders', claim, Object.keys(claims));
    for (const role of [...payees, debtor])
      if (!partyNames.includes(role)) yield unknown(whole, 'terms.orders', role, partyNames);
  }
  for (const [leg, order] of Object.entries(legs)) {
    if (!legNames.includes(leg)) yield unknown(whole, 'terms.legs', leg, legNames);
    if (!Object.hasOwn(orders, order)) yield unknown(whole, 'terms.legs', order, Object.keys(orders));
  }
}

function* slots({ name, legNames, legSlots }: Flow): Generator<FlowProblem> {
  const fits = Number.isSafeInteger(legSlots) && legSlots >= Math.min(1, legNames.length) && legSlots <= 64;
  if (!fits) yield { code: 'flow-leg-slots', params: { flow: name, slots: String(legSlots) }, name: 'legSlots' };
}

function unknown(flow: { readonly name: string }, where: string, name: string, known: readonly string[]): FlowProblem {
  const params = { flow: flow.name, where, name, known: known.length === 0 ? '-' : known.join(', ') };
  return { code: 'flow-unknown-name', params, name };
}
