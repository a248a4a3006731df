import { dayOf, parseDate } from '../../core/time.ts';
import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import { INSTANCE } from '../state/layout.ts';
import type { RuleContext } from './context.ts';
import { statedInContract, statedOfParty } from './stated-value.ts';
import { instance, kindOf, orNone } from './suppliers-common.ts';

type Supplier = (context: RuleContext) => FactValue;

/** Merchants, what is taken for them, and what is agreed with clients about it. */
export const acquiringSuppliers: Readonly<Partial<Record<FactName, Supplier>>> = {
  merchant: (c) => orNone(merchant(c)),
  'merchant.kind': (c) => (merchant(c) < 0 ? null : kindOf(c, merchant(c))),
  'merchant.industry': (c) => c.model.parties[merchant(c)]?.file.industry ?? null,
  'merchant.premises': (c) => statedOfParty(c, merchant(c), 'premises'),
  'merchant.region': (c) => c.model.parties[merchant(c)]?.file.region ?? null,
  'actor.region': (c) => c.model.parties[c.actor]?.file.region ?? null,
  'contract.cards': (c) => statedInContract(c, 'cards'),
  'contract.service': (c) => statedInContract(c, 'service'),
  'contract.balanceReturn': (c) => statedInContract(c, 'balanceReturn'),
  'contract.settleWithinDays': (c) => statedInContract(c, 'settleWithinDays'),
  'contract.isMerchantCredit': (c) => statedInContract(c, 'merchantCredit'),
  'applicant.turnoverMonths': (c) => statedOfParty(c, inRole(c, ['borrower']), 'turnoverMonths'),
  'applicant.identityVerified': (c) => statedOfParty(c, inRole(c, ['borrower']), 'identityVerified'),
  'applicant.whiteListed': (c) => statedOfParty(c, inRole(c, ['borrower']), 'whiteListed'),
  'product.isNew': (c) => statedInContract(c, 'isNew'),
  'product.reportedDaysBefore': (c) => {
    const reported = statedInContract(c, 'reported');
    return typeof reported === 'number' ? dayOf(c.model.startsAt) - reported : null;
  },
  'instruction.codeKind': (c) => statedInContract(c, 'code'),
  'instruction.confirmed': (c) => statedInContract(c, 'confirmed'),
  'payerClient.kind': (c) => (c.from < 0 ? null : kindOf(c, c.model.accounts[c.from]!.owner)),
  'instruction.toOwnAccountSameBank': (c) => {
    const [payer, payee] = [c.model.accounts[c.from], c.model.accounts[c.to]];
    return payer !== undefined && payer.owner === payee?.owner && payer.at === payee.at;
  },
  'contract.limitsAgreed': (c) => statedInContract(c, 'limitsAgreed'),
  'contract.dayLimit': (c) => statedInContract(c, 'dayLimit'),
  'contract.dayCount': (c) => statedInContract(c, 'dayCount'),
  'sale.amount': (c) => c.amount,
  'contract.connectedTo': (c) => statedInContract(c, 'connectedTo'),
  'sale.cards': (c) => statedInContract(c, 'cards'),
  'merchant.isMicro': (c) => statedOfParty(c, c.party, 'isMicro'),
  'merchant.idHolder': (c) => idHolder(c),
  'merchant.daysOnboarded': (c) => {
    const onboarded = c.model.parties[merchant(c)]?.file.onboarded;
    return onboarded === undefined ? null : dayOf(c.world.now) - parseDate(onboarded);
  },
  'merchant.tradingDays': (c) => {
    const days = statedOfParty(c, merchant(c), 'tradingDays');
    return typeof days === 'number' ? days + dayOf(c.world.now) - dayOf(c.model.startsAt) : null;
  },
  'settlement.daysAfterSale': (c) => {
    const at = c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.soldAt]!;
    return at === 0 ? null : dayOf(c.world.now) - dayOf(at);
  },
};

/** The first of these roles that the flow has and the scenario fills, or -1. */
function inRole(c: RuleContext, roles: readonly string[]): number {
  if (c.instance < 0) return -1;
  const { flow, parties } = instance(c);
  const { partyNames } = c.model.flows[flow]!;
  const role = roles.find((name) => (parties[partyNames.indexOf(name)] ?? -1) >= 0);
  return role === undefined ? -1 : parties[partyNames.indexOf(role)]!;
}

/** Merchant or seller of the flow; else whom a contract on acquiring serves; -1 if nobody. */
function merchant(c: RuleContext): number {
  const inFlow = inRole(c, ['merchant', 'seller']);
  if (inFlow >= 0 || statedInContract(c, 'service') !== 'acquiring') return inFlow;
  const { between } = c.model.scenario.contracts![instance(c).contract]!;
  return c.model.parties.find(({ key, index }) => index !== c.actor && between.includes(key))?.index ?? -1;
}

/** Merchants whose owner shows the same document are one: the first of them stands for it. */
function idHolder(c: RuleContext): number {
  const document = statedOfParty(c, c.party, 'idDocument');
  if (document === null) return c.party;
  return c.model.parties.find(({ index }) => statedOfParty(c, index, 'idDocument') === document)!.index;
}
