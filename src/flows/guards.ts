import { assert } from '../core/errors.ts';
import type { Choice, GuardFunction } from './define.ts';

/**
 * The guard `is` of a flow: true if the design choice `choice` has the value `value`; in a machine
 * `{ type: 'is', params: { choice: 'window', value: 'queue' } }`.
 */
export function choiceGuard(choices: Readonly<Record<string, Choice>>): GuardFunction {
  const names = Object.keys(choices);
  const values = names.map((name) => Object.keys(choices[name]!.values));
  return (view, params) => {
    const choice = names.indexOf(String(params?.['choice']));
    const value = values[choice]?.indexOf(String(params?.['value'])) ?? -1;
    assert(value >= 0, `no choice ${String(params?.['choice'])}=${String(params?.['value'])}`);
    return view.choice(choice) === value;
  };
}

/** Shorthand for a machine's `guard`. */
export function is(choice: string, value: string): { type: string; params: { choice: string; value: string } } {
  return { type: 'is', params: { choice, value } };
}
