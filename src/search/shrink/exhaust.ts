import { shortestFindings, type Shortest, type ShortestOfAll } from '../explore/shortest.ts';
import { sameCause, type Found } from '../plan/found.ts';
import type { PlannedAct, SearchPlan } from '../plan/plan.ts';
import { Runner, type Subject } from '../plan/runner.ts';
import { boundsAround, type Width } from './around.ts';

/** The widest alphabet first. */
const WIDTHS: readonly Width[] = ['acts', 'plan'];

/** What an exhaustive search around a plan came to. */
export interface Around {
  /** Null if neither alphabet was exhausted up to the finding within the limit. */
  readonly width: Width | null;
  /** Stimuli of the shortest plan with the same anchor; null if the alphabet has none (or none was exhausted). */
  readonly shortest: number | null;
  readonly plan: SearchPlan | null;
  /** States looked at there, or where it gave up. */
  readonly states: number;
}

/**
 * The shortest plan for a finding in the alphabet of a plan that shows it: its kinds of fault, amounts and times, and
 * every act of the design, or, where that is too much, the plan's own acts in any order.
 *
 * @param states greatest number of states of each exhaustive search, at least 1
 */
export function shortestAround(subject: Subject, plan: SearchPlan, found: Found, states: number): Around {
  const isRule = found.kind === 'rule';
  const judged = isRule ? subject : { ...subject, rules: null };
  const limits = { depth: Infinity, states, bytes: 1_000_000_000 };
  const done = withAsked(subject, plan, found.length);
  let looked = 0;
  for (const width of WIDTHS) {
    const bounds = boundsAround(subject, done, found.now, width);
    const ask = (anchor: string | null): ShortestOfAll => shortestFindings(judged, bounds, limits, found.id, anchor);
    const alike = ({ findings }: ShortestOfAll): Shortest[] =>
      findings.filter((other) => sameCause(other, found)).sort((a, b) => a.length - b.length);
    let whole = ask(isRule ? found.anchor : null);
    // The same statement may be broken sooner in another way: then all is looked at.
    const soonest = Math.min(...whole.findings.map(({ length }) => length));
    const isSettled = (alike(whole)[0]?.length ?? Infinity) <= soonest;
    if (whole.stopped === null && !isRule && !isSettled) whole = ask(found.anchor);
    looked = whole.states;
    if (whole.stopped !== null) continue;
    const [best] = alike(whole);
    if (best === undefined) return { width, shortest: null, plan: null, states: looked };
    // Simultaneous deliveries that a plan has no words for come in the order of the bus: what counts is the plan's length.
    const again = new Runner(judged).run(best.plan).found.find((one) => sameCause(one, found));
    return { width, shortest: again?.length ?? best.length, plan: best.plan, states: looked };
  }
  return { width: null, shortest: null, plan: null, states: looked };
}

/** The plan with what the healing has people do before the finding: part of its alphabet, though nobody planned it. */
function withAsked(subject: Subject, plan: SearchPlan, length: number): SearchPlan {
  const acts: PlannedAct[] = [];
  let at = subject.model.startsAt;
  let counted = 0;
  let isWaiting = false;
  for (const stimulus of new Runner(subject).run(plan).stimuli) {
    if (stimulus.kind === 'advance') at = stimulus.to;
    if (stimulus.kind !== 'advance' || !isWaiting) counted++;
    isWaiting = stimulus.kind === 'advance';
    if (counted > length) break;
    if (stimulus.kind === 'act' || stimulus.kind === 'outside' || stimulus.kind === 'channel')
      acts.push({ at, stimulus });
  }
  return acts.length < plan.acts.length ? plan : { ...plan, acts };
}
