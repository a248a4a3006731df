#!/usr/bin/env node
import { processTerminal } from './terminal.ts';
import { usesOwnFlows } from './own-flows.ts';

const argv = process.argv.slice(2);
const terminal = processTerminal();
if (usesOwnFlows(argv)) {
  const { runWatched } = await import('./watched.ts');
  process.exitCode = await runWatched(argv, terminal);
} else {
  const { runFenproof } = await import('./fenproof.ts');
  process.exitCode = await runFenproof(argv, terminal);
}
