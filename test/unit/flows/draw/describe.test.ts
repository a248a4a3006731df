import { describe, expect, it } from 'vitest';
import { describeMachine } from '../../../../src/flows/draw/describe.ts';
import { machines } from '../../../support/machines/machines.ts';
import { names } from '../../../support/machines/names.ts';

describe('the description of a machine', () => {
  it('holds its states, transitions and vocabulary as plain data', () => {
    const described = describeMachine(
      {
        id: 'payout',
        initial: 'sending',
        states: {
          sending: {
            description: 'the channel has not answered',
            tags: 'open',
            entry: { type: 'say', params: { text: 'pay' } },
            on: { A: { target: 'done', guard: { type: 'and', guards: ['g', { type: 'not', guard: 'h' }] } } },
            after: { soon: { actions: 'a' } },
          },
          done: { type: 'final' },
          lost: { always: 'done' },
        },
      },
      names,
    );
    expect(JSON.parse(JSON.stringify(described))).toEqual({
      id: 'payout',
      states: [
        { id: 'payout', type: 'compound', parent: null, initial: 'payout.sending', tags: [], entry: [], exit: [] },
        {
          id: 'payout.sending',
          type: 'atomic',
          parent: 'payout',
          description: 'the channel has not answered',
          tags: ['open'],
          entry: [{ name: 'say', params: { text: 'pay' } }],
          exit: [],
        },
        { id: 'payout.done', type: 'final', parent: 'payout', tags: [], entry: [], exit: [] },
        { id: 'payout.lost', type: 'atomic', parent: 'payout', tags: [], entry: [], exit: [] },
      ],
      transitions: [
        {
          from: 'payout.sending',
          trigger: { kind: 'event', event: 'A' },
          guard: 'g and not h',
          to: ['payout.done'],
          reenter: false,
          actions: [],
        },
        {
          from: 'payout.sending',
          trigger: { kind: 'after', delay: 'soon' },
          guard: null,
          to: [],
          reenter: false,
          actions: [{ name: 'a' }],
        },
        {
          from: 'payout.lost',
          trigger: { kind: 'always' },
          guard: null,
          to: ['payout.done'],
          reenter: false,
          actions: [],
        },
      ],
      events: ['A', 'B', 'C', 'leg.paid'],
      ignoredEvents: ['B', 'C', 'leg.paid'],
      guards: [{ name: 'g' }, { name: 'h' }],
      actions: [{ name: 'say', params: { text: 'pay' } }, { name: 'a' }],
      timers: [{ state: 'payout.sending', delay: 'soon' }],
      configurations: [
        { path: 'sending', value: 'sending', done: false, tags: ['open'] },
        { path: 'done', value: 'done', done: true, tags: [] },
      ],
      unreachable: ['payout.lost'],
    });
  });

  it.each(Object.keys(machines))('is plain JSON, the same each time, for: %s', (name) => {
    const described = describeMachine(machines[name]!, names);
    expect(JSON.parse(JSON.stringify(described))).toEqual(described);
    expect(JSON.stringify(describeMachine(machines[name]!, names))).toBe(JSON.stringify(described));
  });
});
