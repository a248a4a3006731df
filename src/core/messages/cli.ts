import type { MessageTopic } from './entry.ts';

/** Commands, options, what they refuse, and the words of the text report. */
export const cliMessages: MessageTopic = {
  // Commands and options
  'command-unknown': {
    zh: '没有命令“{{command}}”',
    en: 'there is no command "{{command}}"',
    fix: { zh: '可用的命令：{{known}}', en: 'known here: {{known}}' },
  },
  'help-fenproof': {
    zh: '把支付设计验证到分：确定性的支付流程模拟器与法规规则库',
    en: 'Proves payment designs to the fen: a deterministic simulator of payment flows with a rulebook',
  },
  'help-run': {
    zh: '运行场景，与各自的预期比较',
    en: 'run scenarios and compare each with what it expects',
  },
  'help-replay': {
    zh: '重放记录文件，逐字节核对',
    en: 'run a recorded trace again and compare it byte for byte',
  },
  'help-scenarios': { zh: '列出、检查或查看场景', en: 'list, check or show scenarios' },
  'help-scenarios-list': { zh: '列出场景', en: 'list scenarios' },
  'help-scenarios-lint': {
    zh: '检查场景文件，不运行',
    en: 'check scenario files without running them',
  },
  'help-scenarios-show': {
    zh: '查看一个场景：参与方、账户、通道、合同、流程',
    en: 'show one scenario: parties, accounts, channels, contracts, flows',
  },
  'help-flows': { zh: '列出或查看流程', en: 'list or show flows' },
  'help-flows-list': { zh: '列出流程', en: 'list flows' },
  'help-flows-show': {
    zh: '查看一个流程：设计选项、动作、状态图',
    en: 'show one flow: its design choices, acts and machine',
  },
  'arg-files': {
    zh: '场景文件或目录；缺省为最近的 package.json 旁的 scenarios/',
    en: 'scenario files or folders; default: scenarios/ beside the nearest package.json',
  },
  'arg-trace': { zh: '--record 写出的记录文件', en: 'a file that --record wrote' },
  'arg-scenario': { zh: '场景文件', en: 'a scenario file' },
  'arg-flow': { zh: '流程名', en: 'name of a flow' },
  'opt-seed': {
    zh: '随机种子，任意文本；own 为各场景自己的种子',
    en: 'seed, any text; own: the one of each scenario',
  },
  'opt-set': {
    zh: '改变设计选项：实例.选项=值，或 type:流程.选项=值；可重复',
    en: 'change a design choice: instance.choice=value, or type:flow.choice=value; repeatable',
  },
  'opt-law': { zh: '按这一天的法规判断（YYYY-MM-DD）', en: 'judge by the law of this day (YYYY-MM-DD)' },
  'opt-starts': {
    zh: '把整个计划移到另一起点：日期，或带 +08:00 的日期时间',
    en: 'move the whole plan to another start: a date, or a date-time with +08:00',
  },
  'opt-rules': { zh: '规则目录', en: 'folder of rules' },
  'opt-calendar': { zh: '补充节假日表；可重复', en: 'a further holiday table; repeatable' },
  'opt-format': { zh: '输出格式', en: 'format of the output' },
  'opt-record': {
    zh: '把运行记录写入文件（只能有一个场景）',
    en: 'write the trace of the run to a file (one scenario only)',
  },
  'opt-lang': { zh: '语言', en: 'language' },
  'opt-paranoid': {
    zh: '由分录重算所有余额并核对',
    en: 'recompute every balance from its postings and compare',
  },
  'opt-mermaid': { zh: '输出 Mermaid 状态图', en: 'print the machine as a Mermaid diagram' },
  'opt-json': { zh: '输出 JSON', en: 'print JSON' },
  'opt-help': { zh: '显示帮助', en: 'show help' },
  'opt-version': { zh: '显示版本', en: 'show the version' },
  'help-exit-codes': {
    zh: '退出码：0 符合预期；1 有未预期的发现或缺少预期的发现；2 用法或输入有误；3 无法得出结论；4 内部错误；130 被中断',
    en: 'Exit codes: 0 as expected; 1 a finding not expected, or an expected one not found; 2 bad usage or input; 3 no conclusion; 4 internal error; 130 interrupted',
  },
  'example-run-all': { zh: '运行全部场景', en: 'run every scenario' },
  'example-run-set': { zh: '换一个设计选项再运行', en: 'run with another design choice' },
  'example-run-record': { zh: '写出运行记录', en: 'write the trace of a run' },
  'example-run-json': { zh: '供程序读取的结果', en: 'results for programs' },
  'example-replay': { zh: '核对运行记录', en: 'check a recorded trace' },
  'example-lint': { zh: '只检查一个目录', en: 'check one folder' },
  'example-show': { zh: '查看一个场景', en: 'look at one scenario' },
  'example-mermaid': { zh: '画出提现流程的状态图', en: 'draw the machine of the withdrawal flow' },

  // Usage
  'see-help': { zh: '用法见：{{command}} --help', en: 'see {{command}} --help' },
  'option-twice': {
    zh: '选项 --{{option}} 只能写一次',
    en: 'the option --{{option}} can be given once only',
    fix: { zh: '删掉多余的', en: 'leave out the others' },
  },
  'option-empty': {
    zh: '选项 --{{option}} 不能为空',
    en: 'the option --{{option}} needs a value that is not empty',
    fix: { zh: '写出它的值', en: 'write its value' },
  },
  'set-format': {
    zh: '无法理解 --set “{{text}}”',
    en: '--set "{{text}}" cannot be understood',
    fix: {
      zh: '写成 实例.选项=值，例如 w1.retry=query-first；或 type:流程.选项=值',
      en: 'write instance.choice=value, for example w1.retry=query-first, or type:flow.choice=value',
    },
  },
  'set-unknown-instance': {
    zh: '--set {{text}}：所选场景中没有流程实例“{{name}}”',
    en: '--set {{text}}: no chosen scenario has a flow instance "{{name}}"',
    fix: { zh: '可用的有：{{known}}', en: 'known here: {{known}}' },
  },
  'set-unknown-type': {
    zh: '--set {{text}}：所选场景没有用到流程“{{name}}”',
    en: '--set {{text}}: no chosen scenario uses a flow "{{name}}"',
    fix: { zh: '可用的有：{{known}}', en: 'known here: {{known}}' },
  },
  'set-unknown-choice': {
    zh: '--set {{text}}：没有设计选项“{{name}}”',
    en: '--set {{text}}: there is no design choice "{{name}}"',
    fix: { zh: '可用的有：{{known}}', en: 'known here: {{known}}' },
  },
  'set-unknown-value': {
    zh: '--set {{text}}：该选项没有值“{{name}}”',
    en: '--set {{text}}: the choice has no value "{{name}}"',
    fix: { zh: '可用的有：{{known}}', en: 'known here: {{known}}' },
  },
  'record-one-scenario': {
    zh: '--record 只能记录一个场景，这里有 {{count}} 个',
    en: '--record writes the trace of one scenario, here are {{count}}',
    fix: { zh: '只写一个场景文件', en: 'name a single scenario file' },
  },
  'nothing-to-run': {
    zh: '没有可运行的场景：当前目录及其上级都没有 package.json 或其旁没有 scenarios/',
    en: 'there is nothing to run: no scenarios/ beside a package.json here or above',
    fix: {
      zh: '写出场景文件或目录：fenproof run 文件…',
      en: 'name scenario files or folders: fenproof run FILE…',
    },
  },
  'folder-too-many-files': {
    zh: '{{folder}} 下有 {{files}} 个 *{{ending}}，上限是 {{limit}} 个',
    en: 'there are {{files}} files *{{ending}} below {{folder}}, the limit is {{limit}}',
    fix: {
      zh: '检查是不是选错了目录；分成几个目录分别处理',
      en: 'check that it is the right folder; split it into several',
    },
  },
  'folder-without-files': {
    zh: '目录 {{folder}} 中没有 *{{ending}} 文件',
    en: 'the folder {{folder}} contains no *{{ending}} file',
    fix: { zh: '检查路径；文件名要以 {{ending}} 结尾', en: 'check the path; names have to end in {{ending}}' },
  },
  'folder-missing': {
    zh: '目录 {{folder}} 不存在，无法写入 {{file}}',
    en: 'there is no folder {{folder}} to write {{file}} into',
    fix: { zh: '先建目录', en: 'make the folder first' },
  },
  'file-not-writable': {
    zh: '无法写入 {{file}}（{{reason}}）',
    en: '{{file}} cannot be written ({{reason}})',
    fix: { zh: '检查权限和磁盘空间', en: 'check permissions and free space' },
  },
  'line-too-long': {
    zh: '有一行超过 {{limit}} 字节',
    en: 'a line has more than {{limit}} bytes',
    fix: { zh: '检查是不是选错了文件', en: 'check that it is the right file' },
  },
  'flow-unknown': {
    zh: '没有流程“{{name}}”',
    en: 'there is no flow "{{name}}"',
    fix: { zh: '可用的有：{{known}}', en: 'known here: {{known}}' },
  },
  'internal-error': {
    zh: 'fenproof 自身出错了，请连同下面的内容报告：',
    en: 'fenproof itself is at fault; please report this with the following:',
  },
  interrupted: {
    zh: '已中断：完成 {{done}} / {{total}} 个场景',
    en: 'interrupted after {{done}} of {{total}} scenarios',
  },
  progress: { zh: '运行 {{done}}/{{total}} {{id}}', en: 'running {{done}}/{{total}} {{id}}' },
  recorded: { zh: '记录已写入 {{file}}（{{count}} 条）', en: 'trace written to {{file}} ({{count}} records)' },
  exit: { zh: '退出码 {{code}}：{{reasons}}', en: 'exit {{code}}: {{reasons}}' },
  'exit-0': { zh: '符合预期', en: 'as expected' },
  'exit-1': { zh: '与预期不符', en: 'not as expected' },
  'exit-2': { zh: '用法或输入有误', en: 'bad usage or input' },
  'exit-3': { zh: '无法得出结论', en: 'no conclusion' },
  'exit-4': { zh: '内部错误', en: 'internal error' },
  'exit-130': { zh: '被中断', en: 'interrupted' },

  // Text report
  'report-title': { zh: 'fenproof {{version}} · 种子 {{seed}}', en: 'fenproof {{version}} · seed {{seed}}' },
  'column-scenario': { zh: '场景', en: 'scenario' },
  'column-date': { zh: '日期', en: 'date' },
  'column-events': { zh: '事件', en: 'events' },
  'column-findings': { zh: '发现', en: 'findings' },
  'column-verdict': { zh: '结论', en: 'verdict' },
  'column-file': { zh: '文件', en: 'file' },
  'column-title': { zh: '标题', en: 'title' },
  'column-systems': { zh: '系统', en: 'systems' },
  'column-flows': { zh: '流程', en: 'flows' },
  'column-choices': { zh: '设计选项', en: 'choices' },
  none: { zh: '无', en: 'none' },
  more: { zh: '，另有 {{count}} 项', en: ' and {{count}} more' },
  'verdict-as-expected': { zh: '符合预期', en: 'as expected' },
  'verdict-unexpected': { zh: '不符预期', en: 'UNEXPECTED' },
  'verdict-inconclusive': { zh: '无法得出结论', en: 'inconclusive' },
  summary: {
    zh: '场景 {{total}} 个：{{good}} 个符合预期，{{bad}} 个不符，{{open}} 个无法得出结论',
    en: 'scenarios: {{total}}, of these {{good}} as expected, {{bad}} not, {{open}} inconclusive',
  },
  'set-applied': {
    zh: '--set {{text}} 适用于 {{total}} 个场景中的 {{count}} 个',
    en: '--set {{text}} applies to {{count}} of {{total}} scenarios',
  },
  'finding-expected': { zh: '场景已预期', en: 'the scenario expects it' },
  'finding-unexpected': { zh: '场景未预期', en: 'the scenario does not expect it' },
  'finding-advisory': { zh: '仅供参考，不影响结论', en: 'advisory, does not decide the verdict' },
  'label-loses': { zh: '损失', en: 'loses' },
  'label-holds': { zh: '钱在', en: 'held by' },
  'label-breached-by': { zh: '责任方', en: 'broken by' },
  'label-consequences': { zh: '后果', en: 'leads to' },
  'label-because': { zh: '依据事实', en: 'because' },
  'label-citation': { zh: '条文', en: 'citation' },
  'label-fingerprint': { zh: '指纹', en: 'fingerprint' },
  'label-replay': { zh: '重现', en: 'replay' },
  'label-assumed': { zh: '假定', en: 'assumed' },
  'label-waits': { zh: '待办', en: 'waits' },
  'steps-left-out': { zh: '…… 略去 {{count}} 步 ……', en: '… {{count}} steps left out …' },
  'more-findings': {
    zh: '另有 {{count}} 项发现未列出；用 --format json 可看全部',
    en: '{{count}} more findings are not shown; --format json has all of them',
  },
  money: { zh: '{{party}} {{yuan}} 元', en: '{{party}} {{yuan}} yuan' },
};
