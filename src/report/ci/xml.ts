import { plainText } from './plain.ts';

/** An element: its attributes in the order given, and what it contains. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements, or text. */
  readonly content: readonly XmlElement[] | string;
}

/**
 * An XML 1.0 document, UTF-8, two blanks an indent. Text and values may be anything: what XML cannot contain (control
 * characters, half characters) is shown as `<U+001B>`.
 */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '').join('\n')}\n`;
}

function lines({ name, attributes, content }: XmlElement, indent: string): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value, true)}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return [`${start}/>`];
  if (typeof content === 'string') return [`${start}>${escaped(content, false)}</${name}>`];
  return [`${start}>`, ...content.flatMap((child) => lines(child, `${indent}  `)), `${indent}</${name}>`];
}

function escaped(text: string, isAttribute: boolean): string {
  const safe = plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return isAttribute ? safe.replaceAll('\n', '&#10;') : safe;
}
