import type { MessageTopic } from './entry.ts';

const known = { zh: '可用的有：{{known}}。', en: 'There are: {{known}}.' };
const page = {
  zh: '写法见 src/flows/README.md，完整示例见 examples/own-flow。',
  en: 'src/flows/README.md says how, examples/own-flow is a complete one.',
};

/** Flows that a user wrote: loading, watching and checking them. */
export const ownFlowsMessages: MessageTopic = {
  'finding-broken-invariant': {
    zh: '{{flow}} 违反自身约束：{{invariant}}（金额 {{yuan}} 元）',
    en: '{{flow}} breaks what its own flow states: {{invariant}} ({{yuan}} yuan)',
  },
  'opt-flows': {
    zh: '自己写的流程：TypeScript 文件或包（可重复）',
    en: 'flows of your own: a TypeScript file or a package (may be repeated)',
  },
  'help-flows-check': {
    zh: '检查自己写的流程文件：类型、状态机、文字、确定性',
    en: 'check a file of your own flows: types, machine, texts, determinism',
  },
  'arg-flows-file': { zh: '流程文件或包', en: 'file or package of flows' },
  'example-flows-check': { zh: '检查 my-flows.ts 中的每个流程', en: 'check every flow of my-flows.ts' },
  'flows-check-clean': {
    zh: '{{flow}}：{{states}} 个状态、{{transitions}} 个转移、{{choices}} 个设计选项，没有问题',
    en: '{{flow}}: {{states}} states, {{transitions}} transitions, {{choices}} choices, nothing to mend',
  },
  'flows-check-warned': {
    zh: '{{flow}}：{{states}} 个状态、{{transitions}} 个转移、{{choices}} 个设计选项，{{count}} 处可疑',
    en: '{{flow}}: {{states}} states, {{transitions}} transitions, {{choices}} choices, {{count}} things to look at',
  },

  'flows-not-found': {
    zh: '找不到流程文件或包 {{source}}',
    en: 'there is no flow file or package {{source}}',
    fix: {
      zh: '文件写成 ./my-flows.ts；包要装在当前目录的 node_modules 里。',
      en: 'Write a file as ./my-flows.ts; a package has to be installed in node_modules of this folder.',
    },
  },
  'flows-folder': {
    zh: '{{source}} 是文件夹，不是流程文件',
    en: '{{source}} is a folder, not a file of flows',
    fix: { zh: '写出文件名。', en: 'Name the file.' },
  },
  'flows-none': {
    zh: '{{file}} 没有导出任何流程',
    en: '{{file}} exports no flow',
    fix: {
      zh: '写成 export const mine = defineFlow({ … })，defineFlow 从 fenproof 导入。',
      en: "Write export const mine = defineFlow({ … }), with defineFlow imported from 'fenproof'.",
    },
  },
  'flow-not-defined': {
    zh: '导出的 {{name}} 像流程，但没有经过 defineFlow',
    en: 'export {{name}} looks like a flow and did not go through defineFlow',
    fix: { zh: '写成 defineFlow({ … })。', en: 'Wrap it: defineFlow({ … }).' },
  },
  'flow-name-taken': {
    zh: '流程名 {{name}} 已被 {{other}} 使用',
    en: 'the flow name {{name}} is taken by {{other}}',
    fix: { zh: '换一个名称。', en: 'Give it another name.' },
  },
  'flow-does-not-compile': { zh: '{{ts}}：{{reason}}', en: '{{ts}}: {{reason}}' },
  'flow-cannot-load': { zh: '{{what}} 无法加载：{{reason}}', en: '{{what}} cannot be loaded: {{reason}}' },
  'flow-contradictory': {
    zh: '流程定义自相矛盾：{{reason}}',
    en: 'the flow contradicts itself: {{reason}}',
    fix: page,
  },
  'flow-throws': { zh: '{{what}} 抛出错误：{{reason}}', en: '{{what}} throws: {{reason}}' },
  'flow-bad-effect': {
    zh: '{{what}} 做了不允许的事：{{reason}}',
    en: '{{what}} does what cannot be done: {{reason}}',
    fix: {
      zh: '金额是非负整数（分），时间是整数毫秒，名称用 positions(...) 得到的序号。',
      en: 'Amounts are whole, non-negative fen, times whole milliseconds; name fields and accounts by positions(...).',
    },
  },
  'flow-no-truth': {
    zh: '{{what}} 应回答 true 或 false，实际是 {{type}}',
    en: '{{what}} has to answer true or false, not {{type}}',
    fix: {
      zh: '写成比较，例如 view.get(F.sent) === 1。',
      en: 'Write a comparison, for example view.get(F.sent) === 1.',
    },
  },
  'flow-not-deterministic': {
    zh: '流程代码使用了 {{what}}，同一次运行会得到不同结果',
    en: 'a flow uses {{what}}, so no run could be repeated',
    fix: {
      zh: '时间用 view.now；需要变化的量写成行为的参数或合同条款。',
      en: 'The time is view.now; what has to vary is an argument of an act or a term of the contract.',
    },
  },
  'flow-differs': {
    zh: '{{what}} 对同样的问题两次给出不同的结果',
    en: '{{what}} does not do the same twice for the same state',
    fix: {
      zh: '数据只能放在流程声明的字段里，不要放在模块变量或闭包里。',
      en: 'Keep data in declared fields of the flow, never in variables of the module or of a closure.',
    },
  },
  'flow-two-runs-differ': {
    zh: '两次运行的结果不同：使用了自己的流程 {{flows}}，它不是确定的',
    en: 'two runs differ: {{flows}} of your own is not deterministic',
    fix: {
      zh: '数据只能放在流程声明的字段里，不要放在模块变量或闭包里。',
      en: 'Keep data in declared fields of the flow, never in variables of the module or of a closure.',
    },
  },
  'flow-legs-exhausted': {
    zh: '流程 {{flow}} 同时有超过 {{slots}} 笔资金指令未了结',
    en: 'an instance of {{flow}} has more than {{slots}} legs that are not settled',
    fix: {
      zh: '在状态机里限制重发次数，或调大 legSlots。',
      en: 'Bound in the machine how often it sends, or declare more legSlots.',
    },
  },
  'flow-never-rests': {
    zh: '自己的流程在同一时刻连续处理了 {{count}} 个事件，没有停下',
    en: 'a flow of your own goes on for {{count}} events within one instant',
    fix: {
      zh: '检查零时限的定时器和互相发送的信号。',
      en: 'Look for timers of zero length and signals that answer each other.',
    },
  },
  'flow-loops': {
    zh: '{{what}} 运行超过 {{seconds}} 秒没有结束',
    en: '{{what}} has run for more than {{seconds}} seconds without an end',
    fix: { zh: '检查其中的循环。', en: 'Look at its loops.' },
  },
  'flow-loading': { zh: '加载流程文件', en: 'loading the flows' },
  'flow-out-of-memory': {
    zh: '自己的流程用尽了内存（{{flows}}）',
    en: 'flows of your own ran out of memory ({{flows}})',
    fix: { zh: '检查是否有不断增长的数组或字符串。', en: 'Look for arrays or texts that grow without end.' },
  },
  'flow-text-missing': {
    zh: '流程 {{flow}}：{{where}} 缺少 {{lang}} 文字',
    en: 'flow {{flow}}: {{where}} has no text for {{lang}}',
    fix: { zh: "写成 { zh: '…', en: '…' }。", en: "Write { zh: '…', en: '…' }." },
  },
  'flow-no-function': { zh: '流程 {{flow}}：{{where}} 不是函数', en: 'flow {{flow}}: {{where}} is not a function' },
  'flow-choice-empty': {
    zh: '流程 {{flow}}：设计选项 {{choice}} 没有任何取值',
    en: 'flow {{flow}}: choice {{choice}} has no values',
  },
  'flow-choice-default': {
    zh: '流程 {{flow}}：设计选项 {{choice}} 的第一个取值 {{value}} 不是稳妥的',
    en: 'flow {{flow}}: {{value}}, the first value of choice {{choice}}, is not a sound one',
    fix: { zh: '把稳妥的取值放在最前，它是默认值。', en: 'Put the sound value first: it is the default.' },
  },
  'flow-choice-incomplete': {
    zh: '流程 {{flow}}：{{choice}}={{value}} 是 {{class}}，却没有写 {{field}}',
    en: 'flow {{flow}}: {{choice}}={{value}} is {{class}} and does not say which {{field}} shows it',
  },
  'flow-unknown-name': {
    zh: '流程 {{flow}}：{{where}} 里的 {{name}} 没有声明',
    en: 'flow {{flow}}: {{name}} in {{where}} is not declared',
    fix: known,
  },
  'flow-leg-slots': {
    zh: '流程 {{flow}}：legSlots 为 {{slots}}，应是 1 到 64 的整数',
    en: 'flow {{flow}}: legSlots is {{slots}}; it has to be a whole number from 1 to 64',
  },

  'flow-state-unreachable': {
    zh: '流程 {{flow}}：没有任何事件能到达状态 {{state}}',
    en: 'flow {{flow}}: no sequence of events leads to state {{state}}',
  },
  'flow-act-ignored': {
    zh: '流程 {{flow}}：没有任何状态处理行为 {{act}}',
    en: 'flow {{flow}}: no state answers the act {{act}}',
  },
  'flow-event-unsent': {
    zh: '流程 {{flow}}：状态机等待 {{event}}，但没有谁会发出它',
    en: 'flow {{flow}}: the machine waits for {{event}}, which nobody sends',
    fix: {
      zh: '答复要先 out.query(...)，对账行要先 out.statement(...)，其余要先 out.send(...)。',
      en: 'Answers need out.query(...), statement rows out.statement(...), the others out.send(...).',
    },
  },
  'flow-guard-unused': {
    zh: '流程 {{flow}}：条件 {{name}} 没有用到',
    en: 'flow {{flow}}: guard {{name}} is never asked',
  },
  'flow-effect-unused': {
    zh: '流程 {{flow}}：动作 {{name}} 没有用到',
    en: 'flow {{flow}}: effect {{name}} is never used',
  },
  'flow-delay-unused': {
    zh: '流程 {{flow}}：时限 {{name}} 没有用到',
    en: 'flow {{flow}}: delay {{name}} is never used',
  },
  'flow-choice-unread': {
    zh: '流程 {{flow}}：没有谁读取设计选项 {{name}}，切换它不会有任何变化',
    en: 'flow {{flow}}: nobody reads choice {{name}}, so switching it changes nothing',
  },
  'flow-leg-unsent': {
    zh: '流程 {{flow}}：资金指令 {{name}} 从未发出',
    en: 'flow {{flow}}: leg {{name}} is never sent',
  },
  'flow-leg-unjudged': {
    zh: '流程 {{flow}}：terms.legs 没有写 {{name}} 属于哪个应付项，多付、错付都不会被发现',
    en: 'flow {{flow}}: terms.legs does not say to which order {{name}} belongs, so paying it twice goes unseen',
  },
};
