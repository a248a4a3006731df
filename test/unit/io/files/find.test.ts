import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../../../src/io/files/find.ts';
import { codeOf } from '../../../support/codes.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

function tree(...files: string[]): string {
  const folder = temporaryFolder();
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '{}');
  }
  return folder;
}

const below = (folder: string, found: readonly string[]) => found.map((file) => file.slice(folder.length + 1));

describe('the files of a command', () => {
  it('come in code-unit order of their paths, whatever the folder gives', () => {
    const folder = tree('b.s.json', 'a/z.s.json', 'B.s.json', 'a/c.s.json', 'a/readme.md');
    expect(below(folder, findFiles([folder], '.s.json'))).toEqual(['B.s.json', 'a/c.s.json', 'a/z.s.json', 'b.s.json']);
  });

  it('leave out hidden folders and packages', () => {
    const folder = tree('.git/x.s.json', 'node_modules/p/y.s.json', 'z.s.json');
    expect(below(folder, findFiles([folder], '.s.json'))).toEqual(['z.s.json']);
  });

  it('count once when named twice', () => {
    const folder = tree('a.s.json');
    expect(findFiles([folder, join(folder, 'a.s.json')], '.s.json')).toHaveLength(1);
  });

  it('take a named file whatever its name', () => {
    const folder = tree('draft.json');
    expect(findFiles([join(folder, 'draft.json')], '.s.json')).toHaveLength(1);
  });

  it('do not follow a link back up for ever', () => {
    const folder = tree('a/x.s.json');
    symlinkSync(folder, join(folder, 'a', 'up'));
    expect(findFiles([folder], '.s.json')).toHaveLength(1);
  });

  it('do not follow two links back up in every combination', () => {
    const folder = tree('a/x.s.json', 'b/y.s.json');
    for (const name of ['up', 'again', 'more']) {
      symlinkSync(folder, join(folder, 'a', name));
      symlinkSync(join(folder, 'a'), join(folder, 'b', name));
    }
    const start = performance.now();
    expect(below(folder, findFiles([folder], '.s.json'))).toEqual(['a/x.s.json', 'b/y.s.json']);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('are found by the first path to a folder that has two', () => {
    const folder = tree('c/x.s.json');
    symlinkSync(join(folder, 'c'), join(folder, 'b'));
    expect(below(folder, findFiles([folder], '.s.json'))).toEqual(['b/x.s.json']);
  });

  it('are refused when a folder has none or a path does not exist', () => {
    const folder = tree('a.txt');
    expect(codeOf(() => findFiles([folder], '.s.json'))).toBe('folder-without-files');
    expect(codeOf(() => findFiles([join(folder, 'a.tx')], '.s.json'))).toBe('file-not-found');
  });
});
