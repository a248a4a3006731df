import { MS_PER_DAY } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { deskParts, type DeskLeg } from '../desk.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, L, T, preAuthorisationLegs, valueOf } from './roles.ts';

const CLAIMED = valueOf('cap', 'claimed');
const IGNORED = valueOf('expiry', 'ignored');
const VOIDS_ALL = valueOf('afterCapture', 'all');

/** Still frozen as far as the merchant knows. */
function left(view: FlowView): number {
  return view.get(F.authorised) - view.get(F.captured) - view.get(F.released);
}

/** What the customer owes and has not paid. */
function outstanding(view: FlowView): number {
  return view.get(F.owed) - view.get(F.captured) - view.get(F.paid) - view.get(F.debited);
}

function isValid(view: FlowView): boolean {
  return view.now < view.get(F.validUntil);
}

/** What may be captured now. */
function capturable(view: FlowView): number {
  return isValid(view) ? Math.min(Math.max(0, outstanding(view)), left(view)) : 0;
}

/** What a design that does not mind takes out of the card itself. */
function debitable(view: FlowView): number {
  const claim = view.choice(C.cap) === CLAIMED ? view.get(F.claimed) : view.get(F.owed);
  const rest = claim - view.get(F.captured) - view.get(F.paid) - view.get(F.debited);
  const beyond = view.choice(C.cap) === CLAIMED && view.get(F.captured) > 0;
  const late = view.choice(C.expiry) === IGNORED && !isValid(view) && left(view) === 0;
  return beyond || late ? Math.max(0, rest) : 0;
}

/** A collected sum against what is owed; what exceeds it is the merchant's income in its own eyes. */
function collected(view: FlowView, out: EffectBuffer, fen: number): void {
  const part = Math.min(fen, Math.max(0, outstanding(view)));
  if (part > 0) out.post(A.control, A.receivable, part);
  if (fen > part) out.post(A.control, A.income, fen - part);
}

function add(view: FlowView, out: EffectBuffer, field: number, fen: number): void {
  out.set(field, view.get(field) + fen);
}

const handlers: Readonly<Record<keyof typeof preAuthorisationLegs, Omit<DeskLeg, 'channel'>>> = {
  authorise: {
    settle: (view, out, fen) => {
      out.post(A.control, A.frozen, fen);
      out.declare(D.placed, fen, 0);
      add(view, out, F.authorised, fen);
    },
    abandon: (_view, out) => out.set(F.declined, 1),
  },
  capture: {
    settle: (view, out, fen) => {
      out.post(A.frozen, A.control, fen);
      out.declare(D.released, fen, 0);
      collected(view, out, fen);
      add(view, out, F.captured, fen);
    },
  },
  debit: {
    settle: (view, out, fen) => {
      collected(view, out, fen);
      add(view, out, F.debited, fen);
    },
  },
  payment: {
    settle: (view, out, fen) => {
      collected(view, out, fen);
      add(view, out, F.paid, fen);
      out.set(F.payAsked, 0);
    },
    abandon: (_view, out) => out.set(F.payAsked, 0),
  },
  release: {
    settle: (view, out, fen) => {
      out.post(A.frozen, A.control, fen);
      out.declare(D.released, fen, 0);
      add(view, out, F.released, fen);
    },
  },
  reversal: {
    settle: (view, out, fen) => {
      add(view, out, F.reversed, fen);
      out.declare(D.reversed, fen, view.get(F.captured));
    },
  },
};

export const desk = deskParts({
  fields: F,
  timeouts: { response: T.responseTimeout, notice: T.noticeTimeout },
  legs: Object.entries(preAuthorisationLegs).map(([name, { channel }]) => ({
    ...handlers[name as keyof typeof preAuthorisationLegs],
    channel: CH[channel],
  })),
  // An authorisation runs out: a capture that failed is not put off for a day.
  tomorrow: (view) => view.now + MS_PER_DAY / 4,
  nextLook: (view) => (left(view) > 0 && isValid(view) ? view.get(F.validUntil) : Infinity),
});

export const bookGuards: Readonly<Record<string, GuardFunction>> = {
  mayOrder: (view) => view.get(F.ordered) === 0,
  isOpen: (view) => view.get(F.ordered) === 1 && view.get(F.closed) === 0,
  isClaim: (view) => view.get(F.ordered) === 1 && view.get(F.closed) === 0 && view.arg(0) > 0,
  mayPay: (view) => outstanding(view) > 0,
  mustAuthorise: (view) =>
    view.get(F.ordered) === 1 && view.get(F.closed) === 0 && view.get(F.authorised) === 0 && view.get(F.declined) === 0,
  canCapture: (view) => capturable(view) > 0,
  canDebit: (view) => debitable(view) > 0,
  mustRelease: (view) => left(view) > 0 && (!isValid(view) || view.get(F.closed) === 1),
  mustReverse: (view) =>
    view.choice(C.afterCapture) === VOIDS_ALL && view.get(F.captured) > 0 && view.get(F.reversed) === 0,
  canPay: (view) => view.get(F.payAsked) === 1 && outstanding(view) > 0,
};

export const bookEffects: Readonly<Record<string, EffectFunction>> = {
  order: (view, out) => {
    out.set(F.ordered, 1);
    out.set(F.validUntil, view.now + view.term(T.validDays) * MS_PER_DAY);
  },
  accept: (_view, out) => out.set(F.closed, 1),
  claim: (view, out) => {
    const owed = Math.min(view.arg(0), view.term(T.authorised));
    out.set(F.closed, 1);
    out.set(F.claimed, view.arg(0));
    out.set(F.owed, owed);
    out.post(A.receivable, A.income, owed);
  },
  askToPay: (_view, out) => out.set(F.payAsked, 1),
  authorise: (view, out) => desk.begin(view, out, L.authorise, view.term(T.authorised)),
  capture: (view, out) => desk.begin(view, out, L.capture, capturable(view)),
  debit: (view, out) => desk.begin(view, out, L.debit, debitable(view)),
  release: (view, out) => desk.begin(view, out, L.release, left(view)),
  reverse: (view, out) => desk.begin(view, out, L.reversal, view.get(F.captured)),
  pay: (view, out) => desk.begin(view, out, L.payment, outstanding(view)),
};
