import { Worker } from 'node:worker_threads';
import { InputError } from '../core/errors.ts';
import { message } from '../core/messages/catalogue.ts';
import { LOADING, Watcher, watchMemory } from '../io/flows/watch.ts';
import type { ExitCode } from './exit-code.ts';
import { reportFailure } from './failure.ts';
import { languageOf } from './language.ts';
import { ownFlowsOf } from './own-flows.ts';
import type { Terminal } from './terminal.ts';
import type { WatchedData, WatchedMessage } from './watched-worker.ts';

/** A function of a flow takes microseconds; one that takes so many seconds does not come back. */
const CALL_SECONDS = 5;

/** Loading may have to read and compile much. */
const LOADING_SECONDS = 20;

const LOOK_EVERY = 250;

/**
 * Runs the whole program in a thread of its own and looks on: a function of a user's flow that does not return is
 * stopped together with the thread (exit 2). Files are written whole or not at all, so nothing half-written is left.
 */
export async function runWatched(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const memory = watchMemory();
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const isSource = import.meta.url.endsWith('.ts');
  const { program, outIsTerminal, errIsTerminal } = terminal;
  const workerData: WatchedData = { argv, memory, stop, program, outIsTerminal, errIsTerminal };
  const worker = new Worker(new URL(`./watched-worker.${isSource ? 'ts' : 'js'}`, import.meta.url), {
    workerData,
    ...(isSource ? { execArgv: ['--no-warnings', '--loader', 'ts-node/esm'] } : {}),
  });
  const lang = languageOf(argv, terminal.env);
  const refuse = (error: unknown): ExitCode => reportFailure(error, lang, terminal);
  const watcher = new Watcher(memory);
  let names: readonly string[] = [];
  let look: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ExitCode>((resolve) => {
      worker.on('message', (said: WatchedMessage) => {
        if (said.kind === 'out') terminal.out(said.text);
        else if (said.kind === 'err') terminal.err(said.text);
        else if (said.kind === 'names') names = said.names;
        else resolve(said.code);
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        resolve(refuse(isMemory ? new InputError('flow-out-of-memory', { flows: ownFlowsOf(argv) }) : error));
      });
      look = setInterval(() => {
        if (terminal.interrupted()) Atomics.store(stop, 0, 1);
        const now = performance.now();
        const call = watcher.overdue(now, CALL_SECONDS * 1_000);
        if (call === 0 || (call === LOADING && watcher.overdue(now, LOADING_SECONDS * 1_000) === 0)) return;
        const seconds = call === LOADING ? LOADING_SECONDS : CALL_SECONDS;
        const what = names[call - LOADING - 1] ?? message('flow-loading')[lang];
        resolve(refuse(new InputError('flow-loops', { what, seconds }, { file: ownFlowsOf(argv) })));
      }, LOOK_EVERY);
    });
  } finally {
    clearInterval(look);
    await worker.terminate();
  }
}
