import type { Language } from '../../core/bilingual.ts';
import { printableCharacter } from '../../core/printable.ts';
import type { Report, ReportFinding } from '../../results/report.ts';
import { findingText } from '../text/finding.ts';
import { plainStyle } from '../text/style.ts';

/*
 * What every writer for build servers needs: text that is only text, and which findings count how.
 */

/** Control characters, escapes, marks that change the direction: shown as `<U+001B>`. Line feeds stay. */
export function plainText(text: string): string {
  let result = '';
  for (const character of text) result += character === '\n' ? '\n' : printableCharacter(character);
  return result;
}

/** A value with every text in it as {@link plainText} shows it: for writers that add escape sequences of their own. */
export function visible<T>(value: T): T {
  if (typeof value === 'string') return plainText(value) as T & string;
  if (Array.isArray(value)) return value.map(visible) as T & unknown[];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visible(inner)])) as T & object;
}

/** {@link plainText} in one line. */
export function plainLine(text: string): string {
  return plainText(text.replaceAll('\n', ' ')).trim();
}

/** At most `limit` UTF-16 units and an ellipsis; no character is cut in two. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const code = text.charCodeAt(limit - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit)}…`;
}

/** The story of a finding as the terminal shows it, without colour. */
export function storyOf(report: Report, finding: ReportFinding, lang: Language): string {
  const scenario = report.scenarios.find(({ id }) => id === finding.scenario);
  const title = scenario?.title ?? { zh: finding.scenario, en: finding.scenario };
  return plainText(
    findingText({ id: finding.scenario, title, replay: finding.replay }, finding, lang, plainStyle, {
      frame: finding.frame,
    }),
  );
}

/** An error fails the gate, a warning does not, a note shows what is there on purpose. */
export type Level = 'error' | 'warning' | 'note';

/** How a finding counts in tools that know three levels. */
export function levelOf({ state }: ReportFinding): Level {
  if (state === 'new') return 'error';
  return state === 'expected' ? 'note' : 'warning';
}

/** Stable identity of a finding over runs: what broke, how, and in which design; no amounts, no texts, no dates. */
export function identityOf({ id, scenario, fingerprint }: ReportFinding): string {
  return `${id}\n${scenario}\n${fingerprint}`;
}
