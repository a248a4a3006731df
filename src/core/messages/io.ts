import type { MessageTopic } from './entry.ts';

/** Files that cannot be read, and JSON that is not JSON or not strict enough. */
export const ioMessages: MessageTopic = {
  'did-you-mean': {
    zh: '您是不是想写“{{suggestion}}”？',
    en: 'did you mean "{{suggestion}}"?',
  },
  'fix-label': { zh: '处理：', en: 'fix: ' },

  'file-not-found': {
    zh: '找不到文件 {{file}}',
    en: 'there is no file {{file}}',
    fix: {
      zh: '检查路径和文件名；相对路径从当前目录算起',
      en: 'check path and name; a relative path starts at the current folder',
    },
  },
  'file-is-a-directory': {
    zh: '{{file}} 是目录，这里需要一个文件',
    en: '{{file}} is a folder, a file is needed here',
    fix: { zh: '写出目录中的某个文件', en: 'name one file in it' },
  },
  'file-not-regular': {
    zh: '{{file}} 不是普通文件（而是管道、套接字或设备）',
    en: '{{file}} is not a regular file (it is a pipe, a socket or a device)',
    fix: { zh: '先把内容存成文件', en: 'save the content to a file first' },
  },
  'file-unreadable': {
    zh: '无法读取 {{file}}（{{reason}}）',
    en: '{{file}} cannot be read ({{reason}})',
    fix: { zh: '检查文件权限，以及文件是否还在', en: 'check its permissions and that it is still there' },
  },
  'file-too-large': {
    zh: '文件有 {{size}} 字节，上限是 {{limit}} 字节',
    en: 'the file has {{size}} bytes, the limit is {{limit}}',
    fix: {
      zh: '检查是不是选错了文件；大量操作请写成 load，不要逐条写进 plan',
      en: 'check that it is the right file; write many acts as a load profile, not one by one as a plan',
    },
  },
  'file-not-utf8': {
    zh: '文件不是 UTF-8：第 {{offset}} 个字节（从 0 数起）是 {{byte}}',
    en: 'the file is not UTF-8: byte {{offset}} (counted from 0) is {{byte}}',
    fix: {
      zh: '用编辑器另存为 UTF-8（无 BOM）；中文 Windows 上常见的原编码是 GBK',
      en: 'save it as UTF-8 without a byte order mark; on a Chinese Windows it is often GBK',
    },
  },
  'file-utf16': {
    zh: '文件是 UTF-16，不是 UTF-8',
    en: 'the file is UTF-16, not UTF-8',
    fix: { zh: '用编辑器另存为 UTF-8（无 BOM）', en: 'save it as UTF-8 without a byte order mark' },
  },
  'file-has-bom': {
    zh: '文件以字节顺序标记（BOM，U+FEFF）开头',
    en: 'the file starts with a byte order mark (U+FEFF)',
    fix: { zh: '用编辑器另存为“UTF-8 无 BOM”', en: 'save it as "UTF-8 without BOM"' },
  },

  'json-empty': {
    zh: '文件是空的，这里需要一个 JSON 对象',
    en: 'the file is empty, a JSON object is needed here',
    fix: { zh: '从 { 开始写', en: 'start with {' },
  },
  'json-too-deep': {
    zh: '嵌套超过 {{limit}} 层',
    en: 'more than {{limit}} levels of nesting',
    fix: {
      zh: '检查括号是否写重；正常的文件不到 10 层',
      en: 'look for repeated brackets; an ordinary file has fewer than 10 levels',
    },
  },
  'json-duplicate-key': {
    zh: '键“{{key}}”在同一个对象里出现两次，第一次在第 {{line}} 行',
    en: 'the key "{{key}}" stands twice in one object, first on line {{line}}',
    fix: { zh: '删掉其中一个，或改名', en: 'delete one of the two, or rename it' },
  },
  'json-forbidden-key': {
    zh: '不能用“{{key}}”作键',
    en: '"{{key}}" cannot be a key',
    fix: {
      zh: '换一个名字；这个名字在 JavaScript 里另有含义',
      en: 'choose another name; this one has a meaning of its own in JavaScript',
    },
  },
  'json-full-width': {
    zh: '这里有全角字符“{{found}}”，应为半角的 {{half}}',
    en: 'there is a full-width {{found}} here; did you mean the half-width {{half}}',
    fix: {
      zh: '把输入法切到英文（半角），重新输入这个字符；只有引号里面的文字可以用全角',
      en: 'switch the input method to English and type it again; only text inside quotes may be full-width',
    },
  },
  'json-invisible-character': {
    zh: '这里有看不见的字符 {{character}}',
    en: 'there is an invisible character here, {{character}}',
    fix: {
      zh: '删掉它（常从网页或文档里粘贴进来）；换行写作 \\n，制表符写作 \\t',
      en: 'delete it (it often comes with pasted text); write a line break as \\n and a tab as \\t',
    },
  },
  'json-lone-surrogate': {
    zh: '字符串里有半个字符（落单的 UTF-16 代理项）',
    en: 'the string holds half a character (a lone UTF-16 surrogate)',
    fix: {
      zh: '直接写出这个字符，或写全两个 \\u 转义',
      en: 'write the character itself, or both of its \\u escapes',
    },
  },
  'json-inexact-number': {
    zh: '数字 {{found}} 会被读成 {{read}}',
    en: 'the number {{found}} would be read as {{read}}',
    fix: {
      zh: '照读出的样子写；金额一律写成字符串，如 "1000.00"；过大的数也写成字符串',
      en: 'write it as it is read; an amount is a string, like "1000.00", and so is a number that is too large',
    },
  },
  'json-bad-number': {
    zh: '“{{found}}”不是 JSON 数字',
    en: '"{{found}}" is not a JSON number',
    fix: {
      zh: '不写正号、前导零、千位分隔符，小数点两边都要有数字；金额和日期写在引号里',
      en: 'no plus sign, no leading zero, digits on both sides of the point; amounts and dates go into quotes',
    },
  },
  'json-unknown-word': {
    zh: '不认识的词“{{found}}”',
    en: 'unknown word "{{found}}"',
    fix: {
      zh: '文字要加引号；不加引号的只有 true、false、null（小写）',
      en: 'text needs quotes; only true, false and null (lower case) go without',
    },
  },
  'json-missing-comma': {
    zh: '{{found}} 之前少一个逗号',
    en: 'a comma is missing before {{found}}',
    fix: { zh: '在上一个值后面加逗号', en: 'put a comma after the value before it' },
  },
  'json-trailing-comma': {
    zh: '最后一个元素后面多一个逗号',
    en: 'there is a comma after the last element',
    fix: { zh: '删掉这个逗号', en: 'delete the comma' },
  },
  'json-missing-colon': {
    zh: '键“{{key}}”后面应为冒号，却是 {{found}}',
    en: 'a colon is needed after the key "{{key}}", found {{found}}',
    fix: { zh: '写成 "键": 值', en: 'write "key": value' },
  },
  'json-missing-value': {
    zh: '{{found}} 之前少一个值',
    en: 'a value is missing before {{found}}',
    fix: { zh: '补上值，或删掉多余的逗号或键', en: 'write the value, or delete the comma or key that is too many' },
  },
  'json-unquoted-key': {
    zh: '键 {{found}} 要写在双引号里',
    en: 'the key {{found}} needs double quotes',
    fix: { zh: '写成 "{{found}}"', en: 'write "{{found}}"' },
  },
  'json-wrong-quotes': {
    zh: '字符串不能用 {{found}} 括起来',
    en: 'a string cannot stand between {{found}} quotes',
    fix: { zh: '用双引号 "', en: 'use double quotes "' },
  },
  'json-unclosed-string': {
    zh: '字符串在本行没有结束',
    en: 'the string does not end on this line',
    fix: {
      zh: '补上结尾的双引号；字符串中的换行写作 \\n',
      en: 'close it with a double quote; write a line break inside a string as \\n',
    },
  },
  'json-bad-escape': {
    zh: '不认识的转义“{{escape}}”',
    en: 'unknown escape "{{escape}}"',
    fix: {
      zh: '反斜杠本身写作 \\\\；\\u 后面要四位十六进制数字',
      en: 'write a backslash as \\\\; \\u needs four hexadecimal digits',
    },
  },
  'json-mismatched-bracket': {
    zh: '{{found}} 与第 {{line}} 行的 {{open}} 不配对',
    en: '{{found}} does not close the {{open}} of line {{line}}',
    fix: { zh: '检查括号是否写错、多写或漏写', en: 'look for a bracket that is wrong, missing or too many' },
  },
  'json-unclosed-bracket': {
    zh: '文件结束了，第 {{line}} 行的 {{open}} 还没有关闭',
    en: 'the file ends before the {{open}} of line {{line}} is closed',
    fix: {
      zh: '补上对应的右括号；文件也可能没有存完整',
      en: 'add the closing bracket; perhaps the file was saved incompletely',
    },
  },
  'json-unexpected': {
    zh: '这里不能出现 {{found}}',
    en: '{{found}} cannot stand here',
    fix: {
      zh: '检查前一个值是否写完、括号和逗号是否齐全',
      en: 'check that the value before it is complete, and brackets and commas around it',
    },
  },
  'json-comment': {
    zh: 'JSON 里不能写注释',
    en: 'JSON has no comments',
    fix: {
      zh: '删掉注释；要说明的话写进 story 或 title',
      en: 'delete it; explanations belong into "story" or "title"',
    },
  },
  'json-text-after-end': {
    zh: '文档已经结束，后面还有 {{found}}',
    en: 'the document has ended, but {{found}} follows',
    fix: {
      zh: '一个文件只放一个 JSON 对象；检查前面是否多了一个右括号',
      en: 'one file holds one JSON object; look for a closing bracket too many above',
    },
  },
};
