import type { MessageTopic } from './entry.ts';

/** The exhaustive search: its command, what it refuses, and the words of its report. */
export const exploreMessages: MessageTopic = {
  'help-explore': {
    zh: '穷举场景界限内的全部状态：证明、最短反例、死锁、资金滞留',
    en: 'try everything within the bounds of a scenario: proof, shortest counterexamples, deadlocks, stuck money',
  },
  'arg-explore-files': {
    zh: '场景文件或目录；界限写在其 faults 一节',
    en: 'scenario files or folders; their faults section sets the bounds',
  },
  'opt-depth': { zh: '最多这么多个刺激', en: 'at most this many stimuli from the start' },
  'opt-states': { zh: '最多这么多个状态', en: 'at most this many states' },
  'opt-memory': {
    zh: '状态、路径与表的内存上限，例如 512M、4G；缺省 2G',
    en: 'limit for states, paths and tables, for example 512M, 4G; default 2G',
  },
  'opt-symmetry': {
    zh: 'off：可互换的参与者逐一区分；缺省按场景声明合并',
    en: 'off: tell interchangeable parties apart; default: as the scenario declares',
  },
  'opt-money-only': { zh: '只看资金，不评估规则', en: 'judge money only, evaluate no rules' },
  'opt-explore-save': {
    zh: '把每个反例存为 scenarios/regressions/ 中的场景',
    en: 'save each counterexample as a scenario in scenarios/regressions/',
  },
  'example-explore': {
    zh: '穷举一位客户的提现：重复、丢失、迟到、崩溃',
    en: 'exhaust one withdrawal with a duplicate, a loss, a late notice and a crash',
  },
  'example-explore-set': {
    zh: '换一个设计选择，看最短的反例',
    en: 'another design choice, and the shortest way it loses money',
  },
  'example-explore-bounds': {
    zh: '只走 20 步，最多用 512 MB',
    en: 'twenty stimuli deep, in at most 512 MB',
  },
  'option-not-size': {
    zh: '--memory 看不懂“{{text}}”',
    en: '--memory cannot be "{{text}}"',
    fix: { zh: '写成 512M 或 4G', en: 'write 512M or 4G' },
  },

  'symmetry-shared': {
    zh: '可互换组 {{group}}：{{what}} 同属 {{first}} 与 {{second}}',
    en: 'interchangeable group {{group}}: {{what}} belongs to both {{first}} and {{second}}',
    fix: { zh: '各给一个，或去掉 symmetry', en: 'give each one of its own, or leave symmetry out' },
  },
  'symmetry-differs': {
    zh: '可互换组 {{group}}：{{first}} 与 {{second}} 在 {{what}} 上不同',
    en: 'interchangeable group {{group}}: {{first}} and {{second}} differ in {{what}}',
    fix: {
      zh: '使两者相同，或去掉 symmetry，或用 --symmetry off',
      en: 'make them alike, leave symmetry out, or use --symmetry off',
    },
  },
  'symmetry-named': {
    zh: '可互换组 {{group}}：{{section}} 点名了 {{name}}',
    en: 'interchangeable group {{group}}: {{section}} names {{name}}',
    fix: { zh: '不要点名，或去掉 symmetry', en: 'name nobody in particular, or leave symmetry out' },
  },
  'symmetry-shared-sum': {
    zh: '可互换组 {{group}}：通道 {{channel}} 把 {{member}} 的销售与他人合并成一笔付款',
    en: 'interchangeable group {{group}}: the channel {{channel}} pays the sales of {{member}} and others in one sum',
    fix: { zh: '按商户结算，或去掉 symmetry', en: 'have it pay each merchant, or leave symmetry out' },
  },

  'explore-title': { zh: 'fenproof {{version}} · 穷举', en: 'fenproof {{version}} · explore' },
  'explore-progress': {
    zh: '{{scenario}}  深度 {{depth}}  状态 {{states}}（{{speed}}/秒）  待展开 {{waiting}}  发现 {{findings}}  {{memory}} MB',
    en: '{{scenario}}  depth {{depth}}  states {{states}} ({{speed}}/s)  waiting {{waiting}}  findings {{findings}}  {{memory}} MB',
  },
  'explore-interrupted': {
    zh: '已中断；以下是到此为止覆盖的内容',
    en: 'interrupted; this is what was covered so far',
  },
  'column-states': { zh: '状态', en: 'states' },
  'column-transitions': { zh: '迁移', en: 'transitions' },
  'column-depth': { zh: '深度', en: 'depth' },
  'column-exhausted': { zh: '穷尽', en: 'exhausted' },
  'explore-yes': { zh: '是', en: 'yes' },
  'explore-no': { zh: '否', en: 'no' },

  'explore-proved': { zh: '已证明，界限：{{bound}}', en: 'proved up to {{bound}}' },
  'explore-proved-below': { zh: '已证明（界限见下）', en: 'proved up to the bound below' },
  'explore-not-found': { zh: '{{events}} 个事件中未发现', en: 'not found in {{events}} events' },
  'explore-inconclusive': { zh: '无法得出结论', en: 'inconclusive' },
  'explore-violated': { zh: '违反', en: 'violated' },

  'explore-bound-days': { zh: '{{days}} 个工作日', en: '{{days}} working days' },
  'explore-bound-days-one': { zh: '1 个工作日', en: '1 working day' },
  'explore-bound-no-time': { zh: '时间不走', en: 'no time passes' },
  'explore-bound-act': { zh: '{{act}}{{values}} {{times}}×{{on}}', en: '{{act}}{{values}} {{times}} each on {{on}}' },
  'explore-bound-outside': { zh: '{{account}} 进出 {{times}} 次', en: 'money in or out of {{account}} {{times}}' },
  'explore-bound-once': { zh: '1 次', en: 'once' },
  'explore-bound-times': { zh: '{{n}} 次', en: '{{n}} times' },
  'explore-bound-unlimited': { zh: '不限次', en: 'any number of times' },
  'explore-bound-fault': { zh: '{{kind}} {{times}}', en: '{{kind}} {{times}}' },
  'explore-bound-fault-each': { zh: '每实例 {{kind}} {{times}}', en: '{{kind}} {{times}} on each instance' },
  'explore-bound-no-faults': { zh: '无偏差', en: 'no deviations' },
  'explore-bound-beyond': { zh: '包括超出通道契约的偏差', en: "also what the channels' contracts rule out" },

  'explore-figures': {
    zh: '{{states}} 个状态，{{transitions}} 次迁移，深度 {{depth}}，每秒 {{speed}} 个状态，用时 {{seconds}} 秒',
    en: '{{states}} states, {{transitions}} transitions, depth {{depth}}, {{speed}} states/s, {{seconds}} s',
  },
  'explore-memory': {
    zh: '{{megabytes}} MB，每状态 {{bytes}} 字节；两个状态被当成一个的概率不超过 {{collision}}',
    en: '{{megabytes}} MB, {{bytes}} bytes a state; chance that two states were taken for one: at most {{collision}}',
  },
  'explore-exhausted': { zh: '界限内的空间已穷尽', en: 'the space within the bound was exhausted' },
  'explore-stopped-depth': { zh: '未穷尽：到了 --depth 的界限', en: 'not exhausted: the limit of --depth was reached' },
  'explore-stopped-states': {
    zh: '未穷尽：到了 --states 的界限',
    en: 'not exhausted: the limit of --states was reached',
  },
  'explore-stopped-memory': { zh: '未穷尽：到了内存的界限', en: 'not exhausted: the limit of memory was reached' },
  'explore-stopped-interrupted': { zh: '未穷尽：被中断', en: 'not exhausted: interrupted' },
  'explore-stopped-data': { zh: '未穷尽：缺少数据', en: 'not exhausted: data is missing' },
  'explore-symmetry': {
    zh: '可互换：{{groups}}；互换后相同的状态只数一次',
    en: 'interchangeable: {{groups}}; states that differ by an exchange count once',
  },
  'explore-bound': { zh: '界限：{{bound}}', en: 'bound: {{bound}}' },
  'explore-safety': {
    zh: '安全性：{{count}} 种破坏，{{states}} 个被破坏的状态',
    en: 'safety: {{count}} breaches, {{states}} states broken',
  },
  'explore-deadlocks': { zh: '死锁：{{count}} 个状态', en: 'deadlock: {{count}} states' },
  'explore-liveness': {
    zh: '活性：{{stuck}} 个状态资金滞留，其中 {{inescapable}} 个没有任何出路',
    en: 'liveness: money is stuck in {{stuck}} states, {{inescapable}} of them without any way out',
  },
  'explore-no-liveness': {
    zh: '活性：本模型没有应付给他人的钱',
    en: 'liveness: nothing is owed to anybody in this model',
  },
  'explore-plan': { zh: '最短计划（{{length}} 个刺激）：', en: 'shortest plan ({{length}} stimuli):' },
  'explore-inescapable': { zh: '由此没有任何后续能结清', en: 'from here no continuation settles' },
  'explore-escapable': {
    zh: '由此仍有后续能结清，但须有人做设计没有要求的事',
    en: 'from here a continuation settles, but only if somebody does what the design does not ask for',
  },
  'explore-deadlock': {
    zh: '死锁：再没有任何事能发生，而 {{waiting}} 没有结束。最短到达（{{length}} 个刺激）：',
    en: 'deadlock: nothing can happen any more and {{waiting}} has not finished. Shortest way ({{length}} stimuli):',
  },
  'explore-unplanned': {
    zh: '{{id}}（{{length}} 个刺激）取决于同一时刻各事件的先后，计划写不出；重新穷举可再现',
    en: '{{id}} ({{length}} stimuli) depends on the order of simultaneous events, which no plan can state; exploring again shows it',
  },
  'explore-missing': { zh: '预期的 {{id}} 在界限内不存在', en: 'the expected {{id}} does not exist within the bound' },
  'explore-data': {
    zh: '界限内有分支缺少数据（{{code}}）：{{text}}',
    en: 'some branches need data that is missing ({{code}}): {{text}}',
  },
  'explore-rule-undecided': {
    zh: '规则 {{rule}} 在某些状态因缺少事实无法判断',
    en: 'in some states the rule {{rule}} could not be decided for want of facts',
  },
  'explore-memory-out': {
    zh: '内存上限 {{megabytes}} MB 之内没有穷尽',
    en: 'the space was not exhausted within {{megabytes}} MB',
  },
};
