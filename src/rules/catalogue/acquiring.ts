import { type AggregateWindow, factGroup } from './spec.ts';
import { bankSystems, cardTypes, codeKinds, premises, services } from './stated-acquiring.ts';
import { industries, participantKinds } from './vocabulary.ts';

const concluded = ['contract-concluded'] as const;
const declared = ['design-declared'] as const;
const accepted = ['instruction-accepted'] as const;
const sold = ['sale-accepted'] as const;
const released = ['settlement-released'] as const;

function microCredit(window: AggregateWindow) {
  return {
    hook: 'sale-accepted',
    operation: 'sum',
    of: 'sale.amount',
    by: ['merchant.idHolder', 'actor'],
    window,
    where: { 'sale.cards': ['credit-card'], 'merchant.isMicro': [true] },
  } as const;
}

/** Transfers and payments of a client that day, those to the own bank account included. */
function transfers(operation: 'sum' | 'count') {
  return {
    hook: 'instruction-accepted',
    operation,
    of: 'instruction.amount',
    by: ['payerClient', 'actor'],
    window: 'day',
    where: { 'instruction.kind': ['balance-payment', 'withdrawal', 'top-up'] },
  } as const;
}

/** Merchants, what is taken for them, and what is agreed with clients about it. */
export const acquiringFacts = factGroup({
  merchant: {
    type: 'party',
    mayBeNone: true,
    label: { zh: '商户', en: 'merchant' },
    note: {
      zh: '流程的商户或卖家；没有时为合同中接受收单服务的一方，再没有时为无',
      en: 'merchant or seller of the flow; else the party that a contract on acquiring serves; else none',
    },
    hooks: [...concluded, ...sold, ...released],
  },
  'merchant.kind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '商户类型', en: 'kind of the merchant' },
    hooks: [...concluded, ...sold, ...released],
  },
  'merchant.industry': {
    type: 'enum',
    values: industries,
    mayBeNone: true,
    label: { zh: '商户所属行业', en: 'industry of the merchant' },
    hooks: concluded,
  },
  'merchant.premises': {
    type: 'enum',
    values: premises,
    mayBeNone: true,
    label: { zh: '商户经营场所', en: 'where the merchant sells' },
    hooks: concluded,
  },
  'merchant.region': {
    type: 'text',
    mayBeNone: true,
    label: { zh: '商户所在地区', en: 'region of the merchant' },
    hooks: concluded,
  },
  'actor.region': {
    type: 'text',
    mayBeNone: true,
    label: { zh: '机构获准展业的地区', en: 'region in which the institution may do business' },
    note: { zh: '全国写作 nationwide', en: '`nationwide` for the whole country' },
    hooks: concluded,
  },
  'contract.cards': {
    type: 'enum',
    values: cardTypes,
    mayBeNone: true,
    label: { zh: '为商户开通的卡种', en: 'cards that the merchant may take' },
    note: { zh: 'credit-card 含借记卡', en: '`credit-card` includes debit cards' },
    hooks: concluded,
  },
  'contract.service': {
    type: 'enum',
    values: services,
    mayBeNone: true,
    label: { zh: '合同约定的服务', en: 'service agreed in the contract' },
    hooks: concluded,
  },
  'contract.balanceReturn': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '约定的余额收益（每一万元一年）', en: 'return promised on a balance of 10,000 yuan for a year' },
    hooks: concluded,
  },
  'contract.settleWithinDays': {
    type: 'int',
    unit: 'days',
    mayBeNone: true,
    label: { zh: '约定的最长结算时间', en: 'days after which the merchant is settled at the latest' },
    hooks: concluded,
  },
  'contract.isMerchantCredit': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '平台商户网络小贷', en: 'online credit for merchants of a platform' },
    hooks: concluded,
  },
  'applicant.turnoverMonths': {
    type: 'int',
    unit: 'months',
    mayBeNone: true,
    label: { zh: '借款商户的经营流水月数', en: 'months of turnover of the merchant that borrows' },
    hooks: concluded,
  },
  'applicant.identityVerified': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '借款商户已实名', en: 'the identity of the merchant that borrows is verified' },
    hooks: concluded,
  },
  'applicant.whiteListed': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '借款商户在白名单内', en: 'the merchant that borrows is on the white list' },
    hooks: concluded,
  },
  'product.isNew': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '是否为创新业务或重大跨机构合作', en: 'a new product or a scheme of several institutions' },
    hooks: declared,
  },
  'product.reportedDaysBefore': {
    type: 'int',
    unit: 'days',
    mayBeNone: true,
    label: { zh: '上线前多少日已报告', en: 'days from the report to the launch' },
    note: { zh: '上线日为运行首日；未报告为无', en: 'the launch is the first day of the run; none without a report' },
    hooks: declared,
  },
  'instruction.codeKind': {
    type: 'enum',
    values: codeKinds,
    mayBeNone: true,
    label: { zh: '条码种类', en: 'kind of code' },
    note: { zh: '不是条码支付时为无', en: 'none if it is no payment by code' },
    hooks: accepted,
  },
  'payerClient.kind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '付款客户类型', en: 'kind of the paying client' },
    hooks: accepted,
  },
  'instruction.toOwnAccountSameBank': {
    type: 'bool',
    label: { zh: '是否转至本人同行账户', en: 'to an account of the same owner at the same bank' },
    hooks: accepted,
  },
  'instruction.confirmed': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '已提示并经付款人确认', en: 'the payer was reminded and has confirmed' },
    hooks: accepted,
  },
  'payerClient.dynamicCodeDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: {
      hook: 'instruction-accepted',
      operation: 'sum',
      of: 'instruction.amount',
      by: ['payerClient', 'actor', 'instruction.verification'],
      window: 'day',
      where: { 'instruction.codeKind': ['dynamic'] },
    },
    label: {
      zh: '该客户当日以同等验证强度累计动态条码付款',
      en: 'paid by dynamic code that day with the same strength of verification',
    },
    hooks: accepted,
  },
  'payerClient.staticCodeDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: {
      hook: 'instruction-accepted',
      operation: 'sum',
      of: 'instruction.amount',
      by: ['payerClient', 'actor'],
      window: 'day',
      where: { 'instruction.codeKind': ['static'] },
    },
    label: { zh: '该客户当日累计静态条码付款', en: 'paid by static code that day' },
    hooks: accepted,
  },
  'contract.limitsAgreed': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '与客户约定了转账限额', en: 'a daily limit of transfers is agreed with the client' },
    hooks: accepted,
  },
  'contract.dayLimit': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '约定的日累计转账限额', en: 'agreed limit of transfers a day' },
    hooks: accepted,
  },
  'contract.dayCount': {
    type: 'int',
    unit: 'times',
    mayBeNone: true,
    label: { zh: '约定的日累计转账笔数', en: 'agreed number of transfers a day' },
    hooks: accepted,
  },
  'payerClient.transfersDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: transfers('sum'),
    label: { zh: '该客户当日累计转账', en: 'transferred by the client that day' },
    hooks: accepted,
  },
  'payerClient.transfersDayCount': {
    type: 'int',
    unit: 'times',
    mayBeUnknown: true,
    aggregate: transfers('count'),
    label: { zh: '该客户当日转账笔数', en: 'transfers of the client that day' },
    hooks: accepted,
  },
  'payerClient.bankTransfersDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: {
      hook: 'instruction-accepted',
      operation: 'sum',
      of: 'instruction.amount',
      by: ['payerClient', 'actor'],
      window: 'day',
      where: { 'instruction.kind': ['bank-transfer'], 'instruction.toOwnAccountSameBank': [false] },
    },
    label: { zh: '该客户当日累计非柜面转账', en: 'transferred by the client that day without a counter' },
    note: { zh: '不含转至本人同行账户', en: 'without transfers to the own account at the same bank' },
    hooks: accepted,
  },
  'sale.amount': { type: 'fen', label: { zh: '收单金额', en: 'amount of the sale' }, hooks: sold },
  'contract.connectedTo': {
    type: 'enum',
    values: bankSystems,
    mayBeNone: true,
    label: { zh: '接入的银行系统', en: 'system of the bank to which the acquirer is connected' },
    hooks: sold,
  },
  'sale.cards': {
    type: 'enum',
    values: cardTypes,
    mayBeNone: true,
    label: { zh: '付款卡种', en: 'kind of card that is used' },
    hooks: sold,
  },
  'merchant.isMicro': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '是否为免登记小微商户', en: 'a micro merchant exempt from registration' },
    hooks: sold,
  },
  'merchant.idHolder': {
    type: 'party',
    label: { zh: '经营者证件对应的商户', en: 'merchant that stands for the identity document' },
    note: { zh: '写明同一 idDocument 的商户视为同一人', en: 'merchants that state the same `idDocument` are one' },
    hooks: sold,
  },
  'merchant.creditDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: microCredit('day'),
    label: { zh: '该证件在该收单机构当日信用卡收款', en: 'taken by credit card that day under the identity document' },
    hooks: sold,
  },
  'merchant.creditMonth': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: microCredit('month'),
    label: {
      zh: '该证件在该收单机构当月信用卡收款',
      en: 'taken by credit card that month under the identity document',
    },
    hooks: sold,
  },
  'merchant.daysOnboarded': {
    type: 'int',
    unit: 'days',
    mayBeNone: true,
    label: { zh: '商户入网天数', en: 'days since the merchant was taken on' },
    note: { zh: '场景未写明入网日期时为无', en: 'none if the scenario does not state the day' },
    hooks: released,
  },
  'merchant.tradingDays': {
    type: 'int',
    unit: 'days',
    mayBeNone: true,
    label: { zh: '商户连续正常交易天数', en: 'days of continuous normal trading of the merchant' },
    hooks: released,
  },
  'settlement.daysAfterSale': {
    type: 'int',
    unit: 'days',
    mayBeNone: true,
    label: { zh: '距最早一笔未结算交易的自然日数', en: 'natural days since the first sale that is settled' },
    note: {
      zh: '0 即当日结算（T+0）；没有交易时为无',
      en: '0 is settlement on the day of the sale (T+0); none without a sale',
    },
    hooks: released,
  },
});
