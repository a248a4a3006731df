import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import { renderInputError } from '../../../src/io/print-error.ts';
import { parseStrictJson } from '../../../src/io/read/strict-json.ts';

function rendered(text: string, lang: 'zh' | 'en' = 'en'): string {
  try {
    parseStrictJson(text, 'x.json');
  } catch (error) {
    if (error instanceof InputError) return renderInputError(error, lang, () => text);
  }
  throw new Error('nothing was refused');
}

/** The character of the excerpt above the caret, counting Chinese characters as two columns. */
function aboveCaret(output: string): string {
  const lines = output.split('\n');
  const caretLine = lines.findIndex((line) => /^ +\| +\^$/.test(line));
  let column = lines[caretLine]!.indexOf('^');
  for (const character of lines[caretLine - 1]!) {
    if (column <= 0) return character;
    column -= /[\u2e80-\uffff]/.test(character) ? 2 : 1;
  }
  return '';
}

describe('printing an input error', () => {
  it('gives place, message, code, three lines with a caret, and what to do', () => {
    expect(rendered('{\n  "a": 1\n  "b": 2\n}')).toBe(
      [
        'x.json:3:3: a comma is missing before "b" [json-missing-comma]',
        '  2 |   "a": 1',
        '  3 |   "b": 2',
        '    |   ^',
        '  4 | }',
        '  fix: put a comma after the value before it',
        '',
      ].join('\n'),
    );
  });

  it('puts the caret under the right character after Chinese text', () => {
    expect(aboveCaret(rendered('{"借款合同，甲方": "乙方" "x": 1}'))).toBe('"');
    expect(aboveCaret(rendered('{"借款": １}', 'zh'))).toBe('１');
  });

  it('cuts a long line around the caret', () => {
    const output = rendered(`{"a": "${'x'.repeat(5000)}", "b": 1;, "c": "${'y'.repeat(5000)}"}`);
    expect(aboveCaret(output)).toBe(';');
    expect(Math.max(...output.split('\n').map((line) => line.length))).toBeLessThan(140);
    expect(aboveCaret(rendered(`{"a": "${'账'.repeat(5000)}", "b": 1;}`))).toBe(';');
    expect(aboveCaret(rendered(`{"a": "${'😀'.repeat(5000)}", "b": 1;}`))).toBe(';');
  });

  it('does not let a file write to the terminal', () => {
    const hostile = '{"a": 1, "\u001b[2J\u202e": 1, "x": "\u0007"}';
    const error = new InputError(
      'json-duplicate-key',
      { key: 'k\u001b[2J\nx.json:1:1: fine', line: 1 },
      {
        file: 'x\u001b[31m.json',
        line: 1,
        column: 10,
      },
    );
    const output = renderInputError(error, 'zh', () => hostile);
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(output).toContain('x<U+001B>[31m.json:1:10');
    expect(output.split('\n').filter((line) => line.startsWith('x'))).toHaveLength(1);
  });

  it('prints every problem that was found, each with its place', () => {
    const also = new InputError('json-comment', {}, { file: 'x.json', line: 2, column: 1 });
    const error = new InputError('json-empty', {}, { file: 'x.json' }, [also]);
    expect(renderInputError(error, 'en')).toMatch(/^x\.json: .*\[json-empty\]\n[^]*\nx\.json:2:1: .*\[json-comment\]/);
  });

  it('names the pointer when there is no line', () => {
    const error = new InputError('json-comment', {}, { file: 'x.json', pointer: '/a/0' });
    expect(renderInputError(error, 'en')).toContain('x.json#/a/0: ');
  });

  it('adds what was probably meant', () => {
    const error = new InputError('file-not-found', { file: 'a.jsn', suggestion: 'a.json' }, { file: 'a.jsn' });
    expect(renderInputError(error, 'en')).toContain('did you mean "a.json"?');
    expect(renderInputError(error, 'zh')).toContain('您是不是想写“a.json”？');
  });
});
