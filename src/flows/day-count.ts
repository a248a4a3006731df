import type { Choice } from './define.ts';

/** How flows of loans that bear interest by the day read the year that the rate is stated for. */
export const dayCountChoice = {
  title: { zh: '日利率的换算', en: 'How a day becomes a part of a year' },
  values: {
    contract: { class: 'sound', says: { zh: '按合同约定的年天数', en: 'By the days of a year in the contract' } },
    'year-of-360': {
      class: 'flawed',
      says: { zh: '一律按 360 天', en: 'A year of 360 days, whatever the contract says' },
      provokedBy: { zh: '合同约定 365 天', en: 'The contract says 365' },
      finding: 'unfounded-claim',
      loses: 'borrower',
    },
  },
} as const satisfies Choice;
