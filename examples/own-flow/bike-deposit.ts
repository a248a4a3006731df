import { choiceGuard, defineFlow, is, positions } from 'fenproof';

/* A bike-sharing company keeps a rider's deposit and gives it back when asked, through a payout channel. */

// prettier-ignore
const accounts = {
  deposit: { owner: 'rider', at: 'company', book: 'information', state: 'available', kinds: ['payment-account'], claim: 'deposit' },
  leaving: { owner: 'rider', at: 'company', book: 'information', state: 'frozen', claim: 'deposit' },
  control: { owner: 'company', at: 'company', book: 'information', state: 'control' },
  pool: { owner: 'company', book: 'money', kinds: ['reserve'] },
  card: { owner: 'rider', book: 'money', kinds: ['bank-account'] },
} as const;
const fields = { sent: 'int' } as const;
// prettier-ignore
const choices = { again: { title: { zh: '退款途中再次申请', en: 'Asked again while the refund is under way' }, values: {
  ignored: { class: 'sound', says: { zh: '不再发起', en: 'nothing more is sent' } },
  paid: { class: 'flawed', says: { zh: '再付一次', en: 'paid again' }, provokedBy: { zh: '连点两次', en: 'two clicks' }, finding: 'double-payment', loses: 'company' },
} } } as const;
const [A, F, REFUND] = [positions(accounts), positions(fields), 0];

// prettier-ignore
export const bikeDeposit = defineFlow({
  name: 'bike-deposit',
  title: { zh: '单车押金', en: 'Bike deposit' },
  parties: { rider: ['person'], company: ['platform', 'company'] }, process: 'company',
  accounts, fields, choices, contract: {}, channels: { main: 'payout' },
  acts: { refund: { by: 'rider', says: { zh: '申请退押金', en: 'asks for the deposit back' } } },
  legs: { payout: { from: 'pool', to: 'card', channel: 'main', direction: 'pay', says: { zh: '退押金', en: 'refund' } } },
  legSlots: 4,
  machine: { id: 'bike-deposit', initial: 'held', states: {
    held: { on: { refund: { guard: 'hasDeposit', target: 'refunding', actions: ['freeze', 'send'] } } },
    refunding: { initial: 'sent', states: { sent: { after: { untilFinal: 'asked' } }, asked: { entry: 'readStatement' } }, on: {
      refund: { guard: { type: 'and', guards: [is('again', 'paid'), 'firstOnly'] }, actions: 'send' },
      'payout.succeeded': { guard: 'current', target: 'refunded', actions: 'deduct' },
      // A failure that is told may still turn into a success: only the statement of a final outcome counts.
      'payout.statement.succeeded': { guard: 'current', target: 'refunded', actions: 'deduct' },
      'payout.statement.failed': { guard: 'current', target: 'held', actions: 'unfreeze' },
      'payout.statement.absent': { guard: 'current', target: 'held', actions: 'unfreeze' },
    } },
    refunded: { type: 'final' },
  } },
  guards: {
    is: choiceGuard(choices),
    hasDeposit: (view) => view.balance(A.deposit) > 0 && view.get(F.sent) < 3,
    firstOnly: (view) => view.get(F.sent) === 1,
    current: (view) => view.arg(1) === view.get(F.sent), // argument 1 of a message: the request it answers
  },
  effects: {
    freeze: (view, out) => out.post(A.deposit, A.leaving, view.balance(A.deposit)),
    unfreeze: (view, out) => out.post(A.leaving, A.deposit, view.balance(A.leaving)),
    deduct: (view, out) => out.post(A.leaving, A.control, view.balance(A.leaving)),
    send: (view, out) => {
      out.set(F.sent, view.get(F.sent) + 1);
      out.send(REFUND, view.get(F.sent) + 1, view.balance(A.deposit) + view.balance(A.leaving));
    },
    readStatement: (view, out) => out.statement(REFUND, view.get(F.sent)),
  },
  delays: { untilFinal: (view) => view.channel(0, 'request-expires-after') + view.channel(0, 'outcome-final-after') },
  asked: [{ act: 'refund', when: 'hasDeposit' }],
  invariants: { patience: { says: { zh: '同一押金至多发起三次退款', en: 'a deposit is sent three times at most' }, holds: (view) => view.get(F.sent) <= 3 } },
  // What the company owes, whatever its system does: the deposit, until the rider's bank has it.
  terms: {
    claims: { deposit: { creditor: 'rider', debtor: 'company', kind: 'deposit', pool: 'pool' } },
    orders: { refund: { claim: 'deposit', payees: ['rider'], debtor: 'company', direction: 'pay' } },
    notes: [], legs: { payout: 'refund' },
    fold: (register, fact, _name, fen) => {
      if (fact === 'act' && register.order(0, 'asked') === 0) register.setOrder(0, 'asked', register.owed(0));
      if (fact === 'credited') { register.addOrder(0, 'credited', fen); register.fund(0, -(fen - register.owe(0, -fen))); }
    },
  },
});
