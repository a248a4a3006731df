import type { Calendar } from '../../core/calendar.ts';
import { InputError } from '../../core/errors.ts';
import { suggest } from '../../core/suggest.ts';
import {
  dayOf,
  formatDate,
  formatInstant,
  formatTimeOfDay,
  MS_PER_DAY,
  msOfDay,
  parseDate,
  parseInstant,
  startOfDay,
} from '../../core/time.ts';
import type { Flow } from '../../flows/define.ts';
import type { ExpectItem, FlowFile, PlanItem, ScenarioFile } from '../../scenario/format.ts';
import { parsePlanTime } from '../../scenario/validate/plan-time.ts';

/** What the command line changes about a scenario before it runs. */
export interface Overrides {
  /** `instance.choice=value` or `type:flow.choice=value`, as typed. */
  readonly set: readonly string[];
  /** Law of this day, YYYY-MM-DD. */
  readonly law: string | null;
  /** New start: date, or date-time with +08:00. */
  readonly starts: string | null;
  readonly seed: string | null;
}

export const noOverrides: Overrides = { set: [], law: null, starts: null, seed: null };

/** One `--set`, taken apart. */
interface Setting {
  readonly text: string;
  /** True if it names a flow type, false for an instance. */
  readonly ofType: boolean;
  readonly target: string;
  readonly choice: string;
  readonly value: string;
}

/**
 * Checks the settings against all scenarios of a command: each must concern at least one of them.
 *
 * @throws InputError `set-format`, `set-unknown-instance`, `set-unknown-type`.
 */
export function checkSettings(set: readonly string[], scenarios: readonly ScenarioFile[]): void {
  for (const setting of set.map(readSetting)) {
    if (scenarios.some((scenario) => targetsOf(setting, scenario).length > 0)) continue;
    const flows = scenarios.flatMap((scenario) => Object.entries(scenario.flows));
    const known = [...new Set(flows.map(([key, { flow }]) => (setting.ofType ? flow : key)))];
    throw unknown(setting.ofType ? 'set-unknown-type' : 'set-unknown-instance', setting.target, known, setting);
  }
}

/**
 * The scenario with the overrides applied; what they do not concern is unchanged.
 *
 * @throws InputError `set-format`, `set-unknown-choice`, `set-unknown-value`, date and time codes.
 */
export function applyOverrides(
  scenario: ScenarioFile,
  overrides: Overrides,
  flows: ReadonlyMap<string, Flow>,
  calendar: Calendar,
): ScenarioFile {
  let result = scenario;
  for (const setting of overrides.set.map(readSetting)) result = applySetting(result, setting, flows);
  if (overrides.seed !== null) result = { ...result, seed: overrides.seed };
  if (overrides.law !== null) {
    parseDate(overrides.law, { file: '--law' });
    result = { ...result, law: { ...result.law, date: overrides.law } };
  }
  return overrides.starts === null ? result : moved(result, overrides.starts, calendar);
}

function readSetting(text: string): Setting {
  const match = /^(type:)?([^=]+)\.([^.=]+)=([^=]+)$/.exec(text);
  if (match === null) throw new InputError('set-format', { text });
  return { text, ofType: match[1] !== undefined, target: match[2]!, choice: match[3]!, value: match[4]! };
}

/** Keys of the flows of a scenario that a setting concerns. */
function targetsOf({ ofType, target }: Setting, { flows }: ScenarioFile): string[] {
  if (!ofType) return Object.hasOwn(flows, target) ? [target] : [];
  return Object.keys(flows).filter((key) => flows[key]!.flow === target);
}

function applySetting(scenario: ScenarioFile, setting: Setting, types: ReadonlyMap<string, Flow>): ScenarioFile {
  const changed: Record<string, FlowFile> = {};
  for (const key of targetsOf(setting, scenario)) {
    const file = scenario.flows[key]!;
    const { choices } = types.get(file.flow)!;
    const { choice, value } = setting;
    if (!Object.hasOwn(choices, choice)) throw unknown('set-unknown-choice', choice, Object.keys(choices), setting);
    const { values } = choices[choice]!;
    const aliases = Object.values(values).flatMap((known) => known.aliases ?? []);
    if (!Object.hasOwn(values, value) && !aliases.includes(value)) {
      throw unknown('set-unknown-value', value, Object.keys(values), setting);
    }
    changed[key] = { ...file, choices: { ...file.choices, [choice]: value } };
  }
  return { ...scenario, flows: { ...scenario.flows, ...changed } };
}

function unknown(code: string, name: string, known: readonly string[], { text }: Setting): InputError {
  const suggestion = suggest(name, known);
  const params = { name, known: known.join(', '), text };
  return new InputError(code, suggestion === undefined ? params : { ...params, suggestion });
}

/**
 * Moves the whole plan: every instant by the difference of the starts. `T+n` stays n working days, counted from the new
 * first day. What describes the world and not the plan (dates of licences and of account openings) stays.
 */
function moved(scenario: ScenarioFile, text: string, calendar: Calendar): ScenarioFile {
  const place = { file: '--starts' };
  const old = parseInstant(scenario.starts);
  const isDate = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text);
  const starts = isDate ? startOfDay(parseDate(text, place)) + msOfDay(old) : parseInstant(text, place);
  calendar.requireWithin(dayOf(starts), place);
  const shift = starts - old;
  const days = dayOf(starts) - dayOf(old);
  const ofDay = shift - days * MS_PER_DAY;

  const instant = (at: string): string => formatInstant(parseInstant(at) + shift);
  const date = (day: string): string => formatDate(parseDate(day) + days);
  const time = (at: string): string => {
    const parsed = parsePlanTime(at);
    if (parsed.counts === 'absolute') return instant(at);
    const ms = parsed.ms + ofDay;
    const over = Math.floor(ms / MS_PER_DAY);
    const clock = formatTimeOfDay(ms - over * MS_PER_DAY);
    if (parsed.counts === 'natural') {
      const n = parsed.days + over;
      return n === 0 ? clock : `D+${String(n)} ${clock}`;
    }
    if (over === 0) return `T+${String(parsed.days)} ${clock}`;
    return formatInstant(startOfDay(calendar.addWorkdays(dayOf(starts), parsed.days)) + ms);
  };
  const item = (one: PlanItem): PlanItem => {
    if ('at' in one) return { ...one, at: time(one.at) };
    return 'channel' in one ? { ...one, from: time(one.from), until: time(one.until) } : one;
  };
  const expect = (one: ExpectItem | string): ExpectItem | string =>
    typeof one === 'string' || one.date === undefined ? one : { ...one, date: date(one.date) };
  return {
    ...scenario,
    starts: formatInstant(starts),
    ...(scenario.until === undefined ? {} : { until: instant(scenario.until) }),
    ...(scenario.plan === undefined ? {} : { plan: scenario.plan.map(item) }),
    ...(scenario.load === undefined
      ? {}
      : { load: { ...scenario.load, from: time(scenario.load.from), until: time(scenario.load.until) } }),
    expect: scenario.expect.map(expect),
  };
}
