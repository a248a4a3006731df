import { dayCountChoice } from '../day-count.ts';
import { durabilityShowing, type Choice } from '../define.ts';

const UP_FRONT = 'loan-no-upfront-deduction';
const UP_FRONT_FROM = '2017-12-01';
const atDisbursement = { zh: '放款', en: 'The disbursement' } as const;

/** Design choices of a loan, the sound default first; classes and findings as the findings page states them. */
export const lendingChoices = {
  order: {
    title: { zh: '放款与收费的先后', en: 'Disbursement and fee: which first' },
    values: {
      'payout-first': { class: 'sound', says: { zh: '先放款', en: 'The loan is paid out first' } },
      'debit-first': {
        class: 'unlawful',
        says: {
          zh: '先代扣费用再放款：先扣后付属于 T+0 收付业务，放在贷款上就是保证金模式',
          en: 'The fee is debited before the loan is paid: right for a T+0 collect-and-pay flow, for a loan it is the deposit trick',
        },
        rule: UP_FRONT,
        from: UP_FRONT_FROM,
        provokedBy: atDisbursement,
        finding: UP_FRONT,
        loses: 'borrower',
      },
    },
  },
  fee: {
    title: { zh: '服务费的收取', en: 'How the fee is taken' },
    values: {
      'with-instalments': {
        class: 'sound',
        says: { zh: '记应收，随各期还款收取', en: 'Booked as receivable and paid with the instalments' },
      },
      'debit-after': {
        class: 'flawed',
        says: {
          zh: '收到放款成功通知后立即从同一张卡代扣，扣到才记账',
          en: 'Debited from the same card as soon as the payout notice arrives, booked only when it succeeds',
        },
        provokedBy: { zh: '通知迟到，借款人先把钱用掉', en: 'The notice is late and the borrower spends first' },
        finding: 'unrecorded-claim',
        loses: 'lender',
        rule: UP_FRONT,
        from: UP_FRONT_FROM,
      },
      upfront: {
        class: 'unlawful',
        says: {
          zh: '从放款中扣除（砍头息），保证金一并扣留',
          en: 'Kept back from the disbursement, a deposit with it',
        },
        rule: UP_FRONT,
        from: UP_FRONT_FROM,
        provokedBy: atDisbursement,
        finding: UP_FRONT,
        loses: 'borrower',
      },
      'virtual-account': {
        class: 'unlawful',
        says: {
          zh: '合同金额先记入虚户，费用从虚户扣除，余款打到卡上',
          en: 'The contract amount enters a virtual account, the fee leaves it, the rest is paid to the card',
        },
        rule: UP_FRONT,
        from: UP_FRONT_FROM,
        provokedBy: atDisbursement,
        finding: UP_FRONT,
        loses: 'borrower',
      },
      deposit: {
        class: 'unlawful',
        says: {
          zh: '先收与费用等额的保证金，全额放款，再以保证金抵费用',
          en: 'A deposit as large as the fee is taken first, the loan is paid in full, the deposit pays the fee',
        },
        rule: UP_FRONT,
        from: UP_FRONT_FROM,
        provokedBy: atDisbursement,
        finding: UP_FRONT,
        loses: 'borrower',
      },
    },
  },
  deposit: {
    title: { zh: '放款时扣留的保证金（fee=upfront 时）', en: 'The deposit kept back (with fee=upfront)' },
    values: {
      'set-off': {
        class: 'sound',
        says: { zh: '到期抵扣最后一期', en: 'Set off against the last instalment' },
      },
      kept: {
        class: 'flawed',
        says: {
          zh: '到期不退也不抵，仍按合同本金收取',
          en: 'Neither set off nor returned: the whole principal is collected',
        },
        provokedBy: atDisbursement,
        finding: 'unfounded-claim',
        loses: 'borrower',
      },
    },
  },
  residue: {
    title: { zh: '各期本金的尾差', en: 'The odd fen of the instalments' },
    values: {
      'carried-on': {
        class: 'sound',
        says: {
          zh: '累计舍入，各期之和等于本金',
          en: 'Rounded on the running total: the instalments sum to the principal',
        },
      },
      'each-rounded': {
        class: 'flawed',
        says: { zh: '每期各自四舍五入', en: 'Each instalment is rounded by itself' },
        provokedBy: { zh: '1,000.00 元分三期', en: '1,000.00 in three instalments' },
        finding: 'rounding-leak',
        loses: 'lender',
      },
    },
  },
  virtualAccount: {
    title: { zh: '虚户（fee=virtual-account 时）', en: 'The virtual account (with fee=virtual-account)' },
    values: {
      'platform-only': {
        class: 'sound',
        says: {
          zh: '借款人不能提现，只由平台打款',
          en: 'The borrower cannot withdraw from it; only the platform pays out',
        },
      },
      withdrawable: {
        class: 'flawed',
        says: { zh: '借款人可以从虚户提现', en: 'The borrower can withdraw from it' },
        provokedBy: { zh: '扣费之前提走合同金额', en: 'The contract amount is withdrawn before the fee has left' },
        finding: 'unrecorded-claim',
        loses: 'lender',
      },
    },
  },
  retry: {
    title: { zh: '放款结果未知时', en: 'When the outcome of a disbursement is unknown' },
    values: {
      'query-first': {
        class: 'sound',
        says: { zh: '先查询，确认未执行才重发', en: 'Query first, resend only what was certainly not executed' },
      },
      resend: {
        class: 'flawed',
        says: { zh: '直接换流水号重发', en: 'Resent at once under a new request id' },
        provokedBy: { zh: '首次结果未知，随后迟到成功', en: 'First outcome unknown, late success' },
        finding: 'double-payment',
        loses: 'lender',
      },
      'new-order': {
        class: 'flawed',
        says: { zh: '把原订单作废，另起新订单重新放款', en: 'The order is voided and a new one is raised' },
        provokedBy: { zh: '首次结果未知，随后迟到成功', en: 'First outcome unknown, late success' },
        finding: 'double-payment',
        loses: 'lender',
      },
    },
  },
  duplicateRecovery: {
    title: { zh: '重复放款的追回', en: 'Recovery of a duplicate disbursement' },
    values: {
      capped: {
        class: 'sound',
        says: { zh: '只追回尚欠的部分', en: 'Only what is still out is taken back' },
      },
      full: {
        class: 'flawed',
        says: { zh: '按重复放款全额扣回', en: 'The whole duplicate is taken back' },
        provokedBy: { zh: '借款人已退回一部分，再追回全额', en: 'Part was given back before the recovery' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  collection: {
    title: { zh: '并发扣款', en: 'Collections at one time' },
    values: {
      'one-in-flight': {
        class: 'sound',
        says: {
          zh: '同一笔贷款同时只有一笔在途扣款或还款',
          en: 'One debit or repayment of a loan is under way at a time',
        },
      },
      concurrent: {
        class: 'flawed',
        says: { zh: '扣款在途时仍受理主动还款', en: 'A repayment is taken while a debit is under way' },
        provokedBy: { zh: '扣款在途时用卡还款', en: 'A card repayment while a debit is out' },
        finding: 'over-collection',
        loses: 'borrower',
      },
    },
  },
  blockOutgoing: {
    title: { zh: '逾期商户的出金', en: 'Outgoing payments of an overdue merchant' },
    values: {
      'capped-hold': {
        class: 'sound',
        says: { zh: '只冻结到期应还金额以内的余额', en: 'Held up to what is due, and no more' },
      },
      on: {
        class: 'unlawful',
        says: { zh: '还清之前禁止一切出金', en: 'Every outgoing payment is blocked until it is repaid' },
        rule: 'payacct-withdrawal-uncapped',
        from: '2016-07-01',
        provokedBy: { zh: '逾期后提现', en: 'A withdrawal while the loan is overdue' },
        finding: 'payacct-withdrawal-uncapped',
        loses: 'borrower',
      },
      off: {
        class: 'costly',
        says: { zh: '不限制出金', en: 'Nothing is held' },
        metric: 'exposure',
        provokedBy: { zh: '逾期后提现', en: 'A withdrawal while the loan is overdue' },
        loses: 'lender',
      },
    },
  },
  partialDebit: {
    title: { zh: '余额不足时', en: 'When the balances do not suffice' },
    values: {
      partial: { class: 'sound', says: { zh: '有多少扣多少', en: 'What is there is taken' } },
      'all-or-nothing': {
        class: 'flawed',
        says: { zh: '不够全额就只冻结不扣', en: 'Held, but not taken before it is enough' },
        provokedBy: { zh: '余额始终不足', en: 'It never becomes enough' },
        finding: 'stuck-funds',
        loses: 'borrower',
      },
    },
  },
  returnedDisbursement: {
    title: { zh: '放款退汇', en: 'A disbursement that comes back' },
    values: {
      void: { class: 'sound', says: { zh: '冲销贷款，合同作废', en: 'The booking is reversed, the loan is void' } },
      'keeps-accruing': {
        class: 'flawed',
        says: { zh: '不处理退汇，照常计息催收', en: 'The return is not handled, the loan goes on' },
        provokedBy: { zh: '次日退汇', en: 'Returned the next day' },
        finding: 'unfounded-claim',
        loses: 'borrower',
      },
    },
  },
  overpayment: {
    title: { zh: '多还的钱', en: 'What is repaid beyond the loan' },
    values: {
      returned: { class: 'sound', says: { zh: '记为应付借款人，退回其卡', en: 'Owed to the borrower, and paid back' } },
      kept: {
        class: 'flawed',
        says: { zh: '记为收入', en: 'Booked as income' },
        provokedBy: { zh: '借款人转账多还', en: 'The borrower transfers more than is owed' },
        finding: 'unrecorded-claim',
        loses: 'borrower',
      },
    },
  },
  dayCount: dayCountChoice,
  interestFrom: {
    title: { zh: '起息', en: 'From when interest runs' },
    values: {
      arrival: { class: 'sound', says: { zh: '到账日起息', en: 'From the day on which the money arrives' } },
      instruction: {
        class: 'flawed',
        says: { zh: '申请日起息', en: 'From the day of the application' },
        provokedBy: { zh: '节前申请，节后到账', en: 'Asked for before a holiday, arrived after it' },
        finding: 'unfounded-claim',
        loses: 'borrower',
      },
    },
  },
  voided: {
    title: { zh: '放款失败的作废', en: 'When a failed order is voided' },
    values: {
      'after-final-failure': {
        class: 'sound',
        says: { zh: '确认最终失败之后', en: 'Once its failure is final' },
      },
      'at-once': {
        class: 'flawed',
        says: { zh: '收到失败即作废，可重新申请', en: 'As soon as a failure is reported; a new application is taken' },
        provokedBy: { zh: '先报失败，重新申请后又成功', en: 'Reported as failed, applied for again, then succeeds' },
        finding: 'double-payment',
        loses: 'lender',
      },
    },
  },
  voidedLateSuccess: {
    title: { zh: '作废订单后来成功', en: 'A voided order that succeeds after all' },
    values: {
      recovered: { class: 'sound', says: { zh: '补记为贷款并照常收回', en: 'Booked as the loan it is' } },
      ignored: {
        class: 'flawed',
        says: { zh: '作废订单不再接受结果', en: 'A voided order takes no result' },
        provokedBy: { zh: '先报失败，作废后又成功', en: 'Reported as failed, voided, then succeeds' },
        finding: 'unrecorded-claim',
        loses: 'lender',
      },
    },
  },
  operator: {
    title: { zh: '运营确认', en: 'What the operator goes by' },
    values: {
      'confirms-by-query': {
        class: 'sound',
        says: { zh: '人工操作先触发查询，以通道结果为准', en: 'An operator asks the channel, whose answer decides' },
      },
      'confirms-by-guess': {
        class: 'flawed',
        says: { zh: '凭判断确认、重发或作废', en: 'Confirms, resends or voids by judgement' },
        provokedBy: { zh: '结果未知时人工重发', en: 'Resent by hand while the outcome is unknown' },
        finding: 'double-payment',
        loses: 'lender',
      },
    },
  },
  source: {
    title: { zh: '放款资金从哪里付出', en: 'Where the loan is paid from' },
    values: {
      'bank-account': {
        class: 'sound',
        says: { zh: '贷款人自己的银行账户', en: "The lender's own bank account" },
      },
      balance: {
        class: 'sound-if',
        says: {
          zh: '先把资金划入贷款人的支付账户，再从余额代付',
          en: "First into the lender's payment account, then paid out of its balance",
        },
        condition: {
          zh: '2016-07-01 之前：此后支付机构不得为从事信贷的机构开立支付账户',
          en: 'before 2016-07-01: since then no payment account may be kept for a lender',
        },
      },
    },
  },
  destination: {
    title: { zh: '贷款放到哪里', en: 'Where the loan is paid to' },
    values: {
      'bank-account': { class: 'sound', says: { zh: '借款人的银行账户', en: "The borrower's bank account" } },
      wallet: {
        class: 'unlawful',
        says: {
          zh: '借款人的支付账户（有的话）；source 不再起作用',
          en: "The borrower's payment account, if there is one; straight from the bank account, whatever `source` says",
        },
        rule: 'loan-disburse-to-bank-account',
        from: '2022-07-15',
        provokedBy: { zh: '银行的互联网贷款放款', en: 'A bank pays out a loan that is concluded online' },
        finding: 'loan-disburse-to-bank-account',
        loses: 'borrower',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '贷款已记账、状态未保存时宕机，通知重来再记一次',
      en: 'A crash when the loan is booked and no state is stored: the notice comes again and is booked again',
    },
    finding: 'unfounded-claim',
    loses: 'borrower',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
