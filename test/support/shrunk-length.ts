import { Runner, type Subject } from '../../src/search/plan/runner.ts';
import { planItems } from '../../src/search/plan/write.ts';
import type { Width } from '../../src/search/shrink/around.ts';
import { shortestAround } from '../../src/search/shrink/exhaust.ts';
import { repairsOf } from '../../src/search/shrink/repairs.ts';
import { shrink, type Shrunk } from '../../src/search/shrink/shrink.ts';
import { hunt } from '../bench/bugs/hunt.ts';
import { mendedOfPlanted, subjectOfPlanted, type Planted } from './planted.ts';

/** What the plan of a search was shrunk to, beside what an exhaustive search finds in the same alphabet. */
export interface Compared {
  readonly id: string;
  readonly breaks: string;
  readonly seed: number;
  /** Stimuli of the expanded plan; null if the search did not find it. */
  readonly shrunk: number | null;
  /** Null if the exhaustive search did not finish in either alphabet, or does not know the finding. */
  readonly shortest: number | null;
  /** The widest alphabet whose space was exhausted up to the finding; null if none was. */
  readonly width: Width | null;
  /** States looked at there, or where it gave up. */
  readonly states: number;
  readonly plan: readonly unknown[];
  /** A shortest one, where the lengths differ. */
  readonly shorter?: readonly unknown[];
}

export interface CompareOptions {
  readonly seeds: number;
  /** Number of the first seed; default 1. */
  readonly from?: number;
  /** Greatest number of states of one exhaustive search. */
  readonly states: number;
  /** For a search to find the mistake at all. */
  readonly seconds: number;
}

/** Searches for a planted mistake with several seeds, shrinks what each finds, and asks the exhaustive search. */
export async function shrunkBesideShortest(mistake: Planted, options: CompareOptions): Promise<Compared[]> {
  const subject = await subjectOfPlanted(mistake);
  const runner = new Runner(subject);
  const repairs = mistake.twin.scenario === undefined ? repairsOf(await mendedOfPlanted(mistake)) : [];
  const known = new Map<string, Compared>();
  const rows: Compared[] = [];
  const { from = 1 } = options;
  for (let seed = from; seed < from + options.seeds; seed++) {
    const settings = { guided: true, profile: 'swarm', seconds: options.seconds, rounds: 1_000_000 } as const;
    const met = hunt(subject, mistake.breaks, `shrinking-${String(seed)}`, settings);
    const found = met.plan && runner.run(met.plan).found.find(({ id }) => id === mistake.breaks);
    const { id, breaks } = mistake;
    if (!found) {
      rows.push({ id, breaks, seed, shrunk: null, shortest: null, width: null, states: 0, plan: [] });
      continue;
    }
    const shrunk = shrink(runner, met.plan, found, { repairs });
    const plan = planItems(subject.model, shrunk.plan);
    const key = JSON.stringify([shrunk.found.fingerprint, plan, shrunk.plan.until]);
    const row = known.get(key) ?? { id, breaks, plan, ...shortestBeside(subject, shrunk, options.states) };
    known.set(key, { ...row, seed });
    rows.push({ ...row, seed });
  }
  return rows;
}

function shortestBeside(
  subject: Subject,
  { plan, found }: Pick<Shrunk, 'plan' | 'found'>,
  states: number,
): Pick<Compared, 'shrunk' | 'shortest' | 'width' | 'states' | 'shorter'> & { readonly seed: number } {
  const { plan: best, ...around } = shortestAround(subject, plan, found, states);
  const isLonger = best !== null && around.shortest! < found.length;
  return {
    ...{ seed: 0, shrunk: found.length, ...around },
    ...(isLonger ? { shorter: planItems(subject.model, best) } : {}),
  };
}
