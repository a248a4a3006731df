import { MS_PER_HOUR } from '../../core/time.ts';
import { auditPaid, isAuditDue, watchPaid } from '../audit.ts';
import { hasBit, withBit } from '../bits.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { beginLeg, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, L, P, REMITTED, T, valueOf } from './roles.ts';

/** What failed, or is not covered, is tried again in the middle of a morning. */
const RETRY_AT = 10 * MS_PER_HOUR;
const ROW_ASKS = 5;
const LATE_TRIES = 3;

const REFUNDS = { mask: F.refunds, leg: L.refund, channel: CH.refund };
const GIVEBACKS = { mask: F.givebacks, leg: L.giveback, channel: CH.refund };

const TRUSTED = valueOf('notice', 'trusted');
const REOPENED = valueOf('lateSuccess', 'reopened');
const DROPPED_LATE = valueOf('lateSuccess', 'dropped');
const ON_NOTICE = valueOf('release', 'on-notice');
const PER_REQUEST = valueOf('refundCap', 'per-request');
const TO_BALANCE = valueOf('refundRoute', 'balance');
const DROPPED_REFUND = valueOf('refundFailed', 'dropped');
const AS_INCOME = valueOf('unmatched', 'income');
const TOP_UP = valueOf('kind', 'top-up');
const EMBEDDED = valueOf('page', 'embedded');
const ENTRUSTED = valueOf('product', 'entrusted');
const WITHHOLDING = valueOf('product', 'withholding');

/** The payer is debited without being asked each time. */
const isWithheld = (view: FlowView): boolean => [ENTRUSTED, WITHHOLDING].includes(view.choice(C.product));

const channelOf = (leg: number): number => (leg === L.charge ? CH.collect : CH.refund);

/** The leg under way. */
export function underWay(view: FlowView): SafeLeg {
  const leg = view.get(F.leg);
  return { leg, channel: channelOf(leg), fen: view.get(F.fen), to: -1 };
}

/** What the merchant can dispose of, fen. */
const free = (view: FlowView): number => view.balance(A.balance) - view.held(A.balance);

/** To the payer goes first what is its own; refunds are paid out of the merchant's balance. */
function nextLeg(view: FlowView): SafeLeg | null {
  if (!view.isOpen(CH.refund)) return null;
  const late = view.get(F.late);
  if (late > 0 && view.get(F.lateAt) <= view.now) return { leg: L.giveback, channel: CH.refund, fen: late, to: -1 };
  const due = view.get(F.due);
  const isCovered = due > 0 && free(view) >= due && view.choice(C.refundRoute) !== TO_BALANCE;
  return isCovered && view.get(F.retryAt) <= view.now ? { leg: L.refund, channel: CH.refund, fen: due, to: -1 } : null;
}

/** The design that refunds into the payer's balance can do so now. */
function creditsPayer(view: FlowView): boolean {
  const due = view.get(F.due);
  return view.choice(C.refundRoute) === TO_BALANCE && due > 0 && free(view) >= due;
}

/** The next instant at which there may be something to do, or 0. */
export function workLater(view: FlowView): number {
  let at = view.get(F.auditAt) > 0 ? view.get(F.auditAt) : Infinity;
  if (view.get(F.late) > 0) at = Math.min(at, tryFrom(view, view.get(F.lateAt)));
  if (view.get(F.due) > 0) at = Math.min(at, tryFrom(view, view.get(F.retryAt)));
  return at === Infinity ? 0 : at;
}

/** When something that is not sent now is next looked at; what the merchant's balance does not cover, the next morning. */
function tryFrom(view: FlowView, from: number): number {
  if (from > view.now) return from;
  return view.isOpen(CH.refund) ? nextTry(view) : view.nextOpening(CH.refund);
}

const nextTry = (view: FlowView): number => view.workday(view.isWorkday() ? 1 : 0, RETRY_AT);

const kindOf = (params: Readonly<Record<string, unknown>> | null): number =>
  params?.['leg'] === 'refund' ? F.refunds : F.givebacks;

export const payInGuards: Readonly<Record<string, GuardFunction>> = {
  hasAmount: (view) => view.arg(0) > 0,
  isSigned: (view) => view.get(F.signed) === 1,
  isPaid: (view) => view.get(F.paid) === 1,
  isMatched: (view) => view.get(F.matched) === 1,
  isUnmatched: (view) =>
    view.get(F.remittance) === REMITTED.arrived && view.get(F.matched) === 0 && view.choice(C.unmatched) !== AS_INCOME,
  canPay: (view) =>
    view.arg(0) > 0 && view.get(F.paid) === 0 && view.get(F.closed) === 0 && view.now < view.get(F.deadline),
  canRemit: (view) => view.arg(0) > 0 && view.get(F.deadline) > 0,
  isWithinPrice: (view) => {
    const left = view.get(F.price) - (view.choice(C.refundCap) === PER_REQUEST ? 0 : view.get(F.granted));
    return view.get(F.closed) === 0 && view.arg(0) > 0 && view.arg(0) <= left;
  },
  asksLeft: (view) => view.get(F.rows) < ROW_ASKS,
  isKnown: (view, params) => hasBit(view.get(kindOf(params)), view.arg(1)),
  mayMove: (view) => nextLeg(view) !== null,
  mayCredit: creditsPayer,
  mayAudit: (view) => isAuditDue(view, F),
  mayMoveLater: (view) => workLater(view) > 0,
};

/** The money pays for the order: the merchant's from now on, but for what was refunded meanwhile. */
function creditMerchant(view: FlowView, out: EffectBuffer, fen: number): void {
  if (view.get(F.ahead) === 1) out.post(A.control, A.inbound, fen);
  else out.post(A.control, A.balance, fen);
  out.set(F.ahead, 0);
  out.set(F.paid, 1);
  bookDue(view, out, view.get(F.granted));
  if (view.choice(C.kind) !== TOP_UP) out.declare(D.sale, fen, 0);
}

/** The payer is to get so much back, and the merchant to pay it. */
function bookDue(view: FlowView, out: EffectBuffer, fen: number): void {
  if (fen === 0) return;
  out.post(A.due, A.merchantDebt, fen);
  out.set(F.due, view.get(F.due) + fen);
}

/** Money that pays for nothing is the payer's. */
function keepForPayer(view: FlowView, out: EffectBuffer, fen: number): void {
  out.post(A.control, A.late, fen);
  out.set(F.late, view.get(F.late) + fen);
}

/** A payment has arrived. */
function arrived(view: FlowView, out: EffectBuffer, fen: number): void {
  const price = view.get(F.price);
  const isPaid = view.get(F.paid) === 1 && view.get(F.ahead) === 0;
  if (view.get(F.closed) === 1 && view.choice(C.lateSuccess) === DROPPED_LATE) return;
  const isOpen = (view.get(F.closed) === 0 || takesLate(view)) && !isPaid;
  if (isOpen && fen === price) creditMerchant(view, out, fen);
  else if (isOpen && view.choice(C.notice) === TRUSTED) creditMerchant(view, out, price);
  else keepForPayer(view, out, fen);
}

function takesLate(view: FlowView): boolean {
  return view.choice(C.lateSuccess) === REOPENED;
}

/** Money of this request has arrived where it belongs. */
function settle(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.fen);
  switch (view.get(F.leg)) {
    case L.charge:
      arrived(view, out, fen);
      return;
    case L.refund:
      out.post(A.refunding, A.control, fen);
      out.post(A.merchantDebt, A.due, fen);
      out.declare(D.refunded, fen, view.get(F.price));
      watchPaid(view, out, F, REFUNDS);
      return;
    case L.giveback:
      out.post(A.late, A.control, fen);
      watchPaid(view, out, F, GIVEBACKS);
      return;
  }
}

/** Money of this request has certainly stayed where it was, or has come back. */
function giveUp(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.fen);
  switch (view.get(F.leg)) {
    case L.charge:
      // Credited ahead of money that is not coming: taken back as far as it is still there.
      if (view.get(F.ahead) === 0) return;
      out.post(A.balance, A.inbound, Math.max(0, Math.min(fen, free(view))));
      out.set(F.ahead, 0);
      out.set(F.paid, 0);
      return;
    case L.refund:
      out.post(A.refunding, A.balance, fen);
      failed(view, out, fen);
      return;
    case L.giveback:
      keepTrying(view, out, A.late, fen);
      return;
  }
}

/** The payer's own money did not get through: tried again on some mornings, then it is a balance that can be withdrawn. */
function keepTrying(view: FlowView, out: EffectBuffer, from: number, fen: number): void {
  const tries = view.get(F.lateTries) + 1;
  out.set(F.lateTries, tries);
  if (tries > LATE_TRIES) {
    out.post(from, A.payerBalance, fen);
    return;
  }
  if (from !== A.late) out.post(from, A.late, fen);
  out.set(F.late, view.get(F.late) + fen);
  out.set(F.lateAt, view.workday(1, RETRY_AT));
}

/** A refund has failed: it is still owed. */
function failed(view: FlowView, out: EffectBuffer, fen: number): void {
  if (view.choice(C.refundFailed) === DROPPED_REFUND) {
    out.post(A.merchantDebt, A.due, fen);
    return;
  }
  out.set(F.due, view.get(F.due) + fen);
  out.set(F.retryAt, view.workday(1, RETRY_AT));
}

function match(view: FlowView, out: EffectBuffer, fen: number): void {
  out.set(F.matched, 1);
  if (fen === 0) return;
  const isPayment = view.get(F.paid) === 0 && view.get(F.closed) === 0 && fen === view.get(F.price);
  if (!isPayment) {
    out.set(F.late, view.get(F.late) + fen);
    return;
  }
  out.post(A.late, A.balance, fen);
  out.set(F.paid, 1);
  bookDue(view, out, view.get(F.granted));
  if (view.choice(C.kind) !== TOP_UP) out.declare(D.sale, fen, 0);
}

/** The effects of an order by name; `work` is the index of the event with which it looks for work. */
export function payInEffects(work: () => number): Readonly<Record<string, EffectFunction>> {
  return {
    kick: (view, out) => out.signal(view.instance, work(), 0),
    sign: (view, out) => {
      out.set(F.signed, 1);
      out.declare(isWithheld(view) ? D.signedWithholding : D.signedQuickPay, 0, 0);
    },
    revoke: (view, out) => {
      out.set(F.signed, 0);
      if (view.get(F.signed) === 0) return;
      out.declare(isWithheld(view) ? D.revokedWithholding : D.revokedQuickPay, 0, 0);
    },
    place: (view, out) => {
      out.set(F.price, view.arg(0));
      out.set(F.deadline, view.now + view.term(T.payWithin));
      out.declare(D.page, view.choice(C.page) === EMBEDDED ? P.merchant : P.acquirer, 0);
    },
    charge: (view, out) => {
      out.declare(view.choice(C.kind) === TOP_UP ? D.toppedUp : D.accepted, view.arg(0), 0);
      const under = { leg: L.charge, channel: CH.collect, fen: view.arg(0), to: -1 };
      out.set(F.leg, under.leg);
      out.set(F.fen, under.fen);
      beginLeg(view, out, F, under);
    },
    /** The channel has taken the payment. A careful design waits for the money. */
    taken: (view, out) => {
      const fen = view.get(F.price);
      if (view.choice(C.release) !== ON_NOTICE || view.get(F.leg) !== L.charge || view.get(F.fen) !== fen) return;
      out.post(A.inbound, A.balance, fen);
      out.set(F.ahead, 1);
      out.set(F.paid, 1);
    },
    trust: (view, out) => creditMerchant(view, out, view.get(F.price)),
    close: (_view, out) => out.set(F.closed, 1),
    grant: (view, out) => {
      out.set(F.granted, view.get(F.granted) + view.arg(0));
      if (view.get(F.paid) === 1) bookDue(view, out, view.arg(0));
    },
    grantRest: (view, out) => {
      const left = Math.max(0, view.get(F.price) - view.get(F.granted));
      out.set(F.granted, view.get(F.granted) + left);
      bookDue(view, out, left);
    },
    remit: (view, out) => {
      out.set(F.remitted, view.arg(0));
      out.set(F.remittance, REMITTED.asked);
      out.send(L.remittance, 1, view.arg(0));
      out.statement(L.remittance, 1, CH.remit);
    },
    askForRow: (view, out) => {
      out.set(F.rows, view.get(F.rows) + 1);
      out.statement(L.remittance, 1, CH.remit);
    },
    receive: (view, out) => {
      const fen = view.get(F.remitted);
      out.set(F.remittance, REMITTED.arrived);
      if (view.choice(C.unmatched) === AS_INCOME) {
        out.post(A.control, A.income, fen);
        return;
      }
      out.post(A.control, A.late, fen);
      if (view.get(F.matched) === 1) match(view, out, fen);
    },
    noteMatch: (_view, out) => out.set(F.matched, 1),
    match: (view, out) => match(view, out, view.choice(C.unmatched) === AS_INCOME ? 0 : view.get(F.remitted)),
    begin: (view, out) => {
      const under = nextLeg(view)!;
      out.set(F.leg, under.leg);
      out.set(F.fen, under.fen);
      if (under.leg === L.refund) {
        out.post(A.balance, A.refunding, under.fen);
        out.set(F.due, 0);
      } else out.set(F.late, 0);
      beginLeg(view, out, F, under);
    },
    creditPayer: (view, out) => {
      const fen = view.get(F.due);
      out.post(A.balance, A.payerBalance, fen);
      out.post(A.merchantDebt, A.due, fen);
      out.set(F.due, 0);
      out.declare(D.refundedToBalance, fen, view.get(F.price));
    },
    settle,
    giveUp,
    audit: (view, out) => {
      auditPaid(view, out, F, [REFUNDS, GIVEBACKS]);
    },
    takeBack: (view, out, params) => {
      const mask = kindOf(params);
      const fen = view.arg(0);
      out.set(mask, withBit(view.get(mask), view.arg(1), false));
      if (mask === F.givebacks) {
        keepTrying(view, out, A.control, fen);
        return;
      }
      out.post(A.control, A.balance, fen);
      out.post(A.due, A.merchantDebt, fen);
      failed(view, out, fen);
    },
  };
}
