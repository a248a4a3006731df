import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fenproof } from '../../support/fenproof.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const systems = ['S11', 'S16', 'S20'].map((id) => ({ id, title: { zh: `系统 ${id}`, en: `system ${id}` } }));

/** A folder of scenarios: one sound, one flawed, both about S11 and S16. */
function folder(gaps: readonly string[]): string {
  const root = join(temporaryFolder(), 'scenarios');
  mkdirSync(join(root, 'withdrawal'), { recursive: true });
  cpSync('scenarios/withdrawal/query-first.scenario.json', join(root, 'withdrawal/query-first.scenario.json'));
  const flawed = 'retry--blind-resend.scenario.json';
  cpSync(`scenarios/choices/withdrawal/${flawed}`, join(root, 'withdrawal', flawed));
  writeFileSync(join(root, 'systems.json'), JSON.stringify({ systems }));
  writeFileSync(join(root, 'known-gaps.json'), JSON.stringify({ withoutScenario: gaps }));
  return root;
}

const coverage = (...args: readonly string[]) => fenproof(['scenarios', 'coverage', ...args]);

function edit(file: string, change: (scenario: Record<string, unknown>) => void): void {
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  change(scenario);
  writeFileSync(file, JSON.stringify(scenario));
}

describe('scenarios coverage', () => {
  it('writes a line a system, and a page that is current passes', async () => {
    const root = folder(['S20']);
    expect((await coverage(root, '--check')).err).toContain('is not current');
    expect((await coverage(root, '--write')).code).toBe(0);
    expect(await coverage(root, '--check')).toMatchObject({ code: 0, out: `${root}/README.md is current\n`, err: '' });
    const lines = readFileSync(join(root, 'README.md'), 'utf8').split('\n');
    const cells = lines.find((line) => line.startsWith('| S11 '))!.split(' | ');
    expect(cells.slice(1, 6)).toEqual([
      '系统 S11 / system S11',
      '[query-first](withdrawal/query-first.scenario.json) ' +
        '[withdrawal-retry-blind-resend](withdrawal/retry--blind-resend.scenario.json)',
      '`double-payment`',
      '✓ 2',
      '`withdrawal`',
    ]);
    expect(lines.find((line) => line.startsWith('| S20 '))).toContain(' | ✗ | ');
  });

  it('fails for a system without a scenario that is not listed, and for one that is and has some', async () => {
    const unlisted = folder([]);
    expect((await coverage(unlisted, '--write')).code).toBe(0);
    const { code, err } = await coverage(unlisted, '--check');
    expect([code, err]).toEqual([2, expect.stringContaining('systems without a scenario: S20')]);
    const closed = folder(['S16', 'S20']);
    expect((await coverage(closed, '--write')).code).toBe(0);
    expect((await coverage(closed, '--check')).err).toContain('have a scenario by now: S16');
  });

  it('fails when a scenario has changed and the page has not', async () => {
    const root = folder(['S20']);
    await coverage(root, '--write');
    edit(join(root, 'withdrawal/query-first.scenario.json'), (scenario) => (scenario['systems'] = ['S11']));
    expect((await coverage(root, '--check')).code).toBe(2);
  });

  it('says of a scenario that it does not do what it expects', async () => {
    const root = folder(['S20']);
    edit(join(root, 'withdrawal/query-first.scenario.json'), (scenario) => {
      scenario['expect'] = [{ id: 'double-payment', loses: 'pay', yuan: '1.00' }];
    });
    const { code, out } = await coverage(root);
    expect([code, out]).toEqual([1, expect.stringMatching(/^S11 .* 1\/2 /m)]);
    const page = await coverage(root, '--write');
    expect(page.code).toBe(1);
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('✗ 1/2');
    const { out: json } = await coverage(root, '--json');
    const { systems: rows } = JSON.parse(json) as { systems: { scenarios: { holds: boolean }[] }[] };
    expect(rows[0]!.scenarios.map(({ holds }) => holds)).toEqual([false, true]);
  });

  it('refuses a system that is in no list, and a list that is none', async () => {
    const root = folder(['S20']);
    edit(join(root, 'withdrawal/query-first.scenario.json'), (scenario) => (scenario['systems'] = ['S42']));
    const unknown = await coverage(root);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('S42')]);
    writeFileSync(join(root, 'systems.json'), '{ "systems": [{ "id": "S11", "title": { "zh": "一" } }] }');
    const cut = await coverage(root);
    expect([cut.code, cut.err]).toEqual([2, expect.stringMatching(/systems\.json:1:\d+/)]);
  });
});

describe('statements of practitioners', () => {
  const claims = [
    {
      id: 'ask-first',
      source: '2018-02-11 21:58',
      said: { zh: '先问', en: 'ask first' },
      holds: 'confirmed',
      finding: { zh: '不会付两次', en: 'nobody is paid twice' },
    },
    {
      id: 'send-again',
      said: { zh: '重发', en: 'send again' },
      holds: 'wrong',
      finding: { zh: '付了两次', en: 'paid twice' },
    },
  ];

  /** The folder above with a list of statements, of which both scenarios name one each. */
  function withClaims(): string {
    const root = folder(['S20']);
    writeFileSync(join(root, 'claims.json'), JSON.stringify({ claims }));
    edit(join(root, 'withdrawal/query-first.scenario.json'), (scenario) => (scenario['claims'] = ['ask-first']));
    edit(join(root, 'withdrawal/retry--blind-resend.scenario.json'), (scenario) => {
      scenario['claims'] = ['send-again'];
    });
    return root;
  }

  it('stand on the page with the scenarios that put them to the test', async () => {
    const root = withClaims();
    expect((await coverage(root, '--write')).code).toBe(0);
    expect((await coverage(root, '--check')).code).toBe(0);
    const page = readFileSync(join(root, 'README.md'), 'utf8');
    expect(page).toContain(
      '| 2018-02-11 21:58 | 先问 / ask first | **属实 / confirmed** 不会付两次 / nobody is paid twice | ' +
        '[query-first](withdrawal/query-first.scenario.json) |  | ✓ 1 |',
    );
    expect(page).toContain('(withdrawal/retry--blind-resend.scenario.json) | `double-payment` | ✓ 1 |');
    const { claims: rows } = JSON.parse((await coverage(root, '--json')).out) as { claims: { scenarios: object[] }[] };
    expect(rows.map(({ scenarios }) => scenarios.length)).toEqual([1, 1]);
  });

  it('are told when one of their scenarios is run, and not among many', async () => {
    const root = withClaims();
    const { out } = await fenproof(['run', join(root, 'withdrawal/query-first.scenario.json'), '--lang', 'en']);
    expect(out).toMatch(/\nsaid +2018-02-11 21:58 {2}ask first\nfound +confirmed: nobody is paid twice\n/);
    expect((await fenproof(['run', root, '--lang', 'en'])).out).not.toContain('ask first');
    const { out: json } = await fenproof(['run', root, '--format', 'json']);
    const { scenarios } = JSON.parse(json) as { scenarios: { claims?: { id: string }[] }[] };
    expect(scenarios.map((one) => one.claims?.[0]!.id).sort()).toEqual(['ask-first', 'send-again']);
  });

  it('are refused by name where the list has none of it, and fail the check where no scenario names them', async () => {
    const root = withClaims();
    edit(join(root, 'withdrawal/query-first.scenario.json'), (scenario) => (scenario['claims'] = ['ask-fist']));
    const { code, err } = await fenproof(['run', root]);
    expect([code, err]).toEqual([2, expect.stringContaining('did you mean "ask-first"?')]);
    edit(join(root, 'withdrawal/query-first.scenario.json'), (scenario) => delete scenario['claims']);
    await coverage(root, '--write');
    const checked = await coverage(root, '--check');
    expect([checked.code, checked.err]).toEqual([
      2,
      expect.stringContaining('claims that no scenario puts to the test: ask-first'),
    ]);
    writeFileSync(join(root, 'claims.json'), JSON.stringify({ claims: [{ ...claims[0], holds: 'maybe' }] }));
    expect((await coverage(root)).err).toMatch(/claims\.json:1:\d+.*\/claims\/0\/holds/);
  });
});
