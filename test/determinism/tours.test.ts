import { expect, it } from 'vitest';
import { flowLoaders } from '../../src/flows/registry.ts';
import { Library } from '../../src/io/scenarios/library.ts';
import { FlowSlips } from '../bench/mutants/flow-slips.ts';
import { tell } from '../bench/mutants/stories.ts';
import { readTours, tourStory } from '../bench/mutants/tour-file.ts';
import { isShown } from '../bench/mutants/tour-search.ts';

it('every tour leads where it led when it was kept; npm run tours -- --refresh changes that on purpose', async () => {
  const library = await Library.open();
  const others: string[] = [];
  let count = 0;
  for (const flow of flowLoaders.keys()) {
    for (const [i, entry] of readTours(flow).entries()) {
      count++;
      const { findings, ends, trace } = entry;
      const story = tourStory(library, flow, entry, i + 1);
      const shown = tell(story);
      const isSame = JSON.stringify(shown) === JSON.stringify({ findings, ends, trace });
      if (!isSame) others.push(`${flow}: ${story.name}`);
    }
  }
  expect(others).toEqual([]);
  expect(count).toBeGreaterThan(100);
}, 240_000);

it('a notice of another request that is taken for the one under way shows in a tour', async () => {
  const library = await Library.open();
  const flow = new FlowSlips(library, 'withdrawal');
  const where = 'underway + payout.succeeded: currentRequest';
  const slip = flow.slips.findIndex((one) => one.operator === 'drop guard' && one.where === where);
  expect(slip).toBeGreaterThanOrEqual(0);
  const tours = readTours('withdrawal').map((entry, i) => tourStory(library, 'withdrawal', entry, i + 1));
  expect(tours.some((story) => isShown(story, flow, slip, tell(story)))).toBe(true);
}, 240_000);
