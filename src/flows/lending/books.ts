import { applyRate, fraction, instalments } from '../../core/rate.ts';
import { MS_PER_DAY, dayOf, msOfDay } from '../../core/time.ts';
import type { FlowView } from '../view.ts';
import { A, C, F, STAGE, T, loanTerms, valueOf } from './roles.ts';
import { dueThrough, totalInterest, type LoanTerms } from './schedule.ts';

/*
 * What the lender's side makes of its contract, its choices and its fields: how much to pay, to book, to take. Pure.
 */

const DEBIT_FIRST = valueOf('order', 'debit-first');
const WITH_INSTALMENTS = valueOf('fee', 'with-instalments');
const DEBIT_AFTER = valueOf('fee', 'debit-after');
const UPFRONT = valueOf('fee', 'upfront');
const VIRTUAL = valueOf('fee', 'virtual-account');
const DEPOSIT = valueOf('fee', 'deposit');
const FROM_INSTRUCTION = valueOf('interestFrom', 'instruction');
const KEEPS_DEPOSIT = valueOf('deposit', 'kept');
const EACH_ROUNDED = valueOf('residue', 'each-rounded');
const FROM_BALANCE = valueOf('source', 'balance');
const TO_WALLET = valueOf('destination', 'wallet');
const YEAR_OF_360 = valueOf('dayCount', 'year-of-360');

/** The contract's schedule as this design reads it. */
function termsOf(view: FlowView): LoanTerms {
  const terms = loanTerms(view);
  return view.choice(C.dayCount) === YEAR_OF_360 ? { ...terms, yearDays: 360 } : terms;
}

/** How this design takes the fee; taking it ahead goes before the rest. */
export function feeMode(view: FlowView): 'first' | 'with-instalments' | 'after' | 'upfront' | 'virtual' | 'deposit' {
  if (view.choice(C.order) === DEBIT_FIRST) return 'first';
  switch (view.choice(C.fee)) {
    case WITH_INSTALMENTS:
      return 'with-instalments';
    case DEBIT_AFTER:
      return 'after';
    case UPFRONT:
      return 'upfront';
    case VIRTUAL:
      return 'virtual';
    case DEPOSIT:
      return 'deposit';
  }
  return 'with-instalments';
}

/** True if something is taken from the borrower before the loan is paid out. */
export function takesFirst(view: FlowView): boolean {
  const mode = feeMode(view);
  return (mode === 'first' || mode === 'deposit') && view.term(T.fee) > 0;
}

/** True if the loan is paid into the borrower's balance at a payment institution. */
export function isToWallet(view: FlowView): boolean {
  return view.choice(C.destination) === TO_WALLET && view.hasAccount(A.wallet);
}

export function isFromBalance(view: FlowView): boolean {
  return view.choice(C.source) === FROM_BALANCE && !isToWallet(view);
}

/** Interest that this design keeps back at disbursement. */
export function interestKeptBack(view: FlowView): number {
  return feeMode(view) === 'upfront' && view.term(T.interestInAdvance) === 1 ? totalInterest(termsOf(view)) : 0;
}

/** What reaches the borrower. */
export function payable(view: FlowView): number {
  switch (feeMode(view)) {
    case 'upfront': {
      const kept = view.term(T.fee) + view.term(T.deposit) + interestKeptBack(view);
      return Math.max(0, view.term(T.principal) - kept);
    }
    case 'virtual':
      return Math.max(0, view.term(T.principal) - view.term(T.fee));
    default:
      return view.term(T.principal);
  }
}

/** What this design collects at the end although it has it already. */
export function depositKept(view: FlowView): number {
  return feeMode(view) === 'upfront' && view.choice(C.deposit) === KEEPS_DEPOSIT ? view.term(T.deposit) : 0;
}

/** Interest that this design books when it learns today that the loan has arrived. */
export function interestBooked(view: FlowView): number {
  const early = view.choice(C.interestFrom) === FROM_INSTRUCTION ? dayOf(view.now) - view.get(F.appliedOn) : 0;
  return totalInterest(termsOf(view), early);
}

/** Still to be collected of what was booked. */
export function outstanding(view: FlowView): number {
  return view.get(F.owed) - view.get(F.paid);
}

function isEachRounded(view: FlowView): boolean {
  return view.choice(C.residue) === EACH_ROUNDED;
}

/** By how much instalments that are rounded each by itself fall short of the principal; negative: exceed it. */
export function residue(view: FlowView): number {
  return isEachRounded(view) ? lost(view, loanTerms(view).instalments) : 0;
}

/** The same of the first so many instalments, against the contract's. */
function lost(view: FlowView, count: number): number {
  if (!isEachRounded(view)) return 0;
  const terms = loanTerms(view);
  const parts = instalments(terms.principal, terms.instalments, 'half-up').slice(0, count);
  const each = applyRate(terms.principal, fraction(1, terms.instalments), 'half-up');
  return parts.reduce((sum, part) => sum + part - each, 0);
}

/** Due and not collected. */
export function due(view: FlowView): number {
  const terms = termsOf(view);
  const reached = view.get(F.instalment);
  if (view.get(F.stage) !== STAGE.lent || reached === 0) return 0;
  const all = view.get(F.owed);
  // The last instalment takes what is left, whatever was kept back or set off before.
  const withFee = feeMode(view) === 'with-instalments';
  const last = isEachRounded(view) ? all - residue(view) : all;
  const scheduled = reached >= terms.instalments ? last : dueThrough(terms, reached, withFee) - lost(view, reached);
  return Math.max(0, Math.min(all, scheduled) - view.get(F.paid));
}

/** What the borrower's two balances have beyond what others hold. */
export function free(view: FlowView): readonly [wallet: number, other: number] {
  const wallet = view.hasAccount(A.wallet) ? view.balance(A.wallet) - view.held(A.wallet) + view.get(F.heldA) : 0;
  const other = view.hasAccount(A.other) ? view.balance(A.other) - view.held(A.other) + view.get(F.heldB) : 0;
  return [Math.max(0, wallet), Math.max(0, other)];
}

/** Splits at most `fen` over the two balances, the first one first. */
export function waterfall(view: FlowView, fen: number): readonly [wallet: number, other: number] {
  const [wallet, other] = free(view);
  const first = Math.min(wallet, fen);
  return [first, Math.min(other, fen - first)];
}

/** First instant at which this contract lets the lender pay out, as far as the clock goes; now if it may. */
export function payoutFrom(view: FlowView): number {
  if (view.term(T.workdaysOnly) === 0) return view.now;
  const opens = view.term(T.opensAt);
  if (!view.isWorkday()) return view.workday(0, opens);
  const time = msOfDay(view.now);
  if (time >= view.term(T.cutOff)) return view.workday(1, opens);
  return time < opens ? view.workday(0, opens) : view.now;
}

/** When the desk has to look again if nothing happens before: the earliest of what is to come. */
export function nextLook(view: FlowView): number {
  const { now } = view;
  let next = Infinity;
  for (const at of [F.nextDue, F.tryAt, F.graceUntil, F.recoverAt]) {
    const instant = view.get(at);
    if (instant > now && instant < next) next = instant;
  }
  // Balances may have been credited by then.
  const tomorrow = view.naturalDay(1, view.term(T.collectAt));
  return Math.min(next, view.hasAccount(A.wallet) && due(view) > 0 ? tomorrow : Infinity, now + 36_500 * MS_PER_DAY);
}

/** Bit of a request in the field `known`; more than this many requests of one loan are never open together. */
const BITS = 48;

export function isKnown(view: FlowView, request: number): boolean {
  return Math.floor(view.get(F.known) / power(request % BITS)) % 2 === 1;
}

/** The field `known` with a request added. */
export function withKnown(view: FlowView, request: number): number {
  const known = view.get(F.known);
  return isKnown(view, request) ? known : known + power(request % BITS);
}

function power(exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i++) value *= 2;
  return value;
}
