import type { Bilingual } from '../../core/bilingual.ts';
import { formatYuan } from '../../core/fen.ts';
import { MONEY, type AccountModel, type Model } from '../../scenario/model.ts';

/** Key of a party, or `-`. */
export function partyKey(model: Model, party: number): string {
  return model.parties[party]?.key ?? '-';
}

/** Name of a party as the scenario gives it, else its key. */
export function partyName(model: Model, party: number): Bilingual {
  const found = model.parties[party];
  if (found === undefined) return { zh: '外部', en: 'the outside world' };
  return found.file.name ?? { zh: found.key, en: found.key };
}

/** Key of an instance, or `-`. */
export function instanceKey(model: Model, instance: number): string {
  return model.instances[instance]?.key ?? '-';
}

export function bookName(account: AccountModel): 'information' | 'money' {
  return account.book === MONEY ? 'money' : 'information';
}

/** Accounts of an institution's own books whose natural balance is a debit balance, shown as people read them. */
const debitUses = new Set(['receivable', 'control', 'cost']);

/** A balance (credits minus debits, fen) in yuan with the sign in which people read the account. */
export function shownBalance(account: AccountModel, fen: number): string {
  const shown = debitUses.has(account.use) ? -fen : fen;
  return formatYuan(shown === 0 ? 0 : shown);
}
