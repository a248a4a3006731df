import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../core/errors.ts';
import { watchThread } from '../io/flows/watch.ts';
import type { ExitCode } from './exit-code.ts';
import { runFenproof } from './fenproof.ts';

/*
 * The thread in which a command with flows of the user's own runs. It has no streams of its own: what it says goes to
 * the thread that watches it.
 */

export interface WatchedData {
  readonly argv: readonly string[];
  readonly memory: SharedArrayBuffer;
  /** Not 0 once the user has asked to stop. */
  readonly stop: Int32Array;
  readonly program: string;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
}

export type WatchedMessage =
  | { readonly kind: 'out'; readonly text: string }
  | { readonly kind: 'err'; readonly text: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'exit'; readonly code: ExitCode };

assert(parentPort !== null, 'this file is the start of a thread');
const port = parentPort;
const say = (message: WatchedMessage): void => port.postMessage(message);
const { argv, memory, stop, ...terminal } = workerData as WatchedData;

watchThread(memory, (names) => say({ kind: 'names', names }));
const code = await runFenproof(argv, {
  out: (text) => say({ kind: 'out', text }),
  err: (text) => say({ kind: 'err', text }),
  ...terminal,
  env: process.env,
  interrupted: () => Atomics.load(stop, 0) !== 0,
});
say({ kind: 'exit', code });
