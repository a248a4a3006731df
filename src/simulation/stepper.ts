import { assert } from '../core/errors.ts';
import { select, selectInitial } from '../flows/compile/tables.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Model } from '../scenario/model.ts';
import * as effects from './effects.ts';
import { Effects, groupOfOp } from './effects.ts';
import { taintBit, type Channels } from './environment/channels.ts';
import type { Checks } from './findings/checks.ts';
import { CHECK } from './findings/looks.ts';
import type { Machine } from './machines.ts';
import type { Observer } from './observer.ts';
import type { RuleHooks } from './rules/hooks.ts';
import * as layout from './state/layout.ts';
import { isReply } from './state/layout.ts';
import { ROW, type Roster } from './state/roster.ts';
import type { World } from './state/world.ts';
import type { InstanceView } from './view.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { GROUP, OP, OP_STRIDE } = effects;
const { INSTANCE, KIND } = layout;
const INVARIANT = CHECK['broken-invariant'];
const UNBALANCED = CHECK['unbalanced-posting'];

/** How long a crashed process stays down, in ms. */
const RESTART_AFTER = 60_000;

/**
 * Watches every macrostep together with the truth of its guards; XState itself is run beside the tables this way
 * before a finding is reported.
 */
export interface StepWitness {
  stepped(flow: number, configuration: number, event: number, leaf: number, guard: (index: number) => boolean): void;
}

/** The kernel as its stepper sees it. */
export interface StepHost {
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly world: World;
  readonly roster: Roster;
  readonly ledger: Ledger;
  readonly channels: Channels;
  readonly checks: Checks;
  readonly observer: Observer | null;
  readonly metrics: Map<string, number>;
  /** Transition and action that are being carried out, and whose; for findings. */
  leaf: number;
  action: number;
  current: number;
  taintOf(instance: number): number;
  /** The request of the leg in a slot is on its way. */
  instructed(instance: number, slot: number): void;
  /** A crash undid a step in which the instance heard `detail` of a leg; 0 if it heard nothing. */
  unheard(instance: number, detail: number): void;
  entry(account: number, counter: number, fen: number, incoming: boolean, undoesDay: number): void;
}

/**
 * Makes the steps of instances: selects a transition, collects its effects and applies them, or the part of them that a
 * crash lets through.
 */
export class Stepper {
  /** Null where no rulebook is given; set once the rules know their kernel. */
  rules: RuleHooks | null = null;
  private readonly host: StepHost;
  private readonly model: Model;
  private readonly machines: readonly Machine[];
  private readonly world: World;
  private readonly roster: Roster;
  private readonly ledger: Ledger;
  private readonly channels: Channels;
  private readonly checks: Checks;
  private readonly view: InstanceView;
  private readonly witness: StepWitness | null;
  private readonly hasInvariants: boolean;
  private readonly effects = new Effects();
  /** Of the step under way: overwritten by each. */
  private readonly input: Input = { kind: 0, address: 0, redelivers: false, heard: 0 };
  private machine: Machine;
  private readonly guard = (index: number): boolean => {
    const { test, params } = this.machine.guards[index]!;
    return test(this.view, params);
  };

  constructor(host: StepHost, view: InstanceView, witness: StepWitness | null) {
    this.host = host;
    this.model = host.model;
    this.machines = host.machines;
    this.world = host.world;
    this.roster = host.roster;
    this.ledger = host.ledger;
    this.channels = host.channels;
    this.checks = host.checks;
    this.view = view;
    this.witness = witness;
    this.hasInvariants = this.machines.some(({ invariants }) => invariants.length > 0);
    this.machine = this.machines[0]!;
  }

  /** The initial step of an instance. */
  start(instance: number): void {
    this.point(instance, 0, 0);
    const leaf = selectInitial(this.machine.tables, this.guard);
    if (this.witness !== null) this.witness.stepped(this.roster.flow(instance), -1, -1, leaf, this.guard);
    this.setConfiguration(instance, leaf);
    this.carryOut(instance, leaf, -1);
  }

  /** Would this guard of the flow hold now? */
  holds(instance: number, guard: string): boolean {
    this.point(instance, 0, 0);
    const test = this.machine.flow.guards[guard];
    assert(test !== undefined, `flow ${this.machine.flow.name}: guard ${guard} is missing`);
    return test(this.view, null);
  }

  /** Would an instance make a transition at this event now, rather than ignore it? */
  reacts(instance: number, event: number, arg0: number, arg1: number): boolean {
    this.point(instance, arg0, arg1);
    const configuration = this.world.cells[this.roster.base(instance) + INSTANCE.configuration]! | 0;
    return select(this.machine.tables, configuration, event, this.guard) >= 0;
  }

  /** The view pointed at an instance. */
  viewOf(instance: number): InstanceView {
    this.point(instance, 0, 0);
    return this.view;
  }

  /** Points guards, actions and the view at an instance. */
  private point(instance: number, arg0: number, arg1: number): void {
    this.machine = this.machines[this.roster.flow(instance)]!;
    this.view.point(instance, arg0, arg1);
  }

  /** One macrostep: guards read the world as it is, effects are applied afterwards in commit groups. */
  step(
    instance: number,
    event: number,
    arg0: number,
    arg1: number,
    kind: number,
    address: number,
    redelivers: boolean,
    heard = 0,
  ): boolean {
    const base = this.roster.base(instance);
    this.point(instance, arg0, arg1);
    this.host.current = instance;
    // Cells hold doubles: what is an index is made an integer once, and not wherever it is used.
    const configuration = this.world.cells[base + INSTANCE.configuration]! | 0;
    const leaf = select(this.machine.tables, configuration, event, this.guard);
    if (this.witness !== null) {
      this.witness.stepped(this.roster.flow(instance), configuration, event, leaf, this.guard);
    }
    this.world.cells[base + INSTANCE.steps]! += 1;
    if (leaf < 0) {
      this.world.cells[base + INSTANCE.armed] = 0;
      if (this.host.observer !== null) this.host.observer.transition(instance, -1, configuration, configuration);
      return false;
    }
    if (this.host.observer !== null) {
      this.host.observer.transition(instance, leaf, configuration, this.machine.tables.leafTarget[leaf]!);
    }
    const armed = this.world.cells[base + INSTANCE.armed]! | 0;
    this.world.cells[base + INSTANCE.armed] = 0;
    this.input.kind = kind;
    this.input.address = address;
    this.input.redelivers = redelivers;
    this.input.heard = heard;
    this.carryOut(instance, leaf, armed - 1, event, arg0, arg1);
    if (this.hasInvariants) this.invariants(instance);
    return true;
  }

  /** What flows state of themselves, after a step: of its instance, and of all that share fields with it. */
  private invariants(stepped: number): void {
    const { model } = this;
    const { process, flow } = model.instances[stepped]!;
    const shares = model.flows[flow]!.sharedNames.length > 0;
    for (const { index, flow: type, process: own, parties } of model.instances) {
      const { invariants } = this.machines[type]!;
      if (invariants.length === 0 || (index !== stepped && !(shares && own === process))) continue;
      this.view.point(index, 0, 0);
      for (const [i, { holds, fen, bearer }] of invariants.entries()) {
        const isKept = holds(this.view);
        this.checks.looks.at(INVARIANT, isKept ? -Infinity : Infinity);
        if (!isKept) this.checks.broken(index, i, parties[bearer]!, fen?.(this.view) ?? 0);
      }
    }
  }

  private carryOut(instance: number, leaf: number, crash: number, event = -1, arg0 = 0, arg1 = 0): void {
    const { tables, actions, delays } = this.machine;
    const { effects, view } = this;
    effects.clear();
    this.host.leaf = leaf;
    const end = tables.leafEnd[leaf]!;
    for (let i = tables.leafStart[leaf]!; i < end; i++) {
      const { ref, effect, params } = actions[tables.actionList[i]!]!;
      effects.action = i - tables.leafStart[leaf]!;
      if (effect !== null) effect(view, effects, params);
      else if (ref.kind === 'start-timer') {
        const delay = delays[ref.timer]!;
        effects.startTimer(ref.timer, typeof delay === 'number' ? delay : delay(view));
      } else effects.cancelTimer(ref.timer);
    }
    if (crash < 0) {
      for (let i = 0; i < effects.count; i++) this.apply(instance, i);
      this.setConfiguration(instance, leaf);
      return;
    }
    this.crash(instance, leaf, crash, event, arg0, arg1);
  }

  private setConfiguration(instance: number, leaf: number): void {
    this.world.cells[this.roster.base(instance) + INSTANCE.configuration] = this.machine.tables.leafTarget[leaf]!;
  }

  /**
   * Commit groups. With an outbox there is one: nothing or everything. Otherwise ledger, state store and message bus
   * are written one after another, ledger first unless the design's first effect is a message.
   */
  private crash(instance: number, leaf: number, point: number, event: number, arg0: number, arg1: number): void {
    const { effects, input } = this;
    const model = this.model.instances[instance]!;
    let committedState = point > 0;
    if (!model.separate) {
      if (point > 0) {
        for (let i = 0; i < effects.count; i++) this.apply(instance, i);
        this.setConfiguration(instance, leaf);
      }
    } else {
      let busFirst = false;
      for (let i = 0; i < effects.count; i++) {
        const group = this.groupOf(i);
        if (group === GROUP.state) continue;
        busFirst = group === GROUP.bus;
        break;
      }
      const order = busFirst ? [GROUP.bus, GROUP.state, GROUP.ledger] : [GROUP.ledger, GROUP.state, GROUP.bus];
      // The point names the last store that was written: postings, state or messages.
      const reach = point === 0 ? -1 : order.indexOf([GROUP.ledger, GROUP.state, GROUP.bus][point - 1]!);
      committedState = reach >= order.indexOf(GROUP.state);
      for (let g = 0; g <= reach; g++) {
        for (let i = 0; i < effects.count; i++) {
          if (this.groupOf(i) === order[g]) this.apply(instance, i);
        }
        if (order[g] === GROUP.state) this.setConfiguration(instance, leaf);
      }
    }
    const up = this.world.now + RESTART_AFTER;
    this.world.cells[this.world.layout.processes + model.process] = up;
    this.world.push(up, KIND.restart, model.process, 0, 0, 0, 0, taintBit('crash'), 0);
    if (committedState) return;
    this.host.unheard(instance, input.heard);
    if (input.kind === KIND.timer) {
      // A timer is state: as its step was not committed it is still there and fires late.
      const timer = this.machine.tables.timers.findIndex((ref) => ref.event === event);
      this.world.cells[this.roster.timers(instance) + timer] = up;
      this.world.push(up, KIND.timer, instance, timer, 0, 0, 0, this.host.taintOf(instance), 0);
    } else if (input.redelivers) {
      if (input.kind === KIND.message && isReply(input.address)) this.channels.countReply(instance, 1);
      const taint = this.host.taintOf(instance);
      this.world.push(up, input.kind, instance, event, arg0, arg1, input.heard, taint, input.address);
    }
  }

  /** A voucher is written with the postings, not with the state. */
  private groupOf(index: number): number {
    const { ops } = this.effects;
    const op = ops[index * OP_STRIDE]!;
    const isVoucher = op === OP.declare && this.machine.declarations[ops[index * OP_STRIDE + 1]!] === 'goods-final';
    return isVoucher ? GROUP.ledger : groupOfOp(op);
  }

  private apply(instance: number, index: number): void {
    const { ops } = this.effects;
    const at = index * OP_STRIDE;
    const { roster } = this;
    const a = ops[at + 1]! | 0;
    const b = ops[at + 2]!;
    const c = ops[at + 3]!;
    this.host.action = ops[at + 6]! | 0;
    switch (ops[at]! | 0) {
      case OP.post: {
        const debit = roster.account(instance, a);
        const credit = roster.account(instance, b | 0);
        this.checks.looks.at(UNBALANCED, -Infinity);
        if (this.ledger.post(debit, credit, c) !== null) this.checks.refused(instance, c);
        else if (this.rules?.watchesEntries === true) {
          this.host.entry(debit, credit, c, false, 0);
          this.host.entry(credit, debit, c, true, 0);
        }
        if (this.rules?.watchesHolds === true) this.rules.posted(instance, debit, credit, c);
        return;
      }
      case OP.postAll: {
        const legs: number[] = [];
        for (let i = a; i < b; i += 2)
          legs.push(roster.account(instance, this.effects.legs[i]!), this.effects.legs[i + 1]!);
        const refusal = this.ledger.postAll(legs);
        this.checks.looks.at(UNBALANCED, -Infinity);
        if (refusal !== null) {
          let sum = 0;
          for (let i = 1; i < legs.length; i += 2) sum += legs[i]!;
          this.checks.refused(instance, Math.abs(sum));
        }
        return;
      }
      case OP.hold:
        this.ledger.hold(roster.account(instance, a), b);
        if (this.rules?.watchesHolds === true) this.rules.hold(instance, roster.account(instance, a), b, true);
        return;
      case OP.release:
        this.ledger.release(roster.account(instance, a), b);
        if (this.rules?.watchesHolds === true) this.rules.hold(instance, roster.account(instance, a), b, false);
        return;
      case OP.send: {
        const leg = this.machine.legs[a]!;
        const channel = ops[at + 4]! >= 0 ? ops[at + 4]! | 0 : leg.channel;
        const to = ops[at + 5]! >= 0 ? ops[at + 5]! | 0 : leg.to;
        const slot = this.channels.send(
          instance,
          a,
          b,
          c,
          roster.channel(instance, channel),
          roster.account(instance, to),
        );
        if (this.rules !== null) this.rules.submitted(instance, slot);
        this.host.instructed(instance, slot);
        return;
      }
      case OP.query:
        this.channels.query(instance, a, b, this.channelOf(instance, a, c | 0));
        return;
      case OP.statement:
        this.channels.statement(instance, a, b, this.channelOf(instance, a, c | 0));
        return;
      case OP.startTimer: {
        const due = this.world.now + b;
        this.world.cells[this.roster.timers(instance) + a] = due;
        this.world.push(due, KIND.timer, instance, a, 0, 0, 0, this.host.taintOf(instance), 0);
        return;
      }
      case OP.cancelTimer:
        this.world.cells[this.roster.timers(instance) + a] = 0;
        return;
      case OP.set:
        this.world.cells[this.roster.rows[instance * this.roster.stride + ROW.fields]! + a] = b;
        return;
      case OP.share:
        this.world.cells[this.world.layout.instances[instance]!.shared[a]!] = b;
        return;
      case OP.signal:
        this.world.push(this.world.now, KIND.signal, a, b | 0, c, 0, 0, this.host.taintOf(instance), 0);
        return;
      case OP.declare: {
        const declaration = this.machine.declarations[a]!;
        if (typeof declaration === 'string') {
          this.checks.declared(instance, declaration, b, c);
          if (declaration === 'split') this.rules?.divided(instance, b, c);
        } else if ('metric' in declaration) this.measure(declaration.metric, b);
        else this.rules?.declared(instance, declaration, b, c);
        return;
      }
    }
    assert(false, 'unknown effect');
  }

  private measure(metric: string, value: number): void {
    if (this.host.observer === null) return;
    this.host.metrics.set(metric, (this.host.metrics.get(metric) ?? 0) + value);
  }

  /** Channel in a role of the instance; -1: the one that the leg of this purpose names. */
  channelOf(instance: number, purpose: number, role: number): number {
    return this.roster.channel(
      instance,
      role >= 0 ? role : this.machines[this.roster.flow(instance)]!.legs[purpose]!.channel,
    );
  }
}

/** What an instance makes a step of. */
interface Input {
  kind: number;
  /** Address of the message, or 0. */
  address: number;
  /** Delivered again if the step that took it was not fully committed. */
  redelivers: boolean;
  /** What a status says of a leg, if it is news: as the item that brings it again says it. */
  heard: number;
}
