/** How far the runs of a search reach, and how many there are in a round. */
export interface Profile {
  readonly name: ProfileName;
  /** Runs of a round; a multiple of {@link SLICE}, the same for any number of workers. */
  readonly runs: number;
  /** Rounds if neither rounds, events nor time are given. */
  readonly rounds: number;
  /** Greatest number of acts of a run. */
  readonly acts: number;
  /** How often one instance may do the same act. */
  readonly times: number;
  /** Greatest number of deviations of a run. */
  readonly deviations: number;
  /** Greatest number of working days in which faults happen; the healing comes after them. */
  readonly workdays: number;
  /** Greatest number of stimuli before the healing. */
  readonly stimuli: number;
}

export const profileNames = ['smoke', 'swarm', 'deep'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Runs that share what fast-check draws for them; see `RunValues`. */
export const FLIGHT = 8;

/** Runs that one worker does at a time. */
export const SLICE = 64;

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  smoke: { name: 'smoke', runs: 512, rounds: 8, acts: 6, times: 2, deviations: 3, workdays: 2, stimuli: 120 },
  swarm: { name: 'swarm', runs: 1_024, rounds: 60, acts: 12, times: 3, deviations: 4, workdays: 3, stimuli: 240 },
  deep: { name: 'deep', runs: 2_048, rounds: 500, acts: 24, times: 4, deviations: 8, workdays: 5, stimuli: 600 },
};
