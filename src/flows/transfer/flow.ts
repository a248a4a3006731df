import {
  defineFlow,
  positions,
  type AccountRole,
  type Choice,
  type Declaration,
  type LegDefinition,
} from '../define.ts';
import type { FlowTerms } from '../terms.ts';

/** Money accounts of whatever kind: what may be moved from where to where is the rules' business. */
const accounts = {
  from: { owner: 'payer', book: 'money' },
  to: { owner: 'payee', book: 'money' },
} as const satisfies Readonly<Record<string, AccountRole>>;

const legs = {
  transfer: {
    from: 'from',
    to: 'to',
    channel: 'transfer',
    direction: 'pay',
    says: { zh: '划款', en: 'transfer' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

const declares = {
  accepted: { hook: 'instruction-accepted', kind: 'bank-transfer', payer: 'from', payee: 'to' },
} as const satisfies Readonly<Record<string, Declaration>>;

const choices = {
  durability: {
    title: { zh: '持久化方式', en: 'Durability' },
    values: {
      outbox: {
        class: 'sound',
        says: { zh: '状态与消息在一个事务中提交', en: 'State and message commit in one transaction' },
      },
      separate: {
        class: 'sound',
        says: {
          zh: '分别提交；没有记账，重发的请求是另一笔',
          en: 'Committed apart; nothing is posted, and a request sent again is another one',
        },
      },
    },
  },
} as const satisfies Readonly<Record<string, Choice>>;

/** Transfers of one instance that may be on their way at one time. */
const SLOTS = 8;

const F = positions({ request: 'int' });
const L = positions(legs);
const D = positions(declares);

/** Nobody is owed anything by a transfer as such. */
const terms: FlowTerms = { claims: {}, orders: {}, notes: [], legs: {}, fold: () => undefined };

/**
 * Somebody has money moved from an account to another one through an institution: a client at a bank, a payment
 * institution out of its reserves, a platform that passes on what it was paid. The flow asks nothing. What becomes of the
 * clients behind the accounts is for the referee, and whether the transfer is lawful for the rules.
 */
export const transfer = defineFlow({
  name: 'transfer',
  title: { zh: '划款', en: 'Transfer' },
  machine: { id: 'transfer', on: { transfer: { guard: 'mayOrder', actions: 'order' } } },
  parties: { payer: [], payee: [], institution: [], principal: [] },
  optional: ['principal'],
  process: 'institution',
  accounts,
  channels: { transfer: 'payout' },
  contract: {},
  fields: { request: 'int' },
  choices,
  acts: {
    transfer: {
      by: 'payer',
      says: { zh: '划款', en: 'has money transferred' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
  },
  legs,
  legSlots: SLOTS,
  declares,
  // More than these at one time nobody takes.
  guards: { mayOrder: (view) => view.arg(0) > 0 && view.legsLeft() > 0 },
  effects: {
    order: (view, out) => {
      const request = view.get(F.request) + 1;
      out.set(F.request, request);
      out.declare(D.accepted, view.arg(0), 0);
      out.send(L.transfer, request, view.arg(0));
    },
  },
  delays: {},
  asked: [],
  terms,
});
