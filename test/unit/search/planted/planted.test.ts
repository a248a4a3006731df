import { describe, expect, it } from 'vitest';
import { flowLoaders } from '../../../../src/flows/registry.ts';
import { searchPlan } from '../../../../src/search/plan/plan.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { plantedMistakes, scenarioOfPlanted, subjectOfPlanted } from '../../../support/planted.ts';

const mistakes = plantedMistakes();

describe('the list of planted mistakes', () => {
  it('has at least sixty, each with a name of its own, a cause in both languages and a clean twin', () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(60);
    expect(new Set(mistakes.map(({ id }) => id)).size).toBe(mistakes.length);
    for (const { cause, twin, breaks } of mistakes) {
      expect(cause.zh).toMatch(/\p{Script=Han}/u);
      expect(cause.en.length).toBeGreaterThan(5);
      expect(breaks).toMatch(/^[a-z0-9-]+$/);
      expect(Object.keys(twin).length).toBeGreaterThan(0);
    }
    expect(mistakes.filter(({ reachable }) => !reachable).length).toBeGreaterThanOrEqual(5);
  });

  it('has one for each value of a design choice that is flawed or unlawful', async () => {
    const planted = new Set<string>();
    for (const mistake of mistakes) {
      const { flows } = await scenarioOfPlanted(mistake);
      for (const { flow, choices } of Object.values(flows)) {
        for (const [choice, value] of Object.entries(choices ?? {})) planted.add(`${flow}.${choice}=${value}`);
      }
    }
    const missing: string[] = [];
    for (const [name, load] of flowLoaders) {
      const flow = await load();
      for (const [choice, { values }] of Object.entries(flow.choices)) {
        for (const [value, { class: kind }] of Object.entries(values)) {
          const isMistake = kind === 'flawed' || kind === 'unlawful';
          if (isMistake && !planted.has(`${name}.${choice}=${value}`)) missing.push(`${name}.${choice}=${value}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('the shortest plan known of a planted mistake', () => {
  it.each(mistakes.filter(({ shortest }) => shortest !== undefined).map((mistake) => [mistake.id, mistake] as const))(
    '%s breaks what it is said to break, and nothing of the kind in its clean twin',
    async (_, mistake) => {
      const { plan: items, until } = mistake.shortest!;
      const shown = async (which: 'mistake' | 'twin') => {
        const subject = await subjectOfPlanted(mistake, which);
        const plan = searchPlan(compilePlan(subject.model, items), until === undefined ? 0 : Date.parse(until));
        return new Runner(subject).run(plan).found.find(({ id }) => id === mistake.breaks);
      };
      expect(await shown('mistake')).toBeDefined();
      // The twin in another scenario knows other people; the search tells whether it is clean.
      if (mistake.twin.scenario === undefined) expect(await shown('twin')).toBeUndefined();
    },
  );

  it('is known of every mistake within reach', () => {
    expect(
      mistakes.filter(({ reachable, shortest }) => reachable !== (shortest !== undefined)).map(({ id }) => id),
    ).toEqual([]);
  });
});
