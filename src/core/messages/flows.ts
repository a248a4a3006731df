import type { MessageTopic } from './entry.ts';

const known = {
  zh: '已声明的有：{{known}}。',
  en: 'These are declared: {{known}}.',
};

export const flowsMessages: MessageTopic = {
  'machine-unsupported': {
    zh: '{{where}}：流程状态机不支持 {{what}}',
    en: '{{where}}: {{what}} is outside what a flow machine may use',
    fix: {
      zh: '只用 atomic、compound、parallel、final、history 状态，on、always、after、entry、exit，以及具名的 guard、action、delay（参数为字面值）；数据放在流程声明的字段里。',
      en: 'Use atomic, compound, parallel, final and history states; on, always, after, entry and exit; guards, actions and delays by name with literal params. Data belongs in the declared fields of the flow.',
    },
  },
  'machine-unknown-event': {
    zh: '{{where}}：事件 “{{name}}” 没有声明',
    en: '{{where}}: event "{{name}}" is not declared',
    fix: known,
  },
  'machine-unknown-guard': {
    zh: '{{where}}：条件 “{{name}}” 没有实现',
    en: '{{where}}: guard "{{name}}" has no implementation',
    fix: known,
  },
  'machine-unknown-action': {
    zh: '{{where}}：动作 “{{name}}” 没有实现',
    en: '{{where}}: action "{{name}}" has no implementation',
    fix: known,
  },
  'machine-unknown-delay': {
    zh: '{{where}}：时限 “{{name}}” 没有声明，也不是毫秒数',
    en: '{{where}}: delay "{{name}}" is neither declared nor a number of milliseconds',
    fix: known,
  },
  'machine-unknown-target': {
    zh: '{{where}}：目标状态 “{{name}}” 不存在',
    en: '{{where}}: there is no target state "{{name}}"',
    fix: {
      zh: '不带前缀指同级状态，“.名” 指子状态，“#id” 指任意状态。现有：{{known}}。',
      en: 'A bare name is a sibling, ".name" a child, "#id" any state. There are: {{known}}.',
    },
  },
  'machine-unknown-initial': {
    zh: '{{where}}：初始状态 “{{name}}” 不是它的子状态',
    en: '{{where}}: initial state "{{name}}" is not one of its children',
    fix: known,
  },
  'machine-missing-initial': {
    zh: '{{where}}：有子状态却没有 initial',
    en: '{{where}}: has states but no initial one',
    fix: { zh: '在 {{known}} 中选一个写入 initial。', en: 'Set initial to one of {{known}}.' },
  },
  'machine-bad-name': {
    zh: '{{where}}：名称 “{{name}}” 不合规',
    en: '{{where}}: "{{name}}" cannot be used as a name',
    fix: {
      zh: '以字母开头，只用字母、数字、“-”、“_”（事件名还可用 “.”）；and、or、not 和 xstate. 开头的名称已被占用。',
      en: 'Begin with a letter and use letters, digits, "-" and "_" (events also "."); and, or, not and names beginning with xstate. are taken.',
    },
  },
  'machine-duplicate-name': {
    zh: '{{where}}：“{{name}}” 出现了两次',
    en: '{{where}}: "{{name}}" appears twice',
    fix: { zh: '改掉其中一个。', en: 'Rename one of the two.' },
  },
  'machine-conflicting-targets': {
    zh: '{{where}}：目标 {{a}} 与 {{b}} 不能同时处于活动状态',
    en: '{{where}}: targets {{a}} and {{b}} cannot be active together',
    fix: {
      zh: '多个目标必须分别位于同一个 parallel 状态的不同区域。',
      en: 'Several targets must lie in different regions of one parallel state.',
    },
  },
  'machine-always-cycle': {
    zh: '状态机 {{machine}} 的 always 转移不会停止（{{where}}；条件：{{guards}}）：{{cycle}}',
    en: 'always transitions of machine {{machine}} never end ({{where}}; guards: {{guards}}): {{cycle}}',
    fix: {
      zh: '给其中一个 always 加条件，使它们不可能同时成立，或改用事件。',
      en: 'Guard one of them so that they cannot all be open together, or make one wait for an event.',
    },
  },
  'machine-entered-twice': {
    zh: '状态机 {{machine}}：{{where}} 再次进入尚未离开的状态 {{state}}',
    en: 'machine {{machine}}: {{where}} enters state {{state}} again without having left it',
    fix: {
      zh: '给该转移写上 reenter: true；若目标是历史状态，给它写上默认的 target。',
      en: 'Give the transition reenter: true; if it leads to a history state, give that one a default target.',
    },
  },
  'machine-illegal-configuration': {
    zh: '状态机 {{machine}} 在 {{where}} 之后，状态 {{state}} 的活动子状态数目不对',
    en: 'machine {{machine}} leaves state {{state}} with the wrong number of active children after {{where}}',
    fix: {
      zh: '检查同时被选中的几个转移的目标是否互相冲突。',
      en: 'Look at the targets of the transitions that are taken together there.',
    },
  },
  'machine-too-many-configurations': {
    zh: '状态机 {{machine}} 有超过 {{limit}} 种活动状态的组合',
    en: 'machine {{machine}} can be in more than {{limit}} combinations of active states',
    fix: {
      zh: '把并行区域拆成各自的流程；计数放进字段，不要放进状态。',
      en: 'Make flows of their own out of parallel regions; keep counts in fields, not in states.',
    },
  },
  'machine-too-many-outcomes': {
    zh: '状态机 {{machine}}：{{where}} 有超过 {{limit}} 种条件结果',
    en: 'machine {{machine}}: {{where}} has more than {{limit}} outcomes of its guards',
    fix: {
      zh: '减少同一事件里互相独立的条件，或把并行区域拆成各自的流程。',
      en: 'Ask fewer independent guards at one event, or make flows of their own out of parallel regions.',
    },
  },
};
