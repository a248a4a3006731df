import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { fixFor, message } from '../../core/messages/catalogue.ts';
import type { Place as FilePlace } from '../../core/errors.ts';
import type { CheckConfig } from '../../io/check/config.ts';
import type { CheckId, Place, ReportProblem } from '../../results/report.ts';
import type { CheckCount } from '../../report/ci/assemble.ts';
import type { Terminal } from '../terminal.ts';

/** Part `number` of `of`, from 1. */
export interface CheckShard {
  readonly number: number;
  readonly of: number;
}

/** What every part of the gate needs. */
export interface CheckContext {
  readonly config: CheckConfig;
  readonly shard: CheckShard;
  readonly lang: Language;
  readonly terminal: Terminal;
}

/** Counts of a part while it goes on. */
export class Counter implements CheckCount {
  readonly id: CheckId;
  readonly figures: Record<string, number> = {};
  count = 0;
  failed = 0;
  inconclusive = 0;

  constructor(id: CheckId) {
    this.id = id;
  }
}

/** The n-th of many things is done by one shard. */
export function isMine({ number, of }: CheckShard, n: number): boolean {
  return n % of === number - 1;
}

/** A problem of input as reports show it. */
export function problemOfInput(error: InputError, check: CheckId, level: ReportProblem['level']): ReportProblem[] {
  const { code, params, place, also } = error;
  const { suggestion } = params;
  const meant = suggestion === undefined ? undefined : message('did-you-mean', params);
  const fix = fixFor(code, params);
  const one: ReportProblem = {
    code,
    check,
    level,
    place: placeIn(place),
    text: message(code, params),
    fix: {
      zh: [meant?.zh, fix?.zh].filter((part) => part !== undefined).join(' '),
      en: [meant?.en, fix?.en].filter((part) => part !== undefined).join(' '),
    },
  };
  return [one, ...also.flatMap((other) => problemOfInput(other, check, level))];
}

/** Anything that was thrown: input to mend, or a mistake of ours. */
export function problemOfError(error: unknown, check: CheckId, file: string): ReportProblem[] {
  if (error instanceof InputError) return problemOfInput(error, check, 'error');
  const detail = error instanceof Error ? error.message : String(error);
  const text = message('internal-error');
  return [
    {
      code: 'internal-error',
      check,
      level: 'error',
      place: { file, line: 1, column: 1 },
      text: { zh: `${text.zh} ${detail}`, en: `${text.en} ${detail}` },
      fix: { zh: '', en: '' },
    },
  ];
}

/** Line and column 1 where a place has none. */
export function placeIn(place: FilePlace | undefined): Place | null {
  if (place === undefined || place.file === '') return null;
  return { file: place.file, line: place.line ?? 1, column: place.column ?? 1 };
}
