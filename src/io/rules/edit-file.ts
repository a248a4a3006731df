import { applyEdits, modify } from 'jsonc-parser';
import type { TextEdit } from '../../rules/new-rule/promotion.ts';

/** JSON text with values set or taken out and everything else left as somebody wrote it. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isTabs = /^\t/m.test(text);
  const formattingOptions = { insertSpaces: !isTabs, tabSize: 2, eol };
  return edits.reduce(
    (now, { path, value }) => applyEdits(now, modify(now, [...path], value, { formattingOptions })),
    text,
  );
}
