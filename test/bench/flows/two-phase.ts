import { defineFlow, positions, type FlowTerms } from '../../../src/fenproof.ts';

/*
 * Two-phase commit with a message set, after the example of the TLA+ tools (TwoPhase.tla): resource managers prepare or
 * abort, a transaction manager commits when all have prepared, or aborts at any time before. A message once sent stays
 * in the set and can be received again. Distinct states: 288 for 3 managers, 8,832 for 5.
 *
 * The message set: `preparedSent` of each manager, and `commitSent`, `abortSent`, which all of them can read.
 */

const INIT = 0;
const COMMITTED = 1;
const ABORTED = 2;

const shared = { coordinator: 'enum', prepared: 'int', commitSent: 'bool', abortSent: 'bool' } as const;
const fields = { preparedSent: 'bool', counted: 'bool' } as const;

const S = positions(shared);
const F = positions(fields);

const noTerms: FlowTerms = { claims: {}, orders: {}, notes: [], legs: {}, fold: () => undefined };

const parties = { system: ['platform'] } as const;

const nothing = {
  accounts: {},
  channels: {},
  choices: {},
  legs: {},
  legSlots: 0,
  delays: {},
  asked: [],
  terms: noTerms,
};

export const resourceManager = defineFlow({
  ...nothing,
  name: 'resource-manager',
  title: { zh: '资源管理器', en: 'Resource manager' },
  parties,
  process: 'system',
  contract: {},
  fields,
  shared,
  acts: {
    prepare: { by: 'operator', says: { zh: '准备', en: 'prepares' } },
    abortAlone: { by: 'operator', says: { zh: '自行放弃', en: 'aborts on its own' } },
    report: { by: 'operator', says: { zh: '协调者收到准备消息', en: 'is heard by the coordinator' } },
    hearCommit: { by: 'operator', says: { zh: '收到提交消息', en: 'hears the commit' } },
    hearAbort: { by: 'operator', says: { zh: '收到放弃消息', en: 'hears the abort' } },
  },
  machine: {
    id: 'resource-manager',
    initial: 'working',
    on: { report: { guard: 'isNews', actions: 'countIn' } },
    states: {
      working: {
        on: {
          prepare: { target: 'prepared', actions: 'sendPrepared' },
          abortAlone: 'aborted',
          hearCommit: { guard: 'commitIsSent', target: 'committed' },
          hearAbort: { guard: 'abortIsSent', target: 'aborted' },
        },
      },
      prepared: {
        on: {
          hearCommit: { guard: 'commitIsSent', target: 'committed' },
          hearAbort: { guard: 'abortIsSent', target: 'aborted' },
        },
      },
      committed: { type: 'final' },
      aborted: { type: 'final' },
    },
  },
  guards: {
    isNews: (view) =>
      view.shared(S.coordinator) === INIT && view.get(F.preparedSent) === 1 && view.get(F.counted) === 0,
    commitIsSent: (view) => view.shared(S.commitSent) === 1,
    abortIsSent: (view) => view.shared(S.abortSent) === 1,
  },
  effects: {
    sendPrepared: (_view, out) => out.set(F.preparedSent, 1),
    countIn: (view, out) => {
      out.set(F.counted, 1);
      out.share(S.prepared, view.shared(S.prepared) + 1);
    },
  },
});

export const transactionManager = defineFlow({
  ...nothing,
  name: 'transaction-manager',
  title: { zh: '事务管理器', en: 'Transaction manager' },
  parties,
  process: 'system',
  contract: { managers: { type: 'int', says: { zh: '资源管理器的数量', en: 'number of resource managers' } } },
  fields: {},
  shared,
  acts: {
    commit: { by: 'operator', says: { zh: '提交', en: 'commits' } },
    abort: { by: 'operator', says: { zh: '放弃', en: 'aborts' } },
  },
  machine: {
    id: 'transaction-manager',
    initial: 'undecided',
    states: {
      undecided: {
        on: {
          commit: { guard: 'allPrepared', target: 'committed', actions: 'sendCommit' },
          abort: { target: 'aborted', actions: 'sendAbort' },
        },
      },
      committed: { type: 'final' },
      aborted: { type: 'final' },
    },
  },
  guards: { allPrepared: (view) => view.shared(S.prepared) === view.term(0) },
  effects: {
    sendCommit: (_view, out) => {
      out.share(S.coordinator, COMMITTED);
      out.share(S.commitSent, 1);
    },
    sendAbort: (_view, out) => {
      out.share(S.coordinator, ABORTED);
      out.share(S.abortSent, 1);
    },
  },
});
