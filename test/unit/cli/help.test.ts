import { describe, expect, it } from 'vitest';
import { fenproof } from '../../support/fenproof.ts';

const commands = [
  [],
  ['run'],
  ['explore'],
  ['replay'],
  ['scenarios'],
  ['scenarios', 'list'],
  ['scenarios', 'lint'],
  ['scenarios', 'show'],
  ['scenarios', 'coverage'],
  ['scenarios', 'measure'],
  ['flows'],
  ['flows', 'list'],
  ['flows', 'show'],
  ['rules'],
];

describe('--help', () => {
  it.each(['zh', 'en'] as const)('says in %s what every command does', async (lang) => {
    let text = '';
    for (const command of commands) {
      const { code, out, err } = await fenproof([...command, '--help', '--lang', lang]);
      expect([code, err]).toEqual([0, '']);
      text += `$ fenproof ${[...command, '--help'].join(' ')}\n${out}\n`;
    }
    await expect(text).toMatchFileSnapshot(`../../golden/cli/help.${lang}.txt`);
  });

  it('is the same whatever the width of the terminal', async () => {
    const before = process.stdout.columns;
    const { out } = await fenproof(['run', '--help']);
    process.stdout.columns = 40;
    expect((await fenproof(['run', '--help'])).out).toBe(out);
    process.stdout.columns = before;
  });
});
