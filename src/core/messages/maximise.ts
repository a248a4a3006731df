import type { MessageTopic } from './entry.ts';

/** The most that can be extracted. */
export const maximiseMessages: MessageTopic = {
  'maximise-title': {
    zh: 'fenproof {{version}} · 最大损失 · {{id}}（{{file}}）',
    en: 'fenproof {{version}} · maximise · {{id}} ({{file}})',
  },
  'help-maximise': {
    zh: '在若干步之内，某一方最多会损失多少，以及怎样做到',
    en: 'the most that a party can be made to lose in so many steps, and how',
  },
  'arg-one-scenario': { zh: '场景文件', en: 'scenario file' },
  'opt-loss-of': { zh: '求谁的最大损失（参与方）', en: 'whose loss: a participant of the scenario' },
  'opt-steps': { zh: '步数：人的操作与偏差（默认 4）', en: 'steps: what people do and what deviates (default 4)' },
  'opt-measure': {
    zh: 'findings：各项发现所说的损失之和（默认）；worth：期末比期初少了多少',
    en: 'findings: the sum of what the findings say it loses (default); worth: how much less it has at the end',
  },
  'opt-width': {
    zh: '同一步数至多保留多少种情形（默认 20000）',
    en: 'situations of one length that are followed at most (default 20000)',
  },
  'opt-maximise-time': { zh: '至多用多少时间，例如 30s', en: 'stop after this long, for example 30s' },
  'example-maximise': {
    zh: '三步之内 pay 最多损失多少',
    en: 'the most that pay can lose in three steps',
  },
  'maximise-unknown-party': {
    zh: '场景里没有参与方 “{{name}}”',
    en: 'the scenario has no participant "{{name}}"',
    fix: { zh: '参与方有：{{known}}。', en: 'There are: {{known}}.' },
  },
  'maximise-needs-party': {
    zh: '缺少 --loss-of',
    en: '--loss-of is missing',
    fix: { zh: '写明求谁的损失，例如 --loss-of pay。', en: 'Say whose loss is meant, for example --loss-of pay.' },
  },
  'maximise-exact': {
    zh: '{{party}} 在 {{steps}} 步之内最多损失 {{yuan}} 元：已穷尽',
    en: '{{party}} can lose {{yuan}} yuan at most in {{steps}} steps: everything within the bounds was followed',
  },
  'maximise-bound': {
    zh: '{{party}} 在 {{steps}} 步之内至少可以损失 {{yuan}} 元（下界）：{{why}}',
    en: '{{party}} can lose at least {{yuan}} yuan in {{steps}} steps (a lower bound): {{why}}',
  },
  'maximise-nothing': {
    zh: '{{party}} 在 {{steps}} 步之内不会有损失：已穷尽',
    en: '{{party}} loses nothing in {{steps}} steps: everything within the bounds was followed',
  },
  'maximise-situations': { zh: '看过 {{count}} 种情形', en: '{{count}} situations were looked at' },
  'maximise-sequence': { zh: '做法（{{length}} 步）', en: 'how ({{length}} steps)' },
  'maximise-width': {
    zh: '只跟进了每层最好的 {{width}} 种',
    en: 'only the best {{width}} of each length were followed',
  },
  'maximise-stopped': { zh: '中途停止', en: 'it was stopped on the way' },
  'maximise-data': { zh: '有些做法超出了节假日表', en: 'some ways lead beyond the holiday table' },
  'maximise-replay': {
    zh: '找到的做法写成计划后损失变小',
    en: 'written as a plan, the best way found loses less',
  },
};
