import { MS_PER_MINUTE } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { post } from './books.ts';
import { beginLeg, safeLegParts, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, L, RETURNS, T, value, wake } from './roles.ts';

/*
 * Payments of one merchant's settlement, one under way at a time: settlement, advance and its repayment, sweep of fees.
 * Every payment that was reported as paid is looked up once more in the statement of the next day, because the notice of
 * its return may be lost.
 */

const TO_MALL = value('payee', 'mall');
const RESEND = value('returnedSettlement', 'resend');
/** More than a channel refuses on one day unless something is wrong with it. */
const TRIES_MAX = 12;
const RETRY_PAUSE = 30 * MS_PER_MINUTE;

const fields = { request: F.request, repeats: F.repeats, attempts: F.attempts, queries: F.queries };

/** What a leg pays out, by the index of the leg. */
const payable: Readonly<Record<number, (view: FlowView) => number>> = {
  [L.settle]: (view) => view.get(F.toPay) + view.get(F.toResend),
  [L.advance]: (view) => view.get(F.toAdvance),
  // A funder is repaid when its advance can no longer come back: then it would be the merchant's again.
  [L.repay]: (view) => Math.min(view.get(F.toRepay), view.get(F.firm)),
  [L.sweep]: (view) => (view.hasAccount(A.ownFunds) ? Math.max(0, view.get(F.toSweep)) : 0),
};

/** Where the legs with a due sum take it from. */
const source = { [L.settle]: F.toPay, [L.advance]: F.toAdvance, [L.repay]: F.toRepay, [L.sweep]: F.toSweep };

function sourceOf(leg: number): number {
  return (source as Readonly<Record<number, number>>)[leg]!;
}

function add(view: FlowView, out: EffectBuffer, field: number, fen: number): void {
  out.set(field, view.get(field) + fen);
}

function underWay(view: FlowView): SafeLeg {
  return legOf(view, view.get(F.leg), view.get(F.amount));
}

function legOf(view: FlowView, leg: number, fen: number): SafeLeg {
  const toMall = leg === L.settle && view.choice(C.payee) === TO_MALL && view.hasAccount(A.mallAccount);
  return { leg, channel: CH.payout, fen, to: toMall ? A.mallAccount : -1 };
}

/** Sends the payment of a leg, then posts it: a design that commits one after another commits in this order. */
function start(leg: number): EffectFunction {
  return (view, out) => {
    const fen = payable[leg]!(view);
    beginLeg(view, out, fields, legOf(view, leg, fen));
    out.set(F.leg, leg);
    out.set(F.amount, fen);
    out.set(F.underWay, 1);
    // What is sent again stands among the payables already.
    const again = leg === L.settle ? view.get(F.toResend) : 0;
    if (again > 0) out.set(F.toResend, 0);
    add(view, out, sourceOf(leg), again - fen);
    if (leg === L.repay) add(view, out, F.firm, -fen);
    if (leg === L.advance) {
      add(view, out, F.advanced, fen);
      out.declare(D.released, fen, fen);
    }
    if (leg !== L.settle) return;
    const fromBalance = Math.min(fen - again, Math.max(0, view.balance(A.balance) - view.get(F.held)));
    out.set(F.fromBalance, fromBalance);
    post(out, A.balance, A.payable, fromBalance);
    post(out, A.pending, A.payable, fen - again - fromBalance);
    out.declare(D.released, fen, fen - again - fromBalance);
  };
}

/** The payee has the money. */
const settled: EffectFunction = (view, out) => {
  const leg = view.get(F.leg);
  const fen = view.get(F.amount);
  out.set(F.underWay, 0);
  out.set(F.tries, 0);
  switch (leg) {
    case L.settle:
      post(out, A.payable, A.control, fen);
      out.set(F.lastPaid, fen);
      break;
    case L.advance:
      post(out, A.pending, A.funding, fen);
      break;
    case L.repay:
      post(out, A.funding, A.control, fen);
      break;
    default:
      post(out, A.fees, A.control, fen);
  }
  out.statement(leg, view.get(F.request), CH.payout);
  if (!view.isWorkday()) {
    const days = Math.max(1, view.channel(CH.payout, 'return-within-workdays'));
    out.set(F.again, view.get(F.request));
    out.set(F.againUntil, view.workday(days, view.channel(CH.payout, 'statement-by')));
  }
  wake(view, out);
};

/** Certainly not carried out: the money is due again. */
const putBack: EffectFunction = (view, out) => {
  const leg = view.get(F.leg);
  const fen = view.get(F.amount);
  out.set(F.underWay, 0);
  add(view, out, F.tries, 1);
  switch (leg) {
    case L.settle:
      post(out, A.payable, A.balance, view.get(F.fromBalance));
      post(out, A.payable, A.pending, fen - view.get(F.fromBalance));
      add(view, out, F.toPay, fen);
      return;
    case L.advance:
      notAdvanced(view, out, fen);
      return;
    default:
      dueAgain(view, out, leg, fen);
  }
};

function dueAgain(view: FlowView, out: EffectBuffer, leg: number, fen: number): void {
  add(view, out, sourceOf(leg), fen);
  if (leg === L.repay) add(view, out, F.firm, fen);
}

/** An advance that never was: what of it the channel's money has covered in the meantime is the merchant's. */
function notAdvanced(view: FlowView, out: EffectBuffer, fen: number): void {
  const open = Math.min(fen, view.get(F.advanced));
  add(view, out, F.advanced, -open);
  add(view, out, F.toRepay, open - fen);
  add(view, out, F.toPay, fen - open);
  post(out, A.pending, A.balance, fen - open);
}

/** The payment under way came back from the payee's bank. */
const cameBack: EffectFunction = (view, out) => {
  const leg = view.get(F.leg);
  const fen = view.get(F.amount);
  out.set(F.underWay, 0);
  remember(view, out, view.get(F.request));
  if (leg === L.settle && view.choice(C.returnedSettlement) === RESEND) add(view, out, F.toResend, fen);
  else if (leg === L.settle) {
    post(out, A.payable, A.balance, fen);
    add(view, out, F.held, fen);
  } else if (leg === L.advance) notAdvanced(view, out, fen);
  else dueAgain(view, out, leg, fen);
  wake(view, out);
};

/** A payment that was booked as paid has come back. */
function cameBackLater(leg: number): EffectFunction {
  return (view, out) => {
    const fen = view.arg(0);
    remember(view, out, view.arg(1));
    switch (leg) {
      case L.settle:
        if (view.choice(C.returnedSettlement) === RESEND) {
          post(out, A.control, A.payable, fen);
          add(view, out, F.toResend, fen);
          break;
        }
        post(out, A.control, A.balance, fen);
        add(view, out, F.held, fen);
        return;
      case L.advance:
        post(out, A.funding, A.pending, fen);
        notAdvanced(view, out, fen);
        break;
      case L.repay:
        post(out, A.control, A.funding, fen);
        dueAgain(view, out, leg, fen);
        break;
      default:
        post(out, A.control, A.fees, fen);
        dueAgain(view, out, leg, fen);
    }
    wake(view, out);
  };
}

function remember(view: FlowView, out: EffectBuffer, request: number): void {
  for (let i = RETURNS - 1; i > 0; i--) out.set(F.back0 + i, view.get(F.back0 + i - 1));
  out.set(F.back0, request);
}

/** The statement of the day after says that a payment stands. */
function lookUpAgain(leg: number): EffectFunction {
  return (view, out) => out.statement(leg, view.arg(1), CH.payout);
}

const advanceFirm: EffectFunction = (view, out) => {
  add(view, out, F.firm, view.arg(0));
  out.set(F.firmRequest, view.arg(1));
  wake(view, out);
};

function isUnderWay(view: FlowView): boolean {
  return view.get(F.underWay) === 1 && view.arg(1) === view.get(F.request);
}

/** A return is news unless it is about the payment under way or has been booked. */
function isLateReturn(view: FlowView): boolean {
  if (isUnderWay(view)) return false;
  for (let i = 0; i < RETURNS; i++) if (view.get(F.back0 + i) === view.arg(1)) return false;
  return true;
}

const parts = safeLegParts(fields, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

export const paymentGuards: Readonly<Record<string, GuardFunction>> = {
  ...parts.guards,
  settleDue: (view) => payable[L.settle]!(view) > 0,
  advanceDue: (view) => payable[L.advance]!(view) > 0,
  repayDue: (view) => payable[L.repay]!(view) > 0,
  sweepDue: (view) => payable[L.sweep]!(view) > 0,
  triesLeft: (view) => view.get(F.tries) < TRIES_MAX,
  isLateReturn,
  isSettlementReturn: (view) => (view.choice(C.returnedSettlement) === RESEND ? !isUnderWay(view) : isLateReturn(view)),
  isEarly: (view) => !isUnderWay(view) && view.arg(1) <= view.get(F.again) && view.now < view.get(F.againUntil),
  isFirm: (view) => !isUnderWay(view) && view.arg(1) > view.get(F.firmRequest),
};

/** What is sent now will be in the statement of today: that of an earlier day, which is awaited, is not the last word. */
const askAnew: EffectFunction = (view, out) => {
  parts.effects['askAnew']!(view, out, null);
  out.set(F.again, view.get(F.request));
  out.set(F.againUntil, view.workday(1, view.channel(CH.payout, 'statement-by')));
};

export const paymentEffects: Readonly<Record<string, EffectFunction>> = {
  ...parts.effects,
  askAnew,
  startSettle: start(L.settle),
  startAdvance: start(L.advance),
  startRepay: start(L.repay),
  startSweep: start(L.sweep),
  settled,
  putBack,
  cameBack,
  settleCameBack: cameBackLater(L.settle),
  advanceCameBack: cameBackLater(L.advance),
  repayCameBack: cameBackLater(L.repay),
  sweepCameBack: cameBackLater(L.sweep),
  settleLookUp: lookUpAgain(L.settle),
  advanceLookUp: lookUpAgain(L.advance),
  repayLookUp: lookUpAgain(L.repay),
  sweepLookUp: lookUpAgain(L.sweep),
  advanceFirm,
};

export const paymentDelays = { ...parts.delays, retryPause: () => RETRY_PAUSE };
