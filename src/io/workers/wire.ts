import { assert } from '../../core/errors.ts';
import type { Mark, SearchPlan } from '../../search/plan/plan.ts';
import type { RoundRequest } from '../../search/random/round.ts';

/*
 * How the parts of a round travel to another thread. What they have in common goes once a round, and a plan once for
 * all: most runs begin with plans of earlier rounds, and copying those with every part took a fifth of a search.
 */

/** What the parts of a round have in common, and plans that the receiver does not have yet. */
export interface RoundMessage extends Omit<RoundRequest, 'from' | 'to' | 'replay' | 'parents'> {
  readonly kind: 'round';
  /** The receiver forgets the plans of another scenario. */
  readonly scenario: number;
  /** Numbered on from those sent before. */
  readonly plans: readonly SearchPlan[];
  readonly parents: readonly { readonly plan: number; readonly mark: Mark }[];
}

/** A part of the round that was sent last. */
export interface PartMessage extends Pick<RoundRequest, 'from' | 'to' | 'replay'> {
  readonly kind: 'part';
}

/** Puts requests into messages for one receiver. */
export class RequestSender {
  private scenario = -1;
  /** Numbers of the plans that the receiver has. */
  private readonly sent = new Map<SearchPlan, number>();

  /** @param request any of the round's. */
  round(scenario: number, request: RoundRequest): RoundMessage {
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
    const { seed, profile, round, isGuided, coverage, known } = request;
    const parents = request.parents.map(({ plan, mark }) => ({ plan: numberOf(plan), mark }));
    return { kind: 'round', scenario, seed, profile, round, isGuided, coverage, known, plans, parents };
  }

  part({ from, to, replay }: RoundRequest): PartMessage {
    return { kind: 'part', from, to, replay };
  }
}

/** Makes requests of messages, in the order in which they were sent. */
export class RequestReceiver {
  private readonly plans: SearchPlan[] = [];
  private round_: { readonly scenario: number; readonly common: Omit<RoundRequest, 'from' | 'to' | 'replay'> } | null =
    null;

  round({ scenario, plans, parents, seed, profile, round, isGuided, coverage, known }: RoundMessage): void {
    if (scenario !== this.round_?.scenario) this.plans.length = 0;
    for (const plan of plans) this.plans.push(plan);
    const whole = parents.map(({ plan, mark }) => ({ plan: this.plans[plan]!, mark }));
    this.round_ = { scenario, common: { seed, profile, round, isGuided, coverage, known, parents: whole } };
  }

  part({ from, to, replay }: PartMessage): { readonly scenario: number; readonly request: RoundRequest } {
    const round = this.round_;
    assert(round !== null, 'a part belongs to a round that was sent before');
    return { scenario: round.scenario, request: { ...round.common, from, to, replay } };
  }
}
