import { fundsFindingIds, type FundsFindingId } from '../../results/finding.ts';

/** Number of each statement about money. */
export const CHECK = Object.fromEntries(fundsFindingIds.map((id, number) => [id, number])) as Record<
  FundsFindingId,
  number
>;

/** How often a statement was looked at, and how often a fen more or less would have decided it. */
export interface LookTotals {
  readonly looked: number;
  readonly near: number;
}

const COUNT = fundsFindingIds.length;

/** Counts how often each statement about money is looked at. Nothing that a run does depends on it. */
export class Looks {
  /** By number of the statement: times looked at, then times near its boundary. */
  private readonly cells = new Int32Array(COUNT * 2);

  /** @param margin fen beyond what is allowed: above zero it does not hold. */
  at(check: number, margin: number): void {
    this.cells[check]!++;
    if (margin >= -1 && margin <= 1) this.cells[check + COUNT]!++;
  }

  clear(): void {
    this.cells.fill(0);
  }

  /** Writes down what has been counted since the last {@link clear}. */
  save(into: number[]): void {
    for (let i = 0; i < this.cells.length; i++) into.push(this.cells[i]!);
  }

  /** Reads from `at` on what {@link save} wrote; returns where it ends. */
  load(from: Int32Array, at: number): number {
    const { cells } = this;
    for (let i = 0; i < cells.length; i++) cells[i] = from[at + i]!;
    return at + cells.length;
  }

  /** Adds what another one counted. */
  take(other: Looks): void {
    for (let i = 0; i < this.cells.length; i++) this.cells[i]! += other.cells[i]!;
  }

  /** Since the last {@link clear}, every statement. */
  totals(): Record<FundsFindingId, LookTotals> {
    return Object.fromEntries(
      fundsFindingIds.map((id, i) => [id, { looked: this.cells[i]!, near: this.cells[i + COUNT]! }]),
    ) as Record<FundsFindingId, LookTotals>;
  }
}
