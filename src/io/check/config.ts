import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { JsonCursor } from '../../core/json-cursor.ts';
import { asUserWrites } from '../files/find.ts';
import { nearestPackage } from '../files/package-root.ts';
import { readJsonFile } from '../read/strict-json.ts';

/** Name of the configuration beside package.json. */
const CONFIG_FILE = 'fenproof.config.json';

/** Formats that `fenproof check` writes. */
export const reportFormats = ['json', 'junit', 'sarif', 'gitlab', 'github', 'markdown', 'html'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** What `fenproof check` does and what fails it. Paths are as the process sees them. */
export interface CheckConfig {
  /** Scenario files and folders; empty: `scenarios/` beside package.json. */
  readonly scenarios: readonly string[];
  /** Folder of rules; null: those that ship. */
  readonly rules: string | null;
  readonly flows: readonly string[];
  readonly calendars: readonly string[];
  /** Folder into which reports are written. */
  readonly reports: string;
  readonly formats: readonly ReportFormat[];
  readonly search: SearchBudget | null;
  /** Statuses of rules whose violation fails the gate. */
  readonly fail: readonly ('enforced' | 'draft')[];
  /** Per cent of the enforced rules that runs must show violated and complied with; 0: no threshold. */
  readonly rulesSeen: number;
  /** File of known findings and waivers; null: none. */
  readonly baseline: string | null;
}

/** What may be spent on searching, for each scenario. */
export interface SearchBudget {
  /** Which scenarios: those that expect no finding, or all. */
  readonly scenarios: 'sound' | 'all';
  readonly profile: 'smoke' | 'swarm' | 'deep';
  /** Rounds or events, whichever ends first; both null: the rounds of the profile. */
  readonly rounds: number | null;
  readonly events: number | null;
  readonly workers: number;
  readonly seed: string;
}

const defaultSearch: SearchBudget = {
  scenarios: 'sound',
  profile: 'smoke',
  rounds: 2,
  events: null,
  workers: 2,
  seed: 'check',
};

const defaults: CheckConfig = {
  scenarios: [],
  rules: null,
  flows: [],
  calendars: [],
  reports: 'reports',
  formats: ['json', 'junit', 'sarif', 'markdown', 'html'],
  search: defaultSearch,
  fail: ['enforced'],
  rulesSeen: 0,
  baseline: null,
};

/**
 * Reads `fenproof.config.json`: the file that is named, or the one beside the nearest package.json, or the defaults.
 * Paths in it are relative to the file.
 *
 * @throws InputError `config-format` with the place of what is not understood; what strict reading refuses.
 */
export function readCheckConfig(named: string | null): CheckConfig {
  const root = nearestPackage(process.cwd()) ?? process.cwd();
  const usual = join(root, CONFIG_FILE);
  const file = named ?? (existsSync(usual) ? asUserWrites(usual) : null);
  const folder = file === null ? root : dirname(file);
  const path = (text: string): string => asUserWrites(join(folder, text));
  if (file === null) return { ...defaults, reports: path(defaults.reports) };
  const document = readJsonFile(file);
  const top = new JsonCursor(document.value, 'config-format', (pointer) => document.place(pointer));
  top.only(
    '$schema',
    'scenarios',
    'rules',
    'flows',
    'calendars',
    'reports',
    'formats',
    'search',
    'fail',
    'coverage',
    'baseline',
  );
  const list = (key: string): string[] =>
    top.has(key)
      ? top
          .at(key)
          .items()
          .map((item) => path(item.text()))
      : [];
  return {
    scenarios: list('scenarios'),
    rules: top.has('rules') ? path(top.at('rules').text()) : null,
    flows: list('flows'),
    calendars: list('calendars'),
    reports: path(top.has('reports') ? top.at('reports').text() : defaults.reports),
    formats: top.has('formats')
      ? top
          .at('formats')
          .items()
          .map((item) => item.oneOf(reportFormats))
      : defaults.formats,
    search: searchOf(top),
    fail: top.has('fail')
      ? top
          .at('fail')
          .items()
          .map((item) => item.oneOf(['enforced', 'draft']))
      : defaults.fail,
    rulesSeen: coverageOf(top),
    baseline: top.has('baseline') ? path(top.at('baseline').text()) : null,
  };
}

function searchOf(top: JsonCursor): SearchBudget | null {
  if (!top.has('search')) return defaultSearch;
  const search = top.at('search');
  if (search.value === false) return null;
  search.only('scenarios', 'profile', 'rounds', 'events', 'workers', 'seed');
  const limited = search.has('rounds') || search.has('events');
  const count = (key: string): number | null =>
    search.has(key) ? search.at(key).integer(1, Number.MAX_SAFE_INTEGER) : null;
  return {
    scenarios: search.has('scenarios') ? search.at('scenarios').oneOf(['sound', 'all']) : defaultSearch.scenarios,
    profile: search.has('profile') ? search.at('profile').oneOf(['smoke', 'swarm', 'deep']) : defaultSearch.profile,
    rounds: limited ? count('rounds') : defaultSearch.rounds,
    events: count('events'),
    workers: search.has('workers') ? search.at('workers').integer(1, 64) : defaultSearch.workers,
    seed: search.has('seed') ? search.at('seed').text() : defaultSearch.seed,
  };
}

function coverageOf(top: JsonCursor): number {
  if (!top.has('coverage')) return defaults.rulesSeen;
  const coverage = top.at('coverage').only('rulesSeen');
  return coverage.has('rulesSeen') ? coverage.at('rulesSeen').integer(0, 100) : defaults.rulesSeen;
}
