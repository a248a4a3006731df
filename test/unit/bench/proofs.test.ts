import { beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../../src/io/scenarios/library.ts';
import { Emissions } from '../../bench/mutants/emissions.ts';
import { FlowSlips } from '../../bench/mutants/flow-slips.ts';
import { Proofs } from '../../bench/mutants/proofs.ts';
import { readTours, tourStory } from '../../bench/mutants/tour-file.ts';
import { isShown } from '../../bench/mutants/tour-search.ts';
import { tell } from '../../bench/mutants/stories.ts';

const library = await Library.open();
let emissions: Emissions;

beforeAll(() => {
  emissions = new Emissions();
}, 60_000);

/** What an effect of a flow can write. */
const writes = (flow: string, effect: string): string[] | null => {
  const found = emissions.ofFlow(flow).of(effect);
  return found === null ? null : [...found].sort((a, b) => (a < b ? -1 : 1));
};

describe('what an effect can write according to its source', () => {
  it('is found in the effect, in what it calls, and in a function that a factory made', () => {
    expect(writes('escrow', 'grant')).toEqual(['set']);
    expect(writes('escrow', 'kick')).toEqual(['signal']);
    expect(writes('escrow', 'settle')).toEqual(['declare', 'post', 'postAll', 'set', 'statement']);
    expect(writes('settlement', 'startSettle')).toEqual(['declare', 'post', 'send', 'set']);
  });

  it('is that of all legs where the leg is a number', () => {
    expect(writes('entrusted-loan', 'abandon')).toEqual(['set']);
    expect(writes('lending', 'abandon')).toEqual(['post', 'set']);
  });

  it('is not told where a function is not found, or no effect has the name', () => {
    // No leg of an IOU has books for what can no longer come back.
    expect(writes('iou', 'settle')).toBeNull();
    expect(writes('iou', 'no-such-effect')).toBeNull();
  });
});

describe('a slip that is proved the same', () => {
  const isSame = (flow: string, operator: string, ...effects: string[]): boolean =>
    new Proofs(library.flows.get(flow)!).isSame({ operator, effects });

  it('assigns twice, or assigns before or after what assigns nothing', () => {
    expect(isSame('escrow', 'apply twice', 'grant')).toBe(true);
    expect(isSame('escrow', 'swap effect order', 'grant', 'kick')).toBe(true);
    expect(isSame('escrow', 'drop action', 'grant')).toBe(false);
    expect(isSame('escrow', 'retarget')).toBe(false);
  });

  it('never posts, and never changes places with what posts or with what it could overwrite', () => {
    for (const operator of ['drop action', 'apply twice', 'swap effect order']) {
      expect(isSame('pay-in', operator, 'settle', 'kick')).toBe(false);
    }
    expect(isSame('lending', 'swap effect order', 'settleOut', 'readOut')).toBe(false);
    expect(isSame('lending', 'swap effect order', 'askAnew', 'open')).toBe(false);
    expect(isSame('iou', 'swap effect order', 'settle', 'readStatement')).toBe(false);
    // Rules may ask whether an agreement is in force, which the flow keeps in a field; with a loan there is none.
    expect(isSame('agreement-migration', 'swap effect order', 'giveUp', 'kick')).toBe(true);
    expect(isSame('agreement-migration', 'swap effect order', 'giveUp', 'settle')).toBe(false);
    expect(isSame('lending', 'swap effect order', 'askAnew', 'refuseBlocked')).toBe(true);
  });

  it('shows in no tour, and effects write in them what their source allows', () => {
    const flow = new FlowSlips(library, 'agreement-migration');
    const proofs = new Proofs(library.flows.get('agreement-migration')!);
    const proved = flow.slips.map((_, i) => i).filter((i) => proofs.isSame(flow.slips[i]!));
    expect(proved.length).toBeGreaterThan(20);
    for (const [i, entry] of readTours('agreement-migration').slice(0, 5).entries()) {
      const story = tourStory(library, 'agreement-migration', entry, i + 1);
      const own = tell(story);
      expect(tell(story, proofs.watched(story.subject.machines[story.flow]!))).toEqual(own);
      expect(proved.filter((slip) => isShown(story, flow, slip, own))).toEqual([]);
    }
    expect([...proofs.surprises]).toEqual([]);
  });
});
