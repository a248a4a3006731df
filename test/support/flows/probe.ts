import { defineFlow, positions } from '../../../src/flows/define.ts';
import type { FlowTerms } from '../../../src/flows/terms.ts';

/*
 * A flow that does exactly what its acts say, right or wrong: each act is one posting, one leg or one fact. With it a
 * test brings about one finding and nothing else.
 */

const accounts = {
  available: {
    owner: 'client',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    claim: 'balance',
  },
  frozen: { owner: 'client', at: 'institution', book: 'information', state: 'frozen', claim: 'balance' },
  control: { owner: 'institution', at: 'institution', book: 'information', state: 'control' },
  suspense: { owner: 'institution', at: 'institution', book: 'information', state: 'suspense' },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve'] },
  own: { owner: 'institution', book: 'money', kinds: ['own-funds'] },
  card: { owner: 'client', book: 'money', kinds: ['bank-account'] },
  elsewhere: { owner: 'stranger', book: 'money', kinds: ['bank-account'] },
} as const;

const legs = {
  payout: { from: 'reserve', to: 'card', channel: 'main', direction: 'pay', says: { zh: '出款', en: 'payout' } },
  astray: { from: 'reserve', to: 'elsewhere', channel: 'main', direction: 'pay', says: { zh: '误付', en: 'astray' } },
  payin: { from: 'card', to: 'reserve', channel: 'main', direction: 'collect', says: { zh: '入款', en: 'pay-in' } },
  debit: { from: 'card', to: 'own', channel: 'main', direction: 'collect', says: { zh: '扣款', en: 'debit' } },
  sweep: { from: 'reserve', to: 'own', channel: 'main', direction: 'pay', says: { zh: '划转', en: 'sweep' } },
} as const;

const BALANCE = 0;
const PAYOUT = 0;
const BILL = 1;

const terms: FlowTerms = {
  claims: {
    balance: { creditor: 'client', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
    debt: { creditor: 'institution', debtor: 'client', kind: 'credit' },
  },
  orders: {
    payout: { claim: 'balance', payees: ['client'], debtor: 'institution', direction: 'pay' },
    bill: { claim: 'debt', payees: ['institution'], debtor: 'client', direction: 'collect' },
  },
  notes: [],
  legs: { payout: 'payout', astray: 'payout', debit: 'bill' },
  fold: (register, fact, name, fen) => {
    if (fact === 'act') {
      if (name === 'order') register.addOrder(PAYOUT, 'asked', fen);
      if (name === 'promise') register.setOrder(PAYOUT, 'promised', register.now + fen);
      if (name === 'due') register.setOrder(PAYOUT, 'due', register.now + fen);
      if (name === 'bill') register.addOrder(BILL, 'asked', fen);
      if (name === 'earn') register.own(BALANCE, register.owe(BALANCE, -fen) === 0 ? fen : 0);
      if (name === 'advance') register.expose(fen);
      if (name === 'goods' || name === 'money') register.business(name, fen);
    }
    if (fact === 'debited' && name === 'payin') register.owe(BALANCE, fen);
    if (fact === 'debited' && name === 'debit') register.addOrder(BILL, 'debited', fen);
    if (fact === 'credited' && name === 'payin') register.fund(BALANCE, fen);
    if (fact === 'credited' && name === 'sweep') register.own(BALANCE, -fen);
    if (fact === 'credited' && (name === 'payout' || name === 'astray')) {
      register.addOrder(PAYOUT, 'credited', fen);
      if (name === 'payout') register.fund(BALANCE, -(fen - register.owe(BALANCE, -fen)));
    }
  },
};

const A = positions(accounts);
const L = positions(legs);
const yuan = [{ name: 'yuan', type: 'fen' }] as const;
const both = [
  { name: 'yuan', type: 'fen' },
  { name: 'other', type: 'fen' },
] as const;
const wait = [{ name: 'ms', type: 'int' }] as const;
const does = (en: string, args: readonly { name: string; type: 'fen' | 'int' }[]) => ({
  by: 'operator',
  says: { zh: en, en },
  args,
});

/** Request ids only have to differ; the instant serves. */
export const probe = defineFlow({
  name: 'probe',
  title: { zh: '探针', en: 'Probe' },
  machine: {
    id: 'probe',
    initial: 'ready',
    states: {
      ready: {
        on: Object.fromEntries([
          ...['order', 'promise', 'due', 'bill', 'earn', 'advance', 'goods', 'money', 'RESTARTED'].map((name) => [
            name,
            'ready',
          ]),
          ...['book', 'credit', 'freeze', 'thaw', 'mislay', 'split', 'lopsided', 'reconcile'].map((name) => [
            name,
            { actions: name },
          ]),
          ...Object.keys(legs).map((name) => [name, { actions: name }]),
        ] as [string, never][]),
      },
    },
  },
  parties: { client: ['person'], institution: ['payment-institution'], stranger: ['company'] },
  process: 'institution',
  accounts,
  channels: { main: 'payout' },
  contract: {},
  fields: {},
  choices: {},
  acts: {
    order: does('is asked to pay out', yuan),
    promise: does('promises payment within', wait),
    due: does('has to pay within', wait),
    bill: does('bills', yuan),
    earn: does('earns a fee out of the balance', yuan),
    advance: does('advances', yuan),
    goods: does('delivers goods', yuan),
    money: does('has the money for goods', yuan),
    book: does('books a payout', yuan),
    credit: does('credits the balance', yuan),
    freeze: does('freezes', yuan),
    thaw: does('lifts a freeze', yuan),
    mislay: does('books a difference nobody explains', yuan),
    split: does('splits a whole into parts that sum to', both),
    lopsided: does('posts two legs', both),
    reconcile: does('finishes a reconciliation', []),
    payout: does('pays', yuan),
    astray: does('pays somebody else', yuan),
    payin: does('takes a payment in', yuan),
    debit: does('debits', yuan),
    sweep: does('sweeps', yuan),
  },
  legs,
  legSlots: 6,
  declares: { split: 'split', reconciled: 'reconciled' },
  guards: {},
  effects: {
    book: (view, out) => out.post(A.available, A.control, view.arg(0)),
    credit: (view, out) => out.post(A.control, A.available, view.arg(0)),
    freeze: (view, out) => out.post(A.available, A.frozen, view.arg(0)),
    thaw: (view, out) => out.post(A.frozen, A.available, view.arg(0)),
    mislay: (view, out) => out.post(A.suspense, A.control, view.arg(0)),
    split: (view, out) => out.declare(0, view.arg(0), view.arg(1)),
    lopsided: (view, out) =>
      out.postAll([
        [A.suspense, -view.arg(0)],
        [A.control, view.arg(1)],
      ]),
    reconcile: (_view, out) => out.declare(1, 0, 0),
    payout: (view, out) => out.send(L.payout, view.now, view.arg(0)),
    astray: (view, out) => out.send(L.astray, view.now, view.arg(0)),
    payin: (view, out) => out.send(L.payin, view.now, view.arg(0)),
    debit: (view, out) => out.send(L.debit, view.now, view.arg(0)),
    sweep: (view, out) => out.send(L.sweep, view.now, view.arg(0)),
  },
  delays: {},
  asked: [],
  invariants: {
    'little-frozen': {
      says: { zh: '冻结不超过 80.00 元', en: 'at most 80.00 yuan are frozen' },
      holds: (view) => view.balance(A.frozen) <= 8_000,
      fen: (view) => view.balance(A.frozen) - 8_000,
    },
  },
  terms,
});
