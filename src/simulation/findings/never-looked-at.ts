import type { FundsFindingId } from '../../results/finding.ts';
import type { Model } from '../../scenario/model.ts';

/** Statements that look at a payment, and those that look at a collection: a design may do with one of the two. */
const PAID: readonly FundsFindingId[] = [
  'double-payment',
  'misdirected-funds',
  'uncovered-payout',
  'client-funds-used',
];
const COLLECTED: readonly FundsFindingId[] = ['over-collection'];

/**
 * Statements about money that a design gives to look at and that a search of it never looked at: it has not said
 * anything about them. Left out are those that depend on what a design declares on its way: reconciliations, splits,
 * promised times; and payments of a design that collected something, because a flow may leave a leg unused.
 *
 * @param looked whether a statement was looked at
 */
export function neverLookedAt(model: Model, looked: (id: FundsFindingId) => boolean): FundsFindingId[] {
  const flows = [...new Set(model.instances.map(({ flow }) => flow))].map((index) => model.flows[index]!);
  const directions = new Set(
    flows.flatMap(({ terms }) => Object.values(terms.legs).map((order) => terms.orders[order]!.direction)),
  );
  // Claims that no instance is about are shown by accounts that nothing moves.
  const isAboutDeposits = model.instances.some(({ claims }) => claims.some((i) => model.claims[i]!.kind === 'deposit'));
  const isMoved = PAID.some(looked) || COLLECTED.some(looked);
  const asked: FundsFindingId[] = [
    ...(model.pools.length > 0 ? (['customer-shortfall'] as const) : []),
    ...(isAboutDeposits ? (['unfounded-claim', 'stuck-funds'] as const) : []),
    ...(model.claims.length > 0 ? (['unrecorded-claim'] as const) : []),
    ...(directions.has('pay') && !isMoved ? PAID : []),
    ...(directions.has('collect') && !isMoved ? COLLECTED : []),
    ...(flows.some(({ invariants }) => Object.keys(invariants ?? {}).length > 0)
      ? (['broken-invariant'] as const)
      : []),
    'business-money-mismatch',
  ];
  return asked.filter((id) => !looked(id));
}
