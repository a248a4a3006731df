import { assert, InputError, type Place } from '../../../core/errors.ts';
import { parseYuan } from '../../../core/fen.ts';
import { parseRate } from '../../../core/rate.ts';
import { parseDate, parseDuration, parseInstant, parseTimeOfDay } from '../../../core/time.ts';
import { parseAddressText } from '../address.ts';
import { parsePlanTime } from '../plan-time.ts';

type Check = (value: unknown, place: Place) => unknown;

/** Text of one form, checked by a pattern of ours. */
function form(code: string, pattern: RegExp): Check {
  return (value, place) => {
    if (typeof value !== 'string') throw wrongType('string', value, place);
    if (!pattern.test(value)) throw new InputError(code, { text: value }, place);
  };
}

/** `wrong-type` with the JSON types expected and found. */
export function wrongType(expected: string, value: unknown, place: Place): InputError {
  return new InputError('wrong-type', { expected, found: jsonType(value) }, place);
}

/** The JSON type of a value as messages name it. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

/** Reader of each definition of common.schema.json that is a text of its own form; throws InputError. */
const checks: Readonly<Record<string, Check>> = {
  text: form('empty-text', /\S/),
  key: form('bad-key', /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
  factName: form('bad-fact-name', /^[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*$/),
  system: form('unknown-system', /^S(?:0[1-9]|[1-3][0-9]|4[0-2])$/),
  choiceValue: form('choice-value-format', /^[^.=\s]+\.[^.=\s]+=[^=\s]+$/),
  yuan: (value, place) => parseYuan(value, place, { refuseNegative: true }),
  rate: (value, place) => parseRate(value, place),
  yuanOrRate: (value, place) =>
    typeof value === 'string' && /[%/]/.test(value)
      ? parseRate(value, place)
      : parseYuan(value, place, { refuseNegative: true }),
  date: (value, place) => parseDate(value, place),
  instant: (value, place) => parseInstant(value, place),
  duration: (value, place) => parseDuration(value, place),
  timeOfDay: (value, place) => parseTimeOfDay(value, place),
  endOfDay: (value, place) => parseTimeOfDay(value, place, { endOfDay: true }),
  planTime: (value, place) => parsePlanTime(value, place),
  address: (value, place) => parseAddressText(value, place),
};

/** Reads a value as the text type of this name; throws InputError if it is none. */
export function checkText(type: string, value: unknown, place: Place): void {
  const check = checks[type];
  assert(check !== undefined, `no reader for the text type ${type} of common.schema.json`);
  check(value, place);
}
