import type { Bilingual } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import type { Parameter } from '../format/parameter-file.ts';
import type { Period, Rule } from '../format/rule-file.ts';
import { strayFigure } from './figures.ts';

/** The page of a rule, as it lies beside it. */
export interface Page {
  readonly file: string;
  readonly text: string;
  /** Targets of its links that do not exist, as the page writes them. */
  readonly missing?: readonly string[];
}

/** Languages mixed up, texts left to be written, titles used twice. */
export function textChecks(rules: readonly Rule[], parameters: Iterable<Parameter>): InputError[] {
  const problems: InputError[] = [];
  const titles = new Map<string, Rule>();
  for (const rule of rules) {
    const { document, title } = rule;
    for (const [pointer, text] of textsOf(rule)) problems.push(...bilingualChecks(document, pointer, text));
    problems.push(...unwrittenCitations(rule), ...rule.periods.flatMap((period) => citationChecks(rule, period)));
    for (const lang of ['zh', 'en'] as const) {
      const first = titles.get(title[lang]);
      if (first === undefined) titles.set(title[lang], rule);
      else {
        const params = { id: first.id, file: first.document.file };
        problems.push(new InputError('lint-title-used', params, document.place(`/title/${lang}`)));
      }
    }
  }
  for (const { document, pointer, label, per } of parameters) {
    problems.push(...bilingualChecks(document, `${pointer}/label`, label));
    if (per !== undefined) problems.push(...bilingualChecks(document, `${pointer}/per`, per));
  }
  return problems;
}

function textsOf({ title, message, periods }: Rule): [string, Bilingual][] {
  const found: [string, Bilingual][] = [
    ['/title', title],
    ['/message', message],
  ];
  for (const { pointer, citation, reason } of periods) {
    if (citation.summary !== undefined) found.push([`${pointer}/citation/summary`, citation.summary]);
    if (reason !== undefined) found.push([`${pointer}/reason`, reason]);
  }
  return found;
}

const HAN = /\p{Script=Han}/u;
const WORD = /[A-Za-z]{2,}/;
/** What stands where something is still to be written. */
const TO_DO = /\b(?:TODO|TBD|FIXME|XXX)\b|待补|待定稿|待填/;

function bilingualChecks(document: JsonDocument, pointer: string, text: Bilingual): InputError[] {
  const problems: InputError[] = [];
  const plain = (lang: 'zh' | 'en'): string => text[lang].replaceAll(/\{\{[^}]*\}\}/g, '');
  const told = (code: string, lang: 'zh' | 'en'): void => {
    problems.push(new InputError(code, {}, document.place(`${pointer}/${lang}`)));
  };
  // A text of placeholders alone reads the same in both languages.
  if (/\p{L}/u.test(plain('zh')) && !HAN.test(plain('zh'))) told('lint-not-chinese', 'zh');
  if (/\p{L}/u.test(plain('en')) && !WORD.test(plain('en'))) told('lint-not-english', 'en');
  for (const lang of ['zh', 'en'] as const) {
    if (TO_DO.test(text[lang])) told('lint-to-be-written', lang);
    if (text[lang] !== text[lang].trim()) told('lint-blank-around', lang);
  }
  return problems;
}

/** True of a rule that nobody has given a title yet: it was begun from the template. */
export function isBegun({ title }: Rule): boolean {
  return TO_DO.test(title.zh) || TO_DO.test(title.en);
}

/** Brackets of a document's number, words of the law in another language, a reading before there was anything to read. */
function citationChecks({ document: file }: Rule, { citation, pointer }: Period): InputError[] {
  const { document, provision, article } = citation;
  const problems: InputError[] = [];
  const told = (code: string, key: string, params: Record<string, string | number> = {}): void => {
    problems.push(new InputError(code, params, file.place(`${pointer}/citation/${key}`)));
  };
  const brackets = OTHER_BRACKETS.exec(document ?? '');
  if (brackets !== null) {
    told('lint-document-brackets', 'document', { suggestion: document!.replace(brackets[0], `〔${brackets[1]!}〕`) });
  }
  if (/^(?:https?:|www\.)/i.test(document ?? '')) told('lint-document-address', 'document');
  for (const lang of ['zh', 'en'] as const) {
    if (QUOTED.test(citation.summary?.[lang].trim() ?? '')) told('lint-summary-quoted', `summary/${lang}`);
  }
  if (citation.summary !== undefined) {
    const figure = strayFigure(citation.summary);
    if (figure !== undefined) told('lint-figures-differ', 'summary/en', { figure });
  }
  if (provision === undefined) return problems;
  if (article === null) told('lint-article-missing', 'article');
  if (!HAN.test(provision.text)) told('lint-not-chinese', 'provision/text');
  const year = Number(/〔(\d{4})〕/.exec(document ?? '')?.[1] ?? 0);
  if (Number(provision.readOn.slice(0, 4)) < year) told('lint-read-before-document', 'provision/readOn', { year });
  return problems;
}

/** A whole text in quotation marks: the words of somebody else. */
const QUOTED = /^[“"'「『].*[”"'」』]。?$/s;

/** [2015] and (2015) where official numbers have 〔2015〕. */
const OTHER_BRACKETS = /[[(（［【](\d{4})[\])）］】](?=第?\d)/;

function unwrittenCitations({ periods, document }: Rule): InputError[] {
  return periods.flatMap(({ citation, pointer }) =>
    (['authority', 'document', 'article'] as const).flatMap((key) =>
      TO_DO.test(citation[key] ?? '')
        ? [new InputError('lint-to-be-written', {}, document.place(`${pointer}/citation/${key}`))]
        : [],
    ),
  );
}

/** The page of a rule: there, about this rule, and about the articles that the rule cites. */
export function pageChecks(rule: Rule, page: Page | undefined): InputError[] {
  const { document, id } = rule;
  if (page === undefined) return [new InputError('lint-no-page', { file: `${id}.md` }, document.place('/id'))];
  const problems: InputError[] = [];
  if (!page.text.includes(`\`${id}\``)) {
    problems.push(new InputError('lint-page-of-other', { id }, { file: page.file, line: 1, column: 1 }));
  }
  const { text } = page;
  const told = (code: string, at: number, params: Record<string, string> = {}): void => {
    problems.push(new InputError(code, params, placeIn(page, Math.max(0, at))));
  };
  const conflict = /^(?:<{7} |>{7} |={7}$)/m.exec(text);
  if (conflict !== null) told('lint-conflict-marker', conflict.index);
  else if (text.trim() === '') told('lint-page-empty', 0);
  else if (!/^# \S/.test(text)) told('lint-page-heading', 0);
  else {
    const [heading] = text.split('\n', 1);
    if (!HAN.test(heading!) || !WORD.test(heading!)) told('lint-page-one-language', 2);
  }
  for (const target of page.missing ?? []) told('lint-page-link', text.indexOf(`](${target}`) + 2, { target });
  const toDo = TO_DO.exec(page.text);
  if (toDo !== null) problems.push(new InputError('lint-to-be-written', {}, placeIn(page, toDo.index)));
  const named = new Set(page.text.match(ARTICLE) ?? []);
  for (const { citation, basis, pointer } of rule.periods) {
    const [article] = ARTICLE_AT_START.exec(citation.article ?? '') ?? [];
    if (citation.article !== null && article === undefined && basis === 'law') {
      problems.push(
        new InputError(
          'lint-article-form',
          { article: citation.article },
          document.place(`${pointer}/citation/article`),
        ),
      );
    }
    if (article === undefined || named.size === 0 || named.has(article)) continue;
    const params = { article, named: [...named].join('、'), file: page.file };
    problems.push(new InputError('lint-article-not-on-page', params, document.place(`${pointer}/citation/article`)));
  }
  return problems;
}

const ARTICLE = /第[一二三四五六七八九十百千零〇\d]+条/g;
const ARTICLE_AT_START = /^第[一二三四五六七八九十百千零〇\d]+条/;

function placeIn({ file, text }: Page, offset: number): { file: string; line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}
