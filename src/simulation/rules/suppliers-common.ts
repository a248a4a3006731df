import { factsCatalogue, setMask } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import type { AccountModel, InstanceModel, Model } from '../../scenario/model.ts';
import type { RuleContext } from './context.ts';

/** Instance the event belongs to; only at hooks that have one. */
export function instance(context: RuleContext): InstanceModel {
  return context.model.instances[context.instance]!;
}

/** Kind of a party; unknown for what is no party. */
export function kindOf(context: RuleContext, party: FactValue): FactValue {
  return typeof party === 'number' ? context.model.parties[party]?.file.kind : undefined;
}

/** A party index, or none for -1. */
export function orNone(party: number): FactValue {
  return party < 0 ? null : party;
}

/** Party in a role of the instance; unknown if its flow has no such role. */
export function roleOf(context: RuleContext, role: string): FactValue {
  const { flow, parties } = instance(context);
  const index = context.model.flows[flow]!.partyNames.indexOf(role);
  return index < 0 ? undefined : parties[index];
}

const masks = new WeakMap<object, number>();
const licenceSpec = factsCatalogue.specOf('actor.licences')!;

/** Licences of a party as a mask. */
export function licencesOf(context: RuleContext, party: number): FactValue {
  const file = context.model.parties[party]?.file;
  if (file === undefined) return undefined;
  let mask = masks.get(file);
  if (mask === undefined) {
    mask = setMask(licenceSpec, file.licences ?? []);
    masks.set(file, mask);
  }
  return mask;
}

const owned = new WeakMap<Model, Map<string, AccountModel[]>>();
const none: readonly AccountModel[] = [];

/** Accounts of a kind that the acting institution owns. Sorted out once: a model may have a million accounts of clients. */
export function accountsOf(context: RuleContext, kind: 'reserve' | 'custody'): readonly AccountModel[] {
  const { model } = context;
  let byOwner = owned.get(model);
  if (byOwner === undefined) {
    byOwner = new Map();
    for (const account of model.accounts) {
      if (account.kind !== 'reserve' && account.kind !== 'custody') continue;
      const key = `${account.kind} ${String(account.owner)}`;
      const list = byOwner.get(key);
      if (list === undefined) byOwner.set(key, [account]);
      else list.push(account);
    }
    owned.set(model, byOwner);
  }
  return byOwner.get(`${kind} ${String(context.actor)}`) ?? none;
}

/** Sum of balances, fen; none without an account. */
export function sumOf(context: RuleContext, accounts: readonly AccountModel[]): number | null {
  if (accounts.length === 0) return null;
  return accounts.reduce((sum, { index }) => sum + context.ledger.balance(index), 0);
}
