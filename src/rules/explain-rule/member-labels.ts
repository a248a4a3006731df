import type { Bilingual } from '../../core/bilingual.ts';

/*
 * How the members of enumerations and sets read in a sentence. The same word may mean two things (a custody account, a
 * custodian): such words are listed under the fact that they are a value of.
 */

const words: Readonly<Record<string, Bilingual>> = {
  // Kinds of participant
  person: { zh: '自然人', en: 'a natural person' },
  merchant: { zh: '商户', en: 'a merchant' },
  company: { zh: '企业', en: 'a company' },
  lender: { zh: '放贷机构', en: 'a lender' },
  platform: { zh: '平台', en: 'a platform' },
  'p2p-platform': { zh: '网贷平台（P2P）', en: 'a P2P platform' },
  aggregator: { zh: '聚合支付服务商', en: 'an aggregator' },
  'payment-institution': { zh: '支付机构', en: 'a payment institution' },
  bank: { zh: '银行', en: 'a bank' },
  'central-bank': { zh: '人民银行', en: 'the central bank' },
  'clearing-institution': { zh: '清算机构', en: 'a clearing institution' },
  vendor: { zh: '系统供应商', en: 'a system vendor' },
  // Licences
  'network-payment': { zh: '网络支付', en: 'network payment' },
  'bank-card-acquiring': { zh: '银行卡收单', en: 'bank card acquiring' },
  'prepaid-card': { zh: '预付卡', en: 'prepaid cards' },
  'online-lending': { zh: '网络小额贷款', en: 'online lending' },
  // Kinds of account
  'bank-account': { zh: '银行账户', en: 'a bank account' },
  'payment-account': { zh: '支付账户', en: 'a payment account' },
  'sub-account': { zh: '子账户', en: 'a sub-account' },
  reserve: { zh: '备付金账户', en: 'a reserve account' },
  custody: { zh: '存管账户', en: 'a custody account' },
  'own-funds': { zh: '自有资金', en: 'own funds' },
  internal: { zh: '内部', en: 'internal' },
  settlement: { zh: '结算账户', en: 'a settlement account' },
  I: { zh: 'Ⅰ类', en: 'Class I' },
  II: { zh: 'Ⅱ类', en: 'Class II' },
  III: { zh: 'Ⅲ类', en: 'Class III' },
  central: { zh: '集中存管账户', en: 'the central deposit' },
  custodian: { zh: '存管账户', en: 'at the custodian bank' },
  cooperating: { zh: '合作账户', en: 'at a cooperating bank' },
  collection: { zh: '汇缴账户', en: 'a collection account' },
  // Industries
  credit: { zh: '信贷', en: 'credit' },
  financing: { zh: '融资', en: 'financing' },
  wealth: { zh: '理财', en: 'wealth management' },
  guarantee: { zh: '担保', en: 'guarantee' },
  trust: { zh: '信托', en: 'trust' },
  'currency-exchange': { zh: '货币兑换', en: 'currency exchange' },
  insurance: { zh: '保险', en: 'insurance' },
  fund: { zh: '基金', en: 'funds' },
  securities: { zh: '证券', en: 'securities' },
  'asset-management': { zh: '金融资产管理公司', en: 'an asset management company' },
  other: { zh: '其他', en: 'other' },
  // Books, directions, connections, rails
  information: { zh: '信息账', en: 'the information book' },
  money: { zh: '资金账', en: 'the money book' },
  in: { zh: '收', en: 'in' },
  out: { zh: '付', en: 'out' },
  'pbc-system': { zh: '人民银行支付系统', en: "a system of the central bank's" },
  'direct-to-bank': { zh: '直连银行', en: 'direct to a bank' },
  'on-us': { zh: '行内', en: 'on-us' },
  hvps: { zh: '大额支付系统', en: 'HVPS' },
  beps: { zh: '小额支付系统', en: 'BEPS' },
  ibps: { zh: '网上支付跨行清算系统', en: 'IBPS' },
  netsunion: { zh: '网联', en: 'NetsUnion' },
  unionpay: { zh: '银联', en: 'UnionPay' },
  // Instructions
  'balance-payment': { zh: '余额付款', en: 'a payment from a balance' },
  withdrawal: { zh: '提现', en: 'a withdrawal' },
  'top-up': { zh: '充值', en: 'a top-up' },
  'card-payment': { zh: '银行卡付款', en: 'a card payment' },
  'bank-transfer': { zh: '银行转账', en: 'a bank transfer' },
  refund: { zh: '退款', en: 'a refund' },
  certificate: { zh: '含数字证书或电子签名的两类以上要素', en: 'two factors with a certificate' },
  'two-factor': { zh: '两类以上要素（不含证书）', en: 'two factors without a certificate' },
  weaker: { zh: '不足两类要素', en: 'fewer than two factors' },
  'insufficient-balance': { zh: '余额不足', en: 'insufficient balance' },
  'agreed-limit': { zh: '约定限额', en: 'an agreed limit' },
  'own-limit': { zh: '机构自设限额', en: "the institution's own limit" },
  'blocked-for-debt': { zh: '因欠款止付', en: 'blocked for a debt' },
  'legal-order': { zh: '司法命令', en: 'a legal order' },
  verification: { zh: '验证未通过', en: 'verification failed' },
  closed: { zh: '已关闭', en: 'closed' },
  // Pages, collections, funding
  payment: { zh: '付款', en: 'payment' },
  signing: { zh: '签约', en: 'signing' },
  principal: { zh: '本金', en: 'principal' },
  interest: { zh: '利息', en: 'interest' },
  fee: { zh: '费用', en: 'a fee' },
  deposit: { zh: '保证金', en: 'a deposit' },
  penalty: { zh: '违约金', en: 'a penalty' },
  'bank-overdraft': { zh: '银行透支', en: 'a bank overdraft' },
  'third-party': { zh: '第三方', en: 'a third party' },
  // Acquiring, debits, payees of a transfer
  physical: { zh: '实体', en: 'physical' },
  online: { zh: '网络', en: 'online' },
  'debit-card': { zh: '借记卡', en: 'a debit card' },
  'credit-card': { zh: '信用卡', en: 'a credit card' },
  acquiring: { zh: '收单', en: 'acquiring' },
  dynamic: { zh: '动态条码', en: 'a dynamic code' },
  static: { zh: '静态条码', en: 'a static code' },
  pay: { zh: '付款', en: 'a payment' },
  collect: { zh: '扣款', en: 'a debit' },
  'own-reserve': { zh: '本机构备付金账户', en: "the institution's own reserve" },
  client: { zh: '客户', en: 'a client' },
  sharer: { zh: '分账方', en: 'a party of the split' },
  funder: { zh: '垫资方', en: 'a funder' },
  loan: { zh: '借出', en: 'a loan' },
  fees: { zh: '手续费', en: 'fees' },
  'merchant-platform': { zh: '银行商户平台', en: 'the merchant platform' },
  core: { zh: '银行核心系统', en: 'the core' },
  'agreement-payment': { zh: '协议支付', en: 'an agreement payment' },
  'authentication-payment': { zh: '认证支付', en: 'an authentication payment' },
  'entrusted-payment': { zh: '商业委托支付', en: 'an entrusted payment' },
  'gateway-payment': { zh: '网关支付', en: 'a gateway payment' },
  'bank-withholding': { zh: '银行代扣', en: 'bank withholding' },
  utilities: { zh: '公共事业', en: 'utilities' },
  government: { zh: '政务', en: 'government' },
  telecom: { zh: '通信', en: 'telecom' },
  tax: { zh: '税款', en: 'tax' },
  donation: { zh: '捐款', en: 'a donation' },
  'loan-repayment': { zh: '银行贷款还款', en: 'repayment of a bank loan' },
  rent: { zh: '租金', en: 'rent' },
  membership: { zh: '会费', en: 'membership' },
  tuition: { zh: '学费', en: 'tuition' },
  'small-loan-repayment': { zh: '小额贷款还款', en: 'repayment of a small loan' },
  'fund-purchase': { zh: '基金定投', en: 'purchase of funds' },
  investment: { zh: '投资', en: 'investment' },
  'foreign-exchange': { zh: '外汇', en: 'foreign exchange' },
  'equity-crowdfunding': { zh: '股权众筹', en: 'equity crowdfunding' },
  'trading-venue': { zh: '交易场所', en: 'a trading venue' },
  'e-commerce-platform': { zh: '电商平台', en: 'an e-commerce platform' },
  // Loans
  insurer: { zh: '保险公司', en: 'an insurer' },
  'p2p-investors': { zh: '网贷平台的出借人', en: 'investors of a P2P platform' },
  'single-loan': { zh: '单笔借款', en: 'a single loan' },
  'wealth-plan': { zh: '定期理财计划', en: 'a wealth plan' },
  demand: { zh: '活期产品', en: 'a demand product' },
  'cash-loan': { zh: '现金贷', en: 'a cash loan' },
  consumer: { zh: '个人消费贷款', en: 'a consumer loan' },
  business: { zh: '经营性贷款', en: 'a business loan' },
  goods: { zh: '购买商品', en: 'goods' },
  education: { zh: '教育', en: 'education' },
  medical: { zh: '医疗', en: 'medical care' },
  travel: { zh: '旅游', en: 'travel' },
  trade: { zh: '生产经营', en: 'trade' },
  property: { zh: '购房', en: 'property' },
  derivatives: { zh: '期货、衍生品', en: 'derivatives' },
  'asset-management-product': { zh: '资产管理产品', en: 'an asset management product' },
  equity: { zh: '股本权益性投资', en: 'equity' },
  'registered-capital': { zh: '注册资本、注册验资', en: 'registered capital' },
  'fixed-assets': { zh: '固定资产投资', en: 'fixed assets' },
  'debt-repayment': { zh: '偿还其他债务', en: 'repaying another debt' },
  own: { zh: '自有资金', en: 'own money' },
  managed: { zh: '受托管理的他人资金', en: "others' money under management" },
  'bank-credit': { zh: '银行授信资金', en: 'bank credit' },
  'special-purpose': { zh: '专项资金', en: 'special-purpose funds' },
  'other-debt': { zh: '其他债务性资金', en: 'other borrowed money' },
  unproven: { zh: '来源无法证明的资金', en: 'money of unproven source' },
  // Agreements, holds, duties
  'quick-pay': { zh: '快捷支付', en: 'quick payment' },
  withholding: { zh: '代收', en: 'withholding' },
  transfer: { zh: '转账', en: 'a transfer' },
  split: { zh: '分账', en: 'a split' },
  advance: { zh: '垫付', en: 'an advance' },
  authorisation: { zh: '预授权', en: 'an authorisation' },
  debt: { zh: '欠款', en: 'a debt' },
  risk: { zh: '风险控制', en: 'a risk' },
  'large-transaction-report': { zh: '大额交易报告', en: 'the report of large transactions' },
  'merchant-settlement': { zh: '商户结算', en: 'the settlement of a merchant' },
  'reserve-deposit': { zh: '备付金交存', en: 'the deposit of reserves' },
  // Values of parameters
  'previous-month-mean': { zh: '上月日均', en: 'the mean of the previous month' },
  'day-end': { zh: '日终余额', en: 'the balance at the end of the day' },
};

/** A member as a sentence names it, with the word of the file behind it; a word without a label stands as it is. */
export function memberLabel(member: string): Bilingual {
  const label = words[member];
  if (label === undefined) return { zh: member, en: member };
  const plain = label.en.replace(/^an? /, '').replaceAll(' ', '-');
  return { zh: `${label.zh}（${member}）`, en: plain === member ? label.en : `${label.en} (${member})` };
}

/** The word of a file that somebody means by its label in either language; undefined if there is none among them. */
export function memberOfLabel(label: string, members: readonly string[]): string | undefined {
  const wanted = plainLabel(label);
  return members.find((member) => {
    const known = words[member];
    return known !== undefined && (plainLabel(known.zh) === wanted || plainLabel(known.en) === wanted);
  });
}

/** Without article, brackets and case: how a label is told from another. */
export function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/^(?:an?|the) /, '')
    .replaceAll(/[（(].*?[）)]|\s/g, '');
}

/** True for a member that has a label. */
export function hasMemberLabel(member: string): boolean {
  return Object.hasOwn(words, member);
}
