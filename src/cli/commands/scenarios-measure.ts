import type { Language } from '../../core/bilingual.ts';
import { formatYuan } from '../../core/fen.ts';
import { message } from '../../core/messages/catalogue.ts';
import { parseRate } from '../../core/rate.ts';
import { parseDate } from '../../core/time.ts';
import { Library } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import { measuresText } from '../../report/text/measures.ts';
import type { Measures } from '../../results/measures.ts';
import { rampOf, waitsOf } from '../../search/compare/answers.ts';
import { yearly } from '../../search/compare/estimate.ts';
import { measure } from '../../search/compare/measure.ts';
import { prepare } from '../execute.ts';
import type { ExitCode } from '../exit-code.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

interface MeasureArguments {
  readonly file: string;
  readonly flows: readonly string[];
  readonly json: boolean;
  readonly lang: Language;
}

/** What advances and idle money cost where the scenario's `costs` say nothing: nothing. */
const NO_COST = '0%';

/** `fenproof scenarios measure`: what one design costs and how long it lets people wait. Exit 3 if the run left the data. */
export async function measureCommand(
  { file, flows, json, lang }: MeasureArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const library = await Library.open({ flows });
  const loaded = library.load(file);
  const { model, machines, scenario, seed } = prepare(library, loaded, noOverrides);
  const rates = { advance: scenario.costs?.['advance'] ?? NO_COST, forgone: scenario.costs?.['forgone'] ?? NO_COST };
  const place = (cost: string) => ({ file: loaded.document.file, pointer: `/costs/${cost}` });
  const lawDay = scenario.law?.date === undefined ? null : parseDate(scenario.law.date);
  const rules = { rulebook: library.rulebook, lawDay };
  const { figures, inconclusive } = measure({ model, machines, rules, seed, perMille: 0 });
  const forgone = parseRate(rates.forgone, place('forgone'));
  // Without a rate nothing is forgone, and the ratios answer no question.
  const ramp = forgone.num === 0n ? [] : rampOf(model, library.rulebook, figures, forgone);
  const sum = (of: 'forgoneLow' | 'forgoneHigh'): string =>
    formatYuan(ramp.reduce((all, row) => all + fenOf(row[of]), 0));
  const measures: Measures = {
    schemaVersion: 1,
    id: scenario.id,
    title: scenario.title,
    file: loaded.document.file,
    rates,
    peakAdvance: formatYuan(figures.peakAdvance),
    advanceCost: formatYuan(yearly(figures.advanced, parseRate(rates.advance, place('advance')))),
    channelFees: formatYuan(figures.channelFees),
    ramp,
    forgone: { low: sum('forgoneLow'), high: sum('forgoneHigh') },
    waits: waitsOf(model, figures),
  };
  terminal.out(json ? `${JSON.stringify(measures, null, 2)}\n` : measuresText(measures, lang, styleOf(terminal)));
  if (inconclusive === null) return 0;
  terminal.err(`${message('measure-left', { code: inconclusive })[lang]}\n`);
  return 3;
}

/** Yuan that we have written ourselves. */
function fenOf(yuan: string): number {
  return Number(yuan.replace('.', ''));
}
