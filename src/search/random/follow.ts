import { legFates } from '../../simulation/environment/channels.ts';
import type { CompiledPlan } from '../../simulation/plan/compile.ts';
import type { Stimulus } from '../../simulation/plan/stimulus.ts';
import * as layout from '../../simulation/state/layout.ts';
import { crashPoints } from '../alphabet/bounds.ts';
import * as stimuli from '../alphabet/stimulus-list.ts';
import { compiled, type Deviation, type SearchPlan } from '../plan/plan.ts';
import type { AmountDrawer } from './amount-drawer.ts';
import type { RunUnderWay } from './run-under-way.ts';
import { LONG_STIMULI, WORKDAYS_MAX } from './wander.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { INSTANCE, ITEM, KIND } = layout;
const { KIND_OF_STIMULUS: K } = stimuli;

/** Leads a run along a plan that was made elsewhere. */
export class Follower {
  private readonly run: RunUnderWay;
  private readonly amounts: AmountDrawer;
  /** Working days that any run may go on. */
  private readonly longest: number;

  /** @param longest working days until also the longest contract has ended; see `Agenda` */
  constructor(run: RunUnderWay, amounts: AmountDrawer, longest: number) {
    this.run = run;
    this.amounts = amounts;
    this.longest = Math.max(WORKDAYS_MAX, longest);
  }

  /**
   * Does what a plan says, as far as bounds and contracts allow it here. True if where that leads follows from the plan
   * alone, and not from what is drawn for the run.
   */
  follow(base: SearchPlan): boolean {
    let isOwn = true;
    const { kernel } = this.run.runner;
    const { world } = kernel;
    const plan = compiled(base);
    // Plans come from many places, and no two of these make objects of one shape.
    const { acts } = base;
    // Plans that are made of plans last longer and longer: of a design of one year the law of the next was asked.
    const latest = this.run.lastInstant(this.longest);
    const until = Math.min(base.until, latest);
    const end = Math.max(until, this.run.lastInstant(this.run.values!.workdays));
    const most = this.run.profile.stimuli * LONG_STIMULI;
    let next = 0;
    while (this.run.count < most) {
      if (kernel.isDue()) {
        if (this.deviateAs(plan)) continue;
        this.run.done(kernel.deliver());
        continue;
      }
      const act = acts[next];
      if (act === undefined || act.at > latest) {
        // What befalls the last acts comes after them, and a plan may go on until an instant.
        if (world.now < Math.min(end, until)) this.run.waited(kernel.advance(Math.min(world.nextDue, until)));
        else if (world.pending <= 1 || !this.isUnderWay(base)) break;
        else {
          // How long is waited for what was to befall it is drawn for each run.
          isOwn = false;
          if (world.now >= end) break;
          this.run.waited(kernel.advance());
        }
        continue;
      }
      if (act.at > world.now) {
        this.run.waited(kernel.advance(act.at));
        continue;
      }
      next++;
      const { stimulus } = act;
      const at = world.now;
      if (stimulus.kind === 'act') {
        if (!this.isWithin(stimulus)) continue;
        if (plan.crashes.size > 0) this.crashAs(plan, stimulus.instance);
        this.run.alphabet.budget[this.run.alphabet.budget.length - 1] = 0;
        if (kernel.isDown(stimulus.instance)) continue;
        this.run.features?.amount(stimulus.arg0);
        this.run.acts.push({ at, stimulus });
        this.run.done(kernel.act(stimulus.instance, stimulus.act, stimulus.arg0, stimulus.arg1));
      } else if (stimulus.kind === 'outside') {
        this.run.acts.push({ at, stimulus });
        this.run.done(kernel.outside(stimulus.account, stimulus.fen, stimulus.incoming));
      } else {
        // For how long is drawn for each run.
        isOwn = false;
        this.run.strikeListed(stimulus.fate === 'closed' ? K.closed : K.noPosition, stimulus.channel);
      }
    }
    return isOwn;
  }

  /** The crash that a plan has for the next step of an instance. False if it has none, or the bounds do not allow it here. */
  private crashAs({ crashes }: CompiledPlan, instance: number): boolean {
    const after = crashes.get(instance)?.get(this.run.runner.kernel.steps(instance) + 1);
    return after !== undefined && this.run.strikeListed(K.crash, instance, crashPoints.indexOf(after));
  }

  /** Has the plan deviations that did not strike yet? */
  private isUnderWay({ deviations, crashes }: SearchPlan): boolean {
    return (
      deviations.some(({ address }) => !this.run.deviations.has(address)) ||
      crashes.some(
        ({ instance, step }) => !this.run.crashes.some((one) => one.instance === instance && one.step === step),
      )
    );
  }

  /** The deviation that a plan has for what would be delivered now. */
  private deviateAs(plan: CompiledPlan): boolean {
    if (plan.deviations.size === 0 && plan.crashes.size === 0) return false;
    const { kernel } = this.run.runner;
    const { world } = kernel;
    const at = world.itemAt(0);
    const { cells } = world;
    const kind = cells[at + ITEM.kind]! | 0;
    const target = cells[at + ITEM.target]! | 0;
    // What befalls a message comes first: a process that is about to crash in its step takes it as it is.
    const own = cells[at + ITEM.address]!;
    const isLeg = kind === KIND.request || kind === KIND.settle;
    const leg = isLeg ? kernel.channels.addressOf(target, cells[at + ITEM.a]!) : 0;
    if (leg !== 0 && this.isMeantFor(leg, plan)) return true;
    if (own !== 0 && this.isMeantFor(own, plan)) return true;
    if (plan.crashes.size > 0 && (kind === KIND.timer || kind === KIND.message || kind === KIND.signal)) {
      const isArmed = cells[world.layout.instances[target]!.base + INSTANCE.armed]! > 0;
      if (!isArmed && this.crashAs(plan, target)) return true;
    }
    return false;
  }

  /** Does what a plan has for an address, unless something has befallen it already. */
  private isMeantFor(address: number, plan: CompiledPlan): boolean {
    const deviation = plan.deviations.get(address) as Deviation | undefined;
    if (deviation === undefined || this.run.deviations.has(address) || this.run.twins.has(address)) return false;
    return this.deviateThus(deviation);
  }

  private deviateThus(deviation: Deviation): boolean {
    const bit =
      deviation.kind === 'message'
        ? K[deviation.fate]
        : deviation.kind === 'leg'
          ? K.leg
          : deviation.taint.startsWith('row')
            ? K.row
            : K.answer;
    if (deviation.kind === 'answer') return this.run.strikeListed(bit, deviation.address, deviation.answer);
    this.run.delayBy(deviation.by);
    // What a fate does to a message is its kind.
    const what = deviation.kind === 'leg' ? (legFates as readonly string[]).indexOf(deviation.fate) : -1;
    const struck = this.run.strikeListed(bit, deviation.address, what);
    this.run.setDelays(this.run.values!);
    return struck;
  }

  /** May an act of a plan be done as often, and with the amount, that it has there? Only scenarios that say so bound it. */
  private isWithin({ instance, act, arg0 }: Extract<Stimulus, { kind: 'act' }>): boolean {
    const { model } = this.run.runner.subject;
    const name = model.flows[model.instances[instance]!.flow]!.actNames[act]!;
    if (model.scenario.faults?.acts?.[name]?.times !== undefined) {
      const cell = this.run.alphabet.bounds.acts.findIndex((bound) => bound.instance === instance && bound.act === act);
      const left = cell < 0 ? -1 : this.run.alphabet.budget[cell]!;
      if (left === 0) return false;
      if (left > 0) this.run.alphabet.budget[cell] = left - 1;
    }
    return this.amounts.stated(instance, act)?.includes(arg0) ?? true;
  }
}
