import type { Model } from '../../scenario/model.ts';
import { boundsOf, faultKinds, type Bounds } from '../alphabet/bounds.ts';
import type { Profile } from '../profiles/profiles.ts';

/** Delays in ms that deviations take theirs from, by kind: lists that are filled anew for each run. */
export type Delays = Readonly<Record<'late' | 'twice' | 'leg' | 'closed' | 'noPosition', number[]>>;

/** What the scenario allows, with the profile's measure where it does not say, and amounts and delays of our own. */
export function drawnBounds(model: Model, profile: Profile, delays: Delays): Bounds {
  const bounds = boundsOf(model, { workdays: profile.workdays, deviations: profile.deviations });
  const { acts: named, outside } = model.scenario.faults ?? {};
  const purses = outside === undefined ? pursesOf(model) : [];
  return {
    ...bounds,
    // People spend and receive what nobody here instructs; again one amount stands for all.
    outside: [
      ...bounds.outside,
      ...purses.map((account) => ({ account, times: profile.times, spend: [1], receive: [1] })),
    ],
    acts: bounds.acts.map((bound) => {
      const flow = model.flows[model.instances[bound.instance]!.flow]!;
      const name = flow.actNames[bound.act]!;
      const isMoney = flow.acts[name]!.args?.[0]?.type === 'fen';
      // One amount stands for all: the amount is drawn when the act is.
      return { ...bound, times: named?.[name]?.times ?? profile.times, first: isMoney ? [1] : bound.first };
    }),
    faults: Object.fromEntries(
      faultKinds.map((kind) => {
        const by = kind in delays ? delays[kind as keyof typeof delays] : bounds.faults[kind].by;
        return [kind, { ...bounds.faults[kind], by }];
      }),
    ) as Bounds['faults'],
    stops: [],
  };
}

/**
 * Bank accounts of people who act. Whoever runs a process is none of them: what it has is stated by the scenario, and
 * that it spends what its own system is about to pay out is no weakness of the design.
 */
function pursesOf(model: Model): number[] {
  const actors = new Set<number>();
  for (const { flow, parties } of model.instances) {
    const { acts, partyNames } = model.flows[flow]!;
    for (const { by } of Object.values(acts)) if (by !== 'operator') actors.add(parties[partyNames.indexOf(by)]!);
  }
  for (const { process } of model.instances) actors.delete(process);
  const isPurse = ({ owner, kind }: Model['accounts'][number]): boolean => actors.has(owner) && kind === 'bank-account';
  return model.accounts.filter(isPurse).map(({ index }) => index);
}
