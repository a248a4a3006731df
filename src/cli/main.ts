#!/usr/bin/env node
import { runFenproof } from './fenproof.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await runFenproof(process.argv.slice(2), processTerminal());
