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

const SMOKE = '--seed frozen --corpus none --workers 1 --profile smoke --rounds 3';
const DEEP = '--seed frozen --corpus none --workers 1 --profile deep --rounds 2';

/**
 * Command lines whose answers are frozen: searches of flawed and of sound designs in which every kind of fault is injected,
 * and the other commands that look further than one run. No argument has a space in it.
 */
export const asked: readonly string[] = [
  `search scenarios/choices/withdrawal/retry--blind-resend.scenario.json ${SMOKE}`,
  // In round 67 of this one what a step had heard once reached another run.
  'search scenarios/choices/withdrawal/retry--blind-resend.scenario.json --seed 3 --corpus none --profile smoke --rounds 67',
  `search scenarios/choices/settlement/negativeNet--clamped.scenario.json ${SMOKE}`,
  `search scenarios/choices/escrow/autoConfirm--runs-on.scenario.json ${SMOKE}`,
  `search scenarios/choices/lending/partialDebit--all-or-nothing.scenario.json ${SMOKE}`,
  `search scenarios/choices/pay-in/refundCap--per-request.scenario.json ${SMOKE}`,
  `search scenarios/payout-window/channel-out-of-order.scenario.json ${SMOKE}`,
  `search scenarios/withdrawal/query-first.scenario.json ${DEEP}`,
  `search scenarios/withdrawal/query-first.scenario.json ${SMOKE} --strategy random`,
  `search scenarios/settlement/t-plus-one.scenario.json ${DEEP}`,
  `search scenarios/lending/from-the-bank-account.scenario.json ${DEEP}`,
  'search scenarios/lending/from-the-bank-account.scenario.json --gaps --seed frozen --profile smoke --rounds 2',
  'explore scenarios/explore/one-withdrawal.scenario.json',
  'explore scenarios/explore/one-escrow.scenario.json',
  'explore scenarios/explore/blind-resend-shortest.scenario.json',
  'maximise scenarios/choices/withdrawal/freeze--none.scenario.json --loss-of bob --steps 2',
  'compare examples/compare/payouts.scenario.json --vary type:withdrawal.retry=query-first,blind-resend --faults 5% --seeds 3',
];

/** The answers of all of them, by command line. */
export async function allAnswers(): Promise<Record<string, Answer>> {
  const found: Record<string, Answer> = {};
  for (const line of asked) found[line] = await answer(line);
  return found;
}

/** Says what a command line of {@link asked} is answered. */
export async function answer(line: string): Promise<Answer> {
  const argv = line.split(' ');
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
