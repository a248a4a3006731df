import type { EffectFunction, GuardFunction } from '../define.ts';
import { beginLeg, type SafeLeg, type SafeLegFields } from '../payout.ts';
import type { FlowView } from '../view.ts';
import { recorded, undoEarly } from './pay-in.ts';
import { A, CH, D, F, ITEMS_MAX, L, free, isFunded } from './roles.ts';

/*
 * Withdrawals, one at a time. What has been paid stays an item until no bank can send it back any more, because the
 * notice of a return may be lost.
 */

export const payOutFields: SafeLegFields = {
  request: F.request,
  repeats: F.repeats,
  attempts: F.attempts,
  queries: F.queries,
};

export const paidField = (slot: number): number => F.paid0 + slot * 3;
const paidFenField = (slot: number): number => F.paidFen0 + slot * 3;
const finalField = (slot: number): number => F.final0 + slot * 3;

/** Slot of the paid withdrawal with this id (0: a free slot), or -1. */
function slotOf(view: FlowView, id: number): number {
  for (let slot = 0; slot < ITEMS_MAX; slot++) if (view.get(paidField(slot)) === id) return slot;
  return -1;
}

/** The withdrawal under way; in the step that begins one it is the act's own. */
function current(view: FlowView): { fen: number; early: boolean } {
  const fen = view.get(F.amount);
  return fen > 0 ? { fen, early: view.get(F.early) === 1 } : { fen: view.arg(0), early: view.arg(0) > free(view) };
}

/** Leg, channel and amount under way. */
export function payOutLeg(view: FlowView): SafeLeg {
  const { fen, early } = current(view);
  return { leg: early && isFunded(view) ? L.advance : L.payout, channel: CH.payOut, fen, to: -1 };
}

/** True while a withdrawal is under way or may come back. */
export function hasOpenPayOut(view: FlowView): boolean {
  if (view.get(F.amount) > 0) return true;
  for (let slot = 0; slot < ITEMS_MAX; slot++) if (view.get(paidField(slot)) !== 0) return true;
  return false;
}

/** True while the early withdrawal may still come back to its funder. */
export function mayComeBack(view: FlowView, id: number): boolean {
  return id > 0 && slotOf(view, id) >= 0;
}

export const payOutGuards = {
  canPay: (view) => slotOf(view, 0) >= 0,
  covered: (view) => view.arg(0) <= free(view),
  // While an earlier one may come back it has to be known which of the two pay-ins it was drawn on.
  coveredByRecord: (view) => !mayComeBack(view, view.get(F.earlyId)) && view.arg(0) <= recorded(view),
  closed: (view) => !view.isOpen(CH.payOut),
  wasPaid: (view) => view.arg(1) > 0 && slotOf(view, view.arg(1)) >= 0,
  isFinal: (view) => {
    const slot = view.arg(1) > 0 ? slotOf(view, view.arg(1)) : -1;
    return slot >= 0 && view.now >= view.get(finalField(slot));
  },
} as const satisfies Readonly<Record<string, GuardFunction>>;

export const payOutEffects = {
  freeze: (view, out) => {
    out.set(F.amount, view.arg(0));
    out.set(F.early, 0);
    out.post(A.available, A.frozen, view.arg(0));
  },
  freezeEarly: (view, out) => {
    out.set(F.amount, view.arg(0));
    out.set(F.early, 1);
    out.set(F.drawn, view.arg(0));
    out.set(F.lost, 0);
    out.set(F.earlyId, 0);
    out.post(A.pending, A.frozen, view.arg(0));
  },
  begin: (view, out) => {
    beginLeg(view, out, payOutFields, payOutLeg(view));
  },
  settle: (view, out) => {
    const { fen, early } = current(view);
    const id = view.get(F.request);
    const slot = slotOf(view, 0);
    out.set(F.amount, 0);
    out.set(paidField(slot), id);
    out.set(paidFenField(slot), fen);
    out.set(finalField(slot), view.workday(view.channel(CH.payOut, 'return-within-workdays') + 1, 0));
    out.statement(payOutLeg(view).leg, id, CH.payOut);
    if (early) {
      out.set(F.earlyId, id);
      out.declare(D.released, fen, fen);
    }
    if (!early || !isFunded(view)) {
      out.post(A.frozen, A.control, fen);
      return;
    }
    const lost = view.get(F.lost);
    const lent = fen - lost;
    if (lent > 0) out.post(A.frozen, A.advanced, lent);
    if (lost > 0) out.post(A.frozen, A.inbound, lost);
    out.set(F.lost, 0);
    out.set(F.lent, lent);
    out.set(F.toRepay, lent - view.get(F.drawn));
  },
  unfreeze: (view, out) => {
    const { fen, early } = current(view);
    if (early) undoEarly(view, out, A.frozen, fen);
    else out.post(A.frozen, A.available, fen);
    out.set(F.amount, 0);
  },
  takeReturn: (view, out) => {
    const slot = slotOf(view, view.arg(1));
    const fen = view.get(paidFenField(slot));
    if (view.arg(1) !== view.get(F.earlyId)) out.post(A.control, A.available, fen);
    else if (isFunded(view)) undoEarly(view, out, A.advanced, view.get(F.lent));
    else undoEarly(view, out, A.control, fen);
    out.set(paidField(slot), 0);
  },
  closePaid: (view, out) => {
    out.set(paidField(slotOf(view, view.arg(1))), 0);
  },
  /** The platform's order needs nobody's signature. */
  payOrder: (view, out) => {
    const id = view.get(F.orderId) + 1;
    out.set(F.orderId, id);
    out.post(A.available, A.control, view.arg(0));
    out.send(L.ordered, id, view.arg(0));
  },
  orderFailed: (view, out) => {
    out.post(A.control, A.available, view.arg(0));
  },
} as const satisfies Readonly<Record<string, EffectFunction>>;
