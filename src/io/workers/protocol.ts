import type { RoundResult } from '../../search/random/round.ts';
import type { MessageParams, Place } from '../../core/errors.ts';
import type { Overrides } from '../scenarios/overrides.ts';
import type { PartMessage, RoundMessage } from './wire.ts';

/** What every worker of a command needs to open the same scenarios. */
export interface SearchSources {
  readonly calendars: readonly string[];
  readonly rules: string | null;
  /** Files and packages of the user's own flows. */
  readonly flows: readonly string[];
  /** Where each thread writes what a user's flow is doing. */
  readonly watched: SharedArrayBuffer | null;
  /** By number, as requests name them. */
  readonly scenarios: readonly { readonly file: string; readonly overrides: Overrides }[];
}

/** What a worker is sent: a round, then those of its parts that it has to do; parts alone are answered. */
export type SearchMessage = RoundMessage | PartMessage;

/** What a worker sends back: the result, or what went wrong. */
export type SearchAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly result: RoundResult }
  | { readonly kind: 'failed'; readonly message: string }
  /** Of an input error: a user's flow turned out to be unusable. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly params: MessageParams;
      readonly place: Place | undefined;
    };
