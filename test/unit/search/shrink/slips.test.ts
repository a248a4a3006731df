import { describe, expect, it } from 'vitest';
import { Coverage } from '../../../../src/search/guided/coverage.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { RoundWorker } from '../../../../src/search/random/round.ts';
import { culpritsOf, repairsOf } from '../../../../src/search/shrink/repairs.ts';
import { shrink } from '../../../../src/search/shrink/shrink.ts';
import { mendedWithdrawals, withdrawals } from '../../../support/search.ts';

/** Pairs of mistakes in one design that show as the same finding, or on the way of one another. */
const pairs: readonly (readonly [string, string])[] = [
  ['freeze=none', 'concurrency=read-then-write'],
  ['freeze=none', 'returned=ignored'],
  ['retry=blind-resend', 'returned=ignored'],
  ['retry=blind-resend', 'laterStatus=refused'],
  ['retry=blind-resend', 'durability=separate'],
  ['queryNotFound=treated-as-failed', 'returned=ignored'],
  ['queryNotFound=treated-as-failed', 'laterStatus=refused'],
  ['notice=each-applied', 'laterStatus=refused'],
  ['notice=each-applied', 'returned=ignored'],
  ['returned=ignored', 'durability=separate'],
];

describe('a plan shrunk for one of two mistakes', () => {
  it.each(pairs)('%s beside %s still fails with the other repaired, and not with its own', async (a, b) => {
    const choices = Object.fromEntries([a, b].map((text) => text.split('=') as [string, string]));
    const subject = await withdrawals(choices, 2);
    const mended = await mendedWithdrawals(choices, 2);
    const repairs = repairsOf(mended);
    const worker = new RoundWorker(subject);
    const request = {
      seed: `${a} ${b}`,
      profile: 'smoke',
      round: 0,
      from: 0,
      to: 512,
      parents: [],
      isGuided: false,
      replay: [],
    } as const;
    const { shown } = worker.runRound({ ...request, coverage: new Coverage().bits, known: [] });
    let looked = 0;
    for (const { plan, found: met } of shown) {
      const found = worker.runner.run(plan).found.find(({ fingerprint }) => fingerprint === met.fingerprint);
      if (found === undefined || looked >= 5) continue;
      const culprits = culpritsOf(repairs, plan, found);
      if (culprits.length !== 1) continue;
      looked++;
      const shrunk = shrink(worker.runner, plan, found, { repairs });
      const fails = mended.map(({ subject: repaired }) =>
        new Runner(repaired).run(shrunk.plan).found.some(({ id }) => id === found.id),
      );
      expect(fails).toEqual(mended.map(({ choice }) => choice !== culprits[0]));
    }
    expect(looked).toBeGreaterThan(0);
  });
});
