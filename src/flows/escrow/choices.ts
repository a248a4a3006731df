import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of an escrow order, the sound default first; classes and findings as the findings page states them. */
export const escrowChoices = {
  releaseOn: {
    title: { zh: '放款时点', en: 'When the seller is paid' },
    values: {
      receipt: {
        class: 'sound',
        says: { zh: '买家确认收货、到期自动确认或裁决之后', en: 'On receipt: confirmed, period over, or decided' },
      },
      shipment: {
        class: 'sound-if',
        says: { zh: '卖家发货即放款', en: 'As soon as the seller has shipped' },
        condition: {
          zh: '合同允许凭发货放款，且追偿有保障（卖家账户扣得到，或敞口在约定额度内）',
          en: 'if the contract allows it and the claw-back is secured (the seller can be debited, or the limit covers it)',
        },
        provokedBy: {
          zh: '发货放款，卖家提走货款，退款获准',
          en: 'Shipped, released, the seller takes the money out, a refund is granted',
        },
        finding: 'exposure-over-limit',
        loses: 'institution',
      },
    },
  },
  race: {
    title: { zh: '确认与退款并发', en: 'Confirmation and refund at once' },
    values: {
      guarded: {
        class: 'sound',
        says: { zh: '判断与改账在同一步内完成', en: 'Decision and booking are one step' },
      },
      unguarded: {
        class: 'flawed',
        says: {
          zh: '先读订单，稍后按读到的金额放款',
          en: 'The order is read first and released a moment later as it was read',
        },
        provokedBy: { zh: '同一瞬间确认收货与同意退款', en: 'Confirmation and refund in one instant' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  refundAfterRelease: {
    title: { zh: '放款后的退款', en: 'Refund after the release' },
    values: {
      claimed: {
        class: 'sound',
        says: {
          zh: '记卖家欠款，从卖家账户追回后退给买家',
          en: 'Booked as owed by the seller, claimed back, passed on',
        },
      },
      absorbed: {
        class: 'costly',
        says: { zh: '平台用自有资金退款，不向卖家追偿', en: 'Paid from own funds, not claimed from the seller' },
        provokedBy: { zh: '提现之后退款', en: 'A refund after the seller has taken the money out' },
        metric: 'own-funds-spent',
        loses: 'institution',
      },
      ignored: {
        class: 'flawed',
        says: { zh: '放款后不再受理退款', en: 'Not handled once the money is released' },
        provokedBy: { zh: '确认收货之后卖家同意退款', en: 'The seller grants a refund after the release' },
        finding: 'unrecorded-claim',
        loses: 'buyer',
      },
    },
  },
  rounding: {
    title: { zh: '分账尾差', en: 'Rounding of the split' },
    values: {
      'residue-named': {
        class: 'sound',
        says: {
          zh: '尾差归合同中列在首位的一方',
          en: 'The residue belongs to the party that the contract names first',
        },
      },
      'each-rounded': {
        class: 'flawed',
        says: { zh: '各方各自四舍五入', en: 'Every part is rounded by itself' },
        provokedBy: { zh: '100.00 元三方均分', en: '100.00 in three equal parts' },
        finding: 'rounding-leak',
        loses: 'seller',
      },
    },
  },
  autoConfirm: {
    title: { zh: '自动确认计时', en: 'The timer that confirms' },
    values: {
      'paused-by-dispute': {
        class: 'sound',
        says: { zh: '发起争议后停表，由裁决放款', en: 'A dispute stops it; the decision releases' },
      },
      'runs-on': {
        class: 'flawed',
        says: { zh: '争议期间照常到期放款', en: 'It runs on through a dispute' },
        provokedBy: { zh: '争议未决，计时到期', en: 'A dispute is open when it fires' },
        finding: 'uncovered-payout',
        loses: 'buyer',
      },
    },
  },
  release: {
    title: { zh: '何时算买家已付', en: 'When the buyer counts as having paid' },
    values: {
      'after-arrival': { class: 'sound', says: { zh: '货款到账之后', en: 'When the money is in the reserve' } },
      'on-notice': {
        class: 'flawed',
        says: { zh: '渠道受理即算', en: 'As soon as the channel has taken the payment' },
        provokedBy: {
          zh: '渠道受理后付款失败，订单失效退款',
          en: 'The payment fails after it was taken, and the order lapses',
        },
        finding: 'uncovered-payout',
        loses: 'other-clients',
      },
    },
  },
  refundRoute: {
    title: { zh: '退款退到哪里', en: 'Where a refund goes' },
    values: {
      original: { class: 'sound', says: { zh: '原路退回付款卡', en: 'Back to the card that paid' } },
      balance: {
        class: 'costly',
        says: {
          zh: '退到支付账户余额，由买家自行提现',
          en: "Into the buyer's payment account, from which they withdraw it",
        },
        metric: 'refunds-to-balance',
        provokedBy: { zh: '发货前退款', en: 'A refund before the shipment' },
      },
    },
  },
  refundFailed: {
    title: { zh: '退款失败', en: 'A refund that fails' },
    values: {
      're-credited': {
        class: 'sound',
        says: { zh: '转入买家支付账户余额', en: "Credited to the buyer's payment account" },
      },
      dropped: {
        class: 'flawed',
        says: { zh: '算作已退，不再处理', en: 'Counts as done, and that is the end of it' },
        provokedBy: { zh: '退款失败', en: 'The refund fails' },
        finding: 'stuck-funds',
        loses: 'buyer',
      },
    },
  },
  refundCap: {
    title: { zh: '退款上限', en: 'Cap on refunds' },
    values: {
      cumulative: {
        class: 'sound',
        says: { zh: '累计退款不超过订单金额', en: 'All refunds together stay within the price' },
      },
      'per-request': {
        class: 'flawed',
        says: { zh: '只检查单笔不超过订单金额', en: 'Each request alone is compared with the price' },
        provokedBy: { zh: '两笔部分退款合计超过订单金额', en: 'Two partial refunds that exceed the price together' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '扣款请求已发出，状态未保存时宕机',
      en: 'A crash when the collection has been sent and no state is stored',
    },
    finding: 'unrecorded-claim',
    loses: 'buyer',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
