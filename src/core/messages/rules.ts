import type { MessageTopic } from './entry.ts';

/** Rules, their parameters and their cases: what may be wrong with a file, and what a finding says. */
export const rulesMessages: MessageTopic = {
  'rule-practice-notice': {
    zh: '（依据为行业惯例，未找到法律条文）',
    en: ' (basis is practice: no legal text was found)',
  },
  'rules-not-an-object': {
    zh: '此处应为对象 {…}，实际为 {{found}}',
    en: 'an object {…} is needed here, found {{found}}',
    fix: {
      zh: '写成 {"键": 值}，两种语言的文字写成 {"zh": "…", "en": "…"}',
      en: 'write {"key": value}; a text in two languages is {"zh": "…", "en": "…"}',
    },
  },
  'rules-not-a-list': {
    zh: '此处应为列表 […]，实际为 {{found}}',
    en: 'a list […] is needed here, found {{found}}',
    fix: { zh: '只有一项时也要写方括号', en: 'write the brackets even around a single item' },
  },
  'rules-empty-list': {
    zh: '列表不能为空',
    en: 'the list must not be empty',
    fix: {
      zh: '至少写一项；空的 all 或 any 恒为真',
      en: 'write at least one item; an empty all or any would always be true',
    },
  },
  'rules-not-a-text': {
    zh: '此处应为非空文字，实际为 {{found}}',
    en: 'a text is needed here, found {{found}}',
    fix: { zh: '写成不为空的文字，例如 "actor"', en: 'write a text that is not empty, for example "actor"' },
  },
  'rules-unknown-key': {
    zh: '这里没有名为“{{key}}”的键',
    en: 'there is no key "{{key}}" here',
    fix: { zh: '改正拼写或删掉它', en: 'correct its spelling or delete it' },
  },
  'rules-missing-key': {
    zh: '缺少键“{{key}}”',
    en: 'the key "{{key}}" is missing',
  },
  'rules-bad-name': {
    zh: '名称“{{name}}”不合要求',
    en: 'the name "{{name}}" is not allowed',
    fix: {
      zh: '只用小写字母、数字和连字符，例如 payacct-class2-annual',
      en: 'use lower-case letters, digits and hyphens, like payacct-class2-annual',
    },
  },
  'rule-unknown-word': {
    zh: '“{{word}}”不是可用的词（{{known}}）',
    en: '"{{word}}" is not one of the words allowed here ({{known}})',
  },
  'rule-period-open': {
    zh: '没有结束日的有效期不写 to',
    en: 'a period without an end has no "to"',
    fix: { zh: '删掉 to 这一项', en: 'delete "to"' },
  },
  'rule-parameter-as-text': {
    zh: '参数要写成引用，不是文字',
    en: 'a parameter is referred to, not written as a text',
    fix: { zh: '写成 {{suggestion}}', en: 'write {{suggestion}}' },
  },
  'cases-fact-and-unknown': {
    zh: '本案例既给出了 {{fact}}，又说它未知',
    en: 'this case states {{fact}} and says that it is unknown',
    fix: { zh: '二者删去其一', en: 'delete one of the two' },
  },
  'cases-would-decide': {
    zh: 'wouldDecide 只用于无法判断的案例，本案例的结果是 {{outcome}}',
    en: 'wouldDecide belongs to a case that cannot be evaluated, this one expects {{outcome}}',
    fix: { zh: '删去 wouldDecide，或把 expect 改为 could-not-evaluate', en: 'delete it, or expect could-not-evaluate' },
  },
  'rule-unknown-type': {
    zh: '没有名为“{{word}}”的类型（{{known}}）',
    en: 'there is no type "{{word}}" ({{known}})',
  },
  'rule-unknown-hook': {
    zh: '没有名为“{{word}}”的时点（{{known}}）',
    en: 'there is no hook "{{word}}" ({{known}})',
  },
  'rule-unknown-fact': {
    zh: '没有名为“{{fact}}”的事实',
    en: 'there is no fact "{{fact}}"',
    fix: { zh: '可用的事实见 rules/facts.md', en: 'the facts are listed in rules/facts.md' },
  },
  'rule-unknown-parameter': {
    zh: '没有名为“{{parameter}}”的参数',
    en: 'there is no parameter "{{parameter}}"',
    fix: {
      zh: '写作 parameter.组.名，组是 rules/parameters 中文件的 id',
      en: 'write parameter.<group>.<name>; the group is the id of a file in rules/parameters',
    },
  },
  'rule-unknown-operator': {
    zh: '没有名为“{{word}}”的运算符（{{known}}）',
    en: 'there is no operator "{{word}}" ({{known}})',
  },
  'rule-operator-type': {
    zh: '运算符 {{operator}} 不能用于 {{fact}}（类型 {{type}}）',
    en: 'operator {{operator}} does not apply to {{fact}}, which is of type {{type}}',
    fix: { zh: '可用：{{known}}', en: 'use one of: {{known}}' },
  },
  'rule-types-differ': {
    zh: '{{left}}（{{leftType}}）与 {{right}}（{{rightType}}）不能比较',
    en: '{{left}} ({{leftType}}) and {{right}} ({{rightType}}) cannot be compared',
    fix: {
      zh: '换成同一类型、同一单位的事实或参数',
      en: 'compare it with a fact or parameter of the same type and unit',
    },
  },
  'rule-wrong-type': {
    zh: '此处应为 {{type}} 类型的值，实际为 {{found}}',
    en: 'a value of type {{type}} is needed here, found {{found}}',
    fix: {
      zh: '是或否写 true、false；整数不带引号；种类写所列的词',
      en: 'yes or no is true or false, a count has no quotation marks, a kind is one of the words listed',
    },
  },
  'rule-not-a-member': {
    zh: '“{{word}}”不在可取的值之中（{{known}}）',
    en: '"{{word}}" is none of the possible values ({{known}})',
    fix: {
      zh: '写所列的词之一；没有时写 null，不写“无”',
      en: 'write one of the words listed; none is null, not a word',
    },
  },
  'rule-duplicate-member': {
    zh: '列表中有重复的值',
    en: 'the list names a value twice',
    fix: { zh: '删去重复的值', en: 'delete one of the two' },
  },
  'rule-literal-party': {
    zh: '规则不能写出具体的当事人或账户（{{found}}）',
    en: 'a rule cannot name a party or an account ({{found}})',
    fix: {
      zh: '与另一个事实比较，例如 { "fact": "actor" }',
      en: 'compare it with another fact, for example { "fact": "actor" }',
    },
  },
  'rule-value-true': {
    zh: '{{operator}} 的 value 只能写 true',
    en: 'the value of {{operator}} has to be true',
    fix: { zh: '要表达相反的意思，用另一个运算符', en: 'for the opposite use the other of isNone and isPresent' },
  },
  'rule-never-none': {
    zh: '{{fact}} 永远有值，{{operator}} 的结果恒定',
    en: '{{fact}} always has a value, so that {{operator}} would always say the same',
    fix: { zh: '去掉这个条件，或换一个可以为无的事实', en: 'leave the condition out, or use a fact that may be none' },
  },
  'rule-fact-not-at-hook': {
    zh: '时点 {{hook}} 上没有事实 {{fact}}',
    en: 'the fact {{fact}} does not exist at the hook {{hook}}',
    fix: { zh: '它只存在于：{{known}}', en: 'it exists at: {{known}}' },
  },
  'rule-guard-may-be-unknown': {
    zh: 'appliesWhen 使用了未必可知的 {{fact}}',
    en: 'appliesWhen uses {{fact}}, which may be unknown',
    fix: {
      zh: '适用范围只能由场景总能给出的事实决定；把它移到 conditions',
      en: 'whom a rule binds has to be known always; move it to conditions',
    },
  },
  'rule-one-condition': {
    zh: '每个条件只能写 {{known}} 中的一种',
    en: 'a condition has exactly one of {{known}}',
    fix: { zh: '拆成两个条件，放进同一个列表', en: 'split it into two conditions of one list' },
  },
  'rule-root-needs-all-any': {
    zh: '最外层必须是 all、any、not 或 condition',
    en: 'the outermost condition has to be all, any, not or condition',
    fix: { zh: '写成 { "all": [ … ] }', en: 'write { "all": [ … ] }' },
  },
  'rule-key-not-allowed': {
    zh: '规则中不能使用“{{key}}”',
    en: '"{{key}}" is not allowed in a rule',
    fix: {
      zh: '事实是带类型的扁平名称，没有路径、参数和优先级',
      en: 'facts are flat, typed names: there are no paths, arguments or priorities',
    },
  },
  'rule-unknown-condition': {
    zh: 'definitions 中没有名为“{{name}}”的条件',
    en: 'definitions has no condition named "{{name}}"',
    fix: { zh: '在 definitions 中写下这个条件，或改正名称', en: 'write it into definitions, or correct the name' },
  },
  'rule-condition-unused': {
    zh: '条件“{{name}}”没有被使用',
    en: 'the condition "{{name}}" is not used',
    fix: { zh: '用 {"condition": "名称"} 引用它，或删去', en: 'refer to it with {"condition": "name"}, or delete it' },
  },
  'rule-condition-cycle': {
    zh: '条件引用了自身：{{cycle}}',
    en: 'the condition refers to itself: {{cycle}}',
    fix: { zh: '把其中一处改为直接写出的条件', en: 'write one of them out in place' },
  },
  'rule-too-large': {
    zh: '条件展开后超过 {{limit}} 个节点',
    en: 'the conditions have more than {{limit}} nodes when written out',
  },
  'rule-parameter-on-the-left': {
    zh: '{{parameter}} 不是单一的值，不能写在左边',
    en: '{{parameter}} is not one plain value and cannot stand on the left',
    fix: { zh: '把它写在 value 里', en: 'write it in value' },
  },
  'rule-interval-needs-order': {
    zh: '{{parameter}} 只知道区间，不能用 {{operator}}',
    en: '{{parameter}} is known only as an interval, {{operator}} cannot be used',
    fix: { zh: '改用比较大小的运算符', en: 'use an operator that compares sizes' },
  },
  'rule-placeholder-mismatch': {
    zh: '{{language}} 文字缺少占位符 {{name}}',
    en: 'the {{language}} text lacks the placeholder {{name}}',
    fix: { zh: '两种语言的占位符必须一致', en: 'both languages need the same placeholders' },
  },
  'rule-placeholder-malformed': {
    zh: '占位符写法有误',
    en: 'a placeholder is malformed',
    fix: {
      zh: '写作 {{…}}，括号为半角，名称前后不留空格',
      en: 'write it in double braces, without blanks around the name',
    },
  },
  'rule-duplicate-id': {
    zh: '规则 id “{{id}}”已在 {{file}} 中使用',
    en: 'the rule id "{{id}}" is already used in {{file}}',
    fix: { zh: '改用另一个标识，并相应改文件夹和文件名', en: 'choose another id, and name folder and files after it' },
  },
  'rule-file-name': {
    zh: '规则 {{id}} 写在名为 {{file}} 的文件中',
    en: 'rule {{id}} stands in a file named {{file}}',
    fix: { zh: '文件名应为 {{id}}.rule.json', en: 'the file has to be named {{id}}.rule.json' },
  },
  'rule-periods-overlap': {
    zh: '本段的起始日早于上一段的截止日',
    en: 'this period begins before the previous one has ended',
    fix: { zh: '给上一段写上 to（含当日）', en: 'give the previous one a last day (to, inclusive)' },
  },
  'rule-periods-out-of-order': {
    zh: '各段应按起始日先后排列',
    en: 'periods have to be in the order of their first day',
    fix: { zh: '按起始日由先到后排列', en: 'put the earlier one first' },
  },
  'rule-period-ends-before-start': {
    zh: '截止日早于起始日',
    en: 'the last day is before the first',
    fix: { zh: '检查 from 与 to 是否写颠倒', en: 'check whether from and to were turned round' },
  },
  'rule-draft-needs-reason': {
    zh: '草案须写明原因（reason）',
    en: 'a draft has to say why it is one (reason)',
    fix: {
      zh: '加上 "reason": {"zh": "…", "en": "…"}，例如条文尚未读过',
      en: 'add "reason": {"zh": "…", "en": "…"}, for example that nobody has read the text',
    },
  },
  'rule-enforced-unread': {
    zh: '没有人读过条文（confidence 为 {{confidence}}），规则不能为 enforced',
    en: 'nobody has seen the text (confidence {{confidence}}), so the rule cannot be enforced',
    fix: { zh: '写作 draft；场景可用 law.enforce 选用', en: 'make it a draft; a scenario can opt in with law.enforce' },
  },
  'rule-enforced-needs-reason': {
    zh: '依据为 {{confidence}} 而仍然执行，须写明原因（reason）',
    en: 'enforced although its basis is {{confidence}}: say why (reason)',
    fix: { zh: '加上 reason，或把 status 改为 draft', en: 'add the reason, or make it a draft' },
  },
  'rule-citation-needs-document': {
    zh: '法律依据须写明文号',
    en: 'a rule of law has to name its document',
    fix: {
      zh: '写发文字号；若没有文件，basis 写 practice',
      en: 'write its number; where there is none, the basis is practice',
    },
  },
  'rule-decided-by': {
    zh: '时点 {{hook}} 上没有可据以判断的“{{word}}”日期',
    en: 'at the hook {{hook}} there is no date of "{{word}}" to decide by',
    fix: { zh: '写作该时点本身的名称', en: 'write the name of the hook itself' },
  },
  'rule-breached-by': {
    zh: '“{{word}}”不是该时点上的当事人（{{known}}）',
    en: '"{{word}}" is no party at this hook ({{known}})',
    fix: { zh: '写所列的一方，例如 actor', en: 'write one of the parties listed, for example actor' },
  },
  'parameter-duplicate': {
    zh: '参数 {{parameter}} 已在 {{file}} 中定义',
    en: 'the parameter {{parameter}} is already defined in {{file}}',
    fix: { zh: '改名，或把数值并入已有的参数', en: 'rename it, or add the values to the one there is' },
  },
  'parameter-missing-value': {
    zh: '参数 {{parameter}} 在 {{date}} 没有值，而规则当日有效',
    en: 'the parameter {{parameter}} has no value on {{date}}, when the rule is in force',
    fix: {
      zh: '在 rules/parameters 中补上；确实不知道时写 unknown 及其原因',
      en: 'add it in rules/parameters; if nobody knows it, write unknown with the reason',
    },
  },
  'parameter-one-value': {
    zh: '每项须恰好写 {{known}} 之一',
    en: 'each entry has exactly one of {{known}}',
    fix: { zh: '每条只写一种', en: 'keep one of them' },
  },
  'parameter-needs': {
    zh: '参数没有声明 {{what}}',
    en: 'the parameter does not declare {{what}}',
  },
  'parameter-unit-needs-int': {
    zh: '只有 int 类型的参数才写单位；金额为元，比例为百分数',
    en: 'only a parameter of type int has a unit; amounts are yuan, ratios are shares',
    fix: { zh: '删去 unit', en: 'delete the unit' },
  },
  'parameter-members-need-enum': {
    zh: '只有 enum 类型的参数才有 members',
    en: 'only a parameter of type enum has members',
  },
  'parameter-set-needs-combine': {
    zh: '键是集合时，须写明多个键如何取值（combine: max 或 min）',
    en: 'a key that is a set needs combine: which of several values counts, max or min',
  },
  'parameter-key-type': {
    zh: '{{fact}}（{{type}}）不能作键，只能用 enum、set 或 bool',
    en: '{{fact}} is of type {{type}} and cannot be a key; use an enum, set or bool',
  },
  'parameter-band-type': {
    zh: '{{fact}}（{{type}}）不能分档，只能用金额或整数',
    en: '{{fact}} is of type {{type}} and has no bands; use an amount or an integer',
  },
  'parameter-bands-out-of-order': {
    zh: '各档的上限应从小到大',
    en: 'the limits of the bands have to grow',
    fix: { zh: '由小到大排列，最后一档不写 below', en: 'put the smaller first; the last band has no below' },
  },
  'parameter-interval-type': {
    zh: '{{type}} 类型没有大小之分，不能写区间',
    en: 'values of type {{type}} have no order and no interval',
  },
  'parameter-interval-empty': {
    zh: '区间下限大于上限',
    en: 'the interval ends below its beginning',
    fix: { zh: 'lo 写较小的值，hi 写较大的值', en: 'the smaller value is lo, the greater hi' },
  },
  'facts-ratio-stated': {
    zh: '{{fact}} 是比例，由 {{parts}} 计算得出，不能直接写出',
    en: '{{fact}} is a quotient and is not stated; state {{parts}}',
  },
  'facts-never-none': {
    zh: '{{fact}} 不会没有值（null）',
    en: '{{fact}} is never none (null)',
    fix: { zh: '给出一个值；不知道的事实写入 unknown', en: 'state a value; what is not known belongs into unknown' },
  },
  'cases-unknown-rule': {
    zh: '没有 id 为“{{id}}”的规则',
    en: 'there is no rule with the id "{{id}}"',
  },
  'cases-mark-true': {
    zh: '“{{key}}”只能写 true',
    en: '"{{key}}" can only be true',
    fix: { zh: '不需要时删掉这个键', en: 'delete the key when it is not needed' },
  },
  'cases-two-marks': {
    zh: '一个用例不能既 focus 又 skip',
    en: 'a case cannot be focused and skipped',
    fix: { zh: '删掉其中一个', en: 'delete one of the two' },
  },
  'reference-operand': {
    zh: '参照引擎无法读取 {{value}}',
    en: 'the reference engine cannot read {{value}}',
  },
};
