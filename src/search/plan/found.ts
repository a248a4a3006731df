import type { Model } from '../../scenario/model.ts';
import type { RootFinding } from '../../simulation/findings/collector.ts';
import { lossOf } from '../../simulation/findings/loss.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import type { Machine } from '../../simulation/machines.ts';
import { findingFingerprint } from '../../simulation/result/fingerprint.ts';
import type { LeafSet } from './tracker.ts';

/** A finding as the search keeps it: plain data. */
export interface Found {
  readonly kind: 'funds' | 'rule';
  readonly id: string;
  /** Stable over amounts, times and names; see `findingFingerprint`. */
  readonly fingerprint: string;
  /** The fingerprint without the faults: finding, flow, transition and effect that broke it. */
  readonly anchor: string;
  /** Bits of the fates on the causal chain. */
  readonly taint: number;
  /** Transitions that the instances concerned had taken. */
  readonly leaves: LeafSet;
  /** Instance whose step broke it, or -1. */
  readonly instance: number;
  readonly now: number;
  /** Fen lost, in all. */
  readonly amount: number;
  readonly loss: readonly { readonly party: number; readonly fen: number }[];
  /** Ids of what followed from it, in the order of their events. */
  readonly leadsTo: readonly string[];
  /** Stimuli of the expanded plan up to the one that broke it. */
  readonly length: number;
}

/** The same statement broken by the same effect of the same transition, with no fault that the other does not have. */
export function sameCause(candidate: Pick<Found, 'anchor' | 'taint'>, of: Pick<Found, 'anchor' | 'taint'>): boolean {
  return candidate.anchor === of.anchor && (candidate.taint & ~of.taint) === 0;
}

/** Instances whose transitions belong to the story of a breach. */
export function concerned(model: Model, breach: { readonly instance: number; readonly claim: number }): number[] {
  if (breach.instance >= 0) return [breach.instance];
  const all = model.instances.map(({ index }) => index);
  if (breach.claim < 0) return all;
  return all.filter((index) => model.instances[index]!.claims.includes(breach.claim));
}

/** Fingerprint and anchor of a breach. */
export function identity(
  model: Model,
  machines: readonly Machine[],
  breach: Parameters<typeof findingFingerprint>[2],
): { readonly fingerprint: string; readonly anchor: string } {
  return {
    fingerprint: findingFingerprint(model, machines, breach),
    anchor: findingFingerprint(model, machines, { ...breach, taint: 0 }),
  };
}

/** Who loses what by a root, with what the run has left of claims. */
export function lossesOf(kernel: Kernel, root: RootFinding): Found['loss'] {
  return lossOf(kernel.model, kernel.world, root).filter(({ fen }) => fen > 0);
}
