import { MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
import {
  defineFlow,
  positions,
  type AccountRole,
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
} as const satisfies Readonly<Record<string, FieldType>>;

const legs = {
  payout: {
    from: 'reserve',
    to: 'payee',
    channel: 'primary',
    direction: 'pay',
    says: { zh: '出款', en: 'payout' },
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
} as const satisfies Readonly<Record<string, TermDefinition>>;

const A = positions(accounts);
const F = positions(fields);
const L = positions(legs);
const T = positions(withdrawalContract);
const C = positions(withdrawalChoices);
const PRIMARY = 0;
const SECONDARY = 1;
const HOLD = 0;

/** One leg per request: as many as a channel is asked for, and one more when the channel is changed. */
const LEG_SLOTS = 5;

/** In the step in which it is asked for, the amount is the act's own. */
function amountOf(view: FlowView): number {
  const amount = view.get(F.amount);
  return amount === 0 ? view.arg(0) : amount;
}

function underWay(view: FlowView): SafeLeg {
  return { leg: L.payout, channel: view.get(F.channel), fen: amountOf(view), to: -1 };
}

/** The amount stands frozen, and not in the balance. */
function isHeld(view: FlowView): boolean {
  return view.choice(C.freeze) === HOLD && view.get(F.released) === 0;
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
  channels: { primary: 'payout', secondary: '' },
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
  guards: {
    ...safe.guards,
    is: choiceGuard(withdrawalChoices),
    sufficient: (view) => view.arg(0) > 0 && view.balance(A.available) - view.held(A.available) >= view.arg(0),
    closed: (view) => !view.isOpen(PRIMARY),
    isFunded: (view) => view.hasPosition(view.get(F.channel)),
    otherIsFunded: (view) => view.hasChannel(SECONDARY) && view.hasPosition(SECONDARY),
    hasOtherChannel: (view) => view.hasChannel(SECONDARY) && view.get(F.channel) === PRIMARY,
    stillHeld: isHeld,
    mayComeBack: (view) => view.now < view.get(F.final),
  },
  effects: {
    ...safe.effects,
    remember: (view, out) => out.set(F.amount, view.arg(0)),
    freeze: (view, out) => {
      if (view.choice(C.freeze) === HOLD) out.post(A.available, A.frozen, amountOf(view));
    },
    begin: (view, out) => {
      beginLeg(view, out, F, underWay(view));
    },
    beginOther: (view, out) => {
      out.set(F.channel, SECONDARY);
      beginLeg(view, out, F, { ...underWay(view), channel: SECONDARY });
    },
    otherChannel: (_view, out) => out.set(F.channel, SECONDARY),
    settle: (view, out) => {
      out.post(source(view), A.control, view.get(F.amount));
      watch(view, out);
    },
    unfreeze: (view, out) => {
      if (isHeld(view)) out.post(A.frozen, A.available, view.get(F.amount));
    },
    releaseHold: (view, out) => {
      out.post(A.frozen, A.available, view.get(F.amount));
      out.set(F.released, 1);
    },
    creditAgain: (view, out) => out.post(A.control, A.available, view.get(F.amount)),
    deductAgain: (view, out) => {
      out.post(A.available, A.control, view.get(F.amount));
      watch(view, out);
    },
  },
  delays: {
    ...safe.delays,
    writeLater: () => MS_PER_SECOND,
    soon: () => MS_PER_SECOND,
    lookAgain: () => 15 * MS_PER_MINUTE,
  },
  asked: [],
  terms: withdrawalTerms,
});
