import { AssertionFailure, Inconclusive, InputError, type Place } from '../../core/errors.ts';
import type { Flow, Invariant } from '../../flows/define.ts';
import type { EffectBuffer } from '../../flows/view.ts';
import { placeOfThrow } from './place.ts';
import { LOADING, type Watch } from './watch.ts';

/** Calls of each function that are made twice to compare them: the first so many, and then one in so many. */
const TWICE_FIRST = 256;
const TWICE_EVERY = 64;

/** What a call wrote, to be compared with what it writes the second time. */
class WrittenEffects {
  readonly lines: string[] = [];
  readonly buffer: EffectBuffer;

  constructor(like: EffectBuffer) {
    this.buffer = new Proxy(like, {
      get:
        (_target, name) =>
        (...args: unknown[]) =>
          void this.lines.push(`${String(name)} ${JSON.stringify(args)}`),
    });
  }
}

/** Names of a user's functions by the codes under which they are watched: 2 and up. */
export class WatchedNames {
  readonly names: string[] = [];

  add(name: string): number {
    this.names.push(name);
    return LOADING + this.names.length;
  }
}

/**
 * The flow with a hand on each of its functions: whoever watches sees which of them runs, a throw becomes an input error
 * with file and line, and a function that does not answer the same to the same question is refused. The clock and chance
 * are shut off by the traps of the thread.
 */
export function guarded(flow: Flow, file: string, watch: Watch, names: WatchedNames): Flow {
  const whole: Place = { file };

  /** Runs `work`; errors that are answers of ours pass. */
  const within = <R>(call: number, what: string, work: () => R): R => {
    watch.enter(call);
    try {
      return work();
    } catch (error) {
      if (error instanceof InputError || error instanceof Inconclusive) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      const code = error instanceof AssertionFailure ? 'flow-bad-effect' : 'flow-throws';
      throw new InputError(code, { what, reason }, placeOfThrow(stack) ?? whole);
    } finally {
      watch.leave();
    }
  };

  const asked = <A extends unknown[], R>(kind: string, name: string, ask: (...args: A) => R): ((...args: A) => R) => {
    const what = `${flow.name}.${kind}.${name}`;
    const call = names.add(what);
    let count = 0;
    return (...args) => {
      const answer = within(call, what, () => ask(...args));
      count++;
      if (count > TWICE_FIRST && count % TWICE_EVERY !== 0) return answer;
      const again = within(call, what, () => ask(...args));
      if (!Object.is(answer, again)) throw new InputError('flow-differs', { what }, whole);
      return answer;
    };
  };

  const effect = (name: string, does: Flow['effects'][string]): Flow['effects'][string] => {
    const what = `${flow.name}.effects.${name}`;
    const call = names.add(what);
    let count = 0;
    return (view, out, params) => {
      count++;
      if (count <= TWICE_FIRST || count % TWICE_EVERY === 0) {
        const [first, second] = [new WrittenEffects(out), new WrittenEffects(out)];
        within(call, what, () => does(view, first.buffer, params));
        within(call, what, () => does(view, second.buffer, params));
        if (first.lines.join('\n') !== second.lines.join('\n')) throw new InputError('flow-differs', { what }, whole);
      }
      within(call, what, () => does(view, out, params));
    };
  };

  const each = <T, R>(record: Readonly<Record<string, T>>, make: (name: string, value: T) => R): Record<string, R> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(name, value)]));

  const { fold } = flow.terms;
  const foldCall = names.add(`${flow.name}.terms.fold`);
  return {
    ...flow,
    origin: file,
    guards: each(flow.guards, (name, guard) => {
      const ask = asked('guards', name, guard);
      return (view, params) => truth(ask(view, params), `${flow.name}.guards.${name}`, whole);
    }),
    effects: each(flow.effects, effect),
    delays: each(flow.delays, (name, delay) => asked('delays', name, delay)),
    asked: flow.asked.map((one) => {
      const { fen } = one;
      return fen === undefined ? one : { ...one, fen: asked('asked', one.act, fen) };
    }),
    ...(flow.invariants === undefined
      ? {}
      : {
          invariants: each(flow.invariants, (name, invariant): Invariant => {
            const holds = asked('invariants', name, invariant.holds);
            const { fen } = invariant;
            return {
              ...invariant,
              holds: (view) => truth(holds(view), `${flow.name}.invariants.${name}`, whole),
              ...(fen === undefined ? {} : { fen: asked('invariants', `${name}.fen`, fen) }),
            };
          }),
        }),
    terms: {
      ...flow.terms,
      fold: (register, fact, name, fen) =>
        within(foldCall, `${flow.name}.terms.fold`, () => fold(register, fact, name, fen)),
    },
  };
}

/** What is asked as a condition is answered with true or false: anything else is a slip of the pen. */
function truth(answer: unknown, what: string, place: Place): boolean {
  if (typeof answer === 'boolean') return answer;
  throw new InputError('flow-no-truth', { what, type: answer === null ? 'null' : typeof answer }, place);
}
