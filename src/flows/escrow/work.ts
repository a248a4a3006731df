import { applyRate, splitEachRounded, splitFen } from '../../core/rate.ts';
import type { SafeLeg } from '../payout.ts';
import type { FlowView } from '../view.ts';
import { A, C, CHANNEL, F, FIRST_SHARE, L, T, valueOf } from './layout.ts';

/*
 * What is to be paid next, read off the fields: one leg at a time, the seller before the buyer. Everything here is a function of the
 * view; nothing is remembered.
 */

const SHIPMENT = valueOf('releaseOn', 'shipment');
const EACH_ROUNDED = valueOf('rounding', 'each-rounded');
const ABSORBED = valueOf('refundAfterRelease', 'absorbed');
const TO_BALANCE = valueOf('refundRoute', 'balance');
const RECALLS_MAX = 3;

/** Channel role of a leg. */
const channelOf = (leg: number): number =>
  leg === L.payin || leg === L.clawback
    ? CHANNEL.collect
    : leg === L.release
      ? CHANNEL.payout
      : leg === L.refund
        ? CHANNEL.refund
        : CHANNEL.internal;

/** The leg under way. */
export function underWay(view: FlowView): SafeLeg {
  const leg = view.get(F.leg);
  return { leg, channel: channelOf(leg), fen: view.get(F.fen), to: view.get(F.to) };
}

export function legOf(leg: number, fen: number, to = -1): SafeLeg {
  return { leg, channel: channelOf(leg), fen, to };
}

/** Seller's part and commission of what is released. The commission is rounded half up, once. */
export function shareOut(view: FlowView, gross: number): { net: number; commission: number } {
  const commission = applyRate(gross, view.rate(T.commission), 'half-up');
  return { net: gross - commission, commission };
}

/** What each party of the split gets of the net amount; the seller gets all of it where there is none. */
export function partsOf(view: FlowView, net: number): readonly number[] {
  const shares = view.split();
  if (shares.length === 0) return [net];
  if (view.choice(C.rounding) === EACH_ROUNDED) return splitEachRounded(net, shares, 'half-up').parts;
  return splitFen(net, shares, 0);
}

/** True if the design gives the seller a right to the money on shipment. */
export function releasesOnShipment(view: FlowView): boolean {
  return view.choice(C.releaseOn) === SHIPMENT;
}

export function absorbs(view: FlowView): boolean {
  return view.choice(C.refundAfterRelease) === ABSORBED;
}

/** Something that is to be done: a leg, not before an instant. `fen` 0 is nothing. */
interface Work {
  readonly leg: SafeLeg;
  readonly from: number;
}

const nothing: Work = { leg: legOf(0, 0), from: 0 };

function candidates(view: FlowView): readonly Work[] {
  if (view.get(F.arrived) === 0) return [];
  return [releaseDue(view), refundDue(view), recallDue(view)].filter(({ leg }) => leg.fen > 0);
}

/** To be given back to the buyer and not dealt with. */
export function refundOpen(view: FlowView): number {
  return view.get(F.granted) + view.get(F.recovered) - view.get(F.refunded);
}

/** The design gives back into the buyer's payment account, and there is something to give back. */
export function refundsToBalance(view: FlowView): boolean {
  return view.choice(C.refundRoute) === TO_BALANCE && view.get(F.arrived) === 1 && refundOpen(view) > 0;
}

function refundDue(view: FlowView): Work {
  const fen = refundOpen(view);
  return fen > 0 ? { leg: legOf(L.refund, fen), from: 0 } : nothing;
}

function releaseDue(view: FlowView): Work {
  const net = view.get(F.net);
  if (net === 0) return nothing;
  const parts = partsOf(view, net);
  // A share that rounds to nothing is not sent.
  const next = parts.findIndex((fen, i) => i >= view.get(F.parts) && fen > 0);
  if (next < 0) return nothing;
  return { leg: legOf(L.release, parts[next]!, view.split().length === 0 ? -1 : FIRST_SHARE + next), from: 0 };
}

function recallDue(view: FlowView): Work {
  const fen = view.get(F.recalled) - view.get(F.recovered);
  if (fen <= 0 || view.get(F.recallTries) >= RECALLS_MAX) return nothing;
  const cover = absorbs(view) || view.get(F.weCover) === 1;
  if (cover && !view.hasAccount(A.ownFunds)) return nothing;
  return { leg: legOf(cover ? L.cover : L.clawback, fen), from: view.get(F.recallAt) };
}

/** When the commission that lies in the reserve is to be sent to the own account, or 0. */
function sweepFrom(view: FlowView): number {
  return view.get(F.commission) > 0 && view.hasAccount(A.ownFunds) ? view.get(F.sweepAt) : 0;
}

export function sweepNow(view: FlowView): boolean {
  const from = sweepFrom(view);
  return from > 0 && from <= view.now;
}

/** The leg to send now, or null. */
export function legNow(view: FlowView): SafeLeg | null {
  return candidates(view).find(({ leg, from }) => from <= view.now && view.isOpen(leg.channel))?.leg ?? null;
}

/** True if paid legs are to be asked after now: at the end of the last day on which they may come back. */
export function auditNow(view: FlowView): boolean {
  return view.get(F.auditAt) > 0 && view.get(F.auditAt) <= view.now;
}

/** The next instant at which there may be something to do, or 0. */
export function workLater(view: FlowView): number {
  let at = Infinity;
  for (const timer of [view.get(F.auditAt), sweepFrom(view)]) if (timer > 0) at = Math.min(at, timer);
  for (const { leg, from } of candidates(view)) {
    const due = Math.max(from, view.now);
    at = Math.min(at, due > view.now ? due : view.nextOpening(leg.channel));
  }
  return at === Infinity ? 0 : at;
}
