import * as fc from 'fast-check';
import { compareNumber } from '../../core/order.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';
import { legFates } from '../../simulation/environment/channels.ts';
import { packAddress, unpackAddress, ADDRESS_KINDS } from '../../simulation/state/layout.ts';
import { crashPoints } from '../alphabet/bounds.ts';
import { allowanceOf } from '../alphabet/contract.ts';
import type { Deviation, PlannedAct, PlannedCrash, SearchPlan } from '../plan/plan.ts';
import { roughness } from './cost.ts';

/*
 * Each move proposes plans that may be simpler than the given one, the boldest first. Whether a proposal still shows
 * the finding, and is simpler, is decided by whoever asks.
 */

export type Move = (model: Model, plan: SearchPlan) => Iterable<SearchPlan>;

type Item =
  | { readonly kind: 'act'; readonly value: PlannedAct }
  | { readonly kind: 'deviation'; readonly value: Deviation }
  | { readonly kind: 'crash'; readonly value: PlannedCrash };

function itemsOf({ acts, deviations, crashes }: SearchPlan): Item[] {
  return [
    ...acts.map((value): Item => ({ kind: 'act', value })),
    ...deviations.map((value): Item => ({ kind: 'deviation', value })),
    ...crashes.map((value): Item => ({ kind: 'crash', value })),
  ];
}

function planOfItems(items: readonly Item[], until: number): SearchPlan {
  return {
    acts: items.flatMap((item) => (item.kind === 'act' ? [item.value] : [])),
    deviations: items.flatMap((item) => (item.kind === 'deviation' ? [item.value] : [])),
    crashes: items.flatMap((item) => (item.kind === 'crash' ? [item.value] : [])),
    until,
  };
}

/** Leaves out ever smaller parts of the plan (delta debugging: halves, quarters, ..., single things). */
function* leaveOut(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  const items = itemsOf(plan);
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < items.length; from += size) {
      yield planOfItems([...items.slice(0, from), ...items.slice(from + size)], plan.until);
    }
  }
  // A thing and its cure, or two acts that only fit together.
  if (items.length > 12) return;
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 2; j < items.length; j++) {
      yield planOfItems(
        items.filter((_, at) => at !== i && at !== j),
        plan.until,
      );
    }
  }
}

/** Does without a stated end. */
function* endSooner(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  if (plan.until > 0) yield { ...plan, until: 0 };
}

const delays = [0, 1, 2, 5, 10, 30]
  .map((n) => n * MS_PER_SECOND)
  .concat([1, 2, 5, 10, 30].map((n) => n * MS_PER_MINUTE))
  .concat([1, 2, 4, 8, 12].map((n) => n * MS_PER_HOUR))
  .concat([1, 2, 3, 5].map((n) => n * MS_PER_DAY));

/** Rounder and shorter delays of faults. */
function* delayLess(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  for (const [i, deviation] of plan.deviations.entries()) {
    if (deviation.kind === 'answer') continue;
    for (const by of delays) {
      if (by >= deviation.by && deviation.by % MS_PER_SECOND === 0) break;
      if (by === 0 && deviation.kind === 'message') continue;
      yield { ...plan, deviations: plan.deviations.with(i, { ...deviation, by }) };
    }
  }
}

/** Crashes that strike earlier. */
function* crashSooner(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  for (const [i, crash] of plan.crashes.entries()) {
    for (let step = 1; step < crash.step; step++) yield { ...plan, crashes: plan.crashes.with(i, { ...crash, step }) };
  }
}

/** Does with an instance that stands earlier in the list what the plan does with a later one. */
function* fewerParties(model: Model, plan: SearchPlan): Generator<SearchPlan> {
  const used = new Set<number>();
  for (const { stimulus } of plan.acts) if (stimulus.kind === 'act') used.add(stimulus.instance);
  for (const from of [...used].sort((a, b) => compareNumber(b, a))) {
    for (let to = 0; to < from; to++) {
      if (used.has(to) || model.instances[to]!.flow !== model.instances[from]!.flow) continue;
      yield renamed(plan, from, to);
    }
  }
}

function renamed(plan: SearchPlan, from: number, to: number): SearchPlan {
  const rename = (instance: number): number => (instance === from ? to : instance);
  return {
    ...plan,
    acts: plan.acts.map((act) =>
      act.stimulus.kind === 'act'
        ? { ...act, stimulus: { ...act.stimulus, instance: rename(act.stimulus.instance) } }
        : act,
    ),
    deviations: plan.deviations.map((deviation) => {
      const { instance, purpose, kind, ordinal } = unpackAddress(deviation.address);
      return { ...deviation, address: packAddress(rename(instance), purpose, kind % ADDRESS_KINDS, ordinal) };
    }),
    crashes: plan.crashes.map((crash) => ({ ...crash, instance: rename(crash.instance) })),
  };
}

const nice = [1, 2, 5].flatMap((digit) =>
  [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000].map((unit) => digit * unit),
);
nice.sort(compareNumber);

/** Smaller and rounder amounts: all at once, two at once, one by one. */
function* lessMoney(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  const places = plan.acts.flatMap(({ stimulus }, i) => {
    const fen = stimulus.kind === 'act' ? stimulus.arg0 : stimulus.kind === 'outside' ? stimulus.fen : 0;
    return fen > 0 ? [{ i, fen }] : [];
  });
  if (places.length > 1) {
    for (const fen of nice) yield places.reduce((changed, { i }) => withAmount(changed, i, fen), plan);
  }
  if (places.length === 2) {
    for (const first of nice) {
      for (const second of nice) {
        yield withAmount(withAmount(plan, places[0]!.i, first), places[1]!.i, second);
      }
    }
  }
  for (const { i, fen } of places) {
    for (const other of nice) if (other < fen || roughness(other) < roughness(fen)) yield withAmount(plan, i, other);
    for (const other of rounder(fen)) yield withAmount(plan, i, other);
    for (const { value } of fc.integer({ min: 1, max: fen }).shrink(fen, undefined).take(64)) {
      yield withAmount(plan, i, value);
    }
  }
}

/** The amount with fewer digits, down and up. */
function* rounder(fen: number): Generator<number> {
  for (let unit = 1_000_000_000; unit >= 10; unit /= 10) {
    const down = Math.floor(fen / unit) * unit;
    if (down > 0 && down !== fen) yield down;
    if (unit < fen * 10) yield down + unit;
  }
}

function withAmount(plan: SearchPlan, i: number, fen: number): SearchPlan {
  const act = plan.acts[i]!;
  const { stimulus } = act;
  if (stimulus.kind === 'act')
    return { ...plan, acts: plan.acts.with(i, { ...act, stimulus: { ...stimulus, arg0: fen } }) };
  if (stimulus.kind !== 'outside') return plan;
  return { ...plan, acts: plan.acts.with(i, { ...act, stimulus: { ...stimulus, fen } }) };
}

/** Less business time: acts earlier, together with what comes after them or alone, and at rounder times. */
function* lessTime(model: Model, plan: SearchPlan): Generator<SearchPlan> {
  for (const [i, { at }] of plan.acts.entries()) {
    const earliest = plan.acts[i - 1]?.at ?? model.startsAt;
    if (at === earliest) continue;
    for (const to of earlier(at, earliest)) {
      yield { ...plan, acts: plan.acts.map((act, j) => (j < i ? act : moved(act, to - at))) };
      if (i < plan.acts.length - 1) yield { ...plan, acts: plan.acts.with(i, moved(plan.acts[i]!, to - at)) };
    }
  }
}

/** Instants before `at`, not before `earliest`: that itself, round times, then ever smaller steps back. */
function* earlier(at: number, earliest: number): Generator<number> {
  yield earliest;
  for (const delay of delays) if (earliest + delay < at) yield earliest + delay;
  const units = [MS_PER_DAY, MS_PER_HOUR, 10 * MS_PER_MINUTE, MS_PER_MINUTE, MS_PER_SECOND];
  // Midnight in Shanghai is 16:00 UTC of the day before.
  for (const unit of units) {
    const offset = unit === MS_PER_DAY ? 8 * MS_PER_HOUR : 0;
    const down = Math.floor((at + offset) / unit) * unit - offset;
    if (down >= earliest && down < at) yield down;
  }
  for (const unit of [...units, 1]) {
    for (let n = Math.floor((at - earliest) / unit); n >= 1; n = Math.floor(n / 2)) {
      if (at - n * unit > earliest) yield at - n * unit;
      if (unit === 1 && n > 1_000) n = 2_000;
    }
  }
}

function moved(act: PlannedAct, by: number): PlannedAct {
  const at = act.at + by;
  if (act.stimulus.kind !== 'channel') return { ...act, at };
  const { from, until } = act.stimulus;
  return { at, stimulus: { ...act.stimulus, from: from + by, until: until + by } };
}

/** Channels that are closed, or out of position, for a shorter time. */
function* closeLess(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  for (const [i, act] of plan.acts.entries()) {
    if (act.stimulus.kind !== 'channel') continue;
    const { from, until } = act.stimulus;
    for (const delay of delays.slice(1)) {
      if (from + delay >= until) break;
      yield { ...plan, acts: plan.acts.with(i, { ...act, stimulus: { ...act.stimulus, until: from + delay } }) };
    }
  }
}

/** Plans with one item and less beside it: with a single act, with the acts alone, without one or two others. */
function* lessBeside(plan: SearchPlan, own: Item): Generator<readonly Item[]> {
  const others = itemsOf(plan).filter(({ value }) => value !== own.value);
  const acts = others.filter(({ kind }) => kind === 'act');
  for (const act of acts) yield [act];
  yield acts;
  for (let i = 0; i < others.length; i++) yield others.filter((_, at) => at !== i);
  if (others.length > PAIRS_MAX) return;
  for (let i = 0; i < others.length; i++) {
    for (let j = i + 1; j < others.length; j++) yield others.filter((_, at) => at !== i && at !== j);
  }
}

/** Of a plan with more items than this, no pairs of others are left out. */
const PAIRS_MAX = 6;

/** The same fault at an earlier message or leg of its kind, or at one that serves another purpose. */
function* faultElsewhere(model: Model, plan: SearchPlan): Generator<SearchPlan> {
  for (const deviation of plan.deviations) {
    const own: Item = { kind: 'deviation', value: deviation };
    const { instance, purpose, kind, ordinal } = unpackAddress(deviation.address);
    const purposes = model.flows[model.instances[instance]!.flow]!.legNames.length;
    const elsewhere: Deviation[] = [];
    for (let other = 0; other < purposes; other++) {
      if (other !== purpose && !isAllowed(model, instance, other, deviation)) continue;
      for (let n = 1; n <= (other === purpose ? ordinal - 1 : ordinal); n++) {
        elsewhere.push({ ...deviation, address: packAddress(instance, other, kind % ADDRESS_KINDS, n) });
      }
    }
    if (elsewhere.length === 0) continue;
    for (const others of [...lessBeside(plan, own), itemsOf(plan).filter(({ value }) => value !== deviation)]) {
      for (const value of elsewhere) yield planOfItems([...others, { kind: 'deviation', value }], plan.until);
    }
  }
}

/** Does the contract of the channel that carries a leg allow this fault, whatever its delay? */
function isAllowed(model: Model, instance: number, purpose: number, deviation: Deviation): boolean {
  const { flow, channels } = model.instances[instance]!;
  const { channelNames, legNames, legs } = model.flows[flow]!;
  const channel = model.channels[channels[channelNames.indexOf(legs[legNames[purpose]!]!.channel)]!];
  if (channel === undefined) return false;
  const allowance = allowanceOf(channel, model.scenario.faults?.contract === 'beyond');
  const { kind } = unpackAddress(deviation.address);
  switch (deviation.kind) {
    case 'message':
      return (allowance[deviation.fate] & (1 << (kind % ADDRESS_KINDS))) !== 0 && deviation.fate !== 'late';
    case 'leg':
      return (
        deviation.by === 0 && (allowance.leg & (1 << (legFates as readonly string[]).indexOf(deviation.fate))) !== 0
      );
    case 'answer':
      return ((deviation.taint.startsWith('row-') ? allowance.row : allowance.answer) & (1 << deviation.answer)) !== 0;
  }
}

/** With an outbox a step is committed whole or not at all: there is nothing between its effects. */
function pointsOf(model: Model, { instance }: PlannedCrash): readonly PlannedCrash['after'][] {
  return model.instances[instance]!.separate ? crashPoints : ['nothing', 'messages'];
}

/** A crash in another step, or between other effects of it, with less beside it. */
function* crashElsewhere(model: Model, plan: SearchPlan): Generator<SearchPlan> {
  for (const crash of plan.crashes) {
    const points = pointsOf(model, crash);
    const own: Item = { kind: 'crash', value: crash };
    for (const others of [...lessBeside(plan, own), itemsOf(plan).filter(({ value }) => value !== crash)]) {
      for (let step = 1; step <= crash.step; step++) {
        for (const after of points) {
          if (step === crash.step && after === crash.after) continue;
          yield planOfItems([...others, { kind: 'crash', value: { ...crash, step, after } }], plan.until);
        }
      }
    }
  }
}

/** Two acts in the other order, each at the time of the other. */
function* otherOrder(_model: Model, plan: SearchPlan): Generator<SearchPlan> {
  const { acts } = plan;
  for (let i = 0; i < acts.length; i++) {
    for (let j = i + 1; j < acts.length; j++) {
      const [a, b] = [acts[i]!, acts[j]!];
      if (a.stimulus.kind === 'channel' || b.stimulus.kind === 'channel') continue;
      yield { ...plan, acts: acts.with(i, { ...b, at: a.at }).with(j, { ...a, at: b.at }) };
    }
  }
}

/** All moves, those that take most away first. */
export const moves: readonly Move[] = [
  leaveOut,
  endSooner,
  fewerParties,
  crashSooner,
  delayLess,
  closeLess,
  lessTime,
  lessMoney,
  otherOrder,
  faultElsewhere,
  crashElsewhere,
];
