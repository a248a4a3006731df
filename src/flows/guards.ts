import { assert } from '../core/errors.ts';
import type { LiteralParams } from './compile/config.ts';
import type { Choice, GuardFunction } from './define.ts';

/** A design choice and one of its values, by index. */
interface Chosen {
  readonly choice: number;
  readonly value: number;
}

/**
 * The guard `is` of a flow: true if the design choice `choice` has the value `value`; in a machine
 * `{ type: 'is', params: { choice: 'window', value: 'queue' } }`.
 */
export function choiceGuard(choices: Readonly<Record<string, Choice>>): GuardFunction {
  // A machine's params are the same objects for ever: each pair of names is looked up once.
  const known = new WeakMap<LiteralParams, Chosen>();
  return (view, params) => {
    assert(params !== null, 'the guard "is" needs a choice and a value');
    let chosen = known.get(params);
    if (chosen === undefined) {
      chosen = indexOfChoice(choices, params);
      known.set(params, chosen);
    }
    return view.choice(chosen.choice) === chosen.value;
  };
}

function indexOfChoice(choices: Readonly<Record<string, Choice>>, { choice, value }: LiteralParams): Chosen {
  const index = Object.keys(choices).findIndex((name) => name === choice);
  const values = Object.values(choices)[index]?.values ?? {};
  const position = Object.keys(values).findIndex((name) => name === value);
  assert(position >= 0, `no choice ${JSON.stringify(choice)}=${JSON.stringify(value)}`);
  return { choice: index, value: position };
}

/** Shorthand for a machine's `guard`. */
export function is(choice: string, value: string): { type: string; params: { choice: string; value: string } } {
  return { type: 'is', params: { choice, value } };
}
