import type { MessageTopic } from './entry.ts';

const listed = { zh: '可用的有：{{known}}', en: 'known here: {{known}}' };

/** What can be wrong with a scenario or channel file, and (`lint-…`) what is allowed and rarely meant. */
export const scenarioMessages: MessageTopic = {
  'more-problems': {
    zh: '此文件还有 {{count}} 处问题没有列出',
    en: '{{count}} more problems in this file are not shown',
  },

  // Shape
  'unknown-key': {
    zh: '不认识的键“{{name}}”',
    en: 'unknown key "{{name}}"',
    fix: { zh: '这里可以写：{{known}}', en: 'keys that may stand here: {{known}}' },
  },
  'missing-key': {
    zh: '缺少“{{key}}”',
    en: '"{{key}}" is missing',
    fix: {
      zh: '在这个对象里补上 "{{key}}"；格式见 scenarios/schema',
      en: 'add "{{key}}" to this object; the schemas in scenarios/schema say what it looks like',
    },
  },
  'wrong-type': {
    zh: '此处应为 {{expected}}，实际为 {{found}}',
    en: 'expected {{expected}}, found {{found}}',
    fix: {
      zh: '写成所要求的 JSON 类型（string 加双引号，object 用 {}，array 用 []）',
      en: 'write the JSON type asked for (a string in double quotes, an object in {}, an array in [])',
    },
  },
  'unknown-value': {
    zh: '不认识的值“{{name}}”',
    en: 'unknown value "{{name}}"',
    fix: listed,
  },
  'number-not-whole': {
    zh: '{{value}} 不是整数',
    en: '{{value}} is not a whole number',
    fix: {
      zh: '金额和费率写成字符串：金额 "1000.00"，费率 "0.6%" 或 "1/3"；其他数字用整数',
      en: 'write amounts and rates as text, "1000.00", "0.6%" or "1/3"; other numbers are whole',
    },
  },
  'number-too-small': {
    zh: '{{value}} 太小，至少为 {{limit}}',
    en: '{{value}} is too small, at least {{limit}} is needed',
    fix: { zh: '改为 {{limit}} 或更大', en: 'write {{limit}} or more' },
  },
  'number-too-large': {
    zh: '{{value}} 太大，最多为 {{limit}}',
    en: '{{value}} is too large, at most {{limit}} is allowed',
    fix: { zh: '改为 {{limit}} 或更小', en: 'write {{limit}} or less' },
  },
  'list-too-short': {
    zh: '列表只有 {{count}} 项，至少要 {{limit}} 项',
    en: 'the list has {{count}} entries, at least {{limit}} are needed',
    fix: { zh: '补足所缺的项', en: 'add what is missing' },
  },
  'list-too-long': {
    zh: '列表有 {{count}} 项，最多 {{limit}} 项',
    en: 'the list has {{count}} entries, at most {{limit}} are allowed',
    fix: { zh: '删去多余的项', en: 'remove what is too many' },
  },
  'section-empty': {
    zh: '“{{section}}”是空的，没有东西可以运行',
    en: '"{{section}}" is empty: there is nothing to run',
    fix: { zh: '至少写一项', en: 'write at least one entry' },
  },
  'plan-item-kind': {
    zh: '看不出这一项是什么：它既不是动作，也不是偏差',
    en: 'this is neither an act nor a deviation',
    fix: {
      zh: '动作写 at、who、does；偏差写以下键之一：{{known}}',
      en: 'an act has at, who and does; a deviation has one of these keys: {{known}}',
    },
  },

  // Texts
  'empty-text': {
    zh: '文字不能为空',
    en: 'this text must not be blank',
    fix: { zh: '写上内容；标题和说明要有中文和英文', en: 'write it; titles and stories are needed in both languages' },
  },
  'bad-key': {
    zh: '“{{text}}”不能用作名称',
    en: '"{{text}}" cannot be a name',
    fix: {
      zh: '用小写字母、数字和连字符，以字母开头，例如 bank-a',
      en: 'use lower-case letters, digits and hyphens, starting with a letter, for example bank-a',
    },
  },
  'bad-fact-name': {
    zh: '“{{text}}”不是事实的名称',
    en: '"{{text}}" is not the name of a fact',
    fix: {
      zh: '写成 rules 目录中事实表里的名称，例如 loan.purpose',
      en: "write it as in the rules' catalogue of facts, for example loan.purpose",
    },
  },
  'unknown-system': {
    zh: '没有编号为“{{text}}”的系统',
    en: 'there is no system "{{text}}"',
    fix: { zh: '编号从 S01 到 S42', en: 'systems are numbered S01 to S42' },
  },
  'choice-value-format': {
    zh: '“{{text}}”没有指明一个设计选项的取值',
    en: '"{{text}}" does not name one value of a design choice',
    fix: {
      zh: '写成 流程.选项=取值，例如 withdrawal.retry=blind-resend',
      en: 'write flow.choice=value, for example withdrawal.retry=blind-resend',
    },
  },
  'plan-time-format': {
    zh: '“{{text}}”不是计划中的时间',
    en: '"{{text}}" is not a time of a plan',
    fix: {
      zh: '写成 "10:00:00"（首日）、"D+2 10:00:00"（自然日）、"T+1 10:00:00"（工作日）或完整的日期时间',
      en: 'write "10:00:00" (first day), "D+2 10:00:00" (natural days), "T+1 10:00:00" (working days) or a full date-time',
    },
  },
  'address-format': {
    zh: '“{{text}}”不是地址',
    en: '"{{text}}" is not an address',
    fix: {
      zh: '写成 实例/用途-种类#序号（从 1 起），例如 loan/payout-notice#1',
      en: 'write instance/purpose-kind#ordinal (from 1), for example loan/payout-notice#1',
    },
  },

  // Names that refer to something
  'unknown-participant': {
    zh: '没有参与方“{{name}}”',
    en: 'there is no participant "{{name}}"',
    fix: listed,
  },
  'unknown-account': { zh: '没有账户“{{name}}”', en: 'there is no account "{{name}}"', fix: listed },
  'unknown-contract': { zh: '没有合同“{{name}}”', en: 'there is no contract "{{name}}"', fix: listed },
  'unknown-channel': { zh: '没有通道“{{name}}”', en: 'there is no channel "{{name}}"', fix: listed },
  'unknown-instance': { zh: '没有流程实例“{{name}}”', en: 'there is no flow instance "{{name}}"', fix: listed },
  'unknown-subject': {
    zh: '“{{name}}”既不是账户，也不是参与方',
    en: '"{{name}}" is neither an account nor a participant',
    fix: {
      zh: '写账户或参与方的键，或“参与方@机构”；可用的有：{{known}}',
      en: 'write the key of an account or a participant, or participant@institution; known here: {{known}}',
    },
  },
  'unknown-flow': {
    zh: '没有流程类型“{{name}}”',
    en: 'there is no flow type "{{name}}"',
    fix: {
      zh: '可用的有：{{known}}（fenproof flows list 有说明）',
      en: 'known: {{known}} (fenproof flows list explains them)',
    },
  },
  'unknown-role': {
    zh: '流程 {{flow}} 没有角色“{{name}}”',
    en: 'the flow {{flow}} has no role "{{name}}"',
    fix: listed,
  },
  'unknown-account-role': {
    zh: '流程 {{flow}} 没有账户角色“{{name}}”',
    en: 'the flow {{flow}} has no account "{{name}}"',
    fix: listed,
  },
  'unknown-channel-role': {
    zh: '流程 {{flow}} 没有通道角色“{{name}}”',
    en: 'the flow {{flow}} has no channel "{{name}}"',
    fix: listed,
  },
  'unknown-choice': {
    zh: '流程 {{flow}} 没有设计选项“{{name}}”',
    en: 'the flow {{flow}} has no design choice "{{name}}"',
    fix: listed,
  },
  'unknown-choice-value': {
    zh: '设计选项 {{choice}} 没有取值“{{name}}”',
    en: 'the design choice {{choice}} has no value "{{name}}"',
    fix: { zh: '可用的有（默认在前）：{{known}}', en: 'known, the default first: {{known}}' },
  },
  'unknown-stated-value': {
    zh: '“{{fact}}”没有取值“{{name}}”',
    en: '{{fact}} cannot be "{{name}}"',
    fix: { zh: '可用的有：{{known}}', en: 'it can be: {{known}}' },
  },
  'stated-value-type': {
    zh: '“{{fact}}”应为 {{type}}，例如 {{example}}',
    en: '{{fact}} is a value of type {{type}}, for example {{example}}',
  },
  'unknown-party-fact': {
    zh: '规则不读参与方的属性“{{name}}”',
    en: 'no rule reads a property "{{name}}" of a participant',
    fix: { zh: '规则读的属性：{{known}}', en: 'properties that rules read: {{known}}' },
  },
  'unknown-term': {
    zh: '使用此合同的流程（{{flows}}）不读条款“{{name}}”',
    en: 'no flow that uses this contract ({{flows}}) reads a term "{{name}}"',
    fix: { zh: '这些流程读的条款：{{known}}', en: 'terms they read: {{known}}' },
  },
  'unknown-act': {
    zh: '流程 {{flow}} 没有动作“{{name}}”',
    en: 'the flow {{flow}} has no act "{{name}}"',
    fix: listed,
  },
  'unknown-outside-act': {
    zh: '没有流程之外的动作“{{name}}”',
    en: 'there is no act "{{name}}" outside a flow',
    fix: {
      zh: '流程之外只有：{{known}}；流程的动作要写明 "flow"',
      en: 'outside a flow there are: {{known}}; an act of a flow says which one with "flow"',
    },
  },
  'act-without-flow': {
    zh: '动作“{{act}}”没有说明属于哪个流程',
    en: 'the act "{{act}}" does not say which flow it belongs to',
    fix: { zh: '加上 "flow": "{{flow}}"', en: 'add "flow": "{{flow}}"' },
  },
  'unknown-argument': {
    zh: '动作“{{act}}”没有参数“{{name}}”',
    en: 'the act "{{act}}" has no argument "{{name}}"',
    fix: listed,
  },
  'unknown-address': {
    zh: '实例 {{instance}} 没有这样的“{{name}}”',
    en: 'the instance {{instance}} has no such "{{name}}"',
    fix: { zh: '此处可以写：{{known}}', en: 'what can stand here: {{known}}' },
  },
  'unknown-finding': {
    zh: '没有名为“{{name}}”的资金问题或规则',
    en: 'there is no finding about money and no rule "{{name}}"',
    fix: listed,
  },
  'unknown-claim': {
    zh: 'claims.json 中没有“{{name}}”',
    en: 'there is no claim "{{name}}" in claims.json',
    fix: listed,
  },
  'unknown-rule': { zh: '没有规则“{{name}}”', en: 'there is no rule "{{name}}"', fix: listed },

  // What contradicts itself
  'duplicate-entry': {
    zh: '“{{name}}”在列表里出现两次',
    en: '"{{name}}" stands in the list twice',
    fix: { zh: '删掉其中一个', en: 'delete one of the two' },
  },
  'duplicate-scenario-id': {
    zh: '场景 {{id}} 与 {{other}} 的 id 相同',
    en: 'the scenario id {{id}} is also that of {{other}}',
    fix: { zh: '给其中一个换名', en: 'rename one of the two' },
  },
  'expect-two-amounts': {
    zh: '同时写了 yuan 和 atMost',
    en: 'both "yuan" and "atMost" are given',
    fix: {
      zh: '确切金额用 yuan，上限用 atMost，只写一个',
      en: 'keep one: "yuan" is the exact amount, "atMost" a limit',
    },
  },
  'range-reversed': {
    zh: '从 {{from}} 到 {{until}}：结束不晚于开始',
    en: 'from {{from}} until {{until}}: the end does not come after the start',
    fix: { zh: '检查两个值是否写反', en: 'check whether the two are exchanged' },
  },
  'plan-time-before-start': {
    zh: '{{text}} 早于场景的开始时间 {{start}}',
    en: '{{text}} is before the scenario starts, {{start}}',
    fix: { zh: '把 starts 提前，或把这一项推后', en: 'start the scenario earlier, or do this later' },
  },
  'window-empty': {
    zh: '关闭时段从 {{from}} 到 {{until}} 是空的',
    en: 'the closed window from {{from}} until {{until}} is empty',
    fix: {
      zh: '时段含起点、不含终点；跨零点的时段拆成两段，到 "24:00:00" 和从 "00:00:00"',
      en: 'a window includes its start and not its end; split one over midnight in two, until "24:00:00" and from "00:00:00"',
    },
  },
  'window-overlap': {
    zh: '这个关闭时段与第 {{other}} 个重叠',
    en: 'this closed window overlaps number {{other}}',
    fix: { zh: '合并成一个', en: 'make one of the two' },
  },

  // Lint
  'lint-bare-expectation': {
    zh: '只写了“{{id}}”：任何人损失任何金额都算符合预期',
    en: 'only "{{id}}" is expected: any party losing any amount would do',
    fix: {
      zh: '写成 { "id": "{{id}}", "loses": "参与方", "yuan": "0.00" }',
      en: 'write { "id": "{{id}}", "loses": "participant", "yuan": "0.00" }',
    },
  },
  'lint-id-is-not-file-name': {
    zh: 'id 是“{{id}}”，文件名却是“{{name}}”',
    en: 'the id is "{{id}}", the file is named "{{name}}"',
    fix: { zh: '两者取一致，便于查找', en: 'give both one name, so that it is found' },
  },
  'lint-nothing-happens': {
    zh: '没有计划，也没有负载：什么都不会发生',
    en: 'neither a plan nor a load: nothing will happen',
    fix: {
      zh: '写 plan 或 load；只用于搜索的场景可以没有',
      en: 'write a plan or a load; only a scenario for search does without',
    },
  },
  'lint-unused-contract': {
    zh: '没有流程使用合同“{{name}}”',
    en: 'no flow uses the contract "{{name}}"',
    fix: {
      zh: '在流程里写 "contract": "{{name}}"，或删掉它',
      en: 'name it in a flow, "contract": "{{name}}", or delete it',
    },
  },
  'lint-unused-channel': {
    zh: '没有流程使用通道“{{name}}”',
    en: 'no flow uses the channel "{{name}}"',
    fix: { zh: '在流程的 channels 里写上，或删掉它', en: 'name it in the channels of a flow, or delete it' },
  },
  'lint-symmetry-of-one': {
    zh: '可互换组“{{group}}”只有一个成员',
    en: 'the group "{{group}}" of interchangeable ones has a single member',
    fix: { zh: '检查组名是否写错', en: 'check the name of the group' },
  },
  'lint-provokes-not-chosen': {
    zh: '没有流程把 {{choice}} 设为 {{value}}',
    en: 'no flow has {{choice}} set to {{value}}',
    fix: { zh: '在流程的 choices 里写上，或改 provokes', en: 'set it in the choices of a flow, or change "provokes"' },
  },
  'lint-act-by-other': {
    zh: '“{{act}}”由 {{who}} 发出，但角色 {{role}} 是 {{expected}}',
    en: '"{{act}}" is done by {{who}}, but the role {{role}} is {{expected}}',
    fix: {
      zh: '写 "who": "{{expected}}"；若有意冒名可忽略',
      en: 'write "who": "{{expected}}", unless an impostor is meant',
    },
  },
};
