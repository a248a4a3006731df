import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of T+1 settlement, the sound default first; classes and findings as the findings page states them. */
export const settlementChoices = {
  release: {
    title: { zh: '何时向商户放款', en: 'When merchants are paid' },
    values: {
      'on-arrival': {
        class: 'sound',
        says: {
          zh: '渠道大款到账且对账文件已到，才放款',
          en: "When the channel's sum has arrived and its statement is there",
        },
      },
      'at-cutoff': {
        class: 'flawed',
        says: {
          zh: 'T+1 到点就放款，不看大款是否到账',
          en: 'At a fixed time on T+1, whether the sum has arrived or not',
        },
        provokedBy: { zh: '渠道大款晚到', en: "The channel's sum comes late" },
        finding: 'client-funds-used',
        loses: 'other-clients',
      },
      advance: {
        class: 'sound-if',
        says: { zh: '当日日切即由垫资方放款', en: 'On the day of the sale, out of the money of a funder' },
        condition: {
          zh: '合同写明垫资方与额度；支付机构以自有资金垫付违法',
          en: 'the contract names funder and limit; unlawful for a payment institution that uses its own money',
        },
        rule: 'pi-no-advance',
        from: '2016-07-01',
        provokedBy: {
          zh: '渠道迟迟不结算，第二天照常垫付',
          en: 'The channel does not settle, and the next day is advanced as well',
        },
        finding: 'exposure-over-limit',
        loses: 'funder',
      },
    },
  },
  statement: {
    title: { zh: '对账文件重复', en: 'Rows that come twice' },
    values: {
      deduplicated: { class: 'sound', says: { zh: '同一批次只认一次', en: 'A batch counts once' } },
      'as-received': {
        class: 'flawed',
        says: { zh: '收到几行付几次', en: 'Every row received is paid' },
        provokedBy: { zh: '对账文件或其中一行来了两次', en: 'The file, or a row of it, comes twice' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  refund: {
    title: { zh: '退款', en: 'Refunds' },
    values: {
      deducted: {
        class: 'sound',
        says: {
          zh: '从当日待结算款中扣，不足部分记为商户欠款',
          en: "Deducted from the day's takings, the rest is a debt",
        },
      },
      ignored: {
        class: 'flawed',
        says: { zh: '只按销售额结算，退款不扣', en: 'Sales are settled, refunds are not deducted' },
        provokedBy: { zh: '已结算的交易发生退款', en: 'A refund of a sale that has been settled' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  negativeNet: {
    title: { zh: '退款大于销售', en: 'When refunds exceed sales' },
    values: {
      'carry-as-receivable': {
        class: 'sound',
        says: {
          zh: '记为应收商户，从以后的结算中扣',
          en: 'Booked as owed by the merchant, taken from later settlements',
        },
      },
      clamped: {
        class: 'flawed',
        says: { zh: '负数按零处理', en: 'A negative net is set to zero' },
        aliases: ['clamped-to-zero'],
        provokedBy: { zh: '退款大于销售', en: 'Refunds exceed sales' },
        finding: 'unrecorded-claim',
        loses: 'institution',
      },
      'paid-as-absolute': {
        class: 'flawed',
        says: { zh: '按绝对值付给商户', en: 'Its absolute value is paid to the merchant' },
        provokedBy: { zh: '退款大于销售', en: 'Refunds exceed sales' },
        finding: 'uncovered-payout',
        loses: 'other-clients',
      },
    },
  },
  fee: {
    title: { zh: '渠道手续费', en: "The channel's fee" },
    values: {
      'per-item': {
        class: 'sound',
        says: { zh: '按渠道逐笔的手续费入账', en: 'Booked as the channel took it, item by item' },
      },
      'per-batch': {
        class: 'sound-if',
        says: { zh: '按总额重算一次', en: 'Computed anew, once for the batch' },
        condition: { zh: '渠道也按批计费', en: 'the channel rounds once for the batch as well' },
        provokedBy: { zh: '一千笔小额交易', en: 'A thousand small sales' },
        finding: 'unexplained-difference',
        loses: 'institution',
      },
    },
  },
  dayCut: {
    title: { zh: '日切', en: 'Day cut' },
    values: {
      channel: {
        class: 'sound',
        says: { zh: '与渠道同一时刻', en: "The channel's" },
      },
      own: {
        class: 'costly',
        says: { zh: '按自己的零点，差额次日勾对', en: 'Its own midnight; what differs is matched on the next day' },
        metric: 'timing-items',
        provokedBy: { zh: '渠道日切之后的交易', en: "A sale after the channel's cut" },
      },
    },
  },
  rerun: {
    title: { zh: '批次重跑', en: 'A batch run again' },
    values: {
      'idempotent-by-batch': {
        class: 'sound',
        says: { zh: '同一批次不再付款', en: 'A batch that was paid is not paid again' },
      },
      'pays-again': {
        class: 'flawed',
        says: { zh: '重跑即重付', en: 'Running it again pays it again' },
        provokedBy: { zh: '运营重跑批次', en: 'An operator runs the batch again' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  rollOn: {
    title: { zh: 'T+1 的“1”', en: 'The 1 of T+1' },
    values: {
      'working-day': { class: 'sound', says: { zh: '下一个工作日', en: 'The next working day' } },
      'natural-day': {
        class: 'flawed',
        says: { zh: '下一个自然日，节假日也付', en: 'The next natural day, holidays included' },
        provokedBy: { zh: '节假日', en: 'A holiday' },
        finding: 'client-funds-used',
        loses: 'other-clients',
      },
    },
  },
  lump: {
    title: { zh: '渠道大款', en: "The channel's sum" },
    values: {
      gross: {
        class: 'sound',
        says: {
          zh: '按到账金额入账，渠道扣下的手续费记成本',
          en: 'Booked as it comes; what the channel keeps of it is booked as its fee',
        },
      },
      'net-of-channel-fee': {
        class: 'sound-if',
        says: {
          zh: '按销售额减渠道手续费入账',
          en: "Booked as the sales less the channel's fee",
        },
        condition: { zh: '渠道从大款中扣手续费', en: 'the channel keeps its fee out of the sum' },
        provokedBy: {
          zh: '渠道足额付款，手续费另外收取',
          en: 'A channel that pays the sales in full and bills its fee apart',
        },
        finding: 'unexplained-difference',
        loses: 'institution',
      },
    },
  },
  returnedSettlement: {
    title: { zh: '结算款退回', en: 'A settlement that comes back' },
    values: {
      're-credit-and-hold': {
        class: 'sound',
        says: {
          zh: '退回商户余额，核实账户后再付',
          en: 'Credited to the merchant again and held until somebody has looked at the account',
        },
      },
      resend: {
        class: 'flawed',
        says: { zh: '每得知一次退回就重发一次', en: 'Sent again whenever it is told that it came back' },
        provokedBy: { zh: '通知与对账文件都报告同一笔退回', en: 'Notice and statement tell of the same return' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  lateRow: {
    title: { zh: '迟到的对账行（补单）', en: 'A row that comes late' },
    values: {
      booked: { class: 'sound', says: { zh: '补记入账并付款', en: 'Booked and paid when it comes' } },
      dropped: {
        class: 'flawed',
        says: { zh: '当日结算作业之后的不认', en: 'What comes after the run of its day is not taken' },
        provokedBy: {
          zh: '对账文件缺一行，补发后才有',
          en: 'A row is missing in the file and comes when it is asked for',
        },
        finding: 'stuck-funds',
        loses: 'merchant',
      },
    },
  },
  chargeback: {
    title: { zh: '结算后的拒付', en: 'Chargebacks of what has been settled' },
    values: {
      'debit-and-receivable': {
        class: 'sound',
        says: {
          zh: '从待结算款中扣，不足部分记为商户欠款',
          en: 'Debited from what the merchant has coming, the rest is a debt',
        },
      },
      ignored: {
        class: 'flawed',
        says: { zh: '已结算的交易不再处理', en: 'What has been settled is not touched again' },
        provokedBy: { zh: '已结算的交易被拒付', en: 'A sale that has been settled is charged back' },
        finding: 'double-payment',
        loses: 'institution',
      },
    },
  },
  payee: {
    title: { zh: '结算给谁', en: 'Who is settled' },
    values: {
      merchant: { class: 'sound', says: { zh: '直接结算给商户', en: 'The merchant itself' } },
      mall: {
        class: 'flawed',
        says: { zh: '结算给商城运营方', en: 'Whoever runs the mall' },
        provokedBy: { zh: '任何一笔销售', en: 'Any sale' },
        finding: 'misdirected-funds',
        loses: 'merchant',
      },
    },
  },
  page: {
    title: { zh: '收银台', en: 'Payment page' },
    values: {
      redirect: {
        class: 'sound',
        says: { zh: '跳转到收单机构自己的页面', en: "The payer is redirected to the acquirer's own page" },
      },
      embedded: {
        class: 'unlawful',
        says: { zh: '嵌在商城页面里，不跳转', en: "Inside the mall's page, without redirecting" },
        rule: 'pi-page-redirect',
        from: '2018-05-04',
        provokedBy: { zh: '任何一笔销售', en: 'Any sale' },
      },
    },
  },
  durability: durabilityShowing({
    says: {
      zh: '先发放款指令，再记状态，最后记账',
      en: 'The payment is sent first, then the state is stored, then the books are posted',
    },
    provokedBy: { zh: '在发出指令与记账之间宕机', en: 'A crash between sending and posting' },
    finding: 'unfounded-claim',
    loses: 'institution',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
