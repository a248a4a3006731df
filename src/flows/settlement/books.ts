import { applyRate } from '../../core/rate.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, KNOWN, L, P, SLOTS, T, value, wake } from './roles.ts';

/*
 * What the acquirer books: sales and refunds as they happen, rows and money of the channel's batches as they come in
 * whatever order, and the daily run that pays, asks and reconciles. Batches are numbered 1 to 24, over and over.
 */

const RING = 24;
/**
 * So many working days after the last batch that was finished nothing is heard of any of them: the channel has them in
 * its file for a few days. A number comes again after as many batches as there are, shared sums of others counted.
 */
const HEARD_WORKDAYS = 8;

/** How often the channel is asked again on one day, and how long its answer is waited for. */
const ASKS_MAX = 6;
const ASK_PAUSE = 10 * MS_PER_MINUTE;

const AT_CUTOFF = value('release', 'at-cutoff');
const AS_RECEIVED = value('statement', 'as-received');
const IGNORED = value('refund', 'ignored');
const CLAMPED = value('negativeNet', 'clamped');
const ABSOLUTE = value('negativeNet', 'paid-as-absolute');
const PER_BATCH = value('fee', 'per-batch');
const OWN_CUT = value('dayCut', 'own');
const NATURAL_DAY = value('rollOn', 'natural-day');
const PAYS_AGAIN = value('rerun', 'pays-again');
const EMBEDDED = value('page', 'embedded');
const NET_LUMP = value('lump', 'net-of-channel-fee');
const DROPPED = value('lateRow', 'dropped');
const NOT_CHARGED_BACK = value('chargeback', 'ignored');

/** Posts what there is to post. */
export function post(out: EffectBuffer, debit: number, credit: number, fen: number): void {
  if (fen !== 0) out.post(debit, credit, fen);
}

/** The merchant's fee of a batch or a part of it, fen. */
function feeOf(view: FlowView, fen: number): number {
  return applyRate(fen, view.rate(T.fee), 'half-up');
}

/** The end of the channel's batch to which a sale of now belongs: days off are settled with the working day before. */
function batchEnd(view: FlowView): number {
  const first = view.isWorkday() ? 1 : 0;
  const cut = view.channel(CH.acquiring, 'day-cut') - MS_PER_DAY;
  const ends = view.workday(first, 0) + cut;
  return view.now < ends ? ends : view.workday(first + 1, 0) + cut;
}

/** The batch under way, with what ended since the last sale moved to the closed ones. */
function currentBatch(view: FlowView): { net: number; closed: number; isNew: boolean } {
  const isNew = view.now >= view.get(F.batchEnds);
  const net = view.get(F.net);
  const closed = view.get(F.closed);
  return isNew ? { net: 0, closed: closed + net, isNew } : { net, closed, isNew };
}

function setBatch(view: FlowView, out: EffectBuffer, batch: ReturnType<typeof currentBatch>, net: number): void {
  out.set(F.net, net);
  if (!batch.isNew) return;
  out.set(F.closed, batch.closed);
  out.set(F.batchEnds, batchEnd(view));
}

const sell: EffectFunction = (view, out) => {
  const fen = view.arg(0);
  const isEmbedded = view.choice(C.page) === EMBEDDED;
  const host = view.hasAccount(A.mallAccount) ? P.mall : P.merchant;
  out.declare(D.page, isEmbedded ? host : P.acquirer, 0);
  out.declare(D.sale, fen, 0);
  const batch = currentBatch(view);
  const repaid = Math.min(view.balance(A.debt), fen);
  post(out, A.due, A.debt, repaid);
  post(out, A.due, A.pending, fen - repaid);
  setBatch(view, out, batch, batch.net + fen - repaid);
  ownDay(view, out, fen);
};

const refund: EffectFunction = (view, out) => {
  takeBack(view, out, view.choice(C.refund) === IGNORED);
};

const chargeback: EffectFunction = (view, out) => {
  takeBack(view, out, view.choice(C.chargeback) === NOT_CHARGED_BACK);
};

/** What a buyer has back leaves the batch under way, and is owed by the merchant beyond that. */
function takeBack(view: FlowView, out: EffectBuffer, isIgnored: boolean): void {
  const fen = view.arg(0);
  if (isIgnored) {
    out.set(F.ignored, view.get(F.ignored) + fen);
    return;
  }
  const batch = currentBatch(view);
  const deducted = Math.min(batch.net, fen);
  post(out, A.pending, A.due, deducted);
  if (view.choice(C.negativeNet) !== CLAMPED) post(out, A.debt, A.due, fen - deducted);
  setBatch(view, out, batch, batch.net - deducted);
  ownDay(view, out, -fen);
}

/** A design with a day of its own also counts by it. */
function ownDay(view: FlowView, out: EffectBuffer, fen: number): void {
  if (view.choice(C.dayCut) !== OWN_CUT) return;
  const isNew = view.now >= view.get(F.dayEnds);
  out.set(F.dayNet, isNew ? fen : view.get(F.dayNet) + fen);
  if (!isNew) return;
  out.set(F.dayClosed, view.get(F.dayClosed) + view.get(F.dayNet));
  out.set(F.dayEnds, view.naturalDay(1, 0));
}

/** What is known of one batch, or a free slot for it; -1 if there is none. */
function slotOf(view: FlowView, batch: number): number {
  let free = -1;
  for (let slot = 0; slot < SLOTS; slot++) {
    if (view.get(F.batch0 + slot) === batch) return slot;
    if (free < 0 && view.get(F.batch0 + slot) === 0) free = slot;
  }
  return free;
}

/** Row or money of a batch is still missing: an advance has paid the merchant, and the channel still owes its sum. */
function hasOpenBatch(view: FlowView): boolean {
  for (let slot = 0; slot < SLOTS; slot++) if (view.get(F.batch0 + slot) !== 0) return true;
  return false;
}

/** The finished batches of which something may still be heard, as bits. */
function doneOf(view: FlowView): number {
  return view.get(F.doneUntil) > view.now ? view.get(F.done) : 0;
}

function isDone(view: FlowView, batch: number): boolean {
  return (doneOf(view) & (1 << batch)) !== 0;
}

/**
 * Remembers that a batch is finished, and forgets the half ring that is farthest from it: those numbers will come again.
 * Batches are finished in any order, so its neighbours on both sides stay.
 */
function finish(view: FlowView, out: EffectBuffer, batch: number): void {
  let done = doneOf(view) | (1 << batch);
  for (let far = RING / 4; far < (RING * 3) / 4; far++) done &= ~(1 << (((batch - 1 + far) % RING) + 1));
  out.set(F.done, done);
  out.set(F.doneUntil, view.workday(HEARD_WORKDAYS, 0));
}

function keep(out: EffectBuffer, slot: number, batch: number, known: number, sum: number): void {
  out.set(F.batch0 + slot, batch);
  out.set(F.known0 + slot, known);
  out.set(F.sum0 + slot, sum);
}

/** A row of the statement: what the batch stands for, negative where refunds exceed sales. */
const bookRow: EffectFunction = (view, out) => {
  const gross = view.arg(0);
  const batch = view.arg(1);
  if (view.choice(C.lateRow) === DROPPED && view.now >= view.naturalDay(0, view.term(T.settleAt))) return;
  if (isDone(view, batch)) {
    if (view.choice(C.statement) === AS_RECEIVED && gross > 0) pay(view, out, gross - feeOf(view, gross));
    return;
  }
  if (gross < 0) {
    // Nothing will come for it; the channel takes it off its next sum.
    finish(view, out, batch);
    if (view.choice(C.negativeNet) === ABSOLUTE) pay(view, out, -gross);
    return;
  }
  const slot = slotOf(view, batch);
  if (slot < 0) return;
  const isKnown = view.get(F.batch0 + slot) === batch;
  const known = isKnown ? view.get(F.known0 + slot) : 0;
  if (known === KNOWN.row || known === KNOWN.ahead) {
    if (view.choice(C.statement) === AS_RECEIVED) out.set(F.sum0 + slot, view.get(F.sum0 + slot) + gross);
    return;
  }
  countRow(view, out, gross);
  if (known === KNOWN.money) complete(view, out, slot, gross, view.get(F.sum0 + slot));
  else keep(out, slot, batch, KNOWN.row, gross);
};

/** Checks a row off against what was recorded, and counts what the own day cut puts into another day. */
function countRow(view: FlowView, out: EffectBuffer, gross: number): void {
  const { closed, isNew } = currentBatch(view);
  out.set(F.closed, closed - gross);
  if (isNew) out.set(F.net, 0);
  if (view.choice(C.dayCut) !== OWN_CUT) return;
  const isNewDay = view.now >= view.get(F.dayEnds);
  const left = view.get(F.dayClosed) + (isNewDay ? view.get(F.dayNet) : 0) - gross;
  if (left !== 0) out.declare(D.timing, 1, 0);
  out.set(F.dayClosed, left);
  if (isNewDay) out.set(F.dayNet, 0);
}

/** Money of a batch: by its notice, or found by asking for it. */
const bookMoney: EffectFunction = (view, out) => {
  const fen = view.arg(0);
  const batch = view.arg(1);
  if (isDone(view, batch)) return;
  const slot = slotOf(view, batch);
  if (slot < 0) return;
  const known = view.get(F.batch0 + slot) === batch ? view.get(F.known0 + slot) : 0;
  if (known === KNOWN.money) return;
  if (known === 0) {
    post(out, A.control, A.due, fen);
    keep(out, slot, batch, KNOWN.money, fen);
    return;
  }
  const gross = view.get(F.sum0 + slot);
  post(out, A.control, A.due, isComputed(view) ? gross - channelFeeOf(view, gross) : fen);
  complete(view, out, slot, gross, fen);
};

/** The design books a fee that it has computed itself, and a sum less by that, whatever came. */
function isComputed(view: FlowView): boolean {
  const isNet = view.channel(CH.acquiring, 'net-of-fee') === 1;
  return isNet ? view.choice(C.fee) === PER_BATCH : view.choice(C.lump) === NET_LUMP;
}

/** The channel's fee of a batch, computed once, fen. */
function channelFeeOf(view: FlowView, gross: number): number {
  return applyRate(gross, view.channelFee(CH.acquiring), 'half-up');
}

/** Row and money are both there: fee, cost, what a funder gets back, and what the merchant gets. */
function complete(view: FlowView, out: EffectBuffer, slot: number, gross: number, fen: number): void {
  const isNet = view.channel(CH.acquiring, 'net-of-fee') === 1;
  const cost = isComputed(view) ? channelFeeOf(view, gross) : isNet ? Math.max(0, gross - fen) : 0;
  const fee = feeOf(view, gross);
  post(out, A.pending, A.fees, fee);
  if (fee > 0) out.declare(D.fee, fee, 0);
  post(out, A.fees, A.due, cost);
  const ignored = view.get(F.ignored);
  let rest = gross - fee + ignored;
  const ahead = Math.min(view.get(F.ahead), rest);
  rest -= ahead;
  const repaid = Math.min(view.get(F.advanced), rest);
  rest -= repaid;
  // Available is what the money that came allows, whatever is about to be paid.
  const covered = isNet ? gross : fen;
  post(out, A.pending, A.balance, Math.max(0, Math.min(rest, covered - feeOf(view, covered) - ahead - repaid)));
  out.set(F.ignored, 0);
  out.set(F.ahead, view.get(F.ahead) - ahead);
  out.set(F.advanced, view.get(F.advanced) - repaid);
  out.set(F.toRepay, view.get(F.toRepay) + repaid);
  out.set(F.toSweep, view.get(F.toSweep) + fee - cost);
  finish(view, out, view.arg(1));
  keep(out, slot, 0, 0, 0);
  pay(view, out, rest);
}

/** Puts a sum into the next payment to the merchant. */
function pay(view: FlowView, out: EffectBuffer, fen: number): void {
  out.set(F.toPay, view.get(F.toPay) + fen);
  // With a cut-off the daily run pays; a sum that comes after it is late, and paid at once.
  if (view.choice(C.release) !== AT_CUTOFF || view.now >= view.naturalDay(0, view.term(T.settleAt))) wake(view, out);
}

/** The daily run: pays what the design pays by now, asks for what is missing, reconciles, tries again what failed. */
const settlementRun: EffectFunction = (view, out) => {
  let toPay = view.get(F.toPay);
  let ahead = view.get(F.ahead);
  ask(view, out);
  for (let slot = 0; slot < SLOTS; slot++) {
    const known = view.get(F.known0 + slot);
    if (known !== KNOWN.row || view.choice(C.release) !== AT_CUTOFF) continue;
    const gross = view.get(F.sum0 + slot);
    toPay += gross - feeOf(view, gross);
    ahead += gross - feeOf(view, gross);
    out.set(F.known0 + slot, KNOWN.ahead);
  }
  const { net, closed } = currentBatch(view);
  if (view.isWorkday()) {
    // With a payment under way nobody can say which of the two books is ahead, least of all after a crash.
    if (view.get(F.underWay) === 0) out.declare(D.reconciled, 0, 0);
  } else if (view.choice(C.rollOn) === NATURAL_DAY) {
    const recorded = closed + net;
    const unpaid = recorded - feeOf(view, recorded) - ahead;
    toPay += Math.max(0, unpaid);
    ahead += Math.max(0, unpaid);
  }
  out.set(F.toPay, toPay);
  out.set(F.ahead, ahead);
  out.set(F.tries, 0);
  out.set(F.asks, ASKS_MAX);
  wake(view, out);
};

const askAgain: EffectFunction = (view, out) => {
  ask(view, out);
  out.set(F.asks, view.get(F.asks) - 1);
};

/** Asks the channel for the money of batches whose row is there, and for rows that should be there. */
function ask(view: FlowView, out: EffectBuffer): void {
  let isRowMissing = false;
  for (let slot = 0; slot < SLOTS; slot++) {
    const known = view.get(F.known0 + slot);
    if (known === KNOWN.money) isRowMissing = true;
    if (known === KNOWN.row || known === KNOWN.ahead) out.query(L.lump, view.get(F.batch0 + slot));
  }
  // Request 0: the channel's file once more, with every batch that is open.
  if (view.isWorkday() && (isRowMissing || currentBatch(view).closed > 0)) out.query(L.lump, 0);
}

/** The channel closes its batch: what was sold in it is advanced, as far as one day's limit goes. */
const advanceRun: EffectFunction = (view, out) => {
  const net = view.get(F.net);
  out.set(F.toAdvance, Math.min(net - feeOf(view, net), view.fundingLimit()));
  wake(view, out);
};

const payAgain: EffectFunction = (view, out) => {
  if (view.choice(C.rerun) === PAYS_AGAIN) pay(view, out, view.get(F.lastPaid));
};

const payHeld: EffectFunction = (view, out) => {
  out.set(F.held, 0);
  out.set(F.toPay, view.get(F.toPay) + view.get(F.held));
  wake(view, out);
};

/** The daily run of the next working (or natural) day: what is sold today cannot be paid today. */
export function untilRun(view: FlowView): number {
  const at = view.term(T.settleAt);
  const isNatural = view.choice(C.rollOn) === NATURAL_DAY;
  return (isNatural ? view.naturalDay(1, at) : view.workday(view.isWorkday() ? 1 : 0, at)) - view.now;
}

export const askPause = (): number => ASK_PAUSE;

/** The end of the channel's batch, strictly later than now. */
export function untilBatchEnd(view: FlowView): number {
  return batchEnd(view) - view.now;
}

export const bookGuards: Readonly<Record<string, GuardFunction>> = {
  positive: (view) => view.arg(0) > 0,
  // Anything that has still to come, to be paid, or to be put right keeps the daily run going.
  outstanding: (view) =>
    view.balance(A.pending) !== 0 ||
    view.balance(A.payable) !== 0 ||
    view.get(F.toPay) > 0 ||
    view.get(F.toResend) > 0 ||
    view.get(F.toRepay) > 0 ||
    view.get(F.toSweep) > 0 ||
    currentBatch(view).closed !== 0 ||
    hasOpenBatch(view),
  // Not on a day off: nothing comes on it.
  asksAgain: (view) =>
    view.isWorkday() && view.get(F.asks) > 0 && (hasOpenBatch(view) || currentBatch(view).closed > 0),
  hasHeld: (view) => view.get(F.held) > 0,
};

export const bookEffects: Readonly<Record<string, EffectFunction>> = {
  sell,
  refund,
  chargeback,
  bookRow,
  bookMoney,
  settlementRun,
  askAgain,
  advanceRun,
  payAgain,
  payHeld,
};
