import { InputError, type Place } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { Prng } from '../../core/prng.ts';
import type { LoadFile } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import type { Stimulus } from './stimulus.ts';
import { planTime } from './plan-time.ts';

/** One act of a load at its instant. */
export interface LoadAct {
  readonly at: number;
  readonly stimulus: Stimulus;
}

/**
 * A load profile as a plan: each entry's acts are spread over the time from `from` until `until` (not included; the
 * load's, or the entry's own), one in each of `times` equal slots, over the flow's instances in a shuffled order, with amounts drawn evenly from the range
 * (both ends included). A function of (scenario, seed).
 *
 * @throws InputError `plan-unknown-address`, `plan-act-unknown`, `load-empty-span`, time and money codes.
 */
export function loadActs(model: Model, load: LoadFile, seed: string | number): LoadAct[] {
  const place = (pointer: string): Place => ({ file: model.file, pointer: `/load${pointer}` });
  const span = (from: string, until: string, pointer: string): { from: number; until: number } => {
    const begins = planTime(model, from, place(`${pointer}/from`));
    const ends = planTime(model, until, place(`${pointer}/until`));
    if (ends <= begins) throw new InputError('load-empty-span', { from, until }, place(`${pointer}/until`));
    return { from: begins, until: ends };
  };
  const whole = span(load.from, load.until, '');
  return load.acts.flatMap((entry, index) => {
    const here = place(`/acts/${String(index)}`);
    const instances = model.instances.filter(({ key }) => key === entry.flows || key.startsWith(`${entry.flows}.`));
    const own = entry.from !== undefined || entry.until !== undefined;
    const { from, until } = own
      ? span(entry.from ?? load.from, entry.until ?? load.until, `/acts/${String(index)}`)
      : whole;
    const [first] = instances;
    if (first === undefined) throw new InputError('plan-unknown-address', { address: entry.flows }, here);
    const flow = model.flows[first.flow]!;
    const act = flow.actNames.indexOf(entry.does);
    if (act < 0) {
      const acts = flow.actNames.join(', ');
      throw new InputError('plan-act-unknown', { act: entry.does, flow: flow.name, acts }, here);
    }
    const low = entry.yuan === undefined ? 0 : parseYuan(entry.yuan[0], here);
    const high = entry.yuan === undefined ? 0 : parseYuan(entry.yuan[1], here);
    const second = flow.acts[entry.does]!.args?.[1]?.default ?? 0;
    const prng = Prng.from(seed, 'load', 0, index);
    const order = shuffled(instances.length, prng);
    const slot = (until - from) / entry.times;
    return Array.from({ length: entry.times }, (_, i): LoadAct => {
      const start = from + Math.floor(i * slot);
      const width = Math.max(1, from + Math.floor((i + 1) * slot) - start);
      const instance = instances[order[i % order.length]!]!.index;
      const arg0 = prng.between(Math.min(low, high), Math.max(low, high));
      return { at: start + prng.int(width), stimulus: { kind: 'act', instance, act, arg0, arg1: second } };
    });
  });
}

function shuffled(length: number, prng: Prng): number[] {
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = prng.int(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
