import type { Bilingual } from '../core/bilingual.ts';

/** What a statement of practitioners is found to be; see `claim-holds-*` of the messages. */
export const claimVerdicts = [
  'confirmed',
  'dated',
  'incomplete',
  'inaccurate',
  'doubtful',
  'conflicts',
  'circumvention',
  'wrong',
  'plausible',
  'no-text-found',
  'not-verified',
  'misquoted',
] as const;

/** Something that practitioners said, and what is found when it is looked at. */
export interface Claim {
  readonly id: string;
  /** Date and time at which it was said; absent for what is said often. */
  readonly source?: string;
  readonly said: Bilingual;
  readonly holds: (typeof claimVerdicts)[number];
  readonly finding: Bilingual;
}
