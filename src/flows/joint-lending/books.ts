import { dayOf } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import { deskParts, type DeskLeg } from '../desk.ts';
import { dueDay, dueThrough, totalInterest } from '../lending/schedule.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { A, C, CH, D, F, L, T, divide, jointLendingLegs, loanTerms, shareOf, valueOf } from './roles.ts';

const LEAD_ADVANCES = valueOf('funding', 'lead-advances');
const PARTIAL = valueOf('funding', 'partial');
const NOT_REDIRECTED = valueOf('compensation', 'none');
const EACH_ROUNDED = valueOf('residue', 'each-rounded');

const [LEAD, BANK, THIRD] = [0, 1, 2] as const;
const due = [F.dueLead, F.dueBank, F.dueThird] as const;
const open = [F.openLead, F.openBank, F.openThird] as const;
const failed = [F.failedLead, F.failedBank, F.failedThird] as const;
const lentAccounts = [A.lentLead, A.lentBank, A.lentThird] as const;
const pendingAccounts = [A.pendingLead, A.pendingBank, A.pendingThird] as const;
/** The lead's own money in the collection account is nobody's claim. */
const dueAccounts = [A.control, A.dueBank, A.dueThird] as const;

function add(view: FlowView, out: EffectBuffer, field: number, fen: number): void {
  out.set(field, view.get(field) + fen);
}

function read(view: FlowView, fields: readonly number[]): number[] {
  return fields.map((field) => view.get(field));
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}

/** What each funder is to pay in, by the contract. */
function agreed(view: FlowView): number[] {
  const principal = view.term(T.principal);
  const bank = shareOf(principal, view.rate(T.bankShare));
  const third = shareOf(principal, view.rate(T.thirdShare));
  return [principal - bank - third, bank, third];
}

/** Has to pay in and has neither done so nor failed to. */
function awaited(view: FlowView, funder: number): boolean {
  const isBefore = view.get(F.applied) === 1 && view.get(F.lent) === 0 && view.get(F.voided) === 0;
  return isBefore && view.get(due[funder]!) === 0 && view.get(failed[funder]!) === 0 && agreed(view)[funder]! > 0;
}

function anyAwaited(view: FlowView): boolean {
  return awaited(view, LEAD) || awaited(view, BANK) || awaited(view, THIRD);
}

/** Parts of funders that could not pay. */
function missing(view: FlowView): number {
  return view.term(T.principal) - sum(read(view, due));
}

function scheduledDue(view: FlowView): number {
  if (view.get(F.lent) === 0) return 0;
  const terms = loanTerms(view, view.get(F.lent));
  const today = dayOf(view.now) - view.get(F.lentDay);
  let k = 0;
  while (k < terms.instalments) {
    const day = dueDay(terms, k + 1);
    if (day > today || (day === today && view.now < view.naturalDay(0, view.term(T.collectAt)))) break;
    k++;
  }
  return k === 0 ? 0 : dueThrough(terms, k, true) - view.get(F.repaid);
}

/** In which proportion this design divides a repayment. */
function weights(view: FlowView): number[] {
  const byContract =
    view.choice(C.funding) === PARTIAL ||
    (view.choice(C.compensation) === NOT_REDIRECTED && sum(read(view, open)) === view.get(F.openLead));
  return byContract ? agreed(view) : read(view, open);
}

function divided(view: FlowView, fen: number): number[] {
  const parts = divide(fen, weights(view));
  if (view.choice(C.residue) !== EACH_ROUNDED) return parts;
  const each = agreed(view);
  const whole = sum(each);
  return each.map((weight) => Math.floor((2 * fen * weight + whole) / (2 * whole)));
}

/** A repayment: each funder's claim falls, and so much is due to it. */
function repaid(view: FlowView, out: EffectBuffer, fen: number): void {
  const claims = divide(fen, read(view, open));
  const parts = divided(view, fen);
  out.declare(D.divided, fen, sum(parts));
  claims.forEach((part, i) => {
    if (part > 0) out.post(A.control, lentAccounts[i]!, part);
    add(view, out, open[i]!, -part);
  });
  parts.forEach((part, i) => {
    if (i > 0 && part > 0) out.post(A.control, dueAccounts[i]!, part);
    add(view, out, due[i]!, part);
  });
  add(view, out, F.repaid, fen);
}

function contributed(funder: number): Omit<DeskLeg, 'channel'> {
  return {
    settle: (view, out, fen) => {
      if (funder > 0) out.post(A.control, dueAccounts[funder]!, fen);
      add(view, out, due[funder]!, fen);
    },
    abandon: (_view, out) => out.set(failed[funder]!, 1),
  };
}

function passed(funder: number): Omit<DeskLeg, 'channel'> {
  return {
    settle: (view, out, fen) => {
      if (funder > 0) out.post(dueAccounts[funder]!, A.control, fen);
      add(view, out, due[funder]!, -fen);
    },
  };
}

/** The lead has paid in the place of the borrower: the funder's claim is the lead's now. */
function compensated(funder: number, asked: number): Omit<DeskLeg, 'channel'> {
  return {
    settle: (view, out, fen) => {
      out.post(A.lentLead, lentAccounts[funder]!, fen);
      add(view, out, open[funder]!, -fen);
      add(view, out, F.openLead, fen);
      out.set(asked, 0);
    },
    abandon: (_view, out) => out.set(asked, 0),
  };
}

const handlers: Readonly<Record<keyof typeof jointLendingLegs, Omit<DeskLeg, 'channel'>>> = {
  contributeLead: contributed(0),
  contributeBank: contributed(1),
  contributeThird: contributed(2),
  disburse: {
    settle: (view, out, fen) => {
      const total = fen + totalInterest(loanTerms(view, fen));
      const parts = divide(total, read(view, due));
      out.set(F.lent, fen);
      out.set(F.lentDay, dayOf(view.now));
      out.set(F.total, total);
      parts.forEach((part, i) => {
        if (part > 0) out.post(A.control, pendingAccounts[i]!, part);
        out.set(open[i]!, part);
      });
    },
    // While it may come back, what was paid in stays in the books beside the loan.
    final: (view, out) => {
      for (const i of [0, 1, 2]) {
        const part = view.get(F.lent) > 0 ? view.get(open[i]!) : 0;
        if (part > 0) {
          out.post(pendingAccounts[i]!, A.control, part);
          out.post(lentAccounts[i]!, A.control, part);
        }
        const paidIn = view.get(due[i]!);
        if (i > 0 && paidIn > 0) out.post(dueAccounts[i]!, A.control, paidIn);
        out.set(due[i]!, 0);
      }
    },
    undo: (view, out) => {
      for (const i of [0, 1, 2]) {
        const part = view.get(open[i]!);
        if (part > 0) out.post(pendingAccounts[i]!, A.control, part);
        out.set(open[i]!, 0);
      }
      out.set(F.lent, 0);
      out.set(F.voided, 1);
    },
  },
  debit: { settle: repaid },
  passLead: passed(0),
  passBank: passed(1),
  passThird: passed(2),
  compensateBank: compensated(1, F.compensateBank),
  compensateThird: compensated(2, F.compensateThird),
};

export const desk = deskParts({
  fields: F,
  timeouts: { response: T.responseTimeout, notice: T.noticeTimeout },
  legs: Object.entries(jointLendingLegs).map(([name, { channel }]) => ({
    ...handlers[name as keyof typeof jointLendingLegs],
    channel: CH[channel],
  })),
  tomorrow: (view) => view.naturalDay(1, view.term(T.collectAt)),
  nextLook: (view) => {
    if (view.get(F.lent) === 0) return Infinity;
    const terms = loanTerms(view, view.get(F.lent));
    const today = dayOf(view.now) - view.get(F.lentDay);
    for (let k = 1; k <= terms.instalments; k++) {
      const at = view.naturalDay(dueDay(terms, k) - today, view.term(T.collectAt));
      if (at > view.now) return at;
    }
    return Infinity;
  },
});

/** Money in the collection account that is not to be lent any more, or was repaid. */
function passable(view: FlowView, funder: number): number {
  return view.get(F.lent) > 0 || view.get(F.voided) === 1 ? view.get(due[funder]!) : 0;
}

export const bookGuards: Readonly<Record<string, GuardFunction>> = {
  mayApply: (view) => view.get(F.applied) === 0,
  mayCompensate: (view) => scheduledDue(view) > 0,
  // At the desk nothing is under way: what is overdue now is what is paid.
  mustUndertake: (view) => view.get(F.compensateAsked) === 1,
  awaitsLead: (view) => awaited(view, LEAD),
  awaitsBank: (view) => awaited(view, BANK),
  awaitsThird: (view) => awaited(view, THIRD),
  mustStepIn: (view) =>
    view.choice(C.funding) === LEAD_ADVANCES && canDecide(view) && missing(view) > 0 && view.get(F.failedLead) === 0,
  mustVoid: (view) => {
    const stepsIn = view.choice(C.funding) === LEAD_ADVANCES && view.get(F.failedLead) === 0;
    return canDecide(view) && missing(view) > 0 && !lendsLess(view) && !stepsIn;
  },
  canDisburse: (view) => canDecide(view) && (missing(view) === 0 || lendsLess(view)),
  mustPassLead: (view) => passable(view, LEAD) > 0,
  mustPassBank: (view) => passable(view, BANK) > 0,
  mustPassThird: (view) => passable(view, THIRD) > 0,
  mustCompensateBank: (view) => view.get(F.compensateBank) > 0,
  mustCompensateThird: (view) => view.get(F.compensateThird) > 0,
  mustDebit: (view) => scheduledDue(view) > 0,
};

function canDecide(view: FlowView): boolean {
  return view.get(F.applied) === 1 && view.get(F.lent) === 0 && view.get(F.voided) === 0 && !anyAwaited(view);
}

function lendsLess(view: FlowView): boolean {
  return view.choice(C.funding) === PARTIAL && sum(read(view, due)) > 0;
}

export const bookEffects: Readonly<Record<string, EffectFunction>> = {
  apply: (_view, out) => out.set(F.applied, 1),
  askToCompensate: (_view, out) => out.set(F.compensateAsked, 1),
  undertake: (view, out) => {
    out.set(F.compensateAsked, 0);
    const [, bank, third] = divide(Math.max(0, scheduledDue(view)), read(view, open));
    out.set(F.compensateBank, bank!);
    out.set(F.compensateThird, third!);
  },
  void: (_view, out) => out.set(F.voided, 1),
  contributeLead: (view, out) => desk.begin(view, out, L.contributeLead, agreed(view)[0]!),
  contributeBank: (view, out) => desk.begin(view, out, L.contributeBank, agreed(view)[1]!),
  contributeThird: (view, out) => desk.begin(view, out, L.contributeThird, agreed(view)[2]!),
  stepIn: (view, out) => {
    out.declare(D.advanced, missing(view), 0);
    desk.begin(view, out, L.contributeLead, missing(view));
  },
  disburse: (view, out) => desk.begin(view, out, L.disburse, sum(read(view, due))),
  debit: (view, out) => desk.begin(view, out, L.debit, scheduledDue(view)),
  passLead: (view, out) => desk.begin(view, out, L.passLead, passable(view, LEAD)),
  passBank: (view, out) => desk.begin(view, out, L.passBank, passable(view, BANK)),
  passThird: (view, out) => desk.begin(view, out, L.passThird, passable(view, THIRD)),
  compensateBank: (view, out) => desk.begin(view, out, L.compensateBank, view.get(F.compensateBank)),
  compensateThird: (view, out) => desk.begin(view, out, L.compensateThird, view.get(F.compensateThird)),
};
