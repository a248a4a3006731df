import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What SPIN says of ESCROW-N. */
export interface SpinFigures {
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
  readonly statesPerSecond: number;
  /** Bytes of everything that its verifier holds. */
  readonly bytes: number;
}

/** Is SPIN here, and a compiler for the verifiers it writes? */
export function hasSpin(): boolean {
  try {
    execFileSync('spin', ['-V'], { stdio: 'ignore' });
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Has SPIN explore the same model. `byBreadth` keeps of every state the way to it, as we do; SPIN's own depth-first
 * search, which is what people run, keeps those of the states on its stack only.
 */
export function spinOf(payments: number, byBreadth: boolean): SpinFigures {
  const folder = mkdtempSync(join(tmpdir(), 'escrow-'));
  try {
    copyFileSync('test/bench/flows/escrow-n.pml', join(folder, 'escrow-n.pml'));
    const inside: ExecFileSyncOptionsWithStringEncoding = {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    };
    execFileSync('spin', [`-DN=${String(payments)}`, '-a', 'escrow-n.pml'], inside);
    const search = byBreadth ? ['-DBFS'] : [];
    // All states and nothing but states: no reduction, no cycles.
    execFileSync(
      'cc',
      ['-O2', '-w', '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=8192', ...search, '-o', 'pan', 'pan.c'],
      inside,
    );
    const places = payments > 3 ? 24 : 20;
    const started = performance.now();
    const text = execFileSync(join(folder, 'pan'), ['-m10000', `-w${String(places)}`], inside);
    const seconds = Number(/elapsed time ([\d.]+) seconds/.exec(text)?.[1] ?? NaN);
    const wall = (performance.now() - started) / 1_000;
    const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? NaN);
    const states = number(/([\d.e+]+) states, stored/);
    if (!/errors: 0/.test(text)) throw new Error(`SPIN: ${text.slice(0, 500)}`);
    const took = seconds > 0 ? seconds : wall;
    return {
      states,
      transitions: number(/([\d.e+]+) transitions/),
      seconds: took,
      statesPerSecond: Math.round(states / took),
      bytes: number(/([\d.]+)\s+total actual memory usage/) * 2 ** 20,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
