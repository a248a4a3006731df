import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../../../src/io/workers/open-subject.ts';
import { profiles } from '../../../../src/search/profiles/profiles.ts';
import { drawnBounds } from '../../../../src/search/random/drawn-bounds.ts';

const library = await Library.open();

function purses(file: string): string[] {
  const { model } = openSubject(library, library.load(file), noOverrides).subject;
  const delays = { late: [0], twice: [0], leg: [0], closed: [0], noPosition: [0] };
  return drawnBounds(model, profiles.deep, delays).outside.map(({ account }) => model.accounts[account]!.key);
}

describe('what people spend beside the design', () => {
  it('is on the bank accounts of those who act, and not on that of whoever runs the process', () => {
    // The rental firm delivers and collects by its own system, which pays back out of this account.
    expect(purses('scenarios/instalment/rent-two-yuan-a-day.scenario.json')).toEqual(['card']);
    expect(purses('scenarios/escrow/held-until-receipt.scenario.json')).toEqual(['buyer-card', 'seller-bank']);
  });

  it('is what the scenario says, where it says something', () => {
    expect(purses('scenarios/escrow/shipment-secured.scenario.json')).toEqual(['seller-bank']);
  });
});
