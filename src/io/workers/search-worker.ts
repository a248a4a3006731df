import { parentPort, workerData } from 'node:worker_threads';
import { assert, InputError } from '../../core/errors.ts';
import { watchThread } from '../flows/watch.ts';
import { JobRunner } from './job-runner.ts';
import type { SearchAnswer, SearchMessage, SearchSources } from './protocol.ts';
import { RequestReceiver } from './wire.ts';

/*
 * One worker thread of a search. It opens the scenarios by itself, because machines and rules are functions and do not
 * travel, and answers requests in their order.
 */

assert(parentPort !== null, 'this file is the start of a worker thread');
const port = parentPort;
const say = (answer: SearchAnswer): void => port.postMessage(answer);
const failed = (error: unknown): SearchAnswer => {
  if (error instanceof InputError) {
    const { code, params, place } = error;
    return { kind: 'refused', code, params, place };
  }
  return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
};

try {
  const sources = workerData as SearchSources;
  if (sources.watched !== null) watchThread(sources.watched);
  const runner = await JobRunner.open(sources);
  const receiver = new RequestReceiver();
  port.on('message', (message: SearchMessage) => {
    if (message.kind === 'round') {
      receiver.round(message);
      return;
    }
    try {
      const { scenario, request } = receiver.part(message);
      say({ kind: 'done', result: runner.run(scenario, request) });
    } catch (error) {
      say(failed(error));
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say(failed(error));
}
