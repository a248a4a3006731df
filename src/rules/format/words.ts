/** The words that periods of rules and values of parameters are described with. */
export const statuses = ['enforced', 'draft'] as const;

export const severities = ['critical', 'major', 'minor', 'advisory'] as const;

export const bases = ['law', 'operator-rule', 'contract', 'practice'] as const;

/** What a citation rests on: the text was read, a secondary source was, memory, or less. */
export const confidences = ['text', 'secondary', 'recalled', 'uncertain'] as const;
export type Confidence = (typeof confidences)[number];

/** Words that an editor writes where the format has others: of other engines, of legal texts, and in Chinese. */
const synonyms: Readonly<Record<string, string>> = {
  // Conditions
  ...{ and: 'all', 且: 'all', 并且: 'all', 全部: 'all', every: 'all', allof: 'all' },
  ...{ or: 'any', 或: 'any', 或者: 'any', 任一: 'any', some: 'any', anyof: 'any' },
  ...{ 非: 'not', 不: 'not', none: 'not' },
  ...{ op: 'operator', 运算符: 'operator', comparison: 'operator' },
  ...{ field: 'fact', parameter: 'fact', 事实: 'fact', 参数: 'fact' },
  ...{ 值: 'value', limit: 'value', threshold: 'value' },
  // Periods
  ...{ active: 'enforced', 生效: 'enforced', 有效: 'enforced', 执行: 'enforced', 草案: 'draft', 草稿: 'draft' },
  ...{
    严重: 'critical',
    重大: 'critical',
    high: 'critical',
    重要: 'major',
    medium: 'major',
    一般: 'minor',
    轻微: 'minor',
  },
  ...{ low: 'minor', 提示: 'advisory', 建议: 'advisory', info: 'advisory' },
  ...{ 法律: 'law', 法规: 'law', 规章: 'law', regulation: 'law', statute: 'law', 合同: 'contract', 惯例: 'practice' },
  ...{ verified: 'text', 原文: 'text', 已核实: 'text', 二手: 'secondary', 记忆: 'recalled', memory: 'recalled' },
  ...{ 不确定: 'uncertain', 存疑: 'uncertain', unknown: 'uncertain' },
  // Outcomes
  ...{ 违反: 'violated', 违规: 'violated', broken: 'violated', 合规: 'complied', 遵守: 'complied', 符合: 'complied' },
  ...{ kept: 'complied', ok: 'complied', 不适用: 'not-applicable', 无法判断: 'could-not-evaluate' },
  ...{ 未生效: 'not-in-force', 不在有效期: 'not-in-force' },
};

/** The word of the format that somebody means by another one, if it is among those allowed. */
export function wordMeant(word: string, allowed: readonly string[]): string | undefined {
  const meant = synonyms[word.trim().toLowerCase()];
  return meant !== undefined && allowed.includes(meant) ? meant : undefined;
}
