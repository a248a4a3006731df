/*
 * Members of the enumerations and sets that facts use. Where a scenario file has the same notion, the words are the same
 * (a test compares them).
 */

export const participantKinds = [
  'person',
  'merchant',
  'company',
  'lender',
  'platform',
  'p2p-platform',
  'aggregator',
  'payment-institution',
  'bank',
  'central-bank',
  'clearing-institution',
  'vendor',
] as const;

export const licences = ['network-payment', 'bank-card-acquiring', 'prepaid-card', 'online-lending', 'bank'] as const;

export const ratings = ['A', 'B', 'C', 'D', 'E'] as const;

export const accountKinds = [
  'bank-account',
  'payment-account',
  'sub-account',
  'reserve',
  'custody',
  'own-funds',
  'internal',
  'settlement',
] as const;

export const accountClasses = ['I', 'II', 'III'] as const;

export const reserveKinds = ['central', 'custodian', 'cooperating', 'collection'] as const;

export const industries = [
  'credit',
  'financing',
  'wealth',
  'guarantee',
  'trust',
  'currency-exchange',
  'insurance',
  'fund',
  'securities',
  'asset-management',
  'other',
] as const;

export const books = ['information', 'money'] as const;

export const directions = ['in', 'out'] as const;

export const connections = ['clearing-institution', 'pbc-system', 'direct-to-bank', 'internal'] as const;

export const rails = ['on-us', 'hvps', 'beps', 'ibps', 'netsunion', 'unionpay'] as const;

export const instructionKinds = [
  'balance-payment',
  'withdrawal',
  'top-up',
  'card-payment',
  'bank-transfer',
  'refund',
] as const;

export const verifications = ['certificate', 'two-factor', 'weaker'] as const;

export const refusals = [
  'insufficient-balance',
  'agreed-limit',
  'own-limit',
  'blocked-for-debt',
  'legal-order',
  'verification',
  'closed',
  'other',
] as const;

export const pagePurposes = ['payment', 'signing', 'other'] as const;

export const collectionPurposes = ['principal', 'interest', 'fee', 'deposit', 'penalty'] as const;

export const fundingSources = ['own-funds', 'bank-overdraft', 'lender', 'third-party'] as const;

export const legDirections = ['pay', 'collect'] as const;

export const payeeRelations = [
  'own-reserve',
  'own-funds',
  'client',
  'sharer',
  'funder',
  'payment-institution',
  'other',
] as const;

export const agreementKinds = ['quick-pay', 'withholding', 'transfer', 'split', 'advance'] as const;

export const holdCauses = ['payment', 'authorisation', 'debt', 'legal-order', 'risk'] as const;

export const duties = ['large-transaction-report', 'merchant-settlement', 'reserve-deposit', 'other'] as const;
