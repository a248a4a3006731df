import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/core/time.ts';
import { factIndex, type FactName, factsCatalogue, setMask } from '../../../src/rules/catalogue/catalogue.ts';
import type { Hook } from '../../../src/rules/catalogue/hooks.ts';
import type { FactReader, FactValue } from '../../../src/rules/catalogue/spec.ts';
import { resolveParameter } from '../../../src/rules/compile/parameter-at.ts';
import { type CompiledRule, compileRulebook } from '../../../src/rules/compile/rulebook.ts';
import { citationText, explainEvaluation, headline } from '../../../src/rules/explain.ts';
import { captureFacts } from '../../../src/rules/facts-of-rule.ts';
import { outcomeNames } from '../../../src/rules/outcome.ts';
import { confirmOutcome } from '../../../src/rules/reference/confirm.ts';
import { percentText } from '../../../src/rules/show-value.ts';
import { documentOf, shippedRulebook, shippedSources } from './load.ts';

type Facts = Partial<Record<FactName, FactValue>>;

function reader(facts: Facts): FactReader {
  const byIndex = new Map(Object.entries(facts).map(([name, value]) => [factIndex(name as FactName), value]));
  return (fact) => byIndex.get(fact);
}

function on(date: string, hook: Hook, id: string): CompiledRule | undefined {
  return shippedRulebook.inForce(hook, parseDate(date)).find((compiled) => compiled.rule.id === id);
}

const direct: Facts = {
  actor: 7,
  'actor.kind': 'payment-institution',
  'instruction.involvesBankAccount': true,
  'leg.connection': 'direct-to-bank',
  bank: 3,
};

const reserves: Facts = {
  actor: 'pay-co',
  'actor.kind': 'payment-institution',
  'actor.licences': setMask(factsCatalogue.specOf('actor.licences')!, ['network-payment']),
  'reserve.placementStated': true,
  'reserve.central': 1_199_999_999,
  'reserve.meanPreviousQuarter': 10_000_000_000,
};

/** The same JSON with the keys of every object in the opposite order. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turnedRound(inner)]),
  );
}

describe('the rules in force', () => {
  it('change on the day of the law, that day included', () => {
    expect(on('2018-06-29', 'leg-submitted', 'no-direct-connection')).toBeUndefined();
    expect(on('2018-06-30', 'leg-submitted', 'no-direct-connection')!.period.status).toBe('enforced');
  });

  it('are the same list on every day between two changes, so that a run need not look twice', () => {
    const list = (date: string): unknown => shippedRulebook.inForce('entry-posted', parseDate(date));
    expect(list('2017-03-01')).toBe(list('2017-12-31'));
    expect(list('2018-01-11')).toBe(list('2017-03-01'));
    expect(list('2018-01-12')).not.toBe(list('2018-01-11'));
  });

  it('come in the order of their ids', () => {
    const ids = shippedRulebook.inForce('instruction-accepted', parseDate('2018-06-30')).map(({ rule }) => rule.id);
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
    expect(ids.length).toBeGreaterThan(3);
  });

  it('are chosen by the date of the contract where a rule says so, else by that of the event', () => {
    const fee = (event: string, contract?: string): boolean => {
      const dates = { event: parseDate(event), contract: contract === undefined ? undefined : parseDate(contract) };
      return shippedRulebook
        .inForce('loan-collected', dates)
        .some(({ rule }) => rule.id === 'loan-no-upfront-deduction');
    };
    expect(fee('2018-02-11', '2017-11-30')).toBe(false);
    expect(fee('2018-02-11', '2017-12-01')).toBe(true);
    expect(fee('2017-11-30')).toBe(false);
    expect(fee('2017-12-01')).toBe(true);
  });

  it('name the facts that somebody has to supply, quotients by their parts', () => {
    const names = [...shippedRulebook.factsRead('day-close')].map((fact) => factsCatalogue.names[fact]);
    expect(names).toContain('reserve.central');
    expect(names).toContain('reserve.meanPreviousQuarter');
    expect(names).not.toContain('reserve.centralToQuarterMean');
    expect([...shippedRulebook.factsRead('page-shown')]).not.toContain(factIndex('leg.amount'));
  });

  it('have a hash that the order of files and keys does not change, and a changed amount does', () => {
    const { rules, parameters } = shippedSources();
    const turned = rules.map(({ value, file }) => documentOf(turnedRound(value), file)).reverse();
    expect(compileRulebook({ rules: turned, parameters: [...parameters].reverse() }).hash).toBe(shippedRulebook.hash);
    const changed = parameters.map(({ text, file }) =>
      documentOf(JSON.parse(text.replace('"10000.00"', '"10000.01"')), file),
    );
    expect(compileRulebook({ rules, parameters: changed }).hash).not.toBe(shippedRulebook.hash);
  });
});

describe('a parameter', () => {
  const at = (name: string, date: string, facts: Facts = {}): unknown =>
    resolveParameter(shippedRulebook.parameters.get(name)!, parseDate(date), factsCatalogue, reader(facts));

  it('has the value of its day', () => {
    expect(at('parameter.bank-account.class3-balance', '2018-01-11')).toEqual({ kind: 'scalar', value: 100_000 });
    expect(at('parameter.bank-account.class3-balance', '2018-01-12')).toEqual({ kind: 'scalar', value: 200_000 });
    expect(at('parameter.bank-account.class3-balance', '2016-11-30')).toEqual({ kind: 'unknown' });
  });

  it('is the highest of several licences, end by end', () => {
    const licences = (...held: string[]): Facts => ({
      'actor.licences': setMask(factsCatalogue.specOf('actor.licences')!, held),
    });
    const value = at('parameter.reserve.central-ratio', '2017-04-17', licences('network-payment', 'prepaid-card'));
    expect(value).toEqual({ kind: 'interval', lo: { num: 4n, den: 25n }, hi: { num: 6n, den: 25n } });
    expect(at('parameter.reserve.central-ratio', '2017-04-17', licences('bank'))).toEqual({ kind: 'unknown' });
    expect(at('parameter.reserve.central-ratio', '2017-04-17')).toEqual({ kind: 'unknown' });
  });
});

describe('an explanation', () => {
  const compiled = on('2018-06-30', 'leg-submitted', 'no-direct-connection')!;

  it('of a breach names the leaf that decided, with what it saw', () => {
    const { outcome, because } = explainEvaluation(shippedRulebook, compiled, reader(direct));
    expect(outcome).toBe('violated');
    expect(because).toEqual([
      expect.objectContaining({
        pointer: '/conditions/all/0',
        fact: 'leg.connection',
        label: { zh: '连接方式', en: 'connection' },
        operator: 'equal',
        actual: { zh: 'direct-to-bank', en: 'direct-to-bank' },
        allowed: { zh: 'direct-to-bank', en: 'direct-to-bank' },
        truth: 'true',
      }),
    ]);
  });

  it('of a rule that does not apply names what excludes it', () => {
    const { outcome, because } = explainEvaluation(
      shippedRulebook,
      compiled,
      reader({ ...direct, 'actor.kind': 'bank' }),
    );
    expect(outcome).toBe('not-applicable');
    expect(because.map(({ fact, truth }) => [fact, truth])).toEqual([['actor.kind', 'false']]);
  });

  it('of a rule that could not be evaluated names the facts that would decide', () => {
    const facts = { ...direct, 'leg.connection': undefined };
    const { outcome, because, wouldDecide } = explainEvaluation(shippedRulebook, compiled, reader(facts));
    expect([outcome, wouldDecide]).toEqual(['could-not-evaluate', ['leg.connection']]);
    expect(because[0]!.actual).toEqual({ zh: '未知', en: 'unknown' });
  });

  it('shows a quotient as a share with its parts, and the interval it was compared with', () => {
    const stage1 = on('2017-06-01', 'day-close', 'reserve-central-ratio-stage1')!;
    const { outcome, because } = explainEvaluation(shippedRulebook, stage1, reader(reserves));
    expect(outcome).toBe('violated');
    expect(because[0]!.actual.en).toBe('11.9999…% (11999999.99 / 100000000.00)');
    expect(because[0]!.allowed).toEqual({ zh: '12% 至 20% 之间', en: 'between 12% and 20%' });
    expect(because[0]!.allowedBy).toBe('parameter.reserve.central-ratio');
  });

  it('names the parameter when no fact is missing but the law is not known exactly', () => {
    const stage1 = on('2017-06-01', 'day-close', 'reserve-central-ratio-stage1')!;
    const facts = reader({ ...reserves, 'reserve.central': 1_500_000_000 });
    expect(explainEvaluation(shippedRulebook, stage1, facts).wouldDecide).toEqual(['parameter.reserve.central-ratio']);
  });
});

describe('a headline', () => {
  it('fills the message in both languages, parties by the names of the scenario', () => {
    const compiled = on('2018-06-30', 'leg-submitted', 'no-direct-connection')!;
    const names: Readonly<Record<number, string>> = { 3: 'bank-a', 7: 'pay-co' };
    expect(headline(shippedRulebook, compiled, reader(direct), (key) => names[key as number]!)).toEqual({
      zh: 'pay-co 绕过清算机构，直连 bank-a',
      en: 'pay-co bypassed the clearing house to bank-a',
    });
  });

  it('says of a practice that no legal text was found', () => {
    const compiled = on('2018-05-04', 'page-shown', 'pi-page-redirect')!;
    const facts = reader({ actor: 'pay-co', 'page.controller': 'bank-a' });
    const { zh, en } = headline(shippedRulebook, compiled, facts);
    expect(en).toBe(
      'the payment page is controlled by bank-a, not by pay-co which processes the payment (basis is practice: no legal text was found)',
    );
    expect(zh).toContain('未找到法律条文');
  });

  it('cites authority, document and article', () => {
    const compiled = on('2024-05-01', 'leg-submitted', 'no-direct-connection')!;
    expect(citationText(compiled.period.citation)).toBe('国务院 国务院令第768号 第三十条');
  });
});

describe('shares are written so that a fen is seen', () => {
  it.each([
    [12n, 100n, '12%'],
    [35n, 10_000n, '0.35%'],
    [1n, 3n, '33.3333…%'],
    [11_999_999_99n, 100_000_000_00n, '11.9999…%'],
    [0n, 5n, '0%'],
    [-1n, 4n, '-25%'],
    [3n, 2n, '150%'],
  ])('%s / %s is %s', (num, den, text) => {
    expect(percentText(num, den)).toBe(text);
  });
});

describe('amounts beyond what doubles multiply exactly', () => {
  // 20 % of this many fen is not a product that doubles hold: 90,071,992,547,409.91 yuan x 100.
  const mean = Number.MAX_SAFE_INTEGER;
  const stage1 = on('2017-06-01', 'day-close', 'reserve-central-ratio-stage1')!;
  const outcome = (central: number): string =>
    outcomeNames[
      stage1.evaluate(reader({ ...reserves, 'reserve.central': central, 'reserve.meanPreviousQuarter': mean }))
    ];

  it('are still compared to the fen', () => {
    // 9007199254740991 / 5 = 1801439850948198.2
    expect(outcome(1_801_439_850_948_198)).toBe('could-not-evaluate');
    expect(outcome(1_801_439_850_948_199)).toBe('complied');
    // 9007199254740991 * 12 / 100 = 1080863910568918.92
    expect(outcome(1_080_863_910_568_918)).toBe('violated');
    expect(outcome(1_080_863_910_568_919)).toBe('could-not-evaluate');
  });
});

describe('a captured set of facts', () => {
  it('explains and confirms an outcome after the world has moved on', async () => {
    const compiled = on('2018-06-30', 'leg-submitted', 'no-direct-connection')!;
    const world = { ...direct };
    const captured = captureFacts(compiled.rule, factsCatalogue, (fact) => reader(world)(fact));
    const outcome = compiled.evaluate(captured);
    world['leg.connection'] = 'internal';
    expect(outcomeNames[compiled.evaluate(captured)]).toBe('violated');
    expect(await confirmOutcome(shippedRulebook, compiled, captured, outcome)).toBe(true);
    expect(headline(shippedRulebook, compiled, captured).en).toBe('7 bypassed the clearing house to 3');
  });
});
