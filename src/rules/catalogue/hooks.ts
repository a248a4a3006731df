import type { Bilingual } from '../../core/bilingual.ts';

/** Moments of a run at which rules are evaluated. */
export type Hook =
  | 'design-declared'
  | 'account-opened'
  | 'contract-concluded'
  | 'page-shown'
  | 'instruction-accepted'
  | 'instruction-refused'
  | 'leg-submitted'
  | 'leg-settled'
  | 'entry-posted'
  | 'loan-disbursed'
  | 'loan-collected'
  | 'settlement-released'
  | 'sale-accepted'
  | 'agreement-signed'
  | 'agreement-revoked'
  | 'hold-placed'
  | 'hold-released'
  | 'leg-returned'
  | 'refund-executed'
  | 'split-executed'
  | 'interest-posted'
  | 'fee-posted'
  | 'advance-drawn'
  | 'advance-repaid'
  | 'loan-closed'
  | 'path-completed'
  | 'report-filed'
  | 'deadline-passed'
  | 'cut-off'
  | 'day-close'
  | 'month-close'
  | 'quarter-close'
  | 'year-close';

export interface HookSpec {
  readonly label: Bilingual;
  /** When it fires. */
  readonly fires: Bilingual;
  /** Which party the fact `actor` is. */
  readonly actor: Bilingual;
}

export const hooks: Readonly<Record<Hook, HookSpec>> = {
  'design-declared': {
    label: { zh: '方案声明', en: 'design declared' },
    fires: { zh: '运行开始时，每个流程实例一次', en: 'at the start of a run, once for each instance of a flow' },
    actor: { zh: '其系统运行该流程的一方', en: 'the party whose systems run the flow' },
  },
  'account-opened': {
    label: { zh: '账户开立', en: 'account opened' },
    fires: {
      zh: '运行开始时对场景中的每个账户各一次，此后每次开户一次',
      en: 'at the start of a run for each account of the scenario, later for each account that is opened',
    },
    actor: { zh: '开立并管理该账户的机构', en: 'the institution that keeps the account' },
  },
  'contract-concluded': {
    label: { zh: '合同成立', en: 'contract concluded' },
    fires: { zh: '每份合同成立时一次', en: 'once for each contract, when it is concluded' },
    actor: { zh: '提供资金或服务的一方', en: 'the party that provides the money or the service' },
  },
  'page-shown': {
    label: { zh: '页面展示', en: 'page shown' },
    fires: { zh: '向付款人展示页面时', en: 'when a page is shown to a payer' },
    actor: { zh: '办理该笔支付的支付机构', en: 'the payment institution that processes the payment' },
  },
  'instruction-accepted': {
    label: { zh: '受理指令', en: 'instruction accepted' },
    fires: { zh: '机构受理客户指令时', en: 'when an institution accepts an instruction of its client' },
    actor: { zh: '受理指令的机构', en: 'the institution that accepts it' },
  },
  'instruction-refused': {
    label: { zh: '拒绝指令', en: 'instruction refused' },
    fires: { zh: '机构拒绝客户指令时', en: 'when an institution refuses an instruction of its client' },
    actor: { zh: '拒绝指令的机构', en: 'the institution that refuses it' },
  },
  'leg-submitted': {
    label: { zh: '发出划款', en: 'leg submitted' },
    fires: { zh: '一笔划款交给通道时（每次尝试一次）', en: 'when a leg is handed to a channel, once for each attempt' },
    actor: { zh: '发出划款的机构', en: 'the institution that orders the leg' },
  },
  'leg-settled': {
    label: { zh: '划款入账', en: 'leg settled' },
    fires: { zh: '收款行贷记收款账户时', en: 'when the payee is credited' },
    actor: { zh: '发出划款的机构', en: 'the institution that ordered the leg' },
  },
  'entry-posted': {
    label: { zh: '账户记账', en: 'entry posted' },
    fires: {
      zh: '任一账本中客户账户的余额变动时，每个账户一次',
      en: 'when the balance of a client account changes in either book, once for each account',
    },
    actor: { zh: '管理该账户的机构', en: 'the institution that keeps the account' },
  },
  'loan-disbursed': {
    label: { zh: '贷款发放', en: 'loan disbursed' },
    fires: { zh: '贷款款项到达借款人时', en: 'when money of a loan reaches the borrower' },
    actor: { zh: '贷款人', en: 'the lender' },
  },
  'loan-collected': {
    label: { zh: '向借款人收款', en: 'collected from the borrower' },
    fires: {
      zh: '从借款人处取得任何款项时：扣款、还款、放款时的净额扣除、事先收取的保证金',
      en: 'when anything is taken from the borrower: a debit, a repayment, what is netted from the disbursement, a deposit paid before it',
    },
    actor: { zh: '收款的一方', en: 'the party that takes it' },
  },
  'settlement-released': {
    label: { zh: '结算放款', en: 'settlement released' },
    fires: {
      zh: '向商户结算，或向客户付出提前支取的款项时',
      en: 'when money is released to a merchant, or early to a client',
    },
    actor: { zh: '放款的机构', en: 'the institution that releases it' },
  },
  'sale-accepted': {
    label: { zh: '受理收单交易', en: 'sale accepted' },
    fires: { zh: '为商户受理买家的一笔付款时', en: 'when a payment of a buyer is taken for a merchant' },
    actor: { zh: '收单机构', en: 'the acquirer' },
  },
  'agreement-signed': {
    label: { zh: '签署协议', en: 'agreement signed' },
    fires: {
      zh: '客户签署扣款等协议时',
      en: 'when a client signs an agreement, for example that an account may be debited',
    },
    actor: { zh: '与客户签约的机构', en: 'the institution with which the client signs' },
  },
  'agreement-revoked': {
    label: { zh: '撤销协议', en: 'agreement revoked' },
    fires: { zh: '客户撤销已签署的协议时', en: 'when a client takes an agreement back' },
    actor: { zh: '与客户签约的机构', en: 'the institution with which the client had signed' },
  },
  'hold-placed': {
    label: { zh: '冻结资金', en: 'hold placed' },
    fires: { zh: '账户余额的一部分被冻结时', en: 'when a part of a balance is held' },
    actor: { zh: '管理该账户的机构', en: 'the institution that keeps the account' },
  },
  'hold-released': {
    label: { zh: '解除冻结', en: 'hold released' },
    fires: {
      zh: '冻结的余额被解冻或被用掉时',
      en: 'when a part of a balance is held no longer, because it is free or because it is used',
    },
    actor: { zh: '管理该账户的机构', en: 'the institution that keeps the account' },
  },
  'leg-returned': {
    label: { zh: '划款退回', en: 'leg returned' },
    fires: { zh: '划款退汇，款项回到付款账户时', en: 'when money of a leg is back with its payer' },
    actor: { zh: '发出划款的机构', en: 'the institution that ordered the leg' },
  },
  'refund-executed': {
    label: { zh: '执行退款', en: 'refund executed' },
    fires: { zh: '商户或平台向买家退款时', en: 'when a payment is given back to a buyer, in whole or in part' },
    actor: { zh: '执行退款的机构', en: 'the institution that carries it out' },
  },
  'split-executed': {
    label: { zh: '执行分账', en: 'split executed' },
    fires: { zh: '一笔款项分给多方时', en: 'when an amount is divided among several parties' },
    actor: { zh: '执行分账的机构', en: 'the institution that divides it' },
  },
  'interest-posted': {
    label: { zh: '利息入账', en: 'interest posted' },
    fires: { zh: '利息或其他收益记入账户时', en: 'when interest or another return is booked to an account' },
    actor: { zh: '支付利息的机构', en: 'the institution that pays it' },
  },
  'fee-posted': {
    label: { zh: '收费入账', en: 'fee posted' },
    fires: { zh: '向客户收取的费用入账时', en: 'when a fee of a client is booked' },
    actor: { zh: '收取费用的机构', en: 'the institution that takes it' },
  },
  'advance-drawn': {
    label: { zh: '垫付', en: 'advance drawn' },
    fires: { zh: '资金到账前先行垫付时（未收回的垫付款增加）', en: 'when money is advanced: what is open grows' },
    actor: { zh: '垫付资金经由其付出的机构', en: 'the institution through which it is paid' },
  },
  'advance-repaid': {
    label: { zh: '垫付款收回', en: 'advance repaid' },
    fires: { zh: '垫付款收回时（未收回的垫付款减少）', en: 'when an advance comes back: what is open shrinks' },
    actor: { zh: '垫付资金经由其付出的机构', en: 'the institution through which it was paid' },
  },
  'loan-closed': {
    label: { zh: '贷款结清', en: 'loan closed' },
    fires: {
      zh: '已发放的贷款不再有欠款时，每笔贷款一次',
      en: 'once for a loan that was disbursed, when nothing is owed any more',
    },
    actor: { zh: '贷款人', en: 'the lender' },
  },
  'path-completed': {
    label: { zh: '资金到达', en: 'path completed' },
    fires: { zh: '款项最终到达应得的一方时', en: 'when money has reached the party that is owed it' },
    actor: { zh: '其系统运行该流程的一方', en: 'the party whose systems run the flow' },
  },
  'report-filed': {
    label: { zh: '报告已提交', en: 'report filed' },
    fires: { zh: '机构按期或逾期提交报告时', en: 'when an institution files a report, in time or late' },
    actor: { zh: '有报告义务的机构', en: 'the institution that has to file it' },
  },
  'deadline-passed': {
    label: { zh: '期限届满', en: 'deadline passed' },
    fires: {
      zh: '应办事项到期而尚未办理时：受理的交易满规定天数仍未向商户结算，或流程声明的期限',
      en: 'when something that has to be done by a day is not done at its end: sales that are not settled after the days of the law, or what a flow says',
    },
    actor: { zh: '负有该义务的机构', en: 'the institution that has to do it' },
  },
  'cut-off': {
    label: { zh: '业务截止', en: 'cut-off' },
    fires: {
      zh: '大额支付系统每个工作日业务截止时，每个机构一次',
      en: 'at the business cut-off of the large-value system on a working day, once for each institution',
    },
    actor: { zh: '业务截止时的机构', en: 'the institution whose position is looked at' },
  },
  'day-close': {
    label: { zh: '日终', en: 'day closed' },
    fires: { zh: '每个自然日结束时，每个机构一次', en: 'at the end of every natural day, once for each institution' },
    actor: { zh: '做日终的机构', en: 'the institution whose day closes' },
  },
  'month-close': {
    label: { zh: '月末', en: 'month closed' },
    fires: {
      zh: '每月最后一日结束时，每个机构一次',
      en: 'at the end of the last day of a month, once for each institution',
    },
    actor: { zh: '做月结的机构', en: 'the institution whose month closes' },
  },
  'quarter-close': {
    label: { zh: '季末', en: 'quarter closed' },
    fires: {
      zh: '每季度最后一日结束时，每个机构一次',
      en: 'at the end of the last day of a quarter, once for each institution',
    },
    actor: { zh: '做季结的机构', en: 'the institution whose quarter closes' },
  },
  'year-close': {
    label: { zh: '年末', en: 'year closed' },
    fires: {
      zh: '每年最后一日结束时，每个机构一次',
      en: 'at the end of the last day of a year, once for each institution',
    },
    actor: { zh: '做年结的机构', en: 'the institution whose year closes' },
  },
};

export const hookNames = Object.keys(hooks) as readonly Hook[];
