import { InputError } from '../../core/errors.ts';
import { jsonPointer } from '../../core/json-document.ts';
import { formatDate } from '../../core/time.ts';
import type { Period, Rule } from '../format/rule-file.ts';

/** A value to be set in a JSON file, or taken out of it if there is none. */
export interface TextEdit {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/** A draft that somebody has read the text of. */
export interface Promotion {
  readonly rule: string;
  /** First day of the period. */
  readonly period: string;
  readonly readBy: string;
  readonly readOn: string;
  readonly was: { readonly status: 'draft'; readonly confidence: string };
  /** Words of the law, verbatim, if they were given. */
  readonly text?: string;
}

/**
 * The draft period of a rule that is to be enforced.
 *
 * @param from first day of the period, or null where there is only one draft
 * @throws InputError `promote-no-draft`, `promote-which`.
 */
export function draftOf(rule: Rule, from: number | null): { readonly period: Period; readonly index: number } {
  const drafts = rule.periods.flatMap((period, index) =>
    period.status === 'draft' && (from === null || period.from === from) ? [{ period, index }] : [],
  );
  const place = rule.document.place('/effective');
  const [draft, other] = drafts;
  if (draft === undefined) throw new InputError('promote-no-draft', { id: rule.id }, place);
  if (other === undefined) return draft;
  const days = drafts.map(({ period }) => formatDate(period.from)).join(', ');
  throw new InputError('promote-which', { id: rule.id, days }, place);
}

/** What has to change in the rule file. */
export function promotionEdits(index: number, { text, readBy, readOn }: Promotion): TextEdit[] {
  const at = (key: string): (string | number)[] => ['effective', index, key];
  return [
    { path: at('status'), value: 'enforced' },
    { path: at('confidence'), value: 'text' },
    { path: at('reason') },
    ...(text === undefined ? [] : [{ path: [...at('citation'), 'provision'], value: { text, readBy, readOn } }]),
  ];
}

/** Texts of a draft that are still to be written. */
export function unwritten(rule: Rule, pointer: string, marks: readonly InputError[]): InputError | undefined {
  return marks.find(({ place }) => place?.file === rule.document.file && isAbout(place.pointer ?? '', pointer));
}

/** Titles and messages are about all periods, the rest about its own. */
function isAbout(pointer: string, period: string): boolean {
  return !pointer.startsWith(`${jsonPointer(['effective'])}/`) || pointer.startsWith(`${period}/`);
}
