import type { Bilingual } from '../../core/bilingual.ts';

/*
 * Outcomes that the law prohibits, whatever rules a rulebook has: what may not have happened at the end. Conditions read
 * the world itself (who paid whom, what lies where), never the facts that rules are written in, so that a rulebook
 * cannot be wrong and its judge wrong in the same way.
 */

/** What is looked at: money that arrives, what an account holds when a day closes, money that is lost. */
export const occasions = ['money-moves', 'money-rests', 'money-is-lost'] as const;
export type Occasion = (typeof occasions)[number];

export type WorldType = 'word' | 'words' | 'bool' | 'number' | 'fen';

/** What can be asked at each occasion, with its type. A fact that the scenario does not state makes a condition false. */
export const worldFacts = {
  'money-moves': {
    /** Name of the flow and of the leg. */
    flow: 'word',
    leg: 'word',
    'payer.kind': 'word',
    'payer.licences': 'words',
    'payer.account': 'word',
    'payer.keeper': 'word',
    'payee.kind': 'word',
    'payee.licences': 'words',
    'payee.industry': 'word',
    'payee.age': 'number',
    'payee.student': 'bool',
    'payee.account': 'word',
    'payee.keeper': 'word',
    /** Is the payee one of those whom the contract owes this leg's money to? */
    'payee.isOwed': 'bool',
    'payee.isPayer': 'bool',
    'channel.connection': 'word',
    'channel.crossesBanks': 'bool',
    /** Whose systems sent the instruction. */
    'sender.kind': 'word',
    'sender.licences': 'words',
    'sender.isPayer': 'bool',
    'sender.isPayee': 'bool',
    amount: 'fen',
  },
  'money-rests': {
    'account.kind': 'word',
    'account.reserveKind': 'word',
    'owner.kind': 'word',
    'owner.industry': 'word',
    'owner.licences': 'words',
    'keeper.kind': 'word',
    'keeper.isOwner': 'bool',
    'keeper.assets': 'fen',
    balance: 'fen',
  },
  'money-is-lost': {
    finding: 'word',
    flow: 'word',
    /** Who ran the process that lost it. */
    'sender.kind': 'word',
    'sender.licences': 'words',
  },
} as const satisfies Readonly<Record<Occasion, Readonly<Record<string, WorldType>>>>;

/** What the world says about one event, by fact; null: not known. Fen where the type is `fen`. */
export type WorldFacts = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

/** A comparison, as the file has it. Exactly one of the operators is there. */
export interface Condition {
  readonly fact: string;
  /** One of these. */
  readonly is?: readonly (string | boolean)[];
  /** Known, and none of these. */
  readonly isNot?: readonly (string | boolean)[];
  /** Of a list: holds one, or holds none, of these. */
  readonly has?: readonly string[];
  readonly hasNone?: readonly string[];
  /** Number, or fen. */
  readonly below?: number;
  readonly above?: number;
}

/** Where it stands, and for which days. */
export interface Source {
  readonly instrument: string;
  readonly article: string | null;
  /** Local days, `to` inclusive; null while it holds. */
  readonly from: number;
  readonly to: number | null;
}

export interface ProhibitedOutcome {
  readonly id: string;
  readonly title: Bilingual;
  readonly sources: readonly Source[];
  readonly when: Occasion;
  readonly all: readonly Condition[];
}

/** Where it was prohibited on a day; undefined if nowhere. */
export function sourceOn(outcome: ProhibitedOutcome, day: number): Source | undefined {
  return outcome.sources.find(({ from, to }) => from <= day && (to === null || day <= to));
}

/** Did it happen? */
export function happened({ all }: ProhibitedOutcome, facts: WorldFacts): boolean {
  return all.every((condition) => holds(condition, facts[condition.fact] ?? null));
}

function holds(condition: Condition, value: WorldFacts[string]): boolean {
  if (value === null) return false;
  const { is, isNot, has, hasNone, below, above } = condition;
  if (is !== undefined) return is.includes(value as string | boolean);
  if (isNot !== undefined) return !isNot.includes(value as string | boolean);
  const list = Array.isArray(value) ? (value as readonly string[]) : [];
  if (has !== undefined) return has.some((one) => list.includes(one));
  if (hasNone !== undefined) return hasNone.every((one) => !list.includes(one));
  if (below !== undefined) return (value as number) < below;
  return (value as number) > above!;
}
