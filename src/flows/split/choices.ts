import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of a payment that is divided, the sound default first. */
export const splitChoices = {
  right: {
    title: { zh: '分账权限', en: 'The right to divide' },
    values: {
      'applied-for': {
        class: 'sound',
        says: { zh: '开通之后的订单才分账，否则全归商户', en: 'Only orders after it was granted are divided' },
      },
      assumed: {
        class: 'flawed',
        says: { zh: '没有开通也按比例分', en: 'Divided whether it was granted or not' },
        provokedBy: { zh: '未开通分账的一笔付款', en: 'A payment without the right' },
        finding: 'unfounded-claim',
        loses: 'acquirer',
      },
    },
  },
  rounding: {
    title: { zh: '分账尾差', en: 'Rounding of the parts' },
    values: {
      'residue-named': {
        class: 'sound',
        says: { zh: '尾差归商户', en: 'The residue is the merchant’s' },
      },
      'each-rounded': {
        class: 'flawed',
        says: { zh: '各方各自四舍五入', en: 'Every part is rounded by itself' },
        provokedBy: { zh: '100.00 元三方均分', en: '100.00 in three equal parts' },
        finding: 'rounding-leak',
        loses: 'acquirer',
      },
    },
  },
  commissionOnRefund: {
    title: { zh: '退款时的佣金', en: 'Commission when a refund is made' },
    values: {
      'pro-rata': {
        class: 'sound',
        says: {
          zh: '各方按累计退款金额退回应退部分',
          en: 'Everybody gives back their part of all refunds so far',
        },
      },
      kept: {
        class: 'flawed',
        says: { zh: '平台不退佣金，由商户承担', en: 'The platform keeps it and the merchant bears it' },
        provokedBy: { zh: '一笔退款', en: 'One refund' },
        finding: 'unfounded-claim',
        loses: 'acquirer',
      },
      'per-item-rounded': {
        class: 'flawed',
        says: { zh: '每笔退款各自四舍五入', en: 'Rounded for each refund by itself' },
        provokedBy: { zh: '两笔小额退款', en: 'Two small refunds' },
        finding: 'rounding-leak',
        loses: 'acquirer',
      },
    },
  },
  receiverShort: {
    title: { zh: '分账方已提现', en: 'A receiver has taken its part out' },
    values: {
      waits: {
        class: 'sound',
        says: {
          zh: '各方余额都足够才退款，不足时挂账等待',
          en: 'A refund is paid when every part is there, and stays recorded as due until then',
        },
      },
      'from-pool': {
        class: 'flawed',
        says: { zh: '照退，缺口先用备付金垫', en: 'Paid all the same, out of the reserve' },
        provokedBy: { zh: '渠道商提走分得的款项后退款', en: 'A partner withdraws its part, then a refund' },
        finding: 'uncovered-payout',
        loses: 'clients',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '扣款请求已发出，状态未保存时宕机',
      en: 'A crash when the charge has been sent and no state is stored',
    },
    finding: 'unrecorded-claim',
    loses: 'merchant',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
