import {
  defineFlow,
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { beginLeg, safeLegParts, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { aggregatorChoices } from './choices.ts';
import { aggregatorMachine } from './machine.ts';
import { aggregatorTerms } from './terms.ts';

const accounts = {
  // The merchant's own books, which the aggregator's software writes.
  bank: { owner: 'merchant', at: 'merchant', book: 'information', state: 'control' },
  sales: { owner: 'merchant', at: 'merchant', book: 'information', state: 'income' },
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  shop: { owner: 'merchant', book: 'money', kinds: ['bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

const fields = {
  amount: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

const legs = {
  collect: {
    from: 'card',
    to: 'shop',
    channel: 'collection',
    direction: 'collect',
    says: { zh: '收款', en: 'payment' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

const contract = {
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const declares = { voucher: 'goods-final' } as const satisfies Readonly<Record<string, Declaration>>;

const A = positions(accounts);
const F = positions(fields);
const L = positions(legs);
const T = positions(contract);
const D = positions(declares);
const COLLECTION = 0;

function payment(view: FlowView): SafeLeg {
  return { leg: L.collect, channel: COLLECTION, fen: view.get(F.amount), to: -1 };
}

function write(out: EffectBuffer, fen: number): void {
  out.post(A.bank, A.sales, fen);
  out.declare(D.voucher, fen, 0);
}

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, payment);

/** An aggregator connects a merchant's system with payments and touches none: what arrives becomes a voucher, once. */
export const aggregator = defineFlow({
  name: 'aggregator',
  title: { zh: '聚合支付与记账凭证', en: 'Aggregator with voucher booking' },
  machine: aggregatorMachine,
  parties: {
    payer: ['person', 'company', 'merchant'],
    merchant: ['merchant', 'company'],
    hub: ['aggregator', 'vendor', 'platform', 'company'],
  },
  process: 'hub',
  accounts,
  channels: { collection: 'collection' },
  contract,
  fields,
  choices: aggregatorChoices,
  acts: {
    order: {
      by: 'merchant',
      says: { zh: '开出收款订单', en: 'opens an order to be paid' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    pay: { by: 'payer', says: { zh: '付款', en: 'pays' } },
  },
  legs,
  legSlots: 8,
  declares,
  guards: { ...safe.guards, is: choiceGuard(aggregatorChoices), positive: (view) => view.arg(0) > 0 },
  effects: {
    ...safe.effects,
    open: (view, out) => out.set(F.amount, view.arg(0)),
    begin: (view, out) => beginLeg(view, out, F, payment(view)),
    write: (view, out) => write(out, view.get(F.amount)),
    writeAhead: (view, out) => write(out, view.arg(0)),
    // The payment was taken back: so is what was booked of it.
    takeBack: (view, out) => {
      out.post(A.sales, A.bank, view.get(F.amount));
      out.declare(D.voucher, 0, view.get(F.amount));
    },
  },
  delays: safe.delays,
  asked: [],
  terms: aggregatorTerms,
});
