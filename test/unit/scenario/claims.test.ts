import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../../src/io/scenarios/claims.ts';
import type { ScenarioFile } from '../../../src/scenario/format.ts';
import { scenarioFiles } from '../../support/library.ts';

const scenarios = scenarioFiles().map((file) => JSON.parse(readFileSync(file, 'utf8')) as ScenarioFile);
const claims = readClaims('scenarios').map((claim) => ({
  claim,
  shown: scenarios.filter((one) => one.claims?.includes(claim.id)),
}));

describe('what practitioners said', () => {
  it('has at least the statements that were looked at, each with a scenario', () => {
    expect(claims.length).toBeGreaterThanOrEqual(25);
    expect(claims.filter(({ shown }) => shown.length === 0).map(({ claim }) => claim.id)).toEqual([]);
    expect(new Set(claims.map(({ claim }) => claim.id)).size).toBe(claims.length);
  });

  it.each(claims.map((one) => [one.claim.id, one] as const))(
    '%s: shown by findings if it does not hold',
    (_id, one) => {
      const found = one.shown.flatMap(({ expect: expected }) => expected);
      if (['wrong', 'conflicts', 'circumvention', 'incomplete', 'misquoted'].includes(one.claim.holds))
        expect(found.length).toBeGreaterThan(0);
      // A scenario that shows it tells its story, and comes from the same discussion.
      for (const { story, source } of one.shown) {
        expect(story?.zh).toBeTruthy();
        expect(story?.en).toBeTruthy();
        if (one.claim.source !== undefined) expect(source).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d/);
      }
    },
  );

  it('quotes the notice on second clearing by its right number', () => {
    const { shown } = claims.find(({ claim }) => claim.id === 'document-numbers')!;
    expect(shown.flatMap(({ expect: expected }) => expected)).toContainEqual({ id: 'no-second-clearing' });
    const rule = readFileSync('rules/merchant/no-second-clearing/no-second-clearing.rule.json', 'utf8');
    expect(rule).toContain('"银办发〔2017〕217号"');
    expect(rule).not.toContain('"银发〔2017〕217号"');
  });
});
