import { assert } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { compareNumber } from '../../core/order.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND, dayOf, parseDuration } from '../../core/time.ts';
import { parseTimeOfDay, startOfDay } from '../../core/time.ts';
import type { ActBoundFile, FaultBudgetFile, FaultsFile, PlanItem } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import { ANSWER_FATE, legFates } from '../../simulation/environment/channels.ts';
import { ADDRESS } from '../../simulation/state/layout.ts';

/** Kinds of deviation that a scenario bounds one by one, by their keys in its `faults` section. */
export const faultKinds = ['late', 'lost', 'twice', 'leg', 'answer', 'row', 'closed', 'noPosition', 'crash'] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Where a crash can strike, as numbers of `armCrash`. */
export const crashPoints = ['nothing', 'postings', 'state', 'messages'] as const;

/** One act on one instance. */
export interface ActBound {
  readonly instance: number;
  readonly act: number;
  /** How often; -1 for without end. */
  readonly times: number;
  /** Values of the first and second argument; [0] where there is none. Fen or counts. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** The act reaches every instance of its flow in one process; the bound names the first of them. */
  readonly all: boolean;
}

/** Money that crosses the edge of the world at one account. Fen. */
export interface OutsideBound {
  readonly account: number;
  readonly times: number;
  readonly spend: readonly number[];
  readonly receive: readonly number[];
}

/** How often one kind of deviation may happen, and what of its kind. */
export interface FaultBound {
  /** In the whole run, or on each instance; -1 for without end, 0 for never. */
  readonly count: number;
  readonly perInstance: boolean;
  /** Milliseconds; one deviation for each. Empty where the kind has no duration. */
  readonly by: readonly number[];
  /**
   * Bits: kinds of message (`ADDRESS`), fates of a leg (`legFates`), fates of an answer or row (`ANSWER_FATE`), points
   * of a crash ({@link crashPoints}). Unused for channels.
   */
  readonly of: number;
  /** Channels that may be closed or out of position; empty for the other kinds. */
  readonly channels: readonly number[];
}

/** What a search may do, as plain data: a search with other amounts or budgets makes a copy with what it changes. */
export interface Bounds {
  /** Also what the channels' contracts rule out. */
  readonly beyond: boolean;
  readonly acts: readonly ActBound[];
  readonly outside: readonly OutsideBound[];
  readonly faults: Readonly<Record<FaultKind, FaultBound>>;
  /** Last instant to which the clock may move, inclusive: the end of a working day. */
  readonly until: number;
  /** Instants at which the clock may also stop, ascending. */
  readonly stops: readonly number[];
  /** People act at the start and at the stops only, not whenever something has happened. */
  readonly atTimes: boolean;
}

/** What holds where the scenario says nothing. */
export interface BoundsDefaults {
  readonly workdays: number;
  /** How often each kind of deviation may happen that the scenario does not name. */
  readonly deviations: number;
}

/** An exhaustive search does what it is told and nothing else: the space it exhausts is the one that was described. */
const exploreDefaults: BoundsDefaults = { workdays: 3, deviations: 0 };

const ALL = 0x7fff_ffff;
const durations: Readonly<Record<FaultKind, readonly number[]>> = {
  late: [10 * MS_PER_MINUTE],
  lost: [],
  twice: [MS_PER_SECOND],
  // 0: as long as the channel takes by default.
  leg: [0],
  answer: [],
  row: [],
  closed: [MS_PER_HOUR],
  noPosition: [MS_PER_HOUR],
  crash: [],
};

/**
 * Bounds of a model's scenario. The scenario has been validated, so names exist.
 *
 * @throws Inconclusive `calendar-exhausted` if the working days reach beyond the holiday table.
 */
export function boundsOf(model: Model, defaults: BoundsDefaults = exploreDefaults): Bounds {
  const faults = model.scenario.faults ?? {};
  const workdays = faults.workdays ?? defaults.workdays;
  const first = dayOf(model.startsAt);
  // The first day counts if it is a working day; the bound is the end of the last one.
  const last = model.calendar.addWorkdays(first, model.calendar.isWorkday(first) ? workdays - 1 : workdays);
  const until = startOfDay(last) + MS_PER_DAY;
  return {
    beyond: faults.contract === 'beyond',
    acts: actBounds(model, faults),
    outside: outsideBounds(model, faults),
    faults: Object.fromEntries(
      faultKinds.map((kind) => [kind, faultBound(model, kind, faults[kind] ?? defaults.deviations)]),
    ) as Record<FaultKind, FaultBound>,
    until,
    stops: stopsOf(model, faults.times ?? [], until),
    atTimes: faults.peopleAct === 'at-times',
  };
}

function actBounds(model: Model, faults: FaultsFile): ActBound[] {
  const bounds: ActBound[] = [];
  const reached = new Set<string>();
  for (const instance of model.instances) {
    const flow = model.flows[instance.flow]!;
    flow.actNames.forEach((name, act) => {
      const definition = flow.acts[name]!;
      const named = faults.acts?.[name];
      if (faults.acts !== undefined && named === undefined) return;
      if (named?.flows?.some((key) => ofFlow(instance.key, key, model)) === false) return;
      const isAbsent = definition.by !== 'operator' && instance.parties[flow.partyNames.indexOf(definition.by)]! < 0;
      if (isAbsent) return;
      const all = definition.reaches === 'all';
      const batch = `${String(instance.flow)} ${String(instance.process)} ${String(act)}`;
      if (all && reached.has(batch)) return;
      if (all) reached.add(batch);
      const [first, second] = (definition.args ?? []).map((arg) => {
        if (arg.type === 'fen') return amountsOf(model, faults, named, name, arg.name);
        return named?.counts ?? (arg.default === undefined ? plannedCounts(model, name, arg.name) : [arg.default]);
      });
      bounds.push({
        instance: instance.index,
        act,
        times: named?.unlimited === true ? -1 : (named?.times ?? 1),
        all,
        first: first ?? [0],
        second: second ?? [0],
      });
    });
  }
  return bounds;
}

/** `key`, or one of its instances `key.1`, `key.2`, ... */
function ofFlow(instance: string, key: string, model: Model): boolean {
  const { count = 1 } = model.scenario.flows[key] ?? {};
  return count === 1 ? instance === key : instance.startsWith(`${key}.`);
}

/** Named for the act, else for all acts, else those of the plan, else one yuan. */
function amountsOf(
  model: Model,
  faults: FaultsFile,
  named: ActBoundFile | undefined,
  act: string,
  argument: string,
): readonly number[] {
  const texts = named?.yuan ?? faults.amounts;
  const planned = (item: PlanItem): number[] => {
    if (!('does' in item) || item.does !== act || item.flow === undefined) return [];
    const value = item[argument];
    return typeof value === 'string' ? [parseYuan(value)] : [];
  };
  const found = texts?.map((text) => parseYuan(text)) ?? (model.scenario.plan ?? []).flatMap(planned);
  const distinct = [...new Set(found)].sort(compareNumber);
  return distinct.length === 0 ? [100] : distinct;
}

function plannedCounts(model: Model, act: string, argument: string): readonly number[] {
  const found = (model.scenario.plan ?? []).flatMap((item) => {
    const value = 'does' in item && item.does === act ? item[argument] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
  return found.length === 0 ? [1] : [...new Set(found)].sort(compareNumber);
}

function outsideBounds(model: Model, faults: FaultsFile): OutsideBound[] {
  return Object.entries(faults.outside ?? {})
    .map(([key, { times, spend, receive }]): OutsideBound => {
      const account = model.accounts.findIndex((one) => one.key === key);
      assert(account >= 0, `no account ${key}`);
      return {
        account,
        times: times ?? 1,
        spend: (spend ?? []).map((text) => parseYuan(text)),
        receive: (receive ?? []).map((text) => parseYuan(text)),
      };
    })
    .sort((a, b) => a.account - b.account);
}

function faultBound(model: Model, kind: FaultKind, file: number | FaultBudgetFile): FaultBound {
  const { count, per, by, of } = typeof file === 'number' ? { count: file } : file;
  const isOfChannel = kind === 'closed' || kind === 'noPosition';
  const channels = model.channels.filter(({ key }) => of?.includes(key) ?? true).map(({ index }) => index);
  return {
    count,
    perInstance: per === 'instance',
    by: by?.map((text) => parseDuration(text)) ?? durations[kind],
    of: isOfChannel || of === undefined ? ALL : of.reduce((bits, name) => bits | bitOf(kind, name), 0),
    channels: isOfChannel ? channels : [],
  };
}

function bitOf(kind: FaultKind, name: string): number {
  switch (kind) {
    case 'late':
    case 'lost':
    case 'twice':
      return 1 << ADDRESS[name as keyof typeof ADDRESS];
    case 'leg':
      return 1 << (legFates as readonly string[]).indexOf(name);
    case 'answer':
      return 1 << (name === 'wrong' ? ANSWER_FATE.wrong : ANSWER_FATE.notFound);
    case 'row':
      return 1 << (name === 'twice' ? ANSWER_FATE.twice : ANSWER_FATE.missing);
    case 'crash':
      return 1 << (crashPoints as readonly string[]).indexOf(name);
    case 'closed':
    case 'noPosition':
      return 0;
  }
}

function stopsOf(model: Model, times: readonly string[], until: number): number[] {
  const stops: number[] = [];
  const ofDay = times.map((text) => parseTimeOfDay(text)).sort(compareNumber);
  for (let day = dayOf(model.startsAt); startOfDay(day) < until; day++) {
    for (const time of ofDay) {
      const at = startOfDay(day) + time;
      if (at > model.startsAt && at <= until && at !== stops.at(-1)) stops.push(at);
    }
  }
  return stops;
}
