/** Something to be measured: does about `count` units of work and returns how many it did. */
export interface Candidate {
  readonly name: string;
  readonly unit: string;
  /** Units of one round: a round should last long enough to be timed, and short enough for many rounds. */
  readonly count: number;
  run(count: number): number | Promise<number>;
}

/** Units per second over the rounds. */
export interface Rate {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Nanoseconds of one unit at the median. */
  readonly nanoseconds: number;
  readonly rounds: number;
}

/**
 * Measures candidates in one process, in rounds that take turns, so that whatever else the machine does befalls all of
 * them. Seconds are of the processor, not of the clock: a busy machine then spreads figures but does not shift them.
 */
export async function measure(candidates: readonly Candidate[], rounds: number): Promise<Rate[]> {
  const rates = candidates.map(() => [] as number[]);
  for (let round = -1; round < rounds; round++) {
    for (const [i, candidate] of candidates.entries()) {
      const before = process.cpuUsage();
      const done = await candidate.run(candidate.count);
      const { user, system } = process.cpuUsage(before);
      // The first round warms up.
      if (round >= 0) rates[i]!.push((done * 1e6) / (user + system));
    }
  }
  return candidates.map(({ name, unit }, i) => {
    const list = rates[i]!.sort((a, b) => a - b);
    const median = list[list.length >> 1]!;
    return { name, unit, median, low: list[0]!, high: list.at(-1)!, nanoseconds: 1e9 / median, rounds };
  });
}

/** Throws unless both are the same: a faster wrong answer is no answer. */
export function checkEqual(what: string, ours: unknown, theirs: unknown): void {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (a !== b) throw new Error(`${what}: we say ${a.slice(0, 300)}, they say ${b.slice(0, 300)}`);
}
