import { sha256Hex } from '../../src/core/hash.ts';
import type { CompareDocument } from '../../src/results/compare.ts';
import type { ExploreDocument } from '../../src/results/explore.ts';
import type { MaximiseDocument } from '../../src/results/maximise.ts';
import type { SearchDocument } from '../../src/results/search.ts';
import { fenproof } from './fenproof.ts';

/** Where the frozen answers are, from the root of the project. */
export const ANSWERS_FILE = 'test/determinism/answers.json';

/** What a command said: some of it to read, and a hash of all of it but words and times. */
export type Answer = Readonly<Record<string, unknown>> & { readonly hash: string };

const search = (file: string, ...more: string[]): readonly string[] => [
  ...['search', `scenarios/${file}.scenario.json`, '--seed', 'frozen', '--corpus', 'none', '--workers', '1'],
  ...(more.length > 0 ? more : ['--profile', 'smoke', '--rounds', '3']),
];
const maximise = (file: string, party: string, steps: number): readonly string[] => [
  ...['maximise', `scenarios/choices/withdrawal/${file}.scenario.json`, '--loss-of', party, '--steps', String(steps)],
];
const PAYOUTS = 'examples/compare/payouts.scenario.json';
const explore = (file: string): readonly string[] => ['explore', `scenarios/${file}.scenario.json`];

/**
 * Commands whose answers are frozen: searches of flawed and of sound designs in which every kind of fault is injected, runs
 * over weeks, the other commands that look further than one run.
 */
export const asked: readonly (readonly string[])[] = [
  search('choices/withdrawal/retry--blind-resend'),
  search('choices/settlement/negativeNet--clamped'),
  search('choices/escrow/autoConfirm--runs-on'),
  search('choices/lending/partialDebit--all-or-nothing'),
  search('choices/pay-in/refundCap--per-request'),
  search('payout-window/channel-out-of-order'),
  search('withdrawal/query-first', '--profile', 'deep', '--rounds', '3'),
  search('withdrawal/query-first', '--profile', 'smoke', '--rounds', '3', '--strategy', 'random'),
  search('settlement/t-plus-one', '--profile', 'deep', '--rounds', '2'),
  search('lending/from-the-bank-account', '--profile', 'deep', '--rounds', '1'),
  [
    'search',
    'scenarios/lending/from-the-bank-account.scenario.json',
    '--gaps',
    '--seed',
    'frozen',
    '--profile',
    'smoke',
    '--rounds',
    '2',
  ],
  explore('explore/one-withdrawal'),
  explore('explore/one-escrow'),
  explore('explore/blind-resend-shortest'),
  maximise('freeze--none', 'bob', 2),
  maximise('retry--blind-resend', 'pay', 4),
  ['compare', PAYOUTS, '--vary', 'type:withdrawal.retry=query-first,blind-resend', '--faults', '5%', '--seeds', '3'],
];

/** The answers of all of them, by command line. */
export async function allAnswers(): Promise<Record<string, Answer>> {
  const found: Record<string, Answer> = {};
  for (const argv of asked) found[argv.join(' ')] = await answer(argv);
  return found;
}

/** Says what a command line of {@link asked} is answered. */
export async function answer(argv: readonly string[]): Promise<Answer> {
  const { out, err, code } = await fenproof([...argv, '--format', 'json']);
  if (code > 1) throw new Error(`exit ${String(code)}: ${err}`);
  const document = JSON.parse(out) as object;
  return { ...readable(argv[0]!, document), hash: sha256Hex(JSON.stringify(lasting(document))) };
}

function readable(command: string, document: object): Readonly<Record<string, unknown>> {
  switch (command) {
    case 'search': {
      if ('list' in document) return {};
      const { events, scenarios, coverage } = document as SearchDocument;
      const { features, corpus, faults } = coverage;
      const findings = scenarios.flatMap((one) => one.findings.map(({ fingerprint, length }) => [fingerprint, length]));
      return { events, features, corpus, faults, findings };
    }
    case 'explore': {
      const [{ exploration, findings }] = (document as ExploreDocument).scenarios as [ExploreDocument['scenarios'][0]];
      const { states, transitions, depth } = exploration;
      return { states, transitions, depth, findings: findings.map(({ fingerprint, length }) => [fingerprint, length]) };
    }
    case 'maximise': {
      const { yuan, situations, length } = document as MaximiseDocument;
      return { yuan, situations, length };
    }
    default: {
      const { designs } = document as CompareDocument;
      return { designs: designs.map(({ name, events, findings }) => ({ name, events, findings })) };
    }
  }
}

/** Times, and what depends on the machine or the process. */
const PASSING: ReadonlySet<string> = new Set(['seconds', 'statesPerSecond', 'bytes', 'bytesPerState', 'version']);

/** The document without words, which may be put better, and without what is another each time. */
function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== 'object' || value === null) return value;
  if ('zh' in value && 'en' in value) return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (PASSING.has(key) ? [] : [[key, lasting(part)]])),
  );
}
