import { type AggregateSpec, factGroup } from './spec.ts';
import { collectionScenes, debitProducts, transferPurposes, verifiers } from './stated-acquiring.ts';
import { industries, legDirections, licences, participantKinds, payeeRelations, reserveKinds } from './vocabulary.ts';

const leg = ['leg-submitted', 'leg-settled', 'leg-returned'] as const;
const back = ['leg-returned'] as const;
const settled = ['leg-settled'] as const;
const submitted = ['leg-submitted'] as const;

/** What reached or left an account through legs of one direction that day, as far as it was carried out. */
function settledDay(operation: 'sum' | 'count', by: readonly string[], direction: 'pay' | 'collect'): AggregateSpec {
  return {
    hook: 'leg-settled',
    operation,
    of: 'leg.amount',
    by,
    window: 'day',
    where: { 'leg.direction': [direction] },
  };
}

/** Who stands at both ends of a leg, for whom it is, and under which agreement an account is debited. */
export const legFacts = factGroup({
  'event.isEveOfWorkday': {
    type: 'bool',
    label: { zh: '次日为法定工作日', en: 'on the eve of a working day' },
    note: { zh: '次日为自然日意义上的第二天', en: 'the next natural day is a working day' },
    hooks: leg,
  },
  'leg.direction': {
    type: 'enum',
    values: legDirections,
    label: { zh: '划款方向', en: 'direction of the leg' },
    note: {
      zh: 'pay 由付款一方发出，collect 由收款一方发出（扣款）',
      en: '`pay` is ordered on the side of the payer, `collect` on the side of the payee: a debit',
    },
    hooks: leg,
  },
  'leg.payer': { type: 'party', label: { zh: '付款账户户主', en: 'owner of the account debited' }, hooks: leg },
  'leg.payerKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '付款账户户主类型', en: 'kind of the owner of the account debited' },
    hooks: leg,
  },
  'leg.payerBank': {
    type: 'party',
    label: { zh: '付款账户开户机构', en: 'institution that keeps the account debited' },
    hooks: leg,
  },
  'leg.payerReserveKind': {
    type: 'enum',
    values: reserveKinds,
    mayBeNone: true,
    label: { zh: '付款的备付金账户种类', en: 'kind of the reserve account debited' },
    note: {
      zh: '不是备付金账户或场景未写明种类时为无',
      en: 'none if it is no reserve account or its kind is not stated',
    },
    hooks: leg,
  },
  'leg.payee': { type: 'party', label: { zh: '收款账户户主', en: 'owner of the account credited' }, hooks: leg },
  'leg.payeeKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '收款账户户主类型', en: 'kind of the owner of the account credited' },
    hooks: leg,
  },
  'leg.payeeIndustry': {
    type: 'enum',
    values: industries,
    mayBeNone: true,
    label: { zh: '收款账户户主所属行业', en: 'industry of the owner of the account credited' },
    hooks: leg,
  },
  'leg.payeeLicences': {
    type: 'set',
    values: licences,
    label: { zh: '收款账户户主持有的许可', en: 'licences of the owner of the account credited' },
    hooks: leg,
  },
  'leg.payeeBank': {
    type: 'party',
    label: { zh: '收款账户开户机构', en: 'institution that keeps the account credited' },
    hooks: leg,
  },
  'leg.payeeReserveKind': {
    type: 'enum',
    values: reserveKinds,
    mayBeNone: true,
    label: { zh: '收款的备付金账户种类', en: 'kind of the reserve account credited' },
    hooks: leg,
  },
  'leg.payeeRelation': {
    type: 'enum',
    values: payeeRelations,
    label: { zh: '收款人与划款机构的关系', en: 'what the payee is to the acting institution' },
    note: {
      zh: 'client 为划款所为的客户或在该机构有余额的客户，sharer 为合同约定的分账方，funder 为合同约定的垫资方；依次判断',
      en: '`client`: the client for whom the leg is, or one with a balance at the institution; `sharer`: named in the split of the contract; `funder`: funds advances under the contract; the first that fits',
    },
    hooks: leg,
  },
  'leg.beneficiary': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '款项应归属的一方', en: 'party that is owed the money' },
    note: {
      zh: '合同义务的债权人；没有对应义务的划款为无',
      en: 'creditor of the obligation that the leg discharges; none without one',
    },
    hooks: leg,
  },
  'leg.beneficiaryKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '款项应归属一方的类型', en: 'kind of the party that is owed the money' },
    hooks: leg,
  },
  'leg.channelCap': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '通道单笔限额', en: 'cap of the channel for one item' },
    hooks: leg,
  },
  'leg.purpose': {
    type: 'enum',
    values: transferPurposes,
    mayBeNone: true,
    label: { zh: '划款事由', en: 'purpose of the transfer' },
    note: { zh: '合同写明的 transferPurpose', en: '`transferPurpose` of the contract' },
    hooks: leg,
  },
  'leg.principal': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '委托划款的一方', en: 'party that has the transfer made' },
    hooks: leg,
  },
  'leg.principalKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '委托划款一方的类型', en: 'kind of the party that has the transfer made' },
    hooks: leg,
  },
  'leg.client': {
    type: 'party',
    label: { zh: '划款涉及的客户', en: 'client whose account the leg moves' },
    note: { zh: '付款时为收款户主，扣款时为付款户主', en: 'the payee when paying, the payer when collecting' },
    hooks: leg,
  },
  'leg.clientKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '划款涉及的客户类型', en: 'kind of the client whose account the leg moves' },
    hooks: leg,
  },
  'leg.clientPaidDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: settledDay('sum', ['leg.client', 'actor'], 'pay'),
    label: { zh: '当日向该客户累计划付', en: 'paid to the client that day' },
    hooks: settled,
  },
  'leg.clientCollectedDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: settledDay('sum', ['leg.client', 'actor'], 'collect'),
    label: { zh: '当日向该客户累计扣款', en: 'collected from the client that day' },
    hooks: settled,
  },
  'leg.payerAccount': { type: 'account', label: { zh: '付款账户', en: 'account debited' }, hooks: leg },
  'leg.accountCollectedDay': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: settledDay('sum', ['leg.payerAccount'], 'collect'),
    label: { zh: '当日从该账户累计扣款', en: 'collected from the account that day' },
    hooks: settled,
  },
  'leg.workdaysUnderWay': {
    type: 'int',
    unit: 'days',
    label: { zh: '自发出至退回的工作日', en: 'working days from the instruction until it was back' },
    note: { zh: '当日退回为 0', en: '0 on the same day' },
    hooks: back,
  },
  'debit.product': {
    type: 'enum',
    values: debitProducts,
    mayBeNone: true,
    label: { zh: '扣款产品', en: 'product by which the account is debited' },
    hooks: leg,
  },
  'debit.factors': {
    type: 'int',
    unit: 'items',
    mayBeNone: true,
    label: { zh: '付款人验证要素数', en: 'factors by which the payer is verified' },
    hooks: submitted,
  },
  'debit.productFactors': {
    type: 'int',
    unit: 'items',
    mayBeNone: true,
    label: { zh: '产品要求的验证要素数', en: 'factors that the product asks for' },
    hooks: submitted,
  },
  'debit.verifier': {
    type: 'enum',
    values: verifiers,
    mayBeNone: true,
    label: { zh: '验证付款人的机构', en: 'who verifies the payer' },
    hooks: submitted,
  },
  'debit.clientAgreement': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '支付机构与客户有扣款协议', en: 'the institution has an agreement with the client' },
    hooks: submitted,
  },
  'debit.bankAgreement': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '支付机构与银行有扣款协议', en: 'the institution has an agreement with the bank' },
    hooks: submitted,
  },
  'debit.directAuthorisation': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '客户已直接授权银行', en: 'the client has authorised the bank directly' },
    hooks: submitted,
  },
  'debit.fixedPayee': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '固定收款人的定期支付', en: 'recurring, to a fixed payee' },
    note: { zh: '水电煤、税费、信用卡还款等', en: 'utilities, tax, repayment of a credit card' },
    hooks: submitted,
  },
  'debit.scene': {
    type: 'enum',
    values: collectionScenes,
    mayBeNone: true,
    label: { zh: '代收场景', en: 'what the debit without confirmation is for' },
    hooks: submitted,
  },
  'debit.authorised': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '付款人开户机构有对应授权', en: "the payer's institution holds an authorisation for it" },
    hooks: submitted,
  },
  'debit.authorisedUntil': {
    type: 'date',
    mayBeNone: true,
    label: { zh: '授权截止日', en: 'last day of the authorisation' },
    hooks: submitted,
  },
  'contract.splitsToPersons': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '产品允许分账给个人', en: 'the product divides payments to individuals as well' },
    note: { zh: '合同写明的 splitsToPersons', en: '`splitsToPersons` of the contract' },
    hooks: leg,
  },
  'platform.party': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '交易所属的平台', en: 'platform whose transaction it is' },
    note: { zh: '流程中的平台一方；没有时为无', en: 'party of the flow in that role; none without one' },
    hooks: leg,
  },
  'platform.isWhiteListed': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '平台在白名单内', en: 'the platform is on the white list' },
    note: { zh: '平台写明的 whiteListed', en: '`whiteListed` of the platform' },
    hooks: leg,
  },
  'platform.needsCode': {
    type: 'bool',
    mayBeNone: true,
    label: { zh: '交易须逐笔带平台编码', en: "every transaction has to carry the platform's code" },
    hooks: leg,
  },
  'platform.code': {
    type: 'text',
    mayBeNone: true,
    label: { zh: '平台编码', en: 'code of the platform' },
    hooks: leg,
  },
});
