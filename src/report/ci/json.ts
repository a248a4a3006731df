import { isInvisible } from '../../core/printable.ts';
import type { Report } from '../../results/report.ts';

/**
 * The model itself. Characters that nobody sees or that change the direction of a text are written as `\u202e`: the
 * same text for every reader of JSON, and nothing for a terminal or a page that shows the file.
 */
export function jsonReport(report: Report): string {
  const text = JSON.stringify(report, null, 1);
  let safe = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x7f || !isInvisible(code)) continue;
    safe += `${text.slice(from, i)}\\u${code.toString(16).padStart(4, '0')}`;
    from = i + 1;
  }
  return `${safe}${text.slice(from)}\n`;
}
