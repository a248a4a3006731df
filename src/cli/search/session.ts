import { setImmediate } from 'node:timers/promises';
import type { Overrides } from '../../io/scenarios/overrides.ts';
import type { Library, LoadedScenario } from '../../io/scenarios/library.ts';
import { mendedSubjects, openSubject, type OpenSubject } from '../../io/workers/open-subject.ts';
import type { SearchPool } from '../../io/workers/pool.ts';
import { Campaign, type CampaignSettings } from '../../search/campaign/campaign.ts';
import type { Limits } from './limits.ts';

/** What a campaign tells whoever watches it. */
export interface Watcher {
  /** After each round. */
  round(campaign: Campaign): void;
  /** Asked between two parts of a round; true ends the campaign there. */
  stop(): boolean;
}

/** A campaign that has ended, with the world it was about. */
export interface Searched {
  readonly open: OpenSubject;
  readonly campaign: Campaign;
  /** False if it was stopped inside a round: what it found stands, but no number of rounds repeats it. */
  readonly isWhole: boolean;
}

/** Opens a scenario and makes a campaign of it. @throws InputError */
export function openCampaign(
  library: Library,
  loaded: LoadedScenario,
  overrides: Overrides,
  settings: Omit<CampaignSettings, 'corpus'>,
  corpusOf: (open: OpenSubject) => CampaignSettings['corpus'],
): { open: OpenSubject; campaign: Campaign } {
  const open = openSubject(library, loaded, overrides);
  const mended = mendedSubjects(library, loaded, overrides, open.subject.model);
  return { open, campaign: new Campaign(open.subject, mended, { ...settings, corpus: corpusOf(open) }) };
}

/** Runs a campaign, round by round, until a limit is reached or somebody stops it. */
export async function runCampaign(
  pool: SearchPool,
  scenario: number,
  open: OpenSubject,
  campaign: Campaign,
  limits: Limits & { readonly until: number; readonly found?: string },
  watcher: Watcher,
): Promise<Searched> {
  const { tally } = campaign;
  for (;;) {
    const requests = campaign.requests();
    const results = await pool.run(scenario, requests, () => watcher.stop());
    const steps = campaign.merging(results);
    for (let isDone = false; !isDone;) {
      await setImmediate();
      isDone = steps.next(watcher.stop()).done === true;
    }
    watcher.round(campaign);
    if (results.length < requests.length || watcher.stop()) return { open, campaign, isWhole: false };
    if (tally.broken.length > 0) break;
    if (campaign.mistakes.some(({ found }) => found.id === limits.found)) break;
    if (limits.rounds !== null && tally.rounds >= limits.rounds) break;
    if (limits.events !== null && tally.events >= limits.events) break;
    if (limits.time !== null && Date.now() >= limits.until) break;
  }
  return { open, campaign, isWhole: true };
}
