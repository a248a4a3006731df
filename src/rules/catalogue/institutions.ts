import { factGroup } from './spec.ts';

const dayClose = ['day-close', 'month-close', 'quarter-close', 'year-close', 'cut-off'] as const;
const settled = ['leg-settled'] as const;

/** What an institution owns and reports, and where its reserves lie. */
export const institutionFacts = factGroup({
  'institution.netAssets': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '机构净资产', en: 'net assets of the institution' },
    note: { zh: '场景写明；未写明为无', en: 'stated by the scenario; none if it is not' },
    hooks: dayClose,
  },
  'reserve.meanPreviousYear': {
    type: 'fen',
    mayBeNone: true,
    mayBeUnknown: true,
    aggregate: {
      hook: 'day-close',
      operation: 'mean',
      of: 'reserve.total',
      by: ['actor'],
      window: 'previous-year',
      where: {},
    },
    label: { zh: '上年度日均备付金', en: 'mean daily reserves of the previous year' },
    note: { zh: '各自然日日终余额的平均数，不足一分舍去', en: 'mean over natural days, rounded down to a fen' },
    hooks: dayClose,
  },
  'institution.netAssetsToReserves': {
    type: 'ratio',
    ratioOf: ['institution.netAssets', 'reserve.meanPreviousYear'],
    mayBeNone: true,
    mayBeUnknown: true,
    label: { zh: '净资产与上年度日均备付金之比', en: 'net assets to the mean daily reserves of the previous year' },
    hooks: dayClose,
  },
  'reserve.atCustodian': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '日终存管银行备付金', en: 'reserves at the custodian bank at the end of the day' },
    hooks: dayClose,
  },
  'reserve.notCentral': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '日终未集中交存的备付金', en: 'reserves not held centrally at the end of the day' },
    hooks: dayClose,
  },
  'reserve.custodianToNotCentral': {
    type: 'ratio',
    ratioOf: ['reserve.atCustodian', 'reserve.notCentral'],
    mayBeNone: true,
    label: {
      zh: '存管银行备付金占未集中交存备付金的比例',
      en: 'reserves at the custodian bank to those not held centrally',
    },
    hooks: dayClose,
  },
  'reserve.inCollectionAccounts': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '日终汇缴账户余额', en: 'balance of collection accounts at the end of the day' },
    note: { zh: '没有汇缴账户时为无', en: 'none without one' },
    hooks: dayClose,
  },
  'reserve.inPrepaidAccounts': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '预付卡备付金账户余额', en: 'balance of reserve accounts for prepaid cards' },
    note: {
      zh: '商业银行中用途（purpose）为 prepaid-card 的备付金账户；没有时为无',
      en: 'reserve accounts at banks whose purpose is prepaid-card; none without one',
    },
    hooks: dayClose,
  },
  'reserve.custodianBanks': {
    type: 'int',
    unit: 'items',
    label: { zh: '存管银行家数', en: 'number of custodian banks' },
    hooks: dayClose,
  },
  'reserve.ordinaryAccountsAtBanks': {
    type: 'int',
    unit: 'items',
    label: { zh: '商业银行的普通备付金账户数', en: 'ordinary reserve accounts at commercial banks' },
    note: {
      zh: '不含跨境人民币、基金销售、外汇，及预付卡机构的一户',
      en: 'without those for cross-border payments, fund sales, foreign currency, and one of a prepaid-card institution',
    },
    hooks: dayClose,
  },
  'reserve.crossBorderAccounts': {
    type: 'int',
    unit: 'items',
    label: { zh: '跨境人民币备付金账户数', en: 'reserve accounts for cross-border renminbi' },
    hooks: dayClose,
  },
  'reserve.fundSalesAccounts': {
    type: 'int',
    unit: 'items',
    label: { zh: '基金销售结算专用账户数', en: 'reserve accounts for fund sales' },
    hooks: dayClose,
  },
  'actor.reportsLargeTransactions': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '机构是否报告大额交易', en: 'the institution reports large transactions' },
    note: { zh: '场景未写明时为无', en: 'none if the scenario does not say' },
    hooks: settled,
  },
  'actor.largeReportWorkdays': {
    type: 'int',
    unit: 'days',
    mayBeNone: true,
    label: { zh: '大额交易报告用时（工作日）', en: 'working days until a large transaction is reported' },
    hooks: settled,
  },
});
