import { describe, expect, it } from 'vitest';
import { fixFor, message } from '../../../../src/core/messages/catalogue.ts';
import { InputError } from '../../../../src/core/errors.ts';
import { flowsMessages } from '../../../../src/core/messages/flows.ts';
import type { MachineConfig, MachineNames } from '../../../../src/flows/compile/config.ts';
import { compileMachine } from '../../../../src/flows/compile/machine.ts';
import { names } from '../../../support/machines/names.ts';

function refusal(config: unknown, vocabulary: MachineNames = names): InputError {
  try {
    compileMachine(config as MachineConfig, vocabulary);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the machine was accepted');
}

/** A machine whose state `x` holds `state`. */
function around(state: object): object {
  return { id: 'm', initial: 'x', states: { x: state, y: {} } };
}

const raise = Object.assign(() => undefined, { type: 'xstate.raise' });
const assign = Object.assign(() => undefined, { type: 'xstate.assign' });
const and = Object.assign(() => true, { check: () => true });

describe('what is outside the subset is refused by its name', () => {
  const unsupported: [config: object, what: string, where: string][] = [
    [{ id: 'm', context: { fen: 1 } }, '"context"', '#m'],
    [around({ invoke: { src: 'bank' } }), '"invoke"', '#m.x'],
    [around({ onDone: 'y' }), '"onDone"', '#m.x'],
    [around({ on: { '*': 'y' } }), 'wildcard event "*"', '#m.x on *'],
    [around({ on: { 'leg.*': 'y' } }), 'wildcard event "leg.*"', '#m.x on leg.*'],
    [
      around({ on: { 'xstate.done.state.m': 'y' } }),
      'XState\'s own event "xstate.done.state.m"',
      '#m.x on xstate.done.state.m',
    ],
    [around({ entry: assign }), 'assign()', '#m.x entry'],
    [around({ on: { A: { actions: raise } } }), 'raise()', '#m.x on A'],
    [around({ on: { A: { actions: ['a', () => 1] } } }), 'inline action function', '#m.x on A'],
    [around({ on: { A: { guard: () => true } } }), 'inline guard function', '#m.x on A'],
    [
      around({ on: { A: { guard: and } } }),
      "XState's guard function (write {type: 'and' | 'or' | 'not', …} as data)",
      '#m.x on A',
    ],
    [around({ on: { A: { guard: { type: 'and', guards: [] } } } }), 'guard "and" without guards', '#m.x on A'],
    [around({ on: { A: { guard: { type: 'not' } } } }), 'guard "not" without guard', '#m.x on A'],
    [around({ on: { A: () => 'y' } }), 'inline function', '#m.x on A'],
    [around({ on: { A: [{ target: 'y', cond: 'g' }] } }), '"cond"', '#m.x on A'],
    [around({ on: { A: { target: [] } } }), 'empty list of targets', '#m.x on A'],
    [around({ on: { A: { reenter: 'yes' } } }), 'reenter that is not true or false', '#m.x on A'],
    [
      around({ entry: { type: 'a', params: () => ({}) } }),
      'params of action "a" that are not literal values by name',
      '#m.x entry',
    ],
    [
      around({ entry: { type: 'a', params: { at: new Date(0) } } }),
      'params of action "a" that are not literal values by name',
      '#m.x entry',
    ],
    [around({ entry: { name: 'a' } }), 'action that is neither a name nor {type, params}', '#m.x entry'],
    [around({ after: { '1.5': 'y' } }), 'delay "1.5" (whole milliseconds only)', '#m.x after 1.5'],
    [around({ type: 'final', initial: 'u', states: { u: {} } }), 'final state with states', '#m.x'],
    [around({ type: 'parallel' }), 'parallel state without states', '#m.x'],
    [around({ type: 'choice' }), 'state type choice', '#m.x'],
    [around({ initial: { target: 'u' }, states: { u: {} } }), 'initial with actions', '#m.x'],
    [around({ initial: 'u' }), 'initial on a state of type atomic', '#m.x'],
    [{ id: 'm', type: 'parallel', states: { h: { history: true, on: {} } } }, '"on" on a history state', '#m.h'],
    [
      {
        id: 'm',
        initial: 'x',
        states: { x: {}, p: { initial: 'u', states: { u: {}, h: { history: true, target: '#m.x' } } } },
      },
      'history state that leads out of its parent',
      '#m.p.h',
    ],
    [around({ tags: [1] }), 'tag that is not text', '#m.x'],
    [around({ meta: () => 1 }), 'meta that is not literal data', '#m.x'],
    [around({ description: 3 }), 'description that is not text', '#m.x'],
  ];
  it.each(unsupported.map(([config, what, where]) => [what, where, config] as const))(
    '%s at %s',
    (what, where, config) => {
      const error = refusal(config);
      expect({ code: error.code, ...error.params }).toEqual({ code: 'machine-unsupported', what, where });
      expect(error.also).toEqual([]);
    },
  );
});

describe('a name that does not exist is refused with the one that was probably meant', () => {
  it.each([
    [around({ on: { 'leg.payed': 'y' } }), 'machine-unknown-event', 'leg.paid'],
    [around({ on: { A: { guard: 'atleast', target: 'y' } } }), 'machine-unknown-guard', 'atLeast'],
    [around({ exit: ['sya'] }), 'machine-unknown-action', 'say'],
    [around({ after: { sooon: 'y' } }), 'machine-unknown-delay', 'soon'],
    [{ id: 'm', initial: 'wating', states: { waiting: {}, sent: {} } }, 'machine-unknown-initial', 'waiting'],
    [
      { id: 'm', initial: 'waiting', states: { waiting: { on: { A: 'snet' } }, sent: {} } },
      'machine-unknown-target',
      'sent',
    ],
    [
      { id: 'm', initial: 'waiting', states: { waiting: { on: { A: '#m.sentt' } }, sent: {} } },
      'machine-unknown-target',
      '#m.sent',
    ],
  ])('%j: %s, did you mean %s', (config, code, suggestion) => {
    const error = refusal(config);
    expect(error.code).toBe(code);
    expect(error.params['suggestion']).toBe(suggestion);
  });

  it('a bare target of the machine itself is not a sibling', () => {
    const error = refusal({ id: 'm', initial: 'x', on: { A: 'x' }, states: { x: {} } });
    expect([error.code, error.params['suggestion']]).toEqual(['machine-unknown-target', '.x']);
  });

  it('every problem of a machine is shown at once', () => {
    const error = refusal(around({ entry: 'nope', on: { A: { guard: 'never', target: 'nowhere' } } }));
    expect([error, ...error.also].map((problem) => problem.code)).toEqual([
      'machine-unknown-action',
      'machine-unknown-target',
      'machine-unknown-guard',
    ]);
  });
});

describe('machines that cannot work are refused', () => {
  const cycle = {
    id: 'm',
    initial: 'x',
    states: {
      x: { on: { A: 'y' } },
      y: { always: { guard: 'g', target: 'z' } },
      z: { always: { guard: { type: 'not', guard: 'h' }, target: 'y' } },
    },
  };
  it('always transitions that can go in a circle, with the circle printed', () => {
    const error = refusal(cycle);
    expect([error.code, error.params]).toEqual([
      'machine-always-cycle',
      { machine: 'm', where: 'A in x', cycle: 'y → z → y', guards: 'g = true, h = false' },
    ]);
  });

  it('but not if no outcome of the guards lets them', () => {
    const { y, z } = cycle.states;
    const opposed = {
      ...cycle,
      states: { ...cycle.states, y, z: { always: { ...z.always, guard: { type: 'not', guard: 'g' } } } },
    };
    expect(compileMachine(opposed as MachineConfig, names).configurations.map(({ path }) => path)).toEqual([
      'x',
      'y',
      'z',
    ]);
  });

  it.each([
    ['a compound state without an initial one', around({ states: { u: {} } }), 'machine-missing-initial'],
    ['two targets in one region', around({ on: { A: { target: ['x', 'y'] } } }), 'machine-conflicting-targets'],
    [
      'two states with one id',
      around({ id: 'y1', initial: 'u', states: { u: { id: 'y1' } } }),
      'machine-duplicate-name',
    ],
    ['a key with a dot', { id: 'm', initial: 'a.b', states: { 'a.b': {} } }, 'machine-bad-name'],
    ['the whole machine entered without being left', around({ on: { A: '#m' } }), 'machine-entered-twice'],
  ])('%s', (_, config, code) => {
    expect(refusal(config).code).toBe(code);
  });

  it('declared names that XState or the subset uses itself', () => {
    expect(refusal({ id: 'm' }, { ...names, guards: ['and'] }).code).toBe('machine-bad-name');
    expect(refusal({ id: 'm' }, { ...names, actions: ['xstate.raise'] }).code).toBe('machine-bad-name');
    expect(refusal({ id: 'm' }, { ...names, delays: ['Infinity'] }).code).toBe('machine-bad-name');
    expect(refusal({ id: 'm' }, { ...names, events: ['A', 'A'] }).code).toBe('machine-duplicate-name');
  });
});

const regions = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, fen) => [
      `r${fen}`,
      { on: { A: { guard: { type: 'atLeast', params: { fen } }, actions: 'a' } } },
    ]),
  );
/** Regions that each flip at an event of their own. */
const bits = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const flip = (target: string) => ({ on: { [`flip${index}`]: target } });
      return [`r${index}`, { initial: 'x', states: { x: flip('y'), y: flip('x') } }];
    }),
  );
const flips = { ...names, events: [...names.events, ...Array.from({ length: 12 }, (_, index) => `flip${index}`)] };

describe('every refusal has words in both languages', () => {
  const examples: Readonly<Record<string, object>> = {
    'machine-unsupported': around({ invoke: {} }),
    'machine-unknown-event': around({ on: { Z: 'y' } }),
    'machine-unknown-guard': around({ on: { A: { guard: 'no' } } }),
    'machine-unknown-action': around({ entry: 'no' }),
    'machine-unknown-delay': around({ after: { no: 'y' } }),
    'machine-unknown-target': around({ on: { A: 'no' } }),
    'machine-unknown-initial': { id: 'm', initial: 'no', states: { x: {} } },
    'machine-missing-initial': { id: 'm', states: { x: {} } },
    'machine-bad-name': { id: 'm', initial: '1', states: { 1: {} } },
    'machine-duplicate-name': around({ id: 'm' }),
    'machine-conflicting-targets': around({ on: { A: { target: ['x', 'y'] } } }),
    'machine-always-cycle': { id: 'm', initial: 'x', states: { x: { always: 'y' }, y: { always: 'x' } } },
    'machine-entered-twice': around({ on: { A: '#m' } }),
    // Leaves by where history leads without memory, the machine itself; enters by what it has just remembered.
    'machine-illegal-configuration': {
      ...{ id: 'm', type: 'parallel' },
      states: { x: { on: { A: { target: 'back', reenter: true } } }, y: {}, back: { type: 'history' } },
    },
    'machine-too-many-configurations': { id: 'm', type: 'parallel', states: bits(12) },
    'machine-too-many-outcomes': { id: 'm', type: 'parallel', states: regions(13) },
  };

  it.each(Object.entries(examples))('%s', (code, config) => {
    const error = refusal(config, flips);
    expect(error.code).toBe(code);
    for (const text of [message(code, error.params), fixFor(code, error.params)]) {
      expect(text?.zh).not.toContain('{{');
      expect(text?.en).not.toContain('{{');
    }
  });

  it('none is missing here', () => {
    const codes = Object.keys(flowsMessages).filter((code) => code.startsWith('machine-'));
    expect(Object.keys(examples).toSorted()).toEqual(codes.toSorted());
  });
});
