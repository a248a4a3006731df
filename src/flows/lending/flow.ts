import { MS_PER_HOUR, MS_PER_MINUTE } from '../../core/time.ts';
import { defineFlow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { safeLegParts } from '../payout.ts';
import {
  due,
  feeMode,
  free,
  isFromBalance,
  isKnown,
  nextLook,
  outstanding,
  payable,
  payoutFrom,
  takesFirst,
} from './books.ts';
import { lendingChoices } from './choices.ts';
import { BESIDE_ID, FEE_ID, legFields, lendingEffects, offered, underWay } from './effects.ts';
import { lendingMachine } from './machine.ts';
import {
  A,
  C,
  CH,
  F,
  L,
  STAGE,
  T,
  lendingAccounts,
  lendingChannels,
  lendingContract,
  lendingDeclares,
  lendingFields,
  lendingLegs,
  valueOf,
} from './roles.ts';
import { lendingTerms } from './terms.ts';

/** Legs in flight at one time, and those of the last days that have not yet retired. */
const LEG_SLOTS = 12;

const PARTIAL = valueOf('partialDebit', 'partial');
const WITHDRAWABLE = valueOf('virtualAccount', 'withdrawable');
const BLOCKS_ALL = valueOf('blockOutgoing', 'on');

const parts = safeLegParts(legFields, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** A lender pays out, collects and, where the borrower keeps balances at a payment institution, debits those. */
export const lending = defineFlow({
  name: 'lending',
  title: { zh: '放款与还款', en: 'Lending' },
  machine: lendingMachine,
  parties: {
    lender: ['lender', 'platform', 'p2p-platform', 'bank'],
    borrower: ['person', 'merchant', 'company'],
    institution: ['payment-institution'],
  },
  optional: ['institution'],
  process: 'lender',
  accounts: lendingAccounts,
  channels: lendingChannels,
  contract: lendingContract,
  fields: lendingFields,
  choices: lendingChoices,
  acts: {
    apply: { by: 'borrower', says: { zh: '申请贷款', en: 'applies for the loan' } },
    draw: {
      by: 'borrower',
      says: { zh: '从虚户提现', en: 'withdraws from the virtual account' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    repay: {
      by: 'borrower',
      says: { zh: '用卡还款', en: 'repays from the card' },
      // Zero: all that is owed.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
    giveBack: {
      by: 'borrower',
      says: { zh: '退回重复放款', en: 'gives back part of a duplicate disbursement' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    withdraw: {
      by: 'borrower',
      says: { zh: '申请提现', en: 'asks to withdraw from the balance' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    confirm: { by: 'operator', says: { zh: '确认放款成功', en: 'confirms that the loan was paid' } },
    resend: { by: 'operator', says: { zh: '要求重发放款', en: 'orders the disbursement to be sent again' } },
    void: { by: 'operator', says: { zh: '作废放款订单', en: 'voids the order' } },
    transfer: {
      by: 'borrower',
      says: { zh: '转账还款', en: 'repays by a transfer' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
  },
  legs: lendingLegs,
  legSlots: LEG_SLOTS,
  declares: lendingDeclares,
  guards: {
    ...parts.guards,
    is: choiceGuard(lendingChoices),
    // Before and after the loan.
    isClosed: (view) => view.get(F.stage) === STAGE.none,
    mustTakeFirst: (view) => view.get(F.stage) === STAGE.prepaying && takesFirst(view),
    isReady: (view) => view.get(F.stage) === STAGE.ready,
    mustTopUp: (view) => isFromBalance(view) && view.get(F.floated) < payable(view),
    mustWait: (view) => payoutFrom(view) > view.now || !view.isOpen(CH.payout),
    mustPark: (view) =>
      feeMode(view) === 'virtual' && view.choice(C.virtualAccount) === WITHDRAWABLE && view.get(F.virtual) === 0,
    hasAmount: (view) => view.arg(0) > 0,
    isUnpaid: (view) => view.get(F.stage) === STAGE.unpaid,
    isVoided: (view) => view.get(F.stage) === STAGE.void && view.get(F.prepaid) === 0,
    isLent: (view) => view.get(F.stage) === STAGE.lent,
    isStray: (view) => view.arg(1) < FEE_ID && !isKnown(view, view.arg(1)),
    // Payouts that may come back.
    mustWatch: (view) => view.get(F.watchId) > 0,
    isWatched: (view) => view.arg(1) === view.get(F.watchId),
    isFinal: (view) => view.now >= view.get(F.watchUntil),
    isLoan: (view) => view.get(F.watchLeg) === L.payout || view.get(F.watchLeg) === L.relay,
    // Once the loan is paid out or void, whatever was taken ahead and not set off goes back.
    mustRefund: (view) => view.get(F.prepaid) > 0 && view.get(F.stage) >= STAGE.lent && view.now >= view.get(F.tryAt),
    // Collections.
    instalmentReached: (view) =>
      view.get(F.stage) === STAGE.lent && view.get(F.nextDue) > 0 && view.now >= view.get(F.nextDue),
    mustRecover: (view) => view.get(F.excess) > 0 && view.now >= view.get(F.recoverAt) && view.now >= view.get(F.tryAt),
    isRepaid: (view) =>
      view.get(F.stage) === STAGE.lent &&
      outstanding(view) === 0 &&
      view.get(F.excess) === 0 &&
      view.get(F.prepaid) === 0,
    canDebit: (view) => !view.hasAccount(A.wallet) && view.now >= view.get(F.tryAt) && due(view) > 0,
    canSweep: (view) => {
      const fen = due(view);
      const [wallet, other] = free(view);
      return view.hasAccount(A.wallet) && view.now >= view.get(F.tryAt) && fen > 0 && wallet + other >= fen;
    },
    canTake: (view) => {
      const fen = due(view);
      const [wallet, other] = free(view);
      const enough = view.choice(C.partialDebit) === PARTIAL ? 1 : fen;
      return view.now >= view.get(F.tryAt) && fen > 0 && wallet + other >= enough;
    },
    isOverdue: (view) => view.hasAccount(A.wallet) && view.now >= view.get(F.graceUntil) && due(view) > 0,
    mayRepay: (view) => view.get(F.stage) === STAGE.lent && offered(view) > 0,
    // A transfer is not capped: the borrower's bank sends what it is told.
    mayTransfer: (view) => view.get(F.stage) === STAGE.lent && view.get(F.excess) === 0 && view.arg(0) > 0,
    mayGiveBack: (view) => view.arg(0) > 0 && view.get(F.excess) > 0,
    isFeeAfter: (view) => view.arg(1) === FEE_ID && view.get(F.feeTaken) === 0,
    isBeside: (view) => view.arg(1) > BESIDE_ID + view.get(F.sideDone),
    isBlocked: (view) => view.get(F.stage) === STAGE.lent && view.get(F.blocked) === 1,
    // Withdrawals of the borrower's balance.
    hasWallet: (view) => view.hasAccount(A.wallet),
    isBarred: (view) => view.choice(C.blockOutgoing) === BLOCKS_ALL && view.get(F.blocked) === 1,
    canWithdraw: (view) =>
      view.hasAccount(A.wallet) && view.arg(0) > 0 && view.balance(A.wallet) - view.held(A.wallet) >= view.arg(0),
    isOut: (view) => view.arg(1) === view.get(F.outId),
    outIsUnpaid: (view) => view.get(F.outPaid) === 0,
    outIsFinal: (view) => view.get(F.outPaid) === 1 && view.now >= view.get(F.outUntil),
  },
  effects: { ...parts.effects, ...lendingEffects },
  delays: {
    ...parts.delays,
    soon: () => 0,
    untilDisbursement: (view) => {
      const from = payoutFrom(view);
      return from > view.now ? from - view.now : view.nextOpening(CH.payout) - view.now;
    },
    parkFor: () => MS_PER_MINUTE,
    untilNext: (view) => nextLook(view) - view.now,
    watchEvery: (view) => Math.max(MS_PER_MINUTE, view.term(T.watchEvery)),
    voidAfter: (view) => view.term(T.voidAfter),
    // Once asked, the statement comes on the next working day; an hour later somebody asks where it is.
    outLook: (view) =>
      view.get(F.outAsked) === 0 && view.get(F.outPaid) === 0
        ? view.term(T.noticeTimeout)
        : view.workday(1, view.channel(CH.payout, 'statement-by') + MS_PER_HOUR) - view.now,
  },
  asked: [
    { act: 'resend', when: 'isUnpaid' },
    { act: 'repay', when: 'isBlocked', fen: due },
  ],
  terms: lendingTerms,
});
