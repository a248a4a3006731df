import type { FactKind, FlowTerms, RegisterOps } from '../terms.ts';
import { T } from './roles.ts';

/** Claims and orders by index. */
const TAKINGS = 0;
const HELD = 1;
const REFUND = 2;
const BACK = 0;
const PAYIN = 1;

const notes = [
  'price',
  'deadline',
  'closed',
  'signed',
  /** Granted by the merchant, and what of it has reached the payer. */
  'granted',
  'refunded',
  /** Debited at the payer's bank and not given back: payments of the price, other sums, money without a reference. */
  'paying',
  'astray',
  'remitted',
  /** The same, arrived. */
  'paid',
  'strayed',
  'received',
  /** Somebody has remitted; the money has been matched. */
  'remits',
  'matched',
  /** What went back to the payer of money that was its own. */
  'backed',
  /** Of what has arrived, what the acquirer had been told of: of charges, and of money without a reference. */
  'knownPaid',
  'knownReceived',
  /** The order was closed when it had been paid and nobody there knew. */
  'unaware',
  /** Granted by closing an order that had been paid, and sent back as the payer's own: no longer the merchant's. */
  'waived',
  /** What the claims below hold of this order at present. */
  'takings',
  'held',
  'due',
  'fundedTakings',
  'fundedHeld',
] as const;

type Note = (typeof notes)[number];
const NOTE = Object.fromEntries(notes.map((name, i) => [name, i])) as Record<Note, number>;

const get = (r: RegisterOps, note: Note): number => r.note(NOTE[note]);
const set = (r: RegisterOps, note: Note, value: number): void => {
  r.setNote(NOTE[note], value);
};
const add = (r: RegisterOps, note: Note, fen: number): void => {
  set(r, note, get(r, note) + fen);
};

/*
 * What an order owes, from facts alone. One payment of exactly the price, instructed by the payer, is the merchant's,
 * unless the merchant closed the order before it arrived. Whatever else comes in is the payer's. What the merchant
 * grants to refund is owed by the merchant, out of what it has at the acquirer.
 */

function act(r: RegisterOps, name: string, fen: number): void {
  const isPlaced = get(r, 'price') > 0;
  const isInTime = isPlaced && r.now < get(r, 'deadline');
  switch (name) {
    case 'order':
      if (isPlaced || fen === 0) return;
      set(r, 'price', fen);
      set(r, 'deadline', r.now + r.term(T.payWithin));
      return;
    case 'sign':
      set(r, 'signed', 1);
      return;
    case 'revoke':
      set(r, 'signed', 0);
      return;
    case 'pay':
      if (isInTime) r.addOrder(PAYIN, 'asked', fen);
      return;
    case 'charge':
      if (isInTime && get(r, 'signed') === 1) r.addOrder(PAYIN, 'asked', fen);
      return;
    case 'remit':
      if (!isPlaced || get(r, 'remits') === 1 || fen === 0) return;
      set(r, 'remits', 1);
      r.addOrder(PAYIN, 'asked', fen);
      return;
    case 'match':
      if (get(r, 'remits') === 1) set(r, 'matched', 1);
      return;
    case 'close':
      if (!isPlaced || get(r, 'closed') === 1) return;
      // What has arrived is the merchant's: closing the order then is granting it back.
      if (get(r, 'fundedTakings') + get(r, 'refunded') > 0) {
        set(r, 'granted', get(r, 'price'));
        if (!knowsOfPrice(r)) set(r, 'unaware', 1);
      } else if (r.term(T.lateAccepted) === 0) set(r, 'closed', 1);
      return;
    case 'refund':
      if (isPlaced && get(r, 'closed') === 0 && get(r, 'granted') + fen <= get(r, 'price')) add(r, 'granted', fen);
      return;
  }
}

/** Has the acquirer been told of a payment that is the merchant's? */
function knowsOfPrice(r: RegisterOps): boolean {
  const price = get(r, 'price');
  return get(r, 'knownPaid') >= price || (get(r, 'matched') === 1 && get(r, 'knownReceived') === price);
}

/** Brings the claims of this order to what its facts say. */
function settle(r: RegisterOps): void {
  const price = get(r, 'price');
  const isMatch = get(r, 'matched') === 1;
  const paysFor = (paid: number, matched: number): boolean =>
    get(r, 'closed') === 0 && price > 0 && (paid >= price || (isMatch && matched === price));
  const waived = get(r, 'waived');
  const takings = paysFor(get(r, 'paying'), get(r, 'remitted')) ? price - waived : 0;
  const funded = paysFor(get(r, 'paid'), get(r, 'received')) ? price - waived : 0;
  const debited = get(r, 'paying') + get(r, 'astray') + get(r, 'remitted');
  const arrived = get(r, 'paid') + get(r, 'strayed') + get(r, 'received');
  const granted = funded > 0 ? get(r, 'granted') - waived : 0;
  move(r, 'takings', takings - get(r, 'refunded'), (fen) => r.owe(TAKINGS, fen));
  move(r, 'held', debited - takings - get(r, 'backed'), (fen) => r.owe(HELD, fen));
  move(r, 'due', granted - get(r, 'refunded'), (fen) => r.owe(REFUND, fen));
  move(r, 'fundedTakings', funded - get(r, 'refunded'), (fen) => {
    r.fund(TAKINGS, fen);
  });
  move(r, 'fundedHeld', arrived - funded - get(r, 'backed'), (fen) => {
    r.fund(HELD, fen);
  });
  const back = granted + debited - takings;
  if (back > r.order(BACK, 'asked')) r.setOrder(BACK, 'due', r.workday(1, 0));
  r.setOrder(BACK, 'asked', back);
}

function move(r: RegisterOps, note: Note, to: number, by: (fen: number) => void): void {
  const change = to - get(r, note);
  if (change === 0) return;
  set(r, note, to);
  by(change);
}

/** The payer's bank was debited; a debit that nobody authorised pays for nothing. */
function debited(r: RegisterOps, leg: string, fen: number): void {
  if (leg !== 'charge' && leg !== 'remittance') return;
  r.addOrder(PAYIN, 'debited', fen);
  if (leg === 'remittance') add(r, 'remitted', fen);
  else {
    const isAuthorised = r.order(PAYIN, 'debited') - r.order(PAYIN, 'refunded') <= r.order(PAYIN, 'asked');
    add(r, isAuthorised && fen === get(r, 'price') ? 'paying' : 'astray', fen);
  }
}

/**
 * Money is sent back as the payer's own. What nobody has matched yet, or has not arrived, is not meant by it: as far as no
 * other money of the payer is here, it is the price of an order that was closed before anybody knew that it had been paid.
 */
function waive(r: RegisterOps, fen: number): void {
  const elsewhere = get(r, 'remitted') - (get(r, 'matched') === 1 ? get(r, 'received') : 0);
  const own = Math.max(0, get(r, 'held') - elsewhere);
  const waived = Math.min(Math.max(0, fen - own), get(r, 'due'));
  if (waived > 0) add(r, 'waived', waived);
}

/** The payer has the money of this leg back. `fen` is 0 if it was never debited. */
function undone(r: RegisterOps, leg: string, fen: number): void {
  if (leg !== 'charge' && leg !== 'remittance') return;
  r.addOrder(PAYIN, 'refunded', fen);
  if (leg === 'remittance') add(r, 'remitted', -fen);
  else add(r, fen === get(r, 'price') && get(r, 'paying') - get(r, 'paid') >= fen ? 'paying' : 'astray', -fen);
}

function credited(r: RegisterOps, leg: string, fen: number): void {
  switch (leg) {
    case 'charge':
      r.addOrder(PAYIN, 'credited', fen);
      add(r, fen === get(r, 'price') && get(r, 'paying') - get(r, 'paid') >= fen ? 'paid' : 'strayed', fen);
      return;
    case 'remittance':
      r.addOrder(PAYIN, 'credited', fen);
      add(r, 'received', fen);
      return;
    case 'refund':
    case 'giveback': {
      r.addOrder(BACK, 'credited', fen);
      const first = leg === 'refund' ? 'due' : 'held';
      const a = Math.min(fen, get(r, first));
      const b = Math.min(fen - a, get(r, first === 'due' ? 'held' : 'due'));
      add(r, 'refunded', first === 'due' ? a : b);
      add(r, 'backed', first === 'due' ? b : a);
      if (fen > a + b) r.uncovered(HELD, fen - a - b);
      return;
    }
  }
}

function reversed(r: RegisterOps, leg: string, fen: number): void {
  if (leg !== 'refund' && leg !== 'giveback') return;
  r.addOrder(BACK, 'returned', fen);
  const note = leg === 'refund' ? 'refunded' : 'backed';
  add(r, note, -Math.min(fen, get(r, note)));
}

function fold(r: RegisterOps, fact: FactKind, name: string, fen: number): void {
  switch (fact) {
    case 'act':
      act(r, name, fen);
      break;
    case 'debited':
      debited(r, name, fen);
      break;
    case 'credited':
      credited(r, name, fen);
      break;
    case 'failed':
    case 'returned':
      undone(r, name, fen);
      break;
    case 'reversed':
      reversed(r, name, fen);
      break;
    // Of what was meant when it was sent: a request that gets through late, or is refused late, may be about money that
    // another one has brought back since.
    case 'instructed':
      if (name === 'giveback') waive(r, fen);
      break;
    case 'heard':
      if (name === 'charge' && fen === get(r, 'price')) add(r, 'knownPaid', fen);
      if (name === 'remittance') add(r, 'knownReceived', fen);
      // Who learns after the close that it had been paid takes the price for the payer's: nobody will refund it.
      if (get(r, 'unaware') === 1 && knowsOfPrice(r)) add(r, 'waived', get(r, 'due'));
      break;
    case 'refused':
    case 'sold':
    case 'day-closed':
      break;
  }
  settle(r);
}

/** The referee's reading of an order paid through an acquirer. */
export const payInTerms: FlowTerms = {
  claims: {
    takings: { creditor: 'merchant', debtor: 'acquirer', kind: 'deposit', pool: 'reserve' },
    held: { creditor: 'payer', debtor: 'acquirer', kind: 'deposit', pool: 'reserve' },
    refund: { creditor: 'payer', debtor: 'merchant', kind: 'credit' },
    price: { creditor: 'merchant', debtor: 'payer', kind: 'credit' },
  },
  orders: {
    back: { claim: 'held', payees: ['payer'], debtor: 'acquirer', direction: 'pay' },
    payin: { claim: 'price', payees: ['acquirer'], debtor: 'payer', direction: 'collect' },
  },
  notes,
  legs: { charge: 'payin', remittance: 'payin', refund: 'back', giveback: 'back' },
  hears: true,
  instructs: true,
  fold,
};
