import type { RoundResult } from '../../search/random/round.ts';
import type { MessageParams, Place } from '../../core/errors.ts';
import type { Overrides } from '../scenarios/overrides.ts';

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

/** What a worker begins with; then it is sent rounds. */
export interface WorkerStart {
  readonly sources: SearchSources;
  /** Memory of the {@link Turns} by which it takes parts of a round. */
  readonly turns: SharedArrayBuffer;
}

/**
 * What a worker sends back: that it is ready for a round, at the beginning and after each; the results of the parts that
 * it took; or what went wrong.
 */
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
