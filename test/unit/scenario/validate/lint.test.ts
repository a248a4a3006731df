import { describe, expect, it } from 'vitest';
import { renderInputError } from '../../../../src/io/print-error.ts';
import { parseStrictJson } from '../../../../src/io/read/strict-json.ts';
import { duplicateIds, lintScenario } from '../../../../src/scenario/validate/lint.ts';
import { validateScenario } from '../../../../src/scenario/validate/validate.ts';
import { fixtureContext, goodScenario } from '../../../support/scenario-fixture.ts';

/** Warnings about the good scenario with some sections replaced, which must stay valid. */
function warnings(changes: object, file = 'two-withdrawals.scenario.json'): string[] {
  const document = parseStrictJson(JSON.stringify({ ...goodScenario, ...changes }), file);
  validateScenario(document, fixtureContext);
  return lintScenario(document, fixtureContext).map((warning) => {
    expect(renderInputError(warning, 'zh')).not.toContain('{{');
    return `${warning.code} ${warning.place?.pointer ?? ''}`;
  });
}

describe('lint of a scenario', () => {
  it('has nothing to say about a scenario that means what it says', () => {
    expect(warnings({})).toEqual([]);
  });

  it('warns of an expectation that any party and any sum would meet', () => {
    expect(warnings({ expect: ['double-payment'] })).toEqual(['lint-bare-expectation /expect/0']);
  });

  it('warns of an id that is not the file name, wherever the file lies', () => {
    expect(warnings({}, 'a/b/other.scenario.json')).toEqual(['lint-id-is-not-file-name /id']);
    expect(warnings({}, 'a/b/two-withdrawals.scenario.json')).toEqual([]);
  });

  it('takes a file name for an id that says the same in small letters, with or without its folder', () => {
    expect(warnings({}, 'a/b/two--withdrawals.scenario.json')).toEqual([]);
    expect(warnings({}, 'a/two/withdrawals.scenario.json')).toEqual([]);
    expect(warnings({}, 'a/b/twoWithdrawals.scenario.json')).toEqual([]);
    expect(warnings({}, 'a/b/withdrawals.scenario.json')).toEqual([]);
    expect(warnings({}, 'two/b/drawals.scenario.json')).toEqual(['lint-id-is-not-file-name /id']);
  });

  it('warns of a scenario in which nothing happens', () => {
    const still = { load: undefined, faults: undefined, expect: [] };
    expect(warnings({ ...still, plan: [] })).toEqual(['lint-nothing-happens /plan']);
    expect(warnings({ ...still, plan: undefined })).toEqual(['lint-nothing-happens /flows']);
    expect(warnings({ ...still, load: goodScenario.load, plan: [] })).toEqual([]);
    expect(warnings({ ...still, faults: goodScenario.faults, plan: [] })).toEqual([]);
    expect(warnings({ ...still, expect: goodScenario.expect, plan: [] })).toEqual([]);
  });

  it('warns of contracts and channels that nothing uses', () => {
    const contracts = { ...goodScenario.contracts, spare: { between: ['alice', 'pay-co'], anything: 1 } };
    const channels = { ...goodScenario.channels, spare: { use: 'payout' } };
    expect(warnings({ contracts, channels })).toEqual([
      'lint-unused-contract /contracts/spare',
      'lint-unused-channel /channels/spare',
    ]);
  });

  it('warns of a group of one among interchangeable parties', () => {
    const { alice } = goodScenario.participants;
    const participants = { ...goodScenario.participants, alice: { ...alice, symmetry: 'investors' } };
    expect(warnings({ participants })).toEqual(['lint-symmetry-of-one /participants/alice/symmetry']);
    const bob = { kind: 'person', symmetry: 'investors' };
    expect(warnings({ participants: { ...participants, bob } })).toEqual([]);
  });

  it('warns if no flow has the choice value that the scenario claims to provoke', () => {
    expect(warnings({ provokes: 'withdrawal.retry=failover' })).toEqual(['lint-provokes-not-chosen /provokes']);
    expect(warnings({ provokes: 'withdrawal.freeze=hold' })).toEqual([]);
  });

  it('warns of an act by somebody else than the role that does it', () => {
    const [first] = goodScenario.plan;
    expect(warnings({ plan: [{ ...first, who: 'pay-co' }] })).toEqual(['lint-act-by-other /plan/0/who']);
  });

  it('finds scenarios of one id in several files, at the later one', () => {
    const document = (file: string, id: unknown): ReturnType<typeof parseStrictJson> =>
      parseStrictJson(JSON.stringify({ id }), file);
    const [duplicate, ...rest] = duplicateIds([
      document('a', 'x'),
      document('b', 'y'),
      document('c', 'x'),
      document('d', 5),
    ]);
    expect(rest).toEqual([]);
    expect(duplicate).toMatchObject({
      code: 'duplicate-scenario-id',
      params: { id: 'x', other: 'a' },
      place: { file: 'c', line: 1, column: 7 },
    });
  });
});
