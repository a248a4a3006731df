import type { FactKind, FlowTerms, RegisterOps } from '../terms.ts';
import { T } from './roles.ts';

/** Claims of the receivers in the order of their balances, then what the payer is owed; orders by index. */
const RECEIVERS = [0, 1, 2] as const;
const REFUND = 3;
const BACK = 0;
const PAYIN = 1;

const notes = [
  'applied',
  'approved',
  'right',
  'price',
  'granted',
  'refunded',
  'paying',
  'paid',
  'owed0',
  'owed1',
  'owed2',
  'funded0',
  'funded1',
  'funded2',
  'due',
] as const;

type Note = (typeof notes)[number];
const NOTE = Object.fromEntries(notes.map((name, i) => [name, i])) as Record<Note, number>;

const get = (r: RegisterOps, note: Note): number => r.note(NOTE[note]);
const set = (r: RegisterOps, note: Note, value: number): void => {
  r.setNote(NOTE[note], value);
};

/** What each receiver has of an amount: shares rounded once, and the residue the merchant's. */
function sharesOf(r: RegisterOps, fen: number): readonly number[] {
  if (get(r, 'right') === 0) return [fen, 0, 0];
  const platform = r.applyRate(T.platformShare, fen);
  const partner = r.applyRate(T.partnerShare, fen);
  return [fen - platform - partner, platform, partner];
}

function act(r: RegisterOps, name: string, fen: number): void {
  const isPlaced = get(r, 'price') > 0;
  switch (name) {
    case 'apply':
      set(r, 'applied', 1);
      return;
    case 'approve':
      if (get(r, 'applied') === 1) set(r, 'approved', 1);
      return;
    case 'order':
      if (isPlaced || fen === 0) return;
      set(r, 'price', fen);
      set(r, 'right', get(r, 'approved'));
      return;
    case 'pay':
      if (isPlaced) r.addOrder(PAYIN, 'asked', get(r, 'price'));
      return;
    case 'refund':
      if (isPlaced && get(r, 'granted') + fen <= get(r, 'price')) set(r, 'granted', get(r, 'granted') + fen);
      return;
  }
}

/** Brings the claims to what the facts say: the price less what was refunded, divided. */
function settle(r: RegisterOps): void {
  const price = get(r, 'price');
  const left = price - get(r, 'refunded');
  const owed = price > 0 && get(r, 'paying') >= price ? sharesOf(r, left) : [0, 0, 0];
  const isPaid = price > 0 && get(r, 'paid') >= price;
  const funded = isPaid ? sharesOf(r, left) : [0, 0, 0];
  for (const i of RECEIVERS) {
    move(r, `owed${i}`, owed[i]!, (fen) => r.owe(i, fen));
    move(r, `funded${i}`, funded[i]!, (fen) => {
      r.fund(i, fen);
    });
  }
  move(r, 'due', isPaid ? get(r, 'granted') - get(r, 'refunded') : 0, (fen) => r.owe(REFUND, fen));
  const back = isPaid ? get(r, 'granted') : 0;
  if (back > r.order(BACK, 'asked')) r.setOrder(BACK, 'due', r.workday(1, 0));
  r.setOrder(BACK, 'asked', back);
}

function move(r: RegisterOps, note: Note, to: number, by: (fen: number) => void): void {
  const change = to - get(r, note);
  if (change === 0) return;
  set(r, note, to);
  by(change);
}

function fold(r: RegisterOps, fact: FactKind, name: string, fen: number): void {
  if (fact === 'act') act(r, name, fen);
  if (name === 'charge') {
    if (fact === 'debited') {
      r.addOrder(PAYIN, 'debited', fen);
      set(r, 'paying', get(r, 'paying') + fen);
    } else if (fact === 'credited') {
      r.addOrder(PAYIN, 'credited', fen);
      set(r, 'paid', get(r, 'paid') + fen);
    } else if (fact === 'failed' || fact === 'returned') {
      r.addOrder(PAYIN, 'refunded', fen);
      set(r, 'paying', get(r, 'paying') - fen);
    }
  }
  if (name === 'refund' && fact === 'credited') {
    r.addOrder(BACK, 'credited', fen);
    const due = Math.min(fen, get(r, 'due'));
    set(r, 'refunded', get(r, 'refunded') + due);
    if (fen > due) r.uncovered(0, fen - due);
  }
  if (name === 'refund' && fact === 'reversed') {
    r.addOrder(BACK, 'returned', fen);
    set(r, 'refunded', get(r, 'refunded') - Math.min(fen, get(r, 'refunded')));
  }
  settle(r);
}

/** What a payment that is divided owes: each receiver its share of what was not refunded, from facts alone. */
export const splitTerms: FlowTerms = {
  claims: {
    takings: { creditor: 'merchant', debtor: 'acquirer', kind: 'deposit', pool: 'reserve' },
    commission: { creditor: 'platform', debtor: 'acquirer', kind: 'deposit', pool: 'reserve' },
    share: { creditor: 'partner', debtor: 'acquirer', kind: 'deposit', pool: 'reserve' },
    refund: { creditor: 'payer', debtor: 'merchant', kind: 'credit' },
    price: { creditor: 'merchant', debtor: 'payer', kind: 'credit' },
  },
  orders: {
    back: { claim: 'takings', payees: ['payer'], debtor: 'acquirer', direction: 'pay' },
    payin: { claim: 'price', payees: ['acquirer'], debtor: 'payer', direction: 'collect' },
  },
  notes,
  legs: { charge: 'payin', refund: 'back' },
  fold,
};
