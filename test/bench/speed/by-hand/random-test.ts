import type { Stimulus } from '../../../../src/simulation/plan/stimulus.ts';
import { Institution } from './institution.ts';
import { CARD } from './rules.ts';
import * as words from './words.ts';

/*
 * A random test of one withdrawal as somebody writes it who wants nothing but this scenario: the customer, the
 * institution that asks before it sends anything again, the channel with all that its contract permits, crashes, both
 * books, what is owed, the checks after each event and at the close of a day, and the rules, all on plain integers in
 * flat arrays. It draws, plays, checks, and heals what is left under way. No trace, no hash, no coverage, no choices.
 */

const { ADDRESS, ALL, DAY, FATE, FOUND, HOUR, KIND, MAY, MINUTE, NOT_FOUND, PHASE, SECOND, STATE, ZONE, fateNames } =
  words;

const delays = [SECOND, MINUTE, 10 * MINUTE, 2 * SECOND, 5 * SECOND, 31 * SECOND, 29 * MINUTE, 30 * MINUTE, HOUR, DAY];
const waits = [1, SECOND, 2 * SECOND, 5 * SECOND, MINUTE, 10 * MINUTE];
const pauses = [1, 2, 4, 16];
const jumps = [2, 4, 12];
const rarities = [1, 2, 2, 3];
const longs = [15, 30, 45];
const amounts = [1, 100, 9_999, 25_000, 29_999, 30_000, 49_999, 50_000, 50_001, 100_000, 199_999, 200_001, 500_000];

export class WithdrawalByHand extends Institution {
  /** Events before the healing, over all runs; and with it. */
  events = 0;
  eventsInAll = 0;
  runs = 0;
  /** What was drawn, where somebody asks for it. */
  record: Stimulus[] | null = null;
  // The generator, and what holds for a run.
  private seed = 0x9e3779b9;
  private kinds = 0;
  private left = 0;
  private rarity = 1;
  private readonly drawn = new Float64Array(9);

  /** Plays at least so many events; returns how many. */
  run(events: number): number {
    const before = this.events;
    while (this.events - before < events) this.once(false);
    return this.events - before;
  }

  /** One run, healed to the end or until nothing is left to happen. */
  once(isWhole: boolean): void {
    this.begin();
    this.wander();
    this.events += this.inRun;
    this.heal(isWhole);
    this.eventsInAll += this.inRun;
    this.runs++;
  }

  protected begin(): void {
    const { opening, reserve, start } = this.settings;
    this.pending = 0;
    this.made = 0;
    this.t.fill(0);
    this.t[0] = start;
    this.timers.fill(0);
    this.ordinals.fill(0);
    this.phase.fill(PHASE.free);
    this.legs = 0;
    this.wallet = opening;
    this.frozen = 0;
    this.reserve = reserve;
    this.control = -2 * opening;
    this.transit = 0;
    this.card = 0;
    this.outside = -reserve;
    this.owed = opening;
    this.funded = opening;
    this.untoldFen = 0;
    this.gap = 0;
    this.shortAtClose = 0;
    this.overAtClose = 0;
    this.otherOwed = opening;
    this.otherShown = opening;
    this.asked = 0;
    this.credited = 0;
    this.amount = 0;
    this.current = 0;
    this.attempts = 0;
    this.queries = 0;
    this.isTainted = 0;
    this.armed = 0;
    this.state = STATE.idle;
    this.inRun = 0;
    this.fen.fill(0);
    this.rules.restart();
    this.push((this.firstDay + 1) * DAY - ZONE, KIND.dayClose, 0, 0, 0, 0, 0);
  }

  protected int(bound: number): number {
    let x = this.seed;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.seed = x;
    return Math.floor(((x >>> 0) / 0x1_0000_0000) * bound);
  }

  protected pick(list: readonly number[]): number {
    return list[this.int(list.length)]!;
  }

  protected wander(): void {
    const { t, drawn } = this;
    const way = this.int(5);
    this.kinds = way < 2 ? this.int(ALL + 1) : way < 4 ? ALL : 1 << this.int(6);
    this.left = 1 + this.int(8);
    this.rarity = this.pick(rarities);
    // Delays of what is late, comes twice and of legs; amounts.
    for (let i = 0; i < 6; i++) drawn[i] = i === 4 ? 0 : delays[this.int(i === 5 ? 7 : delays.length)]!;
    for (let i = 6; i < 9; i++) drawn[i] = this.pick(amounts);
    const acts = 1 + this.int(24);
    const pause = this.pick(pauses);
    const jump = this.pick(jumps);
    const workdays = this.int(8) === 0 ? this.pick(longs) : 3 + this.int(6);
    const end = (this.firstDay + this.addWorkdays(0, workdays - 1) + 1) * DAY - ZONE;
    let spends = 9;
    let done = 0;
    let waitsFor = 0;
    for (let count = 0; count < 600; count++) {
      this.skipStale();
      if (this.pending > 0 && this.due[this.pending - 1]! <= t[0]!) {
        if (this.left > 0 && this.int(this.rarityHere()) === 0 && this.deviate()) continue;
        if (this.record !== null) this.record.push({ kind: 'deliver' });
        this.deliver();
        continue;
      }
      if (t[0]! >= end) break;
      if (waitsFor > t[0]!) {
        this.advance(waitsFor);
        continue;
      }
      const mayAct = this.state === STATE.idle && t[1]! <= t[0]!;
      if (done < acts && (mayAct || spends > 0) && this.int(pause) === 0) {
        if (mayAct && (spends === 0 || this.int(2) === 0)) this.ask();
        else {
          spends--;
          this.spend();
        }
        done++;
        continue;
      }
      const isQuiet = this.pending <= 1;
      if (isQuiet && (done >= acts || (!mayAct && spends === 0))) break;
      if (jump > 0 && this.int(jump) === 0) waitsFor = Math.min(end, this.boundary());
      else if (isQuiet || this.int(6) === 0) waitsFor = Math.min(end, t[0]! + this.pick(waits));
      else this.advance(Infinity);
    }
    while (this.pending > 0 && this.due[this.pending - 1]! <= t[0]!) {
      if (this.record !== null) this.record.push({ kind: 'deliver' });
      if (!this.deliver()) break;
    }
  }

  protected rarityHere(): number {
    const kind = this.kind[this.pending - 1]!;
    return kind === KIND.query || kind === KIND.statement ? 2 : this.rarity;
  }

  /** Just before, at, or after nine o'clock, or the end of the day. */
  protected boundary(): number {
    const now = this.t[0]!;
    const midnight = Math.floor((now + ZONE) / DAY) * DAY - ZONE;
    let at = midnight + (this.int(2) === 0 ? 9 * HOUR : DAY);
    if (at <= now) at += DAY;
    return Math.max(now + 1, at + (this.int(3) - 1) * (this.int(2) === 0 ? 1 : SECOND));
  }

  protected ask(): void {
    const { drawn, wallet } = this;
    let fen = drawn[6 + this.int(3)]!;
    if (this.int(2) === 0) {
      const way = this.int(6);
      const fit =
        way < 2 ? wallet : way === 2 ? wallet + 1 : way === 3 ? wallet - 1 : way === 4 ? wallet >> 1 : (wallet * 4) / 5;
      fen = Math.floor(fit);
    }
    if ((this.kinds & MAY.crash) !== 0 && this.left > 0 && this.int(this.rarity * 2) === 0) this.arm();
    if (this.record !== null) this.record.push({ kind: 'act', instance: 0, act: 0, arg0: fen, arg1: 0 });
    this.act(fen);
  }

  protected spend(): void {
    const isIn = this.int(2) === 0;
    const fen = isIn || this.int(2) === 0 ? this.drawn[6 + this.int(3)]! : this.card;
    if (this.record !== null) this.record.push({ kind: 'outside', account: 1, fen, incoming: isIn });
    const there = isIn ? fen : Math.min(fen, this.card);
    if (there <= 0) return;
    this.card += isIn ? there : -there;
    this.outside += isIn ? -there : there;
    this.rules.entry(CARD, -1, there, isIn, this.card, this.t[0]!);
    this.done();
  }

  /** Something befalls what would be delivered now. False if nothing can. */
  protected deviate(): boolean {
    const { kinds } = this;
    const at = this.pending - 1;
    const kind = this.kind[at]!;
    const addressKind = this.address[at]! >> 16;
    const slot = this.a[at]!;
    let possible = 0;
    if (addressKind >= ADDRESS.request && addressKind <= ADDRESS.answer)
      possible = kinds & (MAY.late | MAY.lost | MAY.twice);
    if (kind === KIND.query && this.tidings[at] === 0 && this.truthIsOpen(this.request[at]!))
      possible |= kinds & MAY.answer;
    const isAsked = kind === KIND.request && this.phase[slot] === PHASE.requested;
    if ((isAsked || kind === KIND.settle) && this.legFate[slot] === FATE.none) possible |= kinds & MAY.leg;
    if ((kind === KIND.timer || kind === KIND.message) && this.t[1]! <= this.t[0]!) possible |= kinds & MAY.crash;
    if (possible === 0) return false;
    let chosen = 0;
    let seen = 0;
    for (let bit = 1; bit <= possible; bit <<= 1) if ((possible & bit) !== 0 && this.int(++seen) === 0) chosen = bit;
    this.left--;
    const by = this.drawn[(chosen === MAY.twice ? 2 : chosen === MAY.leg ? 4 : 0) + this.int(2)]!;
    if (chosen === MAY.leg) this.decide(slot, isAsked, by);
    else if (chosen === MAY.crash) {
      this.arm();
      if (this.record !== null) this.record.push({ kind: 'deliver' });
      this.deliver();
    } else if (chosen === MAY.answer) {
      const address = this.address[at]!;
      if (this.record !== null) this.record.push({ kind: 'answer', address, answer: NOT_FOUND, taint: 'not-found' });
      this.tidings[at] = NOT_FOUND;
      this.isTainted = 1;
      this.done();
    } else this.befall(at, chosen, addressKind === ADDRESS.notice ? Math.min(by, DAY) : by);
    return true;
  }

  protected befall(at: number, chosen: number, by: number): void {
    const address = this.address[at]!;
    const due = this.due[at]! + by;
    const kind = this.kind[at]!;
    const a = this.a[at]!;
    const request = this.request[at]!;
    const tidings = this.tidings[at]!;
    if (chosen === MAY.twice) {
      if (this.record !== null) this.record.push({ kind: 'message', address, fate: 'twice', by });
      this.taint[at] = 1;
      this.push(due, kind, a, request, tidings, 1, this.fresh(address >> 16));
    } else if (chosen === MAY.lost) {
      if (this.record !== null) this.record.push({ kind: 'message', address, fate: 'lost', by: 0 });
      this.pending--;
      this.isTainted = 1;
    } else {
      if (this.record !== null) this.record.push({ kind: 'message', address, fate: 'late', by });
      const sequence = this.sequence[at]!;
      this.pending--;
      // It keeps its place among what is due then.
      this.insert(due, kind, a, request, tidings, 1, address, sequence);
      this.isTainted = 1;
    }
    this.done();
  }

  protected decide(slot: number, isAsked: boolean, by: number): void {
    const roll = this.int(3);
    const fate = isAsked
      ? roll === 0
        ? FATE.rejected
        : FATE.unknown
      : roll === 0
        ? FATE.fails
        : roll === 1
          ? FATE.failsThenSucceeds
          : FATE.returned;
    const address = this.legOrdinal[slot]!;
    const within = fate === FATE.unknown ? Math.min(by, 30 * MINUTE) : by;
    if (this.record !== null) {
      this.record.push({ kind: 'leg', address, fate: fateNames[fate] as 'rejected', by: within });
    }
    this.legFate[slot] = fate;
    this.legBy[slot] = within;
    this.isTainted = 1;
    this.done();
  }

  protected arm(): void {
    const isLost = this.int(2) === 0;
    this.left--;
    this.armed = isLost ? 1 : 4;
    this.isTainted = 1;
    if (this.record !== null) this.record.push({ kind: 'crash', instance: 0, after: isLost ? 'nothing' : 'messages' });
    this.done();
  }

  protected truthIsOpen(request: number): boolean {
    return request > 0 && request <= this.legs && this.truth[request - 1]! > this.t[0]!;
  }

  protected advance(to: number): void {
    const next = this.pending > 0 ? this.due[this.pending - 1]! : Infinity;
    const target = Math.min(next, to);
    if (!(target > this.t[0]!) || target === Infinity) return;
    if (this.record !== null) this.record.push({ kind: 'advance', to: target });
    this.t[0] = target;
  }

  /** Nobody acts, nothing befalls anybody: everything has to settle within five working days. */
  protected heal(isWhole: boolean): void {
    const { t } = this;
    const last = Math.max(t[0]!, t[3]!);
    const from = Math.floor((last + ZONE) / DAY) - this.firstDay;
    const horizon = (this.firstDay + this.addWorkdays(from, 5) + 1) * DAY - ZONE;
    const midnight = (this.firstDay + this.today() + 1) * DAY - ZONE;
    let quiet = 0;
    for (;;) {
      this.skipStale();
      const due = this.due[this.pending - 1]!;
      if (due > horizon) break;
      // After the rest of the day, with nothing under way, two closes tell all there is to tell while the books agree.
      if (!isWhole && this.pending === 1 && due > midnight) {
        const isEven = this.owed === this.wallet + this.frozen && this.shortAtClose + this.overAtClose === 0;
        if ((isEven && quiet > 1) || quiet++ > 10) break;
      }
      t[0] = Math.max(t[0]!, due);
      this.deliver();
    }
    if (this.owed > this.wallet) this.raise(FOUND.stuck, this.owed - this.wallet);
    if (this.otherOwed > this.otherShown) this.raise(FOUND.stuck, this.otherOwed - this.otherShown);
  }
}
