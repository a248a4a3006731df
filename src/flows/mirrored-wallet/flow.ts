import {
  defineFlow,
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import type { LiteralParams } from '../compile/config.ts';
import { choiceGuard } from '../guards.ts';
import { beginLeg, safeLegParts, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { mirroredWalletChoices } from './choices.ts';
import { mirroredWalletMachine } from './machine.ts';
import { mirroredWalletTerms } from './terms.ts';

const accounts = {
  wallet: {
    owner: 'customer',
    at: 'platform',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    claim: 'balance',
  },
  frozen: { owner: 'customer', at: 'platform', book: 'information', state: 'frozen', claim: 'balance' },
  pending: { owner: 'customer', at: 'platform', book: 'information', state: 'pending', claim: 'balance' },
  control: { owner: 'platform', at: 'platform', book: 'information', state: 'control' },
  // The customer's virtual account: their part of the platform's client money, kept apart by the bank.
  mirror: { owner: 'platform', at: 'bank', book: 'money', kinds: ['reserve'] },
  payee: { owner: 'payee', book: 'money', kinds: ['bank-account', 'settlement'] },
  card: { owner: 'customer', book: 'money', kinds: ['bank-account'], missing: 'absent' },
} as const satisfies Readonly<Record<string, AccountRole>>;

const fields = {
  /** What is under way: SPEND or TOP_UP, and how much. */
  leg: 'int',
  amount: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

const legs = {
  spend: {
    from: 'mirror',
    to: 'payee',
    channel: 'inside',
    direction: 'pay',
    says: { zh: '虚拟账户付款', en: 'payment out of the virtual account' },
  },
  topUp: {
    from: 'card',
    to: 'mirror',
    channel: 'payIn',
    direction: 'collect',
    says: { zh: '充值', en: 'top-up' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

const declares = {
  accepted: { hook: 'instruction-accepted', kind: 'balance-payment', payer: 'wallet', payee: 'payee' },
} as const satisfies Readonly<Record<string, Declaration>>;

const contract = {
  payWithin: { type: 'duration', default: 'PT2H', says: { zh: '承诺付款时限', en: 'promised time of a payment' } },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT10M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const A = positions(accounts);
const F = positions(fields);
const L = positions(legs);
const T = positions(contract);
const D = positions(declares);
const CH = { inside: 0, payIn: 1 } as const;

function under(leg: number, fen: number): SafeLeg {
  return { leg, channel: leg === L.spend ? CH.inside : CH.payIn, fen, to: -1 };
}

function underWay(view: FlowView): SafeLeg {
  return under(view.get(F.leg), view.get(F.amount));
}

/** What an act begins: in its own step what is remembered of it cannot be read yet. */
function begun(params: LiteralParams | null): number {
  return params?.['leg'] === 'spend' ? L.spend : L.topUp;
}

/** One entry in the wallet: out with a payment, in with a top-up. */
function book(out: EffectBuffer, leg: number, fen: number): void {
  if (leg === L.spend) out.post(A.wallet, A.control, fen);
  else out.post(A.control, A.wallet, fen);
}

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** A wallet whose records a bank mirrors one to one: what the customer has is told twice, and has to be told alike. */
export const mirroredWallet = defineFlow({
  name: 'mirrored-wallet',
  title: { zh: '银行存管的钱包', en: 'Wallet mirrored at a bank' },
  machine: mirroredWalletMachine,
  parties: {
    customer: ['person', 'company', 'merchant'],
    payee: ['merchant', 'company', 'person'],
    platform: ['payment-institution'],
    bank: ['bank'],
  },
  process: 'platform',
  accounts,
  channels: { inside: 'book-transfer', payIn: 'deposit' },
  contract,
  fields,
  choices: mirroredWalletChoices,
  acts: {
    spend: {
      by: 'customer',
      says: { zh: '用钱包付款', en: 'pays with the wallet' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    'top-up': {
      by: 'customer',
      says: { zh: '为钱包充值', en: 'tops the wallet up' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
  },
  legs,
  legSlots: 14,
  declares,
  guards: {
    ...safe.guards,
    is: choiceGuard(mirroredWalletChoices),
    hasCard: (view) => view.hasAccount(A.card),
    positive: (view) => view.arg(0) > 0,
    covered: (view) => view.arg(0) <= view.balance(A.wallet) - view.held(A.wallet),
  },
  effects: {
    ...safe.effects,
    begin: (view, out, params) => {
      const leg = begun(params);
      out.set(F.leg, leg);
      out.set(F.amount, view.arg(0));
      if (leg === L.spend) out.declare(D.accepted, view.arg(0), 0);
      beginLeg(view, out, F, under(leg, view.arg(0)));
    },
    freeze: (view, out, params) => {
      if (begun(params) === L.spend) out.post(A.wallet, A.frozen, view.arg(0));
      else out.post(A.control, A.pending, view.arg(0));
    },
    bookAhead: (view, out, params) => {
      book(out, begun(params), view.arg(0));
    },
    settle: (view, out) => {
      if (view.get(F.leg) === L.spend) out.post(A.frozen, A.control, view.get(F.amount));
      else out.post(A.pending, A.wallet, view.get(F.amount));
    },
    unfreeze: (view, out) => {
      if (view.get(F.leg) === L.spend) out.post(A.frozen, A.wallet, view.get(F.amount));
      else out.post(A.pending, A.control, view.get(F.amount));
    },
    bookBehind: (view, out) => {
      book(out, view.get(F.leg), view.get(F.amount));
    },
  },
  delays: safe.delays,
  asked: [],
  terms: mirroredWalletTerms,
});
