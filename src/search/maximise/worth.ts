import { MONEY, type Model } from '../../scenario/model.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { CLAIM, CLAIM_STRIDE } from '../../simulation/state/layout.ts';

/**
 * What a party has, fen: its money, what others owe it as far as their books show it, less what it owes. A claim that
 * its debtor's books do not show is no wealth, and one that they show beyond what is owed will be asked for.
 */
export function worthOf(kernel: Kernel, party: number): number {
  const { model, world, ledger } = kernel;
  const { cells, layout } = world;
  let worth = 0;
  for (const { index, owner, book } of model.accounts) {
    if (owner === party && book === MONEY && index !== model.outside) worth += ledger.balance(index);
  }
  for (const claim of model.claims) {
    const at = layout.claims + claim.index * CLAIM_STRIDE;
    const owed = cells[at + CLAIM.owed]!;
    const available = cells[at + CLAIM.available]!;
    const shown = claim.kind === 'deposit' ? available : available + cells[at + CLAIM.other]!;
    if (claim.creditor === party) worth += Math.min(owed, shown);
    if (claim.debtor === party) worth -= claim.kind === 'deposit' ? Math.max(owed, available) : owed;
  }
  return worth;
}

/** Index of a participant, or -1. */
export function partyIndex({ parties }: Model, key: string): number {
  return parties.findIndex((party) => party.key === key);
}
