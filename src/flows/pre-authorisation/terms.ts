import { MS_PER_DAY } from '../../core/time.ts';
import type { FlowTerms, RegisterOps } from '../terms.ts';
import { T } from './roles.ts';

const HOLD = 0;
const DAMAGE = 1;

const AUTHORISE = 0;
const CAPTURE = 1;
const PAYMENT = 2;
const RELEASE = 3;

const ORDERED = 0;
const CLOSED = 1;
const LIABLE = 2;
const FROZEN = 3;
const VALID_UNTIL = 4;

/** Collections of the damage, and what of each is on its way: a refusal is a failure before anything was debited. */
const collections: Readonly<Record<string, { readonly order: number; readonly other: number; readonly note: number }>> =
  {
    capture: { order: CAPTURE, other: PAYMENT, note: 5 },
    debit: { order: CAPTURE, other: PAYMENT, note: 6 },
    payment: { order: PAYMENT, other: CAPTURE, note: 7 },
  };

/**
 * What is frozen stays the customer's, and has to be given back unless it is captured. A damage is owed up to the
 * authorised amount. What may be captured is what was claimed while the authorisation was valid; anything else the
 * customer pays of their own accord.
 */
export const preAuthorisationTerms: FlowTerms = {
  claims: {
    hold: { creditor: 'customer', debtor: 'merchant', kind: 'deposit' },
    damage: { creditor: 'merchant', debtor: 'customer', kind: 'credit' },
  },
  orders: {
    authorise: { claim: 'damage', payees: ['customer'], debtor: 'customer', direction: 'collect' },
    capture: { claim: 'damage', payees: ['merchant'], debtor: 'customer', direction: 'collect' },
    payment: { claim: 'damage', payees: ['merchant'], debtor: 'customer', direction: 'collect' },
    release: { claim: 'hold', payees: ['customer'], debtor: 'merchant', direction: 'pay' },
  },
  notes: [
    'ordered',
    'closed',
    'liable',
    'frozen',
    'valid-until',
    'capture-underway',
    'debit-underway',
    'payment-underway',
  ],
  legs: {
    authorise: 'authorise',
    capture: 'capture',
    debit: 'capture',
    payment: 'payment',
    release: 'release',
    reversal: 'release',
  },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        acted(register, name, fen);
        return;
      case 'debited':
        if (name === 'authorise') register.addOrder(AUTHORISE, 'debited', fen);
        else taken(register, name, fen);
        return;
      case 'failed':
      case 'returned':
        if (name === 'authorise') register.addOrder(AUTHORISE, 'debited', -fen);
        else if (collections[name] !== undefined && register.note(collections[name].note) >= fen)
          taken(register, name, -fen);
        return;
      case 'credited':
        credited(register, name, fen);
        return;
      case 'reversed':
      case 'refused':
      case 'sold':
      case 'heard':
      case 'instructed':
      case 'day-closed':
        return;
    }
  },
};

function acted(register: RegisterOps, name: string, fen: number): void {
  if (name === 'order' && register.note(ORDERED) === 0) {
    register.setNote(ORDERED, 1);
    register.setOrder(AUTHORISE, 'asked', register.term(T.authorised));
    return;
  }
  if (register.note(ORDERED) === 0 || register.note(CLOSED) === 1) return;
  if (name === 'accept') register.setNote(CLOSED, 1);
  if (name !== 'claim' || fen <= 0) return;
  const liable = Math.min(fen, register.term(T.authorised));
  register.setNote(CLOSED, 1);
  register.setNote(LIABLE, liable);
  register.owe(DAMAGE, liable);
  register.setOrder(PAYMENT, 'asked', liable);
  permit(register);
}

/** A claim made while the authorisation is valid may be captured out of what is frozen. */
function permit(register: RegisterOps): void {
  if (register.note(FROZEN) === 0 || register.now >= register.note(VALID_UNTIL)) return;
  register.setOrder(CAPTURE, 'asked', Math.min(register.note(LIABLE), register.note(FROZEN)));
}

/** Debited on the way to the merchant (negative: given back). One damage is paid once, whichever way. */
function taken(register: RegisterOps, name: string, fen: number): void {
  const collection = collections[name];
  if (collection === undefined) return;
  register.setNote(collection.note, register.note(collection.note) + fen);
  register.addOrder(collection.order, 'debited', fen);
  register.addOrder(collection.other, 'asked', -fen);
  if (name !== 'capture') return;
  register.owe(HOLD, -fen);
  register.addOrder(RELEASE, 'asked', -fen);
}

function credited(register: RegisterOps, name: string, fen: number): void {
  const collection = collections[name];
  if (collection !== undefined) {
    register.setNote(collection.note, register.note(collection.note) - fen);
    register.addOrder(collection.order, 'credited', fen);
    register.owe(DAMAGE, -fen);
    return;
  }
  if (name === 'authorise') {
    register.addOrder(AUTHORISE, 'credited', fen);
    register.owe(HOLD, fen);
    register.setNote(FROZEN, register.note(FROZEN) + fen);
    register.setNote(VALID_UNTIL, register.now + register.term(T.validDays) * MS_PER_DAY);
    register.addOrder(RELEASE, 'asked', fen);
    register.setOrder(RELEASE, 'due', register.note(VALID_UNTIL));
    if (register.note(LIABLE) > 0) permit(register);
    return;
  }
  // Given back: by the card's bank, or by the merchant out of its own money.
  register.addOrder(RELEASE, 'credited', fen);
  register.owe(HOLD, -fen);
}
