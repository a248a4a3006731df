import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.ts';
import { jsonPointer } from '../../../../src/core/json-document.ts';
import { parseStrictJson, readJsonFile, SIZE_LIMIT } from '../../../../src/io/read/strict-json.ts';
import { cpuSeconds } from '../../../support/cpu.ts';

function problem(run: () => unknown): InputError {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** `code line:column` of the refusal of a text. */
function refusal(text: string): string {
  const { code, place } = problem(() => parseStrictJson(text, 'x.json'));
  return `${code} ${String(place?.line)}:${String(place?.column)}`;
}

describe('strict JSON', () => {
  it.each([
    ['', 'json-empty 1:1'],
    [' \n ', 'json-empty 1:1'],
    ['\ufeff{}', 'file-has-bom 1:1'],
    ['{"a": 1, "b": 2, "a": 3}', 'json-duplicate-key 1:18'],
    ['{"a": 1,\n "\\u0061": 3}', 'json-duplicate-key 2:2'],
    ['{"x": {"__proto__": {}}}', 'json-forbidden-key 1:8'],
    ['{"constructor": 1}', 'json-forbidden-key 1:2'],
    ['{"\\u0070rototype": 1}', 'json-forbidden-key 1:2'],
    ['{"a"：1}', 'json-full-width 1:5'],
    ['{"a": 1，"b": 2}', 'json-full-width 1:8'],
    ['｛"a": 1}', 'json-full-width 1:1'],
    ['{“a”: 1}', 'json-full-width 1:2'],
    ['{"a": １０}', 'json-full-width 1:7'],
    ['{"a":　1}', 'json-full-width 1:6'],
    ['{"name”: "x"}', 'json-full-width 1:7'],
    ['{"a": "x”, "b": 1}', 'json-full-width 1:9'],
    ['{"a": "x”,\n "b": 1}', 'json-full-width 1:9'],
    ['{"a": 9007199254740993}', 'json-inexact-number 1:7'],
    ['{"a": 9007199254740992}', 'json-inexact-number 1:7'],
    ['{"a": 1e400}', 'json-inexact-number 1:7'],
    ['{"a": 1.0}', 'json-inexact-number 1:7'],
    ['{"a": -0}', 'json-inexact-number 1:7'],
    ['{"a": 0.1000000000000000055}', 'json-inexact-number 1:7'],
    ['{"a": 01}', 'json-bad-number 1:7'],
    ['{"a": +1}', 'json-bad-number 1:7'],
    ['{"a": .5}', 'json-bad-number 1:7'],
    ['{"a": 1_000}', 'json-missing-comma 1:8'],
    ['{"a": 2017-08-21}', 'json-bad-number 1:7'],
    ['{"a": 0x10}', 'json-bad-number 1:7'],
    ['{"a": NaN}', 'json-unknown-word 1:7'],
    ['{"a": True}', 'json-unknown-word 1:7'],
    ['{"a": 1 "b": 2}', 'json-missing-comma 1:9'],
    ['[1 2]', 'json-missing-comma 1:4'],
    ['{"a": 1,}', 'json-trailing-comma 1:8'],
    ['[1, 2,\n]', 'json-trailing-comma 1:6'],
    ['{"a" 1}', 'json-missing-colon 1:6'],
    ['{"a": }', 'json-missing-value 1:7'],
    ['[1,,2]', 'json-missing-value 1:4'],
    ['[,]', 'json-missing-value 1:2'],
    ['{a: 1}', 'json-unquoted-key 1:2'],
    ["{'a': 1}", 'json-wrong-quotes 1:2'],
    ['{"a": "x\n"}', 'json-unclosed-string 1:7'],
    ['{"a": "x', 'json-unclosed-string 1:7'],
    ['{"a": "\\x41"}', 'json-bad-escape 1:8'],
    ['{"a": "\\u12G4"}', 'json-bad-escape 1:8'],
    ['{"a": [1}', 'json-mismatched-bracket 1:9'],
    ['{"a": {"b": 1}', 'json-unclosed-bracket 1:15'],
    ['[', 'json-unclosed-bracket 1:2'],
    ['{"a": 1} // done', 'json-comment 1:10'],
    ['{ /* first */ "a": 1}', 'json-comment 1:3'],
    ['# title\n{}', 'json-comment 1:1'],
    ['{} {}', 'json-text-after-end 1:4'],
    ['{}}', 'json-text-after-end 1:3'],
    ['{"a": !}', 'json-unexpected 1:7'],
    ['{,}', 'json-unexpected 1:2'],
    ['{"a": 1;}', 'json-unexpected 1:8'],
    ['{"a": "x\u0000"}', 'json-invisible-character 1:9'],
    ['{"a": "x\\u0000"}', 'json-invisible-character 1:9'],
    ['{"a": "\\u001b[31m"}', 'json-invisible-character 1:8'],
    ['{"a": "\t"}', 'json-invisible-character 1:8'],
    ['{"a\u200b": 1}', 'json-invisible-character 1:4'],
    ['{"a": "\u202egnp"}', 'json-invisible-character 1:8'],
    ['{"a":\u00a01}', 'json-invisible-character 1:6'],
    ['{"a": "\\ud83d"}', 'json-lone-surrogate 1:8'],
    ['{"a": "\\ude00"}', 'json-lone-surrogate 1:8'],
    ['{"a": "\ud83dx"}', 'json-lone-surrogate 1:8'],
    ['{"a": "\\ud83d\\ud83d\\ude00"}', 'json-lone-surrogate 1:8'],
  ])('refuses %j with code and place', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it('names the half-width character that a full-width one stands for', () => {
    const { params } = problem(() => parseStrictJson('{"a": 1，"b": 2}', 'x.json'));
    expect(params).toEqual({ found: '，', half: ',' });
  });

  it('accepts Chinese text with full-width punctuation inside strings, next to any structure', () => {
    const text = '{"他说“好”": ["，", "“引”", "全角：１２３", "a”"], "tab": "\\t\\n", "emoji": "\\ud83d\\ude00😀"}';
    expect(parseStrictJson(text, 'x.json').value).toEqual(JSON.parse(text));
  });

  it('counts lines over LF, CRLF and CR alike', () => {
    expect(refusal('{\n\r\n\r"a": 1,}')).toBe('json-trailing-comma 4:7');
  });

  it('says on which line the first of two equal keys stands', () => {
    expect(problem(() => parseStrictJson('{\n"a": 1,\n"a": 2}', 'x.json')).params).toEqual({ key: 'a', line: 2 });
  });

  it('accepts 64 levels, refuses 65, and refuses 10,000 and 1,000,000 without overflowing', () => {
    expect(() => parseStrictJson('['.repeat(64) + ']'.repeat(64), 'x.json')).not.toThrow();
    expect(refusal('['.repeat(65) + ']'.repeat(65))).toBe('json-too-deep 1:65');
    expect(refusal('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000))).toBe('json-too-deep 1:321');
    expect(refusal('['.repeat(1_000_000))).toBe('json-too-deep 1:65');
  });

  it('finds nothing under a name that the file does not have', () => {
    const value = parseStrictJson('{"accounts": {}}', 'x.json').value as { accounts: Record<string, unknown> };
    expect('toString' in value.accounts).toBe(false);
    expect('constructor' in value.accounts).toBe(false);
  });

  it('reads 4 MiB of hostile text in a few seconds at most, whatever it is made of', () => {
    const size = SIZE_LIMIT - 10;
    const texts = [
      '['.repeat(size),
      `{"a": "${'”'.repeat(size / 3)}\n`,
      `{"a": "”${' '.repeat(size - 20)}x\n`,
      `{"a": ${'1'.repeat(size - 10)}}`,
      `{"a": ${'x'.repeat(size - 10)}}`,
      `[${'1,'.repeat(size / 2 - 2)}1`,
      `"${'\\u0061'.repeat(size / 6 - 2)}`,
      `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":0`).join(',')}`,
      ' '.repeat(size),
    ];
    for (const text of texts) {
      const seconds = cpuSeconds(() => expect(() => parseStrictJson(text, 'x.json')).toThrow(InputError));
      expect(seconds).toBeLessThan(5);
    }
  });
});

describe('strict JSON against JSON.parse', () => {
  const extra = new Set([
    'json-duplicate-key',
    'json-forbidden-key',
    'json-inexact-number',
    'json-invisible-character',
    'json-lone-surrogate',
    'json-too-deep',
  ]);

  /** What both of them say about a text; they may differ only where fenproof is meant to be stricter. */
  function compare(text: string): void {
    let parsed: unknown;
    let accepted = true;
    try {
      parsed = JSON.parse(text);
    } catch {
      accepted = false;
    }
    let code = 'accepted';
    let value: unknown;
    try {
      value = parseStrictJson(text, 'x.json').value;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      code = error.code;
    }
    if (code === 'accepted') expect(value).toEqual(parsed);
    if (accepted && code !== 'accepted') expect(extra).toContain(code);
    if (!accepted) expect(code).not.toBe('accepted');
  }

  it('agrees on 5,000 valid documents', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => compare(text)),
      { numRuns: 5000 },
    );
  });

  it('agrees on 20,000 documents with one character changed', () => {
    const seeds = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constant('{"a": [1, -2.5, true, null, {"b": "x\\n\\u4e2d"}], "c": ""}'),
    );
    const change = fc.constantFrom(...Array.from('{}[]:,"\\0123456789.-+eEtrufalsn \n\t/\'x'));
    fc.assert(
      fc.property(seeds, change, fc.nat(), fc.constantFrom(0, 1), (text, character, position, remove) => {
        const at = position % (text.length + 1);
        compare(text.slice(0, at) + character + text.slice(at + remove));
      }),
      { numRuns: 20_000 },
    );
  });

  it('agrees on 20,000 strings of JSON pieces', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b"',
      '1',
      '-',
      '0',
      '.',
      'e',
      'true',
      'nul',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => compare(pieces.join(''))),
      { numRuns: 20_000 },
    );
  });
});

describe('places in a document', () => {
  const text = '{\n  "a": { "b/c": [10, "x"] },\n  "d~": {}\n}';
  const document = parseStrictJson(text, 'x.json');

  it.each([
    ['', 'value', 1, 1],
    ['/a', 'value', 2, 8],
    ['/a', 'key', 2, 3],
    ['/a/b~1c/1', 'value', 2, 22],
    ['/a/b~1c/1', 'key', 2, 22],
    ['/d~0', 'key', 3, 3],
  ] as const)('finds %s (%s)', (pointer, part, line, column) => {
    expect(document.place(pointer, part)).toEqual({ file: 'x.json', line, column, pointer });
  });

  it('gives the enclosing object for a key that is missing', () => {
    expect(document.place('/a/none/deeper', 'key')).toEqual({
      file: 'x.json',
      line: 2,
      column: 8,
      pointer: '/a/none/deeper',
    });
  });

  it('points at the text of the value it was asked for, in 500 random documents', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const source = JSON.stringify(value, null, indent);
        let parsed: ReturnType<typeof parseStrictJson>;
        try {
          parsed = parseStrictJson(source, 'x.json');
        } catch {
          return;
        }
        const lines = source.split('\n');
        const visit = (node: unknown, path: (string | number)[]): void => {
          const { line, column } = parsed.place(jsonPointer(path));
          const shown = JSON.stringify(node).slice(0, typeof node === 'object' && node !== null ? 1 : 20);
          expect(lines[line! - 1]!.slice(column! - 1).startsWith(shown)).toBe(true);
          if (Array.isArray(node)) node.forEach((child, index) => visit(child, [...path, index]));
          else if (typeof node === 'object' && node !== null) {
            for (const [key, child] of Object.entries(node)) visit(child, [...path, key]);
          }
        };
        visit(parsed.value, []);
      }),
      { numRuns: 500 },
    );
  });
});

describe('reading a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fenproof-read-'));
    mkdirSync(join(folder, 'inner'));
    symlinkSync('loop.json', join(folder, 'loop.json'));
    writeFileSync(join(folder, 'good.json'), '{"a": "中文"}');
    writeFileSync(join(folder, 'big.json'), Buffer.alloc(10 * 1024 * 1024, '['));
    writeFileSync(join(folder, 'gbk.json'), Buffer.concat([Buffer.from('{\n"a": "'), Buffer.from([0xd6, 0xd0])]));
    writeFileSync(join(folder, 'utf16.json'), Buffer.from('\ufeff{}', 'utf16le'));
    writeFileSync(join(folder, 'limit.json'), `{"a": "${'x'.repeat(SIZE_LIMIT - 9)}"}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const at = (name: string): string => join(folder, name);

  it('returns the value and the text', () => {
    expect(readJsonFile(at('good.json'))).toMatchObject({ value: { a: '中文' }, text: '{"a": "中文"}' });
  });

  it.each([
    ['none.json', 'file-not-found'],
    ['good.json/inside.json', 'file-not-found'],
    ['inner', 'file-is-a-directory'],
    ['loop.json', 'file-unreadable'],
    ['nul\u0000.json', 'file-unreadable'],
    ['utf16.json', 'file-utf16'],
  ])('refuses %j', (name, code) => {
    const error = problem(() => readJsonFile(at(name)));
    expect(error.code).toBe(code);
    expect(error.place?.file).toBe(at(name));
  });

  it('refuses a device that would never end', () => {
    expect(problem(() => readJsonFile('/dev/zero')).code).toBe('file-not-regular');
  });

  it('names a file of nearly the same name beside a missing one', () => {
    expect(problem(() => readJsonFile(at('godo.json'))).params['suggestion']).toBe('good.json');
  });

  it('refuses 10 MB before reading it, and accepts exactly the limit', () => {
    const seconds = cpuSeconds(() => {
      const { code, params } = problem(() => readJsonFile(at('big.json')));
      expect([code, params]).toEqual(['file-too-large', { size: 10 * 1024 * 1024, limit: SIZE_LIMIT }]);
    });
    expect(seconds).toBeLessThan(0.5);
    expect(() => readJsonFile(at('limit.json'))).not.toThrow();
    expect(problem(() => readJsonFile(at('limit.json'), SIZE_LIMIT - 1)).code).toBe('file-too-large');
  });

  it('says where a file stops being UTF-8', () => {
    const { code, params, place } = problem(() => readJsonFile(at('gbk.json')));
    expect([code, params, place?.line, place?.column]).toEqual(['file-not-utf8', { byte: '0xd6', offset: 8 }, 2, 7]);
  });

  it('finds the malformed byte exactly where a decoder does, in 500 damaged texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(255), fc.nat(), (text, byte, position) => {
        const bytes = Buffer.from(`"${text}"`);
        bytes[position % bytes.length] = byte;
        let code = 'none';
        let offset = -1;
        writeFileSync(at('damaged.json'), bytes);
        try {
          readJsonFile(at('damaged.json'));
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          code = error.code;
          offset = Number(error.params['offset']);
        }
        let malformed = false;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          malformed = true;
        }
        expect(code === 'file-not-utf8').toBe(malformed && code !== 'file-utf16');
        if (code !== 'file-not-utf8') return;
        // Everything before the byte decodes, and nothing longer does.
        const decodes = (length: number): boolean => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length));
            return true;
          } catch {
            return false;
          }
        };
        expect(decodes(offset)).toBe(true);
        for (let more = 1; more <= 4 && offset + more <= bytes.length; more++)
          expect(decodes(offset + more)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
