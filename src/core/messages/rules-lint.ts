import type { MessageTopic } from './entry.ts';

/** What `rules lint` finds in rules, parameters, cases and pages that load. */
export const rulesLintMessages: MessageTopic = {
  // Logic
  'lint-applies-to-nobody': {
    zh: '规则对任何人都不适用：这个条件不可能成立（{{date}}）',
    en: 'the rule binds nobody: this condition cannot hold ({{date}})',
    fix: { zh: '检查取值；若几个值都算，用 in 或 any', en: 'check the values; where several will do, use in or any' },
  },
  'lint-applies-to-nobody-with': {
    zh: '规则对任何人都不适用：这个条件与第 {{line}} 行矛盾（{{date}}）',
    en: 'the rule binds nobody: this condition contradicts line {{line}} ({{date}})',
    fix: { zh: '若其中一项成立即可，把 all 改为 any', en: 'where one of the two is enough, write any instead of all' },
  },
  'lint-contradiction': {
    zh: '这个条件不可能成立，规则永远不会被违反（{{date}}）',
    en: 'this condition cannot hold, so that the rule is never broken ({{date}})',
    fix: { zh: '检查运算符和取值', en: 'check operator and value' },
  },
  'lint-contradiction-with': {
    zh: '这个条件与第 {{line}} 行矛盾，规则永远不会被违反（{{date}}）',
    en: 'this condition contradicts line {{line}}, so that the rule is never broken ({{date}})',
    fix: {
      zh: '检查运算符和取值；若其中一项成立即可，把 all 改为 any',
      en: 'check operators and values; where one of the two is enough, write any instead of all',
    },
  },
  'lint-never-broken': {
    zh: '在规则适用的范围内这个条件不可能成立，规则永远不会被违反（{{date}}）',
    en: 'this condition cannot hold for those whom the rule binds, so that it is never broken ({{date}})',
    fix: { zh: '对照 appliesWhen 检查', en: 'compare it with appliesWhen' },
  },
  'lint-never-broken-with': {
    zh: '这个条件与第 {{line}} 行的适用范围矛盾，规则永远不会被违反（{{date}}）',
    en: 'this condition contradicts line {{line}} of appliesWhen, so that the rule is never broken ({{date}})',
    fix: { zh: '对照 appliesWhen 检查', en: 'compare it with appliesWhen' },
  },
  'lint-always-broken': {
    zh: '条件恒成立，规则总是被违反（{{date}}）',
    en: 'the conditions always hold, so that the rule is always broken ({{date}})',
    fix: {
      zh: '条件描述的是违反的情形；检查运算符，以及 any 是否应为 all',
      en: 'conditions describe the breach; check the operators, and whether any should be all',
    },
  },
  'lint-always-broken-with': {
    zh: '这个条件与第 {{line}} 行合起来恒成立，规则总是被违反（{{date}}）',
    en: 'this condition or line {{line}} always holds, so that the rule is always broken ({{date}})',
    fix: {
      zh: '条件描述的是违反的情形；检查运算符，以及 any 是否应为 all',
      en: 'conditions describe the breach; check the operators, and whether any should be all',
    },
  },
  'lint-never-complied': {
    zh: '在规则适用的范围内条件恒成立，规则总是被违反（{{date}}）',
    en: 'for those whom the rule binds the conditions always hold, so that it is always broken ({{date}})',
    fix: { zh: '对照 appliesWhen 检查', en: 'compare them with appliesWhen' },
  },
  'lint-never-complied-with': {
    zh: '第 {{line}} 行的适用范围已使这个条件恒成立，规则总是被违反（{{date}}）',
    en: 'line {{line}} of appliesWhen makes this condition hold always, so that the rule is always broken ({{date}})',
    fix: { zh: '对照 appliesWhen 检查', en: 'compare them with appliesWhen' },
  },
  'lint-always-true': {
    zh: '这个条件总是成立，可以去掉',
    en: 'this condition always holds and could be left out',
    fix: { zh: '去掉它，或改正取值', en: 'leave it out, or correct its value' },
  },
  'lint-always-true-with': {
    zh: '第 {{line}} 行已保证这个条件成立',
    en: 'line {{line}} already makes this condition hold',
    fix: { zh: '去掉它，或改正取值', en: 'leave it out, or correct its value' },
  },
  'lint-never-true': {
    zh: '这一支不可能成立',
    en: 'this alternative can never hold',
    fix: { zh: '去掉它，或改正取值', en: 'leave it out, or correct its value' },
  },
  'lint-never-true-with': {
    zh: '第 {{line}} 行已排除这一支',
    en: 'line {{line}} already excludes this alternative',
    fix: { zh: '去掉它，或改正取值', en: 'leave it out, or correct its value' },
  },
  'lint-idle': {
    zh: '去掉这个条件，规则的结果不变',
    en: 'the rule says the same without this condition',
    fix: { zh: '去掉它，或改正取值', en: 'leave it out, or correct its value' },
  },
  'lint-idle-with': {
    zh: '有了第 {{line}} 行，去掉这个条件规则的结果不变',
    en: 'with line {{line}} there, the rule says the same without this condition',
    fix: { zh: '去掉其中一个，或改正取值', en: 'leave one of the two out, or correct its value' },
  },
  'lint-duplicate-rule': {
    zh: '规则 {{id}} 与 {{other}}（{{file}}）说的是同一件事',
    en: 'rule {{id}} says the same as {{other}} ({{file}})',
    fix: { zh: '删去其中一条，或改正条件', en: 'delete one of the two, or correct the conditions' },
  },
  'lint-subsumed-rule': {
    zh: '违反 {{id}} 必然违反 {{other}}（{{file}}），而后者同样严重、依据相同',
    en: 'whoever breaks {{id}} also breaks {{other}} ({{file}}), which is as grave and cites the same document',
    fix: { zh: '删去它，或改正条件', en: 'delete it, or correct the conditions' },
  },
  'lint-rules-clash': {
    zh: '自 {{date}} 起，规则 {{id}} 与 {{other}}（{{file}}）无法同时遵守',
    en: 'from {{date}} on, rules {{id}} and {{other}} ({{file}}) cannot both be obeyed',
    fix: { zh: '检查两条规则的运算符和有效期', en: 'check operators and periods of both' },
  },

  // Dates, texts, figures
  'lint-period-gap': {
    zh: '{{first}} 至 {{last}}（{{days}} 天）没有任何一段有效',
    en: 'no period covers {{first}} to {{last}} ({{days}} days)',
    fix: {
      zh: '上一段的 to 是最后一天（含当日）；确有间断且超过一个月的，写明 reason',
      en: 'the to of a period is its last day, inclusive; a real gap of more than a month says why (reason)',
    },
  },
  'lint-before-document': {
    zh: '{{date}} 早于文件“{{document}}”的年份 {{year}}',
    en: '{{date}} is before {{year}}, the year of {{document}}',
    fix: { zh: '检查日期和文号', en: 'check date and document' },
  },
  'lint-date-misread': {
    zh: '{{date}} 与条文大意中的日期不同',
    en: '{{date}} is not the day that the words of the law name',
    fix: { zh: '日期按 年-月-日 书写', en: 'dates are written year-month-day' },
  },
  'lint-title-used': {
    zh: '标题与规则 {{id}}（{{file}}）相同',
    en: 'rule {{id}} ({{file}}) has the same title',
    fix: { zh: '写出这条规则自己的标题', en: 'give this rule a title of its own' },
  },
  'lint-not-chinese': {
    zh: '这里应为中文',
    en: 'this text should be Chinese',
    fix: { zh: '两种语言可能写反了', en: 'perhaps the two languages are swapped' },
  },
  'lint-not-english': {
    zh: '这里应为英文',
    en: 'this text should be English',
    fix: { zh: '两种语言可能写反了', en: 'perhaps the two languages are swapped' },
  },
  'lint-to-be-written': {
    zh: '这里还没有写完',
    en: 'this is still to be written',
    fix: { zh: '写完后删去标记', en: 'write it and delete the mark' },
  },
  'lint-no-page': {
    zh: '规则旁边没有说明页 {{file}}',
    en: 'there is no page {{file}} beside the rule',
    fix: {
      zh: '写明法律怎么说、本规则怎么读、不涵盖什么',
      en: 'say what the law says, how the rule reads it, what it leaves out',
    },
  },
  'lint-page-of-other': {
    zh: '说明页没有提到规则 {{id}}',
    en: 'the page does not name rule {{id}}',
    fix: {
      zh: '在标题下写出规则 id；也许是从别的规则复制来的',
      en: 'write the id under the heading; perhaps it was copied from another rule',
    },
  },
  'lint-article-form': {
    zh: '条款“{{article}}”的写法不对',
    en: 'the article "{{article}}" is not written as articles are',
    fix: { zh: '写作“第十一条（二）”', en: 'write it like 第十一条（二）' },
  },
  'lint-article-not-on-page': {
    zh: '说明页 {{file}} 没有提到{{article}}，只提到 {{named}}',
    en: 'the page {{file}} does not mention {{article}}, only {{named}}',
    fix: { zh: '核对条款，改正其中一处', en: 'check the article and correct one of the two' },
  },
  'lint-figure-misplaced': {
    zh: '{{found}} 与条文中的数字不同',
    en: '{{found}} is not the figure that the words of the law name',
    fix: {
      zh: '金额以元计（不是分、不是万元），比例写百分数',
      en: 'amounts are yuan (neither fen nor ten thousands), shares carry a percent sign',
    },
  },
  'lint-cap-turned': {
    zh: '{{parameter}} 是上限，{{operator}} 却在低于它时判为违反',
    en: '{{parameter}} is a cap, but {{operator}} finds the rule broken below it',
    fix: { zh: '条件描述的是违反的情形，不是应做到的事', en: 'conditions describe the breach, not the duty' },
  },
  'lint-floor-turned': {
    zh: '{{parameter}} 是下限，{{operator}} 却在高于它时判为违反',
    en: '{{parameter}} is a least value, but {{operator}} finds the rule broken above it',
    fix: { zh: '条件描述的是违反的情形，不是应做到的事', en: 'conditions describe the breach, not the duty' },
  },
  'lint-parameter-unused': {
    zh: '没有规则用到参数 {{parameter}}',
    en: 'no rule uses the parameter {{parameter}}',
    fix: { zh: '删去它，或在规则中引用', en: 'delete it, or refer to it in a rule' },
  },
  'lint-value-unused': {
    zh: '{{date}} 起的这个值不起作用：那时没有用到 {{parameter}} 的规则有效',
    en: 'this value, from {{date}} on, counts nowhere: no rule that uses {{parameter}} is in force then',
    fix: { zh: '检查日期，或删去它', en: 'check the dates, or delete it' },
  },

  'lint-stray-file': {
    zh: '没有人读取文件 {{name}}',
    en: 'nobody reads the file {{name}}',
    fix: {
      zh: '文件名应以 .rule.json、.cases.json 或 .md 结尾（小写）',
      en: 'names end in .rule.json, .cases.json or .md, in lower case',
    },
  },

  // Cases
  'lint-no-cases': {
    zh: '规则 {{id}} 没有用例',
    en: 'rule {{id}} has no cases',
    fix: { zh: '在规则旁写 {{id}}.cases.json', en: 'write {{id}}.cases.json beside it' },
  },
  'lint-no-case': {
    zh: '规则 {{id}} 没有预期为 {{expected}} 的用例',
    en: 'rule {{id}} has no case that expects {{expected}}',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-limit-case': {
    zh: '没有用例使 {{fact}} 正好等于限额{{end}}并由它决定结果',
    en: 'no case has {{fact}} exactly at its limit{{end}} and is decided by it',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-beyond-case': {
    zh: '没有用例使 {{fact}} 超出限额{{end}}一步（一分、一天、一次）并由它决定结果',
    en: 'no case has {{fact}} one step (a fen, a day, one) above its limit{{end}} and is decided by it',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-below-case': {
    zh: '没有用例使 {{fact}} 低于限额{{end}}一步（一分、一天、一次）并由它决定结果',
    en: 'no case has {{fact}} one step (a fen, a day, one) below its limit{{end}} and is decided by it',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-other-case': {
    zh: '没有用例使 {{fact}} 与限额{{end}}相差一步（一分、一天、一次）并由它决定结果',
    en: 'no case has {{fact}} one step (a fen, a day, one) beside its limit{{end}} and is decided by it',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-first-day-case': {
    zh: '规则 {{id}} 没有首日 {{date}} 的用例',
    en: 'rule {{id}} has no case on {{date}}, the first day of this period',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-day-before-case': {
    zh: '规则 {{id}} 没有首日前一天 {{date}} 的用例',
    en: 'rule {{id}} has no case on {{date}}, the day before this period',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-last-day-case': {
    zh: '规则 {{id}} 没有末日 {{date}} 的用例',
    en: 'rule {{id}} has no case on {{date}}, the last day of this period',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-day-after-case': {
    zh: '规则 {{id}} 没有末日后一天 {{date}} 的用例',
    en: 'rule {{id}} has no case on {{date}}, the day after this period',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-no-none-case': {
    zh: '{{fact}} 可以为无（null），但没有这样的用例',
    en: '{{fact}} may be none (null), but no case has it so',
    fix: { zh: '在 {{id}}.cases.json 中补一个', en: 'add one to {{id}}.cases.json' },
  },
  'lint-cases-of-other': {
    zh: '用例放在规则 {{id}} 旁边，写的却是 {{found}}',
    en: 'these cases lie beside rule {{id}}, but are of {{found}}',
    fix: { zh: '改正 rule，或移动文件', en: 'correct "rule", or move the file' },
  },
  'lint-case-name-used': {
    zh: '第 {{line}} 行的用例也叫“{{it}}”',
    en: 'the case on line {{line}} is also called "{{it}}"',
    fix: { zh: '各写各的名称', en: 'give each a name of its own' },
  },

  // Filing
  'lint-folder-name': {
    zh: '规则 {{id}} 放在目录 {{folder}} 中',
    en: 'the rule {{id}} lies in the folder {{folder}}',
    fix: { zh: '目录须与 id 同名', en: 'the folder has the name of the id' },
  },
  'lint-rule-depth': {
    zh: '规则 {{id}} 应在“主题/{{id}}”中，而不是“{{folder}}”',
    en: 'the rule {{id}} belongs into topic/{{id}}, not "{{folder}}"',
    fix: { zh: '移到所属主题的目录', en: 'move it into the folder of its topic' },
  },
  'lint-topic-name': {
    zh: '主题目录“{{topic}}”须为小写字母、数字和连字符',
    en: 'the folder of the topic "{{topic}}" needs small letters, digits and hyphens',
    fix: { zh: '改目录名', en: 'rename the folder' },
  },
  'lint-cases-elsewhere': {
    zh: '规则 {{id}} 的用例不在规则旁边',
    en: 'the cases of {{id}} do not lie beside the rule',
    fix: { zh: '移到规则所在的目录', en: 'move them into the folder of the rule' },
  },
  'lint-cases-file-name': {
    zh: '用例文件名“{{name}}”与规则不符',
    en: 'the file of cases is called "{{name}}"',
    fix: { zh: '与规则同名', en: 'call it as its rule' },
  },
  'lint-group-file-name': {
    zh: '参数文件名“{{name}}”与其 id 不符',
    en: 'the file of parameters is called "{{name}}"',
    fix: { zh: '与 id 同名', en: 'call it as its id' },
  },
  'lint-schema': {
    zh: '$schema 不是 {{kind}}，编辑器会提示错误的内容',
    en: '$schema is not {{kind}}: an editor would complete the wrong things',
    fix: { zh: '改为 {{kind}}', en: 'name {{kind}}' },
  },

  // Citations
  'lint-document-brackets': {
    zh: '文号的年份应写在六角括号〔〕中',
    en: 'the year of a document number stands in 〔〕',
    fix: { zh: '改用〔〕', en: 'write 〔〕' },
  },
  'lint-article-missing': {
    zh: '引用了原文，却没有写明第几条',
    en: 'the words of the law are quoted, but no article is named',
    fix: { zh: '写明条款，例如“第十一条”', en: 'name the article, as in 第十一条' },
  },
  'lint-read-before-document': {
    zh: '文件 {{year}} 年才发布，不可能更早读过',
    en: 'the document is of {{year}}: nobody can have read it earlier',
    fix: { zh: '检查日期和文号', en: 'check the date and the number' },
  },
  'lint-blank-around': {
    zh: '文字前后有空格',
    en: 'there are blanks around the text',
    fix: { zh: '删掉空格', en: 'delete them' },
  },
  'lint-negative-limit': {
    zh: '参数 {{parameter}} 为负数',
    en: 'the parameter {{parameter}} is negative',
    fix: { zh: '检查正负号', en: 'check the sign' },
  },

  // What cases state
  'lint-case-date': {
    zh: '事实 event.date 为 {{date}}，与用例的日期不同',
    en: 'the fact event.date is {{date}}, another day than the date of the case',
    fix: { zh: '删掉该事实，它等于用例的日期', en: 'leave the fact out: it is the date of the case' },
  },
  'lint-case-decided-later': {
    zh: '{{date}} 晚于事件本身',
    en: '{{date}} is later than the event itself',
    fix: { zh: '合同和指令不会晚于事件', en: 'no contract or instruction follows what is done under it' },
  },
  'lint-case-dates-differ': {
    zh: '事实 {{fact}} 为 {{date}}，与这里不同',
    en: 'the fact {{fact}} is {{date}}, another day than this',
    fix: { zh: '两处写同一天', en: 'write the same day in both places' },
  },
  'lint-case-negative': {
    zh: '{{fact}} 是累计数，不会为负',
    en: '{{fact}} is counted up and never negative',
    fix: { zh: '检查正负号', en: 'check the sign' },
  },
  'lint-case-unknown-idle': {
    zh: '规则不读取 {{fact}}，说它未知没有作用',
    en: 'the rule does not read {{fact}}: that it is unknown changes nothing',
    fix: { zh: '检查事实名', en: 'check the name of the fact' },
  },
  'lint-cases-contradict': {
    zh: '与第 {{line}} 行的用例“{{it}}”日期、事实相同，预期却不同',
    en: 'the same days and facts as in the case "{{it}}" in line {{line}}, but another outcome',
    fix: { zh: '其中一个不对', en: 'one of the two is wrong' },
  },
  // Slips that leave a file readable
  'lint-double-negation': {
    zh: '双重否定：not 里面又是 not',
    en: 'a double negation: not of a not',
    fix: { zh: '去掉两个 not，直接写里面的条件', en: 'drop both and write the inner condition' },
  },
  'lint-year-far-off': {
    zh: '{{year}} 年不可能是本规则的年份',
    en: 'no rule begins or ends in {{year}}',
    fix: { zh: '检查年份的数字是否写颠倒', en: 'check whether digits of the year were turned round' },
  },
  'lint-value-repeated': {
    zh: '{{parameter}} 从这一天起的数值与 {{date}} 起的相同，来源也相同',
    en: '{{parameter}} has the value here that it has had since {{date}}, from the same source',
    fix: { zh: '改正数值，或删去这一条', en: 'correct the value, or delete the entry' },
  },
  'lint-share-large': {
    zh: '{{found}} 超过整体的十倍，不像是一个比例',
    en: '{{found}} is more than ten times the whole',
    fix: { zh: '百分数带上百分号，例如 24%', en: 'write the sign of a percentage, for example 24%' },
  },
  'lint-case-repeated': {
    zh: '与第 {{line}} 行“{{it}}”的事实、日期和结果都相同',
    en: 'the facts, day and outcome of "{{it}}" in line {{line}} over again',
    fix: { zh: '改动一项事实，或删去这个案例', en: 'change a fact, or delete the case' },
  },
  'lint-document-address': {
    zh: '文件写成了网址',
    en: 'the document is cited by an address on the web',
    fix: { zh: '写发文字号，例如 公告〔2015〕第43号', en: 'write its number, for example 公告〔2015〕第43号' },
  },
  'lint-summary-quoted': {
    zh: '摘要是自己的话，不加引号',
    en: 'a summary is in our own words and stands without quotation marks',
    fix: {
      zh: '去掉引号；若是读过的原文，写入 provision 并注明何人何时所读',
      en: 'drop the marks; what somebody has read verbatim belongs into provision, with who read it when',
    },
  },
  'lint-figures-differ': {
    zh: '数字 {{figure}} 只在一种语言中出现',
    en: 'the figure {{figure}} stands in one of the languages only',
    fix: { zh: '对照中英文数字', en: 'compare the figures of both languages' },
  },
  'lint-conflict-marker': {
    zh: '留有合并冲突的标记',
    en: 'a mark of a merge conflict was left',
    fix: { zh: '保留一方的文字，删去标记', en: 'keep one side and delete the marks' },
  },
  'lint-page-empty': {
    zh: '说明页是空的',
    en: 'the page is empty',
    fix: {
      zh: '写明法律规定、本规则的理解和未覆盖的内容',
      en: 'say what the law says, how the rule reads it, what it leaves out',
    },
  },
  'lint-page-heading': {
    zh: '说明页不是以标题开头',
    en: 'the page does not begin with its heading',
    fix: { zh: '第一行写 # 中文名 / English name', en: 'begin with # 中文名 / English name' },
  },
  'lint-page-one-language': {
    zh: '说明页的标题只有一种语言',
    en: 'the heading of the page has one language only',
    fix: { zh: '写成 # 中文名 / English name', en: 'write # 中文名 / English name' },
  },
  'lint-page-link': {
    zh: '链接所指的文件“{{target}}”不存在',
    en: 'the link goes to "{{target}}", which does not exist',
    fix: { zh: '改正路径或去掉链接', en: 'correct the path, or drop the link' },
  },
};
