import type { MessageTopic } from './entry.ts';

const again = {
  zh: '记录文件已被改动或损坏，不能作为依据；请用 fenproof run --record 重新记录',
  en: 'the file was changed or damaged and proves nothing; record it anew with fenproof run --record',
};

/** Why a recorded trace is refused. Records are counted from 1; record 0 is the header. */
export const traceMessages: MessageTopic = {
  'trace-no-header': {
    zh: '这不是 fenproof 的记录文件：第一行不是记录头',
    en: 'this is no trace of fenproof: its first line is no header',
    fix: { zh: '检查是不是选错了文件', en: 'check that it is the right file' },
  },
  'trace-header-shape': {
    zh: '记录 0（记录头）缺少内容或类型不对',
    en: 'record 0, the header, lacks something or has it in another type',
    fix: again,
  },
  'trace-format': {
    zh: '记录格式是 {{found}}，此版本只认 {{known}}',
    en: 'the trace has format {{found}}, this version reads {{known}}',
    fix: { zh: '用写出它的版本重放', en: 'replay it with the version that wrote it' },
  },
  'trace-other-version': {
    zh: '记录由 fenproof {{found}} 写出，当前是 {{known}}',
    en: 'the trace was recorded by fenproof {{found}}, this is {{known}}',
    fix: { zh: '用写出它的版本重放', en: 'replay it with the version that wrote it' },
  },
  'trace-other-calendar': {
    zh: '记录时的节假日表与现在的不同',
    en: 'the trace was recorded with another calendar',
    fix: { zh: '用 --calendar 给出当时的补充表', en: 'give the further tables of that run with --calendar' },
  },
  'trace-other-rules': {
    zh: '记录时的规则与现在的不同',
    en: 'the trace was recorded with other rules',
    fix: { zh: '用 --rules 给出当时的规则目录', en: 'give the rules of that run with --rules' },
  },
  'trace-line-ends': {
    zh: '记录 {{record}}：行尾是 CRLF，应为 LF',
    en: 'record {{record}}: the line ends in CRLF instead of LF',
    fix: again,
  },
  'trace-cut': {
    zh: '记录在第 {{record}} 条之后中断，没有记录尾',
    en: 'the trace is cut off after record {{record}}: its footer is missing',
    fix: again,
  },
  'trace-short': {
    zh: '缺少记录 {{record}}：记录尾提前出现',
    en: 'record {{record}} is missing: the footer stands in its place',
    fix: again,
  },
  'trace-long': {
    zh: '记录 {{record}} 多余：运行到此已经结束',
    en: 'record {{record}} is one too many: the run ends before it',
    fix: again,
  },
  'trace-appended': {
    zh: '记录 {{record}}（记录尾）之后还有内容',
    en: 'something was appended after record {{record}}, the footer',
    fix: again,
  },
  'trace-order': {
    zh: '记录 {{record}} 的位置上是记录 {{found}}：有记录被删除或调换',
    en: 'record {{found}} stands where record {{record}} should: one was dropped or moved',
    fix: again,
  },
  'trace-not-json': {
    zh: '记录 {{record}} 不是 JSON',
    en: 'record {{record}} is not JSON',
    fix: again,
  },
  'trace-not-canonical': {
    zh: '记录 {{record}} 不是原样：键的顺序或空白有改动',
    en: 'record {{record}} is not as it was written: the order of its keys or its blanks were changed',
    fix: again,
  },
  'trace-chain': {
    zh: '记录 {{record}} 的内容与链不符',
    en: 'record {{record}} does not match its chain: its content was changed',
    fix: again,
  },
  'trace-differs': {
    zh: '记录 {{record}} 与重新运行的结果不同：{{field}} 应为 {{expected}}，记录为 {{found}}',
    en: 'record {{record}} differs from a new run: {{field}} is {{expected}}, the trace says {{found}}',
    fix: again,
  },
  'replay-identical': {
    zh: '{{file}} 与重新运行的结果逐字节相同：{{count}} 条记录，哈希 {{hash}}',
    en: '{{file}} is identical to a new run, byte for byte: {{count}} records, trace hash {{hash}}',
  },
};
