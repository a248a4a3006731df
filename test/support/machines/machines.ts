import type { MachineConfig } from '../../../src/flows/compile/config.ts';

const say = (text: string) => ({ type: 'say', params: { text } });

/**
 * Machines by what they show. Together they use every feature of the subset, and the corners in which XState's order
 * is not obvious.
 */
export const machines: Readonly<Record<string, MachineConfig>> = {
  'a single state that only acts': { id: 'm', entry: 'a', on: { A: { actions: ['b', 'c'] } } },

  'guards tried in order, the first that is open wins': {
    id: 'm',
    initial: 'x',
    states: {
      x: {
        on: {
          A: [
            { guard: 'g', target: 'y', actions: 'a' },
            { guard: { type: 'atLeast', params: { fen: 100 } }, target: 'z', actions: 'b' },
            { guard: { type: 'atLeast', params: { fen: 200 } }, target: 'x', reenter: true, actions: 'c' },
            { actions: 'd' },
          ],
        },
      },
      y: { on: { A: 'x' } },
      z: { on: { B: 'x' } },
    },
  },

  'and, or, not': {
    id: 'm',
    initial: 'x',
    states: {
      x: {
        on: {
          A: [
            { guard: { type: 'and', guards: ['g', { type: 'not', guard: 'h' }] }, target: 'y' },
            { guard: { type: 'or', guards: ['h', { type: 'and', guards: ['g', 'atLeast'] }] }, actions: 'a' },
          ],
          B: { guard: { type: 'not', guard: { type: 'or', guards: ['g', 'h'] } }, target: 'y' },
        },
      },
      y: { on: { A: { target: 'x', guard: { type: 'or', guards: ['g', { type: 'not', guard: 'g' }] } } } },
    },
  },

  'a child hides the transition of its parent, even to do nothing': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        initial: 'x',
        on: { A: { target: 'q', actions: 'a' }, B: { actions: 'b' } },
        states: { x: { on: { A: {}, B: { guard: 'g', target: 'y' } } }, y: { on: { C: 'x' } } },
      },
      q: { on: { C: 'p' } },
    },
  },

  'entries from outside in, exits from inside out, transition actions between': {
    id: 'm',
    entry: say('in m'),
    exit: say('out m'),
    initial: 'p',
    states: {
      p: {
        ...{ entry: say('in p'), exit: say('out p'), initial: 'x' },
        states: {
          x: { entry: [say('in x'), 'a'], exit: ['b', say('out x')], on: { A: { target: '#q', actions: 'c' } } },
        },
      },
      r: {
        ...{ entry: say('in r'), exit: say('out r'), initial: 's' },
        states: { s: {}, q: { id: 'q', entry: say('in q'), exit: say('out q'), on: { A: '#m.p', B: '#m.end' } } },
      },
      end: { type: 'final', entry: say('in end'), exit: say('out end') },
    },
  },

  'targets: sibling, sibling child, own child, by id, by id and path, the source itself': {
    id: 'm',
    initial: 'x',
    on: { B: '.y.v', 'leg.paid': { target: '.y', reenter: true } },
    states: {
      x: { entry: 'a', exit: 'b', on: { A: 'y.v', C: 'x' } },
      y: {
        ...{ entry: 'c', exit: 'd', initial: 'u' },
        on: { A: '.u', C: { target: 'y', reenter: true } },
        states: { u: { entry: 'a', on: { B: '#m.y.v' } }, v: { exit: 'b', on: { B: { target: '#m.x' } } } },
      },
    },
  },

  'reenter against staying inside': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        ...{ entry: 'a', exit: 'b', initial: 'x' },
        on: {
          A: '.y',
          B: { target: '.y', reenter: true },
          C: { target: 'p' },
          'leg.paid': { target: 'p', reenter: true },
        },
        states: { x: { entry: 'c', exit: 'd' }, y: { entry: say('y'), exit: say('not y') } },
      },
    },
  },

  'the whole machine entered again': {
    id: 'm',
    ...{ entry: 'a', exit: 'b', initial: 'x' },
    after: { soon: { actions: 'c' } },
    on: { A: { target: '#m', reenter: true }, B: '#m' },
    states: { x: { on: { C: 'y' } }, y: { on: { C: { target: '#m', reenter: true } } } },
  },

  'always runs on until nothing is open': {
    id: 'm',
    initial: 'x',
    states: {
      x: { on: { A: 'one', B: { actions: 'd' } }, always: { guard: 'h', target: 'end' } },
      one: {
        entry: 'a',
        exit: 'b',
        always: [
          { guard: 'g', target: 'two', actions: 'c' },
          { guard: 'h', target: 'end' },
        ],
      },
      two: { entry: 'c', always: { target: 'x', guard: { type: 'not', guard: 'h' } }, on: { C: 'x' } },
      end: { type: 'final' },
    },
  },

  'always at the very start': {
    id: 'm',
    initial: 'x',
    entry: 'a',
    states: {
      x: {
        always: [
          { guard: 'g', target: 'y' },
          { guard: 'h', target: 'z' },
        ],
      },
      y: { entry: 'b' },
      z: { type: 'final' },
    },
  },

  'always without a target runs once, and once more for each state that ended': {
    id: 'm',
    type: 'parallel',
    states: {
      l: {
        initial: 'x',
        always: { guard: 'g', actions: 'a' },
        states: { x: { on: { A: 'end' } }, end: { type: 'final' } },
      },
      r: {
        initial: 'x',
        states: { x: { on: { A: 'p' } }, p: { initial: 'end', states: { end: { type: 'final' } }, on: { B: 'x' } } },
      },
    },
  },

  'timers by name and by milliseconds, started on entry and cancelled on exit': {
    id: 'm',
    initial: 'x',
    after: { late: { target: '.gone', guard: 'g' } },
    states: {
      x: {
        entry: 'a',
        exit: 'b',
        after: {
          soon: 'y',
          1000: [
            { guard: 'g', actions: 'c' },
            { target: 'x', reenter: true },
          ],
        },
      },
      y: {
        after: { soon: { target: 'x', actions: 'd' }, 0: { actions: 'a' }, 60000: [] },
        on: { A: { target: 'y', reenter: true } },
      },
      gone: { type: 'final' },
    },
  },

  'parallel regions move together and apart': {
    id: 'm',
    type: 'parallel',
    on: { C: { actions: 'd' }, 'leg.paid': { target: ['.l.y', '.r.y'], actions: 'c' } },
    states: {
      l: {
        ...{ entry: say('l'), exit: say('not l'), initial: 'x' },
        states: {
          x: { exit: 'a', on: { A: 'y', B: { guard: 'g', target: 'y' } } },
          y: { entry: 'b', on: { A: 'x', C: 'x' } },
        },
      },
      r: {
        ...{ entry: say('r'), exit: say('not r'), initial: 'x' },
        states: { x: { exit: 'c', on: { A: { target: 'y', guard: 'h' } } }, y: { entry: 'd', on: { B: 'x' } } },
      },
      still: {},
    },
  },

  'a transition out of one region against one inside another': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        type: 'parallel',
        on: { C: { target: 'q', guard: 'h' } },
        states: {
          l: {
            initial: 'x',
            states: { x: { on: { A: '#m.q', B: 'y' } }, y: { on: { A: 'x', B: '#m.q' } } },
            exit: 'a',
          },
          r: {
            initial: 'x',
            states: { x: { on: { A: { target: 'y', actions: 'b' }, B: '#m.q.v' } }, y: { on: { A: '#m.q.v' } } },
            exit: 'b',
          },
        },
      },
      q: { initial: 'u', states: { u: {}, v: {} }, on: { C: 'p' } },
    },
  },

  'a transition from one region into another leaves both': {
    id: 'm',
    type: 'parallel',
    entry: 'a',
    states: {
      l: {
        initial: 'x',
        entry: 'b',
        exit: 'c',
        states: { x: { on: { A: '#m.r.y', B: { target: '#m.l', reenter: true } } }, y: {} },
      },
      r: { initial: 'x', entry: 'd', exit: 'a', states: { x: { on: { C: 'y' } }, y: { on: { A: '#m.l.y' } } } },
    },
  },

  'eventless transitions of regions go in the order of entering': {
    id: 'm',
    type: 'parallel',
    states: {
      l: {
        initial: 'x',
        states: { x: { on: { A: 'y' } }, y: { on: { A: 'x' }, always: { guard: 'g', actions: 'a' } } },
      },
      r: {
        initial: 'x',
        states: { x: { on: { B: 'y' } }, y: { on: { B: 'x' }, always: { guard: 'g', actions: 'b' } } },
      },
    },
  },

  'an eventless transition of a parallel state against those of its regions': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        type: 'parallel',
        always: { guard: 'g', target: 'q', actions: 'a' },
        states: {
          l: { initial: 'x', states: { x: { always: { guard: 'h', target: 'y', actions: 'b' } }, y: { exit: 'c' } } },
          r: { initial: 'x', states: { x: { on: { A: 'y' } }, y: { exit: 'd' } } },
        },
      },
      q: { on: { B: 'p' } },
    },
  },

  'parallel inside parallel, ended region by region': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        type: 'parallel',
        states: {
          l: {
            type: 'parallel',
            states: {
              ll: { initial: 'x', states: { x: { on: { A: 'end' } }, end: { type: 'final', entry: 'a' } } },
              lr: { initial: 'x', states: { x: { on: { B: 'end' } }, end: { type: 'final', entry: 'b' } } },
            },
          },
          r: { initial: 'x', states: { x: { on: { C: 'end' } }, end: { type: 'final', entry: 'c' } } },
        },
        on: { 'leg.paid': 'q' },
      },
      q: { type: 'final' },
    },
  },

  'the machine itself parallel: done when every region has ended, exits in reverse': {
    id: 'm',
    type: 'parallel',
    exit: say('out m'),
    states: {
      l: {
        initial: 'x',
        exit: 'a',
        after: { late: { actions: 'd' } },
        states: { x: { on: { A: 'end' } }, end: { type: 'final', exit: 'b' } },
      },
      r: { initial: 'x', exit: 'c', states: { x: { on: { A: 'end', B: 'end' } }, end: { type: 'final', exit: 'd' } } },
    },
  },

  'a region that is final from the start': {
    id: 'm',
    type: 'parallel',
    states: {
      l: { type: 'final', entry: 'a' },
      r: { initial: 'x', states: { x: { on: { A: 'end' } }, end: { type: 'final' } } },
    },
  },

  'a final state further in ends only its parent': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        initial: 'x',
        states: { x: { on: { A: 'end' } }, end: { type: 'final', on: { B: 'x' } } },
        on: { C: 'end' },
      },
      end: { type: 'final', on: { A: 'p' } },
    },
  },

  'shallow history, with and without a default': {
    id: 'm',
    initial: 'q',
    states: {
      p: {
        initial: 'x',
        states: {
          x: { on: { A: 'y' } },
          y: { initial: 'u', states: { u: { on: { A: 'v' } }, v: {} }, entry: 'a' },
          back: { type: 'history' },
          late: { type: 'history', history: 'shallow', target: 'y.v' },
        },
        on: { B: 'q' },
      },
      q: { on: { A: 'p.back', B: 'p', C: 'p.late' } },
    },
  },

  'deep history through regions': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        type: 'parallel',
        states: {
          l: {
            initial: 'x',
            states: {
              x: { on: { A: 'y' } },
              y: { initial: 'u', states: { u: { on: { A: 'v' } }, v: { entry: 'b' } } },
            },
          },
          r: { initial: 'x', states: { x: { on: { C: 'y' } }, y: { entry: 'c' } } },
          deep: { history: 'deep' },
          flat: { type: 'history', history: true },
        },
        on: { B: 'q' },
      },
      q: { entry: 'a', on: { A: 'p.deep', B: 'p', C: '#m.p.flat' } },
    },
  },

  'history entered from inside, and reached while it is being made': {
    id: 'm',
    initial: 'p',
    states: {
      p: {
        ...{ initial: 'x', entry: 'a', exit: 'b' },
        states: { x: { on: { A: 'y' } }, y: { on: { A: 'x' } }, back: { history: 'deep', target: '#m.p.y' } },
        on: { B: '.back', C: { target: 'p.back', reenter: true }, 'leg.paid': 'q' },
      },
      q: { always: { target: 'p.back', guard: 'g' }, on: { A: '#m.p.back' } },
    },
  },

  'history that nothing leads to is forgotten': {
    id: 'm',
    initial: 'p',
    states: {
      p: { initial: 'x', states: { x: { on: { A: 'y' } }, y: {}, back: { type: 'history' } }, on: { B: 'q' } },
      q: { on: { B: 'p' } },
    },
  },

  'several targets with history among them': {
    id: 'm',
    initial: 'q',
    states: {
      q: { on: { A: ['p.l.back', 'p.r.y'], B: { target: ['p.r.y', 'p.l.y'], actions: 'a' } } },
      p: {
        type: 'parallel',
        states: {
          l: { initial: 'x', states: { x: { on: { C: 'y' } }, y: {}, back: { type: 'history' } } },
          r: { initial: 'x', states: { x: { entry: 'b' }, y: { entry: 'c' } } },
        },
        on: { A: { target: ['.l.x', '.r.x'] }, B: 'q' },
      },
    },
  },

  'a state that nothing reaches': {
    id: 'm',
    initial: 'x',
    states: { x: { tags: ['open'] }, lost: { initial: 'y', states: { y: { on: { A: '#m.x' } } }, tags: 'closed' } },
  },
};
