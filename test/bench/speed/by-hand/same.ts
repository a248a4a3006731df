import { readFileSync } from 'node:fs';
import { dayOf } from '../../../../src/core/time.ts';
import type { AccountFile, ScenarioFile } from '../../../../src/scenario/format.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { Collector } from '../../../../src/simulation/findings/collector.ts';
import { healWillingly, horizonOf } from '../../../../src/simulation/heal.ts';
import type { Breach } from '../../../../src/simulation/observer.ts';
import { applyStimulus, PlanDriver } from '../../../../src/simulation/plan/driver.ts';
import { calendar, loadScenario } from '../../../support/load.ts';
import { shippedRulebook } from '../../../unit/rules/load.ts';
import { checkEqual } from '../rounds.ts';
import { WithdrawalByHand } from './random-test.ts';
import { handRules } from './rules.ts';
import { handFindings, handStates, type HandSettings } from './words.ts';

/** Days that the loop by hand has to know: the longest run, its healing and the holidays between. */
const DAYS = 150;

/** The scenario that is searched, and what is changed in it so that there is something to be found. */
interface Variant {
  readonly choices: Readonly<Record<string, string>>;
  readonly yuan: string;
  readonly cardClass: 'I' | 'II' | 'III';
}

const asItIs: Variant = { choices: {}, yuan: '500.00', cardClass: 'I' };
const variants: readonly Variant[] = [
  asItIs,
  { choices: { responses: 'any-error-fails' }, yuan: '500.00', cardClass: 'I' },
  { choices: { returned: 'ignored' }, yuan: '500.00', cardClass: 'II' },
  { choices: {}, yuan: '5000.00', cardClass: 'III' },
];

/** The same scenario, and the loop by hand for it. */
function settingsOf(start: number, { choices, yuan, cardClass }: Variant): HandSettings {
  const first = dayOf(start);
  const opening = Number(yuan) * 100;
  return {
    start,
    workdays: Uint8Array.from({ length: DAYS }, (_, i) => (calendar.isWorkday(first + i) ? 1 : 0)),
    opening,
    reserve: 2 * opening,
    cardLevel: cardClass.length,
    failsOnSilence: choices['responses'] === 'any-error-fails',
    ignoresReturns: choices['returned'] === 'ignored',
  };
}

async function runnerOf({ choices, yuan, cardClass }: Variant): Promise<Runner> {
  const text = readFileSync('scenarios/withdrawal/query-first.scenario.json', 'utf8');
  const file = JSON.parse(text) as ScenarioFile;
  const accounts = file.accounts as Record<string, AccountFile>;
  const scenario: ScenarioFile = {
    ...file,
    accounts: {
      ...accounts,
      'alice-wallet': { ...accounts['alice-wallet']!, opening: yuan },
      'bob-wallet': { ...accounts['bob-wallet']!, opening: yuan },
      reserve: { ...accounts['reserve']!, opening: `${String(2 * Number(yuan))}.00` },
      'alice-card': { ...accounts['alice-card']!, class: cardClass },
    },
    flows: { w1: { ...file.flows['w1']!, choices: { ...file.flows['w1']!.choices, ...choices } } },
  };
  return new Runner({ ...(await loadScenario(scenario)), rules: { rulebook: shippedRulebook, lawDay: null } });
}

/** The loop by hand for the scenario that is searched. */
export async function withdrawalByHand(): Promise<WithdrawalByHand> {
  const { subject } = await runnerOf(asItIs);
  return new WithdrawalByHand(settingsOf(subject.model.startsAt, asItIs));
}

/** Greatest amount of each finding, also of those that follow from others. */
class Amounts extends Collector {
  readonly fen = new Map<string, number>();

  override raise({ id, amount }: Breach): void {
    this.fen.set(id, Math.max(this.fen.get(id) ?? 0, amount));
  }
}

/**
 * Draws runs by hand, has fenproof do the same stimuli one by one, and wants the same of both: events before and after the
 * healing, state, balances of both books, findings with their amounts, and how often each rule came to each outcome.
 * @throws Error at the first difference.
 */
export async function checkByHand(runs: number): Promise<void> {
  for (const variant of variants) {
    const runner = await runnerOf(variant);
    const { kernel, subject } = runner;
    const settings = settingsOf(subject.model.startsAt, variant);
    const hand = new WithdrawalByHand(settings);
    // Healed until nothing is left to happen, it finds no less.
    const quick = new WithdrawalByHand(settings);
    let found = 0;
    for (let run = 0; run < runs; run++) {
      hand.record = [];
      hand.rules.outcomes.fill(0);
      hand.rules.evaluated = 0;
      const before = hand.events;
      hand.once(true);
      quick.once(false);
      const notes = runner.rewind();
      const amounts = new Amounts();
      kernel.checks.redirect(amounts);
      for (const stimulus of hand.record) {
        kernel.skipStale();
        applyStimulus(kernel, stimulus);
      }
      const events = kernel.events;
      const driver = new PlanDriver(kernel, { acts: [], deviations: new Map(), crashes: new Map() });
      healWillingly(kernel, driver, horizonOf(kernel));
      const balance = (key: string): number =>
        kernel.ledger.balance(subject.model.accounts.findIndex((account) => account.key === key));
      const ours = {
        events,
        all: kernel.events,
        state: kernel.machines[0]!.tables.configurations[kernel.configuration(0)]!.path,
        balances: {
          wallet: balance('alice-wallet'),
          frozen: balance('alice@pay/frozen'),
          control: balance('pay@pay/control'),
          reserve: balance('reserve'),
          transit: balance('transit:payout'),
          card: balance('alice-card'),
          owed: kernel.register.owed(0),
        },
        found: handFindings.filter((id) => amounts.fen.has(id)).map((id) => [id, amounts.fen.get(id)]),
        others: [...amounts.fen.keys()].filter((id) => !(handFindings as readonly string[]).includes(id)),
        ...rulesOf(kernel.desk!.tally.counts()),
      };
      const foundBy = (loop: WithdrawalByHand): unknown[] =>
        handFindings.flatMap((id, i) => (loop.fen[i]! > 0 ? [[id, loop.fen[i]]] : []));
      const theirs = {
        events: hand.events - before,
        all: hand.inRun,
        state: handStates[hand.state],
        balances: hand.balances(),
        found: foundBy(hand),
        others: [],
        evaluated: hand.rules.evaluated,
        outcomes: [...hand.rules.outcomes],
      };
      checkEqual(`run ${String(run)} by hand`, ours, theirs);
      checkEqual(`run ${String(run)} by hand, healed quickly`, foundBy(hand), foundBy(quick));
      if (theirs.found.length > 0 || !notes.isEmpty || notes.rules.length > 0) found++;
    }
    if (variant !== asItIs && found === 0) throw new Error('nothing was found that both could agree on');
  }
}

/** Evaluations, and outcomes other than not applicable in the order of {@link handRules}. */
function rulesOf(counts: ReturnType<NonNullable<Runner['kernel']['desk']>['tally']['counts']>): {
  evaluated: number;
  outcomes: number[];
} {
  let evaluated = 0;
  for (const one of counts.values()) {
    evaluated += one.complied + one.violated + one['not-applicable'] + one['could-not-evaluate'];
  }
  const outcomes = handRules.flatMap((id) => {
    const one = counts.get(id);
    return one === undefined ? [0, 0, 0] : [one.complied, one.violated, one['could-not-evaluate']];
  });
  return { evaluated, outcomes };
}
