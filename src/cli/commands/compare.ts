import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { parseRate } from '../../core/rate.ts';
import { parseDate } from '../../core/time.ts';
import { slashes } from '../../io/files/find.ts';
import { packageVersion } from '../../io/files/package-root.ts';
import { requireWritable, writeWhole } from '../../io/files/write-whole.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { checkDates, checkSettings, type Overrides } from '../../io/scenarios/overrides.ts';
import { compareSvg } from '../../report/svg/compare.ts';
import { compareTable } from '../../report/text/compare.ts';
import type { CompareDocument, ComparedDesign } from '../../results/compare.ts';
import { summarise } from '../../search/compare/estimate.ts';
import { measure, type Measured } from '../../search/compare/measure.ts';
import { prepare } from '../execute.ts';
import type { ExitCode } from '../exit-code.ts';
import { quoted, replayCommand } from '../replay-command.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

export interface CompareArguments {
  readonly file: string;
  /** `target.choice=a,b`, as typed. */
  readonly vary: readonly string[];
  readonly seeds: number;
  /** As typed: "5%". */
  readonly faults: string | null;
  readonly svg: string | null;
  readonly overrides: Overrides;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  readonly flows: readonly string[];
  readonly format: 'text' | 'json';
  readonly lang: Language;
}

/** More columns than this nobody reads. */
const DESIGNS_MOST = 64;

/** What advances and idle money cost where the scenario's `costs` say nothing: nothing. */
const NO_COST = '0%';

/**
 * `fenproof compare`: each design under the same load and faults. What is found decides nothing here; exit 3 if a run
 * left the data, 130 if it was interrupted.
 */
export async function compareCommand(args: CompareArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang, overrides } = args;
  if (args.vary.length === 0) throw new InputError('vary-missing');
  const perMille = shareOf('--faults', args.faults);
  const designs = combinations(args.vary.map(readVary));
  if (designs.length > DESIGNS_MOST) {
    throw new InputError('vary-too-many', { count: designs.length, most: DESIGNS_MOST });
  }
  if (args.svg !== null) requireWritable(args.svg);
  const library = await Library.open({ calendars: args.calendars, rules: args.rules, flows: args.flows });
  const loaded = library.load(args.file);
  checkDates(overrides, library.calendar);
  checkSettings([...overrides.set, ...new Set(designs.flat())], [loaded.scenario], library.flows);
  const { scenario } = loaded;
  const own = String(overrides.seed ?? scenario.seed ?? scenario.id);
  // Without anything that is drawn every seed would show the same.
  const isDrawn = scenario.load !== undefined || perMille > 0;
  const seeds = isDrawn ? Array.from({ length: args.seeds }, (_, i) => `${own}/${String(i + 1)}`) : [own];
  const rates = { advance: scenario.costs?.['advance'] ?? NO_COST, forgone: scenario.costs?.['forgone'] ?? NO_COST };
  const place = (cost: string) => ({ file: loaded.document.file, pointer: `/costs/${cost}` });
  const priced = {
    advance: parseRate(rates.advance, place('advance')),
    forgone: parseRate(rates.forgone, place('forgone')),
  };
  const compared: ComparedDesign[] = [];
  for (const settings of designs) {
    const runs: Measured[] = [];
    for (const seed of seeds) {
      if (terminal.interrupted()) break;
      runs.push(measureOne(library, loaded, { ...overrides, set: [...overrides.set, ...settings], seed }, perMille));
    }
    if (runs.length < seeds.length) break;
    compared.push(summarise(settings.join(' '), settings, runs, priced));
  }
  const left = compared.some(({ inconclusive }) => Object.keys(inconclusive).length > 0);
  const exitCode: ExitCode = compared.length < designs.length ? 130 : left ? 3 : 0;
  const document: CompareDocument = {
    schemaVersion: 1,
    id: scenario.id,
    file: loaded.document.file,
    seeds,
    faultsPerMille: perMille,
    rates,
    designs: compared,
    replay: again(args, terminal.program),
    exitCode,
  };
  if (args.format === 'json') terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (compared.length > 0) terminal.out(compareTable(packageVersion(), document, lang, styleOf(terminal)));
  if (args.svg !== null && exitCode !== 130) {
    writeWhole(args.svg, [compareSvg(document, lang)]);
    terminal.err(`${message('compare-written', { file: slashes(args.svg) })[lang]}\n`);
  }
  return exitCode;
}

function measureOne(library: Library, loaded: LoadedScenario, overrides: Overrides, perMille: number): Measured {
  const { model, machines, scenario, seed } = prepare(library, loaded, overrides);
  const lawDay = scenario.law?.date === undefined ? null : parseDate(scenario.law.date);
  return measure({ model, machines, rules: { rulebook: library.rulebook, lawDay }, seed, perMille });
}

/** One `--vary` as the settings that it stands for. @throws InputError `vary-format`. */
function readVary(text: string): string[] {
  const match = /^([^=]+\.[^.=]+)=([^=]+)$/.exec(text);
  const values = match === null ? [] : match[2]!.split(',').map((value) => value.trim());
  if (values.length < 2 || values.includes('') || new Set(values).size < values.length) {
    throw new InputError('vary-format', { text });
  }
  return values.map((value) => `${match![1]!}=${value}`);
}

/** Every combination, the last varying fastest. */
function combinations(varied: readonly (readonly string[])[]): string[][] {
  return varied.reduce<string[][]>((all, values) => all.flatMap((one) => values.map((value) => [...one, value])), [[]]);
}

/** "5%" as a number of 1,000. @throws InputError `share-format`. */
function shareOf(option: string, text: string | null): number {
  if (text === null) return 0;
  const match = /^([0-9]{1,3})(?:\.([0-9]))?%$/.exec(text);
  const share = match === null ? -1 : Number(match[1]) * 10 + Number(match[2] ?? 0);
  if (share < 0 || share > 1_000) throw new InputError('share-format', { option, text });
  return share;
}

/** The command that compares the same again. */
function again(args: CompareArguments, program: string): string {
  const { overrides, calendars, rules, flows } = args;
  const run = replayCommand(program, 'run', args.file, { overrides, calendars, rules, flows });
  const words = args.vary.map((vary) => `--vary=${quoted(vary)}`);
  words.push(`--seeds=${String(args.seeds)}`);
  if (args.faults !== null) words.push(`--faults=${quoted(args.faults)}`);
  return [`${program} compare${run.slice(`${program} run`.length)}`, ...words].join(' ');
}
