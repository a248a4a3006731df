import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of moving agreements from one payment company to another, the sound default first. */
export const migrationChoices = {
  owner: {
    title: { zh: '迁移期间由谁扣款', en: 'Who charges during the move' },
    values: {
      'one-at-a-time': {
        class: 'sound',
        says: {
          zh: '切换之前只由原机构扣，之后只由新机构扣',
          en: 'The former company until the switch, then the other',
        },
      },
      both: {
        class: 'flawed',
        says: { zh: '切换之后两家的扣款清单都还在跑', en: 'After the switch both lists are still run' },
        provokedBy: { zh: '切换之后的一期应付', en: 'Something falls due after the switch' },
        finding: 'over-collection',
        loses: 'payer',
      },
    },
  },
  agreement: {
    title: { zh: '新机构的协议', en: 'The agreement with the new company' },
    values: {
      'signed-again': {
        class: 'sound',
        says: { zh: '付款人与新机构重新签约之后才扣', en: 'Charged only once the payer has signed with it' },
      },
      'carried-over': {
        class: 'unlawful',
        rule: 'quickpay-authorisation',
        from: '2016-07-01',
        says: { zh: '把存量清单当作已签协议', en: 'The list of old agreements is taken for new ones' },
        provokedBy: { zh: '未重新签约的付款人到期', en: 'A payer who has not signed again falls due' },
      },
    },
  },
  unsigned: {
    title: { zh: '迁移中丢失的协议', en: 'An agreement that is lost in the move' },
    values: {
      kept: {
        class: 'sound',
        says: { zh: '应付款挂账，签约之后再扣', en: 'What falls due is recorded, and charged once there is one' },
      },
      dropped: {
        class: 'flawed',
        says: { zh: '清单里没有就不处理', en: 'Who is not on the list is not looked at' },
        provokedBy: {
          zh: '切换之后，未签约的付款人到期',
          en: 'After the switch a payer without an agreement falls due',
        },
        finding: 'unrecorded-claim',
        loses: 'merchant',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '扣款成功已记账，状态未保存时宕机',
      en: 'A crash when a charge has been booked and no state is stored',
    },
    finding: 'unfounded-claim',
    loses: 'former',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
