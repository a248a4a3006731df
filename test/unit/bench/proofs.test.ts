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
let migration: FlowSlips;

beforeAll(() => {
  emissions = new Emissions();
  migration = new FlowSlips(library, 'agreement-migration');
}, 60_000);

/** What an effect of a flow can write. */
const writes = (flow: string, effect: string, leg: string | null = null): string[] | null => {
  const found = emissions.ofFlow(flow).of(effect, leg);
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

  it('is what it writes for one leg where that leg is under way', () => {
    expect(writes('escrow', 'giveUp')).toEqual(['declare', 'post', 'set']);
    expect(writes('escrow', 'giveUp', 'payin')).toEqual([]);
    expect(writes('escrow', 'giveUp', 'clawback')).toEqual(['set']);
    expect(writes('escrow', 'giveUp', 'release')).toEqual(['post', 'set']);
    // A case that returns, and one that goes on behind the cases.
    expect(writes('lending', 'abandon', 'repayment')).toEqual([]);
    expect(writes('lending', 'abandon', 'topup')).toEqual(['set']);
    expect(writes('lending', 'abandon', 'sweep')).toEqual(['post', 'set']);
    // No case: what stands behind them.
    expect(writes('lending', 'abandon', 'disbursement')).toEqual(['set']);
    // A branch on the leg.
    expect(writes('split', 'giveUp', 'charge')).toEqual([]);
    expect(writes('split', 'giveUp', 'refund')).toContain('post');
  });

  it('is not told where a function is not found, or no effect has the name', () => {
    // No leg of an IOU has books for what can no longer come back.
    expect(writes('iou', 'settle')).toBeNull();
    expect(writes('iou', 'no-such-effect')).toBeNull();
  });
});

describe('a slip', () => {
  it('knows the leg under way where only an event of the request under way takes the transition', () => {
    const legs = (place: string): (string | null)[] => [
      ...new Set(migration.slips.filter(({ where }) => where.startsWith(place)).map(({ leg }) => leg)),
    ];
    const ofActions = migration.slips.filter(({ effects }) => effects.length > 0);
    const about = (leg: string | null) => new Set(ofActions.filter((one) => one.leg === leg).map(({ where }) => where));
    expect(about('chargeFormer')).toContain('money.moving.sending + chargeFormer.rejected: giveUp');
    expect(about('chargeSuccessor')).toContain('money.moving + chargeSuccessor.succeeded: settle');
    // The double is a request beside the one under way; timers and acts are about none.
    expect(legs('money + chargeFormer.succeeded')).toEqual([null]);
    expect(legs('money.moving.querying + after queryTimeout')).toEqual([null]);
    expect(legs('agreements + sign')).toEqual([null]);
  });
});

describe('a slip that is proved the same', () => {
  const isSame = (flow: string, operator: string, ...effects: string[]): boolean =>
    new Proofs(library.flows.get(flow)!).isSame({ operator, effects, leg: null });

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
    const flow = migration;
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
