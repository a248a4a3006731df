/*
 * What scenarios state for the rules on acquiring, debits and reserves: see `stated.ts`.
 */

/** Where a merchant sells. */
export const premises = ['physical', 'online'] as const;

/** Cards that are accepted, or used. */
export const cardTypes = ['debit-card', 'credit-card'] as const;

/** A code that changes with every payment, or one on paper. */
export const codeKinds = ['dynamic', 'static'] as const;

/** Products by which accounts are debited through a clearing institution, or a bank's own withholding. */
export const debitProducts = [
  'agreement-payment',
  'authentication-payment',
  'entrusted-payment',
  'gateway-payment',
  'bank-withholding',
] as const;

/** Who identified the payer of a debit. */
export const verifiers = ['bank', 'payment-institution'] as const;

/** What a debit without a confirmation each time (代收) is for. */
export const collectionScenes = [
  'utilities',
  'government',
  'telecom',
  'insurance',
  'tax',
  'donation',
  'loan-repayment',
  'rent',
  'membership',
  'tuition',
  'small-loan-repayment',
  'fund-purchase',
  'investment',
  'foreign-exchange',
  'equity-crowdfunding',
  'online-lending',
  'trading-venue',
  'e-commerce-platform',
] as const;

/** What a transfer is for. */
export const transferPurposes = ['payment', 'interest', 'loan', 'fees'] as const;

/** Systems of a bank that others are connected to. */
export const bankSystems = ['merchant-platform', 'core'] as const;

/** What an institution does for the other party of a contract. */
export const services = ['acquiring', 'payment', 'custody'] as const;

/** Terms of a contract that only rules read. */
export const acquiringContract = {
  service: services,
  /** Cards that the merchant may take. */
  cards: cardTypes,
  code: codeKinds,
  /** Strength of verification: see the fact `instruction.verification`. */
  verification: ['certificate', 'two-factor', 'weaker'],
  /** The payer was reminded and confirmed before the transfer was carried out. */
  confirmed: 'bool',
  debitProduct: debitProducts,
  /** Factors by which the payer is verified, and how many the product asks for. */
  factors: 'int',
  productFactors: 'int',
  /** Who identifies the payer; and which of the three agreements exist. */
  verifier: verifiers,
  clientAgreement: 'bool',
  bankAgreement: 'bool',
  directAuthorisation: 'bool',
  /** Same payee every time: utilities, tax, repayment of a credit card. */
  fixedPayee: 'bool',
  scene: collectionScenes,
  /** The payer's bank holds an authorisation for this debit; its last day. */
  authorised: 'bool',
  authorisedUntil: 'date',
  /** A daily limit of transfers is agreed: how much, how many. */
  limitsAgreed: 'bool',
  dayLimit: 'fen',
  dayCount: 'int',
  /** Interest or another return that is promised on 10,000 yuan for a year. */
  balanceReturn: 'fen',
  /** A product or a scheme of several institutions that is new, and the day on which it was reported. */
  isNew: 'bool',
  reported: 'date',
  transferPurpose: transferPurposes,
  /** Every transaction has to carry the platform's code; the code. */
  needsPlatformCode: 'bool',
  /** System of the bank to which the acquirer is connected. */
  connectedTo: bankSystems,
  /** Payments may be divided to individuals as well. */
  splitsToPersons: 'bool',
  platformCode: 'text',
  /** Days after which a merchant is settled at the latest. */
  settleWithinDays: 'int',
  /** The loan is a credit line for merchants of a platform, by the rules of the product. */
  merchantCredit: 'bool',
} as const;

/** `facts` of a participant. */
export const acquiringParticipant = {
  premises,
  /** Not registered as a business: exempt for its size. */
  isMicro: 'bool',
  /** The identity document of whoever runs the business: the same words for the same document. */
  idDocument: 'text',
  /** Days of continuous normal trading when the run starts. */
  tradingDays: 'int',
  /** Months of turnover, whether the identity was verified, and whether an outsider or a platform is on a white list. */
  turnoverMonths: 'int',
  identityVerified: 'bool',
  whiteListed: 'bool',
  /** Files reports of large transactions, so many working days after them. */
  reportsLargeTransactions: 'bool',
  largeReportWorkdays: 'int',
  netAssets: 'fen',
  /** Entries a day that the core of a bank takes. */
  coreCapacityDay: 'int',
} as const;
