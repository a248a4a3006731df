import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AssertionFailure, InputError } from '../../core/errors.ts';
import type { RoundRequest, RoundResult } from '../../search/random/round.ts';
import type { Library } from '../scenarios/library.ts';
import { JobRunner } from './job-runner.ts';
import type { SearchAnswer, SearchJob, SearchSources } from './protocol.ts';

/** Does the parts of a round, wherever there is room. */
export interface SearchPool {
  /**
   * Results in the order in which they were ready; fewer than requests if `stop` became true on the way.
   * @throws AssertionFailure if a worker failed.
   */
  run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]>;
  close(): Promise<void>;
}

/** A pool of worker threads; of one worker: this thread, which lets interrupts be heard between two parts. */
export async function openPool(workers: number, sources: SearchSources, library: Library): Promise<SearchPool> {
  if (workers === 1) return new OwnThread(new JobRunner(library, sources));
  return ThreadPool.open(workers, sources);
}

class OwnThread implements SearchPool {
  private readonly runner: JobRunner;

  constructor(runner: JobRunner) {
    this.runner = runner;
  }

  async run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]> {
    const results: RoundResult[] = [];
    for (const request of requests) {
      await setImmediate();
      if (stop()) break;
      results.push(this.runner.run({ scenario, request }));
    }
    return results;
  }

  async close(): Promise<void> {
    // Nothing was opened.
  }
}

class ThreadPool implements SearchPool {
  private readonly threads: readonly Thread[];

  private constructor(threads: readonly Thread[]) {
    this.threads = threads;
  }

  static async open(workers: number, sources: SearchSources): Promise<ThreadPool> {
    const threads = Array.from({ length: workers }, () => new Thread(sources));
    try {
      await Promise.all(threads.map((thread) => thread.ready));
    } catch (error) {
      await Promise.all(threads.map((thread) => thread.close()));
      throw error;
    }
    return new ThreadPool(threads);
  }

  async run(scenario: number, requests: readonly RoundRequest[], stop: () => boolean): Promise<RoundResult[]> {
    const results: RoundResult[] = [];
    let next = 0;
    const work = async (thread: Thread): Promise<void> => {
      while (next < requests.length && !stop()) {
        const request = requests[next++]!;
        results.push(await thread.do({ scenario, request }));
      }
    };
    await Promise.all(this.threads.map(work));
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }
}

/** One worker thread, which does one thing at a time. */
class Thread {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private waiting: { resolve: (answer: SearchAnswer) => void; reject: (error: Error) => void } | null = null;

  constructor(sources: SearchSources) {
    // Run from its sources, the program needs its loader in the thread as well.
    const isSource = import.meta.url.endsWith('.ts');
    const url = new URL(isSource ? './search-worker.ts' : './search-worker.js', import.meta.url);
    this.worker = new Worker(url, {
      workerData: sources,
      ...(isSource ? { execArgv: ['--no-warnings', '--loader', 'ts-node/esm'] } : {}),
    });
    const answered = this.answer();
    this.worker.on('message', (answer: SearchAnswer) => {
      const { waiting } = this;
      this.waiting = null;
      waiting?.resolve(answer);
    });
    this.worker.on('error', (error: Error) => this.waiting?.reject(error));
    this.worker.on('exit', () => this.waiting?.reject(new AssertionFailure('a worker ended before its work')));
    this.ready = answered.then((first) => {
      if (first.kind !== 'ready') throw errorOf(first);
    });
  }

  async do(job: SearchJob): Promise<RoundResult> {
    const answered = this.answer();
    this.worker.postMessage(job);
    const answer = await answered;
    if (answer.kind !== 'done') throw errorOf(answer);
    return answer.result;
  }

  async close(): Promise<void> {
    this.waiting = null;
    await this.worker.terminate();
  }

  private answer(): Promise<SearchAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }
}

function errorOf(answer: SearchAnswer): Error {
  if (answer.kind === 'refused') return new InputError(answer.code, answer.params, answer.place);
  return new AssertionFailure(answer.kind === 'failed' ? answer.message : 'a worker said what nobody asked');
}
