import type { MessageTopic } from './entry.ts';

/** What the commands that measure, compare and extend a rulebook say. */
export const rulesReportMessages: MessageTopic = {
  'option-share': {
    zh: '选项 --{{option}} 须为 0 至 100 的整数，而不是“{{text}}”',
    en: 'the option --{{option}} takes a whole number from 0 to 100, not "{{text}}"',
  },

  // Mutants
  'help-rules-mutate': {
    zh: '在规则里逐一种下笔误，看哪些没有用例发现',
    en: 'plant each slip of an editor and list those that no case notices',
  },
  'opt-mutate-min': {
    zh: '至少要发现的百分比；缺省 90',
    en: 'per cent of the slips that have to be noticed; default 90',
  },
  'example-rules-mutate': { zh: '只试一条规则', en: 'try one rule only' },
  'head-mutants-kind': { zh: '笔误', en: 'slip' },
  'head-mutants-made': { zh: '种下', en: 'planted' },
  'head-mutants-refused': { zh: '加载时拒绝', en: 'refused at load' },
  'head-mutants-cases': { zh: '用例发现', en: 'by cases' },
  'head-mutants-regimes': { zh: '时期表发现', en: 'by regimes' },
  'head-mutants-survived': { zh: '未发现', en: 'survived' },
  'mutant-kind-threshold': { zh: '限额差一步', en: 'threshold a step off' },
  'mutant-kind-boundary': { zh: '边界算在另一侧', en: 'limit on the other side' },
  'mutant-kind-dropped': { zh: '漏掉一个条件', en: 'condition left out' },
  'mutant-kind-swapped': { zh: 'all 与 any 互换', en: 'all and any swapped' },
  'mutant-kind-date': { zh: '日期差一天', en: 'date a day off' },
  'mutant-kind-turned': { zh: '套错模板（条件反了）', en: 'wrong template (condition turned)' },
  'mutant-survived': {
    zh: '{{of}}：把 {{was}} 写成 {{now}}，没有用例发现',
    en: '{{of}}: {{now}} in place of {{was}} is noticed by no case',
    fix: {
      zh: '加一个只因此而不同的用例；若看不出差别，在 gaps.json 的 mutants 中说明理由',
      en: 'add a case that differs for this alone; if nothing can show it, give the reason under mutants in gaps.json',
    },
  },
  'mutant-explained': {
    zh: '{{at}}：{{of}} 的 {{was}} 写成 {{now}} 不会被发现：{{reason}}',
    en: '{{at}}: {{of}}, {{now}} in place of {{was}} is not noticed: {{reason}}',
  },
  'gap-stale': {
    zh: '这条说明已经多余：{{of}} 没有这样的缺口',
    en: 'this explanation is not needed any more: {{of}} has no such gap',
    fix: { zh: '删掉它', en: 'delete it' },
  },
  'mutants-none': { zh: '没有种下任何笔误', en: 'no slip was planted' },
  'mutants-summary': {
    zh: '种下 {{made}} 处笔误，发现 {{noticed}} 处：{{score}}（仅凭用例 {{byCases}}），要求 {{min}} %；未发现 {{survived}} 处，其中 {{explained}} 处有说明',
    en: '{{noticed}} of {{made}} slips noticed: {{score}} ({{byCases}} by cases alone), {{min}} % wanted; {{survived}} survived, {{explained}} of them explained',
  },

  // Regimes
  'help-rules-regimes': {
    zh: '列出某日各主题有效的规则、参数值和行业平均数',
    en: 'what is in force on a day by topic: rules, values of parameters, averages of the sector',
  },
  'opt-regimes-write': {
    zh: '在 regimes.cases.json 中补上缺少的日期；已有的不改',
    en: 'add the days that regimes.cases.json lacks; those that are there stay',
  },
  'opt-regimes-date': { zh: '日期（YYYY-MM-DD）', en: 'the day (YYYY-MM-DD)' },
  'example-rules-regimes': { zh: '这一天的规则', en: 'the rules of this day' },
  'example-rules-regimes-write': { zh: '规则改动之后补上日期', en: 'after rules were added' },
  'regimes-date-or-write': {
    zh: '须写明 --date 或 --write',
    en: 'say --date or --write',
  },
  'regimes-written': {
    zh: '{{file}}：补上 {{added}} 个日期；逐一核对之后才算数',
    en: '{{file}}: {{added}} days added; they say what the rules say now, so read them',
  },
  'regimes-average': {
    zh: '行业平均（不是任何一家机构的义务）：{{text}}［{{source}}］',
    en: 'average of the sector, no duty of any one institution: {{text}} [{{source}}]',
  },
  'regimes-nothing': { zh: '这一天没有有效的规则', en: 'no rule is in force on this day' },
  'regime-unknown-topic': {
    zh: '没有主题“{{topic}}”',
    en: 'there is no topic "{{topic}}"',
    fix: { zh: '主题是规则所在的目录', en: 'a topic is a folder of rules' },
  },
  'regime-days-out-of-order': {
    zh: '{{date}} 不在前一个日期之后',
    en: '{{date}} does not follow the day before it',
    fix: { zh: '按日期排列', en: 'put the days in order' },
  },
  'regime-as-what': {
    zh: '“{{text}}”不是同一主题中更早的日期',
    en: '"{{text}}" names no earlier day of this topic',
    fix: { zh: '写成 "as 2018-06-30"，或写出规则和参数', en: 'write "as 2018-06-30", or rules and parameters' },
  },
  'regime-differs': {
    zh: '主题 {{topic}} 在 {{date}}：{{name}} 应为 {{expected}}，实际为 {{found}}',
    en: 'topic {{topic}} on {{date}}: {{name}} should be {{expected}}, and is {{found}}',
    fix: {
      zh: '先确定规则与时期表哪一个对，再改另一个',
      en: 'decide which of the two is right, the rules or this file, and change the other',
    },
  },
  'lint-regime-missing': {
    zh: '主题 {{topic}} 缺少 {{count}} 个日期：{{dates}}',
    en: 'topic {{topic}} lacks {{count}} days: {{dates}}',
    fix: {
      zh: 'fenproof rules regimes --write 会补上，然后逐一核对',
      en: 'fenproof rules regimes --write adds them; then read them',
    },
  },
  'rules-tested-regimes': {
    zh: '{{topics}} 个主题，{{days}} 个日期：{{failed}} 处不符',
    en: '{{topics}} topics, {{days}} days: {{failed}} differences',
  },
};
