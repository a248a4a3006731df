import { dayOf } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { deskParts, type DeskLeg } from '../desk.ts';
import { dueDay, dueThrough, totalInterest } from '../lending/schedule.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, F, L, T, entrustedLoanLegs, loanTerms, valueOf } from './roles.ts';

const ADVANCES = valueOf('shortfall', 'bank-advances');
const BY_AMOUNT = valueOf('routing', 'by-amount');
const TO_FUNDER = valueOf('lateRepayment', 'to-funder');
const NEXT_DAY = valueOf('sweep', 'next-day');

function add(view: FlowView, out: EffectBuffer, field: number, fen: number): void {
  out.set(field, view.get(field) + fen);
}

function whole(view: FlowView): number {
  return view.term(T.principal) + totalInterest(loanTerms(view));
}

/** Fallen due and not paid to the funder by anybody. */
function overdue(view: FlowView): number {
  if (view.get(F.lent) === 0) return 0;
  const terms = loanTerms(view);
  const today = dayOf(view.now) - view.get(F.lentDay);
  let k = 0;
  while (k < terms.instalments && dueDay(terms, k + 1) <= today) k++;
  const due = k === 0 ? 0 : dueThrough(terms, k, true);
  return Math.max(0, due - (whole(view) - view.get(F.owed)));
}

/** What arrives is passed on at once, or by the batch of the next day. */
function arrived(view: FlowView, out: EffectBuffer): void {
  if (view.choice(C.sweep) === NEXT_DAY) out.set(F.passAt, view.naturalDay(1, view.term(T.batchAt)));
}

/** The attempt of somebody else, who may make another one. */
const givenUp =
  (field: number): NonNullable<DeskLeg['abandon']> =>
  (_view, out) =>
    out.set(field, 0);

const handlers: Readonly<Record<keyof typeof entrustedLoanLegs, Omit<DeskLeg, 'channel'>>> = {
  entrust: {
    settle: (view, out, fen) => {
      out.post(A.control, A.funds, fen);
      add(view, out, F.funds, fen);
      out.set(F.entrustAsked, 0);
      out.set(F.returnAt, view.naturalDay(1, view.term(T.batchAt)));
    },
    abandon: givenUp(F.entrustAsked),
  },
  advance: { settle: (view, out, fen) => add(view, out, F.advanced, fen) },
  disburse: {
    settle: (view, out, fen) => {
      out.post(A.control, A.unconfirmed, whole(view));
      out.set(F.lent, fen);
      out.set(F.lentDay, dayOf(view.now));
      out.set(F.owed, whole(view));
      add(view, out, F.funds, -Math.min(fen, view.get(F.funds)));
      add(view, out, F.advanced, -Math.max(0, fen - view.get(F.funds)));
    },
    // While it may come back, what was entrusted stays in the books beside the loan.
    final: (view, out, fen) => {
      out.post(A.funds, A.control, fen);
      out.post(A.unconfirmed, A.control, whole(view));
      out.post(A.receivable, A.control, whole(view));
    },
    undo: (view, out, fen) => {
      out.post(A.unconfirmed, A.control, whole(view));
      out.set(F.lent, 0);
      out.set(F.owed, 0);
      add(view, out, F.funds, fen);
      out.set(F.returnAt, view.now);
      out.set(F.applied, 0);
    },
  },
  repayment: {
    settle: (view, out, fen) => {
      const theirs = Math.min(fen, view.get(F.subrogated));
      const own = fen - theirs;
      if (theirs > 0) {
        out.post(A.control, A.subrogated, theirs);
        out.post(A.control, A.held, theirs);
      }
      if (own > 0) {
        out.post(A.control, A.receivable, own);
        out.post(A.control, A.funds, own);
      }
      add(view, out, F.subrogated, -theirs);
      add(view, out, F.held, theirs);
      add(view, out, F.owed, -own);
      add(view, out, F.funds, own);
      out.set(F.repayAsked, 0);
      arrived(view, out);
    },
    abandon: givenUp(F.repayAsked),
  },
  compensate: {
    settle: (view, out, fen) => {
      out.post(A.control, A.funds, fen);
      out.post(A.subrogated, A.receivable, fen);
      add(view, out, F.funds, fen);
      add(view, out, F.owed, -fen);
      add(view, out, F.subrogated, fen);
      out.set(F.compensateAsked, 0);
      arrived(view, out);
    },
    abandon: givenUp(F.compensateAsked),
  },
  passOn: {
    settle: (view, out, fen) => {
      // Beyond that it is somebody else's money, which the books go on showing as theirs.
      const own = Math.min(fen, view.get(F.funds));
      if (own > 0) out.post(A.funds, A.control, own);
      add(view, out, F.funds, -own);
      add(view, out, F.held, own - fen);
    },
  },
  passTo: {
    settle: (view, out, fen) => {
      out.post(A.held, A.control, fen);
      add(view, out, F.held, -fen);
    },
  },
  stray: {
    settle: (view, out, fen) => {
      out.post(A.funds, A.control, fen);
      add(view, out, F.funds, -fen);
    },
  },
};

export const desk = deskParts({
  fields: F,
  timeouts: { response: T.responseTimeout, notice: T.noticeTimeout },
  legs: Object.entries(entrustedLoanLegs).map(([name, { channel }]) => ({
    ...handlers[name as keyof typeof entrustedLoanLegs],
    channel: CH[channel],
  })),
  tomorrow: (view) => view.naturalDay(1, view.term(T.batchAt)),
  nextLook: (view) => {
    const { now } = view;
    const waits = view.get(F.funds) > 0 || view.get(F.held) > 0;
    const times = [view.get(F.passAt), view.get(F.returnAt)].filter((at) => waits && at > now);
    return Math.min(Infinity, ...times);
  },
});

function canLend(view: FlowView): boolean {
  return view.get(F.applied) === 1 && view.get(F.lent) === 0;
}

/** The funder's money in the special account that its loan does not need, or no longer waits for. */
function passable(view: FlowView): number {
  const waits = view.get(F.lent) === 0 && view.now < view.get(F.returnAt);
  return waits || view.now < view.get(F.passAt) ? 0 : view.get(F.funds);
}

function heldPassable(view: FlowView): number {
  return view.now < view.get(F.passAt) ? 0 : view.get(F.held);
}

/** What the borrower offers: what they say, but no more than is owed. */
function offered(view: FlowView): number {
  return Math.min(view.get(F.repayAsked), view.get(F.owed) + view.get(F.subrogated));
}

function compensable(view: FlowView): number {
  return Math.min(view.get(F.compensateAsked), overdue(view));
}

function missing(view: FlowView): number {
  return view.term(T.principal) - view.get(F.funds) - view.get(F.advanced);
}

export const bookGuards: Readonly<Record<string, GuardFunction>> = {
  mayApply: (view) => view.get(F.applied) === 0 && view.get(F.lent) === 0,
  mayEntrust: (view) => view.get(F.lent) === 0,
  mayRepay: (view) => view.get(F.lent) > 0,
  mayCompensate: (view) => view.hasAccount(A.surety) && overdue(view) > 0,
  mustEntrust: (view) => view.get(F.lent) === 0 && view.get(F.entrustAsked) > 0,
  canDisburse: (view) => canLend(view) && missing(view) <= 0,
  mustAdvance: (view) =>
    view.choice(C.shortfall) === ADVANCES && view.hasAccount(A.own) && canLend(view) && view.get(F.funds) > 0,
  mustStray: (view) => view.choice(C.routing) === BY_AMOUNT && view.get(F.lent) > 0 && passable(view) > 0,
  mustPassOn: (view) => passable(view) > 0 || (view.choice(C.lateRepayment) === TO_FUNDER && heldPassable(view) > 0),
  mustPassTo: (view) => heldPassable(view) > 0,
  mustCompensate: (view) => compensable(view) > 0,
  mustRepay: (view) => offered(view) > 0,
};

export const bookEffects: Readonly<Record<string, EffectFunction>> = {
  apply: (_view, out) => out.set(F.applied, 1),
  askToEntrust: (view, out) => out.set(F.entrustAsked, view.arg(0) > 0 ? view.arg(0) : view.term(T.principal)),
  askToRepay: (view, out) =>
    out.set(F.repayAsked, view.arg(0) > 0 ? view.arg(0) : view.get(F.owed) + view.get(F.subrogated)),
  askToCompensate: (view, out) => out.set(F.compensateAsked, view.arg(0) > 0 ? view.arg(0) : overdue(view)),
  entrust: (view, out) => desk.begin(view, out, L.entrust, view.get(F.entrustAsked)),
  advance: (view, out) => desk.begin(view, out, L.advance, missing(view)),
  disburse: (view, out) => desk.begin(view, out, L.disburse, view.term(T.principal)),
  repay: (view, out) => desk.begin(view, out, L.repayment, offered(view)),
  compensate: (view, out) => desk.begin(view, out, L.compensate, compensable(view)),
  passOn: (view, out) => {
    const theirs = view.choice(C.lateRepayment) === TO_FUNDER ? heldPassable(view) : 0;
    desk.begin(view, out, L.passOn, passable(view) + theirs);
  },
  passTo: (view, out) => desk.begin(view, out, L.passTo, heldPassable(view)),
  stray: (view, out) => desk.begin(view, out, L.stray, passable(view)),
};
