import { splitFen, fraction } from '../../core/rate.ts';
import type { Model } from '../../scenario/model.ts';
import { CLAIM, CLAIM_STRIDE } from '../state/layout.ts';
import type { World } from '../state/world.ts';
import type { RootFinding } from './collector.ts';

/** Who lost how much, fen. */
export interface PartyLoss {
  readonly party: number;
  readonly fen: number;
}

/**
 * Who bears a finding. Most statements name the loser; money that left a pool uncovered is lost by the pool's other
 * clients, in proportion to what they are owed, and by the institution where there are none.
 */
export function lossOf(model: Model, world: World, root: RootFinding): PartyLoss[] {
  const { breach, amount } = root;
  if (amount === 0) return [];
  const shortfall = root.consequences.find(({ breach: { id } }) => id === 'customer-shortfall');
  if (breach.loser >= 0 && !(breach.id === 'unfounded-claim' && shortfall !== undefined)) {
    return [{ party: breach.loser, fen: amount }];
  }
  const pool = breach.pool >= 0 ? breach.pool : (shortfall?.breach.pool ?? -1);
  if (pool < 0)
    return [{ party: breach.claim >= 0 ? model.claims[breach.claim]!.debtor : breach.breachedBy, fen: amount }];
  const others = model.claims.filter(
    (claim) =>
      claim.pool === pool &&
      claim.index !== breach.claim &&
      world.cells[world.layout.claims + claim.index * CLAIM_STRIDE + CLAIM.owed]! > 0,
  );
  if (others.length === 0) return [{ party: model.pools[pool]!.institution, fen: amount }];
  const owed = others.map(({ index }) => world.cells[world.layout.claims + index * CLAIM_STRIDE + CLAIM.owed]!);
  const total = owed.reduce((sum, fen) => sum + fen, 0);
  const parts = splitFen(
    amount,
    owed.map((fen) => fraction(BigInt(fen), BigInt(total))),
    owed.length - 1,
  );
  return others.map(({ creditor }, i) => ({ party: creditor, fen: parts[i]! })).filter(({ fen }) => fen > 0);
}
