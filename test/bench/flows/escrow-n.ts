import { defineFlow, positions, type AccountRole, type FlowTerms } from '../../../src/fenproof.ts';

/*
 * ESCROW-N, a yardstick that other model checkers have been measured with: ten units of money, N payments of 1, 2 or 5.
 * A payment is held, captured in two steps, refunded, cancelled, or cancelled by the third tick of a clock while it is
 * held, even if its capture is under way. The merchant withdraws what was captured. Written as anybody would write a
 * flow of his own; one instance is one payment.
 *
 * Distinct states: 76, 5,200, 309,781, 16,904,731 for N = 1 to 4.
 */

const yuan = { name: 'yuan', type: 'fen' } as const;

const accounts = {
  wallet: { owner: 'buyer', at: 'platform', book: 'information', state: 'available', kinds: ['payment-account'] },
  held: { owner: 'platform', book: 'information', state: 'suspense' },
  merchant: { owner: 'platform', book: 'information', state: 'payable' },
} as const satisfies Readonly<Record<string, AccountRole>>;

const fields = { amount: 'fen', age: 'int' } as const;

const A = positions(accounts);
const F = positions(fields);

/** A held payment is cancelled at this age, in ticks. */
const AGE_MAX = 3;

/** Nothing is owed to anybody: the question is whether the books stay right. */
const noTerms: FlowTerms = { claims: {}, orders: {}, notes: [], legs: {}, fold: () => undefined };

const parties = { buyer: ['person'], platform: ['platform'] } as const;

export const payment = defineFlow({
  name: 'escrow-n-payment',
  title: { zh: '担保支付', en: 'Escrow payment' },
  parties,
  process: 'platform',
  accounts,
  channels: {},
  contract: {},
  fields,
  choices: {},
  acts: {
    pay: { by: 'buyer', says: { zh: '付款', en: 'pays' }, args: [yuan] },
    requestCapture: { by: 'operator', says: { zh: '请求入账', en: 'requests the capture' } },
    confirmCapture: { by: 'operator', says: { zh: '入账回调', en: 'confirms the capture' } },
    refund: { by: 'operator', says: { zh: '退款', en: 'refunds' } },
    cancel: { by: 'buyer', says: { zh: '撤销', en: 'cancels' } },
    tick: { by: 'operator', says: { zh: '时钟走一格', en: 'lets the clock tick' }, reaches: 'all' },
  },
  legs: {},
  legSlots: 0,
  machine: {
    id: 'escrow-n-payment',
    initial: 'none',
    states: {
      none: { on: { pay: { guard: 'covered', target: 'held', actions: 'hold' } } },
      held: {
        on: {
          requestCapture: 'requested',
          cancel: { target: 'cancelled', actions: 'giveBack' },
          tick: [{ guard: 'isOld', target: 'cancelled', actions: ['grow', 'giveBack'] }, { actions: 'grow' }],
        },
      },
      requested: {
        on: {
          confirmCapture: { target: 'captured', actions: 'capture' },
          tick: [{ guard: 'isOld', target: 'lapsed', actions: ['grow', 'giveBack'] }, { actions: 'grow' }],
        },
      },
      // Cancelled by the clock with a capture under way, which finds nothing when it arrives.
      lapsed: { on: { confirmCapture: 'cancelled' } },
      captured: { on: { refund: { guard: 'refundable', target: 'refunded', actions: 'refund' } } },
      refunded: {},
      cancelled: {},
    },
  },
  guards: {
    covered: (view) => view.balance(A.wallet) >= view.arg(0),
    isOld: (view) => view.get(F.age) + 1 >= AGE_MAX,
    refundable: (view) => view.balance(A.merchant) >= view.get(F.amount),
  },
  effects: {
    hold: (view, out) => {
      out.set(F.amount, view.arg(0));
      out.post(A.wallet, A.held, view.arg(0));
    },
    grow: (view, out) => out.set(F.age, view.get(F.age) + 1),
    giveBack: (view, out) => out.post(A.held, A.wallet, view.get(F.amount)),
    capture: (view, out) => out.post(A.held, A.merchant, view.get(F.amount)),
    refund: (view, out) => out.post(A.merchant, A.wallet, view.get(F.amount)),
  },
  delays: {},
  asked: [],
  terms: noTerms,
});

const deskAccounts = {
  merchant: { owner: 'platform', book: 'information', state: 'payable' },
  out: { owner: 'platform', book: 'information', state: 'income' },
} as const satisfies Readonly<Record<string, AccountRole>>;

const D = positions(deskAccounts);

/** The merchant's side: takes out what was captured. */
export const desk = defineFlow({
  name: 'escrow-n-desk',
  title: { zh: '商户提现', en: 'Merchant desk' },
  parties,
  process: 'platform',
  accounts: deskAccounts,
  channels: {},
  contract: {},
  fields: {},
  choices: {},
  acts: { withdraw: { by: 'operator', says: { zh: '提现', en: 'withdraws' }, args: [yuan] } },
  legs: {},
  legSlots: 0,
  machine: {
    id: 'escrow-n-desk',
    initial: 'open',
    states: { open: { on: { withdraw: { guard: 'available', actions: 'payOut' } } } },
  },
  guards: { available: (view) => view.balance(D.merchant) >= view.arg(0) },
  effects: { payOut: (view, out) => out.post(D.merchant, D.out, view.arg(0)) },
  delays: {},
  asked: [],
  terms: noTerms,
});
