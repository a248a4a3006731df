import { formatInstant } from '../../core/time.ts';
import type { BalanceChange, Step } from '../../results/finding.ts';
import type { Model } from '../../scenario/model.ts';
import type { Machine } from '../machines.ts';
import { EVENT } from '../observer.ts';
import { unpackAddress } from '../state/layout.ts';
import type { RecordedEvent } from '../trace/recorder.ts';
import { eventKind } from './events.ts';
import { bookName, instanceKey, shownBalance } from './names.ts';
import { instanceOf, partiesOf } from './parties.ts';
import { addressOf, Sentences } from './sentences.ts';

/** Up to this many events a story tells all of them; of longer runs only those that concern the finding. */
const TOLD_IN_FULL = 60;

/** What a story is about: an instance and a claim, -1 where it does not apply. */
export interface StorySubject {
  readonly instance: number;
  readonly claim: number;
}

/**
 * The story of a finding: what happened up to the breach, one step per event, each with the balances it changed. Day
 * closes that changed nothing are left out.
 */
export function storyOf(
  model: Model,
  machines: readonly Machine[],
  events: readonly RecordedEvent[],
  breach: StorySubject,
  last: number,
): Step[] {
  const sentences = new Sentences(model, machines);
  const before = events.slice(0, last).filter((event) => event.n === last || isTold(event));
  const told = before.length <= TOLD_IN_FULL ? before : before.filter((event) => concerns(model, event, breach, last));
  const shown = new Set(told);
  let untold: RecordedEvent['postings'] = [];
  const meanwhile = new Map<RecordedEvent, RecordedEvent['postings']>();
  for (const event of events.slice(0, last)) {
    // Balances at the start are the scenario's own.
    if (event.kind === EVENT.start) continue;
    if (!shown.has(event)) untold.push(...event.postings);
    else if (untold.length > 0) {
      meanwhile.set(event, untold);
      untold = [];
    }
  }
  return told.map((event): Step => {
    const between = changesOf(model, meanwhile.get(event) ?? []);
    const step = {
      n: event.n,
      at: formatInstant(event.now),
      text: sentences.of(event),
      address: addressOf(model, event),
      kind: eventKind(event.kind),
      instance: instanceOf(model, event),
      between: partiesOf(model, event),
      changes: changesOf(model, event.postings),
      ...(between.length > 0 && { meanwhile: between }),
    };
    const taken = event.transitions.find(({ leaf }) => leaf >= 0);
    if (taken === undefined) return step;
    const { configurations } = machines[model.instances[taken.instance]!.flow]!.tables;
    const instance = instanceKey(model, taken.instance);
    return { ...step, instance, from: configurations[taken.from]!.path, to: configurations[taken.to]!.path };
  });
}

/** Balances before and after some postings, one line per account that differs, the world outside left out. */
function changesOf(model: Model, postings: RecordedEvent['postings']): BalanceChange[] {
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  for (const posting of postings) {
    if (!before.has(posting.account)) before.set(posting.account, posting.before);
    after.set(posting.account, posting.before + posting.fen);
  }
  return [...before]
    .filter(([account, fen]) => account !== model.outside && after.get(account) !== fen)
    .map(([index, fen]): BalanceChange => {
      const account = model.accounts[index]!;
      return {
        account: account.key,
        book: bookName(account),
        before: shownBalance(account, fen),
        after: shownBalance(account, after.get(index)!),
      };
    });
}

function isTold(event: RecordedEvent): boolean {
  if (event.kind === EVENT.start || event.kind === EVENT.advance) return false;
  return event.kind !== EVENT.dayClose || event.postings.length > 0 || event.transitions.length > 0;
}

/** True if an event touches the instance, the claim or the pool of a finding, or is the breach itself. */
function concerns(model: Model, event: RecordedEvent, breach: StorySubject, last: number): boolean {
  if (event.n === last) return true;
  if (breach.instance >= 0) {
    if (event.transitions.some(({ instance }) => instance === breach.instance)) return true;
    if (event.address !== 0 && unpackAddress(event.address).instance === breach.instance) return true;
    if (event.facts.some(({ instance }) => instance === breach.instance)) return true;
  }
  if (breach.claim < 0) return false;
  return event.postings.some(({ account }) => model.accounts[account]!.claim === breach.claim);
}
