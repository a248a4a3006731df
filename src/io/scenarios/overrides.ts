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

/** How many of the scenarios of a command a setting changes. */
export interface SettingUse {
  readonly text: string;
  readonly count: number;
}

/**
 * Checks the settings against all scenarios of a command: each has to fit at least one of them, and changes nothing
 * where it does not fit.
 *
 * @throws InputError `set-format`, `set-unknown-instance`, `set-unknown-type`, `set-unknown-choice`, `set-unknown-value`.
 */
export function checkSettings(
  set: readonly string[],
  scenarios: readonly ScenarioFile[],
  flows: ReadonlyMap<string, Flow>,
): SettingUse[] {
  return set.map(readSetting).map((setting) => {
    const count = scenarios.filter((scenario) => fitting(setting, scenario, flows).length > 0).length;
    if (count === 0 && scenarios.length > 0) throw misfit(setting, scenarios, flows);
    return { text: setting.text, count };
  });
}

/**
 * Checks the dates of the overrides once for all scenarios.
 *
 * @throws InputError date and time codes, `date-outside-calendar`.
 */
export function checkDates({ law, starts }: Overrides, calendar: Calendar): void {
  if (law !== null) parseDate(law, { file: '--law' });
  if (starts !== null) calendar.requireWithin(dayOf(readStart(starts, 0)), startsPlace);
}

/**
 * The scenario with the overrides applied; what they do not concern is unchanged.
 *
 * The settings and dates have been checked by {@link checkSettings} and {@link checkDates}.
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
    result = { ...result, law: { ...result.law, date: overrides.law } };
  }
  return overrides.starts === null ? result : moved(result, overrides.starts, calendar);
}

const startsPlace = { file: '--starts' };

/** A date takes the time of day from the scenario. */
function readStart(text: string, timeOfDay: number): number {
  const isDate = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text);
  return isDate ? startOfDay(parseDate(text, startsPlace)) + timeOfDay : parseInstant(text, startsPlace);
}

function readSetting(text: string): Setting {
  const match = /^(type:)?([^=]+)\.([^.=]+)=([^=]+)$/.exec(text);
  if (match === null) throw new InputError('set-format', { text });
  return { text, ofType: match[1] !== undefined, target: match[2]!, choice: match[3]!, value: match[4]! };
}

/** Keys of the flows of a scenario that a setting names. */
function targetsOf({ ofType, target }: Setting, { flows }: ScenarioFile): string[] {
  if (!ofType) return Object.hasOwn(flows, target) ? [target] : [];
  return Object.keys(flows).filter((key) => flows[key]!.flow === target);
}

/** Those of them that have the choice and the value. */
function fitting(setting: Setting, scenario: ScenarioFile, types: ReadonlyMap<string, Flow>): string[] {
  return targetsOf(setting, scenario).filter((key) => {
    const choices = types.get(scenario.flows[key]!.flow)?.choices ?? {};
    if (!Object.hasOwn(choices, setting.choice)) return false;
    const { values } = choices[setting.choice]!;
    const aliases = Object.values(values).flatMap((known) => known.aliases ?? []);
    return Object.hasOwn(values, setting.value) || aliases.includes(setting.value);
  });
}

function applySetting(scenario: ScenarioFile, setting: Setting, types: ReadonlyMap<string, Flow>): ScenarioFile {
  const changed: Record<string, FlowFile> = {};
  for (const key of fitting(setting, scenario, types)) {
    const file = scenario.flows[key]!;
    changed[key] = { ...file, choices: { ...file.choices, [setting.choice]: setting.value } };
  }
  return { ...scenario, flows: { ...scenario.flows, ...changed } };
}

/** Says at which of its parts a setting fits no scenario. */
function misfit(setting: Setting, scenarios: readonly ScenarioFile[], types: ReadonlyMap<string, Flow>): InputError {
  const named = scenarios.flatMap((scenario) => targetsOf(setting, scenario).map((key) => scenario.flows[key]!.flow));
  if (named.length === 0) {
    const all = scenarios.flatMap(({ flows }) => Object.entries(flows));
    const known = all.map(([key, { flow }]) => (setting.ofType ? flow : key));
    return unknown(setting.ofType ? 'set-unknown-type' : 'set-unknown-instance', setting.target, known, setting);
  }
  const choices = [...new Set(named)].map((flow) => types.get(flow)?.choices ?? {});
  const values = choices.flatMap((one) => Object.keys(one[setting.choice]?.values ?? {}));
  if (values.length > 0) return unknown('set-unknown-value', setting.value, values, setting);
  return unknown(
    'set-unknown-choice',
    setting.choice,
    choices.flatMap((one) => Object.keys(one)),
    setting,
  );
}

function unknown(code: string, name: string, names: readonly string[], { text }: Setting): InputError {
  const known = [...new Set(names)];
  const suggestion = suggest(name, known);
  const params = { name, known: known.join(', '), text };
  return new InputError(code, suggestion === undefined ? params : { ...params, suggestion });
}

/**
 * Moves the whole plan: every instant by the difference of the starts. `T+n` stays n working days, counted from the new
 * first day. What describes the world and not the plan (dates of licences and of account openings) stays.
 */
function moved(scenario: ScenarioFile, text: string, calendar: Calendar): ScenarioFile {
  const old = parseInstant(scenario.starts);
  const starts = readStart(text, msOfDay(old));
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
      : {
          load: {
            from: time(scenario.load.from),
            until: time(scenario.load.until),
            acts: scenario.load.acts.map((entry) => ({
              ...entry,
              ...(entry.from === undefined ? {} : { from: time(entry.from) }),
              ...(entry.until === undefined ? {} : { until: time(entry.until) }),
            })),
          },
        }),
    expect: scenario.expect.map(expect),
  };
}
