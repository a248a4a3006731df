import { Inconclusive, InputError, unreachable } from '../../core/errors.ts';
import type { CrashPoint, Kernel } from '../kernel.ts';
import * as layout from '../state/layout.ts';
import type { CompiledPlan } from './compile.ts';
import type { Stimulus } from './stimulus.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ITEM, KIND } = layout;

/** Applies one stimulus. False if it was not possible: a recorded no-op, so that a run is total on any list. */
export function applyStimulus(kernel: Kernel, stimulus: Stimulus): boolean {
  switch (stimulus.kind) {
    case 'act':
      return kernel.act(stimulus.instance, stimulus.act, stimulus.arg0, stimulus.arg1);
    case 'outside':
      return kernel.outside(stimulus.account, stimulus.fen, stimulus.incoming);
    case 'advance':
      return kernel.advance(stimulus.to);
    case 'deliver':
      return kernel.deliver(stimulus.instance);
    case 'message':
      return kernel.fateOfMessage(stimulus.address, stimulus.fate, stimulus.by);
    case 'leg':
      return kernel.fateOfLeg(stimulus.address, stimulus.fate, stimulus.by);
    case 'answer':
      return kernel.fateOfAnswer(stimulus.address, stimulus.answer, stimulus.taint);
    case 'channel':
      return kernel.fateOfChannel(stimulus.channel, stimulus.fate, stimulus.from, stimulus.until);
    case 'crash':
      return kernel.armCrash(stimulus.instance, stimulus.after);
    default:
      return unreachable(stimulus);
  }
}

/** Bounds every run: a design that talks to itself for ever is inconclusive, not a hang. */
const EVENTS_MAX = 50_000_000;

/** Deliveries within one instant, for each instance, that a user's own flow may take to come to rest. */
const INSTANT_MAX = 1_000;

/**
 * Drives a kernel through a written plan: acts at their times, everything due before them delivered first, deviations
 * applied to a message or leg as soon as it comes into being.
 */
export class PlanDriver {
  readonly kernel: Kernel;
  private readonly plan: CompiledPlan;
  private next = 0;
  /** Every stimulus that changed something, if asked for: the expanded form of the plan. */
  readonly expanded: Stimulus[] | null;
  private recording: boolean;
  /** Nothing is planned and nothing is kept: the world goes its way. */
  private readonly isBare: boolean;
  private readonly eventsMax: number;
  /** Of a user's own flows among those that run: where the first came from. Ours are known to come to rest. */
  private readonly origin: string | undefined;
  /** Deliveries since the clock last moved. */
  private atInstant = 0;

  constructor(kernel: Kernel, plan: CompiledPlan, options: { expand?: boolean; eventsMax?: number } = {}) {
    this.kernel = kernel;
    this.plan = plan;
    this.expanded = options.expand === true ? [] : null;
    this.recording = this.expanded !== null;
    this.isBare =
      this.expanded === null && plan.acts.length === 0 && plan.deviations.size === 0 && plan.crashes.size === 0;
    this.eventsMax = options.eventsMax ?? EVENTS_MAX;
    this.origin = kernel.model.flows.find(({ origin }) => origin !== undefined)?.origin;
  }

  /** Another run begins, with the same plan. */
  begin(): void {
    this.next = 0;
    this.atInstant = 0;
  }

  /** Runs until nothing is left to do at or before `until`, and moves the clock there. */
  runUntil(until: number): void {
    const { kernel } = this;
    if (this.isBare) {
      this.runBare(until);
      return;
    }
    for (;;) {
      const act = this.plan.acts[this.next];
      kernel.skipStale();
      const due = kernel.world.nextDue;
      if (kernel.events > this.eventsMax) throw new Inconclusive('run-too-long', { events: this.eventsMax });
      if (due <= until && (act === undefined || due <= act.at)) {
        if (this.do({ kind: 'advance', to: due })) this.atInstant = 0;
        if (this.origin !== undefined) this.requireRest(this.origin);
        this.armFor(this.headTarget());
        this.do({ kind: 'deliver' });
      } else if (act !== undefined && act.at <= until) {
        this.next++;
        this.do({ kind: 'advance', to: act.at });
        if (act.stimulus.kind === 'act') this.armFor(act.stimulus.instance);
        this.do(act.stimulus);
      } else break;
    }
    this.do({ kind: 'advance', to: until });
  }

  /** {@link runUntil} for a plan that is empty and a run of which nothing is kept. */
  private runBare(until: number): void {
    const { kernel, eventsMax, origin } = this;
    const { world } = kernel;
    for (;;) {
      kernel.skipStale();
      const due = world.nextDue;
      if (kernel.events > eventsMax) throw new Inconclusive('run-too-long', { events: eventsMax });
      if (due > until) break;
      if (kernel.advance(due)) this.atInstant = 0;
      if (origin !== undefined) this.requireRest(origin);
      kernel.deliver();
    }
    kernel.advance(until);
  }

  /** A flow that goes on for ever within one instant would never let the clock move. */
  private requireRest(origin: string): void {
    this.atInstant++;
    const most = INSTANT_MAX * (1 + this.kernel.model.instances.length);
    if (this.atInstant > most) throw new InputError('flow-never-rests', { count: most }, { file: origin });
  }

  /** Runs `work` without adding to the expanded plan and without using up acts: for what-if runs on a copy. */
  pauseRecording(work: () => void): void {
    const { next, recording } = this;
    this.recording = false;
    work();
    this.recording = recording;
    this.next = next;
  }

  /** Instant of the last act of the plan, or the start. */
  get lastAct(): number {
    return this.plan.acts.at(-1)?.at ?? this.kernel.model.startsAt;
  }

  /** One stimulus, then the deviations of what it brought into being. */
  do(stimulus: Stimulus): boolean {
    const changed = applyStimulus(this.kernel, stimulus);
    if (changed && this.recording) this.expanded?.push(stimulus);
    if (this.kernel.newborn.length > 0 && this.plan.deviations.size > 0) {
      for (const address of [...this.kernel.newborn]) {
        const deviation = this.plan.deviations.get(address);
        if (deviation === undefined) continue;
        if (applyStimulus(this.kernel, deviation) && this.recording) this.expanded?.push(deviation);
      }
    }
    return changed;
  }

  /** Instance that the next due item makes a step of, or -1. */
  private headTarget(): number {
    const { world } = this.kernel;
    if (world.pending === 0) return -1;
    const at = world.itemAt(0);
    const kind = world.cells[at + ITEM.kind];
    return kind === KIND.timer || kind === KIND.message || kind === KIND.signal ? world.cells[at + ITEM.target]! : -1;
  }

  private armFor(instance: number): void {
    if (instance < 0) return;
    const after: CrashPoint | undefined = this.plan.crashes.get(instance)?.get(this.kernel.steps(instance) + 1);
    if (after !== undefined) this.do({ kind: 'crash', instance, after });
  }
}
