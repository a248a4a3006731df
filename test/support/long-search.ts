import { readdirSync, readFileSync } from 'node:fs';
import { sha256Hex } from '../../src/core/hash.ts';
import type { Library } from '../../src/io/scenarios/library.ts';
import { noOverrides } from '../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../src/io/workers/open-subject.ts';
import type { ExpectItem } from '../../src/scenario/format.ts';
import type { Model } from '../../src/scenario/model.ts';
import { faultKinds, type FaultKind } from '../../src/search/alphabet/bounds.ts';
import { allowanceOf } from '../../src/search/alphabet/contract.ts';
import { Campaign } from '../../src/search/campaign/campaign.ts';
import type { Found } from '../../src/search/plan/found.ts';
import type { Subject } from '../../src/search/plan/runner.ts';
import type { ProfileName } from '../../src/search/profiles/profiles.ts';
import { rawKey, RoundWorker } from '../../src/search/random/round.ts';
import { processorSeconds } from './cpu.ts';

/*
 * Long searches of scenarios that ship, from a start without their plans: of those that expect nothing to see that
 * nothing is found, of those that expect something until all of it has been met. Nothing is shrunk.
 */

/** A scenario file, as far as it has to be known before it is opened. */
export interface Candidate {
  readonly file: string;
  /** Name of its flow; "composed" if there are several. */
  readonly flow: string;
  readonly kind: 'sound' | 'flawed';
  /** What the file says, hashed: a row about other text is stale. */
  readonly text: string;
}

/** Scenarios below `scenarios/` that a search can be asked about, in the order of their names. */
export function candidates(named = ''): Candidate[] {
  return readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.scenario.json') && name.includes(named))
    .sort()
    .map((name): Candidate => {
      const file = `scenarios/${name}`;
      const text = readFileSync(file, 'utf8');
      const scenario = JSON.parse(text) as { expect: unknown[]; flows: Record<string, { flow: string }> };
      const flows = new Set(Object.values(scenario.flows).map(({ flow }) => flow));
      return {
        file,
        flow: flows.size === 1 ? [...flows][0]! : 'composed',
        kind: scenario.expect.length === 0 ? 'sound' : 'flawed',
        text: sha256Hex(text).slice(0, 12),
      };
    });
}

/** Something found, with the events of the campaign by then. */
export interface Hit {
  readonly id: string;
  readonly fingerprint: string;
  readonly events: number;
}

export interface LongSearch {
  readonly id: string;
  readonly runs: number;
  readonly events: number;
  /** Of the processor. */
  readonly seconds: number;
  /**
   * Findings about money, by fingerprint, and rules broken, by id, but for those of which the scenario says that its
   * design does not enforce them: each where it was met first.
   */
  readonly money: readonly Hit[];
  readonly rules: readonly Hit[];
  /** Expectations that were not met. Empty for a sound scenario. */
  readonly missing: readonly string[];
  /** Code that failed, or runs that differed the second time. */
  readonly broken: readonly string[];
  /** Runs without an answer, by code. */
  readonly inconclusive: Readonly<Record<string, number>>;
  readonly injected: Readonly<Record<FaultKind, number>>;
  /** Kinds of fault that the contracts of its channels allow, of answers and rows where anybody asks for them. */
  readonly allowed: readonly FaultKind[];
}

export interface LongSearchOptions {
  readonly seed: string;
  readonly profile: ProfileName;
  /** Stimuli that change the state; the part of a round in which they are reached is finished. */
  readonly events: number;
  /** Of the processor; what was drawn by then is counted. */
  readonly seconds: number;
}

/** Searches one scenario, until it was long enough or there is nothing left to be met. @throws InputError */
export function searchLong(library: Library, file: string, options: LongSearchOptions): LongSearch {
  const { subject, scenario } = openSubject(library, library.load(file), noOverrides);
  const { model } = subject;
  const { seed, profile } = options;
  const campaign = new Campaign(subject, [], { seed, profile, guided: true, corpus: [] });
  const worker = new RoundWorker(subject);
  const start = processorSeconds();
  const { tally } = campaign;
  const isOver = (): boolean => processorSeconds() - start > options.seconds;
  const money = new Map<string, Hit>();
  const rules = new Map<string, Hit>();
  const known: string[] = [];
  const open = new Map(scenario.expect.map((item) => [textOf(item), item]));
  const isSound = open.size === 0;
  const isEnough = (): boolean => (isSound ? money.size > 0 : open.size === 0);
  while (tally.events < options.events && !isOver() && !isEnough()) {
    const results = [];
    let events = tally.events;
    for (const request of campaign.requests()) {
      const result = worker.runRound({ ...request, known });
      events += result.events;
      for (const { found } of result.shown) {
        if (found.kind === 'rule' && scenario.unenforced?.includes(found.id) === true) {
          known.push(rawKey(found));
          continue;
        }
        const list = found.kind === 'funds' ? money : rules;
        const key = found.kind === 'funds' ? found.fingerprint : found.id;
        if (!list.has(key)) list.set(key, { id: found.id, fingerprint: found.fingerprint, events });
        for (const [text, item] of open) if (meets(model, found, item)) open.delete(text);
        // What is lost by one may still be lost by another in the same way, or lead to more.
        if (isSound) known.push(rawKey(found));
      }
      // A rule that nobody has to keep is no finding, and yet a scenario may show how it is broken.
      for (const [text, item] of open) if ((result.rules[idOf(item)]?.violated ?? 0) > 0) open.delete(text);
      // Nothing is shrunk: a campaign that is shown nothing only leads from round to round.
      results.push({ ...result, shown: [] });
      if (isOver() || events >= options.events || (!isSound && isEnough())) break;
    }
    campaign.merge(results);
    if (tally.broken.length > 0) break;
  }
  return {
    id: scenario.id,
    runs: tally.runs,
    events: tally.events,
    seconds: Math.round((processorSeconds() - start) * 10) / 10,
    money: [...money.values()],
    rules: [...rules.values()],
    missing: [...open.keys()],
    broken: tally.broken.map(({ message }) => message).slice(0, 3),
    inconclusive: Object.fromEntries(tally.inconclusive),
    injected: { ...tally.injected },
    allowed: allowedKinds(subject),
  };
}

function allowedKinds({ model, machines }: Subject): FaultKind[] {
  const isBeyond = model.scenario.faults?.contract === 'beyond';
  const allowances = model.channels.map((channel) => allowanceOf(channel, isBeyond));
  const hears = (what: RegExp): boolean =>
    machines.some(({ tables }) => tables.leafEvent.some((event) => event >= 0 && what.test(tables.events[event]!)));
  return faultKinds.filter((kind) => {
    // Whoever designs, processes of the design can crash.
    if (kind === 'crash') return true;
    // An answer may say "no such order" only where somebody asks; a copy of a request is answered to whoever sent it.
    if (kind === 'answer' && !hears(/\.answer\.not-found$/)) return false;
    if (kind === 'row' && !hears(/\.statement\./)) return false;
    return allowances.some((one) => (typeof one[kind] === 'boolean' ? one[kind] : one[kind] !== 0));
  });
}

function idOf(item: ExpectItem | string): string {
  return typeof item === 'string' ? item : item.id;
}

function textOf(item: ExpectItem | string): string {
  if (typeof item === 'string') return item;
  return item.loses === undefined ? item.id : `${item.id} (${item.loses})`;
}

/** Named with its loser, by itself or as what followed from it; how much is lost depends on the plan. */
function meets(model: Model, found: Found, item: ExpectItem | string): boolean {
  const { id, loses } = typeof item === 'string' ? { id: item, loses: undefined } : item;
  if (found.leadsTo.includes(id)) return true;
  if (found.id !== id) return false;
  return loses === undefined || found.loss.some(({ party }) => model.parties[party]!.key === loses);
}
