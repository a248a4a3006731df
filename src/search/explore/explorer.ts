import type { Inconclusive } from '../../core/errors.ts';
import type { Model } from '../../scenario/model.ts';
import { Kernel } from '../../simulation/kernel.ts';
import type { Machine } from '../../simulation/machines.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import type { DeskOptions } from '../../simulation/rules/desk.ts';
import type { Snapshot } from '../../simulation/state/world.ts';
import type { StepWitness } from '../../simulation/stepper.ts';
import { Alphabet } from '../alphabet/alphabet.ts';
import type { Bounds } from '../alphabet/bounds.ts';
import { KernelExpansion } from './by-kernel.ts';
import { TableExpansion } from './by-table.ts';
import { Discoveries, type Violation } from './discoveries.ts';
import { Endings, depositCells } from './endings.ts';
import type { Expansion, Setting } from './expansion.ts';
import { Unsuited } from './internal/step-rows.ts';
import { FLAG, Graph } from './liveness.ts';
import { Moves } from './moves.ts';
import { StateHasher } from './state-hasher.ts';
import { isTabular } from './tabular.ts';
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
  /** Tell states apart also by the transition that sent what is under way, which findings name; default false. */
  readonly tellsCauses?: boolean;
  /** Evaluate the rules of the day; null asks about money only. */
  readonly rules: DeskOptions | null;
  /** Serve simultaneous events in every order, also where all lead to one state; default false. */
  readonly everyOrder?: boolean;
  /** Do every stimulus in the kernel, also where tables of what acts do lead to the same; default false. */
  readonly inKernel?: boolean;
  /** Told of every step that is tried; a step that leads to a known state too. */
  readonly witness?: StepWitness;
}

/** Why a search ended before it had seen everything. */
export type Stopped = 'depth' | 'states' | 'memory' | 'interrupted' | 'data';

/** A search of all states that bounds allow, by breadth, so that the first way to any of them is a shortest one. */
export class Explorer {
  readonly kernel: Kernel;
  readonly alphabet: Alphabet;
  readonly symmetry: Symmetry;
  readonly graph: Graph | null;
  /**
   * Does time mean anything in this model? Where nothing is under way, nothing is timed and nobody is owed anything the
   * clock stands still, and nothing has to be healed.
   */
  readonly hasClock: boolean;
  readonly findings = new StepFindings();
  stopped: Stopped | null = null;
  isDone = false;
  private readonly request: ExploreRequest;
  private readonly moves: Moves;
  private setting: Setting;
  private expansion: Expansion;

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
      witness: request.witness ?? null,
    });
    const { kernel, findings } = this;
    this.alphabet = new Alphabet(kernel, bounds);
    this.symmetry = request.symmetry ? symmetryOf(model, bounds) : noSymmetry(model);
    const { alphabet, symmetry } = this;
    const hasher = new StateHasher(kernel, alphabet, symmetry, {
      readsTime: this.hasClock,
      countsAll: request.countsAll,
      tellsCauses: request.tellsCauses === true,
    });
    this.graph = this.hasClock && depositCells(kernel).length > 0 ? new Graph() : null;
    this.moves = new Moves(kernel, alphabet, hasher, { findings, everyOrder: request.everyOrder === true });
    this.moves.tidy();
    const { graph, moves } = this;
    this.setting = {
      ...{ kernel, alphabet, symmetry, hasher, findings, moves, graph },
      ...this.afresh(),
      root: kernel.world.snapshot(),
      rootBudget: alphabet.budget.slice(),
    };
    // Tables make no steps that a witness could see.
    const inKernel = request.inKernel === true || request.witness !== undefined;
    const byTable = !inKernel && !this.hasClock && isTabular(this.setting);
    this.expansion = byTable ? new TableExpansion(this.setting) : new KernelExpansion(this.setting);
    this.begin();
  }

  get violations(): ReadonlyMap<string, Violation> {
    return this.setting.discoveries.violations;
  }

  /** Distinct states, violated ones included. */
  get states(): number {
    return this.setting.discoveries.states;
  }

  get violated(): number {
    return this.setting.discoveries.violated;
  }

  get transitions(): number {
    return this.setting.discoveries.transitions;
  }

  /** Longest of the shortest ways to the states found. */
  get depth(): number {
    return this.setting.discoveries.depth;
  }

  /** States in which nothing more could happen although the bounds left room. */
  get ends(): number {
    return this.setting.endings.ends;
  }

  /** First state in which nothing can happen any more and somebody has not finished, or -1; and how many there are. */
  get deadlock(): number {
    return this.setting.endings.deadlock;
  }

  get deadlocks(): number {
    return this.setting.endings.deadlocks;
  }

  /** What the run would have needed data for, or null. */
  get missingData(): Inconclusive | null {
    return this.setting.endings.missingData;
  }

  /** Is what acts do looked up in tables, rather than done again in the kernel for every state? */
  get isByTable(): boolean {
    return this.expansion instanceof TableExpansion;
  }

  /** Bytes in use. */
  get bytes(): number {
    return this.setting.discoveries.bytes + this.expansion.bytes + (this.graph === null ? 0 : this.graph.bytes);
  }

  /** States still to be expanded at the depth under way and found for the next. */
  get waiting(): number {
    return this.expansion.waiting;
  }

  /** Expands up to `count` states; call until {@link isDone}. */
  work(count: number): void {
    try {
      this.expandUpTo(count);
    } catch (error) {
      if (!(error instanceof Unsuited)) throw error;
      // Everything is begun again in the kernel, which finds the same under the same numbers.
      const { kernel, alphabet, findings } = this;
      findings.clear();
      this.setting = { ...this.setting, ...this.afresh() };
      kernel.world.restore(this.setting.root);
      alphabet.budget.set(this.setting.rootBudget);
      this.expansion = new KernelExpansion(this.setting);
      this.begin();
    }
  }

  /** Ends the search where it is. What is not expanded counts as unknown. */
  stop(why: Stopped): void {
    const { expanded, paths } = this.setting.discoveries;
    if (this.isDone && this.stopped === null && expanded === paths.count) return;
    this.stopped ??= why;
    this.isDone = true;
    if (this.graph === null) return;
    for (let state = expanded; state < paths.count; state++) this.graph.mark(state, FLAG.open);
  }

  /** The stimuli that lead to a state, and one more if a choice is given. Leaves the kernel in the last state. */
  replay(state: number, choice = -1): Stimulus[] {
    const { alphabet, kernel, moves } = this;
    const { root, rootBudget } = this.setting;
    kernel.world.restore(root);
    alphabet.budget.set(rootBudget);
    const choices = this.choicesTo(state);
    if (choice >= 0) choices.push(choice);
    return choices.map((position) => {
      const list = moves.list();
      const stimulus = list.stimulus(position);
      alphabet.apply(list, position);
      moves.settle(list.kind(position));
      // Waiting for what is put off goes on: one wait, to where it ended.
      return stimulus.kind === 'advance' ? { ...stimulus, to: kernel.world.now } : stimulus;
    });
  }

  /** Positions, in the lists of what is possible, of the stimuli that first led to a state. */
  choicesTo(state: number): number[] {
    return this.setting.discoveries.paths.to(state);
  }

  lengthTo(state: number): number {
    return this.setting.discoveries.paths.depthOf(state);
  }

  /** The state before the first stimulus. */
  get start(): Snapshot {
    return this.setting.root;
  }

  /** Instances whose machine has an end that they have not reached, in the kernel's present state. */
  unfinished(): number[] {
    return this.setting.endings.unfinished();
  }

  private afresh(): Pick<Setting, 'discoveries' | 'endings'> {
    const { kernel, findings, graph } = this;
    return {
      // Edges of the graph name states by number.
      discoveries: new Discoveries(this.request.model, graph !== null),
      endings: new Endings(kernel, findings, graph),
    };
  }

  private begin(): void {
    const { discoveries, hasher } = this.setting;
    discoveries.note(this.findings, 0, -1);
    hasher.hash();
    discoveries.state(hasher.lo, hasher.hi, 0, 0);
    if (this.findings.root !== null) {
      // Broken from the start: there is nothing to explore.
      discoveries.violated = 1;
      discoveries.expanded = 1;
      this.isDone = true;
      return;
    }
    this.expansion.begin();
  }

  private expandUpTo(count: number): void {
    const { expansion } = this;
    const { limits } = this.request;
    const { discoveries } = this.setting;
    for (let i = 0; i < count && !this.isDone; i++) {
      if (!expansion.hasMore) {
        if (!expansion.turn()) {
          this.isDone = true;
          return;
        }
        discoveries.depth++;
      }
      if (discoveries.depth >= limits.depth) this.stop('depth');
      else if (discoveries.states >= limits.states) this.stop('states');
      else if (this.bytes > limits.bytes) this.stop('memory');
      else expansion.expand();
    }
  }
}
