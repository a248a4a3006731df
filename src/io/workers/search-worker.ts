import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../core/errors.ts';
import { JobRunner } from './job-runner.ts';
import type { SearchAnswer, SearchJob, SearchSources } from './protocol.ts';

/*
 * One worker thread of a search. It opens the scenarios by itself, because machines and rules are functions and do not
 * travel, and answers requests in their order.
 */

assert(parentPort !== null, 'this file is the start of a worker thread');
const port = parentPort;
const say = (answer: SearchAnswer): void => port.postMessage(answer);

try {
  const runner = await JobRunner.open(workerData as SearchSources);
  port.on('message', (job: SearchJob) => {
    try {
      say({ kind: 'done', result: runner.run(job) });
    } catch (error) {
      say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
