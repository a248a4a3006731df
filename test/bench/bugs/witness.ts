import { readFileSync, writeFileSync } from 'node:fs';
import { formatInstant } from '../../../src/core/time.ts';
import { searchPlan, type SearchPlan } from '../../../src/search/plan/plan.ts';
import { Runner } from '../../../src/search/plan/runner.ts';
import { planItems } from '../../../src/search/plan/write.ts';
import { repairsOf } from '../../../src/search/shrink/repairs.ts';
import { shrink } from '../../../src/search/shrink/shrink.ts';
import { compilePlan } from '../../../src/simulation/plan/compile.ts';
import {
  mendedOfPlanted,
  plantedFile,
  plantedMistakes,
  scenarioOfPlanted,
  subjectOfPlanted,
  type Planted,
} from '../../support/planted.ts';
import { hunt } from './hunt.ts';

/*
 * Writes into the list of planted mistakes, for each reachable one that has none yet, the shortest plan known: that of
 * its scenario or one that the search finds, shrunk. `node … witness.ts [part of an id]`
 */

const only = process.argv[2] ?? '';
const file = JSON.parse(readFileSync(plantedFile, 'utf8')) as { mistakes: Planted[] };
const mistakes: Planted[] = [];
const plans = new Map(plantedMistakes().map(({ id, own }) => [id, own]));
for (const mistake of file.mistakes) {
  if (!mistake.reachable || mistake.shortest !== undefined || !mistake.id.includes(only)) {
    mistakes.push(mistake);
    continue;
  }
  const subject = await subjectOfPlanted(mistake);
  const runner = new Runner(subject);
  const shows = (plan: SearchPlan) => runner.run(plan).found.find(({ id }) => id === mistake.breaks);
  const { until } = await scenarioOfPlanted(mistake);
  let plan = searchPlan(
    compilePlan(subject.model, plans.get(mistake.id) ?? []),
    until === undefined ? 0 : Date.parse(until),
  );
  let found = shows(plan);
  if (found === undefined) {
    const options = { guided: true, profile: 'swarm', seconds: 20, rounds: 1_000 } as const;
    const met = hunt(subject, mistake.breaks, 'witness', options);
    plan = met.plan ?? plan;
    found = met.plan === null ? undefined : shows(met.plan);
  }
  if (found === undefined) {
    console.log(`${mistake.id}: not found`);
    mistakes.push(mistake);
    continue;
  }
  const repairs = mistake.twin.scenario === undefined ? repairsOf(await mendedOfPlanted(mistake)) : [];
  const shrunk = shrink(runner, plan, found, { repairs });
  const items = planItems(subject.model, shrunk.plan);
  const shortest = {
    length: shrunk.found.length,
    plan: items,
    ...(shrunk.plan.until === 0 ? {} : { until: formatInstant(shrunk.plan.until) }),
  };
  console.log(mistake.id, shrunk.found.length, JSON.stringify(items));
  mistakes.push({ ...mistake, shortest });
}
writeFileSync(plantedFile, `${JSON.stringify({ mistakes }, null, 2)}\n`);
