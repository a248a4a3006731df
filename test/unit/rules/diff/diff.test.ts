import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fenproof } from '../../../support/fenproof.ts';
import { scenarioFiles } from '../../../support/library.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const SCENARIOS = 'scenarios/connection';
const RULE = 'connection/no-direct-connection/no-direct-connection.rule.json';
const CASES = 'connection/no-direct-connection/no-direct-connection.cases.json';

interface Diff {
  readonly code: number;
  readonly err: string;
  readonly compared: { cases: number; scenarios: number; savedPlans: number; evaluations: number };
  readonly flips: readonly {
    rule: string;
    was: string;
    now: string;
    count: number;
    counts: Record<string, number>;
    smallest: { kind: string; where: string; name: string; facts: Record<string, unknown> };
  }[];
  readonly designs: readonly { scenario: string; newly: string[]; nolonger: string[] }[];
}

let root = '';
let was = '';
let corpus = '';

beforeEach(() => {
  const folder = temporaryFolder();
  [root, was, corpus] = [join(folder, 'rules'), join(folder, 'was'), join(folder, 'corpus')];
  for (const copy of [root, was]) {
    cpSync('rules', copy, { recursive: true });
    for (const file of ['regimes.cases.json', 'gaps.json']) rmSync(join(copy, file), { force: true });
  }
});

function change(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(folder, file),
    text.replaceAll(from, () => to),
  );
}

async function diff(base = was, ...files: string[]): Promise<Diff> {
  const scenarios = files.length === 0 ? [SCENARIOS] : files;
  const args = ['rules', 'diff', base, ...scenarios, '--rules', root, '--corpus', corpus, '--format', 'json'];
  const { code, out, err } = await fenproof(args);
  return { ...(JSON.parse(out === '' ? '{}' : out) as Diff), code, err };
}

describe('a change of the rules', () => {
  it('that changes nothing says how much was compared', async () => {
    const { code, flips, designs, compared } = await diff();
    expect([code, flips, designs]).toEqual([0, [], []]);
    expect(compared.scenarios).toBe(scenarioFiles(SCENARIOS).length);
    expect(compared.cases).toBeGreaterThan(200);
    expect(compared.evaluations).toBeGreaterThan(compared.cases);
    const { out } = await fenproof(['rules', 'diff', was, SCENARIOS, '--rules', root, '--corpus', corpus]);
    expect(out).toContain(
      `nothing flips against ${was}: ${String(compared.cases)} cases, ${String(compared.scenarios)} scenarios`,
    );
  });

  it('shows each flip with its smallest example and the facts that decide there', async () => {
    change(root, RULE, '"2018-06-30"', '"2018-07-01"');
    const { code, flips } = await diff();
    expect(code).toBe(1);
    const [flip] = flips.filter(({ rule, was: before }) => rule === 'no-direct-connection' && before === 'violated');
    expect([flip!.was, flip!.now]).toEqual(['violated', 'not-in-force']);
    expect(flip!.smallest.kind).toBe('cases');
    expect(flip!.smallest.where).toContain(`${CASES}:`);
    expect(flip!.smallest.facts).toMatchObject({ 'leg.connection': 'direct-to-bank' });
  });

  it('shows a scenario as example where no case flips, with names as the scenario has them', async () => {
    change(root, RULE, '"direct-to-bank"', '"internal"');
    const cases = JSON.parse(readFileSync(join(root, CASES), 'utf8')) as { cases: { expect: string }[] };
    const kept = cases.cases.filter(({ expect: outcome }) => outcome === 'not-in-force').slice(0, 1);
    writeFileSync(join(root, CASES), JSON.stringify({ ...cases, cases: kept }));
    const { flips, designs } = await diff();
    const found = flips.find(({ was: before, rule }) => rule === 'no-direct-connection' && before === 'violated')!;
    expect(found.smallest.kind).toBe('scenarios');
    expect(found.counts['cases']).toBe(0);
    expect(designs.map(({ nolonger }) => nolonger)).toContainEqual(['no-direct-connection']);
  });

  it('shows designs that fail now and did not', async () => {
    change(was, RULE, '"status": "enforced"', '"status": "draft", "reason": { "zh": "待核", "en": "not read" }');
    const { designs, flips, code } = await diff();
    expect(designs.flatMap(({ newly }) => newly)).toContain('no-direct-connection');
    // The outcome is what it was: what it does to a run is another.
    expect([flips, code]).toEqual([[], 1]);
  });

  it('shows rules that are new or gone', async () => {
    rmSync(join(root, 'connection'), { recursive: true });
    const other = 'scenarios/lending/paid-in-full.scenario.json';
    const { flips } = await diff(was, other);
    expect(flips.map(({ rule, now }) => [rule, now])).toEqual([
      ['no-direct-connection', 'not-in-force'],
      ['no-direct-connection', 'not-in-force'],
      ['no-direct-connection', 'not-in-force'],
      ['no-direct-connection', 'not-in-force'],
    ]);
    [root, was] = [was, root];
    expect((await diff(was, other)).flips.map(({ was: before }) => before)).toEqual(
      Array.from({ length: 4 }, () => 'not-in-force'),
    );
  });

  it('is tried on the plans that searches have saved', async () => {
    const file = `${SCENARIOS}/direct-after-the-date.scenario.json`;
    const { id, plan } = JSON.parse(readFileSync(file, 'utf8')) as { id: string; plan: unknown };
    cpSync(file, join(corpus, 'x.json'));
    writeFileSync(
      join(corpus, `${id}.corpus.json`),
      JSON.stringify({ schemaVersion: 1, scenario: id, plans: [{ plan }, { plan }] }),
    );
    change(root, RULE, '"2018-06-30"', '"2027-06-30"');
    change(root, RULE, '"2021-02-28"', '"2027-07-01"');
    change(root, RULE, '"2021-03-01"', '"2027-07-02"');
    change(root, RULE, '"2024-04-30"', '"2027-07-03"');
    change(root, RULE, '"2024-05-01"', '"2027-07-04"');
    const { compared, flips } = await diff(was, file);
    expect(compared.savedPlans).toBe(2);
    const found = flips.find(({ rule, was: before }) => rule === 'no-direct-connection' && before === 'violated')!;
    expect(found.counts['searches']).toBeGreaterThan(1);
  });

  it('against a commit is a change against the same folder at that commit', async () => {
    const git = (...args: string[]): void => {
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      expect(spawnSync('git', ['-C', join(root, '..'), ...identity, ...args]).status).toBe(0);
    };
    git('init', '-q');
    git('add', 'rules');
    git('commit', '-q', '-m', 'first');
    expect((await diff('HEAD')).code).toBe(0);
    change(root, RULE, '"2018-06-30"', '"2018-07-01"');
    expect((await diff('HEAD')).flips.length).toBeGreaterThan(0);
    expect(await diff('HEAD~7')).toMatchObject({ code: 2, err: expect.stringContaining('ref-unknown') as unknown });
    expect((await diff('--output=x')).code).toBe(2);
  });

  it('against rules that do not load is refused with their place', async () => {
    change(was, RULE, '"leg.connection"', '"leg.conection"');
    const { code, err } = await diff();
    expect(code).toBe(2);
    expect(err).toContain(`${was}/${RULE}:`);
  });
});
