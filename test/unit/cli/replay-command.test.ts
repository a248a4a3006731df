import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { programName, replayCommand } from '../../../src/cli/replay-command.ts';
import { noOverrides } from '../../../src/io/scenarios/overrides.ts';

const settings = (changes: object) => ({ overrides: { ...noOverrides, ...changes }, calendars: [], rules: null });

/** The words a shell makes of a command. */
function words(command: string): string[] {
  return execFileSync('sh', ['-c', `for w in ${command}; do printf '%s\\n' "$w"; done`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
}

describe('the command that runs a finding again', () => {
  it('is short when nothing was overridden', () => {
    expect(replayCommand('npx fenproof', 'run', 'scenarios/a.scenario.json', settings({}))).toBe(
      'npx fenproof run scenarios/a.scenario.json',
    );
  });

  it('reaches the program as it was typed, whatever a file or a seed contains', () => {
    const seed = `it's $HOME; "x" \\ 中文`;
    const command = replayCommand(
      'npx fenproof',
      'run',
      'a b/$(x).json',
      settings({ seed, set: ['w1.retry=failover'] }),
    );
    expect(words(command)).toEqual([
      'npx',
      'fenproof',
      'run',
      'a b/$(x).json',
      `--seed=${seed}`,
      '--set=w1.retry=failover',
    ]);
  });

  it('keeps a file that looks like an option a file', () => {
    expect(words(replayCommand('npx fenproof', 'run', '-x.json', settings({})))).toContain('./-x.json');
  });

  it('names every option of the run', () => {
    const run = { ...settings({ law: '2018-07-01', starts: '2019-01-02' }), calendars: ['c.json'], rules: 'my-rules' };
    expect(replayCommand('npx fenproof', 'run', 'a', run)).toBe(
      'npx fenproof run a --law=2018-07-01 --starts=2019-01-02 --rules=my-rules --calendar=c.json',
    );
  });
});

describe('how the program was started', () => {
  it.each([
    ['/home/ann/pay/dist/cli/main.js', '/home/ann/pay', 'node dist/cli/main.js'],
    ['/home/ann/pay/dist/cli/main.js', '/home/ann/pay/a b', 'node ../dist/cli/main.js'],
    ['/my own/dist/cli/main.js', '/', `node 'my own/dist/cli/main.js'`],
    ['/app/node_modules/.bin/fenproof', '/app', 'npx fenproof'],
    ['/usr/bin/fenproof', '/app', 'fenproof'],
    ['/home/ann/pay/src/cli/main.ts', '/home/ann/pay', 'npm run dev --'],
  ])('as %s in %s is %s', (script, folder, program) => {
    expect(programName(script, folder)).toBe(program);
  });
});
