import { acquiringContract, acquiringParticipant } from './stated-acquiring.ts';

/*
 * What a scenario states about a contract or a person for rules alone: no flow reads it. What is not stated is none (for
 * a yes or no: no), so that a rule binds only what a scenario says to be its business.
 */

/** How a statement is written: yes or no, a whole number, yuan, a date, a text, or one of these words. */
export type Statement = 'bool' | 'int' | 'fen' | 'date' | 'text' | readonly string[];

export type Statements = Readonly<Record<string, Statement>>;

/** What kind of credit a loan is. */
export const loanProducts = ['cash-loan', 'consumer', 'business'] as const;

/** What the borrower is to use a loan for. */
export const loanPurposes = [
  'goods',
  'education',
  'medical',
  'travel',
  'trade',
  'debt-repayment',
  'property',
  'securities',
  'derivatives',
  'asset-management-product',
  'equity',
  'registered-capital',
  'fixed-assets',
] as const;

/** Whom a loan is sold on to. */
export const loanBuyers = ['bank', 'insurer', 'p2p-investors'] as const;

/** What a platform offers its investors. */
export const investmentProducts = ['single-loan', 'wealth-plan', 'demand'] as const;

/** Where the money of an entrusted loan comes from. */
export const entrustedSources = ['own', 'managed', 'bank-credit', 'special-purpose', 'other-debt', 'unproven'] as const;

/** Terms of a contract that only rules read. */
export const contractStatements = {
  ...acquiringContract,
  /** Kind of loan. */
  product: loanProducts,
  /** Applied for, decided and paid out online. */
  online: 'bool',
  purpose: loanPurposes,
  /** How often this loan has been rolled over before. */
  rollOvers: 'int',
  /** The sheet of all annualised costs was shown before signature. */
  costSheet: 'bool',
  /** Packaged with other loans, it is sold on. */
  soldTo: loanBuyers,
  /** Of a platform that arranges loans: what its investors can buy. */
  investment: investmentProducts,
  /** The bank lends as agent of the lender, who bears the risk. */
  entrusted: 'bool',
  fundsSource: entrustedSources,
} as const satisfies Statements;

/** `facts` of a participant. */
export const participantStatements = {
  ...acquiringParticipant,
  age: 'int',
  /** Truly, whatever was declared. */
  student: 'bool',
  monthlyIncome: 'fen',
  /** Banks. */
  tier1Net: 'fen',
  totalLoans: 'fen',
} as const satisfies Statements;
