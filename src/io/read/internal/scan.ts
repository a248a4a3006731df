import { unreachable, type MessageParams } from '../../../core/errors.ts';
import { codePointName, isInvisible } from '../../../core/printable.ts';
import { halfWidthOf, isForeignSpace } from './characters.ts';

/** Reports a problem at an offset (UTF-16 units from 0) and does not return. */
export type Fail = (code: string, params: MessageParams, offset: number) => never;

/** Containers inside one another. The deepest file of our own has 7. */
const DEPTH_LIMIT = 64;

/** Keys that mean something to JavaScript objects; a file that has them is an attack or a mistake. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Characters of the input quoted in a message. */
const QUOTED = 40;

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const NUMBER_LIKE = /[-+.0-9A-Za-z]+/y;
const WORD = /[\p{L}\p{N}_$-]+/uy;
const WORD_START = /[\p{L}\p{N}_$-]/u;
/** A full-width quote with nothing but structure between it and the end of the string token. */
const WRONG_QUOTE_AT_END = /[“”＂]\s*[:：,，}\]]*\s*"?$/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

type Expected = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

interface Container {
  readonly open: '{' | '[';
  readonly offset: number;
  /** Keys so far and where each stood; undefined for an array. */
  readonly keys: Map<string, number> | undefined;
}

/**
 * Checks that `text` is JSON as strict as a money file needs it: the grammar of RFC 8259, and beyond it no duplicate
 * or dangerous keys, at most {@link DEPTH_LIMIT} levels, no invisible characters, no number that would be read as
 * another. One pass, no recursion, time linear in the length. What passes is accepted by `JSON.parse`.
 *
 * `fail` gets the first problem; it must throw. `lineOf` gives the line of an offset, for messages with two places.
 */
export function scan(text: string, fail: Fail, lineOf: (offset: number) => number): void {
  new Scanner(text, fail, lineOf).run();
}

class Scanner {
  private readonly text: string;
  private readonly fail: Fail;
  private readonly lineOf: (offset: number) => number;
  private readonly stack: Container[] = [];
  private expected: Expected = 'value';
  private at = 0;
  /** Offset of the comma that made a value or key necessary, or -1. */
  private comma = -1;
  /** The key whose colon is due. */
  private key = '';
  /** Where the string that was read last started; it ends at or before `at`. */
  private stringStart = 0;
  private stringEnd = 0;

  constructor(text: string, fail: Fail, lineOf: (offset: number) => number) {
    this.text = text;
    this.fail = fail;
    this.lineOf = lineOf;
  }

  run(): void {
    const { text } = this;
    for (;;) {
      while (isSpace(text.charCodeAt(this.at))) this.at++;
      if (this.at >= text.length) break;
      this.token(text.charAt(this.at));
    }
    const unclosed = this.stack.at(-1);
    if (unclosed !== undefined) {
      const { open, offset } = unclosed;
      this.stop('json-unclosed-bracket', { open, line: this.lineOf(offset) }, text.length);
    }
    if (this.expected !== 'end') this.stop('json-empty', {}, 0);
  }

  private token(c: string): void {
    const { expected } = this;
    switch (expected) {
      case 'value':
        if (c === ']' && this.comma >= 0) this.stop('json-trailing-comma', {}, this.comma);
        this.value(c);
        return;
      case 'value-or-close':
        if (c === ']') this.close(c);
        else this.value(c);
        return;
      case 'key':
        if (c === '}') this.stop('json-trailing-comma', {}, this.comma);
        this.objectKey(c);
        return;
      case 'key-or-close':
        if (c === '}') this.close(c);
        else this.objectKey(c);
        return;
      case 'colon':
        if (c !== ':') this.refuse('json-missing-colon', { key: this.key.slice(0, QUOTED) });
        this.at++;
        this.comma = -1;
        this.expected = 'value';
        return;
      case 'comma-or-close':
        this.afterElement(c);
        return;
      case 'end':
        this.refuse('json-text-after-end');
        return;
      default:
        unreachable(expected);
    }
  }

  private afterElement(c: string): void {
    if (c === '}' || c === ']') this.close(c);
    else if (c === ',') {
      this.comma = this.at++;
      this.expected = this.stack.at(-1)!.open === '{' ? 'key' : 'value';
    } else {
      this.refuse(c === '"' || c === '{' || c === '[' || WORD_START.test(c) ? 'json-missing-comma' : 'json-unexpected');
    }
  }

  private value(c: string): void {
    if (c === '{' || c === '[') {
      this.open(c);
      return;
    }
    if (c === '"') this.string();
    else if (/[-+.0-9]/.test(c)) this.number();
    else if (/[A-Za-z_$]/.test(c)) this.word();
    else this.refuse(c === ',' || c === '}' || c === ']' ? 'json-missing-value' : 'json-unexpected');
    this.afterValue();
  }

  private afterValue(): void {
    this.expected = this.stack.length === 0 ? 'end' : 'comma-or-close';
  }

  private open(bracket: '{' | '['): void {
    if (this.stack.length === DEPTH_LIMIT) this.stop('json-too-deep', { limit: DEPTH_LIMIT }, this.at);
    const keys = bracket === '{' ? new Map<string, number>() : undefined;
    this.stack.push({ open: bracket, offset: this.at, keys });
    this.at++;
    this.expected = bracket === '{' ? 'key-or-close' : 'value-or-close';
  }

  private close(bracket: '}' | ']'): void {
    const { open, offset } = this.stack.at(-1)!;
    if ((open === '{') !== (bracket === '}')) {
      this.stop('json-mismatched-bracket', { found: bracket, open, line: this.lineOf(offset) }, this.at);
    }
    this.stack.pop();
    this.at++;
    this.afterValue();
  }

  private objectKey(c: string): void {
    if (c !== '"') this.refuse(WORD_START.test(c) ? 'json-unquoted-key' : 'json-unexpected');
    const offset = this.at;
    this.key = this.string();
    const key = this.key;
    if (FORBIDDEN_KEYS.has(key)) this.stop('json-forbidden-key', { key }, offset);
    const keys = this.stack.at(-1)!.keys!;
    const first = keys.get(key);
    if (first !== undefined) {
      this.stop('json-duplicate-key', { key: key.slice(0, QUOTED), line: this.lineOf(first) }, offset);
    }
    keys.set(key, offset);
    this.expected = 'colon';
  }

  /** Reads the string whose opening quote is at `at`; returns its value. */
  private string(): string {
    const { text } = this;
    const start = this.at;
    let escaped = false;
    let highSurrogate = -1;
    this.at++;
    for (;;) {
      const offset = this.at;
      let unit = text.charCodeAt(offset);
      if (unit === QUOTE) break;
      if (offset >= text.length || unit === LINE_FEED || unit === CARRIAGE_RETURN) {
        this.blameWrongQuote(start, offset);
        this.stop('json-unclosed-string', {}, start);
      }
      if (unit === BACKSLASH) {
        escaped = true;
        unit = this.escape();
        if (unit !== TAB && unit !== LINE_FEED && unit !== CARRIAGE_RETURN) this.checkVisible(unit, offset);
      } else {
        this.at++;
        this.checkVisible(unit, offset);
      }
      const isLow = unit >= 0xdc00 && unit <= 0xdfff;
      if (isLow !== highSurrogate >= 0) {
        this.stop('json-lone-surrogate', {}, highSurrogate >= 0 ? highSurrogate : offset);
      }
      highSurrogate = unit >= 0xd800 && unit <= 0xdbff ? offset : -1;
    }
    if (highSurrogate >= 0) this.stop('json-lone-surrogate', {}, highSurrogate);
    this.at++;
    this.stringStart = start;
    this.stringEnd = this.at;
    return escaped ? (JSON.parse(text.slice(start, this.at)) as string) : text.slice(start + 1, this.at - 1);
  }

  private checkVisible(unit: number, offset: number): void {
    if (isInvisible(unit)) this.stop('json-invisible-character', { character: codePointName(unit) }, offset);
  }

  /** Reads the escape at `at` and returns the UTF-16 unit it stands for. */
  private escape(): number {
    const { text, at } = this;
    const letter = text.charAt(at + 1);
    if (letter === 'u') {
      const digits = text.slice(at + 2, at + 6);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits)) this.stop('json-bad-escape', { escape: text.slice(at, at + 6) }, at);
      this.at += 6;
      return parseInt(digits, 16);
    }
    const index = '"\\/bfnrt'.indexOf(letter);
    if (letter === '' || index < 0) this.stop('json-bad-escape', { escape: `\\${letter}` }, at);
    this.at += 2;
    return '"\\/\b\f\n\r\t'.charCodeAt(index);
  }

  private number(): void {
    NUMBER_LIKE.lastIndex = this.at;
    const literal = NUMBER_LIKE.exec(this.text)![0];
    const found = literal.slice(0, QUOTED);
    if (!NUMBER.test(literal)) this.stop('json-bad-number', { found }, this.at);
    const read = Number(literal);
    // 9007199254740993 is read as ...992, 1e400 as Infinity, 1.0 as 1: what is written must be what is computed with.
    if (String(read) !== literal || (Number.isInteger(read) && !Number.isSafeInteger(read))) {
      this.stop('json-inexact-number', { found, read: String(read) }, this.at);
    }
    this.at += literal.length;
  }

  private word(): void {
    const word = this.found();
    if (word !== 'true' && word !== 'false' && word !== 'null') {
      this.stop('json-unknown-word', { found: word }, this.at);
    }
    this.at += word.length;
  }

  /** For a message: the string, word or character at `at`. */
  private found(): string {
    const { text, at } = this;
    if (text.charCodeAt(at) === QUOTE) return /^"[^"\n]*"?/.exec(text.slice(at, at + QUOTED))![0];
    WORD.lastIndex = at;
    return (WORD.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(at)!)).slice(0, QUOTED);
  }

  /** Explains the character at `at`, which cannot stand there: the most telling explanation first. */
  private refuse(otherwise: string, params: MessageParams = {}): never {
    const { text, at, expected } = this;
    if (expected === 'colon' || expected === 'comma-or-close') this.blameWrongQuote(this.stringStart, this.stringEnd);
    const c = text.charAt(at);
    const half = halfWidthOf(c);
    if (half !== undefined) return this.stop('json-full-width', { found: c, half }, at);
    const code = c.charCodeAt(0);
    if (isInvisible(code) || isForeignSpace(code)) {
      return this.stop('json-invisible-character', { character: codePointName(code) }, at);
    }
    if (c === '#' || (c === '/' && /[/*]/.test(text.charAt(at + 1)))) return this.stop('json-comment', {}, at);
    if (c === "'" || c === '`') return this.stop('json-wrong-quotes', { found: c }, at);
    return this.stop(otherwise, { found: this.found(), ...params }, at);
  }

  /**
   * `"name”: "x"`: the half-width quote opened a string that ran on to the next half-width quote, and the parser
   * stumbles only there. A quote followed by structure at the end of the string, or of the line, gives it away.
   */
  private blameWrongQuote(start: number, end: number): void {
    // Only the end: the search is quadratic in the white space after a quote.
    const from = Math.max(start, end - QUOTED);
    const tail = this.text.slice(from, end);
    const index = tail.search(WRONG_QUOTE_AT_END);
    if (index >= 0) this.stop('json-full-width', { found: tail.charAt(index), half: '"' }, from + index);
  }

  private stop(code: string, params: MessageParams, offset: number): never {
    return this.fail(code, params, offset);
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}
