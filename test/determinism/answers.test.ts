import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer, ANSWERS_FILE, asked, type Answer } from '../support/answers.ts';

const frozen = JSON.parse(readFileSync(ANSWERS_FILE, 'utf8')) as Record<string, Answer>;

describe('what looks further than one run says what it said when that was frozen; npm run freeze changes it on purpose', () => {
  it.each(asked)('%s', async (line) => {
    expect(await answer(line)).toEqual(frozen[line]);
  });

  it('of nothing else an answer is kept, and every kind of fault is injected in some', () => {
    expect(Object.keys(frozen)).toEqual(asked);
    const faults = Object.values(frozen).map((one) => (one['faults'] ?? {}) as Record<string, number>);
    const kinds = Object.keys(faults.find((one) => Object.keys(one).length > 0)!);
    expect(kinds.filter((kind) => faults.every((one) => (one[kind] ?? 0) === 0))).toEqual([]);
  });
});
