import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AssertionFailure, InputError } from '../../core/errors.ts';
import type { RoundRequest, RoundResult } from '../../search/random/round.ts';
import type { Library } from '../scenarios/library.ts';
import { JobRunner } from './job-runner.ts';
import type { SearchAnswer, SearchMessage, SearchSources } from './protocol.ts';
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

/** Parts that a thread has at most, the one it does and one that lies ready. */
const AT_HAND = 2;

class Workers implements SearchPool {
  private readonly own: JobRunner;
  private readonly threads: readonly Thread[];

  constructor(own: JobRunner, threads: number, sources: SearchSources) {
    this.own = own;
    this.threads = Array.from({ length: threads }, () => new Thread(sources));
  }

  async run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]> {
    const results: RoundResult[] = [];
    let next = 0;
    const failures: unknown[] = [];
    let isOver = false;
    const take = (kept: number): RoundRequest | undefined =>
      failures.length > 0 || next + kept >= requests.length || stop() ? undefined : requests[next++];
    /** Does one part after the other as long as there are more than `kept`. */
    const work = async (does: (request: RoundRequest) => Promise<RoundResult>, kept = 0): Promise<void> => {
      try {
        for (let request = take(kept); request !== undefined; request = take(kept)) results.push(await does(request));
      } catch (error) {
        failures.push(error);
      }
    };
    const own = work(async (request) => {
      await setImmediate();
      return this.own.run(scenario, request);
    });
    const others: Promise<void>[] = [];
    // A thread that is still starting comes in when it is ready: a search that is over before does not wait for it.
    for (const thread of this.threads) {
      void thread.ready.then(
        () => {
          if (isOver || next >= requests.length) return;
          thread.begin(scenario, requests[0]!);
          // The last parts are for whoever has nothing to do: none of them waits behind another.
          for (let i = 0; i < AT_HAND; i++)
            others.push(work((request) => thread.do(request), i === 0 ? 0 : this.threads.length));
        },
        (error: unknown) => failures.push(error),
      );
    }
    await own;
    for (let i = 0; i < others.length; i++) await others[i];
    isOver = true;
    if (failures.length > 0) throw failures[0];
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** One worker thread, which does one thing after the other. */
class Thread {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly sender = new RequestSender();
  /** Who waits for the next answers, in the order in which they come. */
  private waiting: { resolve: (answer: SearchAnswer) => void; reject: (error: Error) => void }[] = [];
  private failure: Error | null = null;

  constructor(sources: SearchSources) {
    // Run from its sources, the program needs its loader in the thread as well.
    const isSource = import.meta.url.endsWith('.ts');
    const url = new URL(isSource ? './search-worker.ts' : './search-worker.js', import.meta.url);
    this.worker = new Worker(url, {
      workerData: sources,
      ...(isSource ? { execArgv: ['--no-warnings', '--loader', 'ts-node/esm'] } : {}),
    });
    this.worker.on('message', (answer: SearchAnswer) => this.waiting.shift()?.resolve(answer));
    this.worker.on('error', (error: Error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new AssertionFailure('a worker ended before its work')));
    this.ready = this.answer().then((first) => {
      if (first.kind !== 'ready') throw errorOf(first);
    });
    // Whoever has parts for this thread looks at it; until then nobody need hear of it.
    this.ready.catch(() => undefined);
  }

  /** A round begins, of which any request is given. */
  begin(scenario: number, request: RoundRequest): void {
    this.post(this.sender.round(scenario, request));
  }

  /** Does a part of the round that has begun. */
  async do(request: RoundRequest): Promise<RoundResult> {
    const answered = this.answer();
    this.post(this.sender.part(request));
    const answer = await answered;
    if (answer.kind !== 'done') throw errorOf(answer);
    return answer.result;
  }

  async close(): Promise<void> {
    this.waiting = [];
    await this.worker.terminate();
  }

  private post(message: SearchMessage): void {
    this.worker.postMessage(message);
  }

  private answer(): Promise<SearchAnswer> {
    return new Promise((resolve, reject) => {
      if (this.failure === null) this.waiting.push({ resolve, reject });
      else reject(this.failure);
    });
  }

  private fail(error: Error): void {
    this.failure = error;
    const { waiting } = this;
    this.waiting = [];
    for (const { reject } of waiting) reject(error);
  }
}

function errorOf(answer: SearchAnswer): Error {
  if (answer.kind === 'refused') return new InputError(answer.code, answer.params, answer.place);
  return new AssertionFailure(answer.kind === 'failed' ? answer.message : 'a worker said what nobody asked');
}
