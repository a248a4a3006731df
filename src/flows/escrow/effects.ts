import { MS_PER_HOUR } from '../../core/time.ts';
import { auditPaid, watchPaid, type Audited } from '../audit.ts';
import { hasBit, withBit } from '../bits.ts';
import type { EffectFunction } from '../define.ts';
import { beginLeg, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CHANNEL, D, F, L, T, valueOf } from './layout.ts';
import { absorbs, legNow, legOf, partsOf, refundOpen, releasesOnShipment, shareOut } from './work.ts';

/** Commission is swept at the next such time of a working day; what failed is tried again in the middle of a morning. */
const SWEEP_AT = 9 * MS_PER_HOUR;
const RETRY_AT = 10 * MS_PER_HOUR;

const RELEASES: Audited = { mask: F.releases, leg: L.release, channel: CHANNEL.payout };
const REFUNDS: Audited = { mask: F.refunds, leg: L.refund, channel: CHANNEL.refund };

const IGNORED = valueOf('refundAfterRelease', 'ignored');
const DROPPED = valueOf('refundFailed', 'dropped');

/** What may still be granted. */
export function left(view: FlowView): number {
  return view.get(F.price) - view.get(F.granted) - view.get(F.recalled);
}

function collect(view: FlowView, out: EffectBuffer): void {
  begin(view, out, legOf(L.payin, view.arg(0)));
}

function begin(view: FlowView, out: EffectBuffer, under: SafeLeg): void {
  out.set(F.leg, under.leg);
  out.set(F.fen, under.fen);
  out.set(F.to, under.to);
  beginLeg(view, out, F, under);
}

/** The held money becomes the seller's, less the commission. `granted` stays the buyer's. */
function pass(view: FlowView, out: EffectBuffer, granted: number): void {
  out.set(F.passed, 1);
  const gross = view.get(F.price) - granted;
  if (gross <= 0) return;
  const { net, commission } = shareOut(view, gross);
  out.postAll([
    [A.held, -gross],
    [A.proceeds, net],
    [A.commission, commission],
  ]);
  if (commission > 0) out.declare(D.commission, commission, 0);
  out.set(F.net, net);
  out.set(F.commission, commission);
  out.set(F.sweepAt, nextSweep(view));
  if (view.split().length === 0) return;
  out.declare(
    D.split,
    net,
    partsOf(view, net).reduce((sum, part) => sum + part, 0),
  );
}

/** The next time of day at which commission is swept. What is late passed on at night has been ours since the evening before. */
function nextSweep(view: FlowView): number {
  const today = view.workday(0, SWEEP_AT);
  return today > view.now ? today : view.workday(1, SWEEP_AT);
}

/** The seller has a right to the money from now on; it is passed at once if it is there. */
function entitle(view: FlowView, out: EffectBuffer, granted: number): void {
  if (view.get(F.entitled) === 1) return;
  out.set(F.entitled, 1);
  if (view.get(F.arrived) === 1) pass(view, out, granted);
}

function accept(view: FlowView, out: EffectBuffer, granted: number): void {
  out.set(F.accepted, 1);
  out.set(F.disputed, 0);
  entitle(view, out, granted);
}

function recall(view: FlowView, out: EffectBuffer, fen: number): void {
  if (fen === 0) return;
  out.set(F.recalled, view.get(F.recalled) + fen);
  out.set(F.recallAt, view.now);
  out.set(F.recallTries, 0);
  out.set(F.weCover, 0);
  if (view.get(F.arrived) === 1) bookRecall(view, out, fen);
}

/** The buyer is to get back what the seller has had: from the seller, or (absorbed) from us. */
function bookRecall(view: FlowView, out: EffectBuffer, fen: number): void {
  out.post(A.due, absorbs(view) ? A.ownDebt : A.sellerDebt, fen);
}

/** Money of this request has arrived where it belongs. */
function settle(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.fen);
  switch (view.get(F.leg)) {
    case L.payin:
      out.post(A.control, A.held, fen);
      out.set(F.arrived, 1);
      if (view.get(F.entitled) === 1) pass(view, out, view.get(F.granted));
      if (view.get(F.recalled) > 0) bookRecall(view, out, view.get(F.recalled));
      return;
    case L.release:
      out.post(A.proceeds, A.control, fen);
      out.set(F.parts, nextPart(view));
      watchPaid(view, out, F, RELEASES);
      return;
    case L.refund:
      out.post(A.held, A.control, fen);
      out.declare(D.refunded, fen, view.get(F.price));
      out.set(F.refunded, view.get(F.refunded) + fen);
      watchPaid(view, out, F, REFUNDS);
      return;
    case L.clawback:
      out.post(A.control, A.held, fen);
      out.post(A.sellerDebt, A.due, fen);
      out.set(F.recovered, view.get(F.recovered) + fen);
      return;
    case L.cover:
      out.post(A.control, A.held, fen);
      out.post(absorbs(view) ? A.cost : A.recourse, A.due, fen);
      if (absorbs(view)) out.declare(D.spent, fen, 0);
      out.set(F.recovered, view.get(F.recovered) + fen);
      return;
  }
}

/** Money of this request has certainly stayed where it was, or has come back: whose it is can have it. */
function giveUp(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.fen);
  switch (view.get(F.leg)) {
    case L.release:
      out.post(A.proceeds, A.sellerBalance, fen);
      out.set(F.parts, nextPart(view));
      return;
    case L.refund:
      if (view.choice(C.refundFailed) === DROPPED) out.set(F.refunded, view.get(F.refunded) + fen);
      else toBalance(view, out, fen);
      return;
    case L.clawback:
      // Until the buyer has accepted the goods we stand in for the seller.
      if (view.get(F.accepted) === 0) out.set(F.weCover, 1);
      else tryAgain(view, out);
      return;
    case L.cover:
      tryAgain(view, out);
      return;
  }
}

/** The buyer has it in the payment account. */
function toBalance(view: FlowView, out: EffectBuffer, fen: number): void {
  out.post(A.held, A.buyerBalance, fen);
  out.declare(D.refundedToBalance, fen, view.get(F.price));
  out.set(F.refunded, view.get(F.refunded) + fen);
}

function tryAgain(view: FlowView, out: EffectBuffer): void {
  out.set(F.recallTries, view.get(F.recallTries) + 1);
  out.set(F.recallAt, view.workday(1, RETRY_AT));
}

/** Number of the part after the one under way. */
function nextPart(view: FlowView): number {
  const parts = partsOf(view, view.get(F.net));
  return parts.findIndex((fen, i) => i >= view.get(F.parts) && fen > 0) + 1;
}

/** Sends the commission to the own account; the same request until it is answered, as its channel executes it once. */
function sweep(view: FlowView, out: EffectBuffer): void {
  const request = view.get(F.sweepRequest) + (view.get(F.sweeping) === 1 ? 0 : 1);
  out.set(F.sweepRequest, request);
  out.set(F.sweeping, 1);
  out.set(F.sweepAt, view.now + view.term(T.noticeTimeout));
  out.send(L.sweep, request, view.get(F.commission));
}

const maskOf = (leg: unknown): number => (leg === 'release' ? F.releases : F.refunds);

/** A paid leg that is known to this order and has not come back yet. */
export function isKnown(view: FlowView, leg: unknown): boolean {
  return hasBit(view.get(maskOf(leg)), view.arg(1));
}

/** The effects of an order by name; `work` is the index of the event with which it looks for work. */
export function escrowEffects(work: () => number): Readonly<Record<string, EffectFunction>> {
  return {
    kick: (view, out) => out.signal(view.instance, work(), 0),
    sweep,
    swept: (view, out) => {
      out.post(A.commission, A.control, view.get(F.commission));
      out.set(F.commission, 0);
      out.set(F.sweeping, 0);
    },
    notSwept: (view, out) => {
      out.set(F.sweeping, 0);
      out.set(F.sweepAt, view.now + MS_PER_HOUR);
    },
    place: (view, out) => {
      out.set(F.price, view.arg(0));
      out.set(F.deadline, view.now + view.term(T.shipWithin));
    },
    collect,
    ship: (view, out) => {
      out.set(F.deadline, view.now + view.term(T.autoConfirm));
      if (releasesOnShipment(view)) entitle(view, out, view.get(F.granted));
    },
    lapse: (view, out) => out.set(F.granted, Math.max(view.get(F.granted), view.get(F.price))),
    readOrder: (view, out) => out.set(F.asRead, view.get(F.granted)),
    accept: (view, out) => accept(view, out, view.get(F.granted)),
    acceptAsRead: (view, out) => accept(view, out, view.get(F.asRead)),
    acceptAndRecall: (view, out) => {
      accept(view, out, view.get(F.granted));
      if (view.arg(0) <= left(view) && view.choice(C.refundAfterRelease) !== IGNORED) recall(view, out, view.arg(0));
    },
    openDispute: (_view, out) => out.set(F.disputed, 1),
    decide: (view, out) => {
      const back = Math.min(view.arg(0), left(view));
      const entitled = view.get(F.entitled) === 1;
      const granted = view.get(F.granted) + (entitled ? 0 : back);
      if (!entitled) out.set(F.granted, granted);
      else if (view.choice(C.refundAfterRelease) !== IGNORED) recall(view, out, back);
      accept(view, out, granted);
    },
    grant: (view, out) => out.set(F.granted, view.get(F.granted) + view.arg(0)),
    recall: (view, out) => recall(view, out, view.arg(0)),
    refundToBalance: (view, out) => {
      const fen = refundOpen(view);
      toBalance(view, out, fen);
      out.declare(D.routed, fen, 0);
    },
    begin: (view, out) => begin(view, out, legNow(view)!),
    settle,
    giveUp,
    audit: (view, out) => {
      auditPaid(view, out, F, [RELEASES, REFUNDS]);
    },
    creditAgain: (view, out, params) => {
      const leg = params?.['leg'];
      out.post(A.control, leg === 'release' ? A.sellerBalance : A.buyerBalance, view.arg(0));
      if (leg !== 'release') out.declare(D.refundedToBalance, view.arg(0), view.get(F.price));
      const mask = maskOf(leg);
      out.set(mask, withBit(view.get(mask), view.arg(1), false));
    },
  };
}
