import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of custody, the sound default first; classes and findings as the findings page states them. */
export const custodyChoices = {
  creditOn: {
    title: { zh: '充值入账时点', en: 'When a pay-in is credited' },
    values: {
      arrival: {
        class: 'sound',
        says: {
          zh: '资金到存管账户才可用，此前记为在途',
          en: 'Available when the money has reached the custody account, pending until then',
        },
      },
      instruction: {
        class: 'flawed',
        says: {
          zh: '渠道受理即可用，失败了再冲回',
          en: 'Available as soon as the channel has accepted it, taken back if it fails',
        },
        provokedBy: {
          zh: '入账后充值失败，客户已提现',
          en: 'The pay-in fails after the credit, and the client withdraws',
        },
        finding: 'unfounded-claim',
        loses: 'other-clients',
      },
    },
  },
  withdrawAfter: {
    title: { zh: '何时可以提现', en: 'What may be withdrawn' },
    values: {
      arrival: {
        class: 'sound',
        says: { zh: '只付已到账的资金', en: 'Only money that has arrived' },
      },
      record: {
        class: 'sound-if',
        says: {
          zh: '已登记未到账的也可提：有垫资方则由其付，否则从存管账户付',
          en: 'Also what is recorded and has not arrived: paid by the funder if there is one, else out of the custody account',
        },
        condition: {
          zh: '合同写明垫资方，且垫资不超过额度',
          en: 'the contract names a funder, and the advance stays within its limit',
        },
        provokedBy: { zh: '到账前提现，没有垫资方', en: 'A withdrawal before arrival, without a funder' },
        finding: 'client-funds-used',
        loses: 'other-clients',
      },
    },
  },
  differences: {
    title: { zh: '总分核对差异', en: 'Differences between total and detail' },
    values: {
      booked: {
        class: 'sound',
        says: {
          zh: '长短款挂账（记明原因与渠道），次一工作日再核对',
          en: 'Booked as an item in suspense with its cause, and read again on the next working day',
        },
      },
      overwrite: {
        class: 'flawed',
        says: { zh: '按对账文件改写子账户', en: 'The sub-account is overwritten with what the statement says' },
        provokedBy: {
          zh: '对账文件漏行（重复行则损失在存管人）',
          en: 'A row of the statement is missing (if it stands twice the custodian loses)',
        },
        finding: 'unrecorded-claim',
        loses: 'investor',
      },
    },
  },
  longItem: {
    title: { zh: '长款', en: 'A long item' },
    values: {
      suspense: {
        class: 'sound',
        says: { zh: '挂账待查，不归任何人', en: "In suspense until its cause is known: nobody's money" },
      },
      'booked-as-income': {
        class: 'flawed',
        says: { zh: '计入平台收入，随手续费划出', en: "Booked as the platform's income and swept out with its fees" },
        provokedBy: { zh: '对账文件重复一行', en: 'A row of the statement stands twice' },
        finding: 'customer-shortfall',
        loses: 'clients',
      },
    },
  },
  ownFunds: {
    title: { zh: '平台自有资金', en: "The platform's own money" },
    values: {
      separate: {
        class: 'sound',
        says: {
          zh: '手续费在下一次日间处理时划出存管账户，至迟次一工作日',
          en: 'Fees leave the custody account with the next round, on the next working day at the latest',
        },
      },
      mixed: {
        class: 'unlawful',
        says: { zh: '手续费留在存管账户', en: 'Fees stay in the custody account' },
        rule: 'p2p-no-pool',
        from: '2016-08-24',
        provokedBy: { zh: '第一笔手续费', en: 'The first fee' },
        finding: 'commingled-funds',
        loses: 'clients',
      },
    },
  },
  accounts: {
    title: { zh: '投资人账户', en: 'Accounts of the investors' },
    values: {
      'sub-accounts': {
        class: 'sound',
        says: { zh: '存管账户下为每人设子账户', en: 'A sub-account for each under the custody account' },
      },
      pooled: {
        class: 'unlawful',
        says: {
          zh: '只有一个汇总账户，名单在平台手里',
          en: 'One pooled account; who owns what of it is a list of the platform',
        },
        rule: 'p2p-subaccount-mapping',
        from: '2017-02-22',
        provokedBy: { zh: '日终', en: 'The close of a day' },
      },
      'class-ii': {
        class: 'sound-if',
        says: { zh: '用投资人的Ⅱ类户收付交易资金', en: "Trades are paid from and to the investor's Class II account" },
        condition: { zh: '每日、每年都在Ⅱ类户限额之内', en: 'within the daily and yearly limits of Class II accounts' },
        rule: 'bankacct-class2-flow',
        from: '2016-12-01',
        provokedBy: { zh: '一日内超过 10,000 元的交易', en: 'An order above 10,000 yuan a day' },
      },
    },
  },
  authority: {
    title: { zh: '付款指令', en: 'Who may order a payout' },
    values: {
      'user-signed': {
        class: 'sound',
        says: { zh: '只执行投资人签署的指令', en: 'Only what the investor has signed is carried out' },
      },
      'platform-alone': {
        class: 'flawed',
        says: { zh: '平台单方指令也执行', en: 'An order of the platform alone is carried out' },
        provokedBy: {
          zh: '平台发起投资人未签署的付款',
          en: 'The platform orders a payout that the investor never signed',
        },
        finding: 'misdirected-funds',
        loses: 'investor',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: { zh: '冻结之后、发出之前宕机', en: 'A crash between the freeze and the message' },
    finding: 'stuck-funds',
    loses: 'investor',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
