import type { MessageTopic } from './entry.ts';

/** What a plan can get wrong, and what a run has to say. */
export const simulationMessages: MessageTopic = {
  'plan-act-unknown': {
    zh: '流程 {{flow}} 没有动作“{{act}}”',
    en: 'the flow {{flow}} knows no act "{{act}}"',
    fix: { zh: '可用的动作：{{acts}}', en: 'acts it knows: {{acts}}' },
  },
  'plan-argument-missing': {
    zh: '动作“{{act}}”缺少参数 {{argument}}',
    en: 'the act "{{act}}" lacks the argument {{argument}}',
    fix: { zh: '补上 {{argument}}，例如 "yuan": "100.00"', en: 'add {{argument}}, for example "yuan": "100.00"' },
  },
  'load-empty-span': {
    zh: '负载的结束时间 {{until}} 不晚于开始时间 {{from}}',
    en: 'the load ends at {{until}}, which is not later than its start {{from}}',
    fix: { zh: '把 until 改晚', en: 'make "until" later' },
  },
  'plan-unknown-address': {
    zh: '找不到“{{address}}”',
    en: 'nothing is called "{{address}}"',
    fix: {
      zh: '地址的写法是 实例/用途-种类#序号，例如 w1/payout-notice#1',
      en: 'an address is instance/purpose-kind#ordinal, for example w1/payout-notice#1',
    },
  },
};
