import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of sweeping outlets' receipts to headquarters, the sound default first. */
export const concentrationChoices = {
  scope: {
    title: { zh: '归集范围', en: 'Whose receipts are swept' },
    values: {
      'own-outlets': {
        class: 'sound',
        says: { zh: '只归集签了集团协议的门店', en: 'Those of outlets that have signed the group agreement' },
      },
      all: {
        class: 'flawed',
        says: { zh: '平台上的商户一律归集', en: 'Those of every merchant on the platform' },
        provokedBy: { zh: '没有签集团协议的商户有收款', en: 'A merchant outside the group has receipts' },
        finding: 'misdirected-funds',
        loses: 'outlet',
      },
    },
  },
  crossing: {
    title: { zh: '归集与退款交叉', en: 'A sweep that crosses a refund' },
    values: {
      serialised: {
        class: 'sound',
        says: {
          zh: '退款先从门店余额留出，不足时挂账',
          en: 'A refund is set aside on the balance first, and recorded as due where there is none',
        },
      },
      ignored: {
        class: 'flawed',
        says: { zh: '退款不看余额是否已被归集', en: 'A refund is paid whether or not the balance has been swept' },
        provokedBy: { zh: '余额归集之后退款', en: 'A refund after the sweep' },
        finding: 'uncovered-payout',
        loses: 'clients',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '收款成功已记账，状态未保存时宕机',
      en: 'A crash when a sale has been booked and no state is stored',
    },
    finding: 'unfounded-claim',
    loses: 'institution',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
