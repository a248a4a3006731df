import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
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
import { withdrawalChoices } from './choices.ts';
import { withdrawalMachine } from './machine.ts';
import { withdrawalTerms } from './terms.ts';

const accounts = {
  available: {
    owner: 'customer',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account', 'sub-account'],
    claim: 'balance',
  },
  frozen: { owner: 'customer', at: 'institution', book: 'information', state: 'frozen', claim: 'balance' },
  control: { owner: 'institution', at: 'institution', book: 'information', state: 'control' },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve', 'custody'] },
  payee: { owner: 'customer', book: 'money', kinds: ['bank-account'] },
  income: { owner: 'institution', at: 'institution', book: 'information', state: 'income' },
  ownFunds: { owner: 'institution', book: 'money', kinds: ['own-funds'], missing: 'absent' },
} as const satisfies Readonly<Record<string, AccountRole>>;

const fields = {
  amount: 'fen',
  /** Index of the channel in use. */
  channel: 'int',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
  /** From when on a statement is the last word on a paid withdrawal. */
  final: 'time',
  /** Given back while the outcome is unknown. */
  released: 'bool',
  /** The fee is what is under way (1), or is not to be sent any more (-1). */
  charge: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

const legs = {
  payout: {
    from: 'reserve',
    to: 'payee',
    channel: 'primary',
    direction: 'pay',
    says: { zh: '出款', en: 'payout' },
  },
  sweep: {
    from: 'reserve',
    to: 'ownFunds',
    channel: 'internal',
    direction: 'pay',
    says: { zh: '手续费划出', en: 'sweep of the fee' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Contract terms; `payWithin` counts from the first instant at which the channel is open. */
export const withdrawalContract = {
  payWithin: {
    type: 'duration',
    default: 'PT2H',
    says: { zh: '承诺到账时限（通道开放起算）', en: 'promised time to funds, counted while the channel is open' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT10M', says: { zh: '通知超时', en: 'notice timeout' } },
  fee: {
    type: 'fen',
    default: '0.00',
    says: {
      zh: '手续费，另从余额中扣，出款到账后才归机构',
      en: 'fee, out of the balance beside the amount; earned when the payee has been credited',
    },
  },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const declares = {
  fee: { hook: 'fee-posted', payer: 'available', payee: 'income' },
} as const satisfies Readonly<Record<string, Declaration>>;

const A = positions(accounts);
const F = positions(fields);
const L = positions(legs);
const T = positions(withdrawalContract);
const C = positions(withdrawalChoices);
const D = positions(declares);
const PRIMARY = 0;
const SECONDARY = 1;
const INTERNAL = 2;
const HOLD = 0;
const KEPT = 1;
/** Values of the field `charge`. */
const CHARGING = 1;
const NO_CHARGE = -1;
const CHARGE_AT = 10 * MS_PER_HOUR;

/** One leg per request: as many as a channel is asked for, and one more when the channel is changed. */
const LEG_SLOTS = 5;

/** In the step in which it is asked for, the amount is the act's own. */
function amountOf(view: FlowView): number {
  const amount = view.get(F.amount);
  return amount === 0 ? view.arg(0) : amount;
}

function feeLeg(view: FlowView): SafeLeg {
  return { leg: L.sweep, channel: INTERNAL, fen: feeOf(view), to: -1 };
}

function underWay(view: FlowView): SafeLeg {
  if (view.get(F.charge) === CHARGING) return feeLeg(view);
  return { leg: L.payout, channel: view.get(F.channel), fen: amountOf(view), to: -1 };
}

/** The amount stands frozen, and not in the balance. */
function isHeld(view: FlowView): boolean {
  return view.choice(C.freeze) === HOLD && view.get(F.released) === 0;
}

/** The fee; without an account of its own the institution takes none. */
function feeOf(view: FlowView): number {
  return view.hasAccount(A.ownFunds) ? view.term(T.fee) : 0;
}

/** What leaves the balance. */
function withFee(view: FlowView): number {
  return amountOf(view) + feeOf(view);
}

/** The fee that was frozen goes where this design has it when nothing was paid. */
function giveFeeBack(view: FlowView, out: EffectBuffer): void {
  const fee = feeOf(view);
  if (fee === 0) return;
  const isKept = view.choice(C.fee) === KEPT;
  out.post(A.frozen, isKept ? A.income : A.available, fee);
  if (!isKept) return;
  out.declare(D.fee, fee, 0);
  out.set(F.charge, NO_CHARGE);
}

/** Where the money that leaves is booked from. */
function source(view: FlowView): number {
  return isHeld(view) ? A.frozen : A.available;
}

/** It has been paid, and may come back until the statement after the last day on which it could. */
function watch(view: FlowView, out: EffectBuffer): void {
  out.set(F.final, view.workday(view.channel(view.get(F.channel), 'return-within-workdays') + 1, 0));
}

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** A customer takes money out of an institution: freeze, pay out through a channel, deduct; or give it back. */
export const withdrawal = defineFlow({
  name: 'withdrawal',
  title: { zh: '提现', en: 'Withdrawal' },
  machine: withdrawalMachine,
  parties: { customer: ['person', 'merchant', 'company'], institution: ['payment-institution', 'bank'] },
  process: 'institution',
  accounts,
  channels: { primary: 'payout', secondary: '', internal: 'own-transfer' },
  contract: withdrawalContract,
  fields,
  choices: withdrawalChoices,
  acts: {
    withdraw: {
      by: 'customer',
      says: { zh: '申请提现', en: 'asks to withdraw' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
  },
  legs,
  legSlots: LEG_SLOTS,
  declares,
  guards: {
    ...safe.guards,
    is: choiceGuard(withdrawalChoices),
    sufficient: (view) =>
      view.arg(0) > 0 && view.balance(A.available) - view.held(A.available) >= view.arg(0) + feeOf(view),
    closed: (view) => !view.isOpen(PRIMARY),
    isFunded: (view) => view.hasPosition(view.get(F.channel)),
    otherIsFunded: (view) => view.hasChannel(SECONDARY) && view.hasPosition(SECONDARY),
    hasOtherChannel: (view) => view.hasChannel(SECONDARY) && view.get(F.channel) === PRIMARY,
    stillHeld: isHeld,
    // Nothing comes back any more, and the fee is there.
    feeIsDue: (view) =>
      feeOf(view) > 0 &&
      view.get(F.charge) === 0 &&
      (isHeld(view) || view.balance(A.available) - view.held(A.available) >= feeOf(view)),
    mayComeBack: (view) => view.now < view.get(F.final),
  },
  effects: {
    ...safe.effects,
    remember: (view, out) => out.set(F.amount, view.arg(0)),
    freeze: (view, out) => {
      if (view.choice(C.freeze) === HOLD) out.post(A.available, A.frozen, withFee(view));
    },
    begin: (view, out) => {
      beginLeg(view, out, F, underWay(view));
    },
    beginOther: (view, out) => {
      out.set(F.channel, SECONDARY);
      beginLeg(view, out, F, { ...underWay(view), channel: SECONDARY });
    },
    sendFee: (view, out) => {
      if (view.get(F.charge) === 0 && !isHeld(view)) out.post(A.available, A.frozen, feeOf(view));
      out.set(F.charge, CHARGING);
      beginLeg(view, out, F, feeLeg(view));
    },
    charge: (view, out) => {
      out.post(A.frozen, A.control, feeOf(view));
      out.declare(D.fee, feeOf(view), 0);
    },
    otherChannel: (_view, out) => out.set(F.channel, SECONDARY),
    settle: (view, out) => {
      out.post(source(view), A.control, view.get(F.amount));
      watch(view, out);
    },
    unfreeze: (view, out) => {
      if (!isHeld(view)) return;
      out.post(A.frozen, A.available, view.get(F.amount));
      giveFeeBack(view, out);
    },
    releaseHold: (view, out) => {
      out.post(A.frozen, A.available, withFee(view));
      out.set(F.released, 1);
    },
    creditAgain: (view, out) => {
      out.post(A.control, A.available, view.get(F.amount));
      if (isHeld(view)) giveFeeBack(view, out);
    },
    deductAgain: (view, out) => {
      out.post(A.available, A.control, view.get(F.amount));
      // The fee has been given back with the amount.
      if (feeOf(view) > 0) out.set(F.released, 1);
      watch(view, out);
    },
  },
  delays: {
    ...safe.delays,
    untilCharge: (view) => view.workday(1, CHARGE_AT) - view.now,
    writeLater: () => MS_PER_SECOND,
    soon: () => MS_PER_SECOND,
    lookAgain: () => 15 * MS_PER_MINUTE,
  },
  asked: [],
  terms: withdrawalTerms,
});
