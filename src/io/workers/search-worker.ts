import { parentPort, workerData } from 'node:worker_threads';
import { assert, InputError } from '../../core/errors.ts';
import { watchThread } from '../flows/watch.ts';
import { JobRunner } from './job-runner.ts';
import type { SearchAnswer, WorkerStart } from './protocol.ts';
import { Turns } from './turns.ts';
import { RequestReceiver, type RoundMessage } from './wire.ts';

/*
 * One worker thread of a search. It opens the scenarios by itself, because machines and rules are functions and do not
 * travel, and of each round that it is sent it does the parts that nobody else has taken.
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
  const { sources, turns: memory } = workerData as WorkerStart;
  if (sources.watched !== null) watchThread(sources.watched);
  const runner = await JobRunner.open(sources);
  const receiver = new RequestReceiver();
  const turns = new Turns(memory);
  port.on('message', (message: RoundMessage) => {
    try {
      const requests = receiver.round(message);
      for (let part = turns.take(requests.length); part >= 0; part = turns.take(requests.length)) {
        say({ kind: 'done', result: runner.run(message.scenario, requests[part]!) });
      }
      say({ kind: 'ready' });
    } catch (error) {
      say(failed(error));
    }
  });
  say({ kind: 'ready' });
} catch (error) {
  say(failed(error));
}
