import type { Bilingual, Language } from '../../core/bilingual.ts';

/** A sentence with what belongs under it. */
export interface Outline {
  readonly text: Bilingual;
  readonly items: readonly Outline[];
}

/** An outline without anything under it. */
export function line(text: Bilingual): Outline {
  return { text, items: [] };
}

/** One line a sentence, two blanks and a dash a level. Ends with a line feed. */
export function outlineText(outline: Outline, lang: Language): string {
  const lines: string[] = [];
  const visit = ({ text, items }: Outline, depth: number): void => {
    lines.push(depth === 0 ? text[lang] : `${'  '.repeat(depth)}- ${text[lang]}`);
    for (const item of items) visit(item, depth + 1);
  };
  visit(outline, 0);
  return `${lines.join('\n')}\n`;
}
