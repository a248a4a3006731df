import { Inconclusive } from '../../core/errors.ts';
import { dayOf } from '../../core/time.ts';
import { healWillingly, horizonOf } from '../../simulation/heal.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { PlanDriver } from '../../simulation/plan/driver.ts';
import { CLAIM, CLAIM_STRIDE, ITEM, KIND } from '../../simulation/state/layout.ts';
import type { Snapshot } from '../../simulation/state/world.ts';
import { KIND_OF_STIMULUS, type StimulusList } from '../alphabet/stimulus-list.ts';
import { FLAG, type Graph } from './liveness.ts';
import type { StepFindings } from './violations.ts';

/** Where things end: what can be had from a state if everybody does what is asked, and where nothing happens any more. */
export class Endings {
  heals = 0;
  /** States in which nothing more could happen although the bounds left room. */
  ends = 0;
  /** First state in which nothing can happen any more and somebody has not finished, or -1; and how many there are. */
  deadlock = -1;
  deadlocks = 0;
  /** What a run would have needed data for, or null. */
  missingData: Inconclusive | null = null;
  private readonly kernel: Kernel;
  private readonly findings: StepFindings;
  private readonly graph: Graph | null;
  private readonly deposits: readonly number[];
  private readonly isAsked: boolean;

  constructor(kernel: Kernel, findings: StepFindings, graph: Graph | null) {
    this.kernel = kernel;
    this.findings = findings;
    this.graph = graph;
    this.deposits = depositCells(kernel);
    this.isAsked = kernel.model.flows.some(({ asked }) => asked.length > 0);
  }

  /**
   * After a state was expanded: heals where what happens of itself leaves the bounds, or where people are asked to act
   * before it happens.
   *
   * @param isArmed a process is about to crash.
   */
  afterExpansion(state: number, parent: Snapshot, list: StimulusList, isArmed: boolean): void {
    const { graph, kernel } = this;
    const first = list.count === 0 ? 0 : list.kind(0);
    const flows = first === KIND_OF_STIMULUS.deliver || first === KIND_OF_STIMULUS.advance;
    if (list.count === 0) {
      kernel.world.restore(parent);
      this.end(state);
    }
    if (graph === null) return;
    const isNewDay =
      first === KIND_OF_STIMULUS.advance && dayOf(list.operand(0, 0)) !== dayOf(parent[0]!) && this.isAsked;
    // A process that is about to crash in an act: the heal belongs to the states around it.
    if (isArmed) return;
    if (flows && !isNewDay) return;
    kernel.world.restore(parent);
    this.heal(state);
  }

  /** Nothing is possible in the kernel's present state: the end of the days allowed, or nothing is left that could happen. */
  end(state: number): void {
    if (!this.isQuiet()) return;
    this.ends++;
    this.graph?.mark(state, FLAG.ended);
    if (this.graph !== null || this.unfinished().length === 0) return;
    this.deadlocks++;
    if (this.deadlock < 0) this.deadlock = state;
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

  /** A state was found, in which the kernel is now: can everybody have what is owed to him? */
  found(state: number): void {
    if (this.graph === null) return;
    const { cells } = this.kernel.world;
    const { deposits } = this;
    for (let i = 0; i < deposits.length; i++) {
      const at = deposits[i]!;
      if (cells[at + CLAIM.owed]! > cells[at + CLAIM.available]!) return;
    }
    this.graph.mark(state, FLAG.settled);
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

  /** Nothing is on its way but the close of days. */
  private isQuiet(): boolean {
    const { world } = this.kernel;
    for (let p = 0; p < world.pending; p++) {
      if (world.cells[world.itemAt(p) + ITEM.kind] !== KIND.dayClose) return false;
    }
    return true;
  }
}

/** Where the claims lie that clients can withdraw. */
export function depositCells({ model, world }: Kernel): number[] {
  return model.claims
    .filter(({ kind }) => kind === 'deposit')
    .map(({ index }) => world.layout.claims + index * CLAIM_STRIDE);
}
