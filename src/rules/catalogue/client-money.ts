import { type AggregateSpec, type AggregateWindow, factGroup } from './spec.ts';

const dayClose = ['day-close', 'month-close', 'quarter-close', 'year-close', 'cut-off'] as const;

function meanReserve(window: AggregateWindow): AggregateSpec {
  return { hook: 'day-close', operation: 'mean', of: 'reserve.total', by: ['actor'], window, where: {} };
}

/** Client money at the end of a day: reserves of a payment institution, custody accounts of a platform. */
export const clientMoneyFacts = factGroup({
  'reserve.placementStated': {
    type: 'bool',
    label: { zh: '场景是否写明备付金存放', en: 'the scenario says where the reserves lie' },
    note: {
      zh: '行为机构至少有一个备付金账户，且每个都写明了种类（reserveKind）',
      en: 'the acting institution has a reserve account, and the scenario states the kind (reserveKind) of each',
    },
    hooks: dayClose,
  },
  'reserve.total': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '日终备付金总额', en: 'reserves at the end of the day' },
    note: { zh: '全部备付金账户；没有备付金账户时为无', en: 'over all reserve accounts; none without one' },
    hooks: dayClose,
  },
  'reserve.central': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '日终集中交存金额', en: 'reserves held centrally at the end of the day' },
    note: {
      zh: '人民银行集中存管账户（交存专户）；有备付金而无该账户时为 0',
      en: 'on the account at the central bank; 0 if there are reserves but no such account',
    },
    hooks: dayClose,
  },
  'reserve.meanPreviousQuarter': {
    type: 'fen',
    mayBeNone: true,
    mayBeUnknown: true,
    aggregate: meanReserve('previous-quarter'),
    label: { zh: '上季度日均备付金', en: 'mean daily reserves of the previous quarter' },
    note: { zh: '各自然日日终余额的平均数，不足一分舍去', en: 'mean over natural days, rounded down to a fen' },
    hooks: dayClose,
  },
  'reserve.meanPreviousMonth': {
    type: 'fen',
    mayBeNone: true,
    mayBeUnknown: true,
    aggregate: meanReserve('previous-month'),
    label: { zh: '上月日均备付金', en: 'mean daily reserves of the previous month' },
    note: { zh: '各自然日日终余额的平均数，不足一分舍去', en: 'mean over natural days, rounded down to a fen' },
    hooks: dayClose,
  },
  'reserve.centralToQuarterMean': {
    type: 'ratio',
    ratioOf: ['reserve.central', 'reserve.meanPreviousQuarter'],
    mayBeNone: true,
    mayBeUnknown: true,
    label: { zh: '集中交存金额占上季度日均的比例', en: 'central deposit to the mean of the previous quarter' },
    hooks: dayClose,
  },
  'reserve.centralToMonthMean': {
    type: 'ratio',
    ratioOf: ['reserve.central', 'reserve.meanPreviousMonth'],
    mayBeNone: true,
    mayBeUnknown: true,
    label: { zh: '集中交存金额占上月日均的比例', en: 'central deposit to the mean of the previous month' },
    hooks: dayClose,
  },
  'reserve.centralToTotal': {
    type: 'ratio',
    ratioOf: ['reserve.central', 'reserve.total'],
    mayBeNone: true,
    label: { zh: '集中交存金额占日终备付金的比例', en: 'central deposit to the reserves of that day' },
    hooks: dayClose,
  },
  'custody.ownMoneyLeft': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '滞留存管账户的平台自有资金', en: "platform's own money left in the custody account" },
    note: {
      zh: '行为机构的存管账户中，前一工作日日终已在、至今仍在的自有资金；没有存管账户时为无',
      en: "the actor's own money that was there at the close of the working day before and still is; none without a custody account",
    },
    hooks: dayClose,
  },
  'custody.summaryBalance': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '存管汇总账户余额', en: 'balance of the custody summary account' },
    note: {
      zh: '行为机构在存管人处的汇总账户；没有时为无',
      en: "the actor's account at its custodian; none without one",
    },
    hooks: dayClose,
  },
  'custody.subBalancesTotal': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '各子账户余额合计', en: 'sum of the sub-accounts' },
    note: {
      zh: '没有为出借人、借款人等设子账户时为无；未达账项（银行已收付、通知尚未到达的款项）按入账后计',
      en: 'none if lenders, borrowers and guarantors have no sub-accounts; what the bank has paid or received and nobody has been told of yet is counted as if it were booked',
    },
    hooks: dayClose,
  },
});
