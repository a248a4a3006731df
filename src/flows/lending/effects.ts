import { dayOf } from '../../core/time.ts';
import type { EffectFunction } from '../define.ts';
import { beginLeg, type SafeLeg, type SafeLegFields } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import {
  depositKept,
  due,
  feeMode,
  free,
  interestBooked,
  interestKeptBack,
  isFromBalance,
  isToWallet,
  outstanding,
  payable,
  residue,
  takesFirst,
  waterfall,
  withKnown,
} from './books.ts';
import { A, C, CH, D, F, L, STAGE, T, lendingLegs, loanTerms, valueOf } from './roles.ts';
import { dueDay } from './schedule.ts';

/** Ids of legs beside the one that is followed: the fee after the payout, repayments beside a debit, withdrawals. */
export const FEE_ID = 1_000_000;
export const BESIDE_ID = 2_000_000;
const OUT_ID = 3_000_000;

export const legFields: SafeLegFields = {
  request: F.request,
  repeats: F.repeats,
  attempts: F.attempts,
  queries: F.queries,
};

const CAPPED = valueOf('blockOutgoing', 'capped-hold');
const KEPT = valueOf('overpayment', 'kept');
const FULL = valueOf('duplicateRecovery', 'full');

const legs = Object.values(lendingLegs);

/** The leg that is followed. */
export function underWay(view: FlowView): SafeLeg {
  return leg(view.get(F.job), view.get(F.amount));
}

function leg(job: number, fen: number): SafeLeg {
  return { leg: job, channel: CH[legs[job]!.channel], fen, to: -1 };
}

function begin(view: FlowView, out: EffectBuffer, job: number, fen: number): void {
  out.set(F.job, job);
  out.set(F.amount, fen);
  beginLeg(view, out, legFields, leg(job, fen));
}

/** A failed collection or refund is tried again at the next day's time of collections. */
function tomorrow(view: FlowView): number {
  return view.naturalDay(1, view.term(T.collectAt));
}

function open(view: FlowView, out: EffectBuffer): void {
  out.set(F.stage, takesFirst(view) ? STAGE.prepaying : STAGE.ready);
  out.set(F.appliedOn, dayOf(view.now));
  const mode = feeMode(view);
  if (mode !== 'upfront' && mode !== 'virtual') return;
  const fee = view.term(T.fee);
  if (fee > 0) out.declare(D.feeKeptBack, fee, 0);
  if (mode === 'virtual') return;
  const deposit = view.term(T.deposit);
  if (deposit > 0) out.declare(D.depositKeptBack, deposit, 0);
  const interest = interestKeptBack(view);
  if (interest > 0) out.declare(D.interestKeptBack, interest, 0);
}

function instruct(view: FlowView, out: EffectBuffer): void {
  const fen = payable(view);
  if (feeMode(view) === 'virtual') {
    if (view.get(F.virtual) === 0) out.post(A.receivable, A.virtual, view.term(T.principal));
    out.post(A.virtual, A.income, view.term(T.fee));
    declareBooked(out, view.term(T.fee), 0);
    out.set(F.virtual, 2);
  }
  if (isFromBalance(view)) {
    out.post(A.float, A.floatFrozen, fen);
    begin(view, out, L.relay, fen);
  } else begin(view, out, isToWallet(view) ? L.load : L.payout, fen);
}

/** What was booked when the loan was instructed is taken back: it was not paid out. */
function unbookInstruction(view: FlowView, out: EffectBuffer): void {
  if (view.get(F.virtual) === 2) out.post(A.income, A.virtual, view.term(T.fee));
  if (view.get(F.virtual) > 0) out.post(A.virtual, A.receivable, view.term(T.principal));
  out.set(F.virtual, 0);
  if (view.get(F.job) === L.relay) out.post(A.floatFrozen, A.float, view.get(F.amount));
}

/** The borrower has the money: the loan is booked, with the fee (unless it is debited later) and the interest. */
function book(view: FlowView, out: EffectBuffer, fen: number, request: number): void {
  const virtual = view.get(F.virtual) > 0;
  const mode = feeMode(view);
  const fee = view.term(T.fee);
  const setOff = mode === 'first' || mode === 'deposit' ? Math.min(view.get(F.prepaid), fee) : 0;
  const interest = interestBooked(view);
  const charges = (mode === 'after' || virtual ? 0 : fee - setOff) + interest + depositKept(view);
  if (virtual) out.post(A.virtual, A.control, fen);
  else out.post(A.receivable, A.control, fen);
  if (isToWallet(view)) out.post(A.reserveControl, A.wallet, fen);
  if (isFromBalance(view)) {
    // Given up before it succeeded, it is no longer earmarked.
    out.post(view.get(F.stage) === STAGE.ready ? A.floatFrozen : A.float, A.reserveControl, fen);
    out.set(F.floated, Math.max(0, view.get(F.floated) - fen));
  }
  if (setOff > 0) out.post(A.prepaid, A.income, setOff);
  if (charges > 0) out.post(A.receivable, A.income, charges);
  declareBooked(out, setOff + charges - interest, interest);
  const terms = loanTerms(view);
  if (residue(view) !== 0) out.declare(D.divided, terms.principal, terms.principal - residue(view));
  out.set(F.virtual, 0);
  out.set(F.stage, STAGE.lent);
  out.set(F.known, withKnown(view, request));
  out.set(F.lent, fen);
  out.set(F.setOff, setOff);
  out.set(F.prepaid, view.get(F.prepaid) - setOff);
  out.set(F.owed, (virtual ? view.term(T.principal) : fen) + charges);
  out.set(F.paid, 0);
  out.set(F.instalment, 0);
  out.set(F.nextDue, view.naturalDay(dueDay(terms, 1), view.term(T.collectAt)));
  // What the institution has collected for the borrower's balance does not come back.
  if (!isToWallet(view)) watch(view, out, isFromBalance(view) ? L.relay : L.payout, request, fen);
  if (mode === 'after' && fee > 0) out.send(L.fee, FEE_ID, fee);
}

/** The borrower is charged so much, whether it owes it or has paid it ahead. */
function declareBooked(out: EffectBuffer, fee: number, interest: number): void {
  if (fee > 0) out.declare(D.feeBooked, fee, 0);
  if (interest > 0) out.declare(D.interestBooked, interest, 0);
}

function watch(view: FlowView, out: EffectBuffer, job: number, request: number, fen: number): void {
  out.set(F.watchLeg, job);
  out.set(F.watchId, request);
  out.set(F.watchFen, fen);
  out.set(F.watchUntil, afterReturns(view));
}

/** From when on a statement is the last word on what was paid today: the day after the last on which it may come back. */
function afterReturns(view: FlowView): number {
  return view.workday(view.channel(CH.payout, 'return-within-workdays') + 1, 0);
}

/** A payout that had been booked came back: the loan is void; a refund, or a debit of the balance, has yet to be made. */
function undo(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.watchFen);
  out.set(F.watchId, 0);
  if (view.get(F.watchLeg) === L.refund) {
    out.post(A.control, A.prepaid, fen);
    out.set(F.prepaid, view.get(F.prepaid) + fen);
    out.set(F.tryAt, tomorrow(view));
    return;
  }
  if (view.get(F.watchLeg) === L.sweep) {
    out.post(A.receivable, A.control, fen);
    out.set(F.paid, view.get(F.paid) - fen);
    out.post(A.reserveControl, A.wallet, view.get(F.sweepA));
    if (view.get(F.sweepB) > 0) out.post(A.reserveControl, A.other, view.get(F.sweepB));
    out.set(F.tryAt, tomorrow(view));
    return;
  }
  const booked = view.get(F.owed);
  out.post(A.control, A.receivable, fen);
  if (booked > fen) out.post(A.income, A.receivable, booked - fen);
  const setOff = view.get(F.setOff);
  if (setOff > 0) out.post(A.income, A.prepaid, setOff);
  if (view.get(F.watchLeg) === L.relay) {
    out.post(A.reserveControl, A.float, fen);
    out.set(F.floated, view.get(F.floated) + fen);
  }
  out.set(F.prepaid, view.get(F.prepaid) + setOff);
  out.set(F.setOff, 0);
  out.set(F.owed, 0);
  out.set(F.stage, STAGE.void);
}

/** A collected sum against the loan; what it exceeds the loan by is owed back. */
function collected(view: FlowView, out: EffectBuffer, fen: number): void {
  const part = Math.min(fen, outstanding(view));
  if (part > 0) out.post(A.control, A.receivable, part);
  if (fen > part) {
    const isKept = view.choice(C.overpayment) === KEPT;
    out.post(A.control, isKept ? A.income : A.prepaid, fen - part);
    if (!isKept) out.set(F.prepaid, view.get(F.prepaid) + fen - part);
  }
  out.set(F.paid, view.get(F.paid) + part);
}

function settle(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.amount);
  switch (view.get(F.job)) {
    case L.topup:
      out.post(A.reserveControl, A.float, fen);
      out.set(F.floated, view.get(F.floated) + fen);
      return;
    case L.fee:
    case L.deposit:
      out.post(A.control, A.prepaid, fen);
      out.set(F.prepaid, view.get(F.prepaid) + fen);
      out.set(F.stage, STAGE.ready);
      return;
    case L.debit:
    case L.repayment:
      collected(view, out, fen);
      return;
    case L.sweep:
      out.post(A.earmarked, A.reserveControl, fen);
      collected(view, out, fen);
      watch(view, out, L.sweep, view.get(F.request), fen);
      return;
    case L.recovery: {
      const part = Math.min(fen, view.get(F.excess));
      if (part > 0) out.post(A.control, A.receivable, part);
      if (fen > part) {
        out.post(A.control, A.prepaid, fen - part);
        out.set(F.prepaid, view.get(F.prepaid) + fen - part);
      }
      out.set(F.excess, view.get(F.excess) - part);
      return;
    }
    case L.refund:
      out.post(A.prepaid, A.control, fen);
      out.set(F.prepaid, view.get(F.prepaid) - fen);
      watch(view, out, L.refund, view.get(F.request), fen);
      return;
  }
}

function abandon(view: FlowView, out: EffectBuffer): void {
  switch (view.get(F.job)) {
    case L.topup:
      out.set(F.stage, STAGE.unpaid);
      return;
    case L.fee:
    case L.deposit:
      out.set(F.stage, STAGE.none);
      return;
    // The borrower's own attempt; the lender's are not put off by it.
    case L.repayment:
      return;
    case L.sweep:
      out.post(A.earmarked, A.wallet, view.get(F.sweepA));
      if (view.get(F.sweepB) > 0) out.post(A.earmarked, A.other, view.get(F.sweepB));
      break;
  }
  out.set(F.tryAt, tomorrow(view));
}

function unblock(view: FlowView, out: EffectBuffer): void {
  if (view.get(F.heldA) > 0) out.release(A.wallet, view.get(F.heldA));
  if (view.get(F.heldB) > 0) out.release(A.other, view.get(F.heldB));
  out.set(F.heldA, 0);
  out.set(F.heldB, 0);
  out.set(F.blocked, 0);
}

function block(view: FlowView, out: EffectBuffer): void {
  unblock(view, out);
  out.set(F.blocked, 1);
  if (view.choice(C.blockOutgoing) !== CAPPED) return;
  const [wallet, other] = waterfall(view, due(view));
  if (wallet > 0) out.hold(A.wallet, wallet);
  if (other > 0) out.hold(A.other, other);
  out.set(F.heldA, wallet);
  out.set(F.heldB, other);
}

function sweep(view: FlowView, out: EffectBuffer): void {
  const [wallet, other] = waterfall(view, due(view));
  unblock(view, out);
  out.post(A.wallet, A.earmarked, wallet);
  if (other > 0) out.post(A.other, A.earmarked, other);
  out.set(F.sweepA, wallet);
  out.set(F.sweepB, other);
  begin(view, out, L.sweep, wallet + other);
}

function nextInstalment(view: FlowView, out: EffectBuffer): void {
  const terms = loanTerms(view);
  const reached = view.get(F.instalment) + 1;
  out.set(F.instalment, reached);
  // What is overdue already has no new grace.
  if (due(view) === 0) out.set(F.graceUntil, view.naturalDay(view.term(T.graceDays), view.term(T.collectAt)));
  const days = dueDay(terms, reached + 1) - dueDay(terms, reached);
  out.set(F.nextDue, reached >= terms.instalments ? 0 : view.naturalDay(days, view.term(T.collectAt)));
}

/** Ready for the next withdrawal. */
function closeOut(_view: FlowView, out: EffectBuffer): void {
  out.set(F.outPaid, 0);
  out.set(F.outAsked, 0);
}

/** What the borrower pays of their own accord: what they say, but no more than is owed. */
export function offered(view: FlowView): number {
  const asked = view.arg(0);
  return asked > 0 ? Math.min(asked, outstanding(view)) : outstanding(view);
}

export const lendingEffects: Readonly<Record<string, EffectFunction>> = {
  open,
  takeFirst: (view, out) => begin(view, out, feeMode(view) === 'first' ? L.fee : L.deposit, view.term(T.fee)),
  topUp: (view, out) => begin(view, out, L.topup, payable(view) - view.get(F.floated)),
  instruct,
  park: (view, out) => {
    out.post(A.receivable, A.virtual, view.term(T.principal));
    out.set(F.virtual, 1);
  },
  // What the borrower asks for, before the fee has left.
  drawFirst: (view, out) => {
    begin(view, out, isToWallet(view) ? L.load : L.payout, Math.min(view.arg(0), view.term(T.principal)));
  },
  bookLoan: (view, out) => book(view, out, view.arg(0), view.arg(1)),
  confirmByGuess: (view, out) => book(view, out, view.get(F.amount), view.get(F.request)),
  giveUp: (view, out) => {
    unbookInstruction(view, out);
    out.set(F.known, withKnown(view, view.get(F.request)));
    out.set(F.stage, STAGE.unpaid);
  },
  cameBack: (view, out) => {
    unbookInstruction(view, out);
    out.set(F.known, withKnown(view, view.get(F.request)));
    out.set(F.stage, STAGE.void);
  },
  // Nobody knows yet what becomes of the request.
  voidAtOnce: (view, out) => {
    unbookInstruction(view, out);
    out.set(F.stage, STAGE.void);
  },
  tryAgain: (_view, out) => out.set(F.stage, STAGE.ready),
  void: (_view, out) => out.set(F.stage, STAGE.void),
  readWatched: (view, out) => out.statement(view.get(F.watchLeg), view.get(F.watchId), CH.payout),
  unwatch: (_view, out) => out.set(F.watchId, 0),
  undo,
  bookExcess: (view, out) => {
    const fen = view.arg(0);
    out.post(A.receivable, A.control, fen);
    if (isToWallet(view)) out.post(A.reserveControl, A.wallet, fen);
    out.set(F.known, withKnown(view, view.arg(1)));
    out.set(F.excess, view.get(F.excess) + fen);
    out.set(F.excessAll, view.get(F.excessAll) + fen);
    out.set(F.recoverAt, tomorrow(view));
  },
  bookFee: (view, out) => {
    out.post(A.control, A.income, view.arg(0));
    declareBooked(out, view.arg(0), 0);
    out.set(F.feeTaken, 1);
  },
  settle,
  abandon,
  refund: (view, out) => begin(view, out, L.refund, view.get(F.prepaid)),
  recover: (view, out) => {
    const full = view.choice(C.duplicateRecovery) === FULL;
    begin(view, out, L.recovery, full ? view.get(F.excessAll) : view.get(F.excess));
  },
  giveBack: (view, out) => begin(view, out, L.recovery, Math.min(view.arg(0), view.get(F.excess))),
  debit: (view, out) => begin(view, out, L.debit, due(view)),
  repay: (view, out) => begin(view, out, L.repayment, offered(view)),
  transfer: (view, out) => begin(view, out, L.repayment, view.arg(0)),
  repayBeside: (view, out) => {
    const sent = view.get(F.sideSent) + 1;
    out.set(F.sideSent, sent);
    out.send(L.repayment, BESIDE_ID + sent, offered(view));
  },
  bookBeside: (view, out) => {
    collected(view, out, view.arg(0));
    out.set(F.sideDone, view.arg(1) - BESIDE_ID);
  },
  sweep,
  block,
  unblock,
  nextInstalment,
  payOut: (view, out) => {
    const id = view.get(F.outId) === 0 ? OUT_ID : view.get(F.outId) + 1;
    const fen = view.arg(0);
    out.post(A.wallet, A.earmarked, fen);
    out.set(F.outId, id);
    out.set(F.outFen, fen);
    out.send(L.withdrawal, id, fen);
    out.declare(D.withdrawalAccepted, fen, 0);
    const [wallet, other] = free(view);
    const short = (left: number): number => Math.max(0, due(view) - left);
    const exposed = short(wallet + other - fen) - short(wallet + other);
    if (exposed > 0) out.declare(D.exposed, exposed, 0);
  },
  refuse: (view, out) => out.declare(D.withdrawalRefused, view.arg(0), 0),
  refuseBlocked: (view, out) => out.declare(D.withdrawalBlocked, view.arg(0), 0),
  readOut: (view, out) => {
    out.set(F.outAsked, 1);
    out.statement(L.withdrawal, view.get(F.outId), CH.payout);
  },
  settleOut: (view, out) => {
    out.post(A.earmarked, A.reserveControl, view.get(F.outFen));
    out.set(F.outPaid, 1);
    out.set(F.outUntil, afterReturns(view));
  },
  releaseOut: (view, out) => {
    out.post(A.earmarked, A.wallet, view.get(F.outFen));
    closeOut(view, out);
  },
  creditOut: (view, out) => {
    out.post(A.reserveControl, A.wallet, view.get(F.outFen));
    closeOut(view, out);
  },
  closeOut,
};
