import type { Bilingual } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { plainText } from '../ci/plain.ts';

/** Markup that is safe to write: made by {@link html} from literal markup and escaped values, and by nothing else. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | readonly Html[] | null;

/**
 * Markup from a template. What stands in the template is markup, every value is text: control characters become
 * visible, and `& < > " '` are escaped, so that a value is one text or one attribute whatever it contains. Attributes
 * have to stand in double quotes.
 */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = shortParts(template);
  let text = parts[0]!;
  values.forEach((value, i) => {
    text += written(value) + parts[i + 1]!;
  });
  return new Html(text);
}

const short = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Indents of a template are for those who read the source; one blank is left of each. */
function shortParts(template: TemplateStringsArray): readonly string[] {
  let parts = short.get(template);
  if (parts === undefined) {
    parts = template.map((part) => part.replaceAll(/\s*\n\s*/g, '\n'));
    short.set(template, parts);
  }
  return parts;
}

function written(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((one) => one.text).join('');
  return escaped(String(value));
}

function escaped(text: string): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A text in both languages, of which the page shows one. */
export function both({ zh, en }: Bilingual): Html {
  return zh === en ? html`${zh}` : html`<span lang="zh">${zh}</span><span lang="en">${en}</span>`;
}

/** A message of the catalogue in both languages. */
export function said(code: string, params: Readonly<Record<string, string | number>> = {}): Html {
  return both(message(code, params));
}

/** The same inside a drawing. */
export function bothInDrawing({ zh, en }: Bilingual): Html {
  return zh === en ? html`${zh}` : html`<tspan lang="zh">${zh}</tspan><tspan lang="en">${en}</tspan>`;
}
