import { beforeAll, describe, expect, it } from 'vitest';
import type { ExploreDocument } from '../../src/results/explore.ts';
import type { RunDocument } from '../../src/results/run.ts';
import { binPath, runBin, type Ended } from '../support/bin.ts';

const BLIND = 'scenarios/explore/blind-resend-shortest.scenario.json';
const ONE = 'scenarios/explore/one-withdrawal.scenario.json';

function explore(...args: string[]): { ended: Ended; document: ExploreDocument } {
  const ended = runBin(['explore', ...args, '--format', 'json', '--lang', 'en'], { seconds: 120, heap: 2048 });
  return { ended, document: JSON.parse(ended.out) as ExploreDocument };
}

describe('what an exhaustive search says', () => {
  it('is the shortest plan that breaks something, which its replay command runs', () => {
    const { ended, document } = explore(BLIND);
    // The scenario expects it.
    expect(ended.code).toBe(0);
    const [result] = document.scenarios;
    expect(result?.conclusion).toBe('violated');
    expect(result?.exploration.exhausted).toBe(true);
    expect(result?.findings.map(({ id, property, length }) => [id, property, length])).toEqual([
      ['double-payment', 'safety', 18],
    ]);
    const [finding] = result!.findings;
    expect(finding?.plan).toHaveLength(2);
    expect(finding?.steps.length).toBeGreaterThan(5);
    const [program, main, ...words] = finding!.replay.split(' ');
    expect([program, main]).toEqual(['node', binPath().slice(process.cwd().length + 1)]);
    const again = runBin([...words, '--format', 'json']);
    expect(again.code).toBe(0);
    const run = JSON.parse(again.out) as RunDocument;
    expect(run.scenarios[0]?.findings[0]?.fingerprint).toBe(finding?.fingerprint);
  });

  it('is a proof, with its bound, where the space is exhausted and nothing is found', () => {
    const { ended, document } = explore(ONE);
    expect(ended.code).toBe(0);
    const [result] = document.scenarios;
    expect(result?.conclusion).toMatch(
      /^proved up to 3 working days; withdraw \(1\.00 \| 2\.00\) once each on w; late once/,
    );
    expect(result?.exploration).toMatchObject({ exhausted: true, stopped: null, deadlocks: 0, stuck: 0 });
    expect(result?.exploration.states).toBeGreaterThan(10_000);
    expect(result?.exploration.collisionProbability).toBeLessThan(1e-9);
  });

  it('claims no more than what was covered where a limit ended it', () => {
    const { ended, document } = explore(ONE, '--depth', '12');
    expect(ended.code).toBe(0);
    const [result] = document.scenarios;
    expect(result?.conclusion).toBe(`not found in ${String(result?.events)} events`);
    expect(result?.exploration).toMatchObject({ exhausted: false, stopped: 'depth', depth: 12 });
  });

  it('is the same in both languages', () => {
    const read = (lang: string): string => runBin(['explore', BLIND, '--lang', lang]).out;
    expect(read('zh')).toContain('最短计划（18 个刺激）');
    expect(read('en')).toContain('shortest plan (18 stimuli)');
  });

  it('is exit 1 where nobody expects what is found', () => {
    expect(explore(ONE, '--set', 'w.returned=ignored', '--money-only').document.exitCode).toBe(0);
    const { ended, document } = explore(ONE, '--set', 'w.freeze=none', '--money-only');
    expect([ended.code, document.scenarios[0]?.conclusion]).toEqual([1, 'violated']);
  });
});

describe('yardsticks written as anybody writes a flow of his own', () => {
  let scenarios: ExploreDocument['scenarios'];
  beforeAll(() => {
    const files = ['escrow-1', 'escrow-2', 'two-phase-3', 'two-phase-5'];
    const flows = ['escrow-n', 'two-phase'].flatMap((name) => ['--flows', `test/bench/flows/${name}.ts`]);
    const paths = files.map((name) => `test/bench/flows/${name}.scenario.json`);
    ({ scenarios } = explore(...paths, ...flows, '--symmetry', 'off').document);
  }, 120_000);

  it('have as many states as SPIN, TLC and Stateright count', () => {
    const counted = scenarios.map(({ id, exploration: { states, exhausted } }) => [id, states, exhausted]);
    expect(counted).toEqual([
      ['escrow-1', 76, true],
      ['escrow-2', 5_200, true],
      ['two-phase-3', 288, true],
      ['two-phase-5', 8_832, true],
    ]);
  });
});
