import { describe, expect, it } from 'vitest';
import { Library } from '../../src/io/scenarios/library.ts';
import { candidates, searchLong, type Candidate } from '../support/long-search.ts';

/*
 * A smoke of the nightly searches (test/nightly/searches.ts): of each flow one scenario of a kind, and few events.
 */

const library = await Library.open();
const options = { seed: 'smoke', seconds: 60 } as const;
const flawed = { ...options, profile: 'deep', events: 400_000 } as const;
const sound = { ...options, profile: 'smoke', events: 3_000 } as const;

/** The first scenario of each flow. */
function oneOfEachFlow(kind: Candidate['kind'], folder = ''): [string, string][] {
  const found = new Map<string, string>();
  for (const { file, flow, kind: of } of candidates(folder)) {
    // One of several flows takes longer than all others together.
    if (of === kind && flow !== 'composed' && !file.startsWith('scenarios/rules/') && !found.has(flow)) {
      found.set(flow, file);
    }
  }
  return [...found];
}

describe('a search from a start without its plan', () => {
  it.each(oneOfEachFlow('flawed', 'choices/'))('finds what a flawed design of %s expects', (_flow, file) => {
    const { missing, broken } = searchLong(library, file, flawed);
    expect([missing, broken]).toEqual([[], []]);
  });

  it.each(oneOfEachFlow('sound'))('finds no loss in a sound design of %s', (_flow, file) => {
    const { money, broken, runs } = searchLong(library, file, sound);
    expect([money, broken]).toEqual([[], []]);
    expect(runs).toBeGreaterThan(50);
  });

  it('tells what was expected and not found', () => {
    const file = 'scenarios/choices/withdrawal/retry--blind-resend.scenario.json';
    expect(searchLong(library, file, flawed).missing).toEqual([]);
    expect(searchLong(library, file, { ...flawed, seconds: 0 }).missing).toEqual(['double-payment (pay)']);
  });
});
