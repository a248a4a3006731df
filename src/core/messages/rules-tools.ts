import type { MessageTopic } from './entry.ts';

/** The commands on rules: help, headings, what they report. */
export const rulesToolsMessages: MessageTopic = {
  'help-rules': { zh: '查看、检查、试验规则', en: 'look at rules, check them, try them' },
  'help-rules-list': { zh: '列出规则及其有效期', en: 'list rules with their periods' },
  'help-rules-explain': {
    zh: '用普通语句解释一条规则：条件、限额、日期、条文',
    en: 'explain a rule in plain sentences: conditions, limits, dates, article',
  },
  'help-rules-show': {
    zh: '解释一条规则，并列出它读取的事实、用例和文件',
    en: 'explain a rule, with the facts it reads, its cases and files',
  },
  'help-rules-facts': { zh: '列出时点，或某个时点上的事实', en: 'list the hooks, or the facts at one of them' },
  'help-rules-test': { zh: '运行规则的用例', en: 'run the cases of rules' },
  'help-rules-eval': {
    zh: '某日的规则如何判断给定的事实（JSON）',
    en: 'what the rules of a day say about stated facts (JSON)',
  },
  'arg-rule': { zh: '规则 id', en: 'id of a rule' },
  'arg-rules': { zh: '规则 id；缺省为全部', en: 'ids of rules; default: all' },
  'arg-hook': { zh: '时点，例如 leg-submitted', en: 'a hook, for example leg-submitted' },
  'opt-rules-date': { zh: '只列出这一天有效的（YYYY-MM-DD）', en: 'only what is in force on this day (YYYY-MM-DD)' },
  'opt-rules-topic': { zh: '只列出这个主题的', en: 'only of this topic' },
  'opt-rules-status': { zh: '只列出 enforced 或 draft', en: 'only enforced or draft ones' },
  'opt-rules-basis': {
    zh: '只列出这种依据的：law、operator-rule、contract、practice',
    en: 'only of this basis: law, operator-rule, contract, practice',
  },
  'opt-eval-hook': { zh: '时点；见 rules facts', en: 'the hook; see rules facts' },
  'opt-eval-date': { zh: '事件发生的日期（YYYY-MM-DD）', en: 'day of the event (YYYY-MM-DD)' },
  'opt-eval-facts': {
    zh: '事实文件（JSON 对象），- 为标准输入',
    en: 'file of facts, a JSON object; - for standard input',
  },
  'opt-eval-contract': {
    zh: '合同成立日；缺省为事实 contract.date，再缺省为 --date',
    en: 'day of the contract; default: the fact contract.date, else --date',
  },
  'opt-eval-instruction': {
    zh: '受理日；缺省为事实 instruction.date，再缺省为 --date',
    en: 'day of the instruction; default: the fact instruction.date, else --date',
  },
  'example-rules-list': { zh: '这一天有效的规则', en: 'the rules of this day' },
  'example-rules-explain': { zh: '解释一条规则', en: 'explain a rule' },
  'example-rules-facts': { zh: '受理指令时可以写出的事实', en: 'what can be stated of an accepted instruction' },
  'example-rules-test': { zh: '运行全部用例', en: 'run every case' },
  'example-rules-eval': { zh: '判断给定的事实', en: 'judge stated facts' },

  'head-rules-rule': { zh: '规则', en: 'rule' },
  'head-rules-topic': { zh: '主题', en: 'topic' },
  'head-rules-from': { zh: '起', en: 'from' },
  'head-rules-to': { zh: '止', en: 'to' },
  'head-rules-status': { zh: '状态', en: 'status' },
  'head-rules-basis': { zh: '依据', en: 'basis' },
  'head-rules-severity': { zh: '程度', en: 'severity' },
  'head-rules-citation': { zh: '条文', en: 'citation' },
  'head-rules-title': { zh: '标题', en: 'title' },
  'head-rules-fact': { zh: '事实', en: 'fact' },
  'head-rules-type': { zh: '类型', en: 'type' },
  'head-rules-label': { zh: '含义', en: 'meaning' },
  'head-rules-may-be': { zh: '可以', en: 'may be' },
  'head-rules-note': { zh: '说明', en: 'note' },
  'head-rules-case': { zh: '用例', en: 'case' },
  'head-rules-expect': { zh: '预期', en: 'expects' },
  'head-rules-hook': { zh: '时点', en: 'hook' },
  'head-rules-fires': { zh: '何时', en: 'when' },
  'head-rules-facts': { zh: '事实数', en: 'facts' },
  'head-rules-outcome': { zh: '结果', en: 'outcome' },
  'head-rules-because': { zh: '依据事实', en: 'because' },

  'rules-listed': { zh: '{{total}} 条规则中的 {{count}} 条', en: '{{count}} of {{total}} rules' },
  'rules-reads': { zh: '读取的事实', en: 'reads these facts' },
  'rules-cases': { zh: '用例 {{count}} 个', en: 'cases: {{count}}' },
  'rules-files': { zh: '文件：{{file}}，说明：{{page}}', en: 'file: {{file}}, page: {{page}}' },
  'rules-facts-hint': {
    zh: '某个时点上的事实：fenproof rules facts <时点>',
    en: 'the facts at a hook: fenproof rules facts <hook>',
  },
  'rules-hook-actor': { zh: '行为机构（actor）：{{actor}}', en: 'actor: {{actor}}' },
  'rules-may-be-none': { zh: '无（null）', en: 'none (null)' },
  'rules-may-be-unknown': { zh: '未知', en: 'unknown' },
  'rules-tested': {
    zh: '{{rules}} 条规则，{{run}} 个用例：{{failed}} 个不符，{{skipped}} 个未运行',
    en: '{{rules}} rules, {{run}} cases: {{failed}} failed, {{skipped}} not run',
  },
  'rules-nothing-tested': { zh: '没有运行任何用例', en: 'no case was run' },

  'case-failed': {
    zh: '规则 {{rule}}“{{it}}”（{{date}}）：预期 {{expected}}，实际 {{actual}}',
    en: 'rule {{rule}}, "{{it}}" ({{date}}): expected {{expected}}, found {{actual}}',
    fix: {
      zh: '先确定规则与用例哪一个对，再改另一个',
      en: 'decide which of the two is right, the rule or the case, and change the other',
    },
  },
  'case-because': { zh: '{{label}}：{{actual}}（条件：{{test}}）', en: '{{label}}: {{actual}} (condition: {{test}})' },
  'case-would-decide': { zh: '知道 {{facts}} 就能判断', en: 'to decide: {{facts}}' },
  'cases-mark-left': {
    zh: '用例上留有“{{mark}}”',
    en: '"{{mark}}" was left on a case',
    fix: { zh: '删掉它，让所有用例都运行', en: 'delete it, so that all cases are run' },
  },
  'rules-no-such-rule': {
    zh: '没有 id 为“{{id}}”的规则',
    en: 'there is no rule with the id "{{id}}"',
    fix: { zh: '规则 id 见 fenproof rules list', en: 'fenproof rules list shows the ids' },
  },
  'option-word': {
    zh: '选项 --{{option}} 没有值“{{word}}”',
    en: 'the option --{{option}} has no value "{{word}}"',
    fix: { zh: '可用的有：{{known}}', en: 'known here: {{known}}' },
  },
  'input-not-utf8': {
    zh: '标准输入不是 UTF-8',
    en: 'standard input is not UTF-8',
    fix: { zh: '先把内容转成 UTF-8', en: 'convert it to UTF-8 first' },
  },

  'help-rules-lint': {
    zh: '检查规则、参数、用例和说明页，不运行',
    en: 'check rules, parameters, cases and pages without running anything',
  },
  'opt-watch': { zh: '文件一改就重新检查，直到按 Ctrl-C', en: 'check again whenever a file changes, until Ctrl-C' },
  'example-rules-lint': { zh: '检查自己的规则目录', en: 'check a folder of your own' },
  'example-rules-watch': { zh: '边改边查', en: 'check while you edit' },
  'rules-lint-clean': {
    zh: '{{rules}} 条规则、{{cases}} 个用例：没有发现问题',
    en: '{{rules}} rules, {{cases}} cases: nothing found',
  },
  'rules-lint-summary': {
    zh: '{{rules}} 条规则、{{cases}} 个用例：{{problems}} 个问题',
    en: '{{rules}} rules, {{cases}} cases: {{problems}} problems',
  },
  'rules-lint-gave-up': {
    zh: '以下规则的条件组合太多，只查了一部分：{{ids}}',
    en: 'too many combinations to look at all of them in: {{ids}}',
  },
  'rules-watching': { zh: '等待修改（{{root}}），按 Ctrl-C 结束', en: 'waiting for changes in {{root}}, Ctrl-C ends' },
};
