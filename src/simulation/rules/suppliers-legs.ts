import { dayOf } from '../../core/time.ts';
import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import type { DebitDefinition, DebitProduct, Flow } from '../../flows/define.ts';
import type { AccountModel, InstanceModel, Model } from '../../scenario/model.ts';
import type { RuleContext } from './context.ts';
import { statedInContract, statedOfParty } from './stated-value.ts';
import { kindOf, licencesOf, orNone, roleOf } from './suppliers-common.ts';

type Supplier = (context: RuleContext) => FactValue;

/** Who stands at both ends of a leg, and what its contract states about it. */
export const legSuppliers: Readonly<Partial<Record<FactName, Supplier>>> = {
  'event.isEveOfWorkday': (c) => c.calendar.isWorkday(dayOf(c.world.now) + 1),
  'leg.direction': (c) => (c.collecting ? 'collect' : 'pay'),
  'leg.payer': (c) => from(c).owner,
  'leg.payerKind': (c) => kindOf(c, from(c).owner),
  'leg.payerBank': (c) => from(c).at,
  'leg.payerReserveKind': (c) => from(c).reserveKind || null,
  'leg.payee': (c) => to(c).owner,
  'leg.payeeKind': (c) => kindOf(c, to(c).owner),
  'leg.payeeIndustry': (c) => c.model.parties[to(c).owner]?.file.industry ?? null,
  'leg.payeeLicences': (c) => licencesOf(c, to(c).owner),
  'leg.payeeBank': (c) => to(c).at,
  'leg.payeeReserveKind': (c) => to(c).reserveKind || null,
  'leg.payeeRelation': (c) => relation(c),
  'leg.beneficiary': (c) => orNone(beneficiary(c)),
  'leg.beneficiaryKind': (c) => kindOrNone(c, beneficiary(c)),
  'leg.channelCap': (c) => {
    const { cap } = c.model.channels[c.channel]!;
    return cap === Infinity ? null : cap;
  },
  'leg.purpose': (c) => statedInContract(c, 'transferPurpose'),
  'leg.principal': (c) => orNone(principal(c)),
  'leg.principalKind': (c) => kindOrNone(c, principal(c)),
  'leg.client': (c) => (c.collecting ? from(c) : to(c)).owner,
  'leg.clientKind': (c) => kindOf(c, (c.collecting ? from(c) : to(c)).owner),
  'leg.payerAccount': (c) => c.from,
  'debit.product': (c) => statedInContract(c, 'debitProduct') ?? debitProduct(c)?.product ?? null,
  'debit.factors': (c) => statedInContract(c, 'factors') ?? verifiedFactors(c),
  'debit.productFactors': (c) => statedInContract(c, 'productFactors') ?? debitProduct(c)?.factors ?? null,
  'debit.verifier': (c) => statedInContract(c, 'verifier'),
  'debit.clientAgreement': (c) => statedInContract(c, 'clientAgreement') ?? isSigned(c),
  'debit.bankAgreement': (c) => statedInContract(c, 'bankAgreement') ?? isSigned(c),
  'debit.directAuthorisation': (c) => statedInContract(c, 'directAuthorisation') ?? isSigned(c),
  'debit.fixedPayee': (c) => statedInContract(c, 'fixedPayee'),
  'debit.scene': (c) => statedInContract(c, 'scene'),
  'debit.authorised': (c) => statedInContract(c, 'authorised') ?? isMandated(c),
  'debit.authorisedUntil': (c) => statedInContract(c, 'authorisedUntil'),
  'contract.splitsToPersons': (c) => statedInContract(c, 'splitsToPersons'),
  'platform.party': (c) => platform(c) ?? null,
  'platform.isWhiteListed': (c) => {
    const party = platform(c);
    return typeof party === 'number' ? statedOfParty(c, party, 'whiteListed') : null;
  },
  'platform.needsCode': (c) => statedInContract(c, 'needsPlatformCode'),
  'platform.code': (c) => statedInContract(c, 'platformCode'),
};

/** Party in the flow's role of that name. */
function platform(c: RuleContext): FactValue {
  const party = c.instance < 0 ? null : roleOf(c, 'platform');
  return typeof party === 'number' && party >= 0 ? party : null;
}

function from(c: RuleContext): AccountModel {
  return c.model.accounts[c.from]!;
}

function to(c: RuleContext): AccountModel {
  return c.model.accounts[c.to]!;
}

/** The definition of the leg's debit with what the instance has chosen for it; null where the flow does not tell. */
function debitOf(c: RuleContext): { debit: DebitDefinition; flow: Flow; instance: InstanceModel } | null {
  const instance = c.model.instances[c.instance]!;
  const flow = c.model.flows[instance.flow]!;
  const debit = flow.legs[c.leg]?.debit;
  return debit === undefined ? null : { debit, flow, instance };
}

/** Name of the value that the instance has for a choice of its flow. */
function chosen(flow: Flow, instance: InstanceModel, choice: string): string {
  return Object.keys(flow.choices[choice]!.values)[instance.choices[flow.choiceNames.indexOf(choice)]!]!;
}

function debitProduct(c: RuleContext): DebitProduct | null {
  const found = debitOf(c);
  if (found === null) return null;
  return found.debit.products[chosen(found.flow, found.instance, found.debit.choice)] ?? null;
}

/** As many factors as the product asks for, unless the design verifies fewer. */
function verifiedFactors(c: RuleContext): FactValue {
  const asked = debitProduct(c)?.factors;
  if (asked === undefined) return null;
  const { debit, flow, instance } = debitOf(c)!;
  if (debit.fewer === undefined) return asked;
  return Math.min(asked, debit.fewer.counts[chosen(flow, instance, debit.fewer.choice)] ?? asked);
}

/** Of a product that needs one: whether the agreement that the payer has signed in this run is still in force. */
function isSigned(c: RuleContext): FactValue {
  if (debitProduct(c)?.signed !== true) return null;
  const { debit, flow } = debitOf(c)!;
  const { fields } = c.world.layout.instances[c.instance]!;
  return c.world.cells[fields + flow.fieldNames.indexOf(debit.signed)] === 1;
}

/** Of a debit that the payer does not confirm each time: the mandate that it signed for it. */
function isMandated(c: RuleContext): FactValue {
  const product = debitProduct(c)?.product;
  return product === 'entrusted-payment' || product === 'bank-withholding' ? isSigned(c) : null;
}

function kindOrNone(c: RuleContext, party: number): FactValue {
  return party < 0 ? null : kindOf(c, party);
}

/** Party that the contract's terms owe the money of this leg to, or -1. */
function beneficiary(c: RuleContext): number {
  const instance = c.model.instances[c.instance]!;
  const flow = c.model.flows[instance.flow]!;
  const order = flow.terms.orders[flow.terms.legs[c.leg] ?? ''];
  if (order?.direction !== 'pay') return -1;
  // An order may have several payees, one of which the leg is declared to pay.
  const declared = flow.accounts[flow.legs[c.leg]!.to]!.owner;
  const role = order.payees.includes(declared) ? declared : order.payees[0]!;
  return instance.parties[flow.partyNames.indexOf(role)] ?? -1;
}

/** Role `principal` of the flow: on whose order an institution makes a transfer. */
function principal(c: RuleContext): number {
  const instance = c.model.instances[c.instance]!;
  return instance.parties[c.model.flows[instance.flow]!.partyNames.indexOf('principal')] ?? -1;
}

function relation(c: RuleContext): FactValue {
  const { owner, kind } = to(c);
  if (owner === c.actor) return kind === 'reserve' ? 'own-reserve' : 'own-funds';
  if (owner === beneficiary(c) || clientsOf(c.model).has(pair(c.model, owner, c.actor))) return 'client';
  const instance = c.model.instances[c.instance]!;
  if (instance.split.some(({ party }) => party === owner)) return 'sharer';
  if (instance.funding.some(({ funder }) => funder === owner)) return 'funder';
  return kindOf(c, owner) === 'payment-institution' ? 'payment-institution' : 'other';
}

const clients = new WeakMap<Model, ReadonlySet<number>>();

/** Creditors of deposits, each with the debtor. A model does not change, and a large one has a million of them. */
function clientsOf(model: Model): ReadonlySet<number> {
  let found = clients.get(model);
  if (found === undefined) {
    const deposits = model.claims.filter(({ kind }) => kind === 'deposit');
    found = new Set(deposits.map(({ creditor, debtor }) => pair(model, creditor, debtor)));
    clients.set(model, found);
  }
  return found;
}

function pair(model: Model, creditor: number, debtor: number): number {
  return creditor * model.parties.length + debtor;
}
