import { hookNames } from './hooks.ts';
import { factGroup } from './spec.ts';
import { investmentProducts } from './stated.ts';
import { licences, participantKinds, ratings } from './vocabulary.ts';

/** Facts of every hook: who acts, and when. */
export const generalFacts = factGroup({
  actor: {
    type: 'party',
    label: { zh: '行为机构', en: 'acting institution' },
    note: { zh: '每个时点各有所指，见时点表', en: 'which party it is depends on the hook, see the table of hooks' },
    hooks: hookNames,
  },
  institution: {
    type: 'party',
    aliasOf: 'actor',
    label: { zh: '机构', en: 'institution' },
    hooks: hookNames,
  },
  'actor.kind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '行为机构的类型', en: 'kind of the acting institution' },
    hooks: hookNames,
  },
  'actor.licences': {
    type: 'set',
    values: licences,
    label: { zh: '行为机构持有的许可', en: 'licences of the acting institution' },
    note: { zh: '没有许可时为空集', en: 'the empty set if it holds none' },
    hooks: hookNames,
  },
  'actor.rating': {
    type: 'enum',
    values: ratings,
    mayBeUnknown: true,
    label: { zh: '行为机构的分类评级', en: 'rating class of the acting institution' },
    hooks: hookNames,
  },
  'event.date': {
    type: 'date',
    label: { zh: '发生日期', en: 'date of the event' },
    hooks: hookNames,
  },
  'event.time': {
    type: 'time',
    label: { zh: '发生时间', en: 'instant of the event' },
    hooks: hookNames,
  },
  'event.clock': {
    type: 'clock',
    label: { zh: '发生时刻', en: 'time of day of the event' },
    hooks: hookNames,
  },
  'event.isWorkday': {
    type: 'bool',
    label: { zh: '是否为法定工作日', en: 'on a working day' },
    note: { zh: '含调休上班日', en: 'make-up working days included' },
    hooks: hookNames,
  },
  'design.flow': {
    type: 'text',
    label: { zh: '流程', en: 'flow' },
    hooks: ['design-declared'],
  },
  'design.investment': {
    type: 'enum',
    values: investmentProducts,
    mayBeNone: true,
    label: { zh: '平台向出借人提供的产品', en: 'what the platform offers its investors' },
    note: { zh: '合同未写明时为无', en: 'none if the contract states none' },
    hooks: ['design-declared'],
  },
  'design.riskFund': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '平台的风险备付金', en: "platform's risk fund" },
    note: {
      zh: '平台名下用途（purpose）为 risk-fund 的账户期初余额合计；没有这样的账户时为无',
      en: "opening balances of the platform's accounts whose purpose is risk-fund; none without one",
    },
    hooks: ['design-declared'],
  },
  'design.custodian': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '存管人', en: 'custodian' },
    note: { zh: '流程没有存管账户时为无', en: 'none if the flow has no custody account' },
    hooks: ['design-declared'],
  },
  'design.custodyOwner': {
    type: 'party',
    mayBeNone: true,
    label: { zh: '存管账户的户主', en: 'owner of the custody account' },
    note: { zh: '流程没有存管账户时为无', en: 'none if the flow has no custody account' },
    hooks: ['design-declared'],
  },
  'design.platformKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '平台的类型', en: 'kind of the platform' },
    note: { zh: '流程没有平台时为无', en: 'none if the flow has no platform' },
    hooks: ['design-declared'],
  },
  'design.custodianKind': {
    type: 'enum',
    values: participantKinds,
    mayBeNone: true,
    label: { zh: '存管人的类型', en: 'kind of the custodian' },
    note: { zh: '流程没有存管账户时为无', en: 'none if the flow has no custody account' },
    hooks: ['design-declared'],
  },
});
