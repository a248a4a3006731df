import type { Calendar } from '../../../src/core/calendar.ts';
import { parseYuan } from '../../../src/core/fen.ts';
import { dayOf, msOfDay, parseDuration, parseTimeOfDay, startOfDay } from '../../../src/core/time.ts';
import type { ChannelPromise, EffectBuffer, FlowView } from '../../../src/flows/view.ts';
import { withdrawal } from '../../../src/flows/withdrawal/flow.ts';
import { createReference, type Reference, type ReferenceStep } from '../../../src/flows/reference/xstate-stepper.ts';
import { machineNames } from '../../../src/simulation/witness.ts';
import type { ChannelFile } from '../../../src/scenario/format.ts';

/*
 * The world a second time, the way one would write it first: plain objects, a sorted array as queue, XState itself,
 * JSON text as the key of a state. It shares with the kernel only the definition of the withdrawal flow (machine,
 * guards, effects) and the calendar. One customer, one order, one channel. If the kernel's layout, queue, ledger,
 * crash groups, register or fingerprint lose or invent a state, the two counts differ.
 */

interface Leg {
  phase: 'requested' | 'processing' | 'succeeded' | 'failed' | 'rejected';
  request: number;
  amount: number;
  expires: number;
  truth: number;
  retires: number;
  untold: boolean;
}

type Pending = { due: number; made: number } & (
  | { is: 'timer'; name: string }
  | { is: 'request'; leg: number }
  | { is: 'settle'; leg: number }
  | { is: 'message'; event: string; amount: number; request: number; final: number }
  | { is: 'query'; request: number }
  | { is: 'statement'; request: number }
  | { is: 'restart' }
);

interface Input {
  event: string;
  timer: string | null;
  message: Extract<Pending, { is: 'message' }> | null;
}

interface State {
  now: number;
  made: number;
  snapshot: ReferenceStep['snapshot'];
  info: { available: number; frozen: number; control: number };
  money: { reserve: number; card: number; rail: number };
  register: {
    owed: number;
    funded: number;
    untold: number;
    asked: number;
    credited: number;
    due: number;
    promised: number;
  };
  fields: number[];
  timers: Record<string, number>;
  legs: (Leg | null)[];
  queue: Pending[];
  downUntil: number;
  armed: string | null;
}

const ROLES = ['available', 'frozen', 'control'] as const;
const RESTART_AFTER = 60_000;
const fieldTypes = Object.values(withdrawal.fields);

export class ObjectWorld {
  private readonly reference: Reference;
  private readonly channel: ChannelFile;
  private readonly calendar: Calendar;
  private readonly choices: number[];
  private readonly separate: boolean;
  state: State;

  private constructor(
    reference: Reference,
    channel: ChannelFile,
    calendar: Calendar,
    choices: Record<string, string>,
    start: { now: number; available: number; other: number; reserve: number },
  ) {
    this.reference = reference;
    this.channel = channel;
    this.calendar = calendar;
    this.choices = withdrawal.choiceNames.map((name) =>
      Math.max(0, Object.keys(withdrawal.choices[name]!.values).indexOf(choices[name] ?? '')),
    );
    this.separate = choices['durability'] === 'separate';
    const first = reference.initial(() => false);
    this.state = {
      now: start.now,
      made: 0,
      snapshot: first.snapshot,
      info: { available: start.available, frozen: 0, control: start.available + start.other },
      money: { reserve: start.reserve, card: 0, rail: 0 },
      register: {
        owed: start.available,
        funded: start.available,
        untold: 0,
        asked: 0,
        credited: 0,
        due: 0,
        promised: 0,
      },
      fields: withdrawal.fieldNames.map(() => 0),
      timers: {},
      legs: [],
      queue: [],
      downUntil: 0,
      armed: null,
    };
  }

  static async create(
    channel: ChannelFile,
    calendar: Calendar,
    choices: Record<string, string>,
    start: { now: number; available: number; other: number; reserve: number },
  ): Promise<ObjectWorld> {
    const reference = await createReference(withdrawal.machine, machineNames(withdrawal));
    return new ObjectWorld(reference, channel, calendar, choices, start);
  }

  copy(): State {
    return structuredCloneState(this.state);
  }

  /** JSON text of everything that decides the future, and of nothing else. */
  key(): string {
    const { state } = this;
    const ahead = (at: number): number => (at > state.now ? at - state.now : 0);
    const live = state.queue.filter((item) => item.is !== 'timer' || state.timers[item.name] === item.due);
    const days: boolean[] = [];
    for (let d = 0; d <= 12; d++) days.push(this.calendar.isWorkday(dayOf(state.now) + d));
    return JSON.stringify([
      this.reference.key(state.snapshot),
      state.info,
      state.money,
      { ...state.register, due: ahead(state.register.due), promised: ahead(state.register.promised) },
      state.fields.map((value, i) => (fieldTypes[i] === 'time' ? ahead(value) : value)),
      Object.keys(state.timers)
        .sort()
        .map((name) => [name, ahead(state.timers[name]!)])
        .filter(([, due]) => due !== 0),
      state.legs.map((leg) =>
        leg === null
          ? null
          : { ...leg, expires: ahead(leg.expires), truth: ahead(leg.truth), retires: ahead(leg.retires) },
      ),
      live.map((item) => ({ ...item, made: 0, due: item.due - state.now })),
      ahead(state.downUntil),
      state.armed,
      msOfDay(state.now),
      days,
    ]);
  }

  // ---- stimuli ----

  withdraw(fen: number): boolean {
    const { state } = this;
    if (state.downUntil > state.now) return false;
    const { register } = state;
    if (register.asked === 0 && state.armed !== 'nothing') {
      register.asked = fen;
      if (fen <= register.owed) register.due = register.promised = state.now + parseDuration('PT2H');
    }
    return this.step({ event: 'withdraw', timer: null, message: null }, fen, 0, false);
  }

  advance(): boolean {
    this.dropStale();
    const [first] = this.state.queue;
    if (first === undefined || first.due <= this.state.now) return false;
    this.state.now = first.due;
    return true;
  }

  deliver(): boolean {
    const { state } = this;
    for (;;) {
      const item = state.queue[0];
      if (item === undefined || item.due > state.now) return false;
      state.queue.shift();
      if (item.is === 'timer') {
        if (state.timers[item.name] !== item.due) continue;
        state.timers[item.name] = 0;
      }
      if ((item.is === 'timer' || item.is === 'message') && state.downUntil > state.now) {
        if (item.is === 'timer') state.timers[item.name] = state.downUntil;
        this.push({ ...item, due: state.downUntil });
        continue;
      }
      this.dispatch(item);
      return true;
    }
  }

  lose(index: number): void {
    this.state.queue.splice(index, 1);
  }

  double(index: number, by: number): void {
    const item = this.state.queue[index]!;
    this.push({ ...item, due: item.due + by });
  }

  /** Positions in the queue of what travels and can be lost or doubled. */
  travelling(): number[] {
    return this.state.queue
      .map((item, i) => ({ item, i }))
      .filter(({ item }) => !['timer', 'settle', 'restart'].includes(item.is))
      .map(({ i }) => i);
  }

  // ---- the process ----

  private dispatch(item: Pending): void {
    switch (item.is) {
      case 'timer':
        this.step({ event: item.name, timer: item.name, message: null }, 0, 0, true);
        return;
      case 'message':
        if (item.event.startsWith('payout.answer.')) this.hangUp(item.request);
        if (item.final > 0) this.told(item.final - 1, item.request);
        this.step({ event: item.event, timer: null, message: item }, item.amount, item.request, true);
        return;
      case 'restart':
        if (!isDone(this.state.snapshot)) this.step({ event: 'RESTARTED', timer: null, message: null }, 0, 0, false);
        return;
      case 'request':
        this.request(item.leg);
        return;
      case 'settle':
        this.settle(item.leg);
        return;
      case 'query': {
        const found = this.newest(item.request);
        const status = found < 0 ? 'not-found' : this.answer(this.state.legs[found]!);
        const amount = found < 0 ? 0 : this.state.legs[found]!.amount;
        this.tell(
          `payout.answer.${status}`,
          this.lag('query'),
          amount,
          item.request,
          status === 'succeeded' ? found + 1 : 0,
        );
        return;
      }
      case 'statement': {
        const found = this.newest(item.request);
        const leg = found < 0 ? null : this.state.legs[found]!;
        const status =
          leg === null
            ? 'absent'
            : leg.phase === 'succeeded'
              ? 'succeeded'
              : leg.phase === 'processing'
                ? 'pending'
                : 'failed';
        this.tell(
          `payout.statement.${status}`,
          0,
          leg?.amount ?? 0,
          item.request,
          status === 'succeeded' ? found + 1 : 0,
        );
        return;
      }
    }
  }

  private step(input: Input, arg0: number, arg1: number, redelivers: boolean): boolean {
    const { state } = this;
    const view = this.view(arg0, arg1);
    const armed = state.armed;
    state.armed = null;
    const before = state.snapshot;
    const next = this.reference.next(before, input.event, (name, params) => withdrawal.guards[name]!(view, params));
    if (next.actions.length === 0 && this.reference.key(next.snapshot) === this.reference.key(before)) return false;
    const posts: (() => void)[] = [];
    const sets: (() => void)[] = [() => (state.snapshot = next.snapshot)];
    const sends: (() => void)[] = [];
    const buffer = this.buffer(posts, sets, sends);
    let busFirst = null as boolean | null;
    const noticeOrder = (): void => {
      if (busFirst === null && (posts.length > 0 || sends.length > 0)) busFirst = posts.length === 0;
    };
    const all: (() => void)[] = [];
    for (const action of next.actions) {
      const counts = [posts.length, sets.length, sends.length];
      if (action.kind === 'effect') withdrawal.effects[action.name]!(view, buffer, action.params);
      else if (action.kind === 'start-timer') {
        const ms = typeof action.delay === 'number' ? action.delay : withdrawal.delays[action.delay!]!(view);
        const due = state.now + ms;
        sets.push(() => {
          state.timers[action.name] = due;
          this.push({ is: 'timer', name: action.name, due, made: 0 });
        });
      } else sets.push(() => (state.timers[action.name] = 0));
      noticeOrder();
      all.push(...posts.slice(counts[0]), ...sets.slice(counts[1]), ...sends.slice(counts[2]));
    }
    if (armed === null) {
      for (const effect of all) effect();
      state.snapshot = next.snapshot;
      return true;
    }
    let committed = armed !== 'nothing';
    if (!this.separate) {
      if (committed) {
        for (const effect of all) effect();
        state.snapshot = next.snapshot;
      }
    } else {
      const order = busFirst === true ? ['messages', 'state', 'postings'] : ['postings', 'state', 'messages'];
      const groups: Record<string, (() => void)[]> = { postings: posts, state: sets, messages: sends };
      const reach = order.indexOf(armed);
      committed = reach >= order.indexOf('state');
      for (let g = 0; g <= reach; g++) for (const effect of groups[order[g]!]!) effect();
    }
    const up = state.now + RESTART_AFTER;
    state.downUntil = up;
    this.push({ is: 'restart', due: up, made: 0 });
    if (committed) return true;
    if (input.timer !== null) {
      state.timers[input.timer] = up;
      this.push({ is: 'timer', name: input.timer, due: up, made: 0 });
    } else if (redelivers && input.message !== null) this.push({ ...input.message, final: 0, due: up });
    return true;
  }

  // ---- the channel ----

  private request(index: number): void {
    const { state } = this;
    const leg = state.legs[index]!;
    if (leg.phase !== 'requested') {
      const status = this.answer(leg);
      const final = status === 'succeeded' ? index + 1 : 0;
      this.tell(`payout.answer.${status}`, this.lag('response'), leg.amount, leg.request, final);
      return;
    }
    const twin = state.legs.findIndex(
      (other, i) => i !== index && other !== null && other.request === leg.request && other.phase !== 'requested',
    );
    if (twin >= 0) {
      const status = this.answer(state.legs[twin]!);
      state.legs[index] = null;
      this.tell(
        `payout.answer.${status}`,
        this.lag('response'),
        state.legs[twin]!.amount,
        leg.request,
        status === 'succeeded' ? twin + 1 : 0,
      );
      return;
    }
    if (state.now > leg.expires || state.money.reserve < leg.amount) {
      leg.phase = 'rejected';
      this.tell('payout.rejected', this.lag('response'), leg.amount, leg.request, 0);
      return;
    }
    state.money.reserve -= leg.amount;
    state.money.rail += leg.amount;
    leg.phase = 'processing';
    this.tell('payout.accepted', this.lag('response'), leg.amount, leg.request, 0);
    this.push({ is: 'settle', leg: index, due: state.now + this.lag('settle'), made: -1 });
  }

  /** Until when a leg may still be heard of or asked after. */
  private retirement(): number {
    const { promises } = this.channel;
    const today = dayOf(this.state.now);
    const read = this.calendar.addWorkdays(today, promises.returnWithinWorkdays + 2);
    const day = Math.max(today + promises.noticeDays, read) + 1;
    return Math.max(startOfDay(day), this.state.now + parseDuration(promises.outcomeFinalAfter));
  }

  private settle(index: number): void {
    const { state } = this;
    const leg = state.legs[index]!;
    state.money.rail -= leg.amount;
    state.money.card += leg.amount;
    leg.retires = Math.max(leg.retires, this.retirement());
    leg.phase = 'succeeded';
    leg.untold = true;
    const { register } = state;
    register.credited += leg.amount;
    const discharged = Math.min(leg.amount, register.owed);
    register.owed -= discharged;
    register.funded -= discharged;
    register.untold += leg.amount;
    this.tell('payout.succeeded', this.lag('notice'), leg.amount, leg.request, index + 1);
  }

  private told(index: number, request: number): void {
    const leg = this.state.legs[index];
    if (leg === null || leg === undefined || leg.request !== request || !leg.untold) return;
    leg.untold = false;
    this.state.register.untold = Math.max(0, this.state.register.untold - leg.amount);
  }

  private answer(leg: Leg): string {
    switch (leg.phase) {
      case 'succeeded':
        return 'succeeded';
      case 'failed':
      case 'rejected':
        return 'failed';
      case 'processing':
        return 'pending';
      case 'requested':
        return 'not-found';
    }
  }

  private newest(request: number): number {
    return this.state.legs.findIndex((leg) => leg !== null && leg.request === request && leg.phase !== 'requested');
  }

  /** Whoever has an answer, or asks anew, hears no other. */
  private hangUp(request: number): void {
    this.state.queue = this.state.queue.filter(
      (item) =>
        !(item.is === 'query' && item.request === request) &&
        !(item.is === 'message' && item.event.startsWith('payout.answer.') && item.request === request),
    );
  }

  private lag(kind: keyof ChannelFile['latency']): number {
    return parseDuration(this.channel.latency[kind]);
  }

  private tell(event: string, after: number, amount: number, request: number, final: number): void {
    this.push({ is: 'message', event, amount, request, final, due: this.state.now + after, made: 1 });
  }

  // ---- effects and view ----

  private buffer(posts: (() => void)[], sets: (() => void)[], sends: (() => void)[]): EffectBuffer {
    const { state } = this;
    const change = (role: number, fen: number): void => {
      const name = ROLES[role]!;
      state.info[name] += name === 'control' ? -fen : fen;
    };
    // What the withdrawal flow does not ask for is left out: asking would be an error.
    const buffer: Partial<EffectBuffer> = {
      post: (debit, credit, fen) => {
        posts.push(() => {
          change(debit, -fen);
          change(credit, fen);
        });
      },
      set: (field, value) => {
        sets.push(() => (state.fields[field] = value));
      },
      send: (_leg, request, amount) => {
        sends.push(() => {
          const { promises } = this.channel;
          const leg: Leg = {
            phase: 'requested',
            request,
            amount,
            expires: state.now + parseDuration(promises.requestExpiresAfter),
            truth: state.now + parseDuration(promises.queryTruthAfter),
            retires: this.retirement(),
            untold: false,
          };
          const free = state.legs.findIndex(
            (other) =>
              other === null || (!['requested', 'processing'].includes(other.phase) && other.retires <= state.now),
          );
          const index = free < 0 ? state.legs.length : free;
          state.legs[index] = leg;
          this.push({ is: 'request', leg: index, due: state.now + this.lag('request'), made: 1 });
        });
      },
      query: (_leg, request) => {
        sends.push(() => {
          this.hangUp(request);
          this.push({ is: 'query', request, due: state.now + this.lag('query'), made: 1 });
        });
      },
      statement: (_leg, request) => {
        sends.push(() => {
          const day = this.calendar.nextWorkday(dayOf(state.now));
          const due = startOfDay(day) + parseTimeOfDay(this.channel.promises.statementCompleteBy);
          this.push({ is: 'statement', request, due, made: 1 });
        });
      },
    };
    return buffer as EffectBuffer;
  }

  private view(arg0: number, arg1: number): FlowView {
    const { state } = this;
    const refuse = (): never => {
      throw new Error('the withdrawal flow does not read this');
    };
    const promise = (_channel: number, name: ChannelPromise): number => {
      const { promises } = this.channel;
      switch (name) {
        case 'outcome-final-after':
          return parseDuration(promises.outcomeFinalAfter);
        case 'return-within-workdays':
          return promises.returnWithinWorkdays;
        case 'statement-by':
          return parseTimeOfDay(promises.statementCompleteBy);
        default:
          return refuse();
      }
    };
    // What the withdrawal flow does not read is left out: reading it would be an error.
    const view: Partial<FlowView> = {
      now: state.now,
      instance: 0,
      get: (field) => state.fields[field]!,
      term: (term) => {
        const { type, default: value } = withdrawal.contract[withdrawal.termNames[term]!]!;
        return type === 'fen' ? parseYuan(value) : parseDuration(String(value));
      },
      choice: (choice) => this.choices[choice]!,
      arg: (i) => (i === 0 ? arg0 : arg1),
      balance: (role) => state.info[ROLES[role]!],
      held: () => 0,
      hasAccount: () => false,
      hasChannel: (channel) => channel === 0,
      isOpen: () => true,
      hasPosition: () => true,
      nextOpening: () => state.now + 1,
      channel: promise,
      workday: (n, timeOfDay) => {
        const today = dayOf(state.now);
        const first = this.calendar.isWorkday(today) ? today : this.calendar.nextWorkday(today);
        return startOfDay(this.calendar.addWorkdays(first, n)) + timeOfDay;
      },
    };
    return view as FlowView;
  }

  private push(item: Pending): void {
    const { queue } = this.state;
    const made = this.state.made++;
    const marked = { ...item, made };
    // Restarts come first among equal dues, then what was made first.
    const rank = (other: Pending): number => (other.is === 'restart' ? 0 : 1);
    let at = queue.findIndex(
      (other) => other.due > marked.due || (other.due === marked.due && rank(other) > rank(marked)),
    );
    if (at < 0) at = queue.length;
    queue.splice(at, 0, marked);
  }

  private dropStale(): void {
    const { state } = this;
    while (state.queue[0]?.is === 'timer' && state.timers[state.queue[0].name] !== state.queue[0].due)
      state.queue.shift();
  }
}

function isDone(snapshot: ReferenceStep['snapshot']): boolean {
  return snapshot.status === 'done';
}

/** XState's snapshots are immutable and shared; the rest is copied. */
function structuredCloneState(state: State): State {
  const { snapshot, ...rest } = state;
  return { ...structuredClone(rest), snapshot };
}
