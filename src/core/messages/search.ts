import type { MessageTopic } from './entry.ts';

/** Commands of the search, what they refuse, and the words of their reports. */
export const searchMessages: MessageTopic = {
  'help-search': {
    zh: '搜索丢钱或违规的最短事件序列',
    en: 'look for the shortest sequence that loses money or breaks a rule',
  },
  'help-corpus': { zh: '管理搜索语料', en: 'look after the corpus of the search' },
  'help-corpus-min': {
    zh: '只保留到达同样情形所需的最少计划',
    en: 'keep the fewest plans that reach the same situations',
  },
  'opt-rounds': {
    zh: '搜索轮数；轮的大小固定，与并行数无关',
    en: 'rounds; their size is fixed, whatever the number of workers',
  },
  'opt-events': { zh: '至少这么多事件后停止', en: 'stop after at least this many events' },
  'opt-time': { zh: '限时，例如 30s、10m、1h', en: 'time limit, for example 30s, 10m, 1h' },
  'opt-search-seed': {
    zh: '随机种子，任意文本；缺省时抽取并首先打印',
    en: 'seed, any text; default: drawn, and printed first',
  },
  'opt-profile': { zh: '搜索深度', en: 'how far runs reach' },
  'opt-workers': { zh: '线程数；结果不随之改变', en: 'worker threads; results do not depend on them' },
  'opt-strategy': {
    zh: 'guided：从到达过新情形的计划继续；random：纯随机',
    en: 'guided: go on from plans that reached something new; random: plain random runs',
  },
  'opt-save': {
    zh: '把每个发现存为 scenarios/regressions/ 中的场景',
    en: 'save each finding as a scenario in scenarios/regressions/',
  },
  'opt-corpus': {
    zh: '语料目录；none 为不用。缺省 .fenproof/corpus',
    en: 'folder of the corpus; none: do without. Default: .fenproof/corpus',
  },
  'opt-shard': {
    zh: '多台机器合做一次搜索：本机为第几台，例如 2/4',
    en: 'several machines do one search: which one this is, for example 2/4',
  },
  'opt-meet': { zh: '各台机器共用的空目录，与 --shard 同用', en: 'empty folder that all of them see, with --shard' },
  'example-search': { zh: '搜索一个场景 30 秒', en: 'search one scenario for 30 seconds' },
  'example-search-rounds': {
    zh: '可重复的搜索：同样的种子与轮数，同样的结果',
    en: 'a search that repeats: same seed and rounds, same results',
  },
  'example-search-save': { zh: '把发现留作回归场景', en: 'keep what is found as regression scenarios' },
  'example-corpus-min': { zh: '精简语料', en: 'prune the corpus' },

  'option-not-count': {
    zh: '{{option}} 需要正整数，而不是“{{text}}”',
    en: '{{option}} needs a positive whole number, not "{{text}}"',
    fix: { zh: '例如 {{option}} 100', en: 'for example {{option}} 100' },
  },
  'option-not-time': {
    zh: '--time 看不懂“{{text}}”',
    en: '--time cannot be "{{text}}"',
    fix: { zh: '写成 30s、10m 或 1h', en: 'write 30s, 10m or 1h' },
  },
  'option-one-of': {
    zh: '{{option}} 没有取值“{{text}}”',
    en: '{{option}} has no value "{{text}}"',
    fix: { zh: '可用：{{known}}', en: 'it can be: {{known}}' },
  },
  'option-not-shard': {
    zh: '--shard 看不懂“{{text}}”',
    en: '--shard cannot be "{{text}}"',
    fix: { zh: '四台中的第二台写成 2/4', en: 'write 2/4 for the second of four' },
  },
  'shard-needs-meet': {
    zh: '--shard 与 --meet 须同用，并且要用 --rounds 或 --events 而不是 --time',
    en: '--shard and --meet go together, and with --rounds or --events, not with --time',
    fix: {
      zh: '例如 --shard 2/4 --meet /mnt/shared/search-1 --seed 7 --rounds 20',
      en: 'for example --shard 2/4 --meet /mnt/shared/search-1 --seed 7 --rounds 20',
    },
  },
  'shard-missing': {
    zh: '第 {{shard}} 台机器没有把结果放进 {{folder}}',
    en: 'shard {{shard}} put no results into {{folder}}',
    fix: { zh: '用同样的选项启动每一台', en: 'start every shard, with the same options' },
  },
  'shard-other-search': {
    zh: '{{file}} 属于另一次搜索',
    en: '{{file}} belongs to another search',
    fix: { zh: '每次搜索用一个空目录', en: 'use an empty folder for each search' },
  },
  'corpus-format': {
    zh: '{{file}} 不是语料文件',
    en: '{{file}} is no corpus file',
    fix: { zh: '删除它，或用 --corpus 另指目录', en: 'delete it, or name another folder with --corpus' },
  },

  'opt-gaps': {
    zh: '找规则的空白：法律禁止、而没有规则指出的结果',
    en: 'look for gaps in the rulebook: what the law prohibits and no rule catches',
  },
  'opt-prohibited': {
    zh: '与 --gaps 同用：禁止结果的清单，缺省 prohibited/outcomes.json',
    en: 'with --gaps: the list of prohibited outcomes; default: prohibited/outcomes.json',
  },
  'example-search-gaps': {
    zh: '另一套规则在这些场景里有没有空白',
    en: 'does another rulebook have gaps in these scenarios?',
  },
  'gaps-not-with': {
    zh: '{{option}} 不能与 --gaps 同用',
    en: '{{option}} cannot be used with --gaps',
    fix: {
      zh: '--gaps 只认 --rounds、--time、--seed、--profile、--prohibited 与改场景、规则的选项',
      en: '--gaps takes --rounds, --time, --seed, --profile, --prohibited, and what changes scenarios or rules',
    },
  },
  'gaps-needed': {
    zh: '--prohibited 须与 --gaps 同用',
    en: '--prohibited goes with --gaps',
    fix: { zh: '加上 --gaps', en: 'add --gaps' },
  },
  'outcome-twice': {
    zh: '“{{id}}”出现了两次',
    en: '"{{id}}" is there twice',
    fix: { zh: '给每个结果一个自己的名称', en: 'give each outcome a name of its own' },
  },
  'outcome-unknown-fact': {
    zh: '这里不能问“{{fact}}”（{{known}}）',
    en: '"{{fact}}" cannot be asked here ({{known}})',
  },
  'outcome-operator': {
    zh: '“{{fact}}”恰好要一个比较：{{known}}',
    en: '"{{fact}}" needs exactly one comparison: {{known}}',
  },
  'gaps-title': {
    zh: 'fenproof {{version}} · 规则空白 · 种子 {{seed}} · {{profile}}',
    en: 'fenproof {{version}} · gaps in the rulebook · seed {{seed}} · {{profile}}',
  },
  'gaps-list': {
    zh: '禁止的结果：{{file}}，{{count}} 项',
    en: 'prohibited outcomes: {{file}}, {{count}} of them',
  },
  'gaps-column-legal': { zh: '合规', en: 'legal' },
  'gaps-column-outcome': { zh: '禁止的结果', en: 'prohibited outcome' },
  'gaps-column-reached': { zh: '出现', en: 'came about' },
  'gaps-column-caught': { zh: '同时违规', en: 'with a rule broken' },
  'gaps-column-by': { zh: '规则', en: 'rules' },
  'gaps-found': { zh: '空白：{{list}}', en: 'gap: {{list}}' },
  'gaps-none': { zh: '{{legal}} 次合规运行中未发现', en: 'not found in {{legal}} legal runs' },
  'gaps-never-legal': { zh: '没有一次运行合规：{{list}}', en: 'no run was legal: {{list}}' },
  'gaps-never-reached': { zh: '从未出现：{{list}}', en: 'never came about: {{list}}' },
  'gaps-headline': {
    zh: '规则空白 {{outcome}}：{{title}}，而没有一条须遵守的规则被违反',
    en: 'gap {{outcome}}: {{title}}, and no rule that has to be kept is broken',
  },
  'gaps-label-at': { zh: '时间', en: 'at' },
  'gaps-label-about': { zh: '涉及', en: 'about' },
  'gaps-label-drafts': { zh: '仅有草案', en: 'only a draft' },
  'gaps-plan': { zh: '计划：', en: 'plan:' },
  'gaps-plan-empty': { zh: '不需要任何动作：设计本身就够了', en: 'nobody has to do anything: the design is enough' },

  'search-title': {
    zh: 'fenproof {{version}} · 搜索 · 种子 {{seed}} · {{profile}} · {{strategy}}',
    en: 'fenproof {{version}} · search · seed {{seed}} · {{profile}} · {{strategy}}',
  },
  'search-progress': {
    zh: '{{scenario}}  轮 {{round}}  运行 {{runs}}  事件 {{events}}（{{speed}}/秒）  覆盖 {{features}}  发现 {{findings}}',
    en: '{{scenario}}  round {{round}}  runs {{runs}}  events {{events}} ({{speed}}/s)  coverage {{features}}  findings {{findings}}',
  },
  'column-rounds': { zh: '轮', en: 'rounds' },
  'column-runs': { zh: '运行', en: 'runs' },
  'column-coverage': { zh: '覆盖', en: 'coverage' },
  'column-conclusion': { zh: '结论', en: 'conclusion' },
  'conclusion-violated': { zh: '违反：{{count}} 个发现', en: 'violated: {{count}} findings' },
  'conclusion-violated-one': { zh: '违反：1 个发现', en: 'violated: 1 finding' },
  'conclusion-not-found': { zh: '{{events}} 个事件中未发现', en: 'not found in {{events}} events' },
  'conclusion-inconclusive': { zh: '无法得出结论', en: 'inconclusive' },
  'search-canary-found': {
    zh: '金丝雀：埋设的损失在第 {{rounds}} 轮找到（{{events}} 个事件）',
    en: 'canary: the planted loss was found in round {{rounds}} ({{events}} events)',
  },
  'search-canary-lost': {
    zh: '金丝雀：埋设的损失没有找到，本次搜索不能说明任何事',
    en: 'canary: the planted loss was not found, so this search can claim nothing',
  },
  'search-contract': { zh: '{{channel}} 按约可能：{{may}}', en: '{{channel}} may within its contract: {{may}}' },
  'search-contract-nothing': {
    zh: '{{channel}} 按约没有偏差',
    en: '{{channel}} may deviate in nothing within its contract',
  },
  'search-faults': { zh: '已注入：{{list}}', en: 'injected: {{list}}' },
  'search-check-never': {
    zh: '一次也没有检查过“{{id}}”：没有什么可以据此断言',
    en: '"{{id}}" was never looked at: nothing can be said about it',
  },
  'search-checks': {
    zh: '检查次数（其中差一分即可改变结论的次数）：{{list}}',
    en: 'looked at (of these, within a fen of being decided the other way): {{list}}',
  },
  'search-rules-near': {
    zh: '抽样运行中规则适用次数（其中差一个单位即可改变结论的次数）：{{list}}',
    en: 'rules in a sample of the runs (of these, within a unit of being decided the other way): {{list}}',
  },
  'search-never-applied': { zh: '从未适用的规则：{{list}}', en: 'rules that never applied: {{list}}' },
  'search-guidance': {
    zh: '到达 {{features}} 种情形，其中 {{guided}} 种由语料引导首先到达；语料 {{corpus}} 个计划（旧 {{old}}）',
    en: '{{features}} situations reached, {{guided}} of them first by runs that began with the corpus; corpus {{corpus}} plans ({{old}} old)',
  },
  'search-twice': {
    zh: '{{twice}} 次运行执行了两遍，结果相同',
    en: '{{twice}} runs were executed twice, with the same result',
  },
  'search-skipped': {
    zh: '另有 {{count}} 种到达发现的方式未深究',
    en: '{{count}} further ways to findings were not looked into',
  },
  'search-stale': {
    zh: '{{scenario}}：{{count}} 个旧计划已不适用，略去',
    en: '{{scenario}}: {{count}} plans of the corpus mean nothing any more and are left out',
  },
  'search-inconclusive': {
    zh: '{{count}} 次运行没有结论（{{code}}）：{{text}}',
    en: '{{count}} runs came to no conclusion ({{code}}): {{text}}',
  },
  'search-rule-undecided': {
    zh: '规则 {{rule}} 在 {{count}} 次运行中因缺少事实无法判断',
    en: 'in {{count}} runs the rule {{rule}} could not be decided for want of facts',
  },
  'search-goal-reached': {
    zh: '已到达 {{goal}}：{{reached}} 次运行',
    en: 'reached {{goal}}: in {{reached}} runs',
  },
  'search-goal-missed': {
    zh: '没有一次运行到达 {{goal}}：最多走到第 {{furthest}} 步，共 {{steps}} 步',
    en: 'no run reached {{goal}}: the best took {{furthest}} of {{steps}} steps',
  },
  'goal-unknown-flow': {
    zh: '目标里的流程“{{name}}”不存在',
    en: 'a goal names the flow "{{name}}", which there is not',
    fix: { zh: '写 flows 里的键', en: 'write a key of flows' },
  },
  'goal-unknown-event': {
    zh: '目标里的事件“{{name}}”，该流程听不到',
    en: 'a goal names the event "{{name}}", which the flow never hears of',
    fix: {
      zh: '用 fenproof flows show 查看事件，例如 payout.succeeded',
      en: 'see fenproof flows show for its events, for example payout.succeeded',
    },
  },
  'goal-unknown-state': {
    zh: '目标里的状态“{{name}}”不存在',
    en: 'a goal names the state "{{name}}", which there is not',
    fix: { zh: '用 fenproof flows show 查看状态', en: 'see fenproof flows show for its states' },
  },
  'search-broken': {
    zh: '{{scenario}}：内部错误：{{text}}。计划：{{plan}}',
    en: '{{scenario}}: internal error: {{text}}. Plan: {{plan}}',
  },
  'search-interrupted': {
    zh: '已中断；以下是到此为止的发现',
    en: 'interrupted; this is what was found so far',
  },
  'search-variants': {
    zh: '同一原因的其他途径',
    en: 'other ways to the same mistake',
  },
  'search-plan': { zh: '计划（{{length}} 个刺激）：', en: 'plan ({{length}} stimuli):' },
  'label-culprits': { zh: '原因', en: 'caused by' },
  'label-certain': { zh: '不可挽回', en: 'certain from' },
  'search-certain': { zh: '第 {{n}} 步起必然发生', en: 'step {{n}} on' },
  'search-missing': {
    zh: '预期的 {{id}} 没有找到',
    en: 'the expected {{id}} was not found',
  },
  'corpus-min-done': {
    zh: '{{scenario}}：{{before}} 个计划精简为 {{after}} 个，情形仍为 {{features}} 种',
    en: '{{scenario}}: {{before}} plans pruned to {{after}}, still {{features}} situations',
  },
};
