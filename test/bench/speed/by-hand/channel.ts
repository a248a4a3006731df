import { Books } from './books.ts';
import { CARD, RESERVE } from './rules.ts';
import * as words from './words.ts';

const { ADDRESS, FATE, HOUR, KIND, MINUTE, NOT_FOUND, ON, PHASE, SECOND, UNTOLD } = words;

/** The channel, with all that may become of a payout. */
export class Channel extends Books {
  protected onRequest(slot: number): void {
    const now = this.t[0]!;
    const fen = this.amount;
    if (this.phase[slot] !== PHASE.requested) {
      this.tell(slot, this.statusOf(slot), ADDRESS.response);
      return;
    }
    if (now > this.expires[slot]! || this.legFate[slot] === FATE.rejected || this.reserve < fen) {
      this.phase[slot] = PHASE.rejected;
      this.tell(slot, ON.rejected, ADDRESS.response);
      return;
    }
    this.reserve -= fen;
    this.transit += fen;
    this.phase[slot] = PHASE.processing;
    this.rules.entry(RESERVE, CARD, fen, false, this.reserve, now);
    let due = now + 5 * SECOND;
    if (this.legFate[slot] === FATE.unknown) due += this.legBy[slot]! > 0 ? this.legBy[slot]! : 10 * MINUTE;
    else this.tell(slot, ON.accepted, ADDRESS.response);
    this.push(due, KIND.settle, slot, 0, 0, this.isTainted, 0);
  }

  protected onSettle(slot: number): void {
    const now = this.t[0]!;
    const fate = this.legFate[slot]!;
    const by = this.legBy[slot]!;
    const fen = this.amount;
    if (fate === FATE.fails) {
      this.giveBack(slot, PHASE.failed);
      this.tell(slot, ON.failed, ADDRESS.notice);
      return;
    }
    if (fate === FATE.failsThenSucceeds && this.phase[slot] === PHASE.processing) {
      this.phase[slot] = PHASE.reportedFailed;
      this.tell(slot, ON.failed, ADDRESS.notice);
      this.push(now + Math.min(by > 0 ? by : MINUTE, 30 * MINUTE), KIND.settle, slot, 0, 0, this.isTainted, 0);
      return;
    }
    if (fate === FATE.returned) {
      this.phase[slot] = PHASE.succeeded;
      this.untold[slot] = UNTOLD.reported;
      this.tell(slot, ON.succeeded, ADDRESS.notice);
      const due = by > 0 ? now + by : this.workday(1, 9 * HOUR);
      this.push(due, KIND.comeBack, slot, 0, 0, this.isTainted, 0);
      return;
    }
    this.transit -= fen;
    this.card += fen;
    this.phase[slot] = PHASE.succeeded;
    this.rules.entry(CARD, RESERVE, fen, true, this.card, now);
    this.untold[slot] = UNTOLD.arrived;
    this.credit(fen);
    this.rules.settled();
    this.tell(slot, ON.succeeded, ADDRESS.notice);
  }

  protected giveBack(slot: number, phase: number): void {
    this.transit -= this.amount;
    this.reserve += this.amount;
    this.phase[slot] = phase;
  }

  protected onQuery(request: number, fate: number): void {
    const slot = request - 1;
    const isKnown = fate !== NOT_FOUND && this.phase[slot]! >= PHASE.processing;
    const status = isKnown ? this.statusOf(slot) : ON.answerNotFound;
    this.message(slot, status, ADDRESS.answer, this.t[0]! + SECOND);
  }

  protected onStatement(request: number): void {
    const slot = request - 1;
    const phase = this.phase[slot]!;
    let status: number = ON.rowAbsent;
    if (phase === PHASE.succeeded) status = ON.rowSucceeded;
    else if (phase === PHASE.failed || phase === PHASE.rejected) status = ON.rowFailed;
    else if (phase === PHASE.returned) status = ON.rowReturned;
    else if (phase === PHASE.processing || phase === PHASE.reportedFailed) status = ON.rowPending;
    this.message(slot, status, ADDRESS.statement, this.t[0]!);
  }

  protected statusOf(slot: number): number {
    switch (this.phase[slot]) {
      case PHASE.succeeded:
        return ON.answerSucceeded;
      case PHASE.failed:
      case PHASE.rejected:
      case PHASE.reportedFailed:
        return ON.answerFailed;
      case PHASE.returned:
        return ON.answerReturned;
      default:
        return ON.answerPending;
    }
  }

  protected tell(slot: number, status: number, addressKind: number): void {
    this.message(slot, status, addressKind, this.t[0]! + SECOND);
  }

  protected message(slot: number, status: number, addressKind: number, due: number): void {
    const arrived = status === ON.succeeded || status === ON.answerSucceeded || status === ON.rowSucceeded;
    const isBack = status === ON.returned || status === ON.answerReturned || status === ON.rowReturned;
    const tidings = arrived ? slot + 1 : isBack ? -slot - 1 : 0;
    this.push(due, KIND.message, status, slot + 1, tidings, this.isTainted, this.fresh(addressKind));
  }
}
