import { factGroup } from './spec.ts';
import { accountClasses, accountKinds, agreementKinds, holdCauses, participantKinds } from './vocabulary.ts';

const agreed = ['agreement-signed', 'agreement-revoked'] as const;
const held = ['hold-placed', 'hold-released'] as const;
const refunded = ['refund-executed'] as const;
const divided = ['split-executed'] as const;
const posted = ['interest-posted', 'fee-posted'] as const;

/** What clients agree to, what is held, given back, divided, and booked as a fee or as interest. */
export const agreementFacts = factGroup({
  'agreement.kind': {
    type: 'enum',
    values: agreementKinds,
    label: { zh: '协议种类', en: 'kind of agreement' },
    note: {
      zh: 'quick-pay 为快捷支付，withholding 为代收，transfer 为转账，split 为分账，advance 为垫付',
      en: '`quick-pay`: a card is debited with a confirmation; `withholding`: an account is debited without one; `transfer`, `split` and `advance` as they say',
    },
    hooks: agreed,
  },
  'agreement.client': { type: 'party', label: { zh: '签约客户', en: 'client who signs' }, hooks: agreed },
  'agreement.clientKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '签约客户类型', en: 'kind of the client who signs' },
    hooks: agreed,
  },
  'agreement.limit': {
    type: 'fen',
    mayBeNone: true,
    label: { zh: '协议约定的单笔限额', en: 'agreed limit of one payment' },
    note: { zh: '没有约定时为无', en: 'none without one' },
    hooks: agreed,
  },
  'hold.account': { type: 'account', label: { zh: '被冻结的账户', en: 'account that is held' }, hooks: held },
  'hold.accountKind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '被冻结账户的种类', en: 'kind of the account that is held' },
    hooks: held,
  },
  'hold.accountClass': {
    type: 'enum',
    values: accountClasses,
    mayBeNone: true,
    label: { zh: '被冻结账户的类别', en: 'class of the account that is held' },
    hooks: held,
  },
  'hold.owner': {
    type: 'party',
    label: { zh: '被冻结账户的户主', en: 'owner of the account that is held' },
    hooks: held,
  },
  'hold.cause': {
    type: 'enum',
    values: holdCauses,
    mayBeNone: true,
    label: { zh: '冻结原因', en: 'cause of the hold' },
    note: {
      zh: 'payment 为户主自己的付款，authorisation 为预授权，debt 为户主欠款，legal-order 为有权机关依法冻结，risk 为风险控制；流程未说明时为无',
      en: '`payment`: the owner pays; `authorisation`: a merchant is promised it; `debt`: the owner owes something; `legal-order`: an authority ordered it; `risk`: it looks suspicious; none if the flow does not say',
    },
    hooks: held,
  },
  'hold.amount': { type: 'fen', label: { zh: '冻结金额', en: 'amount held' }, hooks: held },
  'refund.amount': { type: 'fen', label: { zh: '退款金额', en: 'amount given back' }, hooks: refunded },
  'refund.paid': { type: 'fen', label: { zh: '原支付金额', en: 'amount that had been paid' }, hooks: refunded },
  'refund.givenBack': {
    type: 'fen',
    label: { zh: '累计退款金额', en: 'given back so far' },
    note: { zh: '同一流程实例，含本次', en: 'by the same instance, this time included' },
    hooks: refunded,
  },
  'refund.toOriginalAccount': {
    type: 'bool',
    label: { zh: '是否退回原付款账户', en: 'to the account that had paid' },
    hooks: refunded,
  },
  'refund.payee': { type: 'party', label: { zh: '退款收款人', en: 'party that gets it back' }, hooks: refunded },
  'refund.payeeAccountKind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '退款收款账户种类', en: 'kind of account it is given back to' },
    hooks: refunded,
  },
  'split.total': { type: 'fen', label: { zh: '分账总额', en: 'amount that is divided' }, hooks: divided },
  'split.parts': { type: 'fen', label: { zh: '各方所得合计', en: 'sum of the parts' }, hooks: divided },
  'posting.amount': { type: 'fen', label: { zh: '入账金额', en: 'amount booked' }, hooks: posted },
  'posting.payer': { type: 'party', label: { zh: '承担方', en: 'party that bears it' }, hooks: posted },
  'posting.payerKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '承担方类型', en: 'kind of the party that bears it' },
    hooks: posted,
  },
  'posting.payee': { type: 'party', label: { zh: '取得方', en: 'party that gets it' }, hooks: posted },
  'posting.payeeKind': {
    type: 'enum',
    values: participantKinds,
    label: { zh: '取得方类型', en: 'kind of the party that gets it' },
    hooks: posted,
  },
  'posting.payeeAccountKind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '入账账户种类', en: 'kind of account it is booked to' },
    hooks: posted,
  },
});
