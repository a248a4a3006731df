import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of an entrusted loan, the sound default first. */
export const entrustedLoanChoices = {
  shortfall: {
    title: { zh: '委托资金不足', en: 'When less was entrusted than is to be lent' },
    values: {
      waits: {
        class: 'sound',
        says: { zh: '等足额到账再放款，当天等不到就退回', en: 'Waits, and gives it back the next day' },
      },
      'bank-advances': {
        class: 'flawed',
        says: { zh: '银行先垫上差额放款', en: 'The bank adds what is missing and pays out' },
        rule: 'entrusted-loan-no-advance',
        from: '2018-01-05',
        provokedBy: { zh: '委托资金少于贷款金额', en: 'Less is entrusted than is lent' },
        finding: 'uncovered-payout',
        loses: 'lender',
      },
    },
  },
  routing: {
    title: { zh: '还款划回哪个委托人', en: 'Which funder a repayment goes to' },
    values: {
      'by-loan': { class: 'sound', says: { zh: '按借据找委托人', en: 'The funder of the loan' } },
      'by-amount': {
        class: 'flawed',
        says: { zh: '按金额匹配，撞上别的委托人', en: 'Matched by amount, and another funder waits for the same' },
        provokedBy: { zh: '金额相同的还款', en: 'A repayment of an amount that another funder awaits' },
        finding: 'misdirected-funds',
        loses: 'funder',
      },
    },
  },
  lateRepayment: {
    title: { zh: '代偿之后借款人又还款', en: 'A repayment after somebody has paid in the place of the borrower' },
    values: {
      'to-compensator': { class: 'sound', says: { zh: '划给代偿人', en: 'Goes to whoever has paid' } },
      'to-funder': {
        class: 'flawed',
        says: { zh: '照旧划给委托人', en: 'Goes to the funder as before' },
        provokedBy: { zh: '先代偿，后还款', en: 'A compensation and then the late repayment' },
        finding: 'double-payment',
        loses: 'lender',
      },
    },
  },
  sweep: {
    title: { zh: '专户日终清零', en: 'The special account at the end of the day' },
    values: {
      'same-day': {
        class: 'sound',
        says: { zh: '到账即划回，日终为零', en: 'What arrives is passed on at once; zero at day end' },
      },
      'next-day': {
        class: 'flawed',
        says: { zh: '次日批量划回', en: 'Passed on by a batch of the next day' },
        provokedBy: { zh: '一笔还款', en: 'A repayment' },
        finding: 'late-funds',
        loses: 'funder',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '还款已记账、状态未保存时宕机，结果重来再记一次',
      en: 'A crash when a repayment is booked and no state is stored: it is told and booked again',
    },
    finding: 'unrecorded-claim',
    loses: 'funder',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
