import { instalments, refundPart } from '../../core/rate.ts';
import { dayOf } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { deskParts, type DeskLeg } from '../desk.ts';
import { dueDay, dueThrough, totalInterest } from '../lending/schedule.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, L, T, deliveriesOf, instalmentLegs, loanTerms, valueOf } from './roles.ts';

const TO_BUYER = valueOf('payee', 'buyer');
const IN_ADVANCE = valueOf('disbursement', 'in-advance');
const RETURN_IGNORED = valueOf('goodsReturned', 'ignored');
const COLLECTS_ON = valueOf('closure', 'collects-on');

function outstanding(view: FlowView): number {
  return view.get(F.total) - view.get(F.paid);
}

/** Instalments that have fallen due. */
function reached(view: FlowView): number {
  if (view.get(F.delivered) === 0) return 0;
  const terms = loanTerms(view);
  const today = dayOf(view.now) - view.get(F.startDay);
  let k = 0;
  while (k < terms.instalments) {
    const day = dueDay(terms, k + 1);
    if (day > today || (day === today && view.now < view.naturalDay(0, view.term(T.collectAt)))) break;
    k++;
  }
  return k;
}

/** Fallen due and not paid. A design whose collections are not told that the debt has fallen goes by the old schedule. */
function due(view: FlowView): number {
  const k = reached(view);
  if (k === 0) return 0;
  const scheduled = dueThrough(loanTerms(view), k, true);
  const isUntold =
    (view.get(F.closed) === 1 && view.choice(C.closure) === COLLECTS_ON) ||
    (view.get(F.returned) > 0 && view.choice(C.goodsReturned) === RETURN_IGNORED);
  if (isUntold) return scheduled - view.get(F.gross);
  return Math.min(view.get(F.total), scheduled) - view.get(F.paid);
}

/** What is to be paid to the merchant now. */
function payable(view: FlowView): number {
  if (view.term(T.financed) === 0) return 0;
  if (view.choice(C.disbursement) !== IN_ADVANCE) return view.get(F.unpaid);
  const open = view.get(F.signed) === 1 && view.get(F.closed) === 0;
  return open ? view.term(T.principal) - view.get(F.paidOut) : view.get(F.unpaid);
}

function add(view: FlowView, out: EffectBuffer, field: number, fen: number): void {
  out.set(field, view.get(field) + fen);
}

/** A collected sum against the debt; what it exceeds the debt by is owed back. */
function collected(view: FlowView, out: EffectBuffer, fen: number): void {
  const part = Math.min(fen, Math.max(0, outstanding(view)));
  if (part > 0) out.post(A.control, A.receivable, part);
  if (fen > part) out.post(A.control, A.prepaid, fen - part);
  add(view, out, F.gross, fen);
  add(view, out, F.paid, part);
  add(view, out, F.prepaid, fen - part);
}

/** The debt falls; what was paid beyond it is owed back. */
function lower(view: FlowView, out: EffectBuffer, total: number): void {
  const fall = view.get(F.total) - total;
  if (fall <= 0) return;
  const open = Math.min(fall, Math.max(0, outstanding(view)));
  if (open > 0) out.post(A.control, A.receivable, open);
  if (fall > open) out.post(A.control, A.prepaid, fall - open);
  out.set(F.total, total);
  add(view, out, F.paid, open - fall);
  add(view, out, F.prepaid, fall - open);
}

function settlePay(view: FlowView, out: EffectBuffer, fen: number): void {
  const part = Math.min(fen, view.get(F.unpaid));
  if (part > 0) out.post(A.payable, A.control, part);
  add(view, out, F.unpaid, -part);
  add(view, out, F.paidOut, fen);
  if (fen === part) return;
  if (view.get(F.closed) === 0) add(view, out, F.advanced, fen - part);
  else lose(view, out, fen - part);
}

/** Paid to a merchant that will not deliver: booked as owed by it. */
function lose(view: FlowView, out: EffectBuffer, fen: number): void {
  out.post(A.recourse, A.control, fen);
  add(view, out, F.recourse, fen);
  add(view, out, F.lostAdvance, fen);
}

/** The payment came back: it was never made. */
function undoPay(view: FlowView, out: EffectBuffer, fen: number): void {
  const ahead = Math.min(fen, view.get(F.advanced));
  const lost = Math.min(fen - ahead, view.get(F.lostAdvance));
  const rest = fen - ahead - lost;
  add(view, out, F.advanced, -ahead);
  add(view, out, F.lostAdvance, -lost);
  add(view, out, F.recourse, -lost);
  add(view, out, F.unpaid, rest);
  add(view, out, F.paidOut, -fen);
  if (lost > 0) out.post(A.control, A.recourse, lost);
  if (rest > 0) out.post(A.control, A.payable, rest);
}

const handlers: Readonly<Record<keyof typeof instalmentLegs, Omit<DeskLeg, 'channel'>>> = {
  pay: { settle: settlePay, undo: undoPay },
  payBuyer: { settle: settlePay, undo: undoPay },
  debit: { settle: collected, isWanted: (view, fen) => fen <= due(view) },
  repayment: {
    settle: (view, out, fen) => {
      collected(view, out, fen);
      out.set(F.repayAsked, 0);
    },
    isWanted: (view, fen) => fen <= outstanding(view),
    // The buyer's own attempt; the lender's are not put off by it.
    abandon: (_view, out) => out.set(F.repayAsked, 0),
  },
  recovery: {
    settle: (view, out, fen) => {
      out.post(A.control, A.recourse, fen);
      add(view, out, F.recourse, -fen);
    },
  },
  refund: {
    settle: (view, out, fen) => {
      out.post(A.prepaid, A.control, fen);
      add(view, out, F.prepaid, -fen);
      out.declare(D.refunded, fen, view.get(F.gross));
    },
    undo: (view, out, fen) => {
      out.post(A.control, A.prepaid, fen);
      add(view, out, F.prepaid, fen);
    },
  },
};

export const desk = deskParts({
  fields: F,
  timeouts: { response: T.responseTimeout, notice: T.noticeTimeout },
  legs: Object.entries(instalmentLegs).map(([name, { channel }]) => ({
    ...handlers[name as keyof typeof instalmentLegs],
    channel: CH[channel],
  })),
  tomorrow: (view) => view.naturalDay(1, view.term(T.collectAt)),
  nextLook: (view) => {
    const terms = loanTerms(view);
    const k = reached(view);
    if (view.get(F.delivered) === 0 || k >= terms.instalments) return Infinity;
    const today = dayOf(view.now) - view.get(F.startDay);
    return view.naturalDay(dueDay(terms, k + 1) - today, view.term(T.collectAt));
  },
});

/** The size of the instalment that fell due last. */
function lastInstalment(view: FlowView): number {
  const k = reached(view);
  const terms = loanTerms(view);
  return k === 0 ? 0 : dueThrough(terms, k, true) - dueThrough(terms, k - 1, true);
}

/** What the buyer offers: what they say, but no more than is owed. */
function offered(view: FlowView): number {
  return Math.min(view.get(F.repayAsked), outstanding(view));
}

/** Recoverable from a merchant that still exists. */
function recoverable(view: FlowView): number {
  return view.get(F.closed) === 1 ? 0 : view.get(F.recourse);
}

export const bookGuards: Readonly<Record<string, GuardFunction>> = {
  maySign: (view) => view.get(F.signed) === 0,
  mayDeliver: (view) =>
    view.get(F.signed) === 1 && view.get(F.closed) === 0 && view.get(F.delivered) < deliveriesOf(view),
  mayTakeBack: (view) =>
    view.get(F.delivered) === deliveriesOf(view) &&
    view.get(F.closed) === 0 &&
    view.arg(0) > 0 &&
    view.get(F.returned) + view.arg(0) <= view.term(T.principal),
  mayClose: (view) => view.get(F.signed) === 1 && view.get(F.closed) === 0,
  mayRepay: (view) => outstanding(view) > 0,
  hasInstalment: (view) => lastInstalment(view) > 0,
  mustPay: (view) => view.choice(C.payee) !== TO_BUYER && payable(view) > 0,
  mustPayBuyer: (view) => view.choice(C.payee) === TO_BUYER && payable(view) > 0,
  mustDebit: (view) => due(view) > 0,
  mustRepay: (view) => offered(view) > 0,
  mustRefund: (view) => view.get(F.prepaid) > 0,
  mustRecover: (view) => recoverable(view) > 0,
};

export const bookEffects: Readonly<Record<string, EffectFunction>> = {
  sign: (_view, out) => {
    out.set(F.signed, 1);
    out.declare(D.signed, 0, 0);
  },
  deliver: (view, out) => {
    const count = view.get(F.delivered);
    const terms = loanTerms(view);
    out.set(F.delivered, count + 1);
    if (count === 0) {
      const interest = totalInterest(terms);
      const total = terms.principal + terms.fee + interest;
      if (terms.fee > 0) out.declare(D.fee, terms.fee, 0);
      if (interest > 0) out.declare(D.interest, interest, 0);
      out.set(F.startDay, dayOf(view.now));
      out.set(F.total, total);
      out.post(A.receivable, A.control, total);
    }
    if (view.term(T.financed) === 0) return;
    const part = instalments(terms.principal, deliveriesOf(view), 'half-up')[count]!;
    const ahead = Math.min(part, view.get(F.advanced));
    add(view, out, F.advanced, -ahead);
    add(view, out, F.unpaid, part - ahead);
    if (part > ahead) out.post(A.control, A.payable, part - ahead);
  },
  takeBack: (view, out) => {
    const price = view.arg(0);
    const terms = loanTerms(view);
    const before = view.get(F.returned);
    add(view, out, F.returned, price);
    if (view.term(T.financed) === 1) {
      out.post(A.recourse, A.control, price);
      add(view, out, F.recourse, price);
    }
    const whole = terms.principal + terms.fee + totalInterest(terms);
    lower(view, out, view.get(F.total) - refundPart(whole, terms.principal, before, price, 'half-up'));
  },
  close: (view, out) => {
    out.set(F.closed, 1);
    const advanced = view.get(F.advanced);
    if (advanced > 0) lose(view, out, advanced);
    out.set(F.advanced, 0);
    if (view.get(F.delivered) === 0) return;
    const left = deliveriesOf(view) - view.get(F.delivered);
    const terms = loanTerms(view);
    const whole = terms.principal + terms.fee + totalInterest(terms);
    if (left > 0) lower(view, out, view.get(F.total) - refundPart(whole, deliveriesOf(view), 0, left, 'half-up'));
  },
  askToRepay: (view, out) => out.set(F.repayAsked, view.arg(0) > 0 ? view.arg(0) : outstanding(view)),
  collectAgain: (view, out) => desk.beside(view, out, L.debit, lastInstalment(view)),
  pay: (view, out) => desk.begin(view, out, L.pay, payable(view)),
  payBuyer: (view, out) => desk.begin(view, out, L.payBuyer, payable(view)),
  debit: (view, out) => desk.begin(view, out, L.debit, due(view)),
  repay: (view, out) => desk.begin(view, out, L.repayment, offered(view)),
  recover: (view, out) => desk.begin(view, out, L.recovery, recoverable(view)),
  refund: (view, out) => desk.begin(view, out, L.refund, view.get(F.prepaid)),
};
