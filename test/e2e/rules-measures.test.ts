import { describe, expect, it } from 'vitest';
import { runBin } from '../support/bin.ts';
import { temporaryFolder } from '../support/temporary.ts';

/* What is promised of the rulebook that ships, measured by its own commands. */

const json = (args: readonly string[]): { code: number | null; result: Record<string, unknown> } => {
  const { code, out, err } = runBin(['rules', ...args, '--format', 'json'], { seconds: 180, heap: 2048 });
  expect(err).toBe('');
  return { code, result: JSON.parse(out) as Record<string, unknown> };
};

interface Both {
  readonly violated: boolean;
  readonly complied: boolean;
}

describe('the rulebook that ships', () => {
  it('notices at least nine in ten slips of an editor, and says why of every other', { timeout: 200_000 }, () => {
    const { code, result } = json(['mutate']);
    const { mutants, survived, survivors } = result as { mutants: number; survived: number; survivors: object[] };
    expect(mutants).toBeGreaterThan(1500);
    expect((mutants - survived) * 100).toBeGreaterThanOrEqual(90 * mutants);
    expect(survivors.filter((one) => !('reason' in one) || one.reason === null)).toEqual([]);
    expect(code).toBe(0);
  });

  it('has every condition seen both ways, and four in five rules broken and kept by runs', { timeout: 200_000 }, () => {
    const { code, result } = json(['coverage', '--corpus', temporaryFolder()]);
    const { leaves, limits, fromWorld } = result as Record<string, { all: number; both: number }>;
    expect(leaves!.all).toBeGreaterThan(400);
    expect([leaves!.both, limits!.both]).toEqual([leaves!.all, limits!.all]);
    expect(fromWorld!.both * 100).toBeGreaterThanOrEqual(80 * fromWorld!.all);
    // What is shown by statements alone is told apart, not counted, and explained.
    const { statedOnly } = fromWorld as unknown as { statedOnly: string[] };
    const rows = (result as { rules: { rule: string; computed: Both; shown: Both }[] }).rules;
    const isBoth = ({ violated, complied }: Both): boolean => violated && complied;
    expect(statedOnly.length).toBeGreaterThan(0);
    for (const id of statedOnly) {
      const { computed, shown } = rows.find(({ rule }) => rule === id)!;
      expect([id, isBoth(computed), isBoth(shown)]).toEqual([id, false, true]);
    }
    const missing = (result as { missing: { code: string; reason?: object }[] }).missing;
    expect(missing.filter(({ code, reason }) => code !== 'not-from-world' || reason === undefined)).toEqual([]);
    expect(code).toBe(0);
  });

  it('has a page of rules by systems that is current', { timeout: 200_000 }, () => {
    expect(runBin(['rules', 'matrix', '--check'], { seconds: 180, heap: 2048 })).toMatchObject({ code: 0, err: '' });
  });
});
