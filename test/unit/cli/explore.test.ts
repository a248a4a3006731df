import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExploreDocument, ExploreResult } from '../../../src/results/explore.ts';
import type { ScenarioFile } from '../../../src/scenario/format.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { fenproof } from '../../support/fenproof.ts';

const ONE = 'scenarios/explore/one-withdrawal.scenario.json';
const THREE = 'scenarios/explore/three-withdrawals.scenario.json';

async function explore(args: readonly string[], changes: Partial<Terminal> = {}) {
  const { code, out, err } = await fenproof(['explore', ...args, '--format', 'json', '--lang', 'en'], changes);
  return { code, err, result: (JSON.parse(out) as ExploreDocument).scenarios[0] as ExploreResult };
}

describe('exploring', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fenproof-explore-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The shipped scenario of one withdrawal with other bounds. */
  function bounded(name: string, faults: ScenarioFile['faults'], changes: Partial<ScenarioFile> = {}): string {
    const scenario = JSON.parse(readFileSync(ONE, 'utf8')) as ScenarioFile;
    const file = join(folder, `${name}.scenario.json`);
    writeFileSync(file, JSON.stringify({ ...scenario, id: name, ...changes, faults }));
    return file;
  }

  it('says what was covered when it is interrupted, and ends with 130', async () => {
    let asked = 0;
    const { code, result } = await explore([ONE], { interrupted: () => asked++ > 2 });
    expect(code).toBe(130);
    expect(result.exploration).toMatchObject({ exhausted: false, stopped: 'interrupted' });
    expect(result.exploration.states).toBeGreaterThan(1_000);
    expect(result.conclusion).toBe(`not found in ${String(result.events)} events`);
  });

  it('claims no more than what was covered where the user limited the memory', async () => {
    const small = await explore([ONE, '--memory', '200K']);
    expect([small.code, small.result.exploration.stopped]).toEqual([0, 'memory']);
    expect(small.result.conclusion).toMatch(/^not found in [0-9]+ events$/);
  });

  it('tells stuck money from a breach: who is owed, and that nothing settles it', async () => {
    // Asked after the window has closed, the order is dropped with the money frozen.
    const closed = { use: 'payout', closed: [{ from: '17:00:00', until: '21:00:00' }] };
    const flow = { flow: 'withdrawal', parties: { customer: 'alice' }, channels: { primary: 'one' } } as const;
    const file = bounded(
      'dropped',
      { amounts: ['2.00'], times: ['17:00:00'], workdays: 1, peopleAct: 'at-times' },
      { channels: { one: closed }, flows: { w: { ...flow, choices: { window: 'drop' } } } },
    );
    const { code, result } = await explore([file, '--money-only']);
    expect(code).toBe(1);
    const stuck = result.findings.find(({ property }) => property === 'liveness');
    expect(stuck).toMatchObject({ id: 'stuck-funds', inescapable: true });
    expect(stuck?.plan).toHaveLength(1);
    expect(result.exploration.stuck).toBeGreaterThan(0);
    expect(result.exploration.broken).toBe(0);
  });

  it('is inconclusive where the days leave the holiday table', async () => {
    const file = bounded('late', { amounts: ['2.00'], workdays: 1 }, { starts: '2028-12-29T10:00:00+08:00' });
    const { code, out, err } = await fenproof(['explore', file, '--format', 'json', '--lang', 'en']);
    expect([2, 3]).toContain(code);
    expect(out + err).toMatch(/calendar|holiday/);
  });

  it('counts states that differ by an exchange of customers once, with the same findings', async () => {
    const faults = {
      amounts: ['2.00'],
      workdays: 1,
      peopleAct: 'at-times',
      leg: { count: 1, of: ['unknown'] },
    } as const;
    const scenario = JSON.parse(readFileSync(THREE, 'utf8')) as ScenarioFile;
    const flows = Object.fromEntries(
      Object.entries(scenario.flows).map(([key, flow]) => [key, { ...flow, choices: { retry: 'blind-resend' } }]),
    );
    const accounts = { ...scenario.accounts, reserve: { ...scenario.accounts['reserve']!, opening: '50.00' } };
    const file = join(folder, 'three.scenario.json');
    writeFileSync(file, JSON.stringify({ ...scenario, flows, accounts, faults }));
    const reduced = await explore([file, '--money-only']);
    const whole = await explore([file, '--money-only', '--symmetry', 'off']);
    expect([reduced.result.exploration.symmetry, whole.result.exploration.symmetry]).toEqual([{ customers: 3 }, {}]);
    const found = ({ result }: { result: ExploreResult }) => result.findings.map(({ id, length }) => [id, length]);
    expect(found(reduced)).toEqual(found(whole));
    expect(found(reduced)[0]?.[0]).toBe('double-payment');
    expect(whole.result.exploration.states).toBeGreaterThan(2 * reduced.result.exploration.states);
  });

  it('refuses to call interchangeable what is not', async () => {
    const scenario = JSON.parse(readFileSync(THREE, 'utf8')) as ScenarioFile;
    const accounts = { ...scenario.accounts, 'bob-wallet': { ...scenario.accounts['bob-wallet']!, opening: '4.00' } };
    const file = join(folder, 'richer.scenario.json');
    writeFileSync(file, JSON.stringify({ ...scenario, accounts }));
    const { code, err } = await fenproof(['explore', file, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toMatch(/symmetry-differs/);
    expect(err).toContain('interchangeable group customers: alice and bob differ in bob-wallet');
  });

  it.each([
    [['--memory', 'lots'], 'option-not-size'],
    [['--depth', 'deep'], 'option-not-count'],
  ])('refuses %j with its code', async (options, code) => {
    const { code: exit, err } = await fenproof(['explore', ONE, ...options]);
    expect(exit).toBe(2);
    expect(err).toContain(code);
  });
});
