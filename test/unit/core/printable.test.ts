import { describe, expect, it } from 'vitest';
import { columnsOf, printable } from '../../../src/core/printable.ts';

describe('printable text', () => {
  it('shows what would move the cursor, colour the terminal or reverse the reading', () => {
    expect(printable('a\u001b[2Jb\u0007\r\n\u0085\u202e\u200b\u2067\ufeff\ud800')).toBe(
      'a<U+001B>[2Jb<U+0007><U+000D><U+000A><U+0085><U+202E><U+200B><U+2067><U+FEFF><U+D800>',
    );
  });

  it('leaves Chinese, accents and emoji alone', () => {
    expect(printable('信息账 “好” café 👩‍💻')).toBe('信息账 “好” café 👩‍💻');
  });

  it('cuts a long text without breaking a character', () => {
    expect(printable('😀'.repeat(10), 3)).toBe('😀😀😀…');
    expect(printable('😀'.repeat(3), 3)).toBe('😀😀😀');
  });

  it('knows that Chinese characters take two columns', () => {
    expect(['a', '账', '，', '：', '\u0301', '😀', 'é'].map(columnsOf)).toEqual([1, 2, 2, 2, 0, 2, 1]);
  });
});
