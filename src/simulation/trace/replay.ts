import { canonicalJson } from '../../core/canonical-json.ts';
import { InputError, type MessageParams } from '../../core/errors.ts';
import { sortedKeys } from '../../core/order.ts';
import { shown } from '../../core/shown.ts';
import { chainOf, TRACE_FORMAT, type TraceHeader } from './jsonl.ts';

/** One line of a trace file without its line feed; `ended` is false if the file stops without one. */
export interface TraceLine {
  readonly text: string;
  readonly ended: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a trace line by line, and refuses it with the number of the record that is not what it should be. */
export class TraceReader {
  private readonly file: string;
  private readonly lines: Iterator<TraceLine>;
  /** Lines read. The header is line 1, record n stands on line n + 1. */
  private line = 0;
  private chain = '';

  constructor(lines: Iterable<TraceLine>, file: string) {
    this.lines = lines[Symbol.iterator]();
    this.file = file;
  }

  /**
   * The header.
   *
   * @throws InputError `trace-no-header`, `trace-format`, `trace-line-ends`, `trace-not-canonical`, `trace-chain`.
   */
  header(): TraceHeader {
    const line = this.next();
    if (line === null) this.refuse('trace-no-header', {});
    const fields = this.fields(line, 'trace-no-header');
    if (fields['kind'] !== 'header') this.refuse('trace-no-header', {});
    if (fields['format'] !== TRACE_FORMAT) {
      this.refuse('trace-format', { found: shown(fields['format']), known: TRACE_FORMAT });
    }
    this.requireSound(line, fields, 0);
    this.chain = String(fields['chain']);
    const header = withoutChain(fields);
    if (!isHeader(header)) this.refuse('trace-header-shape', {});
    return header;
  }

  /**
   * Compares the rest with the lines of a new run, the header among them, byte for byte. Returns the number of records.
   *
   * @throws InputError with the number of the first record that differs: `trace-cut`, `trace-line-ends`,
   *   `trace-not-json`, `trace-not-canonical`, `trace-order`, `trace-short`, `trace-long`, `trace-chain`,
   *   `trace-differs`, `trace-appended`.
   */
  compare(expected: Iterable<string>): number {
    let record = -1;
    for (const text of expected) {
      record++;
      if (record === 0) continue;
      const line = this.next();
      if (line?.text === text && line.ended) {
        this.chain = String((JSON.parse(text) as Fields)['chain']);
        continue;
      }
      this.explain(line, text, record);
    }
    if (this.next() !== null) this.refuse('trace-appended', { record });
    return record - 1;
  }

  /** Says why a line is not the expected one; the least surprising reason first. */
  private explain(line: TraceLine | null, expected: string, record: number): never {
    if (line === null) this.refuse('trace-cut', { record: record - 1 });
    const wanted = JSON.parse(expected) as Fields;
    const fields = this.fields(line, 'trace-not-json', { record });
    if (fields['kind'] === 'footer' && wanted['kind'] !== 'footer') this.refuse('trace-short', { record });
    if (fields['kind'] !== 'footer' && wanted['kind'] === 'footer') this.refuse('trace-long', { record });
    if (fields['n'] !== wanted['n'] && !this.follows(fields)) {
      this.refuse('trace-order', { record, found: shown(fields['n']) });
    }
    this.requireSound(line, fields, record);
    this.refuse('trace-differs', { record, ...firstDifference(wanted, fields) });
  }

  /** The object on a line, or the refusal that it is none. */
  private fields(line: TraceLine, code: string, params: MessageParams = {}): Fields {
    if (line.text.endsWith('\r')) this.refuse('trace-line-ends', { record: this.line - 1 });
    if (!line.ended) this.refuse('trace-cut', { record: this.line - 2 });
    let value: unknown;
    try {
      value = JSON.parse(line.text);
    } catch {
      this.refuse(code, params);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.refuse(code, params);
    return value as Fields;
  }

  /** Written as the program writes it, and linked to the line before. */
  private requireSound(line: TraceLine, fields: Fields, record: number): void {
    if (canonical(fields) !== line.text) this.refuse('trace-not-canonical', { record });
    if (!this.follows(fields)) this.refuse('trace-chain', { record });
  }

  /** True if the chain of a line follows from the line before and its own text. */
  private follows(fields: Fields): boolean {
    const record = withoutChain(fields);
    return canonical(record) !== null && fields['chain'] === chainOf(this.chain, record);
  }

  private next(): TraceLine | null {
    const next = this.lines.next();
    this.line++;
    return next.done === true ? null : next.value;
  }

  private refuse(code: string, params: MessageParams): never {
    throw new InputError(code, params, { file: this.file, line: this.line });
  }
}

function withoutChain(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'chain'));
}

/** Canonical text, or null for what has none (numbers that are no safe integers, too deep nesting). */
function canonical(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
}

/** The first field, in the order of keys, in which two records differ. */
function firstDifference(
  expected: unknown,
  found: unknown,
  path = '',
): { field: string; expected: string; found: string } {
  if (isContainer(expected) && isContainer(found) && Array.isArray(expected) === Array.isArray(found)) {
    const keys = sortedKeys({ ...expected, ...found }).filter((key) => path !== '' || key !== 'chain');
    for (const key of keys) {
      const [a, b] = [expected[key], found[key]];
      if (canonical(a ?? null) === canonical(b ?? null) && (a === undefined) === (b === undefined)) continue;
      return firstDifference(a, b, path === '' ? key : `${path}.${key}`);
    }
  }
  return { field: path === '' ? 'chain' : path, expected: shown(expected), found: shown(found) };
}

/** The shape of what is not checked elsewhere: scenario and channels are validated like files. */
function isHeader(fields: Fields): fields is Fields & TraceHeader {
  const { overrides, channels, scenario } = fields;
  const texts = ['tool', 'seed', 'calendar', 'rulebook'].map((name) => fields[name]);
  if (!texts.every((text) => typeof text === 'string')) return false;
  if (!isContainer(overrides) || !isContainer(channels) || !isContainer(scenario)) return false;
  const { set, ...single } = overrides;
  const values = ['law', 'starts', 'seed'].map((name) => single[name]);
  return (
    Array.isArray(set) &&
    set.every((text) => typeof text === 'string') &&
    values.every((value) => value === null || typeof value === 'string')
  );
}

function isContainer(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
