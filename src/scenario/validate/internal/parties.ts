import { parseYuan } from '../../../core/fen.ts';
import { parseRate, requireWhole, type Fraction } from '../../../core/rate.ts';
import type { ValidationContext } from '../directory.ts';
import { requireWindows } from './channel-rules.ts';
import type { Outline } from './outline.ts';
import type { Path, Problems } from './problems.ts';
import { asObject, asText, entriesOf, itemsOf } from './read.ts';
import { checkPartyFacts } from './statements.ts';

/** Checks that a text is the key of a participant. Anything but text is the schema's business. */
export function requireParticipant(problems: Problems, outline: Outline, value: unknown, path: Path): void {
  const name = asText(value);
  if (name === undefined || outline.participants.has(name)) return;
  problems.addUnknown('unknown-participant', name, outline.participants, path);
}

/** Checks that a text is the key of an account. */
export function requireAccount(problems: Problems, outline: Outline, value: unknown, path: Path): void {
  const name = asText(value);
  if (name === undefined || outline.accounts.has(name)) return;
  problems.addUnknown('unknown-account', name, outline.accounts, path);
}

/** Adds every entry of a list that stands in it twice. */
export function requireDistinct(problems: Problems, values: readonly unknown[], path: Path): void {
  const seen = new Set<unknown>();
  values.forEach((value, index) => {
    if (typeof value === 'string' && seen.has(value))
      problems.add('duplicate-entry', { name: value }, [...path, index]);
    seen.add(value);
  });
}

/** Accounts, contracts, channels, history: who and what they name. */
export function checkParties(problems: Problems, outline: Outline, context: ValidationContext): void {
  const { partyFacts } = context;
  if (partyFacts !== undefined) {
    for (const [key, participant] of entriesOf(outline.root['participants'])) {
      checkPartyFacts(problems, partyFacts, key, participant);
    }
  }
  for (const [key, account] of entriesOf(outline.root['accounts'])) checkAccount(problems, outline, key, account);
  for (const [key, contract] of entriesOf(outline.root['contracts'])) checkContract(problems, outline, key, contract);
  for (const [key, use] of entriesOf(outline.root['channels'])) {
    const node = asObject(use) ?? {};
    const id = asText(node['use']);
    if (id !== undefined && context.channels?.includes(id) === false) {
      problems.addUnknown('unknown-channel', id, context.channels, ['channels', key, 'use']);
    }
    requireWindows(problems, node['closed'], ['channels', key, 'closed']);
  }
  const subjects = new Set([...outline.participants, ...outline.accounts]);
  itemsOf(outline.root['history']).forEach((item, index) => {
    const subject = asText(asObject(item)?.['subject']);
    if (subject === undefined) return;
    const path = ['history', index, 'subject'];
    const [client, institution, ...rest] = subject.split('@');
    const isKnown = outline.participants.has(client!) || outline.accounts.has(client!);
    if (!isKnown || rest.length > 0) problems.addUnknown('unknown-subject', subject, subjects, path);
    else if (institution !== undefined) requireParticipant(problems, outline, institution, path);
  });
}

function checkAccount(problems: Problems, outline: Outline, key: string, account: unknown): void {
  const node = asObject(account) ?? {};
  const path = ['accounts', key];
  requireParticipant(problems, outline, node['owner'], [...path, 'owner']);
  requireParticipant(problems, outline, node['at'], [...path, 'at']);
  requireAccount(problems, outline, node['bound'], [...path, 'bound']);
  if (node['own'] === undefined) return;
  const own = problems.attempt([...path, 'own'], (place) => parseYuan(node['own'], place));
  const opening = problems.attempt([...path, 'opening'], (place) => parseYuan(node['opening'] ?? '0.00', place));
  if (own !== undefined && opening !== undefined && own > opening) {
    problems.add('own-exceeds-opening', { account: key }, [...path, 'own']);
  }
}

function checkContract(problems: Problems, outline: Outline, key: string, contract: unknown): void {
  const node = asObject(contract) ?? {};
  const path = ['contracts', key];
  const between = itemsOf(node['between']);
  between.forEach((name, index) => requireParticipant(problems, outline, name, [...path, 'between', index]));
  requireDistinct(problems, between, [...path, 'between']);
  itemsOf(node['funding']).forEach((item, index) => {
    const funding = asObject(item) ?? {};
    requireParticipant(problems, outline, funding['funder'], [...path, 'funding', index, 'funder']);
    requireParticipant(problems, outline, funding['debtor'], [...path, 'funding', index, 'debtor']);
  });
  const split = itemsOf(node['split']).map((item) => asObject(item) ?? {});
  const shares: Fraction[] = [];
  split.forEach(({ party, share }, index) => {
    requireParticipant(problems, outline, party, [...path, 'split', index, 'party']);
    const rate = problems.attempt([...path, 'split', index, 'share'], (place) => parseRate(share, place));
    if (rate !== undefined) shares.push(rate);
  });
  requireDistinct(
    problems,
    split.map(({ party }) => party),
    [...path, 'split'],
  );
  if (shares.length > 0 && shares.length === split.length) {
    problems.attempt([...path, 'split'], (place) => requireWhole(shares, place));
  }
}
