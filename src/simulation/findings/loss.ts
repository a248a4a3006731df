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
 * clients, in proportion to what they are owed, and by the institution where there are none. What went to the wrong side
 * of an order is lost by its other side before that.
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
  const [own, rest] = ownSide(model, world, root, pool);
  if (rest === 0) return own;
  const ownClaims = own.length === 0 ? [] : model.instances[breach.instance]!.claims;
  const others = model.claims.filter(
    (claim) =>
      claim.pool === pool &&
      claim.index !== breach.claim &&
      !ownClaims.includes(claim.index) &&
      world.cells[world.layout.claims + claim.index * CLAIM_STRIDE + CLAIM.owed]! > 0,
  );
  if (others.length === 0) return [...own, { party: model.pools[pool]!.institution, fen: rest }];
  const owed = others.map(({ index }) => world.cells[world.layout.claims + index * CLAIM_STRIDE + CLAIM.owed]!);
  const total = owed.reduce((sum, fen) => sum + fen, 0);
  const parts = splitFen(
    rest,
    owed.map((fen) => fraction(BigInt(fen), BigInt(total))),
    owed.length - 1,
  );
  const shared = others.map(({ creditor }, i) => ({ party: creditor, fen: parts[i]! })).filter(({ fen }) => fen > 0);
  return [...own, ...shared];
}

/**
 * Money paid to the wrong side of an order is lost by its other side: the party of the same instance whose claim in the
 * pool is still open. Returns who loses what of it, and what is left for the pool.
 */
function ownSide(model: Model, world: World, root: RootFinding, pool: number): readonly [PartyLoss[], number] {
  const { breach } = root;
  const losses: PartyLoss[] = [];
  let rest = root.amount;
  if (breach.id !== 'uncovered-payout' || breach.instance < 0) return [losses, rest];
  for (const index of model.instances[breach.instance]!.claims) {
    const claim = model.claims[index]!;
    if (claim.pool !== pool || claim.creditor === breach.holder) continue;
    const fen = Math.min(rest, world.cells[world.layout.claims + index * CLAIM_STRIDE + CLAIM.owed]!);
    if (fen > 0) losses.push({ party: claim.creditor, fen });
    rest -= fen;
  }
  return [losses, rest];
}
