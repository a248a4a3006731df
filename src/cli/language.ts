import type { Language } from '../core/bilingual.ts';

/** The language of `--lang` if there is one, else of the environment: Chinese where it says so, else English. */
export function languageOf(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  for (const [i, word] of options.entries()) {
    const value = word === '--lang' ? options[i + 1] : word.startsWith('--lang=') ? word.slice('--lang='.length) : null;
    if (value === 'zh' || value === 'en') return value;
  }
  // The first of these that is set decides, as POSIX has it.
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((text) => text !== undefined && text !== '');
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}
