import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../../../src/flows/compile/machine.ts';
import { leafActions, NO_LEAF, select, selectInitial } from '../../../../src/flows/compile/tables.ts';
import { machines } from '../../../support/machines/machines.ts';
import { names } from '../../../support/machines/names.ts';

const yes = () => true;
const no = () => false;

describe('tables', () => {
  const tables = compileMachine(machines['guards tried in order, the first that is open wins']!, names);
  const x = tables.configurations.findIndex(({ path }) => path === 'x');
  const y = tables.configurations.findIndex(({ path }) => path === 'y');
  const event = (name: string): number => tables.eventIndex.get(name)!;

  it('number events as they were declared', () => {
    expect(tables.events).toEqual(names.events);
    expect(event('leg.paid')).toBe(3);
  });

  it('say where an event leads and what it does', () => {
    const leaf = select(tables, x, event('A'), yes);
    expect([tables.leafTarget[leaf], tables.leafSource[leaf], tables.leafEvent[leaf]]).toEqual([y, x, event('A')]);
    expect(leafActions(tables, leaf)).toEqual([{ kind: 'effect', name: 'a', params: null, timer: -1 }]);
  });

  it('ask each guard with its arguments, and each only once', () => {
    const asked: unknown[] = [];
    select(tables, x, event('A'), (guard) => asked.push(tables.guards[guard]) === 0);
    expect(asked).toEqual([
      { name: 'g', params: null },
      { name: 'atLeast', params: { fen: 100 } },
      { name: 'atLeast', params: { fen: 200 } },
    ]);
  });

  it('ignore what no active state answers, without asking anything', () => {
    expect(select(tables, x, event('B'), () => expect.unreachable())).toBe(NO_LEAF);
  });

  it('start with a leaf of their own', () => {
    const leaf = selectInitial(tables, no);
    expect([tables.leafTarget[leaf], tables.leafSource[leaf], tables.leafEvent[leaf]]).toEqual([x, -1, -1]);
  });

  it('do not ask a guard on which nothing depends', () => {
    const both = { guard: 'g', target: 'y' };
    const indifferent = compileMachine(
      { id: 'm', initial: 'x', states: { x: { on: { A: [both, { target: 'y' }] } }, y: {} } },
      names,
    );
    expect(select(indifferent, 0, 0, () => expect.unreachable())).not.toBe(NO_LEAF);
  });
});

describe('configurations', () => {
  const paths = (name: string): string[] => compileMachine(machines[name]!, names).configurations.map((c) => c.path);

  it('are told apart by what history remembers only while it can matter', () => {
    expect(paths('history that nothing leads to is forgotten').toSorted()).toEqual(['p.x', 'p.y', 'q']);
    expect(paths('shallow history, with and without a default')).toContain('q [2]');
  });

  it('are told apart by the order of entering only where eventless transitions see it', () => {
    expect(paths('eventless transitions of regions go in the order of entering')).toContain('(l.y, r.y) [2]');
    expect(paths('parallel regions move together and apart')).not.toContain('(l.y, r.y, still) [2]');
  });

  it('name the active states, the running timers, the tags and the end', () => {
    const name = 'timers by name and by milliseconds, started on entry and cancelled on exit';
    const { configurations, timers } = compileMachine(machines[name]!, names);
    const [x] = configurations;
    expect(x?.states).toEqual(['m', 'm.x']);
    expect(x?.timers.map((timer) => timers[timer]?.delay)).toEqual(['late', 1000, 'soon']);
    expect(configurations.filter(({ done }) => done).map(({ path, timers: running }) => [path, running])).toEqual([
      ['gone', []],
    ]);
    const lost = compileMachine(machines['a state that nothing reaches']!, names);
    expect(lost.configurations.map(({ tags }) => tags)).toEqual([['open']]);
    expect(lost.unreachable).toEqual(['m.lost', 'm.lost.y']);
  });

  it('a state that is left as soon as it is entered is none, and is not called unreachable either', () => {
    const config = { id: 'm', initial: 'x', states: { x: { on: { A: 'y' } }, y: { always: 'z' }, z: {} } };
    const { configurations, unreachable } = compileMachine(config, names);
    expect([configurations.map(({ path }) => path), unreachable]).toEqual([['x', 'z'], []]);
  });
});
