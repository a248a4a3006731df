import { compareNumber } from '../../core/order.ts';
import { sameCause, type Found } from '../plan/found.ts';
import { planSize, type SearchPlan } from '../plan/plan.ts';
import { Runner, type Subject } from '../plan/runner.ts';
import { rawKey, type Shown } from '../random/round.ts';
import { culpritsOf, repairsOf, type Mended, type Repair } from '../shrink/repairs.ts';
import { shrink } from '../shrink/shrink.ts';

/** One mistake: a finding with the shortest plan that shows it. */
export interface Mistake {
  readonly found: Found;
  readonly plan: SearchPlan;
  /** See `Shrunk`. */
  readonly culprits: readonly string[];
  /** Runs that showed it in a way of its own; many more may have shown it in the same way. */
  times: number;
  /** Where it was met first. */
  readonly round: number;
  readonly run: number;
  /** Events of the campaign up to the end of that round. */
  readonly events: number;
  readonly guided: boolean;
}

/** Greatest number of plans that are shrunk after one round, and in a campaign. */
const SHRINKS_A_ROUND = 16;
const SHRINKS = 160;

/** Where plans are tried. */
interface Bench {
  readonly runner: Runner;
  readonly repairs: readonly Repair[];
}

/**
 * Keeps the mistakes of a campaign apart. Each new way in which a run shows a finding is either explained by a mistake
 * that is known (the same effect of the same transition, with no more faults than it needs, cured by the same mends) or
 * shrunk to a mistake of its own.
 */
export class Mistakes {
  readonly all: Mistake[] = [];
  /** Keys of ways that need no plan any more. */
  readonly known = new Set<string>();
  /** Ways that were not looked into because there were too many. */
  skipped = 0;
  /** Plans tried while shrinking that made code fail, by what failed. */
  readonly failures = new Map<string, SearchPlan>();
  /** Plans whose finding was gone when the plan was run by itself. */
  vanished = 0;
  private readonly whole: Bench;
  /** The same without rules: what money does does not depend on them, and a run takes half the time. */
  private readonly plain: Bench;
  private shrinks = 0;

  constructor(subject: Subject, mended: readonly Mended[]) {
    const withoutRules = (one: Subject): Subject => ({ ...one, rules: null });
    this.whole = { runner: new Runner(subject), repairs: repairsOf(mended) };
    this.plain = {
      runner: new Runner(withoutRules(subject)),
      repairs: repairsOf(mended.map((one) => ({ ...one, subject: withoutRules(one.subject) }))),
    };
  }

  /**
   * Takes what the runs of a round showed, one way to a finding after the other. Shrinking takes time: whoever drives
   * this answers before each whether it is in a hurry, and then the plan stays as it was met. The order of `shown` is
   * that of the runs.
   */
  *take(shown: readonly Shown[], round: number, events: number): Generator<void, void, boolean> {
    // Few faults first: what shows with them explains what shows with more.
    const inOrder = shown
      .filter(({ found }) => !this.known.has(rawKey(found)))
      .map((one, index) => ({ one, index }))
      .sort(
        (a, b) =>
          compareNumber(faults(a.one.found), faults(b.one.found)) ||
          compareNumber(planSize(a.one.plan), planSize(b.one.plan)) ||
          compareNumber(a.index, b.index),
      );
    let shrinks = 0;
    for (const { one } of inOrder) {
      const key = rawKey(one.found);
      if (this.known.has(key)) continue;
      const isHurried = yield;
      const { runner, repairs } = one.found.kind === 'funds' ? this.plain : this.whole;
      const found = runner.run(one.plan).found.find((candidate) => sameCause(candidate, one.found));
      if (found === undefined) {
        this.vanished++;
        continue;
      }
      const culprits = culpritsOf(repairs, one.plan, found);
      const explained = this.all.find((mistake) => explains(mistake, found, culprits));
      if (explained !== undefined) {
        explained.times++;
        this.known.add(key);
        continue;
      }
      if (shrinks >= SHRINKS_A_ROUND || this.shrinks >= SHRINKS) {
        this.skipped++;
        continue;
      }
      shrinks++;
      this.shrinks++;
      this.known.add(key);
      const shrunk = shrink(runner, one.plan, found, isHurried ? { repairs, tries: 0 } : { repairs });
      for (const [failure, plan] of shrunk.failures) this.failures.set(failure, plan);
      // The whole run says who bears what; the shrinking stopped at the breach.
      const whole = runner.run(shrunk.plan).found.find((candidate) => sameCause(candidate, shrunk.found));
      this.add({
        found: whole ?? shrunk.found,
        plan: shrunk.plan,
        culprits: shrunk.culprits,
        times: 1,
        round,
        run: one.run,
        events,
        guided: one.guided,
      });
    }
  }

  private add(mistake: Mistake): void {
    const at = this.all.findIndex(
      (other) =>
        other.found.fingerprint === mistake.found.fingerprint && other.culprits.join() === mistake.culprits.join(),
    );
    if (at < 0) {
      this.all.push(mistake);
      return;
    }
    const other = this.all[at]!;
    other.times++;
    if (mistake.found.length < other.found.length) {
      this.all[at] = { ...other, found: mistake.found, plan: mistake.plan };
    }
  }
}

/** Number of kinds of fault on the causal chain. */
function faults({ taint }: Found): number {
  let count = 0;
  for (let rest = taint; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function explains(mistake: Mistake, found: Found, culprits: readonly string[]): boolean {
  if (!sameCause(mistake.found, found)) return false;
  if (culprits.length > 0 || mistake.culprits.length > 0) return mistake.culprits.join() === culprits.join();
  return mistake.found.leaves.every((word, i) => (word & ~found.leaves[i]!) === 0);
}
