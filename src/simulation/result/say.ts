import type { Bilingual, Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';

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

function inLanguage(params: BilingualParams, lang: Language): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]),
  );
}
