import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { findFiles, slashes } from '../../io/files/find.ts';
import { writeWhole } from '../../io/files/write-whole.ts';
import { shippedRules } from '../../io/rules/rule-files.ts';
import { Library } from '../../io/scenarios/library.ts';
import { table } from '../../report/text/table.ts';
import { type Cell, Matrix } from '../../rules/seen/matrix.ts';
import { observed } from '../../rules/observe.ts';
import type { ScenarioFile } from '../../scenario/format.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { loadScenarios, watchWorld } from '../rules/world.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

interface MatrixArguments extends Omit<RulesArguments, 'format'> {
  readonly files: readonly string[];
  readonly format: 'text' | 'json' | 'markdown';
  readonly corpus: string | null;
  /** Write the page beside the rules, or only look whether it is current. */
  readonly page: 'write' | 'check' | null;
}

/** Name of the page in the folder of rules. */
const PAGE = 'matrix.md';

/** The systems are numbered S01 to S42, whether a scenario is about them or not. */
const SYSTEMS = Array.from({ length: 42 }, (_, i) => `S${String(i + 1).padStart(2, '0')}`);

/** Stands for the scenarios that are about a rule and no system. */
const NO_SYSTEM = '-';

function systemsOf({ systems }: ScenarioFile): readonly string[] {
  return systems === undefined || systems.length === 0 ? [NO_SYSTEM] : systems;
}

/** `fenproof rules matrix`: which rules the scenarios of which system have shown broken or kept. */
export async function matrixCommand(args: MatrixArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const files = args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : defaultScenarios();
  const library = await Library.open({ rules: args.rules });
  const { loaded, errors } = loadScenarios(library, files);
  const systems = loaded.flatMap(({ scenario }) => systemsOf(scenario));
  const matrix = new Matrix(library.rulebook.rules, [...SYSTEMS, ...systems]);
  for (const { scenario } of loaded) matrix.addScenario(systemsOf(scenario));
  // A page may not depend on what searches somebody has done here.
  const corpus = args.page === null ? args.corpus : '';
  const runs = await watchWorld(
    library,
    loaded,
    { corpus, rounds: 0, seed: '' },
    (book, _, { scenario }) =>
      observed(book, ({ rule }, outcome) => matrix.note(rule.id, systemsOf(scenario), outcome)),
    terminal,
  );
  if (runs.interrupted) return 130;
  const codes: ExitCode[] = errors.map((error) => reportFailure(error, lang, terminal));
  if (args.page !== null) return gravest([...codes, pageCode(matrix, args, terminal)]);
  if (args.format === 'json') terminal.out(matrixJson(matrix));
  else if (args.format === 'markdown') terminal.out(matrixPage(matrix));
  else terminal.out(matrixText(matrix, args, terminal));
  return gravest([0, ...codes]);
}

function pageCode(matrix: Matrix, { rules, page, lang }: MatrixArguments, terminal: Terminal): ExitCode {
  const file = slashes(join(rules ?? shippedRules(), PAGE));
  const text = matrixPage(matrix);
  if (page === 'write') {
    writeWhole(file, [text]);
    terminal.out(`${message('matrix-written', { file })[lang]}\n`);
    return 0;
  }
  if (readText(file) !== text) throw new InputError('matrix-stale', { file }, { file });
  terminal.out(`${message('matrix-current', { file })[lang]}\n`);
  return 0;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const MARKS: Readonly<Record<Cell, string>> = {
  ...{ none: '', 'looked-at': '.', undecided: '?', kept: 'k', broken: 'B', both: '#' },
};

function matrixText(matrix: Matrix, { lang }: MatrixArguments, terminal: Terminal): string {
  const heads = [
    { title: message('head-coverage-rule')[lang] },
    ...matrix.systems.map((system) => ({ title: system.replace(/^S/, '') })),
  ];
  const rows = matrix.rules.map(({ id }) => [
    { text: id },
    ...matrix.systems.map((system) => ({ text: MARKS[matrix.cell(id, system)] })),
  ]);
  const lists = gapLines(matrix).map(
    ([key, names]) => `${message(key, { count: names.length })[lang]} ${names.join(', ')}\n`,
  );
  const legend = `${message('matrix-legend')[lang]}\n`;
  return [table(heads, rows, styleOf(terminal)), legend, ...lists].join('');
}

function gapLines(matrix: Matrix): [string, readonly string[]][] {
  const without = matrix.systems.filter((system) => !matrix.scenarios.has(system));
  return [
    ['matrix-unapplied', matrix.unapplied.map(({ id }) => id)],
    ['matrix-unbroken', matrix.unbroken.map(({ id }) => id)],
    ['matrix-unruled', matrix.unruled.filter((system) => system !== NO_SYSTEM && !without.includes(system))],
    ['matrix-unplayed', without],
  ];
}

function matrixJson(matrix: Matrix): string {
  const rules = matrix.rules.map(({ id, topic, title }) => {
    const cells = matrix.systems.flatMap((system): [string, Cell][] => {
      const cell = matrix.cell(id, system);
      return cell === 'none' ? [] : [[system, cell]];
    });
    return { rule: id, topic, title, systems: Object.fromEntries(cells) };
  });
  const systems = matrix.systems.map((system) => ({ system, scenarios: matrix.scenarios.get(system) ?? 0 }));
  const gaps = Object.fromEntries(gapLines(matrix).map(([key, names]) => [key.replace('matrix-', ''), names]));
  return `${JSON.stringify({ systems, rules, gaps }, null, 2)}\n`;
}

/** The page in both languages: a row a rule, the systems that show it under each heading. */
function matrixPage(matrix: Matrix): string {
  const cells = ['broken', 'kept', 'looked-at'] as const;
  const both = (key: string): string => {
    const { zh, en } = message(key, { count: '' });
    return `${zh} / ${en}`;
  };
  const heads = ['head-coverage-rule', ...cells.map((cell) => `matrix-head-${cell}`)].map(both);
  const shownIn = (id: string, wanted: readonly Cell[]): string =>
    matrix.systems.filter((system) => wanted.includes(matrix.cell(id, system))).join(' ');
  const rows = matrix.rules.map(({ id, document }) => [
    `[\`${id}\`](${linkTo(document.file, id)})`,
    ...[shownIn(id, ['broken', 'both']), shownIn(id, ['kept', 'both']), shownIn(id, ['looked-at', 'undecided'])],
  ]);
  const gaps = gapLines(matrix).map(([key, names]) => {
    const { zh, en } = message(key, { count: names.length });
    const list = names.length === 0 ? '-' : names.map((name) => `\`${name}\``).join(' ');
    return `- ${zh} / ${en} ${list}`;
  });
  const title = message('matrix-title');
  const note = message('matrix-note');
  return [
    ...[`# ${title.zh} / ${title.en}`, '', note.zh, '', note.en, ''],
    ...[...markdownTable([heads, ...rows]), '', `## ${both('matrix-gaps')}`, '', ...gaps, ''],
  ].join('\n');
}

function linkTo(file: string, id: string): string {
  return `${file.split('/').slice(-3, -1).join('/')}/${id}.md`;
}

function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const [head, ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [head!, `| ${rows[0]!.map(() => '---').join(' | ')} |`, ...body];
}
