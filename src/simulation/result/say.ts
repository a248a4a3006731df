import type { Bilingual, Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';

/** Values of a text in two languages; a plain one is the same in both. */
export type BilingualParams = Readonly<Record<string, string | number | Bilingual>>;

/** Both languages of a message whose values may themselves be bilingual. */
export function say(code: string, params: BilingualParams = {}): Bilingual {
  return { zh: message(code, inLanguage(params, 'zh')).zh, en: message(code, inLanguage(params, 'en')).en };
}

/** Both texts one after the other. */
export function join(...texts: readonly Bilingual[]): Bilingual {
  return { zh: texts.map(({ zh }) => zh).join(''), en: texts.map(({ en }) => en).join('') };
}

/** A length of time as people say it: the two largest units that are not zero. `ms` is not negative. */
export function duration(ms: number): Bilingual {
  const parts = units
    .map(([code, length], i) => {
      const above = units[i - 1]?.[1];
      return { code, n: Math.floor((above === undefined ? ms : ms % above) / length) };
    })
    .filter(({ n }) => n > 0)
    .slice(0, 2)
    .map(({ code, n }) => say(n === 1 ? `${code}-one` : code, { n }));
  const first = parts[0] ?? say('unit-seconds', { n: 0 });
  return {
    zh: parts.length < 2 ? first.zh : `${first.zh}${parts[1]!.zh}`,
    en: parts.length < 2 ? first.en : `${first.en} ${parts[1]!.en}`,
  };
}

const units = [
  ['unit-days', MS_PER_DAY],
  ['unit-hours', MS_PER_HOUR],
  ['unit-minutes', MS_PER_MINUTE],
  ['unit-seconds', MS_PER_SECOND],
  ['unit-milliseconds', 1],
] as const;

function inLanguage(params: BilingualParams, lang: Language): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]),
  );
}
