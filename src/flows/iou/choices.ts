import { dayCountChoice } from '../day-count.ts';
import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of an IOU, the sound default first. */
export const iouChoices = {
  limit: {
    title: { zh: '单笔上限', en: 'The most of one purchase' },
    values: {
      checked: { class: 'sound', says: { zh: '超过额度的购买不受理', en: 'A purchase above the line is refused' } },
      unchecked: {
        class: 'flawed',
        says: { zh: '不检查额度', en: 'The line is not looked at' },
        provokedBy: { zh: '超过额度一分钱的购买', en: 'A purchase of one fen above the line' },
        finding: 'uncovered-payout',
        loses: 'lender',
      },
    },
  },
  relending: {
    title: { zh: '还清之后额度何时恢复', en: 'When a line that is repaid is free again' },
    values: {
      'on-arrival': {
        class: 'sound',
        says: {
          zh: '还款到账之后；之前的购买先挂起',
          en: 'Once the repayment has arrived; a purchase before it waits',
        },
      },
      'on-request': {
        class: 'flawed',
        says: { zh: '申请还款即恢复，立即付给商户', en: 'As soon as it is asked for: the merchant is paid at once' },
        provokedBy: { zh: '还款扣不到，额度已再次用掉', en: 'The repayment fails, and the line is used again' },
        finding: 'uncovered-payout',
        loses: 'lender',
      },
    },
  },
  earlyRepayment: {
    title: { zh: '提前还款', en: 'Early repayment' },
    values: {
      'stops-interest': {
        class: 'sound',
        says: { zh: '申请还款当日截息', en: 'Interest stops on the day on which repayment is asked for' },
      },
      'full-term': {
        class: 'flawed',
        says: { zh: '按整个期限收息', en: 'Interest of the whole term is collected' },
        provokedBy: { zh: '到期前还清', en: 'Repaid before the term is over' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  freeDays: {
    title: { zh: '免息期', en: 'The free days' },
    values: {
      kept: { class: 'sound', says: { zh: '免息期内还清不收息', en: 'Repaid within them it costs nothing' } },
      ignored: {
        class: 'flawed',
        says: { zh: '自购买日起逐日收息', en: 'Interest is collected from the purchase on' },
        provokedBy: { zh: '免息期内还清', en: 'Repaid within the free days' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  allocation: {
    title: { zh: '部分还款的冲抵顺序', en: 'What a part repayment pays first' },
    values: {
      'interest-first': { class: 'sound', says: { zh: '先息后本，依合同', en: 'Interest, then principal, as agreed' } },
      'principal-first': {
        class: 'flawed',
        says: { zh: '先本后息', en: 'Principal, then interest' },
        provokedBy: { zh: '免息期之后的部分还款', en: 'A part repayment after the free days' },
        finding: 'unrecorded-claim',
        loses: 'lender',
      },
    },
  },
  dayCount: dayCountChoice,
  durability: durabilityShowing({
    provokedBy: {
      zh: '购买已记账、状态未保存时宕机',
      en: 'A crash when a purchase is booked and its state is not stored',
    },
    finding: 'stuck-funds',
    loses: 'merchant',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
