import type { FundsFindingId } from '../../results/finding.ts';
import type { Model } from '../../scenario/model.ts';

/**
 * Statements about money that a design gives something to look at: a search of it that never looked at one of them has
 * not said anything about it. Left out are those that depend on what a design declares on its way: reconciliations,
 * splits, promised times.
 */
export function statementsAskedOf(model: Model): FundsFindingId[] {
  const flows = new Set(model.instances.map(({ flow }) => flow));
  const directions = new Set(
    [...flows].flatMap((index) => {
      const { terms } = model.flows[index]!;
      return Object.values(terms.legs).map((order) => terms.orders[order]!.direction);
    }),
  );
  const has: Readonly<Partial<Record<FundsFindingId, boolean>>> = {
    'customer-shortfall': model.pools.length > 0,
    // Claims that no instance is about are shown by accounts that nothing moves.
    'unfounded-claim': model.instances.some(({ claims }) => claims.some((i) => model.claims[i]!.kind === 'deposit')),
    'unrecorded-claim': model.claims.length > 0,
    'stuck-funds': model.claims.some(({ kind }) => kind === 'deposit'),
    'misdirected-funds': directions.has('pay'),
    'double-payment': directions.has('pay'),
    'uncovered-payout': directions.has('pay'),
    'client-funds-used': directions.has('pay'),
    'over-collection': directions.has('collect'),
    'broken-invariant': [...flows].some((index) => Object.keys(model.flows[index]!.invariants ?? {}).length > 0),
    'business-money-mismatch': model.instances.length > 0,
  };
  return (Object.keys(has) as FundsFindingId[]).filter((id) => has[id] === true);
}
