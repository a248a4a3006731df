import { Library } from '../../../src/io/scenarios/library.ts';
import { shippedStories, tell } from './stories.ts';
import { readTours, tourStory } from './tour-file.ts';

/*
 * Tells every story of a flow and prints what each shows, as JSON: the part of judging a rounding that needs a process
 * of its own, because the rounding is changed in the source before it is loaded.
 */

const flow = process.argv[2]!;
const library = await Library.open();
const shipped = shippedStories(library, flow);
const tours = readTours(flow).map((entry, i) => tourStory(library, flow, entry, i + 1));
const shown = [...shipped, ...tours].map((story) => {
  try {
    return tell(story);
  } catch (error) {
    return { findings: `failed: ${String(error)}`, ends: null, trace: '' };
  }
});
process.stdout.write(JSON.stringify({ scenarios: shipped.length, shown }));
