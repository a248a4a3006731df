import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RunDocument } from '../../src/results/run.ts';
import { flawed, sound, writeScenario } from '../support/flawed-scenario.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Runs the program in a process of its own; resolves to its stdout. */
function run(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, ['--no-warnings', '--loader', 'ts-node/esm', 'src/cli/main.ts', ...argv], {
    env: { ...process.env, ...env },
  });
  let out = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  return new Promise((resolve) => child.on('close', () => resolve(out)));
}

it('a scenario gives the same findings and hash in every process, time zone and language', async () => {
  const folder = temporaryFolder();
  for (const scenario of [flawed, sound]) writeScenario(folder, scenario);
  const places = [
    { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: '' },
    { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C' },
    { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: '' },
  ];
  const documents = await Promise.all(places.map((env) => run(['run', folder, '--format', 'json'], env)));
  expect((JSON.parse(documents[0]!) as RunDocument).scenarios).toHaveLength(2);
  expect(new Set(documents).size).toBe(1);
});

it('a recorded trace is the same to the byte in every process, time zone and language', async () => {
  const folder = temporaryFolder();
  const file = writeScenario(folder, flawed);
  const places = [
    { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: '' },
    { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'C' },
  ];
  const traces = await Promise.all(
    places.map(async (env, i) => {
      const trace = join(folder, `${String(i)}.trace`);
      const out = await run(['run', file, '--record', trace], env);
      expect(out).toContain(i === 0 ? '符合预期' : 'as expected');
      return readFileSync(trace, 'utf8');
    }),
  );
  expect(traces[0]).toBe(traces[1]);
});
