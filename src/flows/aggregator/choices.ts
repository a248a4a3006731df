import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of an aggregator that books vouchers, the sound default first. */
export const aggregatorChoices = {
  voucher: {
    title: { zh: '凭证何时入账', en: 'When the voucher is written' },
    values: {
      'on-payment': {
        class: 'sound',
        says: { zh: '确认收款成功之后', en: 'Once the payment is known to have arrived' },
      },
      'on-deposit': {
        class: 'flawed',
        says: {
          zh: '交来支票或现金即记，不等银行入账',
          en: 'When a cheque or cash is handed in, before a bank has it',
        },
        provokedBy: { zh: '支票退票，或钱箱短款', en: 'The cheque bounces, or the till is short' },
        finding: 'business-money-mismatch',
        loses: 'hub',
      },
      'on-order': {
        class: 'flawed',
        says: { zh: '下单即记收款凭证并触发业务', en: 'With the order, as if it were paid' },
        provokedBy: { zh: '下单之后没有付款', en: 'An order that nobody pays' },
        finding: 'business-money-mismatch',
        loses: 'hub',
      },
    },
  },
  outcome: {
    title: { zh: '收款结果从哪里得知', en: 'From where the outcome of a payment is known' },
    values: {
      'asked-for': {
        class: 'sound',
        says: { zh: '没有通知就查询，再等对账', en: 'Asked for, and awaited in the statement' },
      },
      'notice-only': {
        class: 'flawed',
        says: { zh: '只认通知', en: 'Only from the notice' },
        provokedBy: { zh: '成功通知丢失', en: 'The notice of success is lost' },
        finding: 'business-money-mismatch',
        loses: 'hub',
      },
    },
  },
  notices: {
    title: { zh: '重复的成功通知', en: 'A notice of success that comes again' },
    values: {
      once: { class: 'sound', says: { zh: '同一笔只记一张凭证', en: 'One payment, one voucher' } },
      'each-written': {
        class: 'flawed',
        says: { zh: '来一次记一张', en: 'Each notice writes one' },
        provokedBy: { zh: '成功通知来了两次', en: 'The notice of success comes twice' },
        finding: 'business-money-mismatch',
        loses: 'hub',
      },
    },
  },
  share: {
    title: { zh: '软件分成按什么计提', en: 'What the share for the software accrues on' },
    values: {
      'on-payment': {
        class: 'sound',
        says: { zh: '每笔确认到账的收款', en: 'Each payment that is known to have arrived' },
      },
      'on-order': {
        class: 'flawed',
        says: { zh: '每笔订单，付没付都计', en: 'Each order, paid or not' },
        provokedBy: { zh: '没有付款的订单', en: 'An order that nobody pays' },
        finding: 'unfounded-claim',
        loses: 'merchant',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '凭证已入账、状态未保存时宕机，通知重来再记一张',
      en: 'A crash when the voucher is written and its state is not stored: the outcome writes another',
    },
    finding: 'business-money-mismatch',
    loses: 'hub',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
