/**
 * What `declare(index, a, b)` tells rules and referee. `split`: a whole, b the sum of its parts (rules read it at the
 * hook `split-executed`). `reconciled`: the flow has finished a reconciliation. `goods-final`: goods, or a voucher, worth a
 * are final, b are taken back; the money for them is what the terms say. The others are rule hooks; unless said
 * otherwise a is an amount in fen. What the world sees by itself needs no declaration: legs (also returned ones), loans
 * that are disbursed, collected or closed, open advances, closed days and months, funds that reach their creditor.
 */
export type Declaration =
  | 'split'
  | 'reconciled'
  | 'goods-final'
  /** A figure of the run that is no finding: a is added to it. */
  | { readonly metric: string }
  /** a: party role that controls the page. */
  | { readonly hook: 'page-shown'; readonly purpose: 'payment' | 'signing' | 'other' }
  | {
      readonly hook: 'instruction-accepted' | 'instruction-refused';
      readonly kind: 'balance-payment' | 'withdrawal' | 'top-up' | 'card-payment' | 'bank-transfer' | 'refund';
      /** Account roles. */
      readonly payer: string;
      readonly payee: string;
      readonly refusal?: string;
    }
  /** b: the part paid ahead of its own money, fen. */
  | { readonly hook: 'settlement-released'; readonly payee: string }
  /** A payment of a buyer is taken for a merchant. */
  | { readonly hook: 'sale-accepted'; readonly payee: string }
  /** Something taken from a borrower without a leg of its own: netted, or inside the books. */
  | { readonly hook: 'loan-collected'; readonly purpose: LoanPurpose }
  /**
   * A client agrees that accounts are debited, or takes it back. Party roles; `with` whom, if not with the process. a:
   * agreed limit of one payment, 0 for none.
   */
  | {
      readonly hook: 'agreement-signed' | 'agreement-revoked';
      readonly agreement: AgreementKind;
      readonly client: string;
      readonly with?: string;
    }
  /**
   * A part of a balance cannot be used any more, or can be again. Account role. Where a flow declares none of its own,
   * `hold` and `release`, and postings to and from a frozen account, tell it.
   */
  | { readonly hook: 'hold-placed' | 'hold-released'; readonly account: string; readonly cause: HoldCause }
  /**
   * Account roles: who pays it, who gets it, who had paid. b: what had been paid, fen. `leg`: by which leg it is carried
   * out, if it is by one; what comes back of that leg counts as given back no longer.
   */
  | {
      readonly hook: 'refund-executed';
      readonly payer: string;
      readonly payee: string;
      readonly original: string;
      readonly leg?: string;
    }
  /**
   * Money is advanced to a client, or comes back. Party roles; without a funder it is whose systems run the flow. b: what
   * is open afterwards, fen. Advances that terms `expose` need no declaration.
   */
  | { readonly hook: 'advance-drawn' | 'advance-repaid'; readonly client: string; readonly funder?: string }
  /** A loan of which the terms have no claim of the lender against the borrower is over. */
  | { readonly hook: 'loan-closed' }
  /** Account roles. Interest, another return, or a fee is booked from one account to another. */
  | { readonly hook: 'interest-posted' | 'fee-posted'; readonly payer: string; readonly payee: string }
  /** A duty of the process is done, or its deadline has passed without it. Party role; b: working days it took. */
  | { readonly hook: 'report-filed' | 'deadline-passed'; readonly duty: Duty; readonly concerning: string }
  /** Party role. The money of the instance has reached the one for whom it is. */
  | { readonly hook: 'path-completed'; readonly payee: string };

/** A declaration that rules look at. */
export type HookDeclaration = Extract<Declaration, { readonly hook: string }>;

/** Those of a flow's declarations that rules look at. */
export function hooksOf(declares: Readonly<Record<string, Declaration>> | undefined): HookDeclaration[] {
  return Object.values(declares ?? {}).filter((d) => typeof d !== 'string' && 'hook' in d);
}

/** What an agreement lets the other side do. */
export type AgreementKind = 'quick-pay' | 'withholding' | 'transfer' | 'split' | 'advance';

/** Why a part of a balance is held. */
export type HoldCause = 'payment' | 'authorisation' | 'debt' | 'legal-order' | 'risk';

/** What has to be done by a day. */
export type Duty = 'large-transaction-report' | 'merchant-settlement' | 'reserve-deposit' | 'other';

/** Under which name money is taken from a borrower. */
export type LoanPurpose = 'principal' | 'interest' | 'fee' | 'deposit' | 'penalty';

/** The party and account roles that a declaration names. */
export function rolesOf(declaration: HookDeclaration): {
  readonly parties: readonly string[];
  readonly accounts: readonly string[];
} {
  switch (declaration.hook) {
    case 'page-shown':
    case 'loan-collected':
    case 'loan-closed':
      return { parties: [], accounts: [] };
    case 'instruction-accepted':
    case 'instruction-refused':
    case 'interest-posted':
    case 'fee-posted':
      return { parties: [], accounts: [declaration.payer, declaration.payee] };
    case 'refund-executed':
      return { parties: [], accounts: [declaration.payer, declaration.payee, declaration.original] };
    case 'hold-placed':
    case 'hold-released':
      return { parties: [], accounts: [declaration.account] };
    case 'settlement-released':
    case 'sale-accepted':
    case 'path-completed':
      return { parties: [declaration.payee], accounts: [] };
    case 'agreement-signed':
    case 'agreement-revoked':
      return {
        parties: [declaration.client, ...(declaration.with === undefined ? [] : [declaration.with])],
        accounts: [],
      };
    case 'advance-drawn':
    case 'advance-repaid':
      return {
        parties: [declaration.client, ...(declaration.funder === undefined ? [] : [declaration.funder])],
        accounts: [],
      };
    case 'report-filed':
    case 'deadline-passed':
      return { parties: [declaration.concerning], accounts: [] };
  }
}
