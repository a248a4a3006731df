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
  | 'day-close';

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
  'day-close': {
    label: { zh: '日终', en: 'day closed' },
    fires: { zh: '每个自然日结束时，每个机构一次', en: 'at the end of every natural day, once for each institution' },
    actor: { zh: '做日终的机构', en: 'the institution whose day closes' },
  },
};

export const hookNames = Object.keys(hooks) as readonly Hook[];
