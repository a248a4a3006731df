import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { boundsOf } from '../../../../src/search/alphabet/bounds.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { loadScenario } from '../../../support/load.ts';
import { shortestFindings } from '../../../../src/search/explore/shortest.ts';

const limits = { depth: Infinity, states: 200_000, bytes: 500_000_000 };

async function one(changes: Partial<ScenarioFile>, choices: Record<string, string>) {
  const file = 'scenarios/explore/one-withdrawal.scenario.json';
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as ScenarioFile;
  const flows = { w: { ...scenario.flows['w']!, choices } };
  const accounts = { ...scenario.accounts, reserve: { ...scenario.accounts['reserve']!, opening: '20.00' } };
  return { ...(await loadScenario({ ...scenario, accounts, flows, ...changes })), rules: null };
}

describe('the shortest way to a finding', () => {
  it('is as long as the run of its plan says, for every finding', async () => {
    const faults = { amounts: ['2.00'], workdays: 2, peopleAct: 'at-times', leg: 1, twice: 1, lost: 1 } as const;
    const flawed: Record<string, string>[] = [
      { retry: 'blind-resend' },
      { retry: 'failover' },
      { failover: 'on-timeout' },
      { notice: 'each-applied' },
    ];
    const lengths: [string, number][] = [];
    for (const choices of flawed) {
      const subject = await one({ faults }, choices);
      const { findings, stopped } = shortestFindings(subject, boundsOf(subject.model), limits);
      expect(stopped).toBeNull();
      const runner = new Runner(subject);
      for (const { id, anchor, length, plan } of findings) {
        const found = runner.run(plan).found.find((candidate) => candidate.anchor === anchor);
        expect([id, found?.length]).toEqual([id, length]);
        lengths.push([Object.entries(choices).join(), length]);
      }
    }
    expect(new Set(lengths.map(([choice]) => choice)).size).toBe(flawed.length);
  });

  it('can be asked for one finding alone, and then the search ends where it was met', async () => {
    const faults = { amounts: ['2.00'], workdays: 3, peopleAct: 'at-times', leg: 1, twice: 1, lost: 1 } as const;
    const subject = await one({ faults }, { retry: 'blind-resend' });
    const bounds = boundsOf(subject.model);
    const whole = shortestFindings(subject, bounds, limits);
    const alone = shortestFindings(subject, bounds, limits, 'double-payment');
    const of = (id: string) => whole.findings.filter((found) => found.id === id).map(({ length }) => length);
    expect(Math.min(...alone.findings.map(({ length }) => length))).toBe(Math.min(...of('double-payment')));
    expect(alone.states).toBeLessThan(whole.states);
  });
});
