import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GapsDocument } from '../../../../src/results/gaps.ts';
import { fenproof } from '../../../support/fenproof.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const DIRECT = 'scenarios/connection/direct-after-the-date.scenario.json';
const SMALL_BANK = 'scenarios/settlement/wallet-reserve-at-small-bank.scenario.json';

/** The scenario without its expectations: a rulebook that lacks a rule knows nothing of its name. */
function bare(file: string): string {
  const copy = join(temporaryFolder(), basename(file));
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(copy, JSON.stringify({ ...scenario, expect: [] }));
  return copy;
}

async function gaps(file: string, ...options: readonly string[]) {
  const { code, out, err } = await fenproof([
    ...['search', file, '--gaps', '--seed', '7', '--time', '1s', '--format', 'json', '--lang', 'en'],
    ...options,
  ]);
  const document = JSON.parse(out) as GapsDocument;
  return { code, err, document, result: document.scenarios[0]! };
}

/** The rulebook that ships, without one rule. */
function without(topic: string, rule: string): string {
  const folder = join(temporaryFolder(), 'rules');
  cpSync('rules', folder, { recursive: true });
  rmSync(join(folder, topic, rule), { recursive: true });
  return folder;
}

describe('a prohibited outcome', () => {
  it('is no gap while a rule catches it', async () => {
    const { code, result } = await gaps(DIRECT);
    expect(result.gaps).toEqual([]);
    expect(code).toBe(0);
    const { reached, caught, by } = result.outcomes['direct-bank-link']!;
    expect(reached).toBeGreaterThan(0);
    expect([caught, by]).toEqual([reached, ['no-direct-connection']]);
  });

  it('is a gap in the rulebook once that rule is taken out, with the plan and the source', async () => {
    const { code, result } = await gaps(bare(DIRECT), '--rules', without('connection', 'no-direct-connection'));
    expect(code).toBe(1);
    expect(result.conclusion).toBe('gap');
    expect(result.gaps).toHaveLength(1);
    const [gap] = result.gaps;
    expect(gap!.outcome).toBe('direct-bank-link');
    expect(gap!.citation).toBe('银支付〔2017〕209号');
    // Made shorter: one act is all that it takes.
    expect(gap!.plan).toEqual([{ at: '09:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '1.00' }]);
    expect(gap!.facts).toEqual({ 'sender.kind': 'payment-institution', 'channel.connection': 'direct-to-bank' });
  });

  it('of where money lies is told with where it lies', async () => {
    const { result } = await gaps(bare(SMALL_BANK), '--rules', without('reserve', 'reserve-bank-min-assets'));
    const gap = result.gaps.find(({ outcome }) => outcome === 'reserve-at-small-bank');
    expect(gap?.plan).toHaveLength(1);
    expect(gap?.facts['keeper.assets']).toBe('150000000000.00');
    expect(gap?.about).toEqual(['wallet-reserve']);
  });

  it('cannot be told where no run is legal', async () => {
    const { code, result } = await gaps(SMALL_BANK);
    expect([code, result.conclusion, result.legal]).toEqual([3, 'inconclusive', 0]);
    expect(Object.keys(result.illegal)).toContain('reserve-bank-min-assets');
  });

  it('that only a draft condemns is a gap, and names the draft', async () => {
    const folder = without('connection', 'no-direct-connection');
    const path = 'connection/no-direct-connection';
    cpSync(join('rules', path), join(folder, path), { recursive: true });
    const file = join(folder, path, 'no-direct-connection.rule.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll('"enforced",', '"draft", "reason": { "zh": "未读", "en": "not read" },'),
    );
    const { result } = await gaps(bare(DIRECT), '--rules', folder);
    expect(result.gaps.map(({ outcome, drafts }) => [outcome, drafts])).toEqual([
      ['direct-bank-link', ['no-direct-connection']],
    ]);
  });

  it('is found again by the command that it prints', async () => {
    const first = await gaps(bare(DIRECT), '--rules', without('connection', 'no-direct-connection'));
    const [program, name, ...words] = first.result.gaps[0]!.replay.split(' ');
    expect([program, name]).toEqual(['npx', 'fenproof']);
    const again = await fenproof([...words, '--format', 'json']);
    const { scenarios } = JSON.parse(again.out) as GapsDocument;
    expect(scenarios[0]!.gaps[0]).toMatchObject({ outcome: 'direct-bank-link', plan: first.result.gaps[0]!.plan });
  });

  it('can be one of a list of your own', async () => {
    const file = join(temporaryFolder(), 'mine.json');
    const all = [
      { fact: 'payee.kind', is: ['person'] },
      { fact: 'channel.connection', is: ['clearing-institution'] },
    ];
    const sources = [{ instrument: 'house rule', article: null, from: '2018-01-01' }];
    const title = { zh: '付给个人', en: 'A person is paid' };
    writeFileSync(
      file,
      JSON.stringify({ outcomes: [{ id: 'person-paid', title, sources, when: 'money-moves', all }] }),
    );
    const { result } = await gaps('scenarios/withdrawal/query-first.scenario.json', '--prohibited', file);
    expect(result.gaps.map(({ outcome, citation }) => [outcome, citation])).toEqual([['person-paid', 'house rule']]);
  });
});

describe('search --gaps', () => {
  it('reads the same in both languages', async () => {
    const rules = without('connection', 'no-direct-connection');
    const file = bare(DIRECT);
    const said = async (lang: string) =>
      (await fenproof(['search', file, '--gaps', '--seed', '7', '--time', '1s', '--rules', rules, '--lang', lang])).out;
    expect(await said('en')).toContain('gap direct-bank-link: An institution moves money over a direct link to a bank');
    expect(await said('zh')).toContain('规则空白 direct-bank-link：支付机构直连银行划转资金');
  });

  it('refuses options that it has no use for, and a list that is wrong', async () => {
    const refused = async (...options: string[]) => {
      const { code, err } = await fenproof(['search', DIRECT, '--lang', 'en', ...options]);
      return [code, /\[([a-z-]+)\]/.exec(err)?.[1]];
    };
    expect(await refused('--gaps', '--corpus', 'x')).toEqual([2, 'gaps-not-with']);
    expect(await refused('--gaps', '--save')).toEqual([2, 'gaps-not-with']);
    expect(await refused('--prohibited', 'x.json')).toEqual([2, 'gaps-needed']);
    expect(await refused('--gaps', '--prohibited', 'nowhere.json')).toEqual([2, 'file-not-found']);
    const file = join(temporaryFolder(), 'mine.json');
    writeFileSync(file, '{ "outcomes": [{ "id": "x" }] }');
    expect(await refused('--gaps', '--prohibited', file)).toEqual([2, 'rules-missing-key']);
  });

  it('prints what it found when it is interrupted, and ends with 130', async () => {
    let looks = 0;
    const { code, out, err } = await fenproof(
      ['search', DIRECT, '--gaps', '--seed', '7', '--rounds', '50', '--lang', 'en'],
      { interrupted: () => ++looks > 3 },
    );
    expect(code).toBe(130);
    expect(err).toContain('interrupted');
    expect(out).toContain('direct-after-the-date');
  });
});
