import type { Kernel } from '../../simulation/kernel.ts';
import { dueOrder, type Snapshot } from '../../simulation/state/world.ts';
import type { Alphabet } from '../alphabet/alphabet.ts';
import { ALL_KINDS, KIND_OF_STIMULUS, StimulusList } from '../alphabet/stimulus-list.ts';
import type { StateHasher } from './state-hasher.ts';
import type { StepFindings } from './violations.ts';

/** Deviations after which nothing happens when something would have. */
const VANISHING = KIND_OF_STIMULUS.lost | KIND_OF_STIMULUS.late;

/** What people do, and what befalls a channel as a whole. */
const BETWEEN = KIND_OF_STIMULUS.act | KIND_OF_STIMULUS.outside | KIND_OF_STIMULUS.closed | KIND_OF_STIMULUS.noPosition;

/** What can be done in a state of an exhaustive search, and what follows a stimulus without anybody's decision. */
export class Moves {
  /** Everything that was possible when {@link list} was called last. */
  readonly possible = new StimulusList();
  private readonly kernel: Kernel;
  private readonly alphabet: Alphabet;
  private readonly hasher: StateHasher;
  private readonly findings: StepFindings;
  private readonly everyOrder: boolean;
  private readonly onward = new StimulusList();
  private readonly others: number[] = [];
  /** Kinds of stimulus that are decided when something is due. */
  private readonly atDelivery: number;

  /** @param everyOrder serve simultaneous events in every order, also where all lead to one state. */
  constructor(
    kernel: Kernel,
    alphabet: Alphabet,
    hasher: StateHasher,
    { findings, everyOrder }: { readonly findings: StepFindings; readonly everyOrder: boolean },
  ) {
    this.kernel = kernel;
    this.alphabet = alphabet;
    this.hasher = hasher;
    this.findings = findings;
    this.everyOrder = everyOrder;
    // What takes no time is due as soon as it is made.
    const isInstant = kernel.model.channels.some(({ latency }) => Object.values(latency).includes(0));
    this.atDelivery = isInstant ? ALL_KINDS : ALL_KINDS & ~VANISHING;
  }

  /**
   * Lists everything that is possible now. What is due for several instances at one instant is delivered in the order
   * of their numbers; where another order may lead elsewhere, it is possible as well, and so are the deviations of what
   * would then come first.
   */
  list(): StimulusList {
    const { alphabet, kernel, others, atDelivery } = this;
    const list = this.possible;
    // As in any plan: people act on what has happened, so whatever is due comes first.
    const isDue = kernel.world.nextDue <= kernel.world.now;
    alphabet.list(list, isDue ? atDelivery & ~BETWEEN : atDelivery);
    if (list.count === 0 || alphabet.armed >= 0) return list;
    const { world } = kernel;
    if (list.kind(0) !== KIND_OF_STIMULUS.deliver) {
      this.listVanishing(list);
      return list;
    }
    if (world.pending < 2) return list;
    const first = dueOrder(world.cells, world.itemAt(0));
    if (first < 0) return list;
    others.length = 0;
    for (let p = 1; p < world.pending; p++) {
      const at = world.itemAt(p);
      const instance = dueOrder(world.cells, at);
      if (world.cells[at]! > world.now || instance === first || others.includes(instance)) continue;
      others.push(instance);
    }
    if (others.length === 0) return list;
    if (!this.everyOrder && !this.mayCrashBetween(first)) {
      const before = world.snapshot();
      const commute = this.commute(before, first);
      world.restore(before);
      if (commute) return list;
    }
    for (const other of others) {
      list.add(KIND_OF_STIMULUS.deliver, other, 0, 0, 0, -1);
      alphabet.deviations(list, world.firstDueOf(other), atDelivery);
    }
    return list;
  }

  /** What is nobody's decision: timers that were cancelled, and what waits for a process that is down. */
  tidy(): void {
    const { kernel } = this;
    if (kernel.world.nextDue <= kernel.world.now) kernel.putOff();
    kernel.skipStale();
  }

  /**
   * Tidies after a stimulus of a kind. Where the clock was moved to an instant at which everything is put off and nobody
   * can do anything, the waiting goes on: it is one wait, as in a plan.
   */
  settle(kind: number): void {
    this.tidy();
    if (kind !== KIND_OF_STIMULUS.advance) return;
    const { alphabet, kernel, onward } = this;
    while (kernel.world.nextDue > kernel.world.now) {
      if (alphabet.bounds.stops.includes(kernel.world.now)) return;
      alphabet.list(onward, this.atDelivery);
      this.listVanishing(onward);
      if (onward.count !== 1 || onward.kind(0) !== KIND_OF_STIMULUS.advance) return;
      if (!alphabet.apply(onward, 0)) return;
      this.tidy();
    }
  }

  /**
   * What is lost or late is not there when the clock gets there: decided before the clock moves, so that a way to a
   * finding has no stop at an instant at which nothing happens.
   */
  private listVanishing(list: StimulusList): void {
    const { alphabet, kernel } = this;
    const { world } = kernel;
    const due = world.nextDue;
    if (due > alphabet.bounds.until) return;
    for (let p = 0; p < world.pending; p++) {
      if (world.cells[world.itemAt(p)] === due) alphabet.deviations(list, p, VANISHING);
    }
  }

  /** Can a crash strike one of the instances that something is due for, so that it matters who of its process was served? */
  private mayCrashBetween(first: number): boolean {
    const { alphabet, kernel, others } = this;
    const { instances } = kernel.model;
    for (let i = -1; i < others.length; i++) {
      const one = i < 0 ? first : others[i]!;
      if (!alphabet.mayCrash(one)) continue;
      const { process } = instances[one]!;
      for (let j = -1; j < others.length; j++) {
        const other = j < 0 ? first : others[j]!;
        if (other !== one && instances[other]!.process === process) return true;
      }
    }
    return false;
  }

  /** Does it lead to the same state whichever instance is served first, and is nothing broken on the way? */
  private commute(before: Snapshot, first: number): boolean {
    const { findings, hasher, kernel, others } = this;
    findings.clear();
    let lo = 0;
    let hi = 0;
    for (let start = -1; start < others.length; start++) {
      kernel.world.restore(before);
      kernel.deliver(start < 0 ? first : others[start]);
      if (start >= 0) kernel.deliver(first);
      for (let i = 0; i < others.length; i++) if (i !== start) kernel.deliver(others[i]);
      hasher.hash();
      if (start < 0) ({ lo, hi } = hasher);
      else if (lo !== hasher.lo || hi !== hasher.hi) {
        findings.clear();
        return false;
      }
    }
    const isClean = findings.root === null;
    findings.clear();
    return isClean;
  }
}
