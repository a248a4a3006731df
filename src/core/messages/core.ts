import type { MessageTopic } from './entry.ts';

/** Amounts, rates, times, dates and the calendar. */
export const coreMessages: MessageTopic = {
  'money-not-text': {
    zh: '金额必须写成字符串，实际为 {{value}}',
    en: 'an amount must be text, found {{value}}',
    fix: {
      zh: '把金额写成带两位小数的字符串，例如 "1000.00"',
      en: 'write the amount as a string with two decimals, for example "1000.00"',
    },
  },
  'money-format': {
    zh: '“{{text}}”不是有效金额',
    en: '"{{text}}" is not an amount',
    fix: {
      zh: '写成“数字.两位小数”，例如 "1000.00"：不带正号、千分位、空格、全角数字、指数，也不带多余的前导零',
      en: 'write digits, a point and two decimals, for example "1000.00": no plus sign, separators, blanks, full-width digits, exponent or leading zeros',
    },
  },
  'money-precision': {
    zh: '金额“{{text}}”超过两位小数',
    en: 'amount "{{text}}" has more than two decimals',
    fix: {
      zh: '最小单位是分，请写两位小数；需要按比例计算时请用费率或份额',
      en: 'the smallest unit is one fen: write two decimals; for proportions use a rate or a share',
    },
  },
  'money-range': {
    zh: '金额“{{text}}”超出可精确表示的范围（最大 {{max}} 元）',
    en: 'amount "{{text}}" is beyond what can be held exactly (at most {{max}} yuan)',
    fix: { zh: '请使用范围以内的金额', en: 'use an amount within the range' },
  },
  'money-negative': {
    zh: '此处金额不得为负：“{{text}}”',
    en: 'amount "{{text}}" must not be negative here',
    fix: { zh: '去掉负号，用字段本身表示方向', en: 'drop the minus sign; the field itself says the direction' },
  },
  'money-capacity': {
    zh: '运行中的合计金额超出可精确表示的范围（{{max}} 元），无法得出结论',
    en: 'a sum of money in the run left the range that can be held exactly ({{max}} yuan): nothing can be concluded',
    fix: { zh: '减少账户数量或减小期初余额', en: 'use fewer accounts or smaller opening balances' },
  },
  'rate-not-text': {
    zh: '费率必须写成字符串，实际为 {{value}}',
    en: 'a rate must be text, found {{value}}',
    fix: { zh: '写成 "0.6%"、"1/3" 或 "0.006"', en: 'write "0.6%", "1/3" or "0.006"' },
  },
  'rate-format': {
    zh: '“{{text}}”不是有效费率',
    en: '"{{text}}" is not a rate',
    fix: {
      zh: '写成百分数 "0.6%"、分数 "1/3" 或小数 "0.006"，不带正负号和空格',
      en: 'write a percentage "0.6%", a fraction "1/3" or a decimal "0.006", without sign or blanks',
    },
  },
  'rate-range': {
    zh: '费率“{{text}}”位数过多，无法精确计算',
    en: 'rate "{{text}}" has too many digits to be applied exactly',
    fix: { zh: '分子和分母都不得超过 24 位', en: 'keep numerator and denominator below 25 digits' },
  },
  'split-not-whole': {
    zh: '各方份额合计为 {{sum}}，应恰好为 1',
    en: 'the shares sum to {{sum}} instead of exactly 1',
    fix: {
      zh: '三等分请写 "1/3"，不要写 "33.33%"',
      en: 'for thirds write "1/3", not "33.33%"',
    },
  },
  'time-format': {
    zh: '“{{text}}”不是有效的日期时间',
    en: '"{{text}}" is not a date-time',
    fix: { zh: '写成 "2017-08-21T10:00:00+08:00"', en: 'write "2017-08-21T10:00:00+08:00"' },
  },
  'time-offset': {
    zh: '日期时间“{{text}}”没有使用 +08:00 时区',
    en: 'date-time "{{text}}" does not have the offset +08:00',
    fix: {
      zh: '所有时间均为北京时间，请换算后以 +08:00 结尾',
      en: 'all times are Asia/Shanghai: convert it and end it with +08:00',
    },
  },
  'time-of-day-format': {
    zh: '“{{text}}”不是有效的时刻',
    en: '"{{text}}" is not a time of day',
    fix: { zh: '写成 "17:15:00"，可带毫秒 "17:15:00.500"', en: 'write "17:15:00", with milliseconds "17:15:00.500"' },
  },
  'date-format': {
    zh: '“{{text}}”不是有效日期',
    en: '"{{text}}" is not a date',
    fix: { zh: '写成 "2018-04-04"', en: 'write "2018-04-04"' },
  },
  'date-invalid': {
    zh: '日历上没有“{{text}}”这一天',
    en: 'there is no such day as in "{{text}}"',
    fix: { zh: '请检查月份天数和闰年', en: 'check the length of the month and leap years' },
  },
  'duration-format': {
    zh: '“{{text}}”不是有效时长',
    en: '"{{text}}" is not a duration',
    fix: {
      zh: '写成 ISO 8601 时长，例如 "PT10M" 或 "P1DT2H"',
      en: 'write an ISO 8601 duration, for example "PT10M" or "P1DT2H"',
    },
  },
  'duration-calendar-unit': {
    zh: '时长“{{text}}”使用了年、月或周，其长度取决于起始日',
    en: 'duration "{{text}}" uses years, months or weeks, whose length depends on the day they start',
    fix: { zh: '请改用天、时、分、秒', en: 'use days, hours, minutes and seconds' },
  },
  'duration-range': {
    zh: '时长“{{text}}”过长',
    en: 'duration "{{text}}" is too long',
    fix: { zh: '请使用较短的时长', en: 'use a shorter duration' },
  },
  'json-number-unsafe': {
    zh: '{{pointer}} 处的数字 {{number}} 无法精确表示',
    en: 'the number {{number}} at {{pointer}} cannot be held exactly',
    fix: {
      zh: '只能使用安全整数；金额和费率请写成字符串',
      en: 'only safe integers are allowed; write amounts and rates as text',
    },
  },
  'calendar-format': {
    zh: '节假日表的 {{pointer}} 处应为 {{expected}}',
    en: 'the holiday table must have {{expected}} at {{pointer}}',
    fix: {
      zh: '格式见 rules/calendar/README.md',
      en: 'the format is described in rules/calendar/README.md',
    },
  },
  'calendar-contradiction': {
    zh: '节假日表对 {{date}} 有两种说法：{{first}} 与 {{second}}',
    en: 'the holiday table says two things about {{date}}: {{first}} and {{second}}',
    fix: { zh: '请删去其中一条', en: 'remove one of them' },
  },
  'calendar-gap': {
    zh: '节假日表缺少 {{year}} 年',
    en: 'the holiday table lacks the year {{year}}',
    fix: { zh: '请补上该年通知的内容，年份必须连续', en: 'add the notice of that year; the years must be contiguous' },
  },
  'calendar-exhausted': {
    zh: '运行到了 {{date}}，超出节假日表的范围（{{first}} 至 {{last}}），无法得出结论',
    en: 'the run reached {{date}}, outside the holiday table ({{first}} to {{last}}): nothing can be concluded',
    fix: {
      zh: '用 --calendar FILE 补充后续年份，或让场景从更早的日期开始',
      en: 'add later years with --calendar FILE, or start the scenario earlier',
    },
  },
  'date-outside-calendar': {
    zh: '日期 {{date}} 超出节假日表的范围（{{first}} 至 {{last}}）',
    en: 'the date {{date}} is outside the holiday table ({{first}} to {{last}})',
    fix: {
      zh: '请改用范围内的日期，或用 --calendar FILE 补充年份',
      en: 'use a date inside it, or add years with --calendar FILE',
    },
  },
  'rails-format': {
    zh: '清算路径表的 {{pointer}} 处应为 {{expected}}',
    en: 'the table of rails must have {{expected}} at {{pointer}}',
    fix: { zh: '格式见 rules/rails/README.md', en: 'the format is described in rules/rails/README.md' },
  },
  'rails-gap': {
    zh: '清算路径 {{rail}} 在 {{date}} 没有运行时间',
    en: 'the rail {{rail}} has no hours on {{date}}',
    fix: { zh: '各期间须首尾相接', en: 'let each period begin on the day after the one before ends' },
  },
  'rails-overlap': {
    zh: '清算路径 {{rail}} 的两条记录在 {{date}} 重叠',
    en: 'two entries of the rail {{rail}} overlap on {{date}}',
    fix: { zh: '请把前一条的结束日提前', en: 'let the earlier one end before the later one begins' },
  },
  'rails-undated': {
    zh: '运行到了 {{date}}，早于清算路径 {{rail}} 的数据，无法得出结论',
    en: 'the run reached {{date}}, before the data of the rail {{rail}} begin: nothing can be concluded',
    fix: {
      zh: '请让场景从更晚的日期开始，或补充该路径的数据',
      en: 'start the scenario later, or add the data of that time',
    },
  },
};
