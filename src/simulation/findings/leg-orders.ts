import { LEG } from '../state/layout.ts';
import type { CheckedWorld } from './breaches.ts';

/** The order of a purpose, resolved to the roles of its flow once. */
export interface LegTerms {
  readonly order: number;
  readonly claim: number;
  readonly pays: boolean;
  readonly payees: readonly number[];
  /** The parties of the contract's split are payees too. */
  readonly split: boolean;
  readonly debtor: number;
}

/** To which order each leg belongs, and who has to receive it. */
export class LegOrders {
  private readonly kernel: CheckedWorld;
  private readonly byFlow: readonly (readonly (LegTerms | null)[])[];

  constructor(kernel: CheckedWorld) {
    this.kernel = kernel;
    this.byFlow = kernel.model.flows.map((flow) => {
      const orders = Object.keys(flow.terms.orders);
      const claims = Object.keys(flow.terms.claims);
      const party = (role: string): number => flow.partyNames.indexOf(role);
      return flow.legNames.map((name) => {
        const orderName = flow.terms.legs[name];
        if (orderName === undefined) return null;
        const order = flow.terms.orders[orderName]!;
        return {
          order: orders.indexOf(orderName),
          claim: claims.indexOf(order.claim),
          pays: order.direction === 'pay',
          payees: order.payees.map(party),
          split: order.split === true,
          debtor: party(order.debtor),
        };
      });
    });
  }

  /** The order that a leg of an instance belongs to; null for a leg that pays none. */
  of(instance: number, leg: number): LegTerms | null {
    const { roster, world } = this.kernel;
    return this.byFlow[roster.flow(instance)]![world.cells[leg + LEG.purpose]!] ?? null;
  }

  /** To whom the order is paid first, as its terms name him. */
  firstPayee(instance: number, { payees }: LegTerms): number {
    const { model, roster } = this.kernel;
    return payees.length > 0 ? roster.party(instance, payees[0]!) : model.instances[instance]!.split[0]!.party;
  }

  /** Is this party one to whom the order is paid? */
  isPayee(instance: number, terms: LegTerms, party: number): boolean {
    const { roster, model } = this.kernel;
    const { payees } = terms;
    for (let i = 0; i < payees.length; i++) if (roster.party(instance, payees[i]!) === party) return true;
    return terms.split && model.instances[instance]!.split.some((share) => share.party === party);
  }
}
