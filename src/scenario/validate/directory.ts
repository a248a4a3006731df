import type { Place } from '../../core/errors.ts';
import type { Flow, TermType } from '../../flows/define.ts';
import type { Statements } from '../../rules/catalogue/stated.ts';

/** What a scenario file may say about one flow type. */
export interface FlowDescription {
  /** Party roles. */
  readonly roles: readonly string[];
  /** Account roles. */
  readonly accounts: readonly string[];
  /** Channel roles. */
  readonly channels: readonly string[];
  /** Design choices and their values, the sound default first. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Per choice: other spellings of its values that files may use. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly acts: Readonly<Record<string, ActDescription>>;
  /** Purposes of its legs, by which a plan addresses messages and legs. */
  readonly legs: readonly string[];
  /** Contract terms it reads; `required`: there is no default. */
  readonly terms: Readonly<Record<string, { readonly type: TermType; readonly required: boolean }>>;
}

export interface ActDescription {
  /** Party role, or `operator`. */
  readonly by: string;
  readonly args: readonly { readonly name: string; readonly type: 'fen' | 'int'; readonly required: boolean }[];
}

/** Flow types by name: ours and a user's own. */
export type FlowDirectory = ReadonlyMap<string, FlowDescription>;

/** What a scenario refers to and does not contain. A list that is absent is not checked. */
export interface ValidationContext {
  readonly flows: FlowDirectory;
  /** Throws InputError for a day outside the holiday table; `Calendar.requireWithin` is meant. */
  readonly checkDate: (day: number, place: Place) => void;
  /** Ids of channel files. */
  readonly channels?: readonly string[];
  /** Ids of findings about money that `expect` may name. */
  readonly findings?: readonly string[];
  /** Ids of rules that `expect` and `law` may name. */
  readonly rules?: readonly string[];
  /** Ids of statements that `claims` may name. */
  readonly claims?: readonly string[];
  /** Contract terms that only rules read. */
  readonly ruleTerms?: Statements;
  /** What `facts` of a participant may say. */
  readonly partyFacts?: Statements;
}

/** The description of a flow as `defineFlow` returns it. */
export function describeFlow(flow: Flow): FlowDescription {
  return {
    roles: flow.partyNames,
    accounts: flow.accountNames,
    channels: flow.channelNames,
    choices: mapValues(flow.choices, ({ values }) => Object.keys(values)),
    aliases: mapValues(flow.choices, ({ values }) => Object.values(values).flatMap(({ aliases }) => aliases ?? [])),
    acts: mapValues(flow.acts, ({ by, args }) => ({
      by,
      args: (args ?? []).map((arg) => ({ name: arg.name, type: arg.type, required: arg.default === undefined })),
    })),
    legs: flow.legNames,
    terms: mapValues(flow.contract, (term) => ({ type: term.type, required: term.default === undefined })),
  };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
