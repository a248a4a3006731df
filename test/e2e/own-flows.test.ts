import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../support/bin.ts';
import { temporaryFolder } from '../support/temporary.ts';

const FLOW = 'examples/own-flow/bike-deposit.ts';
const SCENARIO = 'examples/own-flow/two-clicks.scenario.json';
const flow = readFileSync(FLOW, 'utf8');

/** A folder as a user has one: no package.json, nothing installed; the example with changes. */
function folder(changes: readonly (readonly [from: string, to: string])[] = []): string {
  const at = temporaryFolder();
  let changed = flow;
  for (const [from, to] of changes) {
    expect(changed).toContain(from);
    changed = changed.replace(from, () => to);
  }
  writeFileSync(join(at, 'mine.ts'), changed);
  writeFileSync(join(at, 'a.scenario.json'), readFileSync(SCENARIO));
  return at;
}

function run(cwd: string, ...more: string[]) {
  return runBin(['run', '--flows', './mine.ts', 'a.scenario.json', ...more], { cwd });
}

/** Line of the first place at which a text stands, from 1. */
function lineOf(cwd: string, text: string): number {
  return readFileSync(join(cwd, 'mine.ts'), 'utf8').split(text)[0]!.split('\n').length;
}

describe('a flow of one’s own', () => {
  it('runs by the name of its file, and its planted mistake is found', () => {
    const { code, out } = runBin(['run', '--flows', `./${FLOW}`, SCENARIO]);
    expect(out).toContain(
      'double-payment: paid twice: rider received 299.00 yuan more than was owed for one order (d1)',
    );
    expect(out).toMatch(/loses +bikes 299\.00 yuan/);
    expect(code).toBe(0);
  });

  it('no longer pays twice once its choice is sound', () => {
    const { code, out } = runBin(['run', '--flows', `./${FLOW}`, SCENARIO, '--set', 'd1.again=ignored']);
    expect(out).toContain('expected and not found: double-payment');
    expect(out).not.toContain('paid twice');
    expect(code).toBe(1);
  });

  it('works in a folder with nothing installed, and says in its replay where the flow is', () => {
    const { code, out, err } = run(folder());
    expect(out).toContain('--flows=./mine.ts');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('is searched by two workers as by one', () => {
    const cwd = folder();
    const search = (workers: string) => {
      const args = ['search', '--flows', './mine.ts', 'a.scenario.json', '--rounds', '1', '--seed', '7'];
      return runBin([...args, '--corpus', 'none', '--format', 'json', '--workers', workers], { cwd });
    };
    const [one, two] = [search('1'), search('2')];
    expect(one.err).toBe(two.err);
    const results = (text: string) => (JSON.parse(text) as { scenarios: { findings: { id: string }[] }[] }).scenarios;
    expect(results(one.out)).toEqual(results(two.out));
    expect(results(one.out)[0]!.findings.map(({ id }) => id)).toContain('double-payment');
    expect(readdirSync(cwd).sort()).toEqual(['a.scenario.json', 'mine.ts']);
  });

  it('may come from a package', () => {
    const cwd = folder();
    const at = join(cwd, 'node_modules/@bank/flows');
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), JSON.stringify({ name: '@bank/flows', exports: { import: './main.mjs' } }));
    const script = "import { defineFlow } from 'fenproof';\nexport const names = typeof defineFlow;\n";
    writeFileSync(join(at, 'main.mjs'), script);
    const none = runBin(['run', '--flows', '@bank/flows', 'a.scenario.json'], { cwd });
    expect(none.err).toContain('[flows-none]');
    const { code, out } = runBin(['flows', 'list', '--flows', './mine.ts'], { cwd });
    expect(out).toMatch(/bike-deposit +Bike deposit +again, durability/);
    expect(code).toBe(0);
  });

  it('is shown and linted like ours', () => {
    const cwd = folder();
    expect(runBin(['flows', 'show', 'bike-deposit', '--mermaid', '--flows', './mine.ts'], { cwd }).out).toContain(
      'stateDiagram',
    );
    const { code, err } = runBin(['scenarios', 'lint', 'a.scenario.json', '--flows', './mine.ts'], { cwd });
    expect(err).toBe('');
    expect(code).toBe(0);
  });
});

it('the README shows the example as it is', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`ts\n${flow}\`\`\`\n`);
});

/** What makes a flow unusable: how the example is changed, the code, and the text on whose line it is told. */
const broken: Record<string, { change: readonly (readonly [string, string])[]; code: string; at?: string }> = {
  'that does not parse': { change: [['legSlots: 4,', 'legSlots: 4,,']], code: 'flow-does-not-compile', at: 'legSlots' },
  'whose types are wrong': {
    change: [['legSlots: 4,', "legSlots: 'four',"]],
    code: 'flow-does-not-compile',
    at: 'legSlots',
  },
  'that throws as it is loaded': {
    change: [['const fields', "if (true) throw new Error('no such day');\nconst fields"]],
    code: 'flow-throws',
    at: "throw new Error('no such day')",
  },
  'that throws in an effect': {
    change: [['deduct: (view, out) =>', "deduct: (): void => { throw new Error('oops'); }, unused: (view, out) =>"]],
    code: 'flow-throws',
    at: "throw new Error('oops')",
  },
  'that posts a negative amount': {
    change: [['out.post(A.leaving, A.control, view.balance(A.leaving))', 'out.post(A.leaving, A.control, -1)']],
    code: 'flow-bad-effect',
    at: 'A.control, -1',
  },
  'that asks for the time of day': {
    change: [['view.balance(A.deposit) > 0 &&', 'Date.now() > 0 &&']],
    code: 'flow-not-deterministic',
    at: 'Date.now()',
  },
  'that makes a date of now': {
    change: [['view.balance(A.deposit) > 0 &&', 'new Date().getTime() > 0 &&']],
    code: 'flow-not-deterministic',
    at: 'new Date()',
  },
  'that throws dice': {
    change: [['view.balance(A.deposit) > 0 &&', 'Math.random() >= 0 &&']],
    code: 'flow-not-deterministic',
    at: 'Math.random()',
  },
  'that remembers what is in no field': {
    change: [
      ['const fields', 'let calls = 0;\nconst fields'],
      ['out.set(F.sent, view.get(F.sent) + 1);', 'out.set(F.sent, ++calls);'],
    ],
    code: 'flow-differs',
  },
  'whose machine names a guard that is missing': {
    change: [["guard: 'hasDeposit'", "guard: 'hasMoney'"]],
    code: 'machine-unknown-guard',
    at: "guard: 'hasMoney'",
  },
  'that never comes to rest': {
    change: [['sent: { after: { untilFinal:', "sent: { after: { 0: { target: 'sent', reenter: true }, untilFinal:"]],
    code: 'flow-never-rests',
  },
  'without an English text': {
    change: [["en: 'Bike deposit'", "en: ''"]],
    code: 'flow-text-missing',
    at: "name: 'bike-deposit'",
  },
  'that takes a name of ours': { change: [["name: 'bike-deposit'", "name: 'withdrawal'"]], code: 'flow-name-taken' },
  'with the flawed value of a choice first': {
    change: [["ignored: { class: 'sound',", "ignored: { class: 'flawed', finding: 'double-payment',"]],
    code: 'flow-choice-default',
    at: "ignored: { class: 'flawed'",
  },
};

describe('a flow', () => {
  for (const [what, { change, code, at }] of Object.entries(broken)) {
    it(`${what} is refused with its code and its place, and nothing is written`, () => {
      const cwd = folder(change);
      const ended = run(cwd, '--record', 'a.trace');
      expect(ended.err).toContain(`[${code}]`);
      if (at !== undefined) expect(ended.err).toContain(`mine.ts:${lineOf(cwd, at)}`);
      else expect(ended.err).toContain('mine.ts');
      expect(ended.out).toBe('');
      expect(ended.code).toBe(2);
      expect(readdirSync(cwd).sort()).toEqual(['a.scenario.json', 'mine.ts']);
    });
  }

  it('that does not exist is refused, with what to write', () => {
    const { code, err } = runBin(['run', '--flows', './none.ts', 'a.scenario.json'], { cwd: folder() });
    expect(err).toContain('[flows-not-found]');
    expect(code).toBe(2);
  });

  const loops: Record<string, readonly [string, string]> = {
    'as it is loaded': ['const fields', 'while (String(1) === "1") {}\nconst fields'],
    'in an effect': ['deduct: (view, out) =>', 'deduct: () => { for (;;); }, unused: (view, out) =>'],
  };
  for (const [where, change] of Object.entries(loops)) {
    it(`that loops for ever ${where} is stopped`, () => {
      const cwd = folder([change]);
      const ended = run(cwd, '--record', 'a.trace');
      expect(ended.err).toContain('[flow-loops]');
      if (where === 'in an effect') expect(ended.err).toContain('bike-deposit.effects.deduct');
      expect(ended.code).toBe(2);
      expect(readdirSync(cwd).sort()).toEqual(['a.scenario.json', 'mine.ts']);
    });
  }

  it('that loops in a worker of a search is stopped', () => {
    const cwd = folder([loops['in an effect']!]);
    const args = ['search', '--flows', './mine.ts', 'a.scenario.json', '--corpus', 'none', '--workers', '2'];
    const { code, err } = runBin(args, { cwd });
    expect(err).toContain('[flow-loops]');
    expect(code).toBe(2);
  });

  it('that throws in a worker of a search is refused', () => {
    const cwd = folder([
      ['deduct: (view, out) =>', "deduct: () => { throw new Error('oops'); }, unused: (view, out) =>"],
    ]);
    for (const workers of ['1', '2']) {
      const args = ['search', '--flows', './mine.ts', 'a.scenario.json', '--corpus', 'none', '--workers', workers];
      const { code, err } = runBin(args, { cwd });
      expect(err).toContain('[flow-throws]');
      expect(code).toBe(2);
    }
  });
});

describe('flows check', () => {
  const check = (cwd: string) => runBin(['flows', 'check', './mine.ts'], { cwd });

  it('finds nothing in the example', () => {
    const { code, out, err } = check(folder());
    expect(out).toBe('bike-deposit: 4 states, 13 transitions, 2 choices, nothing to mend\n');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  const slips: Record<string, { change: readonly [string, string]; code: string }> = {
    'a state that nothing leads to': {
      change: ["refunded: { type: 'final' },", "refunded: { type: 'final' }, lost: {},"],
      code: 'flow-state-unreachable',
    },
    'an event that nobody sends': {
      change: ["'payout.succeeded': {", "'payout.answer.failed': 'held', 'payout.succeeded': {"],
      code: 'flow-event-unsent',
    },
    'an act that no state answers': {
      change: ['acts: {', "acts: { cancel: { by: 'rider', says: { zh: '取消', en: 'cancels' } },"],
      code: 'flow-act-ignored',
    },
    'a guard that is never asked': {
      change: ['guards: {', 'guards: { never: () => false,'],
      code: 'flow-guard-unused',
    },
    'an effect that is never used': {
      change: ['effects: {', 'effects: { never: () => undefined,'],
      code: 'flow-effect-unused',
    },
    'a choice that nobody reads': {
      change: [
        'const choices = {',
        "const choices = { idle: { title: { zh: '空', en: 'Idle' }, values: { on: { class: 'sound', says: { zh: '开', en: 'on' } } } },",
      ],
      code: 'flow-choice-unread',
    },
    'a leg that no order judges': { change: ["legs: { payout: 'refund' }", 'legs: {}'], code: 'flow-leg-unjudged' },
  };
  for (const [what, { change, code }] of Object.entries(slips)) {
    it(`points at ${what}`, () => {
      const ended = check(folder([change]));
      expect(ended.out).toContain(`[${code}]`);
      expect(ended.out).toMatch(/mine\.ts:\d+:\d+/);
      expect(ended.code).toBe(0);
    });
  }

  it('refuses what is not deterministic without running a scenario', () => {
    const clock = folder([['view.balance(A.deposit) > 0 &&', 'Date.now() > 0 &&']]);
    const asked = check(clock);
    expect(asked.err).toContain(`mine.ts:${lineOf(clock, 'Date.now()')}`);
    expect(asked.err).toContain('[flow-not-deterministic]');
    const counter = check(
      folder([
        ['const fields', 'let calls = 0;\nconst fields'],
        ['out.set(F.sent, view.get(F.sent) + 1);', 'out.set(F.sent, ++calls);'],
      ]),
    );
    expect(counter.err).toContain('[flow-differs]');
    expect([asked.code, counter.code]).toEqual([2, 2]);
  });

  it('refuses what does not compile, with every problem at its line', () => {
    const cwd = folder([
      ['legSlots: 4,', "legSlots: 'four',"],
      ["process: 'company',", 'process: 7,'],
    ]);
    const { code, err } = check(cwd);
    expect(err).toContain(`mine.ts:${lineOf(cwd, "legSlots: 'four'")}`);
    expect(err).toContain(`mine.ts:${lineOf(cwd, 'process: 7')}`);
    expect(code).toBe(2);
  });
});
