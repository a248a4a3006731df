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

/** True for a member that has a label. */
export function hasMemberLabel(member: string): boolean {
  return Object.hasOwn(words, member);
}
