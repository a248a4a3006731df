import { InputError } from '../../core/errors.ts';
import { fraction } from '../../core/rate.ts';
import { NO_LEAF, type MachineTables } from '../compile/tables.ts';
import { restartedEvent, type Flow } from '../define.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import type { FlowProblem } from './definition.ts';

/**
 * What is probably a slip of the pen in a flow that can run.
 * @throws InputError `flow-not-deterministic`, `flow-differs` for a flow whose functions are watched.
 */
export function lintFlow(flow: Flow, tables: MachineTables): FlowProblem[] {
  const seen = rehearse(flow);
  return [
    ...tables.unreachable.map((state): FlowProblem => {
      const name = state.split('.').at(-1) ?? state;
      return { code: 'flow-state-unreachable', params: { flow: flow.name, state }, name };
    }),
    ...events(flow, tables, seen),
    ...unused(flow, tables, seen),
  ];
}

/** What guards and effects were seen to do and ask, over stand-in answers. */
interface Seen {
  readonly sent: ReadonlySet<number>;
  readonly queried: ReadonlySet<number>;
  readonly statements: ReadonlySet<number>;
  readonly choices: ReadonlySet<number>;
  readonly signals: boolean;
}

/** Answers that a view gives in a rehearsal: every field, balance and term is this number. */
const ANSWERS = [0, 1, 2, 100];

/** Calls every function of the flow with a view that answers anything, and notes what it asks for. */
function rehearse(flow: Flow): Seen {
  const seen = { sent: new Set<number>(), queried: new Set<number>(), statements: new Set<number>() };
  const choices = new Set<number>();
  let signals = false;
  const nothing = (): void => undefined;
  const out: EffectBuffer = {
    post: nothing,
    postAll: nothing,
    hold: nothing,
    release: nothing,
    send: (leg) => void seen.sent.add(leg),
    query: (leg) => void seen.queried.add(leg),
    statement: (leg) => void seen.statements.add(leg),
    startTimer: nothing,
    cancelTimer: nothing,
    set: nothing,
    share: nothing,
    start: nothing,
    signal: () => (signals = true),
    declare: nothing,
  };
  const most = Math.max(1, ...Object.values(flow.choices).map(({ values }) => Object.keys(values).length));
  for (const answer of ANSWERS) {
    for (let value = 0; value < most; value++) {
      const view = standIn(answer, value, choices);
      for (const guard of Object.values(flow.guards)) attempt(() => guard(view, null));
      for (const delay of Object.values(flow.delays)) attempt(() => delay(view));
      for (const effect of Object.values(flow.effects)) attempt(() => effect(view, out, null));
    }
  }
  return { ...seen, choices, signals };
}

/** Codes of what no answer of a view excuses. */
const UNEXCUSED = ['flow-not-deterministic', 'flow-differs'];

/**
 * With answers that no world gives a function may stumble; what it did before that counts.
 * @throws InputError if it asks the clock or chance, or does not do the same twice.
 */
function attempt(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError && UNEXCUSED.includes(error.code)) throw error;
  }
}

function standIn(answer: number, value: number, choices: Set<number>): FlowView {
  const number = (): number => answer;
  const truth = (): boolean => answer > 0;
  return {
    now: 0,
    instance: 0,
    get: number,
    shared: number,
    term: number,
    rate: () => fraction(BigInt(answer), 100n),
    split: () => [],
    choice: (choice) => {
      choices.add(choice);
      return value;
    },
    arg: number,
    balance: number,
    held: () => 0,
    hasAccount: truth,
    hasChannel: truth,
    hasPosition: truth,
    isOpen: truth,
    nextOpening: number,
    channel: number,
    channelFee: () => fraction(BigInt(answer), 100n),
    fundingLimit: number,
    legsLeft: number,
    workday: number,
    naturalDay: number,
    isWorkday: truth,
  };
}

function* events(flow: Flow, tables: MachineTables, seen: Seen): Generator<FlowProblem> {
  const answered = tables.events.filter((_, event) => {
    return tables.configurations.some(({ id }) => tables.roots[id * tables.events.length + event] !== NO_LEAF);
  });
  for (const act of flow.actNames) {
    if (!answered.includes(act)) yield { code: 'flow-act-ignored', params: { flow: flow.name, act }, name: act };
  }
  for (const event of answered) {
    if (isSent(flow, event, seen)) continue;
    yield { code: 'flow-event-unsent', params: { flow: flow.name, event }, name: event };
  }
}

/** Does anybody send this event? Acts, timers and the restart come of themselves. */
function isSent(flow: Flow, event: string, seen: Seen): boolean {
  if (event === restartedEvent || event.startsWith('xstate.') || flow.actNames.includes(event)) return true;
  if (event.startsWith('signal.')) return seen.signals;
  const leg = flow.legNames.findIndex((name) => event.startsWith(`${name}.`));
  if (leg < 0 || flow.legs[flow.legNames[leg]!]!.inbound !== undefined) return true;
  const status = event.slice(flow.legNames[leg]!.length + 1);
  if (status.startsWith('answer.')) return seen.queried.has(leg);
  if (status.startsWith('statement.')) return seen.statements.has(leg);
  return seen.sent.has(leg);
}

function* unused(flow: Flow, tables: MachineTables, seen: Seen): Generator<FlowProblem> {
  const warn = (code: string, name: string): FlowProblem => ({ code, params: { flow: flow.name, name }, name });
  const guards = new Set([...tables.guards.map(({ name }) => name), ...flow.asked.map(({ when }) => when ?? '')]);
  const effects = new Set(tables.actions.map(({ name }) => name));
  const delays = new Set(tables.timers.map(({ delay }) => delay));
  for (const name of Object.keys(flow.guards)) if (!guards.has(name)) yield warn('flow-guard-unused', name);
  for (const name of Object.keys(flow.effects)) if (!effects.has(name)) yield warn('flow-effect-unused', name);
  for (const name of Object.keys(flow.delays)) if (!delays.has(name)) yield warn('flow-delay-unused', name);
  for (const [i, name] of flow.legNames.entries()) {
    if (flow.legs[name]!.inbound !== undefined) continue;
    if (!seen.sent.has(i)) yield warn('flow-leg-unsent', name);
    else if (flow.terms.legs[name] === undefined) yield warn('flow-leg-unjudged', name);
  }
  const inMachine = new Set(tables.guards.map(({ params }) => params?.['choice']));
  const byChoice = new Set(Object.values(flow.accounts).map(({ byChoice: by }) => by?.choice));
  for (const [i, name] of flow.choiceNames.entries()) {
    if (name === 'durability' || seen.choices.has(i) || inMachine.has(name) || byChoice.has(name)) continue;
    yield warn('flow-choice-unread', name);
  }
}
