import { InputError, type Place } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { parseDuration } from '../../core/time.ts';
import type { LoadFile, PlanItem } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import { ANSWER_FATE } from '../environment/channels.ts';
import type { CrashPoint } from '../kernel.ts';
import { loadActs } from './load.ts';
import { planTime } from './plan-time.ts';
import type { Stimulus } from './stimulus.ts';
import { addressKinds, packAddress } from '../state/layout.ts';

export type { Stimulus } from './stimulus.ts';

/** A written plan resolved: acts by time, deviations by the address of what they befall. */
export interface CompiledPlan {
  /** In order of time; equal times in the order of the file. */
  readonly acts: readonly { readonly at: number; readonly stimulus: Stimulus }[];
  readonly deviations: ReadonlyMap<number, Stimulus>;
  /** Per instance: crashes by the number of its step. */
  readonly crashes: ReadonlyMap<number, ReadonlyMap<number, CrashPoint>>;
}

/** Default of `by` for a late or doubled message, in ms. */
const LATE_BY = 10 * 60_000;
const TWICE_BY = 1_000;

/**
 * Resolves a validated plan, and the load profile beside it, against a model.
 * @throws InputError `plan-act-unknown`, `plan-argument-missing`, `plan-unknown-address`, time and money codes.
 */
export function compilePlan(model: Model, plan: readonly PlanItem[], load?: LoadFile): CompiledPlan {
  const acts: { at: number; order: number; stimulus: Stimulus }[] = [];
  const deviations = new Map<number, Stimulus>();
  const crashes = new Map<number, Map<number, CrashPoint>>();
  plan.forEach((item, order) => {
    const place: Place = { file: model.file, pointer: `/plan/${String(order)}` };
    if ('does' in item) {
      acts.push({ at: planTime(model, item.at, place), order, stimulus: compileAct(model, item, place) });
    } else if ('message' in item) {
      const address = parseAddress(model, item.message, place);
      const by = item.by === undefined ? (item.fate === 'twice' ? TWICE_BY : LATE_BY) : parseDuration(item.by, place);
      deviations.set(address, { kind: 'message', address, fate: item.fate, by });
    } else if ('leg' in item) {
      const address = parseAddress(model, item.leg, place);
      const by = item.by === undefined ? 0 : parseDuration(item.by, place);
      deviations.set(address, { kind: 'leg', address, fate: item.fate, by });
    } else if ('query' in item) {
      const address = parseAddress(model, item.query, place);
      const answer = item.fate === 'not-found' ? ANSWER_FATE.notFound : ANSWER_FATE.wrong;
      deviations.set(address, { kind: 'answer', address, answer, taint: item.fate });
    } else if ('row' in item) {
      const address = parseAddress(model, item.row, place);
      const answer = item.fate === 'missing' ? ANSWER_FATE.missing : ANSWER_FATE.twice;
      deviations.set(address, { kind: 'answer', address, answer, taint: `row-${item.fate}` });
    } else if ('crash' in item) {
      const instance = instanceOf(model, item.crash, place);
      const steps = crashes.get(instance) ?? new Map<number, CrashPoint>();
      steps.set(item.step, item.after as CrashPoint);
      crashes.set(instance, steps);
    } else {
      const channel = model.channels.findIndex(({ key }) => key === item.channel);
      if (channel < 0) throw new InputError('plan-unknown-address', { address: item.channel }, place);
      const from = planTime(model, item.from, place);
      const until = planTime(model, item.until, place);
      acts.push({ at: from, order, stimulus: { kind: 'channel', channel, fate: item.fate, from, until } });
    }
  });
  if (load !== undefined) {
    const { seed, id } = model.scenario;
    for (const act of loadActs(model, load, seed ?? id)) acts.push({ ...act, order: acts.length });
  }
  acts.sort((a, b) => a.at - b.at || a.order - b.order);
  return { acts, deviations, crashes };
}

function compileAct(model: Model, item: Extract<PlanItem, { does: string }>, place: Place): Stimulus {
  const yuan = (): number => {
    if (item.yuan === undefined)
      throw new InputError('plan-argument-missing', { act: item.does, argument: 'yuan' }, place);
    return parseYuan(item.yuan, { ...place, pointer: `${place.pointer ?? ''}/yuan` });
  };
  if (item.flow === undefined) {
    const account = places(model).accounts.get(item.account!) ?? -1;
    return { kind: 'outside', account, fen: yuan(), incoming: item.does === 'receive' };
  }
  const instance = instanceOf(model, item.flow, place);
  const flow = model.flows[model.instances[instance]!.flow]!;
  const act = flow.actNames.indexOf(item.does);
  if (act < 0)
    throw new InputError(
      'plan-act-unknown',
      { act: item.does, flow: flow.name, acts: flow.actNames.join(', ') },
      place,
    );
  const args = (flow.acts[item.does]!.args ?? []).map(({ name, type, default: fallback }) => {
    if (type === 'fen' && item[name] !== undefined)
      return parseYuan(item[name], { ...place, pointer: `${place.pointer ?? ''}/${name}` });
    if (typeof item[name] === 'number') return item[name];
    if (fallback === undefined)
      throw new InputError('plan-argument-missing', { act: item.does, argument: name }, place);
    return fallback;
  });
  return { kind: 'act', instance, act, arg0: args[0] ?? 0, arg1: args[1] ?? 0 };
}

function instanceOf(model: Model, key: string, place: Place): number {
  const index = places(model).instances.get(key) ?? -1;
  if (index < 0) throw new InputError('plan-unknown-address', { address: key }, place);
  return index;
}

/** `instance/purpose-kind#ordinal` as a packed address. */
function parseAddress(model: Model, text: string, place: Place): number {
  const match = /^([^/#]+)\/([^/#]+)#(\d+)$/.exec(text);
  const unknown = (): InputError => new InputError('plan-unknown-address', { address: text }, place);
  if (match === null) throw unknown();
  const instance = instanceOf(model, match[1]!, place);
  const { legNames } = model.flows[model.instances[instance]!.flow]!;
  for (let kind = addressKinds.length - 1; kind >= 0; kind--) {
    const suffix = addressKinds[kind]!;
    if (!match[2]!.endsWith(suffix)) continue;
    const purpose = legNames.indexOf(match[2]!.slice(0, match[2]!.length - suffix.length));
    if (purpose >= 0) return packAddress(instance, purpose, kind, Number(match[3]));
  }
  throw unknown();
}

/** Where accounts and instances stand, by key; of each model once, since a plan may have an act for each. */
const placesOf = new WeakMap<Model, { accounts: Map<string, number>; instances: Map<string, number> }>();

function places(model: Model): { accounts: Map<string, number>; instances: Map<string, number> } {
  let found = placesOf.get(model);
  if (found === undefined) {
    const accounts = new Map(model.accounts.map(({ key }, i) => [key, i]));
    found = { accounts, instances: new Map(model.instances.map(({ key }, i) => [key, i])) };
    placesOf.set(model, found);
  }
  return found;
}
