/*
 * A set of small numbers kept in one field: a bit for each request id of an instance. Ids from {@link BITS} on are not
 * kept.
 */

const BITS = 50;
const powers: readonly number[] = Array.from({ length: BITS }, (_, i) => Number(1n << BigInt(i)));

export function hasBit(mask: number, request: number): boolean {
  const power = powers[request];
  return power !== undefined && Math.floor(mask / power) % 2 === 1;
}

export function withBit(mask: number, request: number, on: boolean): number {
  const power = powers[request];
  if (power === undefined || hasBit(mask, request) === on) return mask;
  return on ? mask + power : mask - power;
}

/** Request ids in a mask, ascending. */
export function bitsOf(mask: number): number[] {
  return powers.flatMap((_, request) => (hasBit(mask, request) ? [request] : []));
}
