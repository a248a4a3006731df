import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareText } from '../../core/order.ts';
import { findFiles, slashes } from '../../io/files/find.ts';
import { writeWhole } from '../../io/files/write-whole.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import { readClaims } from '../../io/scenarios/claims.ts';
import { readSystems, type Systems } from '../../io/scenarios/systems.ts';
import { coverageJson, coveragePage, coverageText } from '../../report/text/coverage.ts';
import type { ClaimRow, CoveredScenario, SystemRow } from '../../results/coverage.ts';
import { observed } from '../../rules/observe.ts';
import { COMPLIED, VIOLATED } from '../../rules/outcome.ts';
import { defaultScenariosFolder, SCENARIO_ENDING } from '../default-scenarios.ts';
import { execute } from '../execute.ts';
import { gravest, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

interface CoverageArguments {
  /** Folder of scenarios with a `systems.json`; null: `scenarios/` beside the nearest package.json. */
  readonly folder: string | null;
  readonly json: boolean;
  /** Write the page into the folder, or only look whether it is current and nothing is missing. */
  readonly page: 'write' | 'check' | null;
  readonly lang: Language;
}

/** Name of the page in the folder of scenarios. */
const PAGE = 'README.md';

/** `fenproof scenarios coverage`: one line a system with what its scenarios expect, whether it holds, what they use. */
export async function coverageCommand(args: CoverageArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const folder = slashes(args.folder ?? defaultScenariosFolder());
  const known = readSystems(folder);
  const library = await Library.open();
  const codes: ExitCode[] = [0];
  const covered: CoveredScenario[] = [];
  for (const file of findFiles([folder], SCENARIO_ENDING)) {
    await setImmediate();
    if (terminal.interrupted()) return 130;
    try {
      covered.push(await coveredBy(library, library.load(file), folder));
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal));
    }
  }
  const rows = rowsOf(known, covered, folder);
  const claims = readClaims(folder).map((claim): ClaimRow => {
    return { ...claim, scenarios: covered.filter((one) => one.claims.includes(claim.id)) };
  });
  if (covered.some(({ holds }) => !holds)) codes.push(1);
  if (args.page === 'write') codes.push(written(folder, coveragePage(rows, claims), args, terminal));
  else if (args.page === 'check') codes.push(checked(folder, known, rows, claims, args, terminal));
  else terminal.out(args.json ? coverageJson(rows, claims) : coverageText(rows, lang, styleOf(terminal)));
  return gravest(codes);
}

/** Runs one scenario and keeps what became of it. */
async function coveredBy(library: Library, one: LoadedScenario, folder: string): Promise<CoveredScenario> {
  const { document, scenario } = one;
  const [broken, kept] = [new Set<string>(), new Set<string>()];
  const rulebook = observed(library.rulebook, ({ rule }, outcome) => {
    if (outcome === VIOLATED) broken.add(rule.id);
    if (outcome === COMPLIED) kept.add(rule.id);
  });
  const { result } = await execute(library, one, {
    ...{ overrides: noOverrides, paranoid: false, record: false, replay: '' },
    rulebook,
  });
  return {
    id: scenario.id,
    file: slashes(relative(folder, document.file)),
    systems: scenario.systems ?? [],
    claims: scenario.claims ?? [],
    expects: scenario.expect.map((item) => (typeof item === 'string' ? item : item.id)),
    holds: result.verdict === 'as-expected' && result.inconclusive.length === 0,
    flows: Object.values(scenario.flows).map(({ flow }) => flow),
    broken: [...broken],
    kept: [...kept],
  };
}

function rowsOf({ systems }: Systems, covered: readonly CoveredScenario[], folder: string): SystemRow[] {
  const ids = systems.map(({ id }) => id);
  for (const { systems: named, file } of covered) {
    const system = named.find((id) => !ids.includes(id));
    const place = slashes(join(folder, file));
    if (system !== undefined) throw new InputError('coverage-system-unknown', { system, file: place }, { file: place });
  }
  return systems.map(({ id, title }) => {
    const scenarios = covered.filter((one) => one.systems.includes(id));
    const all = (of: (one: CoveredScenario) => readonly string[]): string[] => {
      return [...new Set(scenarios.flatMap(of))].sort(compareText);
    };
    const broken = all((one) => one.broken);
    return {
      ...{ id, title, scenarios },
      expects: all(({ expects }) => expects),
      flows: all(({ flows }) => flows),
      broken,
      kept: all(({ kept }) => kept).filter((rule) => !broken.includes(rule)),
    };
  });
}

function written(folder: string, page: string, { lang }: CoverageArguments, terminal: Terminal): 0 {
  const file = slashes(join(folder, PAGE));
  writeWhole(file, [page]);
  terminal.out(`${message('coverage-written', { file })[lang]}\n`);
  return 0;
}

/** @throws InputError `coverage-missing`, `coverage-gap-closed`, `coverage-claim-missing`, `coverage-stale`. */
function checked(
  folder: string,
  { gaps }: Systems,
  rows: readonly SystemRow[],
  claims: readonly ClaimRow[],
  { lang }: CoverageArguments,
  terminal: Terminal,
): 0 {
  const file = slashes(join(folder, PAGE));
  const empty = rows.filter(({ scenarios }) => scenarios.length === 0).map(({ id }) => id);
  const missing = empty.filter((id) => !gaps.includes(id));
  if (missing.length > 0) throw new InputError('coverage-missing', { systems: missing.join(', ') });
  const closed = gaps.filter((id) => !empty.includes(id));
  if (closed.length > 0) throw new InputError('coverage-gap-closed', { systems: closed.join(', ') });
  const untested = claims.filter(({ scenarios }) => scenarios.length === 0).map(({ id }) => id);
  if (untested.length > 0) throw new InputError('coverage-claim-missing', { claims: untested.join(', ') });
  if (readText(file) !== coveragePage(rows, claims)) throw new InputError('coverage-stale', { file }, { file });
  terminal.out(`${message('coverage-current', { file })[lang]}\n`);
  return 0;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
