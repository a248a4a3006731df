import { Inconclusive } from '../../core/errors.ts';
import { dayOf } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';
import { healWillingly, horizonOf } from '../../simulation/heal.ts';
import { Kernel } from '../../simulation/kernel.ts';
import type { Machine } from '../../simulation/machines.ts';
import type { Breach } from '../../simulation/observer.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import { PlanDriver } from '../../simulation/plan/driver.ts';
import type { DeskOptions } from '../../simulation/rules/desk.ts';
import { CLAIM, CLAIM_STRIDE, ITEM, KIND } from '../../simulation/state/layout.ts';
import { dueOrder, type Snapshot } from '../../simulation/state/world.ts';
import { Alphabet } from '../alphabet/alphabet.ts';
import type { Bounds } from '../alphabet/bounds.ts';
import { ALL_KINDS, KIND_OF_STIMULUS, ORDINARY_KINDS, StimulusList } from '../alphabet/stimulus-list.ts';
import { FingerprintTable } from './fingerprint-table.ts';
import { ChunkPool, Frontier } from './frontier.ts';
import { FLAG, Graph } from './liveness.ts';
import { Paths } from './paths.ts';
import { StateHasher } from './state-hasher.ts';
import { noSymmetry, symmetryOf, type Symmetry } from './symmetry.ts';
import { StepFindings } from './violations.ts';

/** How far a search may go before it gives up. */
export interface ExploreLimits {
  /** Stimuli from the start. */
  readonly depth: number;
  readonly states: number;
  /** Bytes of states, paths and tables; the program itself takes some more. */
  readonly bytes: number;
}

export interface ExploreRequest {
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly bounds: Bounds;
  readonly limits: ExploreLimits;
  /** Use the symmetry that the scenario declares. */
  readonly symmetry: boolean;
  /** Tell states apart also by what can never be read again. */
  readonly countsAll: boolean;
  /** Evaluate the rules of the day; null asks about money only. */
  readonly rules: DeskOptions | null;
  /** Serve simultaneous events in every order, also where all lead to one state; default false. */
  readonly everyOrder?: boolean;
}

/** Why a search ended before it had seen everything. */
export type Stopped = 'depth' | 'states' | 'memory' | 'interrupted' | 'data';

/** The first time that something was broken, and how often it was. */
export interface Violation {
  /** Id of the funds finding or of the rule. */
  readonly id: string;
  readonly kind: 'funds' | 'rule';
  /** The root of the breach; null for a rule. */
  readonly breach: Breach | null;
  readonly state: number;
  /** Position in the list of what is possible in `state`. */
  readonly choice: number;
  /** Stimuli, the breaking one included. */
  readonly length: number;
  times: number;
  /** The first ways to it, shortest first: not every way can be written as a plan. */
  readonly ways: { readonly state: number; readonly choice: number }[];
}

/** Deviations after which nothing happens when something would have. */
const VANISHING = KIND_OF_STIMULUS.lost | KIND_OF_STIMULUS.late;

/** What people do, and what befalls a channel as a whole. */
const BETWEEN = KIND_OF_STIMULUS.act | KIND_OF_STIMULUS.outside | KIND_OF_STIMULUS.closed | KIND_OF_STIMULUS.noPosition;

/** Ways to a breach that are kept. */
const WAYS_KEPT = 64;

/** A search of all states that bounds allow, by breadth, so that the first way to any of them is a shortest one. */
export class Explorer {
  readonly kernel: Kernel;
  readonly alphabet: Alphabet;
  readonly symmetry: Symmetry;
  readonly violations = new Map<string, Violation>();
  readonly graph: Graph | null;
  /**
   * Does time mean anything in this model? Where nothing is under way, nothing is timed and nobody is owed anything the
   * clock stands still, and nothing has to be healed.
   */
  readonly hasClock: boolean;
  readonly findings = new StepFindings();
  /** Distinct states, violated ones included. */
  states = 0;
  violated = 0;
  transitions = 0;
  /** Longest of the shortest ways to the states found. */
  depth = 0;
  heals = 0;
  /** States in which nothing more could happen although the bounds left room. */
  ends = 0;
  /** First state in which nothing can happen any more and somebody has not finished, or -1; and how many there are. */
  deadlock = -1;
  deadlocks = 0;
  stopped: Stopped | null = null;
  /** What the run would have needed data for, if `stopped` is `data`. */
  missingData: Inconclusive | null = null;
  isDone = false;
  private readonly request: ExploreRequest;
  private readonly hasher: StateHasher;
  private readonly table: FingerprintTable;
  private readonly paths = new Paths();
  private readonly list = new StimulusList();
  private readonly onward = new StimulusList();
  private readonly root: Snapshot;
  private readonly rootBudget: Int32Array;
  private readonly base: Float64Array;
  private readonly budget: Int32Array;
  private row: Float64Array;
  private readonly pool = new ChunkPool();
  private current = new Frontier(this.pool);
  private next = new Frontier(this.pool);
  private expanded = 0;
  private readonly deposits: readonly number[];
  private readonly isAsked: boolean;
  private readonly others: number[] = [];
  /** Kinds of stimulus that are decided when something is due. */
  private readonly atDelivery: number;

  /** @throws InputError for a symmetry that does not hold; see {@link symmetryOf}. */
  constructor(request: ExploreRequest) {
    this.request = request;
    const { model, machines, bounds } = request;
    this.hasClock =
      model.channels.length > 0 ||
      machines.some(({ tables }) => tables.timers.length > 0) ||
      model.flows.some(({ terms }) => Object.keys(terms.claims).length + Object.keys(terms.orders).length > 0);
    this.kernel = new Kernel(model, machines, {
      sink: this.findings,
      dayClose: this.hasClock,
      rules: request.rules === null ? null : { ...request.rules, sink: this.findings },
    });
    this.alphabet = new Alphabet(this.kernel, bounds);
    this.symmetry = request.symmetry ? symmetryOf(model, bounds) : noSymmetry(model);
    this.hasher = new StateHasher(this.kernel, this.alphabet, this.symmetry, {
      readsTime: this.hasClock,
      countsAll: request.countsAll,
    });
    this.deposits = model.claims
      .filter(({ kind }) => kind === 'deposit')
      .map(({ index }) => this.kernel.world.layout.claims + index * CLAIM_STRIDE);
    this.graph = this.hasClock && this.deposits.length > 0 ? new Graph() : null;
    // Edges of the graph name states by number.
    this.table = new FingerprintTable(1 << 14, this.graph !== null);
    // What takes no time is due as soon as it is made.
    const isInstant = model.channels.some(({ latency }) => Object.values(latency).includes(0));
    this.atDelivery = isInstant ? ALL_KINDS : ALL_KINDS & ~VANISHING;
    this.isAsked = model.flows.some(({ asked }) => asked.length > 0);
    this.tidy();
    this.root = this.kernel.world.snapshot();
    this.rootBudget = this.alphabet.budget.slice();
    this.base = this.root.slice(0, this.kernel.world.layout.queue);
    this.budget = this.alphabet.budget.slice();
    this.row = new Float64Array(this.kernel.world.cells.length);
    this.begin();
  }

  /** Bytes in use. */
  get bytes(): number {
    return this.table.bytes + this.paths.bytes + this.pool.bytes + (this.graph === null ? 0 : this.graph.bytes);
  }

  /** States still to be expanded at the depth under way and found for the next. */
  get waiting(): number {
    return this.current.count + this.next.count - this.expandedOfLevel;
  }

  private expandedOfLevel = 0;

  /** Expands up to `count` states; call until {@link isDone}. */
  work(count: number): void {
    for (let i = 0; i < count && !this.isDone; i++) {
      if (!this.current.hasMore) {
        if (this.next.count === 0) {
          this.isDone = true;
          return;
        }
        const { current } = this;
        this.current = this.next;
        this.next = current;
        this.next.clear();
        this.depth++;
        this.expandedOfLevel = 0;
      }
      if (this.depth >= this.request.limits.depth) {
        this.stop('depth');
        return;
      }
      if (this.states >= this.request.limits.states) {
        this.stop('states');
        return;
      }
      if (this.bytes > this.request.limits.bytes) {
        this.stop('memory');
        return;
      }
      this.expand();
    }
  }

  /** Ends the search where it is. What is not expanded counts as unknown. */
  stop(why: Stopped): void {
    if (this.isDone && this.stopped === null && this.expanded === this.paths.count) return;
    this.stopped ??= why;
    this.isDone = true;
    for (let state = this.expanded; state < this.paths.count; state++) this.graph?.mark(state, FLAG.open);
  }

  /** The stimuli that lead to a state, and one more if a choice is given. Leaves the kernel in the last state. */
  replay(state: number, choice = -1): Stimulus[] {
    const { alphabet, kernel, list } = this;
    kernel.world.restore(this.root);
    alphabet.budget.set(this.rootBudget);
    const choices = this.paths.to(state);
    if (choice >= 0) choices.push(choice);
    return choices.map((position) => {
      this.listPossible();
      const stimulus = list.stimulus(position);
      alphabet.apply(list, position);
      this.settle(list.kind(position));
      // Waiting for what is put off goes on: one wait, to where it ended.
      return stimulus.kind === 'advance' ? { ...stimulus, to: kernel.world.now } : stimulus;
    });
  }

  lengthTo(state: number): number {
    return this.paths.depthOf(state);
  }

  /** The state before the first stimulus. */
  get start(): Snapshot {
    return this.root;
  }

  private begin(): void {
    const breach = this.findings.root;
    if (breach !== null || this.findings.brokenRules.length > 0) this.note(0, -1);
    this.hasher.hash();
    this.table.add(this.hasher.lo, this.hasher.hi, 0);
    this.paths.add(0, 0);
    this.states = 1;
    if (breach !== null) {
      // Broken from the start: there is nothing to explore.
      this.violated = 1;
      this.expanded = 1;
      this.isDone = true;
      return;
    }
    this.found(0);
    this.write(this.current);
  }

  private write(to: Frontier): void {
    const { world } = this.kernel;
    const { queue } = world.layout;
    const tail = this.length() - queue;
    to.write(world.cells, this.base, queue, tail, this.request.model.startsAt, this.alphabet.budget);
  }

  private length(): number {
    const { world } = this.kernel;
    return world.itemAt(world.pending);
  }

  private expand(): void {
    const { kernel, alphabet, list, row, budget, graph, findings, hasher } = this;
    const { world } = kernel;
    const { queue } = world.layout;
    const state = this.expanded;
    const tail = this.current.read(row, this.base, queue, this.request.model.startsAt, budget);
    const parent = row.subarray(0, queue + tail);
    world.restore(parent);
    alphabet.budget.set(budget);
    this.listPossible();
    graph?.begin();
    this.expandedOfLevel++;
    const { count } = list;
    for (let choice = 0; choice < count; choice++) {
      if (choice > 0) {
        world.restore(parent);
        alphabet.budget.set(budget);
      }
      findings.clear();
      try {
        if (!alphabet.apply(list, choice)) continue;
      } catch (error) {
        if (!(error instanceof Inconclusive)) throw error;
        this.missingData ??= error;
        continue;
      }
      this.transitions++;
      if (findings.root !== null || findings.brokenRules.length > 0) this.note(state, choice);
      const kind = list.kind(choice);
      if (findings.root === null) this.settle(kind);
      else this.tidy();
      hasher.hash();
      if (findings.root !== null) {
        // Terminal, and kept apart: the same state may be reached without a breach.
        if (this.table.add(hasher.lo ^ 0x5bd1e995, hasher.hi, this.paths.count) < 0) {
          this.states++;
          this.violated++;
        }
        if (choice === 0) graph?.mark(state, FLAG.breaks);
        continue;
      }
      const known = this.table.add(hasher.lo, hasher.hi, this.paths.count);
      const to = known < 0 ? this.paths.count : known;
      if (known < 0) {
        this.paths.add(state, choice);
        this.states++;
        this.found(to);
        this.write(this.next);
      }
      if (graph === null) continue;
      graph.edge(to, (kind & ORDINARY_KINDS) !== 0);
      if (choice === 0 && kind <= KIND_OF_STIMULUS.advance) graph.mark(state, FLAG.flows);
    }
    this.afterExpansion(state, parent);
    this.expanded++;
    if (world.cells.length > this.row.length) this.row = new Float64Array(world.cells.length);
  }

  /** What is nobody's decision: timers that were cancelled, and what waits for a process that is down. */
  private tidy(): void {
    const { kernel } = this;
    if (kernel.world.nextDue <= kernel.world.now) kernel.putOff();
    kernel.skipStale();
  }

  /**
   * Tidies after a stimulus. Where the clock was moved to an instant at which everything is put off and nobody can do
   * anything, the waiting goes on: it is one wait, as in a plan.
   */
  private settle(kind: number): void {
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
   * Everything that is possible now. What is due for several instances at one instant is delivered in the order of
   * their numbers; where another order may lead elsewhere, it is possible as well, and so are the deviations of what
   * would then come first.
   */
  private listPossible(): void {
    const { alphabet, kernel, list, others, atDelivery } = this;
    // As in any plan: people act on what has happened, so whatever is due comes first.
    const isDue = kernel.world.nextDue <= kernel.world.now;
    alphabet.list(list, isDue ? atDelivery & ~BETWEEN : atDelivery);
    if (list.count === 0 || alphabet.armed >= 0) return;
    const { world } = kernel;
    if (list.kind(0) !== KIND_OF_STIMULUS.deliver) {
      this.listVanishing(list);
      return;
    }
    if (world.pending < 2) return;
    const first = dueOrder(world.cells, world.itemAt(0));
    if (first < 0) return;
    others.length = 0;
    for (let p = 1; p < world.pending; p++) {
      const at = world.itemAt(p);
      const instance = dueOrder(world.cells, at);
      if (world.cells[at]! > world.now || instance === first || others.includes(instance)) continue;
      others.push(instance);
    }
    if (others.length === 0) return;
    if (this.request.everyOrder !== true && !this.mayCrashBetween(first)) {
      const before = world.snapshot();
      const commute = this.commute(before, first);
      world.restore(before);
      if (commute) return;
    }
    for (const other of others) {
      list.add(KIND_OF_STIMULUS.deliver, other, 0, 0, 0, -1);
      alphabet.deviations(list, world.firstDueOf(other), atDelivery);
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

  /** Heals where what happens of itself leaves the bounds, or where people are asked to act before it happens. */
  private afterExpansion(state: number, parent: Float64Array): void {
    const { graph, list, kernel } = this;
    const first = list.count === 0 ? 0 : list.kind(0);
    const flows = first === KIND_OF_STIMULUS.deliver || first === KIND_OF_STIMULUS.advance;
    if (list.count === 0) this.end(state, parent);
    if (graph === null) return;
    const isNewDay =
      first === KIND_OF_STIMULUS.advance && dayOf(list.operand(0, 0)) !== dayOf(parent[0]!) && this.isAsked;
    // A process that is about to crash in an act: the heal belongs to the states around it.
    if (this.budget.at(-1) !== 0) return;
    if (flows && !isNewDay) return;
    kernel.world.restore(parent);
    this.heal(state);
  }

  private heal(state: number): void {
    const { kernel, findings } = this;
    this.heals++;
    kernel.events = 0;
    findings.clear();
    const seen = { isStuck: false };
    const before = kernel.checks.redirect({
      raise: ({ id }) => {
        if (id === 'stuck-funds') seen.isStuck = true;
      },
    });
    try {
      const driver = new PlanDriver(kernel, { acts: [], deviations: new Map(), crashes: new Map() });
      healWillingly(kernel, driver, horizonOf(kernel));
      this.graph?.mark(state, seen.isStuck ? FLAG.stuck : FLAG.healed);
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      this.missingData ??= error;
      this.graph?.mark(state, FLAG.open);
    } finally {
      kernel.checks.redirect(before);
      findings.clear();
    }
  }

  /** Nothing is possible: the end of the days allowed, or nothing is left that could happen. */
  private end(state: number, parent: Float64Array): void {
    const { kernel } = this;
    kernel.world.restore(parent);
    if (!this.isQuiet()) return;
    this.ends++;
    this.graph?.mark(state, FLAG.ended);
    if (this.graph !== null || this.unfinished().length === 0) return;
    this.deadlocks++;
    if (this.deadlock < 0) this.deadlock = state;
  }

  /** Nothing is on its way but the close of days. */
  private isQuiet(): boolean {
    const { world } = this.kernel;
    for (let p = 0; p < world.pending; p++) {
      if (world.cells[world.itemAt(p) + ITEM.kind] !== KIND.dayClose) return false;
    }
    return true;
  }

  /** Instances whose machine has an end that they have not reached, in the kernel's present state. */
  unfinished(): number[] {
    const { model, machines } = this.kernel;
    return model.instances.flatMap(({ index, flow }) => {
      const { configurations } = machines[flow]!.tables;
      const hasEnd = configurations.some(({ done }) => done);
      return hasEnd && !configurations[this.kernel.configuration(index)]!.done ? [index] : [];
    });
  }

  /** A state was found: can everybody have what is owed to him? */
  private found(state: number): void {
    if (this.graph === null) return;
    const { cells } = this.kernel.world;
    const { deposits } = this;
    for (let i = 0; i < deposits.length; i++) {
      const at = deposits[i]!;
      if (cells[at + CLAIM.owed]! > cells[at + CLAIM.available]!) return;
    }
    this.graph.mark(state, FLAG.settled);
  }

  private note(state: number, choice: number): void {
    const { root, brokenRules } = this.findings;
    const { model } = this.request;
    const length = this.depth + (choice < 0 ? 0 : 1);
    if (root !== null) {
      const flow = model.instances[root.instance]?.flow ?? -1;
      this.count([root.id, flow, root.leaf, root.action, root.invariant ?? -1].join(' '), {
        ...{ id: root.id, kind: 'funds', breach: root, state, choice, length, times: 0, ways: [] },
      });
    }
    for (const id of brokenRules) {
      this.count(id, { id, kind: 'rule', breach: null, state, choice, length, times: 0, ways: [] });
    }
  }

  private count(key: string, violation: Violation): void {
    const known = this.violations.get(key) ?? violation;
    known.times++;
    if (known.ways.length < WAYS_KEPT) known.ways.push({ state: violation.state, choice: violation.choice });
    this.violations.set(key, known);
  }
}
