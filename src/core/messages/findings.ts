import type { MessageTopic } from './entry.ts';

/** What each finding about money means, in one sentence; what a run expected and did not see. */
export const findingsMessages: MessageTopic = {
  'finding-customer-shortfall': {
    zh: '客户备付不足：{{pool}} 比应付客户的少 {{yuan}} 元',
    en: 'customer money is short: {{pool}} holds {{yuan}} yuan less than its customers are owed',
  },
  'finding-client-funds-used': {
    zh: '挪用他人资金：{{flow}} 用其他客户的钱付出 {{yuan}} 元，自己的资金尚未到账',
    en: "other customers' money was used: {{flow}} paid out {{yuan}} yuan before its own money had arrived",
  },
  'finding-uncovered-payout': {
    zh: '无款而付：{{flow}} 付出 {{yuan}} 元，收款人并没有这笔应得款',
    en: 'paid without cover: {{flow}} paid {{yuan}} yuan to somebody who was not owed it',
  },
  'finding-double-payment': {
    zh: '重复付款：{{holder}} 就同一笔应付款多收 {{yuan}} 元（{{flow}}）',
    en: 'paid twice: {{holder}} received {{yuan}} yuan more than was owed for one order ({{flow}})',
  },
  'finding-over-collection': {
    zh: '多扣款：{{loser}} 就同一笔应付款被多扣 {{yuan}} 元（{{flow}}）',
    en: 'collected twice: {{loser}} was debited {{yuan}} yuan more than was due ({{flow}})',
  },
  'finding-misdirected-funds': {
    zh: '付错对象：{{yuan}} 元到了 {{holder}} 名下，而应收款人不是他（{{flow}}）',
    en: 'paid to the wrong party: {{yuan}} yuan reached {{holder}}, who is not the payee ({{flow}})',
  },
  'finding-unrecorded-claim': {
    zh: '漏记债权：应付 {{loser}} 的 {{yuan}} 元，信息账上没有任何记录',
    en: 'a claim is not recorded: {{yuan}} yuan owed to {{loser}} appear nowhere in the information book',
  },
  'finding-unfounded-claim': {
    zh: '虚增债权：{{holder}} 的可用余额比应得多 {{yuan}} 元',
    en: 'a claim has no ground: {{holder}} can use {{yuan}} yuan more than is owed',
  },
  'finding-unexplained-difference': {
    zh: '差异无法解释：对账之后 {{pool}} 仍差 {{yuan}} 元',
    en: 'a difference nobody explains: after reconciliation {{pool}} still differs by {{yuan}} yuan',
  },
  'finding-stuck-funds': {
    zh: '资金滞留：{{loser}} 的 {{yuan}} 元应得而拿不到',
    en: 'money is stuck: {{loser}} is owed {{yuan}} yuan and cannot get it',
  },
  'finding-late-funds': {
    zh: '到账超时：{{loser}} 的 {{yuan}} 元晚于承诺时间到账（{{flow}}）',
    en: 'money came late: {{yuan}} yuan reached {{loser}} after the promised time ({{flow}})',
  },
  'finding-exposure-over-limit': {
    zh: '敞口超限：未收回的垫资超出约定上限 {{yuan}} 元（{{flow}}）',
    en: 'exposure over its limit: open advances exceed what was agreed by {{yuan}} yuan ({{flow}})',
  },
  'finding-commingled-funds': {
    zh: '资金混同：{{yuan}} 元客户资金与自有资金混放（{{holder}}）',
    en: 'client money and own money are mixed: {{yuan}} yuan at {{holder}}',
  },
  'finding-rounding-leak': {
    zh: '尾差无主：各部分之和与总额相差 {{yuan}} 元（{{flow}}）',
    en: 'a rounding difference has no owner: the parts miss the whole by {{yuan}} yuan ({{flow}})',
  },
  'finding-business-money-mismatch': {
    zh: '业务与资金不符：货物或凭证与资金相差 {{yuan}} 元（{{flow}}）',
    en: 'business and money disagree: goods or vouchers and money differ by {{yuan}} yuan ({{flow}})',
  },
  'finding-unbalanced-posting': {
    zh: '记账不平：{{flow}} 要求的 {{yuan}} 元分录被账本拒绝',
    en: 'a posting does not balance: the ledger refused one of {{yuan}} yuan that {{flow}} asked for',
  },
  'rule-undecided': {
    zh: '规则“{{title}}”适用，但缺少事实，无法判断：{{facts}}',
    en: 'the rule "{{title}}" applies and cannot be judged without {{facts}}',
  },

  'missing-finding': {
    zh: '应出现而未出现：{{id}}{{what}}',
    en: 'expected and not found: {{id}}{{what}}',
  },
  'missing-loses': { zh: '，{{party}} 损失 {{sum}}', en: ', {{party}} losing {{sum}}' },
  'missing-loses-any': { zh: '，{{party}} 有损失', en: ', {{party}} losing' },
  'missing-sum': { zh: '，损失 {{sum}}', en: ', a loss of {{sum}}' },
  'sum-exact': { zh: '{{yuan}} 元', en: '{{yuan}} yuan' },
  'sum-at-most': { zh: '至多 {{yuan}} 元', en: 'at most {{yuan}} yuan' },
  'missing-times': { zh: '（应 {{times}} 次，实 {{seen}} 次）', en: ' ({{times}} times, seen {{seen}})' },

  'needs-a-person': {
    zh: '{{loser}} 的 {{yuan}} 元须有人操作才能到账（{{flow}}）',
    en: '{{yuan}} yuan of {{loser}} move only when somebody acts ({{flow}})',
  },
};
