import type { Mark, SearchPlan } from '../../search/plan/plan.ts';
import type { RoundRequest } from '../../search/random/round.ts';

/*
 * How a round travels to another thread. What its parts have in common goes once, and a plan once for all rounds: most
 * runs begin with plans of earlier rounds, and copying those with every part took a fifth of a search.
 */

/** What belongs to one part of a round alone. */
type Part = Pick<RoundRequest, 'from' | 'to' | 'replay'>;

/** A round: its parts, what they have in common, and plans that the receiver does not have yet. */
export interface RoundMessage extends Omit<RoundRequest, keyof Part | 'parents'> {
  /** The receiver forgets the plans of another scenario. */
  readonly scenario: number;
  /** Numbered on from those sent before. */
  readonly plans: readonly SearchPlan[];
  readonly parents: readonly { readonly plan: number; readonly mark: Mark }[];
  readonly parts: readonly Part[];
}

/** Puts requests into messages for one receiver. */
export class RequestSender {
  private scenario = -1;
  /** Numbers of the plans that the receiver has. */
  private readonly sent = new Map<SearchPlan, number>();

  /** @param requests those of one round, at least one: they differ in their parts and in nothing else. */
  round(scenario: number, requests: readonly RoundRequest[]): RoundMessage {
    if (scenario !== this.scenario) {
      this.scenario = scenario;
      this.sent.clear();
    }
    const plans: SearchPlan[] = [];
    const numberOf = (plan: SearchPlan): number => {
      let number = this.sent.get(plan);
      if (number === undefined) {
        number = this.sent.size;
        this.sent.set(plan, number);
        plans.push(plan);
      }
      return number;
    };
    const { seed, profile, round, isGuided, coverage, known } = requests[0]!;
    const parents = requests[0]!.parents.map(({ plan, mark }) => ({ plan: numberOf(plan), mark }));
    const parts = requests.map(({ from, to, replay }) => ({ from, to, replay }));
    return { scenario, seed, profile, round, isGuided, coverage, known, plans, parents, parts };
  }
}

/** Makes requests of messages, in the order in which they were sent. */
export class RequestReceiver {
  private scenario = -1;
  private readonly plans: SearchPlan[] = [];

  round({ scenario, plans, parents, parts, ...common }: RoundMessage): RoundRequest[] {
    if (scenario !== this.scenario) {
      this.scenario = scenario;
      this.plans.length = 0;
    }
    for (const plan of plans) this.plans.push(plan);
    const whole = parents.map(({ plan, mark }) => ({ plan: this.plans[plan]!, mark }));
    return parts.map((part) => ({ ...common, parents: whole, ...part }));
  }
}
