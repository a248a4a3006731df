import { MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
import { defineFlow, positions, type AccountRole, type LegDefinition, type TermDefinition } from '../define.ts';
import { choiceGuard } from '../guards.ts';
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

const fields = { amount: 'fen', attempt: 'int', queries: 'int', channel: 'int' } as const;

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
const ATTEMPTS_MAX = 3;
const QUERIES_MAX = 3;
const HOLD = 0;

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
  legSlots: ATTEMPTS_MAX + 2,
  guards: {
    is: choiceGuard(withdrawalChoices),
    sufficient: (view) => view.arg(0) > 0 && view.balance(A.available) - view.held(A.available) >= view.arg(0),
    closed: (view) => !view.isOpen(PRIMARY),
    hasOtherChannel: (view) => view.hasChannel(SECONDARY) && view.get(F.channel) === PRIMARY,
    attemptsLeft: (view) => view.get(F.attempt) < ATTEMPTS_MAX,
    queriesLeft: (view) => view.get(F.queries) < QUERIES_MAX,
  },
  effects: {
    remember: (view, out) => out.set(F.amount, view.arg(0)),
    freeze: (view, out) => {
      // `remember` of the same macrostep is not visible yet: the act's own argument is.
      const amount = view.get(F.amount) === 0 ? view.arg(0) : view.get(F.amount);
      if (view.choice(C.freeze) === HOLD) out.post(A.available, A.frozen, amount);
    },
    dispatch: (view, out) => {
      const amount = view.get(F.amount) === 0 ? view.arg(0) : view.get(F.amount);
      const attempt = view.get(F.attempt) + 1;
      out.set(F.attempt, attempt);
      out.send(L.payout, attempt, amount, view.get(F.channel));
    },
    otherChannel: (_view, out) => out.set(F.channel, SECONDARY),
    ask: (view, out) => {
      out.set(F.queries, view.get(F.queries) + 1);
      out.query(L.payout, view.get(F.attempt), view.get(F.channel));
    },
    readStatement: (view, out) => out.statement(L.payout, view.get(F.attempt), view.get(F.channel)),
    settle: (view, out) =>
      out.post(view.choice(C.freeze) === HOLD ? A.frozen : A.available, A.control, view.get(F.amount)),
    unfreeze: (view, out) => {
      if (view.choice(C.freeze) === HOLD) out.post(A.frozen, A.available, view.get(F.amount));
    },
    creditAgain: (view, out) => out.post(A.control, A.available, view.get(F.amount)),
    deductAgain: (view, out) => out.post(A.available, A.control, view.get(F.amount)),
  },
  delays: {
    writeLater: () => MS_PER_SECOND,
    untilOpen: (view) => view.nextOpening(PRIMARY) - view.now,
    responseTimeout: (view) => view.term(T.responseTimeout),
    noticeTimeout: (view) => view.term(T.noticeTimeout),
    resendPause: () => MS_PER_SECOND,
    queryTimeout: (view) => view.term(T.responseTimeout),
    queryAgain: () => 30 * MS_PER_MINUTE,
    untilFinal: (view) => view.channel(view.get(F.channel), 'outcome-final-after'),
  },
  asked: [],
  terms: withdrawalTerms,
});
