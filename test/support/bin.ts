import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/*
 * The program as a user starts it: a process of its own, from JavaScript. The sources are only stripped of their types,
 * which takes a moment where a build takes many; what is stripped once is used by all tests of the same sources.
 */

const TELL_CPU = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(process.env.FENPROOF_CPU_FILE, String(user + system));
  });
`)}`;

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  /** Null if it was killed because it took too long. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  /** Processor time of the process, all its threads: unlike the clock it does not count waiting for others. */
  readonly cpu: number;
}

interface Options {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly seconds?: number;
  /** Megabytes of heap that it may take. */
  readonly heap?: number;
}

/** Starts `fenproof` with these arguments and waits for its end. */
export function runBin(args: readonly string[], options: Options = {}): Ended {
  const { cwd = root, input = '', seconds = 60, heap = 512 } = options;
  const main = join(builtBin(), 'cli/main.js');
  const cpuFile = join(tmpdir(), `fenproof-cpu-${process.pid}`);
  const env = { PATH: process.env['PATH'], FENPROOF_CPU_FILE: cpuFile };
  const flags = [`--max-old-space-size=${heap}`, '--import', TELL_CPU];
  const limits = { timeout: seconds * 1000, maxBuffer: 1 << 28 };
  const start = performance.now();
  const ended = spawnSync(process.execPath, [...flags, main, ...args], {
    cwd,
    input,
    env,
    encoding: 'utf8',
    ...limits,
  });
  const wall = (performance.now() - start) / 1000;
  const cpu = existsSync(cpuFile) ? Number(readFileSync(cpuFile, 'utf8')) / 1e6 : wall;
  rmSync(cpuFile, { force: true });
  return { code: ended.status, out: ended.stdout, err: ended.stderr, seconds: wall, cpu };
}

/** The file that a user's `fenproof` starts. */
export function binPath(): string {
  return join(builtBin(), 'cli/main.js');
}

let built: string | undefined;

function builtBin(): string {
  if (built !== undefined) return built;
  const src = join(root, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort((a, b) => (a < b ? -1 : 1));
  const sources = files.map((file) => [file, readFileSync(join(src, file), 'utf8')] as const);
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const folder = join(root, 'coverage', `bin-${hash}`);
  if (!existsSync(folder)) {
    const temporary = `${folder}.${process.pid}`;
    for (const [file, source] of sources) {
      const target = join(temporary, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, strip(source));
    }
    try {
      renameSync(temporary, folder);
    } catch {
      // Another worker was faster.
      rmSync(temporary, { recursive: true, force: true });
    }
  }
  built = folder;
  return folder;
}

function strip(source: string): string {
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return code.replaceAll(/(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g, '$1$2.js$1');
}
