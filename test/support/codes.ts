import { Inconclusive, InputError } from '../../src/core/errors.ts';

/** The code of the InputError or Inconclusive that `act` throws; undefined if it throws nothing. Others pass through. */
export function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError || error instanceof Inconclusive) return error.code;
    throw error;
  }
  return undefined;
}
