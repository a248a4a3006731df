import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

/* Sequences in which a long search once found that a sound design lost money, or that the referee saw ghosts. */

interface Found {
  readonly scenario: string;
  readonly says: string;
  readonly plan: readonly PlanItem[];
}

const library = await Library.open();
const found = JSON.parse(readFileSync(new URL('found.json', import.meta.url), 'utf8')) as readonly Found[];

it.each(found)('$scenario: nothing is lost when $says', async ({ scenario, plan }) => {
  const loaded = library.load(`scenarios/${scenario}.scenario.json`);
  const change = (file: ScenarioFile): ScenarioFile => ({ ...file, plan, expect: [] });
  const { findings } = await runLoaded(library, loaded, change, []);
  const { unenforced = [] } = loaded.document.value as ScenarioFile;
  const lost = findings.filter(({ fails, id }) => fails && !unenforced.includes(id));
  expect(lost.map(({ id }) => id)).toEqual([]);
});
