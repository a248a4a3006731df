import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of an order paid online, the sound default first. */
export const payInChoices = {
  product: {
    title: { zh: '扣款产品', en: 'Product by which the payer is debited' },
    values: {
      agreement: {
        class: 'sound',
        says: { zh: '协议支付：首次签约，之后凭协议扣款', en: 'Agreement payment: signed once, then charged' },
      },
      authentication: {
        class: 'sound',
        says: { zh: '认证支付：每次验证四要素', en: 'Authentication payment: four factors each time' },
      },
      entrusted: {
        class: 'sound',
        says: {
          zh: '商业委托支付：付款人委托，个人和企业均可扣款',
          en: 'Entrusted payment: on the mandate of the payer, a person or a company',
        },
      },
      gateway: {
        class: 'sound',
        says: { zh: '网关支付：在银行页面由银行验证', en: "Gateway payment: verified by the bank, on the bank's page" },
      },
      withholding: {
        class: 'unlawful',
        rule: 'product-closed',
        from: '2018-06-30',
        says: { zh: '银行侧代扣', en: 'Withholding by the bank' },
        provokedBy: { zh: '2018-06-30 起的任何一笔扣款', en: 'Any charge from 2018-06-30 on' },
      },
    },
  },
  page: {
    title: { zh: '收银台', en: 'Payment page' },
    values: {
      redirect: {
        class: 'sound',
        says: { zh: '跳转到收单机构自己的页面', en: "The payer is sent to the acquirer's own page" },
      },
      embedded: {
        class: 'unlawful',
        rule: 'pi-page-redirect',
        from: '2018-05-04',
        says: { zh: '内嵌在商户或平台的页面里', en: 'Embedded in the page of the merchant or of the platform' },
        provokedBy: { zh: '打开收银台', en: 'The page is shown' },
      },
    },
  },
  agreement: {
    title: { zh: '扣款前核对协议', en: 'Agreement before a charge' },
    values: {
      checked: {
        class: 'sound',
        says: { zh: '扣款的同一步核对协议是否有效', en: 'Looked up in the step that sends the charge' },
      },
      assumed: {
        class: 'flawed',
        says: { zh: '商户说有协议就扣', en: "The merchant's word for it is enough" },
        provokedBy: {
          zh: '没有签约，或解约之后扣款',
          en: 'A charge that was never signed for, or after the revocation',
        },
        finding: 'over-collection',
        loses: 'payer',
      },
    },
  },
  factors: {
    title: { zh: '验证要素', en: 'Factors that are verified' },
    values: {
      'as-product': {
        class: 'sound',
        says: { zh: '按产品要求逐次验证', en: 'As many as the product asks for, each time' },
      },
      three: {
        class: 'unlawful',
        rule: 'product-factors',
        from: '2016-01-01',
        says: { zh: '只验证三要素', en: 'Three only' },
        provokedBy: { zh: '一笔认证支付', en: 'One authentication payment' },
      },
    },
  },
  notice: {
    title: { zh: '支付成功通知', en: 'Notice of success' },
    values: {
      verified: {
        class: 'sound',
        says: {
          zh: '核对订单号、金额，来历不明的向通道查询',
          en: 'Compared with order and amount; one of unknown origin is asked of the channel',
        },
      },
      trusted: {
        class: 'flawed',
        says: { zh: '收到成功通知就按订单金额入账', en: "Whatever says success is booked as the order's amount" },
        provokedBy: {
          zh: '付款人伪造成功通知，或篡改金额只付一分钱',
          en: 'The payer forges a notice, or changes the amount on the page and pays a fen',
        },
        finding: 'unfounded-claim',
        loses: 'acquirer',
      },
    },
  },
  lateSuccess: {
    title: { zh: '关单后才成功的支付', en: 'Success after the order was closed' },
    values: {
      refunded: {
        class: 'sound',
        says: { zh: '退回付款人', en: 'Sent back to the payer' },
      },
      reopened: {
        class: 'sound-if',
        says: { zh: '订单恢复，款项记给商户', en: 'The order is opened again and the merchant credited' },
        condition: {
          zh: '合同约定商户接受关单后的付款',
          en: 'if the contract says that the merchant takes late payments',
        },
        provokedBy: { zh: '付款结果未知时商户关单', en: 'The merchant closes the order while the outcome is unknown' },
        finding: 'unfounded-claim',
        loses: 'acquirer',
      },
      dropped: {
        class: 'flawed',
        says: { zh: '订单已关，通知丢弃', en: 'The order is closed, so the notice is dropped' },
        provokedBy: { zh: '付款结果未知时商户关单', en: 'The merchant closes the order while the outcome is unknown' },
        finding: 'unrecorded-claim',
        loses: 'payer',
      },
    },
  },
  release: {
    title: { zh: '何时记给商户', en: 'When the merchant may use the money' },
    values: {
      'after-arrival': {
        class: 'sound',
        says: { zh: '款项到达备付金账户之后', en: 'Once it is in the reserve' },
      },
      'on-notice': {
        class: 'flawed',
        says: { zh: '通道受理即可提现', en: 'As soon as the channel has taken the payment' },
        provokedBy: { zh: '受理之后扣款失败', en: 'The payment fails after it was taken' },
        finding: 'unfounded-claim',
        loses: 'acquirer',
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
        loses: 'acquirer',
      },
    },
  },
  refundRoute: {
    title: { zh: '退款去向', en: 'Where a refund goes' },
    values: {
      original: {
        class: 'sound',
        says: { zh: '原路退回付款账户', en: 'Back to the account that paid' },
      },
      balance: {
        class: 'flawed',
        says: {
          zh: '退到付款人的支付账户余额，付款人并未同意',
          en: "Into the payer's payment account, without being asked",
        },
        provokedBy: { zh: '一笔退款', en: 'One refund' },
        finding: 'unfounded-claim',
        loses: 'acquirer',
      },
    },
  },
  refundFailed: {
    title: { zh: '退款失败', en: 'A refund that fails' },
    values: {
      're-credited': {
        class: 'sound',
        says: {
          zh: '款项记回，欠付款人的退款继续挂账，次日再退',
          en: 'Booked back, still owed to the payer, tried again on the next working day',
        },
      },
      dropped: {
        class: 'flawed',
        says: { zh: '款项记回商户，退款不再处理', en: 'Booked back to the merchant, and that is the end of it' },
        provokedBy: { zh: '退款通道最终失败', en: 'The refund fails for good' },
        finding: 'unrecorded-claim',
        loses: 'payer',
      },
    },
  },
  kind: {
    title: { zh: '付款性质', en: 'What the payment is' },
    values: {
      purchase: {
        class: 'sound',
        says: { zh: '为商户的订单付款', en: "Pays for a merchant's order" },
      },
      'top-up': {
        class: 'sound-if',
        says: { zh: '为支付账户充值', en: 'Tops up a payment account' },
        condition: { zh: '付款人充值自己的支付账户', en: 'if the payer tops up an account of their own' },
      },
    },
  },
  unmatched: {
    title: { zh: '无订单号的来款', en: 'Money without a reference' },
    values: {
      suspense: {
        class: 'sound',
        says: { zh: '挂账为付款人的待查款，由运营认领', en: "Kept as the payer's until somebody has matched it" },
      },
      income: {
        class: 'flawed',
        says: { zh: '记作收入', en: 'Booked as income' },
        provokedBy: { zh: '付款人汇款，附言丢失', en: 'The payer remits and the reference is lost' },
        finding: 'unrecorded-claim',
        loses: 'payer',
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
