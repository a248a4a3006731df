import { dayOf } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { deskParts } from '../desk.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { asked, atTerm, bought, payoff, type IouState, type IouTerms } from './interest.ts';
import { A, C, CH, D, F, L, T, iouTermsOf, valueOf } from './roles.ts';

const UNCHECKED = valueOf('limit', 'unchecked');
const ON_REQUEST = valueOf('relending', 'on-request');
const FULL_TERM = valueOf('earlyRepayment', 'full-term');
const NOT_FREE = valueOf('freeDays', 'ignored');
const PRINCIPAL_FIRST = valueOf('allocation', 'principal-first');
const YEAR_OF_360 = valueOf('dayCount', 'year-of-360');

/** The contract as this design reads it. */
function termsOf(view: FlowView): IouTerms {
  const terms = iouTermsOf(view);
  const counted = view.choice(C.dayCount) === YEAR_OF_360 ? { ...terms, yearDays: 360 as const } : terms;
  return view.choice(C.freeDays) === NOT_FREE ? { ...counted, freeDays: 0, fromFirstDay: true } : counted;
}

function stateOf(view: FlowView): IouState {
  return {
    open: view.get(F.open),
    from: view.get(F.from),
    product: view.get(F.product),
    interest: view.get(F.interest),
  };
}

/** Days since the purchase; after the term nothing accrues any more. */
function day(view: FlowView): number {
  return Math.min(dayOf(view.now) - view.get(F.startDay), view.term(T.termDays));
}

/** The day up to which this design charges interest when something is repaid today. */
function chargedTo(view: FlowView): number {
  return view.choice(C.earlyRepayment) === FULL_TERM ? view.term(T.termDays) : day(view);
}

function isOver(view: FlowView): boolean {
  return view.get(F.bought) > 0 && view.now >= view.naturalDay(endsIn(view), view.term(T.collectAt));
}

/** Natural days until the term is over; negative after it. */
function endsIn(view: FlowView): number {
  return view.term(T.termDays) - (dayOf(view.now) - view.get(F.startDay));
}

/** Books the receivable that is left: interest that an early repayment saves is owed no more. */
function rebook(view: FlowView, out: EffectBuffer, receivable: number): void {
  const before = view.get(F.booked);
  if (receivable < before) out.post(A.income, A.receivable, before - receivable);
  if (receivable > before) out.post(A.receivable, A.income, receivable - before);
  out.set(F.booked, receivable);
}

function keep(out: EffectBuffer, state: IouState): void {
  out.set(F.open, state.open);
  out.set(F.from, state.from);
  out.set(F.product, state.product);
  out.set(F.interest, state.interest);
}

/** Makes a sum due: what is asked for today, or all of it when the term is over. */
function makeDue(view: FlowView, out: EffectBuffer, fen: number): void {
  const terms = termsOf(view);
  const state = asked(terms, stateOf(view), chargedTo(view), fen, view.choice(C.allocation) === PRINCIPAL_FIRST);
  const due = view.get(F.due) + fen;
  keep(out, state);
  out.set(F.due, due);
  rebook(view, out, due - view.get(F.paid) + (state.open > 0 ? atTerm(terms, state) : 0));
}

export const desk = deskParts({
  fields: F,
  timeouts: { response: T.responseTimeout, notice: T.noticeTimeout },
  legs: [
    {
      channel: CH.payout,
      settle: (view, out, fen) => {
        out.post(A.payable, A.control, fen);
        out.set(F.unpaid, view.get(F.unpaid) - fen);
      },
      undo: (view, out, fen) => {
        out.post(A.control, A.payable, fen);
        out.set(F.unpaid, view.get(F.unpaid) + fen);
      },
    },
    {
      channel: CH.collection,
      settle: (view, out, fen) => {
        out.post(A.control, A.receivable, fen);
        out.set(F.paid, view.get(F.paid) + fen);
        out.set(F.booked, view.get(F.booked) - fen);
      },
    },
  ],
  tomorrow: (view) => view.naturalDay(1, view.term(T.collectAt)),
  nextLook: (view) => {
    if (view.get(F.bought) === 0 || view.get(F.open) === 0 || isOver(view)) return Infinity;
    return view.naturalDay(endsIn(view), view.term(T.collectAt));
  },
});

function offered(view: FlowView): number {
  const all = payoff(termsOf(view), stateOf(view), chargedTo(view));
  return view.arg(0) > 0 ? Math.min(view.arg(0), all) : all;
}

/** What a purchase comes to: what is said, else the whole line. */
function price(view: FlowView): number {
  return view.arg(0) > 0 ? view.arg(0) : view.term(T.line);
}

/** The line was not used yet; or once, and all of it was asked to be repaid before the term. */
function isFree(view: FlowView): boolean {
  const count = view.get(F.bought);
  return count === 0 || (count === 1 && view.get(F.open) === 0 && view.get(F.ended) === 0);
}

/** What merchants are to be paid now: a second purchase once the first has been repaid. */
function payable(view: FlowView): number {
  const waits = view.get(F.paid) < view.get(F.needs) && view.choice(C.relending) !== ON_REQUEST;
  return view.get(F.unpaid) - (waits ? view.get(F.again) : 0);
}

export const bookGuards: Readonly<Record<string, GuardFunction>> = {
  mayBuy: (view) => isFree(view) && (price(view) <= view.term(T.line) || view.choice(C.limit) === UNCHECKED),
  // From the end of the term on all of it is due anyway.
  mayRepay: (view) => view.get(F.open) > 0 && endsIn(view) > 0 && offered(view) > 0,
  mustEnd: (view) => view.get(F.open) > 0 && isOver(view),
  mustPay: (view) => payable(view) > 0,
  mustDebit: (view) => view.get(F.due) > view.get(F.paid),
};

export const bookEffects: Readonly<Record<string, EffectFunction>> = {
  buy: (view, out) => {
    const fen = price(view);
    const terms = termsOf(view);
    const state = bought(terms, fen);
    const whole = atTerm(terms, state);
    out.set(F.bought, view.get(F.bought) + 1);
    out.set(F.startDay, dayOf(view.now));
    out.set(F.unpaid, view.get(F.unpaid) + fen);
    out.set(F.booked, view.get(F.booked) + whole);
    if (view.get(F.bought) === 1) {
      out.set(F.again, fen);
      out.set(F.needs, view.get(F.due));
    }
    keep(out, state);
    out.post(A.receivable, A.payable, fen);
    if (whole > fen) out.post(A.receivable, A.income, whole - fen);
    out.declare(D.bought, 0, 0);
    if (whole > fen) out.declare(D.interest, whole - fen, 0);
  },
  askToRepay: (view, out) => makeDue(view, out, offered(view)),
  end: (view, out) => {
    makeDue(view, out, payoff(termsOf(view), stateOf(view), view.term(T.termDays)));
    out.set(F.ended, 1);
  },
  pay: (view, out) => desk.begin(view, out, L.pay, payable(view)),
  debit: (view, out) => desk.begin(view, out, L.debit, view.get(F.due) - view.get(F.paid)),
};
