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

/** By owner: accounts of a kind. */
type Owned = Readonly<Record<'reserve' | 'custody', ReadonlyMap<number, readonly AccountModel[]>>>;

const none: readonly AccountModel[] = [];
const known = new WeakMap<Model, Owned>();
/** Of the model that was asked about last. */
let lastModel: Model | null = null;
let lastOwned: Owned | null = null;

/** Accounts of a kind that the acting institution owns. Sorted out once: a model may have a million accounts of clients. */
export function accountsOf(context: RuleContext, kind: 'reserve' | 'custody'): readonly AccountModel[] {
  const { model, actor } = context;
  if (model !== lastModel) {
    lastOwned = ownedIn(model);
    lastModel = model;
  }
  return lastOwned![kind].get(actor) ?? none;
}

function ownedIn(model: Model): Owned {
  let owned = known.get(model);
  if (owned === undefined) {
    const byKind = { reserve: new Map<number, AccountModel[]>(), custody: new Map<number, AccountModel[]>() };
    for (const account of model.accounts) {
      if (account.kind !== 'reserve' && account.kind !== 'custody') continue;
      const list = byKind[account.kind].get(account.owner);
      if (list === undefined) byKind[account.kind].set(account.owner, [account]);
      else list.push(account);
    }
    owned = byKind;
    known.set(model, owned);
  }
  return owned;
}

/** Sum of balances, fen; none without an account. */
export function sumOf(context: RuleContext, accounts: readonly AccountModel[]): number | null {
  if (accounts.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < accounts.length; i++) sum += context.ledger.balance(accounts[i]!.index);
  return sum;
}
