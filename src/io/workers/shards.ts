import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { InputError } from '../../core/errors.ts';
import type { RoundRequest, RoundResult } from '../../search/random/round.ts';
import { slashes } from '../files/find.ts';
import type { SearchPool } from './pool.ts';

/** One of several machines that do one search together. */
export interface Shard {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** A folder that all of them see, empty at the beginning. */
  readonly folder: string;
}

/** How often a shard looks whether the others are ready, in ms. */
const LOOK_EVERY = 20;

/** How long a shard waits for the others before it gives up, in ms. */
const PATIENCE = 600_000;

/**
 * A pool that does its shard's parts of each round and takes the others' from a folder. Every shard sees the results of
 * all, merges them in the same order, and ends with the same findings as one machine alone.
 */
export class ShardPool implements SearchPool {
  private readonly inner: SearchPool;
  private readonly shard: Shard;
  /** Says what is searched; shards of different searches must not meet. */
  private readonly identity: string;
  private meetings = 0;

  constructor(inner: SearchPool, shard: Shard, identity: string) {
    this.inner = inner;
    this.shard = shard;
    this.identity = identity;
  }

  /** @throws InputError `shard-missing`, `shard-other-search`, `file-not-writable`. */
  async run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]> {
    const { number, of } = this.shard;
    const own = requests.filter((_, i) => i % of === number - 1);
    const results = await this.inner.run(scenario, own, stop);
    if (results.length < own.length) return results;
    const meeting = this.meetings++;
    this.put(meeting, results);
    for (let other = 1; other <= of; other++) {
      if (other === number) continue;
      const theirs = await this.take(meeting, other, stop);
      if (theirs === null) break;
      results.push(...theirs);
    }
    return results;
  }

  async close(): Promise<void> {
    await this.inner.close();
  }

  private put(meeting: number, results: readonly RoundResult[]): void {
    const path = this.path(meeting, this.shard.number);
    const temporary = `${path}.part`;
    try {
      mkdirSync(this.shard.folder, { recursive: true });
      writeFileSync(temporary, serialize({ identity: this.identity, results }));
      renameSync(temporary, path);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new InputError('file-not-writable', { file: slashes(path), reason }, { file: slashes(path) });
    }
  }

  /** What another shard did; null if somebody wants to stop. */
  private async take(meeting: number, other: number, stop: () => boolean): Promise<RoundResult[] | null> {
    const path = this.path(meeting, other);
    for (let waited = 0; !existsSync(path); waited += LOOK_EVERY) {
      if (stop()) return null;
      if (waited > PATIENCE)
        throw new InputError('shard-missing', { shard: other, folder: slashes(this.shard.folder) });
      await setTimeout(LOOK_EVERY);
    }
    const { identity, results } = deserialize(readFileSync(path)) as { identity: string; results: RoundResult[] };
    if (identity !== this.identity) throw new InputError('shard-other-search', { file: slashes(path) });
    return results;
  }

  private path(meeting: number, shard: number): string {
    return join(this.shard.folder, `meeting-${String(meeting)}-shard-${String(shard)}`);
  }
}
