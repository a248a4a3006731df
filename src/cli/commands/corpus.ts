import { join } from 'node:path';
import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { readCorpus, writeCorpus } from '../../io/corpus/corpus.ts';
import { findFiles } from '../../io/files/find.ts';
import { nearestPackage } from '../../io/files/package-root.ts';
import { Library } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import { openSubject } from '../../io/workers/open-subject.ts';
import { minimised } from '../../search/corpus/minimise.ts';
import { RoundWorker } from '../../search/random/round.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

export interface CorpusArguments {
  readonly files: readonly string[];
  readonly corpus: string | null;
  readonly lang: Language;
}

/** `fenproof corpus min`: keeps the fewest plans of each scenario's corpus that reach the same situations. */
export async function minimiseCorpus(args: CorpusArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const folder = args.corpus ?? join(nearestPackage(process.cwd()) ?? process.cwd(), '.fenproof/corpus');
  const files = args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : defaultScenarios();
  const library = await Library.open();
  const codes: ExitCode[] = [0];
  for (const file of files) {
    try {
      const { subject, scenario } = openSubject(library, library.load(file), noOverrides);
      const { plans } = readCorpus(folder, subject.model);
      if (plans.length === 0) continue;
      const reaches = new RoundWorker(subject).reachOf(plans);
      const kept = minimised(plans.map((plan, i) => ({ plan, features: reaches[i]! })));
      writeCorpus(folder, subject.model, kept);
      const features = new Set(reaches.flat()).size;
      const params = { scenario: scenario.id, before: plans.length, after: kept.length, features };
      terminal.out(`${message('corpus-min-done', params)[lang]}\n`);
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal));
    }
  }
  return gravest(codes);
}
