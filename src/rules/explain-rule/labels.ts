import type { Bilingual } from '../../core/bilingual.ts';

/** Status, severity, basis and confidence as a sentence names them. */
export const wordLabels: Readonly<Record<string, Bilingual>> = {
  enforced: { zh: '执行', en: 'enforced' },
  draft: { zh: '草案', en: 'draft' },
  critical: { zh: '严重', en: 'critical' },
  major: { zh: '重大', en: 'major' },
  minor: { zh: '一般', en: 'minor' },
  advisory: { zh: '提示', en: 'advisory' },
  law: { zh: '法规', en: 'law' },
  'operator-rule': { zh: '清算机构或产品规则', en: 'rule of an operator' },
  contract: { zh: '合同', en: 'contract' },
  practice: { zh: '惯例（未找到法律条文）', en: 'practice (no legal text was found)' },
  text: { zh: '条文已读', en: 'the text was read' },
  secondary: { zh: '二手资料', en: 'from secondary sources' },
  recalled: { zh: '凭记忆', en: 'from memory' },
  uncertain: { zh: '不确定', en: 'uncertain' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  complied: { zh: '符合', en: 'complied' },
  violated: { zh: '违反', en: 'VIOLATED' },
  'could-not-evaluate': { zh: '无法判断', en: 'could not evaluate' },
  'not-in-force': { zh: '未生效', en: 'not in force' },
};
