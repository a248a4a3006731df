import type { EffectFunction, GuardFunction } from '../define.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, CH, F, ITEMS_MAX, L, feeOf, free, isFunded, nextWorkday } from './roles.ts';

/*
 * Pay-ins. Up to three are open at once, so each is an item with a phase and the machine stays small. The id of a pay-in
 * names its slot; what is said of an id whose slot has gone on to the next one concerns nobody any more.
 */

export const PHASE = {
  none: 0,
  /** Asked for and shown as pending; whether the money is coming is not known. */
  asked: 1,
  /** As before, and a statement did not show it. */
  doubted: 2,
  /** Not arrived, and available all the same (creditOn=instruction). */
  ahead: 3,
  /** Arrived, available, not yet seen in a statement. */
  arrived: 4,
  /** Arrived, and the statement does not show it: a short item stands in suspense. */
  short: 5,
  /** Arrived, and the statement shows it twice: a long item stands in suspense. */
  long: 6,
  /** Seen once in a statement. */
  matched: 7,
} as const;

const slotOf = (id: number): number => (id - 1) % ITEMS_MAX;
export const fenField = (slot: number): number => F.fen0 + slot * 3;
export const phaseField = (slot: number): number => F.phase0 + slot * 3;
export const rowField = (slot: number): number => F.row0 + slot * 3;

/** Phase of the pay-in that an event is about. */
function phase(view: FlowView): number {
  const id = view.arg(1);
  const isOpen = id > 0 && id > view.get(F.payIn) - ITEMS_MAX && id <= view.get(F.payIn);
  return isOpen ? view.get(phaseField(slotOf(id))) : PHASE.none;
}

/** Amount of the pay-in that an event is about, what the investor gets of it, and the platform's fee. */
function parts(view: FlowView): { fen: number; net: number; fee: number } {
  const fen = view.get(fenField(slotOf(view.arg(1))));
  const fee = feeOf(view, fen);
  return { fen, net: fen - fee, fee };
}

function moveOn(view: FlowView, out: EffectBuffer, to: number): void {
  out.set(phaseField(slotOf(view.arg(1))), to);
}

/** Asks for the row of a pay-in in the next statement. */
export function askForRow(view: FlowView, out: EffectBuffer, id: number): void {
  out.statement(L.deposit, id, CH.payIn);
  out.set(rowField(slotOf(id)), nextWorkday(view, view.channel(CH.payIn, 'statement-by')));
}

/** Takes away what an early withdrawal has drawn on: returns what is left of `net` for the investor. */
function afterDrawn(view: FlowView, net: number): { left: number; drawn: number } {
  const drawn = Math.min(net, view.get(F.drawn));
  return { left: net - drawn, drawn };
}

/** The money is there: cash in, and the investor may use what has not been used already. */
function arrive(view: FlowView, out: EffectBuffer, to: number): void {
  const { fen, net, fee } = parts(view);
  out.post(A.control, A.inbound, fen);
  if (phase(view) !== PHASE.ahead) {
    const { left, drawn } = afterDrawn(view, net);
    if (left > 0) out.post(A.pending, A.available, left);
    cover(view, out, drawn);
  }
  out.set(F.feesDue, view.get(F.feesDue) + fee);
  moveOn(view, out, to);
}

/** An early withdrawal is covered by money that has arrived; what a funder paid is now owed to the funder. */
function cover(view: FlowView, out: EffectBuffer, fen: number): void {
  if (fen === 0) return;
  out.set(F.drawn, view.get(F.drawn) - fen);
  if (view.get(F.lent) > 0) out.set(F.toRepay, view.get(F.toRepay) + fen);
}

export const payInGuards = {
  positive: (view) => view.arg(0) > 0,
  slotFree: (view) => view.get(phaseField(slotOf(view.get(F.payIn) + 1))) === PHASE.none,
  isAsked: (view) => phase(view) === PHASE.asked,
  isDoubted: (view) => phase(view) === PHASE.doubted,
  isAhead: (view) => phase(view) === PHASE.ahead,
  isArrived: (view) => phase(view) === PHASE.arrived,
  isShort: (view) => phase(view) === PHASE.short,
  isLong: (view) => phase(view) === PHASE.long,
  isMatched: (view) => phase(view) === PHASE.matched,
} as const satisfies Readonly<Record<string, GuardFunction>>;

export const payInEffects = {
  takePayIn: (view, out) => {
    const id = view.get(F.payIn) + 1;
    const fen = view.arg(0);
    const fee = feeOf(view, fen);
    out.post(A.inbound, A.pending, fen - fee);
    if (fee > 0) out.post(A.inbound, A.fees, fee);
    out.set(F.payIn, id);
    out.set(fenField(slotOf(id)), fen);
    out.set(phaseField(slotOf(id)), PHASE.asked);
    out.send(L.deposit, id, fen);
    askForRow(view, out, id);
  },
  creditAhead: (view, out) => {
    const { left, drawn } = afterDrawn(view, parts(view).net);
    if (left > 0) out.post(A.pending, A.available, left);
    out.set(F.drawn, view.get(F.drawn) - drawn);
    moveOn(view, out, PHASE.ahead);
  },
  credit: (view, out) => {
    arrive(view, out, PHASE.arrived);
  },
  creditAndMatch: (view, out) => {
    arrive(view, out, PHASE.matched);
  },
  match: (view, out) => {
    moveOn(view, out, PHASE.matched);
  },
  doubt: (view, out) => {
    out.query(L.deposit, view.arg(1), CH.payIn);
    moveOn(view, out, PHASE.doubted);
  },
  /** The money is not coming: what was pending is nobody's, and what was drawn on it has nothing behind it. */
  giveUp: (view, out) => {
    const { net, fee } = parts(view);
    const { left, drawn } = afterDrawn(view, net);
    if (left > 0) out.post(A.pending, A.inbound, left);
    if (fee > 0) out.post(A.fees, A.inbound, fee);
    if (drawn > 0) {
      out.set(F.drawn, view.get(F.drawn) - drawn);
      out.set(F.unbacked, view.get(F.unbacked) + drawn);
    }
    moveOn(view, out, PHASE.none);
  },
  /** As far as it is still there. */
  takeBack: (view, out) => {
    const { net, fee } = parts(view);
    out.post(A.available, A.inbound, Math.max(0, Math.min(net, free(view))));
    if (fee > 0) out.post(A.fees, A.inbound, fee);
    moveOn(view, out, PHASE.none);
  },
  bookShort: (view, out) => {
    out.post(A.suspense, A.control, parts(view).fen);
    moveOn(view, out, PHASE.short);
  },
  clearShort: (view, out) => {
    out.post(A.control, A.suspense, parts(view).fen);
    moveOn(view, out, PHASE.matched);
  },
  bookLong: (view, out) => {
    out.post(A.control, A.suspense, parts(view).fen);
    moveOn(view, out, PHASE.long);
  },
  clearLong: (view, out) => {
    out.post(A.suspense, A.control, parts(view).fen);
    moveOn(view, out, PHASE.matched);
  },
  overwriteShort: (view, out) => {
    out.post(A.available, A.control, parts(view).net);
    moveOn(view, out, PHASE.matched);
  },
  overwriteLong: (view, out) => {
    out.post(A.control, A.available, parts(view).net);
  },
} as const satisfies Readonly<Record<string, EffectFunction>>;

/** True while a pay-in is open. */
export function hasOpenPayIn(view: FlowView): boolean {
  for (let slot = 0; slot < ITEMS_MAX; slot++) if (view.get(phaseField(slot)) !== PHASE.none) return true;
  return false;
}

/** Id of the pay-in in a slot. */
export function idInSlot(view: FlowView, slot: number): number {
  const last = view.get(F.payIn);
  return last - ((last - 1 - slot + ITEMS_MAX) % ITEMS_MAX);
}

/** Fen that are recorded and have not arrived, and nobody has drawn on. */
export function recorded(view: FlowView): number {
  return view.get(F.drawn) === 0 && view.get(F.lent) === 0 ? view.balance(A.pending) : 0;
}

/** What is left of an early withdrawal that was not paid: back to pending, to the channel's debt, to the investor. */
export function undoEarly(view: FlowView, out: EffectBuffer, from: number, fen: number): void {
  const pending = Math.min(fen, view.get(F.drawn));
  const unbacked = Math.min(fen - pending, view.get(F.unbacked));
  if (pending > 0) out.post(from, A.pending, pending);
  if (unbacked > 0) out.post(from, A.inbound, unbacked);
  if (fen > pending + unbacked) out.post(from, A.available, fen - pending - unbacked);
  out.set(F.drawn, view.get(F.drawn) - pending);
  out.set(F.unbacked, view.get(F.unbacked) - unbacked);
  if (isFunded(view)) out.set(F.lent, 0);
  if (isFunded(view)) out.set(F.toRepay, 0);
}
