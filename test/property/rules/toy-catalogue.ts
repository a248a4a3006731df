import { makeCatalogue } from '../../../src/rules/catalogue/catalogue.ts';
import type { FactSpec } from '../../../src/rules/catalogue/spec.ts';

/*
 * A catalogue with every type of fact and a parameter of every shape, over few values, so that random conditions meet
 * equal values, none, both sides of a limit and both ends of an interval.
 */

const label = { zh: '事实', en: 'fact' };
const colours = ['red', 'green', 'blue'];

function fact(spec: Omit<FactSpec, 'label' | 'hooks'>): FactSpec {
  return { ...spec, label, hooks: ['day-close'] };
}

export const toyCatalogue = makeCatalogue({
  actor: fact({ type: 'party' }),
  'money.a': fact({ type: 'fen' }),
  'money.b': fact({ type: 'fen', mayBeNone: true }),
  'money.c': fact({ type: 'fen', mayBeNone: true }),
  'int.a': fact({ type: 'int', unit: 'days' }),
  'int.b': fact({ type: 'int', unit: 'days', mayBeNone: true }),
  'ratio.a': fact({ type: 'ratio', ratioOf: ['money.a', 'money.b'], mayBeNone: true }),
  'ratio.b': fact({ type: 'ratio', ratioOf: ['int.a', 'int.b'], mayBeNone: true }),
  'flag.a': fact({ type: 'bool' }),
  'flag.b': fact({ type: 'bool', mayBeNone: true }),
  'kind.a': fact({ type: 'enum', values: colours }),
  'kind.b': fact({ type: 'enum', values: colours, mayBeNone: true }),
  'set.a': fact({ type: 'set', values: colours }),
  'text.a': fact({ type: 'text', mayBeNone: true }),
  'date.a': fact({ type: 'date' }),
  'date.b': fact({ type: 'date', mayBeNone: true }),
  'time.a': fact({ type: 'time' }),
  'time.b': fact({ type: 'time', mayBeNone: true }),
  'clock.a': fact({ type: 'clock' }),
  'party.b': fact({ type: 'party', mayBeNone: true }),
  'account.a': fact({ type: 'account' }),
  'account.b': fact({ type: 'account', mayBeNone: true }),
});

const source = { source: 'made up', confidence: 'text' };
const title = { zh: '参数', en: 'parameters' };

function parameter(type: string, values: readonly object[], more: object = {}): object {
  return {
    label,
    type,
    ...(type === 'int' && { unit: 'days' }),
    values: values.map((value) => ({ ...value, ...source })),
    ...more,
  };
}

/** Parameters by group `p`; the days are around {@link toyDay}. */
export const toyParameters = {
  id: 'p',
  title,
  parameters: {
    money: parameter('fen', [
      { from: '2017-01-01', value: '0.99' },
      { from: '2018-06-30', value: '1.00' },
      { from: '2018-07-01', value: '1.01' },
    ]),
    'money-range': parameter('fen', [{ from: '2017-01-01', interval: { lo: '0.99', hi: '1.01' } }]),
    'money-unknown': parameter('fen', [{ from: '2017-01-01', unknown: { zh: '不知道', en: 'nobody knows' } }]),
    'money-by-kind': parameter(
      'fen',
      [{ from: '2017-01-01', by: { red: '1.00', green: { lo: '0.00', hi: '1.00' } } }],
      { keys: ['kind.a'] },
    ),
    'money-by-size': parameter(
      'fen',
      [{ from: '2017-01-01', bands: [{ below: 1, value: '0.00' }, { below: 90, value: '1.00' }, { value: '1.01' }] }],
      { bandedBy: 'int.a' },
    ),
    days: parameter('int', [{ from: '2017-01-01', value: 30 }]),
    share: parameter('ratio', [
      { from: '2017-01-01', value: '1/3' },
      { from: '2018-07-01', value: '0.5' },
    ]),
    'share-range': parameter('ratio', [{ from: '2017-01-01', interval: { lo: '0', hi: '100%' } }]),
    'share-by-set': parameter(
      'ratio',
      [
        {
          from: '2017-01-01',
          by: { red: { false: '0.1', true: '0.99' }, green: { false: { lo: '0.2', hi: '1' }, true: '1' } },
        },
      ],
      { keys: ['set.a', 'flag.a'], combine: 'max' },
    ),
    day: parameter('date', [{ from: '2017-01-01', value: '2018-06-30' }]),
    cutoff: parameter('clock', [{ from: '2017-01-01', value: '17:15:00' }]),
    colour: parameter('enum', [{ from: '2017-01-01', value: 'green' }], { members: colours }),
    open: parameter('bool', [{ from: '2017-01-01', value: true }]),
  },
};

/** Parameters that stand on the left or right of a comparison, by type. */
export const toyParameterNames: Readonly<Record<string, readonly string[]>> = {
  fen: ['money', 'money-range', 'money-unknown', 'money-by-kind', 'money-by-size'],
  int: ['days'],
  ratio: ['share', 'share-range', 'share-by-set'],
  date: ['day'],
  clock: ['cutoff'],
  enum: ['colour'],
  bool: ['open'],
};

/** Values that facts take and conditions mention, as files state them. */
export const toyValues: Readonly<Record<string, readonly (string | number | boolean)[]>> = {
  fen: ['-0.01', '0.00', '0.99', '1.00', '1.01', '50000.00', '90071992547409.91'],
  int: [-1, 0, 1, 29, 30, 31, 90, 9007199254740991],
  ratio: ['0', '1/3', '0.5', '33.3333%', '99%', '1', '100.01%', '123456789012345678901/234567890123456789012'],
  bool: [true, false],
  enum: colours,
  set: colours,
  text: ['some-text', 'another-text', '1.00'],
  date: ['2018-06-29', '2018-06-30', '2018-07-01', '1999-10-01'],
  time: ['2018-06-30T17:14:59.999+08:00', '2018-06-30T17:15:00+08:00', '2018-07-01T00:00:00+08:00'],
  clock: ['00:00:00', '17:14:59.999', '17:15:00', '23:59:59.999'],
  party: ['one', 'two'],
  account: ['one', 'two'],
};
