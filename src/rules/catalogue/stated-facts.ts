import type { FactName } from './catalogue.ts';
import type { contractStatements } from './stated.ts';

/*
 * Which facts a run only reads out of what the scenario states for rules alone. A rule that is decided by nothing else
 * has been shown whom it binds and when, but the run has not found out that it is broken.
 */

/** No run works these out. */
const neverComputed: readonly FactName[] = [
  ...(['merchant.premises', 'merchant.industry', 'merchant.region', 'merchant.isMicro', 'actor.region'] as const),
  ...(['contract.cards', 'contract.service', 'contract.balanceReturn', 'contract.settleWithinDays'] as const),
  ...(['contract.isMerchantCredit', 'contract.limitsAgreed', 'contract.dayLimit', 'contract.dayCount'] as const),
  ...(['applicant.turnoverMonths', 'applicant.identityVerified', 'applicant.whiteListed'] as const),
  ...(['product.isNew', 'product.reportedDaysBefore', 'sale.cards', 'design.investment'] as const),
  ...(['instruction.codeKind', 'instruction.confirmed', 'instruction.verification'] as const),
  ...(['institution.netAssets', 'actor.reportsLargeTransactions', 'actor.largeReportWorkdays'] as const),
  ...(['leg.purpose', 'leg.payeeIndustry', 'platform.needsCode', 'platform.code'] as const),
  ...(['platform.isWhiteListed', 'contract.splitsToPersons', 'contract.connectedTo', 'account.coreCapacity'] as const),
  ...(['debit.verifier', 'debit.fixedPayee', 'debit.scene', 'debit.authorisedUntil'] as const),
  ...(['loan.product', 'loan.isOnline', 'loan.purpose', 'loan.soldTo', 'loan.rollOvers'] as const),
  ...(['loan.costSheetShown', 'loan.isEntrusted', 'loan.fundsSource', 'entrustor.industry'] as const),
  ...(['loan.bankTier1Net', 'loan.bankTotalLoans'] as const),
  ...(['borrower.isStudent', 'borrower.age', 'borrower.monthlyIncome'] as const),
  ...(['account.isOpeningStated', 'account.reverifiedOn'] as const),
];

/** Worked out from what the flow does, unless a contract of the scenario states it under this name. */
const computedUnlessStated = {
  'debit.product': 'debitProduct',
  'debit.factors': 'factors',
  'debit.productFactors': 'productFactors',
  'debit.clientAgreement': 'clientAgreement',
  'debit.bankAgreement': 'bankAgreement',
  'debit.directAuthorisation': 'directAuthorisation',
  'debit.authorised': 'authorised',
} as const satisfies Partial<Record<FactName, keyof typeof contractStatements>>;

/**
 * Facts that a scenario states because no run of it works them out: what it assumes, what only statements say, and what
 * its contracts state in place of what a flow would do.
 */
export function factsStatedBy(scenario: {
  readonly assume?: Readonly<Record<string, unknown>> | undefined;
  readonly contracts?: Readonly<Record<string, object>> | undefined;
}): ReadonlySet<string> {
  const terms = new Set(Object.values(scenario.contracts ?? {}).flatMap((contract) => Object.keys(contract)));
  const replaced = Object.entries(computedUnlessStated).flatMap(([fact, term]) => (terms.has(term) ? [fact] : []));
  return new Set([...Object.keys(scenario.assume ?? {}), ...neverComputed, ...replaced]);
}
