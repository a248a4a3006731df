import type { FactKind, FlowTerms, RegisterOps } from '../terms.ts';
import { CHANNEL, T } from './layout.ts';

/** Claims, orders and notes by index. */
const HELD = 0;
const PROCEEDS = 1;
const REFUND = 2;
const PRICE = 0;
const PAYIN = 1;
const RECALL = 2;

const notes = [
  'phase',
  'price',
  /** End of the period for shipping, then of the one for confirming. */
  'deadline',
  /** Refunds granted before the seller had a right to the money, those of them before shipment, and those after. */
  'granted',
  'grantedAtShipment',
  'recalled',
  /** The buyer's money is in the reserve; it has passed to the seller. */
  'arrived',
  'passed',
  'passedGross',
  /** What is still owed under this order: to the buyer out of the reserve, to the seller, to the buyer by the seller. */
  'held',
  'proceeds',
  'due',
] as const;

type Note = (typeof notes)[number];
const NOTE = Object.fromEntries(notes.map((name, i) => [name, i])) as Record<Note, number>;

const PHASE = { none: 0, placed: 1, shipped: 2, disputed: 3, accepted: 4, lapsed: 5 } as const;

/*
 * What an order owes, from facts alone. The price belongs to the buyer until the goods are accepted: confirmed by the
 * buyer, not disputed within the period, or decided for the seller. Then it belongs to the seller less the commission,
 * and what is refunded afterwards is owed by the seller. Buyer and seller are alternative payees of one order.
 */

const get = (r: RegisterOps, note: Note): number => r.note(NOTE[note]);
const set = (r: RegisterOps, note: Note, value: number): void => {
  r.setNote(NOTE[note], value);
};
const add = (r: RegisterOps, note: Note, fen: number): void => {
  set(r, note, get(r, note) + fen);
};

/** What is owed to the buyer out of the reserve changes. */
function hold(r: RegisterOps, fen: number): void {
  add(r, 'held', fen);
  r.owe(HELD, fen);
}

function oweSeller(r: RegisterOps, fen: number): void {
  add(r, 'proceeds', fen);
  r.owe(PROCEEDS, fen);
}

function oweBySeller(r: RegisterOps, fen: number): void {
  add(r, 'due', fen);
  r.owe(REFUND, fen);
}

/** Money that is to be paid from now on is promised within the contract's time. */
function promise(r: RegisterOps): void {
  const by = r.openFrom(CHANNEL.payout, r.openFrom(CHANNEL.refund, r.now)) + r.term(T.payWithin);
  r.setOrder(PRICE, 'promised', by);
  dueBy(r, by);
}

function dueBy(r: RegisterOps, by: number): void {
  r.setOrder(PRICE, 'due', Math.max(r.order(PRICE, 'due'), by));
}

/** Periods end by themselves; the first fact after it finds the order so. */
function timePasses(r: RegisterOps, now: number): void {
  if (now < get(r, 'deadline')) return;
  if (get(r, 'phase') === PHASE.placed) {
    set(r, 'phase', PHASE.lapsed);
    set(r, 'granted', get(r, 'price'));
    promise(r);
  } else if (get(r, 'phase') === PHASE.shipped) set(r, 'phase', PHASE.accepted);
}

function act(r: RegisterOps, name: string, fen: number): void {
  const phase = get(r, 'phase');
  switch (name) {
    case 'pay':
      if (phase !== PHASE.none || fen === 0) return;
      set(r, 'phase', PHASE.placed);
      set(r, 'price', fen);
      set(r, 'deadline', r.now + r.term(T.shipWithin));
      r.setOrder(PRICE, 'asked', fen);
      r.setOrder(PAYIN, 'asked', fen);
      dueBy(r, get(r, 'deadline') + r.term(T.payWithin));
      return;
    case 'ship':
      if (phase !== PHASE.placed) return;
      set(r, 'phase', PHASE.shipped);
      set(r, 'deadline', r.now + r.term(T.autoConfirm));
      set(r, 'grantedAtShipment', get(r, 'granted'));
      dueBy(r, get(r, 'deadline') + r.term(T.payWithin));
      return;
    case 'confirm':
      if (phase === PHASE.shipped || phase === PHASE.disputed) set(r, 'phase', PHASE.accepted);
      return;
    case 'dispute':
      if (phase === PHASE.shipped) set(r, 'phase', PHASE.disputed);
      return;
    case 'resolve':
      if (phase !== PHASE.disputed) return;
      grant(r, Math.min(fen, left(r)));
      set(r, 'phase', PHASE.accepted);
      return;
    case 'grantRefund':
      if (phase >= PHASE.placed && phase <= PHASE.accepted && fen > 0 && fen <= left(r)) grant(r, fen);
      return;
  }
}

const left = (r: RegisterOps): number => get(r, 'price') - get(r, 'granted') - get(r, 'recalled');

function grant(r: RegisterOps, fen: number): void {
  if (get(r, 'phase') === PHASE.accepted || get(r, 'passed') === 1) recall(r, fen);
  else add(r, 'granted', fen);
  promise(r);
}

/** Refunded after the seller had a right to the money: the seller owes it, once there is money to owe. */
function recall(r: RegisterOps, fen: number): void {
  add(r, 'recalled', fen);
  r.addOrder(RECALL, 'asked', fen);
  if (get(r, 'arrived') === 1) oweBySeller(r, fen);
}

/** The price becomes the seller's, less what was granted before and less the commission, which is the institution's. */
function pass(r: RegisterOps): void {
  set(r, 'passed', 1);
  promise(r);
  passOn(r, Math.min(get(r, 'price') - get(r, 'granted'), get(r, 'held')));
}

/** So much more of what is held is the seller's; the commission is that of all of it. */
function passOn(r: RegisterOps, gross: number): void {
  if (gross <= 0) return;
  const before = get(r, 'passedGross');
  set(r, 'passedGross', before + gross);
  const commission = r.applyRate(T.commission, before + gross) - r.applyRate(T.commission, before);
  hold(r, -gross);
  oweSeller(r, gross - commission);
  r.own(PROCEEDS, commission);
  r.fund(HELD, -gross);
  r.fund(PROCEEDS, gross - commission);
  r.addOrder(PRICE, 'asked', -commission);
}

/**
 * A contract that allows it lets the institution release on shipment; what was granted since is then the seller's debt.
 * `fen`: what is being released, 0 if that is not known.
 */
function passEarly(r: RegisterOps, fen = 0): void {
  if (r.term(T.releaseAgainstShipment) === 0) return;
  const since = get(r, 'granted') - get(r, 'grantedAtShipment');
  if (get(r, 'passed') === 1) {
    // Accepted between the instruction and the debit: the release was instructed on the shipment all the same.
    const more = fen > get(r, 'proceeds') ? Math.min(since, get(r, 'held')) : 0;
    if (more <= 0 || get(r, 'phase') !== PHASE.accepted) return;
    add(r, 'granted', -more);
    passOn(r, more);
    recall(r, more);
    return;
  }
  if (get(r, 'phase') !== PHASE.shipped && get(r, 'phase') !== PHASE.disputed) return;
  set(r, 'granted', get(r, 'grantedAtShipment'));
  pass(r);
  if (since > 0) recall(r, since);
}

function debited(r: RegisterOps, leg: string, fen: number): void {
  switch (leg) {
    case 'payin':
      r.addOrder(PAYIN, 'debited', fen);
      hold(r, fen);
      return;
    case 'release':
      passEarly(r, fen);
      return;
    case 'clawback':
    case 'cover':
      passEarly(r);
      r.addOrder(RECALL, 'debited', fen);
      putBack(r, fen);
      return;
    // Own money on its way to the own account is out of the reserve.
    case 'sweep':
      passEarly(r);
      r.own(PROCEEDS, -fen);
      return;
  }
}

/** What the seller had comes back into the reserve for the buyer. */
function putBack(r: RegisterOps, fen: number): void {
  oweBySeller(r, -Math.min(fen, get(r, 'due')));
  hold(r, fen);
  r.addOrder(PRICE, 'returned', fen);
}

/** The payer has the money of this leg back. `fen` is 0 if it was never debited. */
function undone(r: RegisterOps, leg: string, fen: number): void {
  switch (leg) {
    case 'payin':
      r.addOrder(PAYIN, 'debited', -fen);
      hold(r, -Math.min(fen, get(r, 'held')));
      return;
    case 'clawback':
    case 'cover':
      if (fen === 0) return;
      r.addOrder(RECALL, 'debited', -fen);
      r.addOrder(PRICE, 'returned', -fen);
      hold(r, -Math.min(fen, get(r, 'held')));
      oweBySeller(r, fen);
      return;
    case 'sweep':
      r.own(PROCEEDS, fen);
      return;
  }
}

function credited(r: RegisterOps, leg: string, fen: number): void {
  switch (leg) {
    case 'payin':
      set(r, 'arrived', 1);
      r.fund(HELD, fen);
      if (get(r, 'recalled') > 0) oweBySeller(r, get(r, 'recalled'));
      return;
    case 'release': {
      r.addOrder(PRICE, 'credited', fen);
      const owed = Math.min(fen, get(r, 'proceeds'));
      oweSeller(r, -owed);
      r.fund(PROCEEDS, -owed);
      if (fen > owed) r.uncovered(HELD, fen - owed);
      return;
    }
    case 'refund': {
      r.addOrder(PRICE, 'credited', fen);
      const held = Math.min(fen, get(r, 'held'));
      hold(r, -held);
      r.fund(HELD, -held);
      const due = Math.min(fen - held, get(r, 'due'));
      oweBySeller(r, -due);
      if (fen > held + due) r.uncovered(HELD, fen - held - due);
      return;
    }
    case 'clawback':
      r.fund(HELD, fen);
      promise(r);
      return;
    case 'cover':
      r.fund(HELD, fen);
      promise(r);
      // Once the buyer has accepted the goods nobody has to stand in: what is paid then is given, not advanced.
      if (get(r, 'phase') !== PHASE.accepted) r.expose(fen);
      return;
  }
}

function reversed(r: RegisterOps, leg: string, fen: number): void {
  if (leg !== 'release' && leg !== 'refund') return;
  r.addOrder(PRICE, 'returned', fen);
  if (leg === 'release') {
    oweSeller(r, fen);
    r.fund(PROCEEDS, fen);
  } else {
    hold(r, fen);
    r.fund(HELD, fen);
  }
}

function fold(r: RegisterOps, fact: FactKind, name: string, fen: number): void {
  // A day ends just before the instant at which it is closed.
  timePasses(r, fact === 'day-closed' ? r.now - 1 : r.now);
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
    // By instructing it on the shipment the institution has decided for the seller, whenever the request gets through.
    case 'instructed':
      if (name === 'release') passEarly(r);
      break;
    // Refused, it was instructed: the price is the seller's all the same.
    case 'refused':
      if (name === 'release') passEarly(r, fen);
      break;
    case 'failed':
      undone(r, name, fen);
      break;
    // What turned back on the rail never reached its payee: the payer has it, and what was owed is still owed.
    case 'returned':
      undone(r, name, fen);
      break;
    case 'reversed':
      reversed(r, name, fen);
      break;
    case 'sold':
    case 'heard':
    case 'day-closed':
      break;
  }
  if (get(r, 'phase') === PHASE.accepted && get(r, 'arrived') === 1 && get(r, 'passed') === 0) pass(r);
}

/** The referee's reading of an escrow contract. */
export const escrowTerms: FlowTerms = {
  claims: {
    held: { creditor: 'buyer', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
    proceeds: { creditor: 'seller', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
    refund: { creditor: 'buyer', debtor: 'seller', kind: 'credit' },
    price: { creditor: 'seller', debtor: 'buyer', kind: 'credit' },
  },
  orders: {
    price: {
      claim: 'held',
      payees: ['buyer', 'seller'],
      split: true,
      debtor: 'institution',
      direction: 'pay',
    },
    payin: { claim: 'price', payees: ['institution'], debtor: 'buyer', direction: 'collect' },
    recall: { claim: 'refund', payees: ['institution'], debtor: 'seller', direction: 'collect' },
  },
  notes,
  daily: true,
  instructs: true,
  legs: { payin: 'payin', release: 'price', refund: 'price', clawback: 'recall', cover: 'recall' },
  fold,
};
