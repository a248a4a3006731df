/** Everything that belongs to one of several interchangeable parties (or accounts, or instances), by index. */
export interface Member {
  readonly key: string;
  readonly parties: readonly number[];
  readonly accounts: readonly number[];
  readonly claims: readonly number[];
  readonly instances: readonly number[];
}

/** Interchangeable members. What stands at the same place of their lists corresponds. */
export interface SymmetryGroup {
  readonly name: string;
  readonly members: readonly Member[];
}
