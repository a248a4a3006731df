import { type AggregateSpec, type AggregateWindow, factGroup } from './spec.ts';
import {
  accountClasses,
  accountKinds,
  connections,
  instructionKinds,
  rails,
  refusals,
  verifications,
} from './vocabulary.ts';

const decided = ['instruction-accepted', 'instruction-refused'] as const;
const accepted = ['instruction-accepted'] as const;
const refused = ['instruction-refused'] as const;
const leg = ['leg-submitted', 'leg-settled', 'leg-returned'] as const;

/** Payments out of the balance of payment accounts, without those to the client's own bank account. */
function balancePayments(by: readonly string[], window: AggregateWindow): AggregateSpec {
  return {
    hook: 'instruction-accepted',
    operation: 'sum',
    of: 'instruction.amount',
    by,
    window,
    where: {
      'instruction.kind': ['balance-payment'],
      'instruction.toOwnBankAccount': [false],
      'payerAccount.kind': ['payment-account'],
    },
  };
}

/** Instructions of clients, and the legs that carry them out. */
export const instructionFacts = factGroup({
  'instruction.kind': {
    type: 'enum',
    values: instructionKinds,
    label: { zh: '指令种类', en: 'kind of instruction' },
    note: {
      zh: 'balance-payment 为支付账户余额付款（消费、转账），withdrawal 为提现至本人银行账户，card-payment 为银行账户付款（网关、快捷），bank-transfer 为银行客户的转账',
      en: '`balance-payment` pays or transfers from the balance of a payment account, `withdrawal` moves it to the own bank account, `card-payment` pays from a bank account through a payment institution, `bank-transfer` is a transfer ordered at a bank',
    },
    hooks: decided,
  },
  'instruction.amount': {
    type: 'fen',
    label: { zh: '指令金额', en: 'amount of the instruction' },
    hooks: decided,
  },
  'instruction.date': {
    type: 'date',
    label: { zh: '受理日期', en: 'date of acceptance' },
    hooks: ['instruction-accepted', 'instruction-refused', ...leg],
  },
  'instruction.involvesBankAccount': {
    type: 'bool',
    label: { zh: '是否涉及银行账户', en: 'a bank account is involved' },
    note: { zh: '付款或收款一方为银行账户', en: 'the payer or the payee uses a bank account' },
    hooks: ['instruction-accepted', 'instruction-refused', ...leg],
  },
  'instruction.toOwnBankAccount': {
    type: 'bool',
    label: { zh: '是否转至本人同名银行账户', en: "to the client's own bank account" },
    hooks: decided,
  },
  'instruction.verification': {
    type: 'enum',
    values: verifications,
    mayBeUnknown: true,
    label: { zh: '交易验证强度', en: 'strength of verification' },
    note: {
      zh: 'certificate 为含数字证书或电子签名的两类（含）以上要素，two-factor 为不含证书的两类（含）以上要素，weaker 为不足两类要素',
      en: '`certificate`: two or more factors with a digital certificate or e-signature; `two-factor`: two or more without; `weaker`: fewer than two',
    },
    hooks: accepted,
  },
  'instruction.refusal': {
    type: 'enum',
    values: refusals,
    label: { zh: '拒绝原因', en: 'reason of the refusal' },
    note: {
      zh: 'agreed-limit 为与客户约定的限额，own-limit 为机构单方设置的限额，blocked-for-debt 为因客户欠款而止付',
      en: '`agreed-limit` was agreed with the client, `own-limit` is set by the institution alone, `blocked-for-debt` holds the money back because the client owes some',
    },
    hooks: refused,
  },
  payerAccount: {
    type: 'account',
    mayBeNone: true,
    label: { zh: '付款账户', en: "payer's account" },
    hooks: decided,
  },
  'payerAccount.kind': {
    type: 'enum',
    values: accountKinds,
    mayBeNone: true,
    label: { zh: '付款账户种类', en: "kind of the payer's account" },
    hooks: decided,
  },
  'payerAccount.class': {
    type: 'enum',
    values: accountClasses,
    mayBeNone: true,
    label: { zh: '付款账户类别', en: "class of the payer's account" },
    hooks: decided,
  },
  'payerAccount.withdrawable': {
    type: 'fen',
    label: { zh: '可提现余额', en: 'balance that may be withdrawn' },
    note: {
      zh: '余额减去依客户签署的授权或司法命令冻结的金额',
      en: 'the balance less what a signed authority of the client or a legal order holds',
    },
    hooks: refused,
  },
  payerClient: {
    type: 'party',
    mayBeNone: true,
    label: { zh: '付款客户', en: 'paying client' },
    hooks: decided,
  },
  payeeClient: {
    type: 'party',
    mayBeNone: true,
    label: { zh: '收款客户', en: 'payee' },
    note: { zh: '收款账户的户主', en: 'owner of the account that is credited' },
    hooks: decided,
  },
  'payeeAccount.kind': {
    type: 'enum',
    values: accountKinds,
    mayBeNone: true,
    label: { zh: '收款账户种类', en: "kind of the payee's account" },
    hooks: decided,
  },
  'payerAccount.paidLifetime': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: balancePayments(['payerAccount'], 'lifetime'),
    label: { zh: '该支付账户开立以来累计余额付款', en: 'paid from the balance since the account was opened' },
    hooks: accepted,
  },
  'payerClient.paidYear': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: balancePayments(['payerClient', 'actor'], 'year'),
    label: { zh: '该客户全部支付账户当年累计余额付款', en: 'paid from all balances of the client that year' },
    note: { zh: '同一支付机构；自然年', en: 'at this institution; calendar year' },
    hooks: accepted,
  },
  'payerClient.paidDaySameVerification': {
    type: 'fen',
    mayBeUnknown: true,
    aggregate: balancePayments(['payerClient', 'actor', 'instruction.verification'], 'day'),
    label: {
      zh: '该客户当日以同等验证强度累计余额付款',
      en: 'paid from all balances of the client that day with the same strength of verification',
    },
    note: { zh: '同一支付机构', en: 'at this institution' },
    hooks: accepted,
  },
  'leg.connection': {
    type: 'enum',
    values: connections,
    label: { zh: '连接方式', en: 'connection' },
    note: {
      zh: '谁传送指令：与资金在哪条支付系统结算是两回事',
      en: 'who carries the instruction, which is another thing than the rail on which money settles',
    },
    hooks: leg,
  },
  'leg.rail': {
    type: 'enum',
    values: rails,
    label: { zh: '支付系统', en: 'rail' },
    hooks: leg,
  },
  'leg.amount': {
    type: 'fen',
    label: { zh: '划款金额', en: 'amount of the leg' },
    hooks: leg,
  },
  'leg.payerAccountKind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '付款账户种类', en: "kind of the payer's account" },
    hooks: leg,
  },
  'leg.payeeAccountKind': {
    type: 'enum',
    values: accountKinds,
    label: { zh: '收款账户种类', en: "kind of the payee's account" },
    hooks: leg,
  },
  bank: {
    type: 'party',
    mayBeNone: true,
    label: { zh: '对方银行', en: 'bank' },
    note: {
      zh: '收到指令的银行：付款时为收款行，扣款时为付款行',
      en: "the bank that is reached: the payee's bank when paying, the payer's bank when collecting",
    },
    hooks: leg,
  },
});
