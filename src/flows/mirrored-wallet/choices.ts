import type { Choice } from '../define.ts';

/** Design choices of a mirrored wallet, the sound default first. */
export const mirroredWalletChoices = {
  mirror: {
    title: { zh: '钱包与银行虚拟账户的记账顺序', en: "Order of the two records, the wallet's and the bank's" },
    values: {
      'two-phase': {
        class: 'sound',
        says: {
          zh: '钱包先冻结，银行给出最终结果后再记账或解冻',
          en: 'Frozen in the wallet, booked or freed there once the bank has given its final answer',
        },
      },
      'platform-first': {
        class: 'flawed',
        says: {
          zh: '钱包立即记账，再通知银行，不看结果',
          en: 'Booked in the wallet at once, then sent to the bank, whose answer nobody looks at',
        },
        provokedBy: { zh: '银行一侧失败', en: "It fails on the bank's side" },
        finding: 'unrecorded-claim',
        loses: 'customer',
      },
      'bank-first': {
        class: 'flawed',
        says: {
          zh: '银行先记账，收到成功通知才记钱包，超时视为未做',
          en: 'Booked at the bank first, in the wallet when its notice comes; no notice in time counts as not done',
        },
        provokedBy: { zh: '银行已付款，通知丢失', en: 'The bank has paid and its notice is lost' },
        finding: 'unfounded-claim',
        loses: 'platform',
      },
    },
  },
} as const satisfies Readonly<Record<string, Choice>>;
