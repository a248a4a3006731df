import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../src/io/files/read-lines.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

function linesOf(content: string): string[] {
  const file = join(temporaryFolder(), 'a');
  writeFileSync(file, content);
  return [...readLines(file)].map(({ text, ended }) => `${text}${ended ? '$' : ''}`);
}

describe('the lines of a file', () => {
  it('keep a carriage return and tell whether the last one is ended', () => {
    expect(linesOf('')).toEqual([]);
    expect(linesOf('a\nb')).toEqual(['a$', 'b']);
    expect(linesOf('a\r\n\nb\n')).toEqual(['a\r$', '$', 'b$']);
  });

  it('are whole across the blocks in which they are read', () => {
    const long = '资'.repeat(100_000);
    expect(linesOf(`${long}\n${long}`)).toEqual([`${long}$`, long]);
  });
});
