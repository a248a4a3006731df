import { describe, expect, it } from 'vitest';
import { colourStyle, plainStyle, widthOf } from '../../../src/report/text/style.ts';
import { table } from '../../../src/report/text/table.ts';

const columns = [{ title: '场景' }, { title: 'events', side: 'right' as const }, { title: '结论' }];
const rows = [
  [{ text: 'a' }, { text: '7' }, { text: '符合预期' }],
  [{ text: '提现不冻结' }, { text: '1234567' }, { text: 'no' }],
];

describe('a table on a terminal', () => {
  it('keeps its columns under one another when cells are Chinese', () => {
    expect(table(columns, rows, plainStyle)).toBe(
      ['场景         events  结论', 'a                 7  符合预期', '提现不冻结  1234567  no', ''].join('\n'),
    );
  });

  it('is as wide with colour as without', () => {
    const toned = rows.map((row) => row.map((cell) => ({ ...cell, tone: 'good' as const })));
    const bare = table(columns, toned, colourStyle).replaceAll(/\u001b\[[0-9]+m/g, '');
    const trimmed = bare.split('\n').map((line) => line.trimEnd());
    expect(trimmed.join('\n')).toBe(table(columns, rows, plainStyle));
  });

  it('counts a Chinese character as two columns and a combining mark as none', () => {
    expect([widthOf('abc'), widthOf('分账'), widthOf('e\u0301')]).toEqual([3, 4, 1]);
  });
});
