import { MS_PER_HOUR } from '../../core/time.ts';
import { defineFlow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { beginLeg, safeLegParts, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { aggregatorChoices } from './choices.ts';
import { aggregatorMachine } from './machine.ts';
import {
  A,
  C,
  CH,
  D,
  F,
  L,
  T,
  aggregatorAccounts,
  aggregatorChannels,
  aggregatorContract,
  aggregatorDeclares,
  aggregatorFields,
  aggregatorLegs,
  shareOf,
} from './roles.ts';
import { aggregatorTerms } from './terms.ts';

const ON_ORDER = Object.keys(aggregatorChoices.share.values).indexOf('on-order');
/** A cheque is presented, and cash carried to the bank, at this time of the next working day; shares are collected then. */
const PRESENTED_AT = 10 * MS_PER_HOUR;
const SHARES_AT = 10 * MS_PER_HOUR;

const legs = Object.values(aggregatorLegs);

function underWay(view: FlowView): SafeLeg {
  return leg(view.get(F.job), view.get(F.sum));
}

function leg(job: number, fen: number): SafeLeg {
  return { leg: job, channel: CH[legs[job]!.channel], fen, to: -1 };
}

function begin(view: FlowView, out: EffectBuffer, job: number, fen: number): void {
  out.set(F.job, job);
  out.set(F.sum, fen);
  beginLeg(view, out, F, leg(job, fen));
}

function write(out: EffectBuffer, fen: number): void {
  out.post(A.bank, A.sales, fen);
  out.declare(D.voucher, fen, 0);
}

/** The share of a payment, or of an order, is owed. */
function accrue(view: FlowView, out: EffectBuffer, fen: number): void {
  const share = shareOf(view, fen);
  if (share === 0) return;
  out.post(A.shares, A.income, share);
  out.set(F.shared, view.get(F.shared) + share);
}

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

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
  accounts: aggregatorAccounts,
  channels: aggregatorChannels,
  contract: aggregatorContract,
  fields: aggregatorFields,
  choices: aggregatorChoices,
  acts: {
    order: {
      by: 'merchant',
      says: { zh: '开出收款订单', en: 'opens an order to be paid' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    pay: { by: 'payer', says: { zh: '付款', en: 'pays' } },
    payCheque: { by: 'payer', says: { zh: '交来支票', en: 'pays by a cheque' } },
    payCash: { by: 'payer', says: { zh: '付现金', en: 'pays in cash' } },
  },
  legs: aggregatorLegs,
  legSlots: 8,
  declares: aggregatorDeclares,
  guards: {
    ...safe.guards,
    is: choiceGuard(aggregatorChoices),
    positive: (view) => view.arg(0) > 0,
    hasTill: (view) => view.hasAccount(A.till),
    sharesThis: (view) => view.hasAccount(A.own) && shareOf(view, view.get(F.amount)) > 0,
    isWritten: (view) => view.get(F.written) === 1,
  },
  effects: {
    ...safe.effects,
    open: (view, out) => {
      out.set(F.amount, view.arg(0));
      if (view.choice(C.share) === ON_ORDER) accrue(view, out, view.arg(0));
    },
    begin: (view, out) => begin(view, out, L.collect, view.get(F.amount)),
    takeCheque: (_view, out) => out.set(F.job, L.cheque),
    takeCash: (_view, out) => out.set(F.job, L.deposit),
    present: (view, out) => begin(view, out, view.get(F.job), view.get(F.amount)),
    write: (view, out) => {
      write(out, view.get(F.amount));
      out.set(F.written, 1);
      if (view.choice(C.share) !== ON_ORDER) accrue(view, out, view.get(F.amount));
    },
    writeAhead: (view, out) => write(out, view.arg(0)),
    writeOnDeposit: (view, out) => write(out, view.get(F.amount)),
    // The payment was taken back: so is what was booked of it. Its share was earned by what the software did.
    takeBack: (view, out) => {
      out.post(A.sales, A.bank, view.get(F.amount));
      out.declare(D.voucher, 0, view.get(F.amount));
      out.set(F.written, 0);
    },
    beginShare: (view, out) => begin(view, out, L.share, view.get(F.shared) - view.get(F.taken)),
    settleShare: (view, out) => {
      out.post(A.control, A.shares, view.get(F.sum));
      out.set(F.taken, view.get(F.taken) + view.get(F.sum));
    },
  },
  delays: {
    ...safe.delays,
    untilPresented: (view) => view.workday(1, PRESENTED_AT) - view.now,
    untilShare: (view) => view.workday(1, SHARES_AT) - view.now,
  },
  asked: [],
  terms: aggregatorTerms,
});
