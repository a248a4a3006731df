import { durabilityShowing, type Choice } from '../define.ts';

/** Design choices of a pre-authorisation, the sound default first. */
export const preAuthorisationChoices = {
  cap: {
    title: { zh: '请款金额', en: 'How much is captured' },
    values: {
      authorised: {
        class: 'sound',
        says: { zh: '不超过预授权金额', en: 'No more than was authorised' },
      },
      claimed: {
        class: 'flawed',
        says: {
          zh: '按索赔金额请款，超出部分直接扣卡',
          en: 'What is claimed; the part beyond is debited from the card',
        },
        provokedBy: { zh: '索赔超过预授权金额', en: 'A claim above the authorised amount' },
        finding: 'over-collection',
        loses: 'customer',
      },
    },
  },
  expiry: {
    title: { zh: '预授权过期之后', en: 'Once the authorisation has expired' },
    values: {
      respected: {
        class: 'sound',
        says: { zh: '不再请款，改为出账单', en: 'Nothing is captured; an invoice is sent' },
      },
      ignored: {
        class: 'flawed',
        says: { zh: '照样请款，直接扣卡', en: 'Captured all the same, out of the card' },
        provokedBy: { zh: '过期之后索赔', en: 'A claim after the expiry' },
        finding: 'over-collection',
        loses: 'customer',
      },
    },
  },
  afterCapture: {
    title: { zh: '请款之后的解冻', en: 'What is released after a capture' },
    values: {
      remainder: { class: 'sound', says: { zh: '只解冻余下部分', en: 'What was not captured' } },
      all: {
        class: 'flawed',
        says: {
          zh: '按原预授权金额撤销，已请款的部分也退回',
          en: 'The whole authorisation is voided, and what was captured goes back with it',
        },
        provokedBy: { zh: '先请款再撤销', en: 'A capture and then the release' },
        finding: 'double-payment',
        loses: 'merchant',
      },
    },
  },
  durability: durabilityShowing({
    provokedBy: {
      zh: '下单时宕机，租单状态丢失，此后的索赔无人记账',
      en: 'A crash while the rental is taken: its state is lost, and a later claim is booked by nobody',
    },
    finding: 'unrecorded-claim',
    loses: 'merchant',
  }),
} as const satisfies Readonly<Record<string, Choice>>;
