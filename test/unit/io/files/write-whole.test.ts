import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requireWritable, writeWhole } from '../../../../src/io/files/write-whole.ts';
import { codeOf } from '../../../support/codes.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

function* failing(): Generator<string> {
  yield 'half';
  throw new Error('stop');
}

describe('writing a file', () => {
  it('writes all parts, however large', () => {
    const file = join(temporaryFolder(), 'a');
    writeWhole(
      file,
      Array.from({ length: 3000 }, (_, i) => `行 ${String(i)} ${'x'.repeat(100)}\n`),
    );
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3001);
  });

  it('leaves the old file and nothing else when the content fails half-way', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a');
    writeFileSync(file, 'old');
    expect(() => writeWhole(file, failing())).toThrow('stop');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('leaves nothing when the file cannot be put in place', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    expect(codeOf(() => writeWhole(join(folder, 'a'), ['x']))).toBe('file-not-writable');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('is refused before any work for a folder, or a folder that is not there', () => {
    const folder = temporaryFolder();
    expect(codeOf(() => requireWritable(folder))).toBe('file-is-a-directory');
    expect(codeOf(() => requireWritable(join(folder, 'no', 'a')))).toBe('folder-missing');
    expect(codeOf(() => requireWritable(''))).toBe('file-not-writable');
  });
});
