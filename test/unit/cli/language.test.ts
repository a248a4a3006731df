import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../src/cli/language.ts';

describe('the language of the output', () => {
  it.each([
    [[], {}, 'en'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'C' }, 'en'],
    [[], { LANG: 'C', LC_ALL: 'zh_HK' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
    [['run', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['run', '--lang=zh'], {}, 'zh'],
    [['run', '--lang', 'fr'], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [['run', '--', '--lang=zh'], {}, 'en'],
  ] as const)('%j with %j is %s', (argv, env, lang) => {
    expect(languageOf(argv, env)).toBe(lang);
  });
});
