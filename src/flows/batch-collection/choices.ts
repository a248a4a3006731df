import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of batch collection, the sound default first. */
export const batchCollectionChoices = {
  batch: {
    title: { zh: '何时视为收到', en: 'When an item counts as collected' },
    values: {
      'per-item-status': {
        class: 'sound',
        says: { zh: '以每笔的最终结果为准', en: 'By the final result of each item' },
      },
      'accepted-means-paid': {
        class: 'flawed',
        says: {
          zh: '文件被受理即视为全部成功，次一工作日入账',
          en: 'A file that was accepted counts as paid; everything is credited on the next working day',
        },
        provokedBy: {
          zh: '执行之前付款人账户被取空',
          en: "The payer's account is emptied before the item is worked off",
        },
        finding: 'unfounded-claim',
        loses: 'institution',
      },
    },
  },
  results: {
    title: { zh: '结果分批返回', en: 'Results that come part by part' },
    values: {
      'awaits-each': {
        class: 'sound',
        says: { zh: '未返回的笔逐笔查询或等对账', en: 'What is missing is asked for, or awaited in the statement' },
      },
      'part-taken-as-all': {
        class: 'flawed',
        says: {
          zh: '首份结果文件中没有的视为失败，重新代收',
          en: 'What the first file of results does not show counts as failed and is collected again',
        },
        provokedBy: { zh: '某一笔的结果晚于首份文件', en: 'The result of an item comes after the first file' },
        finding: 'over-collection',
        loses: 'payer',
      },
    },
  },
  resend: {
    title: { zh: '同一批次再次发送', en: 'The same batch sent again' },
    values: {
      'known-batch': {
        class: 'sound',
        says: { zh: '已发送的笔不再发送', en: 'Items that are out or collected are not sent again' },
      },
      'sent-again': {
        class: 'flawed',
        says: { zh: '再发一次，流水号全新', en: 'Sent again under new request ids' },
        provokedBy: { zh: '操作员把批次发送两次', en: 'An operator sends the batch twice' },
        finding: 'over-collection',
        loses: 'payer',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '入账之后、记下状态之前宕机',
      en: 'A crash between the credit and the note that it was made',
    },
    finding: 'unfounded-claim',
    loses: 'institution',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
