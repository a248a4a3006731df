import type { MessageTopic } from './entry.ts';

/** Designs side by side. */
export const compareMessages: MessageTopic = {
  'help-compare': {
    zh: '同样的业务量与偏差下，比较几种设计：发现、损失、垫资、闲置、到账时间、费用',
    en: 'designs under the same load and faults: findings, losses, advances, idle money, waiting, fees',
  },
  'opt-vary': {
    zh: '要比较的设计选项 实例.选项=值,值（可重复，相乘；type:流程.选项=… 指全部实例）',
    en: 'choice to compare, instance.choice=a,b (repeat to multiply; type:flow.choice=… for all instances)',
  },
  'opt-seeds': { zh: '每种设计用多少个种子（默认 10）', en: 'seeds for each design (default 10)' },
  'opt-faults': {
    zh: '另有多少比例的消息与指令在通道合同之内出偏差，例如 5%（默认 0%）',
    en: 'share of messages and legs that deviate within the contracts, for example 5% (default 0%)',
  },
  'opt-svg': { zh: '把图写入此文件', en: 'write a picture to this file' },
  'example-compare': { zh: '比较两种重试方式', en: 'two ways to retry' },
  'example-compare-svg': { zh: '六种设计，5% 的偏差，附图', en: 'six designs under 5 % of faults, with a picture' },
  'compare-title': {
    zh: 'fenproof {{version}} · 设计比较 · {{id}}（{{file}}）',
    en: 'fenproof {{version}} · compare · {{id}} ({{file}})',
  },
  'compare-seeds': {
    zh: '{{count}} 个种子，每千条消息 {{faults}} 条偏差；均值 ± 95% 置信区间；垫资年利率 {{advance}}，闲置资金年利率 {{forgone}}',
    en: 'seeds: {{count}}; {{faults}} of 1,000 messages deviate; means ± 95 % confidence; advances at {{advance}}, idle money at {{forgone}} a year',
  },
  'compare-picture': { zh: '{{id}}：{{count}} 个种子的均值', en: '{{id}}: means of {{count}} seeds' },
  'compare-no-figures': { zh: '没有可画的数值。', en: 'Nothing here can be drawn.' },
  'compare-design': { zh: '设计', en: 'design' },
  'compare-figure': { zh: '指标', en: 'figure' },
  'compare-findings': { zh: '发现（出现的次数/运行次数）', en: 'findings (runs that show it)' },
  'compare-loses': { zh: '{{party}} 的损失（元）', en: 'lost by {{party}}, yuan' },
  'compare-losses': { zh: '损失合计（元）', en: 'lost in all, yuan' },
  'compare-stuck': { zh: '无法取出（元）', en: 'stuck, yuan' },
  'compare-peakAdvance': { zh: '垫资峰值（元）', en: 'peak advance, yuan' },
  'compare-advanceCost': { zh: '垫资成本（元）', en: 'cost of advances, yuan' },
  'compare-idleReserve': { zh: '平均备付金余额（元）', en: 'idle reserve on average, yuan' },
  'compare-interestForgone': { zh: '放弃的利息（元）', en: 'interest forgone, yuan' },
  'compare-channelFees': { zh: '通道费（元）', en: 'channel fees, yuan' },
  'compare-waitHalf': { zh: '到账时间 p50（秒）', en: 'time to funds p50, seconds' },
  'compare-waitMost': { zh: '到账时间 p99（秒）', en: 'time to funds p99, seconds' },
  'compare-inconclusive': { zh: '没有结论的运行', en: 'runs without a conclusion' },
  'compare-written': { zh: '图已写入 {{file}}', en: 'picture written to {{file}}' },
  'vary-missing': {
    zh: '缺少 --vary',
    en: '--vary is missing',
    fix: {
      zh: '例如 --vary w1.retry=query-first,blind-resend。',
      en: 'For example --vary w1.retry=query-first,blind-resend.',
    },
  },
  'vary-format': {
    zh: '看不懂 --vary {{text}}',
    en: '--vary {{text}} cannot be read',
    fix: {
      zh: '写成 实例.选项=值1,值2，至少两个不同的值。',
      en: 'Write instance.choice=value,value with at least two different values.',
    },
  },
  'vary-too-many': {
    zh: '共有 {{count}} 种设计，至多比较 {{most}} 种',
    en: 'these are {{count}} designs; {{most}} can be compared at most',
  },
  'share-format': {
    zh: '{{option}} {{text}} 不是 0% 到 100% 之间的比例',
    en: '{{option}} {{text}} is no share between 0% and 100%',
    fix: { zh: '写成 5% 或 0.5%。', en: 'Write 5% or 0.5%.' },
  },

  // What one design costs
  'help-scenarios-measure': {
    zh: '一个设计的成本与到账时间：垫资、通道费、集中存管少得的利息、按星期与时段的到账时间',
    en: 'what one design costs and how long it takes: advances, channel fees, interest forgone by central reserves, time to funds by weekday and window',
  },
  'example-measure': { zh: '2017—2019 年集中存管少得的利息', en: 'interest forgone from 2017 to 2019' },
  'measure-rates': {
    zh: '年利率（场景的 costs）：垫资 {{advance}}，存款 {{forgone}}',
    en: 'yearly rates (costs of the scenario): advances {{advance}}, deposits {{forgone}}',
  },
  'measure-yuan': { zh: '元', en: 'yuan' },
  'measure-from': { zh: '自', en: 'from' },
  'measure-until': { zh: '至', en: 'until' },
  'measure-share': { zh: '集中交存比例', en: 'held centrally' },
  'measure-reserve': { zh: '平均备付金（元）', en: 'mean reserve, yuan' },
  'measure-forgone': { zh: '少得的利息（元）', en: 'interest forgone, yuan' },
  'measure-ramp': {
    zh: '备付金集中交存（比例只知上下限的，两端都列出）',
    en: 'reserves held centrally (both ends where only an interval of the ratio is known)',
  },
  'measure-forgone-all': { zh: '合计少得利息 {{yuan}} 元', en: 'interest forgone in all: {{yuan}} yuan' },
  'measure-waits': {
    zh: '到账时间（按申请的星期与时段）',
    en: 'time to funds, by weekday and time of day of the request',
  },
  'measure-weekday': { zh: '星期', en: 'weekday' },
  'measure-asked': { zh: '申请时段', en: 'asked' },
  'measure-count': { zh: '笔数', en: 'count' },
  'measure-half': { zh: '中位', en: 'p50' },
  'measure-longest': { zh: '最长', en: 'longest' },
  'measure-left': { zh: '运行没有结论：{{code}}', en: 'the run came to no conclusion: {{code}}' },
  'weekday-1': { zh: '星期一', en: 'Monday' },
  'weekday-2': { zh: '星期二', en: 'Tuesday' },
  'weekday-3': { zh: '星期三', en: 'Wednesday' },
  'weekday-4': { zh: '星期四', en: 'Thursday' },
  'weekday-5': { zh: '星期五', en: 'Friday' },
  'weekday-6': { zh: '星期六', en: 'Saturday' },
  'weekday-7': { zh: '星期日', en: 'Sunday' },
};
