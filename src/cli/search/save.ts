import { join, resolve, sep } from 'node:path';
import { sha256Hex } from '../../core/hash.ts';
import { requireFolder } from '../../io/corpus/corpus.ts';
import { asUserWrites } from '../../io/files/find.ts';
import { packageRoot } from '../../io/files/package-root.ts';
import { writeWhole } from '../../io/files/write-whole.ts';
import type { LoadedScenario } from '../../io/scenarios/library.ts';
import type { ScenarioResult } from '../../results/run.ts';
import type { ExpectItem, ScenarioFile } from '../../scenario/format.ts';
import type { Mistake } from '../../search/campaign/findings.ts';
import type { Confirmed } from './confirm.ts';

/** A channel file that ships and says as little as possible: what a scenario adds to it stands in the scenario. */
const PLAIN_CHANNEL = 'payout';

/** What of a mistake its file is named after. */
export type Named = Pick<Mistake, 'culprits'> & { readonly found: Pick<Mistake['found'], 'id' | 'fingerprint'> };

/** Name of the file of a mistake: the same for the same scenario, fingerprint and cause, whatever the seed. */
function findingFileName(scenario: ScenarioFile, { found, culprits }: Named): string {
  const hash = sha256Hex(JSON.stringify([scenario.id, found.fingerprint, culprits])).slice(0, 8);
  return `${found.id}--${hash}.scenario.json`;
}

/**
 * Writes a mistake as a scenario of its own, with the plan that shows it and what it shows as its expectation; `run`
 * finds it as expected until the design is mended. Returns the path as a user writes it.
 * @throws InputError `file-not-writable`.
 */
export function saveFinding(
  folder: string,
  loaded: LoadedScenario,
  mistake: Named,
  { scenario, result, finding }: Confirmed,
): string {
  const name = findingFileName(scenario, mistake);
  const path = join(folder, name);
  const { plan, until } = scenario;
  const file: ScenarioFile = {
    ...without(scenario, '$schema', 'expect', 'unenforced', 'plan', 'until', 'story', 'faults'),
    id: `${scenario.id}-${name.replace('.scenario.json', '').replace('--', '-')}`,
    title: { zh: `${scenario.title.zh}：${finding.headline.zh}`, en: `${scenario.title.en}: ${finding.headline.en}` },
    ...channelsOf(scenario, loaded),
    ...(until === undefined ? {} : { until }),
    plan: plan ?? [],
    expect: expectationsOf(result),
  };
  requireFolder(folder);
  writeWhole(path, [`${JSON.stringify(file, null, 2)}\n`]);
  return asUserWrites(resolve(path));
}

/** What the run of the plan shows, as expectations. */
function expectationsOf(result: ScenarioResult): ExpectItem[] {
  const counted = new Map<string, { item: ExpectItem; times: number }>();
  for (const { id, loss, fails } of result.findings) {
    if (!fails) continue;
    const items: ExpectItem[] =
      loss.length === 0 ? [{ id }] : loss.map(({ party, yuan }) => ({ id, loses: party, yuan }));
    for (const item of items) {
      const key = JSON.stringify(item);
      const known = counted.get(key);
      if (known === undefined) counted.set(key, { item, times: 1 });
      else known.times++;
    }
  }
  return [...counted.values()].map(({ item, times }) => (times === 1 ? item : { ...item, times }));
}

/** Channels that lie beside the searched scenario would not be found from the new place: they are written out. */
function channelsOf(scenario: ScenarioFile, { channels }: LoadedScenario): Pick<ScenarioFile, 'channels'> {
  const shipped = join(packageRoot(), 'scenarios', 'channels') + sep;
  const written: Record<string, { readonly use: string }> = { ...scenario.channels };
  const used = new Set(Object.values(scenario.flows).flatMap((flow) => Object.values(flow.channels ?? {})));
  for (const key of [...used, ...Object.keys(scenario.channels ?? {})]) {
    const declared = scenario.channels?.[key];
    const entry = channels.get(declared?.use ?? key);
    if (entry === undefined || resolve(entry.file).startsWith(shipped)) continue;
    const overrides = without(declared ?? { use: '' }, 'use');
    const says = without(entry.channel, '$schema', 'id', 'title');
    written[key] = { use: PLAIN_CHANNEL, ...says, ...overrides };
  }
  return Object.keys(written).length === 0 ? {} : { channels: written };
}

/** The object without these keys. */
function without<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  const names: readonly PropertyKey[] = keys;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))) as Omit<T, K>;
}
