import { defineFlow, positions, type AccountRole, type Choice, type Declaration } from '../define.ts';
import type { FlowTerms } from '../terms.ts';

const accounts = {
  from: {
    owner: 'payer',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    claim: 'paying',
  },
  to: {
    owner: 'payee',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    claim: 'paid',
  },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

const declares = {
  accepted: { hook: 'instruction-accepted', kind: 'balance-payment', payer: 'from', payee: 'to' },
} as const satisfies Readonly<Record<string, Declaration>>;

const choices = {
  durability: {
    title: { zh: '持久化方式', en: 'Durability' },
    values: {
      outbox: {
        class: 'sound',
        says: { zh: '记账与状态在一个事务中提交', en: 'Postings and state commit in one transaction' },
      },
      separate: {
        class: 'sound',
        says: {
          zh: '分别提交；只有一笔分录，没有可以分开的',
          en: 'Committed apart; with one posting there is nothing apart',
        },
      },
    },
  },
} as const satisfies Readonly<Record<string, Choice>>;

const A = positions(accounts);
const D = positions(declares);
const PAYING = 0;
const PAID = 1;

/** A payment moves what the institution owes from one client to another; the reserve stays as it is. */
const terms: FlowTerms = {
  claims: {
    paying: { creditor: 'payer', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
    paid: { creditor: 'payee', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
  },
  orders: {},
  notes: [],
  legs: {},
  fold: (register, fact, _name, fen) => {
    if (fact !== 'act' || fen > register.owed(PAYING)) return;
    register.owe(PAYING, -fen);
    register.fund(PAYING, -fen);
    register.owe(PAID, fen);
    register.fund(PAID, fen);
  },
};

/**
 * Payments from the balance of a payment account to another one at the same institution. The flow asks for cover only:
 * what class and verification allow is the rules' business, so that they can be seen to say it.
 */
export const balancePayment = defineFlow({
  name: 'balance-payment',
  title: { zh: '余额付款', en: 'Payment from a balance' },
  machine: { id: 'balancePayment', on: { pay: { guard: 'covered', actions: 'pay' } } },
  parties: {
    payer: ['person', 'company', 'merchant'],
    payee: ['merchant', 'company', 'person'],
    institution: ['payment-institution'],
  },
  process: 'institution',
  accounts,
  channels: {},
  contract: {},
  fields: {},
  choices,
  acts: {
    pay: {
      by: 'payer',
      says: { zh: '用余额付款', en: 'pays from the balance' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
  },
  legs: {},
  legSlots: 0,
  declares,
  guards: { covered: (view) => view.arg(0) > 0 && view.balance(A.from) - view.held(A.from) >= view.arg(0) },
  effects: {
    pay: (view, out) => {
      out.post(A.from, A.to, view.arg(0));
      out.declare(D.accepted, view.arg(0), 0);
    },
  },
  delays: {},
  asked: [],
  terms,
});
