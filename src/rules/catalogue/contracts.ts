import { factGroup } from './spec.ts';
import { accountKinds, collectionPurposes, fundingSources, pagePurposes, participantKinds } from './vocabulary.ts';

const contract = [
  'contract-concluded',
  'loan-disbursed',
  'loan-collected',
  'loan-closed',
  'settlement-released',
] as const;
const loan = ['loan-disbursed', 'loan-collected', 'loan-closed'] as const;
const disbursed = ['loan-disbursed'] as const;
const collected = ['loan-collected'] as const;
const released = ['settlement-released'] as const;
const shown = ['page-shown'] as const;

/** Contracts and what is done under them: loans, settlements, pages. */
export const contractFacts = factGroup({
  'contract.date': {
    type: 'date',
    label: { zh: '合同成立日期', en: 'date of the contract' },
    hooks: contract,
  },
  'contract.principal': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '合同本金', en: 'principal of the contract' },
    note: { zh: '不是借款合同时为无', en: 'none if the contract is no loan' },
    hooks: ['contract-concluded', ...loan],
  },
  lender: {
    type: 'party',
    label: { zh: '贷款人', en: 'lender' },
    hooks: loan,
  },
  'lender.kind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '贷款人类型', en: 'kind of the lender' },
    hooks: loan,
  },
  borrower: {
    type: 'party',
    label: { zh: '借款人', en: 'borrower' },
    hooks: loan,
  },
  'borrower.kind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '借款人类型', en: 'kind of the borrower' },
    hooks: loan,
  },
  'loan.cashAvailable': {
    type: 'fen',
    label: { zh: '借款人实际可支配金额', en: 'cash the borrower can use' },
    note: {
      zh: '已发放的本金（尚未发放时为合同本金）减去迄今向借款人收取的全部款项，含本次',
      en: 'the principal disbursed so far (before disbursement: the contract principal) less everything taken from the borrower so far, this time included',
    },
    hooks: loan,
  },
  'disbursement.amount': {
    type: 'fen',
    label: { zh: '到账金额', en: 'amount that reached the borrower' },
    hooks: disbursed,
  },
  'disbursement.payeeAccountKind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '放款入账账户种类', en: 'kind of account the loan was paid to' },
    hooks: disbursed,
  },
  'collection.purpose': {
    type: 'enum',
    values: collectionPurposes,
    label: { zh: '收款名目', en: 'purpose of the collection' },
    hooks: collected,
  },
  'collection.amount': {
    type: 'fen',
    label: { zh: '收款金额', en: 'amount collected' },
    hooks: collected,
  },
  'collection.minutesAfterDisbursement': {
    type: 'int',
    unit: 'minutes',
    mayBeNone: true,
    label: { zh: '放款后经过的分钟数', en: 'minutes after the disbursement' },
    note: {
      zh: '向下取整；放款时净额扣除为 0；尚未放款时为无',
      en: 'rounded down; 0 for what is netted from it; none before the disbursement',
    },
    hooks: collected,
  },
  'settlement.payee': {
    type: 'party',
    label: { zh: '结算对象', en: 'payee of the settlement' },
    hooks: released,
  },
  'settlement.payeeKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '结算对象类型', en: 'kind of the payee of the settlement' },
    hooks: released,
  },
  'settlement.amount': {
    type: 'fen',
    label: { zh: '结算金额', en: 'amount settled' },
    hooks: released,
  },
  'settlement.advanced': {
    type: 'fen',
    label: { zh: '其中垫付金额', en: 'part paid ahead of its money' },
    note: {
      zh: '放款时对应的入账资金尚未最终到账的部分',
      en: 'the part whose own inbound money is not yet final at the release',
    },
    hooks: released,
  },
  'settlement.funder': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '垫资方', en: 'funder of the advance' },
    note: { zh: '没有垫付或没有约定垫资方时为无', en: 'none if nothing is advanced or nobody agreed to fund it' },
    hooks: released,
  },
  'settlement.fundingSource': {
    type: 'enum',
    values: fundingSources,
    mayBeNone: true,
    label: { zh: '垫资来源', en: 'source of the advance' },
    hooks: released,
  },
  'page.purpose': {
    type: 'enum',
    values: pagePurposes,
    label: { zh: '页面用途', en: 'purpose of the page' },
    hooks: shown,
  },
  'page.controller': {
    type: 'party',
    label: { zh: '页面控制方', en: 'controller of the page' },
    note: {
      zh: '提供页面并取得付款人输入内容的一方',
      en: 'the party that serves the page and receives what the payer enters',
    },
    hooks: shown,
  },
  'page.controllerKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '页面控制方类型', en: 'kind of the controller of the page' },
    hooks: shown,
  },
});
