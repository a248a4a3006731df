import type { EffectFunction, GuardFunction } from '../define.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, CH, D, F, ITEMS_MAX, L, feeOf, free, nextWorkday } from './roles.ts';

/*
 * Pay-ins. Up to three are open at once, so each is an item with a phase and the machine stays small. The id of a pay-in
 * names its slot; what is said of an id whose slot has gone on to the next one concerns nobody any more.
 */

export const PHASE = {
  none: 0,
  /** Asked for and shown as pending; whether the money is coming is not known. */
  asked: 1,
  /** The channel has debited the investor: recorded, and still pending. */
  recorded: 2,
  /** A statement did not show it. */
  doubted: 3,
  /** Not arrived, and available all the same (creditOn=instruction). */
  ahead: 4,
  /** Arrived, available, not yet seen in a statement. */
  arrived: 5,
  /** Arrived, and the statement does not show it: a short item stands in suspense. */
  short: 6,
  /** Arrived, and the statement shows it twice: a long item stands in suspense. */
  long: 7,
  /** Seen once in a statement. */
  matched: 8,
} as const;

const slotOf = (id: number): number => (id - 1) % ITEMS_MAX;
const fenField = (slot: number): number => F.fen0 + slot * 3;
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

/** The money is there: cash in, and the investor may use what has not been used already. */
function arrive(view: FlowView, out: EffectBuffer, to: number): void {
  const { fen, fee } = parts(view);
  out.post(A.control, A.inbound, fen);
  if (phase(view) !== PHASE.ahead) release(view, out);
  out.set(F.feesDue, view.get(F.feesDue) + fee);
  if (fee > 0) out.declare(D.fee, fee, 0);
  moveOn(view, out, to);
}

/** Pending money becomes available, but for what covers an early withdrawal; what a funder paid is owed to the funder. */
function release(view: FlowView, out: EffectBuffer): void {
  const { net } = parts(view);
  const drawn = Math.min(net, view.get(F.drawn));
  if (net > drawn) out.post(A.pending, A.available, net - drawn);
  if (drawn === 0) return;
  out.set(F.drawn, view.get(F.drawn) - drawn);
  if (view.get(F.lent) > 0) out.set(F.toRepay, view.get(F.toRepay) + drawn);
}

/** An early withdrawal waits for its pay-in, or is itself still under way. */
function isDrawnOn(view: FlowView): boolean {
  return view.get(F.drawn) > 0 || (view.get(F.amount) > 0 && view.get(F.early) === 1);
}

export const payInGuards = {
  positive: (view) => view.arg(0) > 0,
  /** A slot is free; and while an early withdrawal waits for its pay-in no other one is taken, which might be mistaken. */
  canTake: (view) => view.get(phaseField(slotOf(view.get(F.payIn) + 1))) === PHASE.none && !isDrawnOn(view),
  isAsked: (view) => phase(view) === PHASE.asked,
  isRecorded: (view) => phase(view) === PHASE.recorded,
  isDoubted: (view) => phase(view) === PHASE.doubted,
  /** The next statement has come, not the one that raised the doubt once more. */
  isStillDoubted: (view) => phase(view) === PHASE.doubted && view.now >= view.get(rowField(slotOf(view.arg(1)))),
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
  record: (view, out) => {
    moveOn(view, out, PHASE.recorded);
  },
  creditAhead: (view, out) => {
    release(view, out);
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
    askForRow(view, out, view.arg(1));
    moveOn(view, out, PHASE.doubted);
  },
  /** The money is not coming: what was pending is nobody's, and nothing is behind what was drawn on it. */
  giveUp: (view, out) => {
    const { net, fee } = parts(view);
    const drawn = Math.min(net, view.get(F.drawn));
    if (net > drawn) out.post(A.pending, A.inbound, net - drawn);
    if (fee > 0) out.post(A.fees, A.inbound, fee);
    moveOn(view, out, PHASE.none);
    if (drawn === 0) return;
    out.set(F.drawn, view.get(F.drawn) - drawn);
    if (view.get(F.lent) === 0) out.set(F.lost, view.get(F.lost) + drawn);
    else {
      // The funder has a claim on the investor, none on the custodian.
      out.set(F.lent, view.get(F.lent) - drawn);
      out.post(A.advanced, A.inbound, drawn);
    }
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
  /** Taken for a second pay-in that nobody claims. */
  keepLong: (view, out) => {
    const { fen } = parts(view);
    out.post(A.control, A.fees, fen);
    out.set(F.feesDue, view.get(F.feesDue) + fen);
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

/** Fen that an early withdrawal may draw on: one pay-in is under way, the last, and its channel has debited it. */
export function recorded(view: FlowView): number {
  if (isDrawnOn(view) || view.get(F.lent) > 0) return 0;
  const last = slotOf(view.get(F.payIn));
  for (let slot = 0; slot < ITEMS_MAX; slot++) {
    const phase = view.get(phaseField(slot));
    if (slot === last ? phase !== PHASE.recorded : phase >= PHASE.asked && phase <= PHASE.doubted) return 0;
  }
  const fen = view.get(fenField(last));
  return fen - feeOf(view, fen);
}

/** An early withdrawal of which `fen` were booked was not paid after all. */
export function undoEarly(view: FlowView, out: EffectBuffer, from: number, fen: number): void {
  const pending = view.get(F.drawn);
  const lost = view.get(F.lost);
  if (fen > pending + lost) out.post(from, A.available, fen - pending - lost);
  if (pending > 0) out.post(from, A.pending, pending);
  if (lost > 0) out.post(from, A.inbound, lost);
  out.set(F.drawn, 0);
  out.set(F.lost, 0);
  out.set(F.lent, 0);
  out.set(F.toRepay, 0);
}
