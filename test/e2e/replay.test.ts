import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { sha256Hex } from '../../src/core/hash.ts';
import { fenproof } from '../support/fenproof.ts';
import { flawed, writeScenario } from '../support/flawed-scenario.ts';
import { temporaryFolder } from '../support/temporary.ts';

type Fields = Record<string, unknown>;

let trace: string;
let lines: string[];

beforeEach(async () => {
  const folder = temporaryFolder();
  trace = join(folder, 'a.trace');
  const { code, err } = await fenproof(['run', writeScenario(folder, flawed), '--record', trace]);
  expect([code, err]).toEqual([0, expect.stringContaining('trace written to')]);
  lines = readFileSync(trace, 'utf8').split('\n').slice(0, -1);
});

/** Replays what `lines` have become. */
async function replayed(
  text: string = lines.map((line) => `${line}\n`).join(''),
): Promise<{ code: number; said: string }> {
  writeFileSync(trace, text);
  const { code, out, err } = await fenproof(['replay', trace]);
  return { code, said: code === 0 ? out.split('\n')[0]! : err.split('\n')[0]!.slice(trace.length) };
}

/** Changes a record and makes every chain from there on fit again, as somebody would who knows how it is done. */
function tamper(record: number, change: (fields: Fields) => void): void {
  let chain = '';
  lines = lines.map((line, i) => {
    const fields = JSON.parse(line) as Fields;
    delete fields['chain'];
    if (i === record) change(fields);
    chain = sha256Hex(chain + canonicalJson(fields));
    return canonicalJson({ ...fields, chain });
  });
}

describe('replay', () => {
  it('confirms a trace that nobody touched, and says what the scenario came to', async () => {
    const { code, out } = await fenproof(['replay', trace]);
    expect(code).toBe(0);
    expect(out).toContain('identical to a new run, byte for byte');
    expect(out).toContain('uncovered-payout (bob 60.00)');
  });

  it('needs neither the scenario file nor the folder it lay in', async () => {
    const elsewhere = join(temporaryFolder(), 'b.trace');
    writeFileSync(elsewhere, readFileSync(trace));
    expect((await fenproof(['replay', elsewhere])).code).toBe(0);
  });

  it('records the same bytes again', async () => {
    const folder = temporaryFolder();
    const again = join(folder, 'again.trace');
    await fenproof(['run', writeScenario(folder, flawed), '--record', again]);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(trace, 'utf8'));
  });

  it('replays a run that was given another choice, start, law and seed', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'set.trace');
    const options = ['--set=w1.freeze=hold', '--starts=2018-03-05', '--law=2018-07-01', '--seed=x', '--record', file];
    const ran = await fenproof(['run', writeScenario(folder, flawed), ...options]);
    expect(ran.err).toContain('trace written');
    const { code, out } = await fenproof(['replay', file]);
    expect([code, out]).toEqual([0, expect.stringContaining('2018-03-05')]);
  });
});

describe('a notarised journal', () => {
  const FILE = 'scenarios/journal/notarised-journal.scenario.json';

  it('is identical on replay; changed, dropped or reordered it is refused with the record', async () => {
    await fenproof(['run', FILE, '--record', trace]);
    lines = readFileSync(trace, 'utf8').split('\n').slice(0, -1);
    expect((await replayed()).code).toBe(0);
    const whole = lines;
    const at = 5;
    const changed = whole.map((line, i) => (i === at ? line.replace('"n":', '"n": ') : line));
    const dropped = whole.filter((_, i) => i !== at);
    const swapped = whole.map((_, i) => whole[i === at ? at + 1 : i === at + 1 ? at : i]!);
    for (const tampered of [changed, dropped, swapped]) {
      lines = tampered;
      const { code, said } = await replayed();
      expect([code, said]).toEqual([2, expect.stringMatching(new RegExp(`^:${at + 1}\\b`))]);
    }
  });
});

describe('replay refuses, with the record, a trace in which', () => {
  it('one byte of any record was changed', async () => {
    const whole = lines.map((line) => `${line}\n`).join('');
    const starts = lines.map((_, i) => lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0));
    for (const [record, start] of starts.entries()) {
      if (record === 0) continue;
      const at = start + Math.floor(lines[record]!.length / 2);
      const other = whole[at] === '0' ? '1' : '0';
      const { code, said } = await replayed(whole.slice(0, at) + other + whole.slice(at + 1));
      expect(code).toBe(2);
      expect(said).toContain(`record ${String(record)}`);
    }
  });

  it('one byte of the header was changed', async () => {
    lines[0] = lines[0]!.replace('alice-wallet', 'alice-wallot');
    const { code, said } = await replayed();
    expect(code).toBe(2);
    expect(said).toContain('record 0 does not match its chain');
  });

  it('a record was dropped', async () => {
    lines.splice(5, 1);
    const { code, said } = await replayed();
    expect(code).toBe(2);
    expect(said).toContain('record 6 stands where record 5 should: one was dropped or moved [trace-order]');
  });

  it('two records were swapped', async () => {
    [lines[5], lines[6]] = [lines[6]!, lines[5]!];
    expect((await replayed()).said).toContain('record 6 stands where record 5 should');
  });

  it('something was appended', async () => {
    const last = lines.length - 1;
    lines.push(lines[last]!);
    expect((await replayed()).said).toContain(`something was appended after record ${String(last)}`);
  });

  it('a record was added before the footer', async () => {
    lines.splice(-1, 0, lines.at(-2)!);
    expect((await replayed()).said).toContain(`record ${String(lines.length - 2)} is one too many`);
  });

  it('the last line was cut, off or short', async () => {
    const whole = lines.map((line) => `${line}\n`).join('');
    const count = lines.length - 2;
    expect((await replayed(whole.slice(0, -1))).said).toContain(`cut off after record ${String(count)}`);
    expect((await replayed(whole.slice(0, -40))).said).toContain(`cut off after record ${String(count)}`);
    lines.pop();
    expect((await replayed()).said).toContain(`cut off after record ${String(count)}`);
  });

  it('a record is missing before the footer', async () => {
    lines.splice(-2, 1);
    expect((await replayed()).said).toContain(`record ${String(lines.length - 1)} is missing: the footer stands`);
  });

  it('lines end in CRLF', async () => {
    expect((await replayed(lines.map((line) => `${line}\r\n`).join(''))).said).toContain(
      'record 0: the line ends in CRLF',
    );
    const mixed = lines.map((line, i) => `${line}${i === 4 ? '\r' : ''}\n`).join('');
    expect((await replayed(mixed)).said).toContain('record 4: the line ends in CRLF');
  });

  it('keys were reordered', async () => {
    const fields = JSON.parse(lines[3]!) as Fields;
    lines[3] = JSON.stringify(Object.fromEntries(Object.entries(fields).reverse()));
    expect((await replayed()).said).toContain('record 3 is not as it was written');
  });

  it('an amount was changed and every chain recomputed: the new run differs there', async () => {
    const record = lines.findIndex((line, i) => i > 0 && line.includes('"alice-card"'));
    tamper(record, (fields) => {
      (fields['postings'] as { yuan: string }[])[1]!.yuan = '90.00';
    });
    expect((await replayed()).said).toContain(
      `record ${String(record)} differs from a new run: postings.1.yuan is 80.00, the trace says 90.00 [trace-differs]`,
    );
  });

  it('a record was dropped and every chain recomputed', async () => {
    lines.splice(5, 1);
    tamper(-1, () => undefined);
    expect((await replayed()).said).toContain('record 5 differs from a new run: ');
  });

  it('the scenario was changed and every chain recomputed', async () => {
    tamper(0, (fields) => {
      const scenario = fields['scenario'] as { plan: { yuan: string }[] };
      scenario.plan[0]!.yuan = '70.00';
    });
    expect((await replayed()).said).toMatch(/record [0-9]+ differs from a new run/);
  });

  it('the trace hash of the footer was changed and its chain recomputed', async () => {
    tamper(lines.length - 1, (fields) => {
      fields['traceHash'] = '0'.repeat(64);
    });
    expect((await replayed()).said).toContain(`record ${String(lines.length - 1)} differs from a new run: traceHash`);
  });

  it.each([
    ['version', 'tool', '0.0.1', 'trace-other-version'],
    ['calendar', 'calendar', '00', 'trace-other-calendar'],
    ['rulebook', 'rulebook', '00', 'trace-other-rules'],
    ['format', 'format', 99, 'trace-format'],
    ['seed of another kind', 'seed', 7, 'trace-header-shape'],
  ])('the header names another %s', async (_, name, value, code) => {
    tamper(0, (fields) => {
      fields[name] = value;
    });
    expect((await replayed()).said).toContain(`[${code}]`);
  });

  it.each([
    ['nothing', ''],
    ['no trace', '{"a":1}\n'],
    ['no JSON', 'hello\n'],
    ['its header cut away', null],
  ])('there is %s', async (_, text) => {
    expect((await replayed(text ?? lines.slice(1).join('\n') + '\n')).said).toContain('[trace-no-header]');
  });

  it('the scenario was replaced by a broken one', async () => {
    tamper(0, (fields) => {
      (fields['scenario'] as Fields)['flows'] = {};
    });
    expect((await replayed()).code).toBe(2);
  });
});
