import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AssertionFailure, InputError } from '../../core/errors.ts';
import type { RoundRequest, RoundResult } from '../../search/random/round.ts';
import type { Library } from '../scenarios/library.ts';
import { JobRunner } from './job-runner.ts';
import type { SearchAnswer, SearchSources, WorkerStart } from './protocol.ts';
import { Turns } from './turns.ts';
import { RequestSender } from './wire.ts';

/** Does the parts of a round, wherever there is room. */
export interface SearchPool {
  /**
   * Results in the order in which they were ready; fewer than requests if `stop` became true on the way. All requests
   * of one call are of one round.
   * @throws AssertionFailure if a worker failed.
   */
  run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]>;
  close(): Promise<void>;
}

/** A pool of so many workers: this thread is one of them, and lets interrupts be heard between two parts. */
export function openPool(workers: number, sources: SearchSources, library: Library): SearchPool {
  return new Workers(new JobRunner(library, sources), workers - 1, sources);
}

class Workers implements SearchPool {
  private readonly own: JobRunner;
  private readonly turns = new Turns();
  private readonly threads: readonly Thread[];

  constructor(own: JobRunner, threads: number, sources: SearchSources) {
    this.own = own;
    const start = { sources, turns: this.turns.memory };
    this.threads = Array.from({ length: threads }, () => new Thread(start));
  }

  async run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]> {
    const { turns } = this;
    const results: RoundResult[] = [];
    const failures: unknown[] = [];
    const fail = (error: unknown): void => {
      failures.push(error);
      turns.stop();
    };
    turns.begin();
    let isOver = false;
    const others: Promise<void>[] = [];
    // A thread that is still starting comes in when it is ready: a search that is over before does not wait for it.
    for (const thread of this.threads) {
      void thread.ready.then(() => {
        if (!isOver && !turns.areOver(requests.length))
          others.push(thread.take(scenario, requests, results).catch(fail));
      }, fail);
    }
    try {
      for (;;) {
        await setImmediate();
        if (stop()) turns.stop();
        const part = turns.take(requests.length);
        if (part < 0) break;
        results.push(this.own.run(scenario, requests[part]!));
      }
    } catch (error) {
      fail(error);
    }
    for (let i = 0; i < others.length; i++) await others[i];
    isOver = true;
    if (failures.length > 0) throw failures[0];
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** One worker thread, which does its parts of one round after the other. */
class Thread {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly sender = new RequestSender();
  /** Who waits until the thread is ready, and where what it has done before is put. */
  private awaited: {
    readonly results: RoundResult[];
    readonly resolve: () => void;
    readonly reject: (error: Error) => void;
  } | null = null;
  private failure: Error | null = null;

  constructor(start: WorkerStart) {
    // Run from its sources, the program needs its loader in the thread as well.
    const isSource = import.meta.url.endsWith('.ts');
    const url = new URL(isSource ? './search-worker.ts' : './search-worker.js', import.meta.url);
    this.worker = new Worker(url, {
      workerData: start,
      ...(isSource ? { execArgv: ['--no-warnings', '--loader', 'ts-node/esm'] } : {}),
    });
    this.worker.on('message', (answer: SearchAnswer) => this.hear(answer));
    this.worker.on('error', (error: Error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new AssertionFailure('a worker ended before its work')));
    this.ready = this.isReady([]);
    // Whoever has a round for this thread looks at it; until then nobody need hear of it.
    this.ready.catch(() => undefined);
  }

  /** Lets the thread take parts of a round until there are no more. */
  take(scenario: number, requests: readonly RoundRequest[], results: RoundResult[]): Promise<void> {
    this.worker.postMessage(this.sender.round(scenario, requests));
    return this.isReady(results);
  }

  async close(): Promise<void> {
    this.awaited = null;
    await this.worker.terminate();
  }

  private isReady(results: RoundResult[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.failure === null) this.awaited = { results, resolve, reject };
      else reject(this.failure);
    });
  }

  private hear(answer: SearchAnswer): void {
    if (answer.kind === 'done') this.awaited?.results.push(answer.result);
    else if (answer.kind === 'ready') this.awaited?.resolve();
    else this.awaited?.reject(errorOf(answer));
  }

  private fail(error: Error): void {
    this.failure = error;
    this.awaited?.reject(error);
  }
}

function errorOf(answer: Exclude<SearchAnswer, { readonly kind: 'done' | 'ready' }>): Error {
  if (answer.kind === 'refused') return new InputError(answer.code, answer.params, answer.place);
  return new AssertionFailure(answer.message);
}
