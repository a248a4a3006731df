/*
 * Exact oracle for everything that rounds money, written against the definition of each mode and sharing no code with
 * src: rationals of BigInt, and one rounding by comparing the distance to the two neighbours.
 */

/** A rational number, not reduced. The denominator is positive. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export type OracleMode = 'half-up' | 'half-even' | 'down' | 'up' | 'floor' | 'ceiling';

export const ORACLE_MODES: readonly OracleMode[] = ['half-up', 'half-even', 'down', 'up', 'floor', 'ceiling'];

/** The integer that `mode` takes for n/d. */
export function oracleRound({ n, d }: Ratio, mode: OracleMode): bigint {
  // Floor: BigInt division cuts towards zero.
  let below = n / d;
  if (below * d > n) below -= 1n;
  const above = below * d === n ? below : below + 1n;
  if (above === below) return below;
  const towardsZero = n < 0n ? above : below;
  const awayFromZero = n < 0n ? below : above;
  // Twice the distances to the neighbours, times d.
  const toBelow = 2n * (n - below * d);
  const toAbove = 2n * (above * d - n);
  switch (mode) {
    case 'floor':
      return below;
    case 'ceiling':
      return above;
    case 'down':
      return towardsZero;
    case 'up':
      return awayFromZero;
    case 'half-up':
      return toBelow === toAbove ? awayFromZero : toBelow < toAbove ? below : above;
    case 'half-even':
      return toBelow === toAbove ? (below % 2n === 0n ? below : above) : toBelow < toAbove ? below : above;
  }
}

/** amount * n/d as a rational. */
export function times(amount: number | bigint, ratio: Ratio): Ratio {
  return { n: BigInt(amount) * ratio.n, d: ratio.d };
}
