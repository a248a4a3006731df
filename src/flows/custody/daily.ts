import { MS_PER_HOUR, MS_PER_MINUTE } from '../../core/time.ts';
import type { EffectFunction, GuardFunction } from '../define.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { PHASE, askForRow, hasOpenPayIn, idInSlot, phaseField, rowField } from './pay-in.ts';
import { hasOpenPayOut, mayComeBack, paidField } from './pay-out.ts';
import { A, C, CH, F, ITEMS_MAX, L, isFunded, nextWorkday } from './roles.ts';

/*
 * What is done on every working day while anything is open: rows that have not come are asked for again, fees leave the
 * custody account, a funder is repaid.
 */

/** After the statements of all channels are complete, and once more before the close. */
const FIRST_ROUND = 11 * MS_PER_HOUR + 30 * MS_PER_MINUTE;
const SECOND_ROUND = 16 * MS_PER_HOUR;
const SEPARATE = 0;

/** Time until the next round of a working day. */
export function nextRound(view: FlowView): number {
  for (const round of view.isWorkday() ? [FIRST_ROUND, SECOND_ROUND] : []) {
    const at = view.workday(0, round);
    if (at > view.now) return at - view.now;
  }
  return nextWorkday(view, FIRST_ROUND) - view.now;
}

function askAboutPayIns(view: FlowView, out: EffectBuffer): void {
  for (let slot = 0; slot < ITEMS_MAX; slot++) {
    const phase = view.get(phaseField(slot));
    if (phase === PHASE.matched) out.set(phaseField(slot), PHASE.none);
    if (phase === PHASE.none || phase === PHASE.matched) continue;
    const id = idInSlot(view, slot);
    if (view.get(rowField(slot)) <= view.now) askForRow(view, out, id);
    if (phase <= PHASE.ahead) out.query(L.deposit, id, CH.payIn);
  }
}

function askAboutPayOuts(view: FlowView, out: EffectBuffer): void {
  for (let slot = 0; slot < ITEMS_MAX; slot++) {
    const id = view.get(paidField(slot));
    if (id === 0) continue;
    const leg = isFunded(view) && id === view.get(F.earlyId) ? L.advance : L.payout;
    out.query(leg, id, CH.payOut);
    if (view.now === view.workday(0, FIRST_ROUND)) out.statement(leg, id, CH.payOut);
  }
}

/** Starts a transfer inside the custodian, or asks after the one that is under way. */
function transfer(
  view: FlowView,
  out: EffectBuffer,
  leg: number,
  idField: number,
  underWay: number,
  due: number,
): void {
  if (view.get(underWay) > 0) out.query(leg, view.get(idField), CH.inside);
  else if (view.get(due) > 0) {
    const id = view.get(idField) + 1;
    out.set(idField, id);
    out.set(underWay, view.get(due));
    out.set(due, 0);
    out.send(leg, id, view.get(due));
  }
}

export const dailyGuards = {
  anythingOpen: (view) =>
    hasOpenPayIn(view) ||
    hasOpenPayOut(view) ||
    view.get(F.sweeping) > 0 ||
    view.get(F.repaying) > 0 ||
    view.get(F.toRepay) > 0 ||
    (view.choice(C.ownFunds) === SEPARATE && view.get(F.feesDue) > 0),
  isSweep: (view) => view.arg(1) === view.get(F.sweepId) && view.get(F.sweeping) > 0,
  isRepay: (view) => view.arg(1) === view.get(F.repayId) && view.get(F.repaying) > 0,
} as const satisfies Readonly<Record<string, GuardFunction>>;

export const dailyEffects = {
  askAgain: (view, out) => {
    askAboutPayIns(view, out);
    askAboutPayOuts(view, out);
  },
  sweepFees: (view, out) => {
    transfer(view, out, L.sweep, F.sweepId, F.sweeping, F.feesDue);
  },
  sweepAgain: (view, out) => {
    out.send(L.sweep, view.get(F.sweepId), view.get(F.sweeping));
  },
  sweptOut: (view, out) => {
    out.post(A.fees, A.control, view.get(F.sweeping));
    out.set(F.sweeping, 0);
  },
  sweepFailed: (view, out) => {
    out.set(F.feesDue, view.get(F.feesDue) + view.get(F.sweeping));
    out.set(F.sweeping, 0);
  },
  /** Not before the advance can no longer come back to the funder by itself. */
  repayFunder: (view, out) => {
    if (isFunded(view) && !mayComeBack(view, view.get(F.earlyId))) {
      transfer(view, out, L.repay, F.repayId, F.repaying, F.toRepay);
    }
  },
  repayAgain: (view, out) => {
    out.send(L.repay, view.get(F.repayId), view.get(F.repaying));
  },
  repaid: (view, out) => {
    out.post(A.advanced, A.control, view.get(F.repaying));
    out.set(F.lent, view.get(F.lent) - view.get(F.repaying));
    out.set(F.repaying, 0);
  },
  repayFailed: (view, out) => {
    out.set(F.toRepay, view.get(F.toRepay) + view.get(F.repaying));
    out.set(F.repaying, 0);
  },
} as const satisfies Readonly<Record<string, EffectFunction>>;
