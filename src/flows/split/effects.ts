import { applyRate } from '../../core/rate.ts';
import { MS_PER_HOUR } from '../../core/time.ts';
import { auditPaid, isAuditDue, watchPaid } from '../audit.ts';
import { hasBit, withBit } from '../bits.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { beginLeg, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, L, RECEIVERS, T, valueOf } from './roles.ts';

/** What failed, or is not covered, is tried again in the middle of a morning. */
const RETRY_AT = 10 * MS_PER_HOUR;

const partFields = [F.part0, F.part1, F.part2];

const REFUNDS = { mask: F.refunds, leg: L.refund, channel: CH.refund };

const ASSUMED = valueOf('right', 'assumed');
const EACH_ROUNDED = valueOf('rounding', 'each-rounded');
const PRO_RATA = valueOf('commissionOnRefund', 'pro-rata');
const KEPT = valueOf('commissionOnRefund', 'kept');
const PER_ITEM = valueOf('commissionOnRefund', 'per-item-rounded');
const FROM_POOL = valueOf('receiverShort', 'from-pool');

export function underWay(view: FlowView): SafeLeg {
  const leg = view.get(F.leg);
  return { leg, channel: leg === L.charge ? CH.collect : CH.refund, fen: view.get(F.fen), to: -1 };
}

const isDivided = (view: FlowView): boolean => view.get(F.right) === 1 || view.choice(C.right) === ASSUMED;

const round = (view: FlowView, term: number, fen: number): number => applyRate(fen, view.rate(term), 'half-up');

/** What each receiver has of an amount; the residue is the merchant's. */
function sharesOf(view: FlowView, fen: number): readonly number[] {
  if (!isDivided(view)) return [fen, 0, 0];
  const platform = round(view, T.platformShare, fen);
  const partner = round(view, T.partnerShare, fen);
  return [fen - platform - partner, platform, partner];
}

/** The parts that the design books when the payment arrives. */
function partsOf(view: FlowView, fen: number): readonly number[] {
  const shares = sharesOf(view, fen);
  if (view.choice(C.rounding) !== EACH_ROUNDED || !isDivided(view)) return shares;
  // The merchant's share by itself: the other two taken off before anything is rounded.
  const { num: a, den: b } = view.rate(T.platformShare);
  const { num: c, den: d } = view.rate(T.partnerShare);
  const rest = { num: b * d - a * d - c * b, den: b * d };
  return [applyRate(fen, rest, 'half-up'), shares[1]!, shares[2]!];
}

/** What each receiver gives of a refund: its share of all refunds so far, less what it has given. */
function backOf(view: FlowView, fen: number): readonly number[] {
  const left = view.get(F.price) - view.get(F.refunded);
  const before = sharesOf(view, left);
  const after = sharesOf(view, left - fen);
  const [, platform, partner] = before.map((share, i) => share - after[i]!) as [number, number, number];
  switch (view.choice(C.commissionOnRefund)) {
    case KEPT:
      return [fen - partner, 0, partner];
    case PER_ITEM: {
      const own = sharesOf(view, fen)[1]!;
      return [fen - own - partner, own, partner];
    }
    default:
      return [fen - platform - partner, platform, partner];
  }
}

/** Where every refund is the difference of two divisions, and waits for whoever is short. */
const isExact = (view: FlowView): boolean =>
  view.choice(C.commissionOnRefund) === PRO_RATA && view.choice(C.receiverShort) !== FROM_POOL;

/** How far the refunds are: until one is certain, nobody may use what they have only with it, or only without it. */
interface Standing {
  /** Of the price, without the refunds reported as paid. */
  readonly left: number;
  /** The refund on its way, or 0. */
  readonly underWay: number;
  /** Refunds reported as paid that may still come back. */
  readonly open: number;
  readonly openCount: number;
}

function standing(view: FlowView): Standing {
  const isOpen = view.get(F.openUntil) > view.now;
  return {
    left: view.get(F.price) - view.get(F.refunded),
    underWay: view.get(F.leg) === L.refund ? view.get(F.fen) : 0,
    open: isOpen ? view.get(F.open) : 0,
    openCount: isOpen ? view.get(F.openCount) : 0,
  };
}

/**
 * What each receiver may use, whatever becomes of the refunds that are not certain. Of less, platform and partner never
 * have more. The merchant's residue may be a fen more, where both others round down by a fen for it, and never two.
 */
function usable(view: FlowView, { left, underWay, open, openCount }: Standing): readonly number[] {
  const [merchant, platform, partner] = sharesOf(view, left - underWay) as [number, number, number];
  const count = openCount + (underWay > 0 ? 1 : 0);
  const areBothRounded = isDivided(view) && view.rate(T.platformShare).num > 0 && view.rate(T.partnerShare).num > 0;
  if (count === 0 || !areBothRounded) return [merchant, platform, partner];
  const least = count === 1 ? Math.min(merchant, sharesOf(view, left + open)[0]!) : Math.max(0, merchant - 1);
  return [least, platform, partner];
}

const usedNow = (view: FlowView): readonly number[] =>
  sharesOf(view, standing(view).left).map((share, i) => share - view.get(partFields[i]!));

/** Brings balances and what is set aside from what they are to what `after` allows; the difference leaves, or comes. */
function rebook(view: FlowView, out: EffectBuffer, after: Standing): void {
  const { left, underWay, open, openCount } = after;
  const before = usedNow(view);
  // Once it is known what became of a refund, there is only more to be used.
  const isBegun = underWay > standing(view).underWay;
  const shares = sharesOf(view, left);
  usable(view, after).forEach((fen, i) => {
    const use = isBegun ? fen : Math.max(fen, before[i]!);
    const aside = shares[i]! - use;
    const toAside = aside - view.get(partFields[i]!);
    const toBalance = use - before[i]!;
    const moved = toAside * toBalance < 0 ? Math.min(Math.abs(toAside), Math.abs(toBalance)) : 0;
    const [from, to] = toAside > 0 ? [i, RECEIVERS + i] : [RECEIVERS + i, i];
    if (moved > 0) out.post(from, to, moved);
    enter(out, RECEIVERS + i, toAside - Math.sign(toAside) * moved);
    enter(out, i, toBalance - Math.sign(toBalance) * moved);
    out.set(partFields[i]!, aside);
  });
  out.set(F.open, open);
  out.set(F.openCount, openCount);
}

function enter(out: EffectBuffer, account: number, fen: number): void {
  if (fen > 0) out.post(A.control, account, fen);
  if (fen < 0) out.post(account, A.control, -fen);
}

const free = (view: FlowView, receiver: number): number => view.balance(receiver) - view.held(receiver);

function canRefund(view: FlowView): boolean {
  const due = view.get(F.due);
  if (due === 0 || view.get(F.retryAt) > view.now || !view.isOpen(CH.refund)) return false;
  if (view.choice(C.receiverShort) === FROM_POOL) return true;
  if (!isExact(view)) return backOf(view, due).every((part, i) => part <= free(view, i));
  const before = usedNow(view);
  return usable(view, { ...standing(view), underWay: due }).every((use, i) => before[i]! - use <= free(view, i));
}

/** With nothing on its way: a fen that is not certain to be the merchant's before no refund can come back any more. */
const isResidueHeld = (view: FlowView): boolean => isExact(view) && view.get(F.part0) > 0;

const isResidueDue = (view: FlowView): boolean => isResidueHeld(view) && view.get(F.openUntil) <= view.now;

/** The next instant at which there may be something to do, or 0. */
export function workLater(view: FlowView): number {
  let at = view.get(F.auditAt) > 0 ? view.get(F.auditAt) : Infinity;
  if (isResidueHeld(view)) at = Math.min(at, view.get(F.openUntil));
  if (view.get(F.due) > 0) {
    const retryAt = view.get(F.retryAt);
    const morning = view.workday(view.isWorkday() ? 1 : 0, RETRY_AT);
    at = Math.min(at, retryAt > view.now ? retryAt : view.isOpen(CH.refund) ? morning : view.nextOpening(CH.refund));
  }
  return at === Infinity ? 0 : at;
}

export const splitGuards: Readonly<Record<string, GuardFunction>> = {
  isApplied: (view) => view.get(F.applied) === 1,
  canPlace: (view) => view.get(F.price) === 0 && view.arg(0) > 0,
  canPay: (view) => view.get(F.price) > 0 && view.get(F.paid) === 0,
  isWithinPrice: (view) => view.arg(0) > 0 && view.get(F.granted) + view.arg(0) <= view.get(F.price),
  isKnown: (view) => hasBit(view.get(F.refunds), view.arg(1)),
  mayRefund: canRefund,
  mayAudit: (view) => isAuditDue(view, F) || isResidueDue(view),
  mayMoveLater: (view) => workLater(view) > 0,
};

/** The payment has arrived and is divided. */
function divide(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.price);
  const parts = partsOf(view, fen);
  parts.forEach((part, i) => {
    if (part > 0) out.post(A.control, i, part);
  });
  out.declare(
    D.split,
    fen,
    parts.reduce((sum, part) => sum + part, 0),
  );
  out.declare(D.sale, fen, 0);
  out.set(F.paid, 1);
  bookDue(view, out, view.get(F.granted));
}

function bookDue(view: FlowView, out: EffectBuffer, fen: number): void {
  if (fen === 0) return;
  out.post(A.due, A.merchantDebt, fen);
  out.set(F.due, view.get(F.due) + fen);
}

/** The refund under way has reached the payer. */
function refunded(view: FlowView, out: EffectBuffer): void {
  const fen = view.get(F.fen);
  if (isExact(view)) {
    const { left, open, openCount } = standing(view);
    const days = view.channel(CH.refund, 'return-within-workdays');
    const more = days > 0 ? { open: open + fen, openCount: openCount + 1 } : { open, openCount };
    rebook(view, out, { left: left - fen, underWay: 0, ...more });
    // The statement of the last day on which it may come back is complete on the next.
    if (days > 0) out.set(F.openUntil, view.workday(days + 1, view.channel(CH.refund, 'statement-by') + MS_PER_HOUR));
  } else {
    const exact = view.choice(C.receiverShort) === FROM_POOL ? null : backOf(view, fen);
    partFields.forEach((field, i) => {
      const aside = view.get(field);
      const part = exact?.[i] ?? aside;
      if (aside > 0) out.post(RECEIVERS + i, A.control, aside);
      if (part > aside) out.post(i, A.control, part - aside);
      else if (part < aside) out.post(A.control, i, aside - part);
    });
    out.set(F.platformBack, view.get(F.platformBack) + view.get(F.part1));
  }
  out.post(A.merchantDebt, A.due, fen);
  out.set(F.refunded, view.get(F.refunded) + fen);
  out.set(F.fen, 0);
  watchPaid(view, out, F, REFUNDS);
}

function tryAgain(view: FlowView, out: EffectBuffer, fen: number): void {
  out.set(F.due, view.get(F.due) + fen);
  out.set(F.retryAt, view.workday(1, RETRY_AT));
}

/** The effects of a divided payment by name; `work` is the index of the event with which it looks for work. */
export function splitEffects(work: () => number): Readonly<Record<string, EffectFunction>> {
  return {
    kick: (view, out) => out.signal(view.instance, work(), 0),
    apply: (_view, out) => out.set(F.applied, 1),
    approve: (_view, out) => out.set(F.approved, 1),
    place: (view, out) => {
      out.set(F.price, view.arg(0));
      out.set(F.right, view.get(F.approved));
    },
    charge: (view, out) => {
      const under = { leg: L.charge, channel: CH.collect, fen: view.get(F.price), to: -1 };
      out.set(F.leg, under.leg);
      out.set(F.fen, under.fen);
      beginLeg(view, out, F, under);
    },
    grant: (view, out) => {
      out.set(F.granted, view.get(F.granted) + view.arg(0));
      if (view.get(F.paid) === 1) bookDue(view, out, view.arg(0));
    },
    begin: (view, out) => {
      const under = { leg: L.refund, channel: CH.refund, fen: view.get(F.due), to: -1 };
      if (isExact(view)) rebook(view, out, { ...standing(view), underWay: under.fen });
      else {
        backOf(view, under.fen).forEach((part, i) => {
          // Where the design does not care, what a receiver no longer has comes from nowhere.
          const there = Math.max(0, Math.min(part, free(view, i)));
          if (there > 0) out.post(i, RECEIVERS + i, there);
          out.set(partFields[i]!, there);
        });
      }
      if (view.choice(C.commissionOnRefund) === PER_ITEM) {
        const price = view.get(F.price);
        const exact = sharesOf(view, price)[1]! - sharesOf(view, price - view.get(F.refunded) - under.fen)[1]!;
        out.declare(D.split, exact, view.get(F.platformBack) + backOf(view, under.fen)[1]!);
      }
      out.set(F.due, 0);
      out.set(F.leg, under.leg);
      out.set(F.fen, under.fen);
      beginLeg(view, out, F, under);
    },
    settle: (view, out) => {
      if (view.get(F.leg) === L.charge) divide(view, out);
      else refunded(view, out);
    },
    giveUp: (view, out) => {
      if (view.get(F.leg) === L.charge) return;
      if (isExact(view)) rebook(view, out, { ...standing(view), underWay: 0 });
      else {
        partFields.forEach((field, i) => {
          if (view.get(field) > 0) out.post(RECEIVERS + i, i, view.get(field));
        });
      }
      tryAgain(view, out, view.get(F.fen));
      out.set(F.fen, 0);
    },
    audit: (view, out) => {
      if (isAuditDue(view, F)) auditPaid(view, out, F, [REFUNDS]);
      if (isResidueDue(view)) rebook(view, out, standing(view));
    },
    /** Back from the payer's bank: everybody has again what they had given, and the payer is still to be paid. */
    takeBack: (view, out) => {
      const fen = view.arg(0);
      if (isExact(view)) {
        const { left, underWay, open, openCount } = standing(view);
        const others = Math.max(0, openCount - 1);
        rebook(view, out, { left: left + fen, underWay, open: Math.max(0, open - fen), openCount: others });
      } else {
        const left = view.get(F.price) - view.get(F.refunded);
        const had = sharesOf(view, left);
        sharesOf(view, left + fen).forEach((share, i) => {
          if (share > had[i]!) out.post(A.control, i, share - had[i]!);
        });
      }
      out.set(F.refunded, view.get(F.refunded) - fen);
      out.set(F.refunds, withBit(view.get(F.refunds), view.arg(1), false));
      out.post(A.due, A.merchantDebt, fen);
      tryAgain(view, out, fen);
    },
  };
}
