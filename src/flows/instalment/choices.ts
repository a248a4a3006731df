import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of a purchase by instalments, the sound default first. */
export const instalmentChoices = {
  payee: {
    title: { zh: '贷款付给谁', en: 'Who is paid' },
    values: {
      merchant: { class: 'sound', says: { zh: '付给商户（受托支付）', en: 'The merchant' } },
      buyer: {
        class: 'flawed',
        says: { zh: '付到用户卡上，由用户自己付给商户', en: 'The buyer, who is to pay the merchant' },
        provokedBy: { zh: '交付', en: 'The delivery' },
        finding: 'misdirected-funds',
        loses: 'merchant',
      },
    },
  },
  disbursement: {
    title: { zh: '何时付给商户', en: 'When the merchant is paid' },
    values: {
      'on-delivery': { class: 'sound', says: { zh: '随交付分批付款', en: 'Part by part, as it delivers' } },
      'in-advance': {
        class: 'sound-if',
        says: { zh: '签约即全额付给商户', en: 'All of it when the contract is signed' },
        condition: {
          zh: '商户停业时未交付的部分在约定的额度之内',
          en: 'what has not been delivered stays within an agreed limit when the merchant closes',
        },
        provokedBy: { zh: '付款之后商户停业', en: 'The merchant closes after it was paid' },
        finding: 'exposure-over-limit',
        loses: 'lender',
      },
    },
  },
  goodsReturned: {
    title: { zh: '退货退款', en: 'Goods that are taken back' },
    values: {
      unwinds: {
        class: 'sound',
        says: { zh: '退款退给贷款人，相应冲减贷款', en: 'The merchant refunds the lender, the debt falls by its part' },
      },
      ignored: {
        class: 'flawed',
        says: {
          zh: '账上冲减，扣款批次照旧',
          en: 'The books are lowered, and the instalments are collected as before',
        },
        provokedBy: { zh: '退货之后的下一期扣款', en: 'The next instalment after the return' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  closure: {
    title: { zh: '商户停业', en: 'A merchant that closes' },
    values: {
      'stops-collecting': {
        class: 'sound',
        says: { zh: '未交付的部分不再向用户收取', en: 'What was not delivered is no longer collected' },
      },
      'collects-on': {
        class: 'flawed',
        says: { zh: '照常扣款', en: 'The instalments are collected as before' },
        provokedBy: { zh: '停业之后的下一期扣款', en: 'The next instalment after the closure' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  run: {
    title: { zh: '扣款批次重跑', en: 'A collection run that is started again' },
    values: {
      once: { class: 'sound', says: { zh: '每期只扣一次', en: 'An instalment is collected once' } },
      'each-run': {
        class: 'flawed',
        says: { zh: '每跑一次扣一次', en: 'Every run collects it' },
        provokedBy: { zh: '当期扣款后批次又跑了一次', en: 'The run of the due date is started a second time' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '交付已记账、状态未保存时宕机',
      en: 'A crash when a delivery is booked and its state is not stored',
    },
    finding: 'stuck-funds',
    loses: 'merchant',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
