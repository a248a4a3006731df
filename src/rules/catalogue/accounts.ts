import { type AggregateSpec, type AggregateWindow, factGroup } from './spec.ts';
import {
  accountClasses,
  accountKinds,
  books,
  directions,
  industries,
  participantKinds,
  reserveKinds,
} from './vocabulary.ts';

const opened = ['account-opened', 'entry-posted'] as const;
const posted = ['entry-posted'] as const;

/** Money that enters or leaves a Class II or III bank account from or to anything but its bound Class I account. */
function unboundFlow(direction: 'in' | 'out', window: AggregateWindow): AggregateSpec {
  return {
    hook: 'entry-posted',
    operation: 'sum',
    of: 'entry.amount',
    by: ['account'],
    window,
    where: {
      'entry.book': ['money'],
      'entry.direction': [direction],
      'entry.counterpartyBound': [false],
      'account.kind': ['bank-account'],
      'account.class': ['II', 'III'],
    },
  };
}

/** Accounts, and entries on them. */
export const accountFacts = factGroup({
  account: {
    type: 'account',
    label: { zh: '账户', en: 'account' },
    hooks: opened,
  },
  'account.kind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '账户种类', en: 'kind of account' },
    hooks: opened,
  },
  'account.class': {
    type: 'enum',
    values: accountClasses,
    mayBeNone: true,
    label: { zh: '账户类别', en: 'class of the account' },
    note: {
      zh: '个人银行账户与支付账户的 Ⅰ、Ⅱ、Ⅲ 类；其他账户为无',
      en: 'of personal bank and payment accounts; others have none',
    },
    hooks: opened,
  },
  'account.reserveKind': {
    type: 'enum',
    values: reserveKinds,
    mayBeNone: true,
    label: { zh: '备付金账户种类', en: 'kind of reserve account' },
    note: { zh: '集中存管、存管、合作、汇缴；非备付金账户为无', en: 'none if it is no reserve account' },
    hooks: opened,
  },
  'account.owner': {
    type: 'party',
    label: { zh: '户主', en: 'account owner' },
    hooks: opened,
  },
  'account.ownerKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '户主类型', en: 'kind of the account owner' },
    hooks: opened,
  },
  'account.ownerIndustry': {
    type: 'enum',
    values: industries,
    mayBeNone: true,
    label: { zh: '户主所属行业', en: 'industry of the account owner' },
    note: { zh: '场景未写明时为无', en: 'none if the scenario states no industry' },
    hooks: opened,
  },
  'account.institution': {
    type: 'party',
    label: { zh: '开户机构', en: 'institution that keeps the account' },
    hooks: opened,
  },
  'account.institutionKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '开户机构类型', en: 'kind of the institution that keeps the account' },
    hooks: opened,
  },
  'account.institutionAssets': {
    type: 'fen',
    mayBeUnknown: true,
    label: { zh: '开户机构总资产', en: 'total assets of the institution that keeps the account' },
    hooks: opened,
  },
  'account.isOnMeasuredCore': {
    type: 'bool',
    label: { zh: '是否为写明核心容量的银行的银行账户', en: 'a bank account on a core whose capacity is stated' },
    hooks: opened,
  },
  'account.coreCapacity': {
    type: 'int',
    unit: 'times',
    mayBeNone: true,
    label: { zh: '开户银行核心系统的日容量', en: "entries a day that the core of the account's bank takes" },
    note: { zh: '银行写明的 coreCapacityDay', en: '`coreCapacityDay` of the bank' },
    hooks: opened,
  },
  'account.coreEntriesDay': {
    type: 'int',
    unit: 'times',
    mayBeUnknown: true,
    aggregate: {
      hook: 'entry-posted',
      operation: 'count',
      of: 'entry.amount',
      by: ['account.institution'],
      window: 'day',
      // Of any other bank nobody asks what its core has to carry.
      where: { 'account.isOnMeasuredCore': [true] },
    },
    label: { zh: '当日该行核心记账笔数', en: 'entries on the core of that bank that day' },
    note: { zh: '含本笔', en: 'this one included' },
    hooks: posted,
  },
  'account.isOpeningStated': {
    type: 'bool',
    label: { zh: '场景是否写明开户日', en: 'the scenario says when the account was opened' },
    hooks: opened,
  },
  'account.monthsSinceOpening': {
    type: 'int',
    unit: 'months',
    mayBeNone: true,
    label: { zh: '开户后经过的整月数', en: 'whole months since the account was opened' },
    note: { zh: '场景未写明开户日时为无', en: 'none if the scenario does not say when it was opened' },
    hooks: opened,
  },
  'account.reverifiedOn': {
    type: 'date',
    mayBeNone: true,
    label: { zh: '重新核实身份的日期', en: "day on which the owner's identity was verified again" },
    note: { zh: '至今没有重新核实时为无', en: 'none if it has not been so far' },
    hooks: opened,
  },
  'account.entries': {
    type: 'int',
    unit: 'times',
    mayBeUnknown: true,
    aggregate: {
      hook: 'entry-posted',
      operation: 'count',
      of: 'entry.amount',
      by: ['account'],
      window: 'lifetime',
      // Of any other account nobody asks how often it was used.
      where: { 'account.isOpeningStated': [true] },
    },
    label: { zh: '开户以来的交易笔数', en: 'entries since the account was opened' },
    note: { zh: '含本笔', en: 'this one included' },
    hooks: posted,
  },
  'entry.book': {
    type: 'enum',
    values: books,
    label: { zh: '账本', en: 'book' },
    hooks: posted,
  },
  'entry.direction': {
    type: 'enum',
    values: directions,
    label: { zh: '收付方向', en: 'direction' },
    note: { zh: 'in 为户主的余额增加', en: '`in` increases what the owner has' },
    hooks: posted,
  },
  'entry.amount': {
    type: 'fen',
    label: { zh: '记账金额', en: 'amount of the entry' },
    note: { zh: '不为负', en: 'never negative' },
    hooks: posted,
  },
  'entry.counterpartyKind': {
    type: 'enum',
    values: accountKinds,
    mayBeNone: true,
    label: { zh: '对方账户种类', en: 'kind of the account on the other side' },
    note: { zh: '对方在模型之外时为无', en: 'none if the other side is outside the model' },
    hooks: posted,
  },
  'entry.counterpartyBound': {
    type: 'bool',
    label: { zh: '对方是否为绑定的Ⅰ类户', en: 'the other side is the bound Class I account' },
    hooks: posted,
  },
  'account.balanceAfter': {
    type: 'fen',
    label: { zh: '记账后余额', en: 'balance after the entry' },
    note: { zh: '可以为负', en: 'may be negative' },
    hooks: posted,
  },
  'account.unboundInDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: unboundFlow('in', 'day'),
    label: { zh: '非绑定账户当日累计转入', en: 'received from unbound accounts that day' },
    hooks: posted,
  },
  'account.unboundInYear': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: unboundFlow('in', 'year'),
    label: { zh: '非绑定账户当年累计转入', en: 'received from unbound accounts that year' },
    hooks: posted,
  },
  'account.unboundOutDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: unboundFlow('out', 'day'),
    label: { zh: '当日累计消费缴费及向非绑定账户转出', en: 'spent or sent to unbound accounts that day' },
    hooks: posted,
  },
  'account.unboundOutYear': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: unboundFlow('out', 'year'),
    label: { zh: '当年累计消费缴费及向非绑定账户转出', en: 'spent or sent to unbound accounts that year' },
    hooks: posted,
  },
});
