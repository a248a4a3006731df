import { InputError } from '../../core/errors.ts';
import { placeOfThrow } from './place.ts';
import type { Watch } from './watch.ts';

/** What answers differently each time it is asked, as a user's code would call it. */
const asked = {
  now: 'Date.now()',
  date: 'new Date()',
  random: 'Math.random()',
  clock: 'performance.now()',
  uuid: 'crypto.randomUUID()',
  values: 'crypto.getRandomValues()',
} as const;

let set = false;

/**
 * From now on the clock and chance refuse to answer while a user's code runs in this thread; everybody else's questions
 * are answered as ever. Set once for a thread.
 */
export function setTraps(watch: Watch): void {
  if (set) return;
  set = true;
  const refuse = (what: string): void => {
    if (!watch.inside) return;
    throw new InputError('flow-not-deterministic', { what }, placeOfThrow(new Error().stack ?? ''));
  };
  const guard = <T extends object>(owner: T, name: keyof T & string, what: string): void => {
    const answer = owner[name] as (...args: unknown[]) => unknown;
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value: (...args: unknown[]) => {
        refuse(what);
        return Reflect.apply(answer, owner, args);
      },
    });
  };
  guard(Math, 'random', asked.random);
  guard(performance, 'now', asked.clock);
  guard(crypto, 'randomUUID', asked.uuid);
  guard(crypto, 'getRandomValues', asked.values);
  guard(Date, 'now', asked.now);
  globalThis.Date = new Proxy(Date, {
    construct: (target, args: unknown[], newTarget) => {
      if (args.length === 0) refuse(asked.date);
      return Reflect.construct(target, args, newTarget) as object;
    },
    apply: (target) => {
      refuse(asked.date);
      return target();
    },
  });
}
