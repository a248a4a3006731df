import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of a loan that several lend together, the sound default first. */
export const jointLendingChoices = {
  funding: {
    title: { zh: '有出资方没有出资', en: 'When a funder does not pay its part' },
    values: {
      'all-or-nothing': {
        class: 'sound',
        says: { zh: '不放款，其余出资退回', en: 'Nothing is lent and the others get theirs back' },
      },
      'lead-advances': {
        class: 'costly',
        says: { zh: '平台补足，份额按实际出资记', en: 'The lead pays it too; shares follow what was paid' },
        metric: 'advanced',
        provokedBy: { zh: '银行没有出资', en: 'The bank does not pay' },
        loses: 'lender',
      },
      partial: {
        class: 'flawed',
        says: {
          zh: '有多少放多少，还款仍按合同比例分',
          en: 'What has come in is lent, and repayments are divided as the contract says',
        },
        provokedBy: { zh: '银行没有出资，随后收到还款', en: 'The bank does not pay, and the borrower repays' },
        finding: 'uncovered-payout',
        loses: 'lender',
      },
    },
  },
  compensation: {
    title: { zh: '平台代偿之后的还款', en: 'Repayments after the lead has compensated' },
    values: {
      'redirects-payee': { class: 'sound', says: { zh: '归代偿的平台', en: 'They are the part of the lead now' } },
      none: {
        class: 'flawed',
        says: { zh: '照旧按比例分给各出资方', en: 'Divided among the funders as before' },
        provokedBy: { zh: '先代偿，后还款', en: 'A compensation and then the late repayment' },
        finding: 'double-payment',
        loses: 'lender',
      },
    },
  },
  residue: {
    title: { zh: '分账的尾差', en: 'Fractions of a fen' },
    values: {
      lead: {
        class: 'sound',
        says: { zh: '其余各方舍去，尾差归平台', en: 'Rounded down; what is left is the part of the lead' },
      },
      'each-rounded': {
        class: 'flawed',
        says: { zh: '各自四舍五入', en: 'Each part is rounded by itself' },
        provokedBy: { zh: '三方等分一笔除不尽的还款', en: 'A repayment that three equal parts do not divide' },
        finding: 'rounding-leak',
        loses: 'lender',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '还款已记账、状态未保存时宕机，结果重来再记一次',
      en: 'A crash when a repayment is booked and no state is stored: it is told and booked again',
    },
    finding: 'unrecorded-claim',
    loses: 'bank',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
