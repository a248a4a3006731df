import { beforeAll, describe, expect, it } from 'vitest';
import { flowLoaders } from '../../src/flows/registry.ts';
import type { ChoiceValue, Flow } from '../../src/flows/define.ts';
import { Library, type LoadedScenario } from '../../src/io/scenarios/library.ts';
import { fundsFindingIds } from '../../src/results/finding.ts';
import type { ScenarioResult } from '../../src/results/run.ts';
import { runLoaded, scenarioFiles } from '../support/library.ts';

/*
 * Every design choice value that a flow declares as flawed or unlawful is provoked by a scenario with the smallest plan:
 * it fires exactly its finding, the sound value shows nothing under the same plan, and no stimulus can be left out.
 */

interface Provocation {
  readonly loaded: LoadedScenario;
  readonly flow: Flow;
  readonly choice: string;
  readonly value: ChoiceValue;
  readonly sound: string;
}

const library = await Library.open();
const flows: Flow[] = [];
for (const load of flowLoaders.values()) flows.push(await load());
const provocations: Provocation[] = scenarioFiles('scenarios/choices').map((file) => {
  const loaded = library.load(file);
  const { provokes } = loaded.scenario;
  const match = /^([\w-]+)\.(\w+)=(.+)$/.exec(provokes ?? '');
  if (match === null) throw new Error(`${file} does not say what it provokes`);
  const flow = flows.find(({ name }) => name === match[1]);
  const values = flow?.choices[match[2]!]?.values;
  const value = values?.[match[3]!];
  if (flow === undefined || values === undefined || value === undefined)
    throw new Error(`${file} provokes ${provokes!}`);
  return { loaded, flow, choice: match[2]!, value, sound: Object.keys(values)[0]! };
});

/** Findings that fail a run that does not expect them. */
const failing = (result: ScenarioResult): string[] =>
  result.findings
    .filter(({ fails }) => fails)
    .map(({ id, loss }) => `${id} ${loss.map((l) => `${l.party} ${l.yuan}`).join(', ')}`);

describe('design choices', () => {
  for (const flow of flows) {
    for (const [choice, { values }] of Object.entries(flow.choices)) {
      for (const [name, value] of Object.entries(values)) {
        if (value.class !== 'flawed' && value.class !== 'unlawful') continue;
        it(`${flow.name}.${choice}=${name} (${value.class}) has a scenario that provokes it`, () => {
          const found = provocations.filter((p) => p.flow === flow && p.choice === choice && p.value === value);
          expect(found.length).toBeGreaterThan(0);
        });
      }
    }
  }

  for (const { loaded, flow, choice, value, sound } of provocations) {
    const { scenario } = loaded;
    const plan = scenario.plan ?? [];
    describe(`${scenario.provokes!} in ${scenario.id}`, () => {
      let result: ScenarioResult;
      beforeAll(async () => {
        result = await runLoaded(library, loaded);
      });

      it('shows what it expects and nothing else', () => {
        expect(result.missing).toEqual([]);
        expect(result.findings.filter(({ fails, expected }) => fails && !expected)).toEqual([]);
        expect(result.verdict).toBe('as-expected');
      });

      if (value.class === 'flawed') {
        it('has one root finding about money, with loser and amount', () => {
          const roots = result.findings.filter(({ kind }) => kind === 'funds');
          expect(roots).toHaveLength(1);
          const named = scenario.expect.map((item) => (typeof item === 'string' ? { id: item } : item));
          expect(named.map(({ id }) => id)).toContain(roots[0]!.id);
          // What is flawed may be unlawful as well: rules name no loss.
          const money = named.filter(({ id }) => fundsFindingIds.some((known) => known === id));
          expect(money.every((item) => 'loses' in item && ('yuan' in item || 'atMost' in item))).toBe(true);
        });
      }

      it('shows nothing with the sound value under the same plan', async () => {
        const clean = await runLoaded(library, loaded, (s) => ({ ...s, expect: [] }), [
          `type:${flow.name}.${choice}=${sound}`,
        ]);
        expect(failing(clean)).toEqual([]);
        expect(clean.inconclusive).toEqual([]);
      });

      if (value.class !== 'sound' && value.class !== 'costly') {
        for (const [i, item] of plan.entries()) {
          it(`vanishes without stimulus ${i + 1}: ${JSON.stringify(item)}`, async () => {
            const rest = plan.filter((_, j) => j !== i);
            const without = await runLoaded(library, loaded, (s) => ({ ...s, plan: rest, expect: [] }));
            const expected = new Set(scenario.expect.map((e) => (typeof e === 'string' ? e : e.id)));
            expect(failing(without).filter((found) => expected.has(found.split(' ')[0]!))).toEqual([]);
          });
        }
      }
    });
  }
});
