import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fenproof } from '../support/fenproof.ts';

const PROGRAM = 'node dist/cli/main.js';

/** A command in a fenced block after the mark `<!-- output -->`, with what it printed. */
const BLOCK = /(<!-- output -->\n\n```text\n\$ )([^\n]+)\n([^`]*)(```)/g;

it('the README shows what its commands print; UPDATE_README=1 writes it anew', async () => {
  const before = readFileSync('README.md', 'utf8');
  let after = before;
  for (const [block, open, command, , close] of before.matchAll(BLOCK)) {
    expect(command!.startsWith(`${PROGRAM} `)).toBe(true);
    const { out, err } = await fenproof(command!.slice(PROGRAM.length + 1).split(' '), { program: PROGRAM });
    expect(err).toBe('');
    after = after.replace(block, () => `${open!}${command!}\n${out}${close!}`);
  }
  expect(before).toContain('<!-- output -->');
  if (process.env['UPDATE_README'] === '1') writeFileSync('README.md', after);
  else expect(after).toBe(before);
});

it('every option that the README names exists', async () => {
  const { out } = await fenproof(['run', '--help']);
  const others = ['flows show', 'search', 'compare', 'maximise'].map((command) => command.split(' '));
  const helps = await Promise.all(others.map((command) => fenproof([...command, '--help'])));
  const named = new Set(readFileSync('README.md', 'utf8').match(/(?<=[\s`])--[a-z]+/g));
  const all = [out, ...helps.map((help) => help.out)].join('\n');
  for (const option of named) expect(all).toContain(option);
});
