import { describe, expect, expectTypeOf, it } from 'vitest';
import { factsCatalogue, makeCatalogue, setMask } from '../../../src/rules/catalogue/catalogue.ts';
import type { FactSpec } from '../../../src/rules/catalogue/spec.ts';
import type {
  accountClasses,
  accountKinds,
  connections,
  fundingSources,
  participantKinds,
  rails,
  reserveKinds,
} from '../../../src/rules/catalogue/vocabulary.ts';
import type {
  AccountFile,
  AccountKind,
  ChannelFile,
  FundingFile,
  ParticipantKind,
} from '../../../src/scenario/format.ts';

describe('the catalogue of facts', () => {
  it('speaks of participants, accounts and channels in the words of scenario files', () => {
    expectTypeOf<(typeof participantKinds)[number]>().toEqualTypeOf<ParticipantKind>();
    expectTypeOf<(typeof accountKinds)[number]>().toEqualTypeOf<AccountKind>();
    expectTypeOf<(typeof accountClasses)[number]>().toEqualTypeOf<NonNullable<AccountFile['class']>>();
    expectTypeOf<(typeof reserveKinds)[number]>().toEqualTypeOf<NonNullable<AccountFile['reserveKind']>>();
    expectTypeOf<(typeof fundingSources)[number]>().toEqualTypeOf<FundingFile['source']>();
    expectTypeOf<(typeof connections)[number]>().toEqualTypeOf<ChannelFile['connection']>();
    expectTypeOf<(typeof rails)[number]>().toEqualTypeOf<ChannelFile['rail']>();
  });

  it('labels every fact in both languages, differently', () => {
    for (const [i, { label }] of factsCatalogue.specs.entries()) {
      expect(label.zh, factsCatalogue.names[i]).toMatch(/\p{Script=Han}/u);
      expect(label.en, factsCatalogue.names[i]).toMatch(/^[a-zA-Z]/);
    }
  });

  it('reads an alias as the fact it stands for, under its own label', () => {
    expect(factsCatalogue.indexOf('institution')).toBe(factsCatalogue.indexOf('actor'));
    expect(factsCatalogue.specOf('institution')!.label.en).toBe('institution');
  });

  it('knows no name that it was not given', () => {
    expect(factsCatalogue.indexOf('toString')).toBeUndefined();
    expect(factsCatalogue.indexOf('actor.kindd')).toBeUndefined();
  });

  it('holds a set as a mask of its members in their order', () => {
    const spec = factsCatalogue.specOf('actor.licences')!;
    expect(setMask(spec, [])).toBe(0);
    expect(setMask(spec, ['network-payment', 'prepaid-card'])).toBe(0b101);
    expect(() => setMask(spec, ['banking'])).toThrow('banking is no member of the set');
  });
});

describe('a catalogue that contradicts itself is refused', () => {
  const label = { zh: '事实', en: 'fact' };
  const fen: FactSpec = { type: 'fen', label, hooks: ['day-close'] };
  const aggregate = { hook: 'day-close', operation: 'sum', of: 'a', by: ['a'], window: 'day', where: {} } as const;

  it.each<[string, Readonly<Record<string, FactSpec>>]>([
    ['an enum needs values', { a: { ...fen, type: 'enum' } }],
    ['values need an enum', { a: { ...fen, values: ['x'] } }],
    ['a ratio has ratioOf', { a: { ...fen, type: 'ratio' } }],
    ['does not exist', { a: { ...fen, type: 'ratio', ratioOf: ['b', 'b'] } }],
    ['is no fen or int', { a: { ...fen, type: 'ratio', ratioOf: ['b', 'b'] }, b: { ...fen, type: 'date' } }],
    ['lacks a hook', { a: { ...fen, type: 'ratio', ratioOf: ['b', 'b'] }, b: { ...fen, hooks: ['page-shown'] } }],
    ['an alias of another kind', { a: { ...fen, aliasOf: 'b' }, b: { ...fen, type: 'int' } }],
    ['is not at day-close', { a: { ...fen, hooks: ['page-shown'] }, b: { ...fen, mayBeUnknown: true, aggregate } }],
    ['may be unknown', { a: fen, b: { ...fen, aggregate } }],
  ])('%s', (problem, facts) => {
    expect(() => makeCatalogue(facts)).toThrow(problem);
  });
});
