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

  // Coverage
  'help-rules-coverage': {
    zh: '用例、场景和搜索见过规则及其条件的哪些情形，还缺什么',
    en: 'what cases, scenarios and searches have shown of each rule and condition, and what is missing',
  },
  'opt-coverage-corpus': {
    zh: '搜索所存计划的目录；缺省为 .fenproof/corpus',
    en: 'folder of plans that searches have saved; default: .fenproof/corpus',
  },
  'opt-coverage-rounds': {
    zh: '另在每个场景中搜索这么多轮；缺省 0',
    en: 'rounds of a search to run in every scenario besides; default 0',
  },
  'opt-coverage-min': {
    zh: '运行中须看到违反与遵守两种情形的执行规则的百分比；缺省 80',
    en: 'per cent of the enforced rules that runs have to show both broken and kept; default 80',
  },
  'example-rules-coverage': { zh: '全部用例和场景', en: 'all cases and scenarios' },
  'head-coverage-rule': { zh: '规则', en: 'rule' },
  'head-coverage-cases': { zh: '用例', en: 'cases' },
  'head-coverage-scenarios': { zh: '场景', en: 'scenarios' },
  'head-coverage-searches': { zh: '搜索', en: 'searches' },
  'head-coverage-leaves': { zh: '条件真假', en: 'both ways' },
  'head-coverage-limits': { zh: '限额两侧', en: 'at limits' },
  'coverage-legend': { zh: '各列：违反 / 遵守 / 无法判断', en: 'each column: broken / kept / could not be evaluated' },
  'coverage-never-true': {
    zh: '{{rule}}：关于 {{fact}} 的条件从未成立',
    en: '{{rule}}: the condition on {{fact}} was never true',
  },
  'coverage-never-false': {
    zh: '{{rule}}：关于 {{fact}} 的条件从未不成立',
    en: '{{rule}}: the condition on {{fact}} was never false',
  },
  'coverage-never-at-limit': {
    zh: '{{rule}}：{{fact}} 从未正好等于限额',
    en: '{{rule}}: {{fact}} was never exactly at its limit',
  },
  'coverage-never-beyond': {
    zh: '{{rule}}：{{fact}} 从未刚好越过限额一步',
    en: '{{rule}}: {{fact}} was never one step beyond its limit',
  },
  'coverage-never-applied': { zh: '{{rule}}：从未适用', en: '{{rule}}: never applied' },
  'coverage-not-in-world': {
    zh: '{{rule}}：只在用例中适用，运行中从未适用',
    en: '{{rule}}: applied in cases only, never in a run',
  },
  'coverage-not-from-world': {
    zh: '{{rule}}：运行算出的事实未显示两种情形（违反：{{violated}}，遵守：{{complied}}）',
    en: '{{rule}}: not shown both ways by facts that a run computes (broken: {{violated}}, kept: {{complied}})',
  },
  'coverage-because': { zh: '理由：{{reason}}', en: 'Reason: {{reason}}' },
  'coverage-looked': {
    zh: '{{rules}} 条规则，{{cases}} 个用例，{{scenarios}} 个场景，{{plans}} 次搜索运行；缺 {{missing}} 项',
    en: '{{rules}} rules, {{cases}} cases, {{scenarios}} scenarios, {{plans}} runs of searches; {{missing}} things missing',
  },
  'coverage-leaves': {
    zh: '条件见过真假两种：{{leavesBoth}} / {{leaves}}，{{leavesShare}}',
    en: 'conditions seen both true and false: {{leavesBoth}} of {{leaves}}, {{leavesShare}}',
  },
  'coverage-limits': {
    zh: '限额见过边界与越界一步：{{limitsBoth}} / {{limits}}，{{limitsShare}}',
    en: 'limits seen reached and passed by one step: {{limitsBoth}} of {{limits}}, {{limitsShare}}',
  },
  'coverage-world': {
    zh: '执行规则由运行算出的事实见过违反与遵守：{{worldBoth}} / {{world}}，{{worldShare}}，要求 {{min}} %',
    en: 'enforced rules seen broken and kept by facts that a run computes: {{worldBoth}} of {{world}}, {{worldShare}}, {{min}} % wanted',
  },
  'coverage-stated': {
    zh: '另有 {{stated}} 条只凭场景的陈述见过两种情形，不计入：{{ids}}',
    en: 'another {{stated}} only by what scenarios state, which is not counted: {{ids}}',
  },

  // Rules by systems
  'help-rules-matrix': {
    zh: '哪些系统的场景见过哪些规则被违反或遵守',
    en: 'which rules the scenarios of which system have shown broken or kept',
  },
  'opt-matrix-markdown': { zh: '输出 Markdown 页面', en: 'as a page in Markdown' },
  'opt-matrix-write': { zh: '写入规则目录中的 matrix.md', en: 'write matrix.md in the folder of rules' },
  'opt-matrix-check': { zh: '检查 matrix.md 是否为最新', en: 'check whether matrix.md is current' },
  'example-rules-matrix': { zh: '缺口一览', en: 'the gaps at a glance' },
  'matrix-legend': {
    zh: '列为系统 S01 至 S42，- 为不属于任何系统的场景。# 既见违反又见遵守，B 只见违反，k 只见遵守，? 无法判断，. 只查过而不适用，空白为未查',
    en: 'columns are systems S01 to S42, - scenarios of no system; # broken and kept, B broken only, k kept only, ? could not be evaluated, . looked at but not applicable, blank: not looked at',
  },
  'matrix-unapplied': { zh: '从未适用的规则 {{count}}：', en: 'rules that never applied {{count}}:' },
  'matrix-unbroken': { zh: '未见违反的规则 {{count}}：', en: 'rules never seen broken {{count}}:' },
  'matrix-unruled': { zh: '没有规则适用的系统 {{count}}：', en: 'systems to which no rule applied {{count}}:' },
  'matrix-unplayed': { zh: '没有场景的系统 {{count}}：', en: 'systems without a scenario {{count}}:' },
  'matrix-head-broken': { zh: '见过违反', en: 'seen broken' },
  'matrix-head-kept': { zh: '见过遵守', en: 'seen kept' },
  'matrix-head-looked-at': { zh: '查过，不适用或无法判断', en: 'looked at, not applicable or undecided' },
  'matrix-title': { zh: '规则与系统', en: 'Rules by systems' },
  'matrix-gaps': { zh: '缺口', en: 'Gaps' },
  'matrix-note': {
    zh: '由 `fenproof rules matrix --write` 从场景生成，请勿手改。“-”为不属于任何系统的场景。',
    en: 'Generated from the scenarios by `fenproof rules matrix --write`; do not edit. "-" stands for scenarios of no system.',
  },
  'matrix-written': { zh: '已写入 {{file}}', en: '{{file}} written' },
  'matrix-current': { zh: '{{file}} 为最新', en: '{{file}} is current' },
  'matrix-stale': {
    zh: '{{file}} 已不是最新',
    en: '{{file}} is not current',
    fix: { zh: '运行 fenproof rules matrix --write', en: 'run fenproof rules matrix --write' },
  },

  // Differences
  'help-rules-diff': {
    zh: '规则的改动使用例、场景和所存搜索中的哪些结果翻转',
    en: 'which outcomes a change of the rules flips, over cases, scenarios and saved searches',
  },
  'arg-diff-base': { zh: '从前的规则：目录，或 git 提交', en: 'the rules as they were: a folder, or a git commit' },
  'example-rules-diff': { zh: '与上一次提交比较', en: 'against the last commit' },
  'diff-flip': {
    zh: '{{rule}}：{{was}} → {{now}}，用例 {{cases}} 个，场景中 {{scenarios}} 次，所存搜索中 {{searches}} 次',
    en: '{{rule}}: {{was}} -> {{now}}, {{cases}} cases, {{scenarios}} times in scenarios, {{searches}} in saved searches',
  },
  'diff-smallest': { zh: '最小的例子：{{where}} “{{name}}”', en: 'smallest example: {{where}} "{{name}}"' },
  'diff-newly': {
    zh: '{{scenario}}（{{file}}）：现在违反 {{rules}}',
    en: '{{scenario}} ({{file}}): now breaks {{rules}}',
  },
  'diff-no-longer': {
    zh: '{{scenario}}（{{file}}）：不再违反 {{rules}}',
    en: '{{scenario}} ({{file}}): breaks {{rules}} no longer',
  },
  'diff-none': {
    zh: '与 {{base}} 相比没有翻转：比较了 {{cases}} 个用例、{{scenarios}} 个场景、{{plans}} 个所存计划，共 {{compared}} 次判断',
    en: 'nothing flips against {{base}}: {{cases}} cases, {{scenarios}} scenarios and {{plans}} saved plans compared, {{compared}} evaluations',
  },
  'diff-summary': {
    zh: '与 {{base}} 相比 {{flips}} 种翻转，{{designs}} 个场景的结论不同：比较了 {{cases}} 个用例、{{scenarios}} 个场景、{{plans}} 个所存计划，共 {{compared}} 次判断',
    en: '{{flips}} kinds of flips against {{base}}, {{designs}} scenarios fail otherwise: {{cases}} cases, {{scenarios}} scenarios and {{plans}} saved plans compared, {{compared}} evaluations',
  },
  'ref-unknown': {
    zh: '“{{ref}}”既不是目录，也不是 git 提交',
    en: '"{{ref}}" is neither a folder nor a git commit',
    fix: { zh: '写目录、分支、标签或提交', en: 'name a folder, a branch, a tag or a commit' },
  },
  'ref-without-rules': {
    zh: '提交 {{ref}} 的 {{folder}} 中没有规则',
    en: 'the commit {{ref}} has no rules in {{folder}}',
  },

  // New and promoted rules
  'help-rules-new': {
    zh: '按模板新建一条规则草案，连同用例和说明页',
    en: 'begin a draft of a rule from a template, with cases and page',
  },
  'arg-new-name': { zh: '主题/id，例如 lending/loan-term', en: 'topic/id, for example lending/loan-term' },
  'opt-new-hook': { zh: '时点；缺省 instruction-accepted', en: 'the hook; default instruction-accepted' },
  'opt-new-from': { zh: '生效首日（YYYY-MM-DD）；缺省今天', en: 'first day (YYYY-MM-DD); default today' },
  'example-rules-new': { zh: '新建一条', en: 'begin a rule' },
  'new-rule-name': {
    zh: '“{{name}}”不是“主题/id”',
    en: '"{{name}}" is not topic/id',
    fix: {
      zh: '小写字母、数字和连字符，例如 lending/loan-term；parameters、schema、calendar、rails 另有用途',
      en: 'small letters, digits and hyphens, as in lending/loan-term; parameters, schema, calendar and rails hold other things',
    },
  },
  'new-rule-exists': {
    zh: '规则 {{id}} 已经存在：{{file}}',
    en: 'the rule {{id}} exists already: {{file}}',
    fix: { zh: '换一个 id', en: 'take another id' },
  },
  'new-rule-written': {
    zh: '已写入：\n  {{files}}\nfenproof rules lint 指出还要补什么',
    en: 'written:\n  {{files}}\nfenproof rules lint names what is left to be written',
  },
  'help-rules-promote': {
    zh: '读过条文之后，把草案改为执行，并记下谁在何时读过',
    en: 'turn a draft into an enforced rule once its text was read, and keep who read it when',
  },
  'opt-promote-read-by': { zh: '谁读过条文', en: 'who has read the text' },
  'opt-promote-on': { zh: '何时读的（YYYY-MM-DD）', en: 'when (YYYY-MM-DD)' },
  'opt-promote-period': {
    zh: '哪一期，写其首日；只有一期草案时不必写',
    en: 'which period, by its first day; needed where several are drafts',
  },
  'opt-promote-text': { zh: '条文原文', en: 'the words of the law, verbatim' },
  'example-rules-promote': { zh: '读过条文', en: 'the text was read' },
  promoted: {
    zh: '{{id}} 自 {{period}} 起的一期已改为执行：{{file}}，记入 {{log}}',
    en: '{{id}}, the period from {{period}} on, is enforced now: {{file}}, logged in {{log}}',
  },
  'promote-nobody': {
    zh: '没有写明谁读过条文',
    en: 'nobody is named who has read the text',
    fix: { zh: '写 --read-by 姓名', en: 'say --read-by NAME' },
  },
  'promote-future': { zh: '{{date}} 还没有到', en: '{{date}} is yet to come' },
  'promote-no-draft': {
    zh: '规则 {{id}} 没有这样的草案',
    en: 'the rule {{id}} has no such draft',
    fix: { zh: '状态见 fenproof rules list', en: 'fenproof rules list shows the states' },
  },
  'promote-which': {
    zh: '规则 {{id}} 有几期草案：{{days}}',
    en: 'several periods of {{id}} are drafts: {{days}}',
    fix: { zh: '用 --period 写明首日', en: 'name one with --period' },
  },
  'promote-unwritten': {
    zh: '规则 {{id}} 还没有写完',
    en: 'the rule {{id}} is not written to the end',
    fix: { zh: '先补上有标记的地方', en: 'write what is marked first' },
  },
  'promote-log': { zh: '{{file}} 不是晋升记录', en: '{{file}} is no log of promotions' },

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
  'regimes-since': { zh: '{{from}} 起{{status}}', en: '{{status}} since {{from}}' },
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
