import { NO_LEAF } from '../../../flows/compile/tables.ts';
import { restartedEvent } from '../../../flows/define.ts';
import type { Kernel } from '../../../simulation/kernel.ts';
import { INSTANCE, ITEM, ITEM_STRIDE, KIND, LEG, PHASE } from '../../../simulation/state/layout.ts';
import { timerIsLive } from '../../../simulation/state/fingerprint.ts';
import { isReached, type Alphabet } from '../../alphabet/alphabet.ts';

/** How a configuration answers what comes without anything pending: bits. */
const ANSWERS_SIGNALS = 1;
const ANSWERS_RESTART = 2;

/**
 * Which instances have come to rest for good: nothing is pending for them, nobody may do anything to them that they
 * would look at, no crash can start them again, and no leg of theirs is open. What they remember can never be read.
 */
export class Dormancy {
  /** By instance plus 1; entry 0 stands for nobody and is never dormant. */
  readonly isDormant: Uint8Array;
  private readonly kernel: Kernel;
  private readonly alphabet: Alphabet;
  private readonly hasPending: Uint8Array;
  private readonly restarts: Uint8Array;
  /** By flow and configuration: bits. */
  private readonly answers: readonly Uint8Array[];
  /**
   * Instances that are never dormant: facts of rules or sales books read what they remember, or they use no channel, so
   * that a model of pure control counts the states that everybody else counts.
   */
  private readonly never: Uint8Array;
  /** By instance: its act bounds, as a range. */
  private readonly acts: readonly (readonly number[])[];

  /** @param isOff nothing is dormant: every difference counts. */
  constructor(kernel: Kernel, alphabet: Alphabet, isOff: boolean) {
    this.kernel = kernel;
    this.alphabet = alphabet;
    const { model, machines } = kernel;
    const { instances } = model;
    this.isDormant = new Uint8Array(instances.length + 1);
    this.hasPending = new Uint8Array(instances.length);
    this.restarts = new Uint8Array(model.parties.length);
    this.answers = machines.map(({ tables }) => {
      const restarted = tables.eventIndex.get(restartedEvent)!;
      const signals = tables.events.flatMap((name, event) => (name.startsWith('signal.') ? [event] : []));
      return Uint8Array.from(tables.configurations, (_, configuration) => {
        const reacts = (event: number): boolean =>
          tables.roots[configuration * tables.events.length + event] !== NO_LEAF;
        return (signals.some(reacts) ? ANSWERS_SIGNALS : 0) | (reacts(restarted) ? ANSWERS_RESTART : 0);
      });
    });
    const isCounted = model.flows.map(({ legs }) => {
      const list = Object.values(legs);
      return list.length === 0 || list.some(({ inbound }) => inbound !== undefined);
    });
    this.never = Uint8Array.from(instances, ({ flow }) =>
      isOff || kernel.desk !== null || isCounted[flow] === true ? 1 : 0,
    );
    this.acts = instances.map(({ index }) =>
      alphabet.bounds.acts.flatMap((act, bound) => (isReached(model, act, index) ? [bound] : [])),
    );
  }

  /** By cell of the fixed part: instance plus 1 whose memory it is, or 0. What its contract remembers is not its own. */
  mortalCells(): Int32Array {
    const { layout } = this.kernel.world;
    const cells = new Int32Array(layout.queue);
    layout.instances.forEach(({ base, timers, notes, legs, end }, instance) => {
      cells[base + INSTANCE.configuration] = instance + 1;
      cells[base + INSTANCE.armed] = instance + 1;
      cells.fill(instance + 1, timers, notes);
      cells.fill(instance + 1, legs, end);
    });
    return cells;
  }

  /** Looks at the world as it is now. */
  look(): void {
    const { kernel, isDormant, hasPending, restarts } = this;
    const { world } = kernel;
    const { cells, layout } = world;
    hasPending.fill(0);
    restarts.fill(0);
    const count = world.pending;
    for (let p = 0; p < count; p++) {
      const at = layout.queue + p * ITEM_STRIDE;
      const kind = cells[at + ITEM.kind]!;
      if (kind === KIND.dayClose) continue;
      if (kind === KIND.restart) restarts[cells[at + ITEM.target]!] = 1;
      else if (kind !== KIND.timer || timerIsLive(world, at)) hasPending[cells[at + ITEM.target]!] = 1;
    }
    for (let i = 0; i < hasPending.length; i++) {
      isDormant[i + 1] = hasPending[i] === 0 && this.never[i] === 0 && this.rests(i) ? 1 : 0;
    }
  }

  private rests(instance: number): boolean {
    const { kernel, alphabet } = this;
    const { model, machines } = kernel;
    const { flow, process } = model.instances[instance]!;
    const configuration = kernel.configuration(instance);
    const answers = this.answers[flow]![configuration]!;
    if ((answers & ANSWERS_SIGNALS) !== 0) return false;
    if ((answers & ANSWERS_RESTART) !== 0 && (this.restarts[process] === 1 || alphabet.mayCrash(instance)))
      return false;
    const { tables } = machines[flow]!;
    for (const bound of this.acts[instance]!) {
      const { act } = alphabet.bounds.acts[bound]!;
      if (alphabet.budget[bound] === 0) continue;
      if (tables.roots[configuration * tables.events.length + act] !== NO_LEAF) return false;
    }
    return !this.hasOpenLeg(instance, model.flows[flow]!.legSlots);
  }

  /** A reconciliation counts what is on its way or not yet told. */
  private hasOpenLeg(instance: number, legSlots: number): boolean {
    const { cells } = this.kernel.world;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = this.kernel.channels.legBase(instance, slot);
      const phase = cells[leg + LEG.phase]!;
      if (phase === PHASE.free) continue;
      if (phase === PHASE.processing || phase === PHASE.reportedFailed || cells[leg + LEG.untold] !== 0) return true;
    }
    return false;
  }
}
