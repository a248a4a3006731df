import { Prng } from '../../core/prng.ts';
import type { Model } from '../../scenario/model.ts';
import { legFates } from '../../simulation/environment/channels.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import { addressKinds, unpackAddress } from '../../simulation/state/layout.ts';
import { allowanceOf, type Allowance } from '../alphabet/contract.ts';

/** Longest delay drawn for a message, ms. */
const LATE_MOST = 30 * 60_000;
const TWICE_BY = 1_000;

/**
 * Deviations within the contracts of the channels, drawn for each message and leg by its address: whatever the design,
 * the same request of the same instance meets the same fate, so that designs are compared under the same faults.
 */
export class DrawnFaults implements Pick<ReadonlyMap<number, Stimulus>, 'get' | 'size'> {
  /** Never empty: nobody knows beforehand what there will be. */
  readonly size = 1;
  private readonly model: Model;
  private readonly written: ReadonlyMap<number, Stimulus>;
  private readonly seed: string;
  private readonly perMille: number;
  private readonly allowances: readonly Allowance[];

  /** @param perMille of messages and legs that deviate, 0 to 1000; what the plan writes stands. */
  constructor(model: Model, written: ReadonlyMap<number, Stimulus>, seed: string, perMille: number) {
    this.model = model;
    this.written = written;
    this.seed = seed;
    this.perMille = perMille;
    this.allowances = model.channels.map((channel) => allowanceOf(channel, false));
  }

  get(address: number): Stimulus | undefined {
    const written = this.written.get(address);
    if (written !== undefined || address <= 0) return written;
    const { instance, purpose, kind, ordinal } = unpackAddress(address);
    const owner = this.model.instances[instance]!;
    const flow = this.model.flows[owner.flow]!;
    const leg = flow.legs[flow.legNames[purpose]!]!;
    const allowance = this.allowances[owner.channels[flow.channelNames.indexOf(leg.channel)]!];
    if (allowance === undefined) return undefined;
    // Names and not numbers: another design may have more instances before this one.
    const name = `${owner.key}/${flow.legNames[purpose]!}${addressKinds[kind]!}`;
    const prng = Prng.from(this.seed, `fault ${name}`, 0, ordinal);
    if (prng.int(1_000) >= this.perMille) return undefined;
    if (kind === 0) {
      const fates = legFates.filter((_, number) => (allowance.leg & (1 << number)) !== 0);
      return fates.length === 0 ? undefined : { kind: 'leg', address, fate: fates[prng.int(fates.length)]!, by: 0 };
    }
    const fates = (['late', 'lost', 'twice'] as const).filter((fate) => (allowance[fate] & (1 << kind)) !== 0);
    if (fates.length === 0) return undefined;
    const fate = fates[prng.int(fates.length)]!;
    const by = fate === 'late' ? prng.between(1_000, LATE_MOST) : fate === 'twice' ? TWICE_BY : 0;
    return { kind: 'message', address, fate, by };
  }
}
