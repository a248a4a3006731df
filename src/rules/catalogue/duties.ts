import { factGroup } from './spec.ts';
import { duties, fundingSources, participantKinds } from './vocabulary.ts';

const advanced = ['advance-drawn', 'advance-repaid'] as const;
const closed = ['loan-closed'] as const;
const arrived = ['path-completed'] as const;
const due = ['report-filed', 'deadline-passed'] as const;

/** What is advanced, when a loan or a path is over, and what has to be done by a day. */
export const dutyFacts = factGroup({
  'advance.amount': {
    type: 'fen',
    label: { zh: '本次垫付或收回金额', en: 'amount advanced or repaid' },
    hooks: advanced,
  },
  'advance.open': {
    type: 'fen',
    label: { zh: '未收回的垫付款', en: 'open afterwards' },
    note: { zh: '本次之后，同一流程实例', en: 'of the same instance' },
    hooks: advanced,
  },
  'advance.client': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '受垫付的客户', en: 'client it is advanced to' },
    hooks: advanced,
  },
  'advance.clientKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '受垫付客户的类型', en: 'kind of the client it is advanced to' },
    hooks: advanced,
  },
  'advance.funder': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '出资方', en: 'party whose money it is' },
    note: { zh: '合同约定的垫资方；没有约定时为无', en: 'funder by the contract; none if nobody agreed to fund it' },
    hooks: advanced,
  },
  'advance.funderKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '出资方类型', en: 'kind of the party whose money it is' },
    hooks: advanced,
  },
  'advance.source': {
    type: 'enum',
    values: fundingSources,
    mayBeNone: true,
    label: { zh: '垫付资金来源', en: 'source of the money advanced' },
    hooks: advanced,
  },
  'loan.takenInAll': {
    type: 'fen',
    label: { zh: '向借款人收取的全部款项', en: 'taken from the borrower in all' },
    note: { zh: '含放款时扣下的款项', en: 'what was kept back from the disbursement included' },
    hooks: closed,
  },
  'loan.agreedInAll': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '合同约定的本息费合计', en: 'principal, interest and fees of the contract' },
    note: {
      zh: '本金、按日计息的利息（按还款计划）与费用之和；不是借款合同时为无',
      en: 'principal, interest on the schedule and fee; none if the contract is no loan',
    },
    hooks: closed,
  },
  'loan.daysOpen': {
    type: 'int',
    unit: 'days',
    label: { zh: '放款至结清的天数', en: 'days from disbursement to its end' },
    hooks: closed,
  },
  'path.payee': { type: 'party', label: { zh: '最终收款人', en: 'party that the money has reached' }, hooks: arrived },
  'path.payeeKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '最终收款人类型', en: 'kind of the party that the money has reached' },
    hooks: arrived,
  },
  'path.amount': { type: 'fen', label: { zh: '到达金额', en: 'amount that has arrived' }, hooks: arrived },
  'path.through': {
    type: 'set',
    values: participantKinds,
    label: { zh: '资金经过其账户的各方类型', en: 'kinds of those whose accounts the money went through' },
    note: {
      zh: '同一流程实例的划款先转入、后转出其账户的各方；直接到达时为空集',
      en: 'parties that were credited by one leg of the instance and debited by a later one; the empty set if it came at once',
    },
    hooks: arrived,
  },
  'duty.kind': {
    type: 'enum',
    values: duties,
    label: { zh: '应办事项', en: 'what has to be done' },
    hooks: due,
  },
  'duty.concerning': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '所涉客户', en: 'client it concerns' },
    hooks: due,
  },
  'duty.concerningKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '所涉客户类型', en: 'kind of the client it concerns' },
    hooks: due,
  },
  'duty.amount': { type: 'fen', label: { zh: '所涉金额', en: 'amount it concerns' }, hooks: due },
  'duty.arose': { type: 'date', label: { zh: '义务发生日', en: 'day on which it arose' }, hooks: due },
  'duty.workdays': {
    type: 'int',
    unit: 'days',
    label: { zh: '已经过的工作日', en: 'working days since then' },
    hooks: due,
  },
});
