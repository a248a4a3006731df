import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.ts';
import { parseDate } from '../../../../src/core/time.ts';
import { parseStrictJson } from '../../../../src/io/read/strict-json.ts';
import { happened, sourceOn, worldFacts } from '../../../../src/rules/prohibited/outcome.ts';
import { readOutcomes } from '../../../../src/rules/prohibited/read-outcomes.ts';

const text = readFileSync('prohibited/outcomes.json', 'utf8');
const shipped = readOutcomes(parseStrictJson(text, 'prohibited/outcomes.json'));

/** One outcome that is right, with something changed. */
function outcome(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'student-lent-to',
    title: { zh: '向学生放款', en: 'A student is lent to' },
    sources: [{ instrument: '银监发〔2017〕26号', article: null, from: '2017-05-27', to: '2021-03-16' }],
    when: 'money-moves',
    all: [{ fact: 'payee.student', is: [true] }],
    ...changes,
  };
}

function read(...outcomes: readonly unknown[]) {
  return readOutcomes(parseStrictJson(JSON.stringify({ outcomes }), 'own.json'));
}

function refused(...outcomes: readonly unknown[]): [string, string | undefined] {
  try {
    read(...outcomes);
  } catch (error) {
    if (error instanceof InputError) return [error.code, error.place?.pointer];
    throw error;
  }
  throw new Error('the list was accepted');
}

describe('the list that ships', () => {
  it('says of each outcome where it stands, in both languages, and fits its schema', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(18);
    for (const { sources, title } of shipped) {
      expect(sources.length).toBeGreaterThan(0);
      expect(title.zh).toMatch(/\p{Script=Han}/u);
    }
    const schema = JSON.parse(readFileSync('prohibited/outcomes.schema.json', 'utf8')) as object;
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ outcomes: [outcome({ severity: 'major' })] })).toBe(false);
  });

  it('cites nothing that the rulebook does not cite', () => {
    const known = new Set<string>();
    const collect = (folder: string): void => {
      for (const line of readFileSync(folder, 'utf8').matchAll(/"document": "([^"]+)"/g)) known.add(line[1]!);
    };
    for (const rule of rulesUsed) collect(rule);
    const cited = new Set(shipped.flatMap(({ sources }) => sources.map(({ instrument }) => instrument)));
    expect(
      [...cited].filter((one) => ![...known].some((document) => document === one || one.endsWith(document))),
    ).toEqual([]);
  });

  it('asks every kind of occasion', () => {
    expect(new Set(shipped.map(({ when }) => when)).size).toBe(Object.keys(worldFacts).length);
  });
});

const rulesUsed = [
  'connection/no-direct-connection',
  'institution/pi-no-advance',
  'institution/pi-no-mutual-accounts',
  'lending/borrower-adult',
  'lending/lender-licensed',
  'lending/loan-disburse-to-bank-account',
  'lending/loan-no-students',
  'merchant/aggregator-no-funds',
  'merchant/no-second-clearing',
  'p2p/p2p-no-packaged-loans',
  'custody/p2p-custodian-is-bank',
  'payment-account/payacct-no-financial-holder',
  'payment-account/payacct-no-overdraft',
  'reserve/reserve-bank-min-assets',
  'reserve/reserve-central-ratio-full',
  'reserve/reserve-debit-needs-client-purpose',
  'reserve/reserve-full-placement',
].map((path) => `rules/${path}/${path.split('/')[1]!}.rule.json`);

describe('a list of prohibited outcomes', () => {
  it('is refused with the place of what is wrong', () => {
    expect(refused(outcome({ severity: 'major' }))).toEqual(['rules-unknown-key', '/outcomes/0/severity']);
    expect(refused(outcome({ all: [{ fact: 'payee.studnet', is: [true] }] }))).toEqual([
      'outcome-unknown-fact',
      '/outcomes/0/all/0/fact',
    ]);
    // A fact of another occasion.
    expect(refused(outcome({ all: [{ fact: 'keeper.assets', below: '1.00' }] }))[0]).toBe('outcome-unknown-fact');
    expect(refused(outcome({ all: [{ fact: 'payee.student', below: 1 }] }))[0]).toBe('outcome-operator');
    expect(refused(outcome({ all: [{ fact: 'payee.age', below: 18, above: 3 }] }))[0]).toBe('outcome-operator');
    expect(refused(outcome({ all: [{ fact: 'payee.age', below: '18' }] }))[0]).toBe('rule-wrong-type');
    expect(refused(outcome({ all: [{ fact: 'payee.student', is: ['yes'] }] }))[0]).toBe('rule-wrong-type');
    expect(refused(outcome({ all: [] }))[0]).toBe('rules-empty-list');
    expect(refused(outcome({ when: 'money-is-gone' }))).toEqual(['rule-unknown-word', '/outcomes/0/when']);
    expect(refused(outcome({ sources: [] }))[0]).toBe('rules-empty-list');
    expect(refused(outcome(), outcome())).toEqual(['outcome-twice', '/outcomes/1/id']);
  });

  it('condemns only on the days for which it names a source', () => {
    const [one] = read(outcome());
    const on = (day: string) => sourceOn(one!, parseDate(day))?.instrument;
    expect([on('2017-05-26'), on('2021-03-17')]).toEqual([undefined, undefined]);
    expect([on('2017-05-27'), on('2021-03-16')]).toEqual(['银监发〔2017〕26号', '银监发〔2017〕26号']);
  });

  it('condemns nobody for what is not known', () => {
    const conditions = [
      { fact: 'payee.student', is: [true] },
      { fact: 'payee.kind', isNot: ['bank'] },
      { fact: 'payee.licences', hasNone: ['bank'] },
      { fact: 'payee.age', below: 18 },
      { fact: 'amount', above: '1.00' },
    ];
    for (const condition of conditions) {
      const [one] = read(outcome({ all: [condition] }));
      expect(happened(one!, {})).toBe(false);
    }
  });

  it('compares at the boundary as it says', () => {
    const [one] = read(outcome({ all: [{ fact: 'payee.age', below: 18 }] }));
    const [money] = read(outcome({ all: [{ fact: 'amount', above: '1.00' }] }));
    const [kind] = read(outcome({ all: [{ fact: 'payee.kind', isNot: ['bank'] }] }));
    const [list] = read(outcome({ all: [{ fact: 'payee.licences', has: ['bank', 'prepaid-card'] }] }));
    expect([17, 18].map((age) => happened(one!, { 'payee.age': age }))).toEqual([true, false]);
    expect([100, 101].map((amount) => happened(money!, { amount }))).toEqual([false, true]);
    expect(['bank', 'lender'].map((word) => happened(kind!, { 'payee.kind': word }))).toEqual([false, true]);
    expect([[], ['prepaid-card']].map((words) => happened(list!, { 'payee.licences': words }))).toEqual([false, true]);
  });
});
