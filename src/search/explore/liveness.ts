/** What is known of a state when it is expanded. */
export const FLAG = {
  /** Nothing that is owed is out of reach. */
  settled: 1,
  /** What happens of itself leads to the first of the listed successors. */
  flows: 2,
  /** The heal was run from here, and everything settled. */
  healed: 4,
  /** The heal was run from here, and something stayed stuck. */
  stuck: 8,
  /** Not expanded: nothing is known of what may follow. */
  open: 16,
  /** The world's next step breaks something, which is reported as such. */
  breaks: 32,
  /** Nothing is left that could happen. */
  ended: 64,
} as const;

const ORDINARY = 1;

/**
 * The explored graph, kept to ask afterwards from which states money can still be had. Successors are listed state by
 * state in the order of numbers, each as a number and whether an ordinary stimulus (no deviation) leads there.
 */
export class Graph {
  private flags = new Uint8Array(1 << 12);
  private starts = new Uint32Array(1 << 12);
  private edges = new Uint32Array(1 << 14);
  private expanded = 0;
  private edgeCount = 0;

  get bytes(): number {
    return this.flags.length + this.starts.length * 4 + this.edges.length * 4;
  }

  /** Begins the successors of the next state, in the order of numbers. */
  begin(): void {
    if (this.expanded + 2 > this.starts.length) {
      const larger = new Uint32Array(this.starts.length * 2);
      larger.set(this.starts);
      this.starts = larger;
    }
    this.starts[this.expanded++] = this.edgeCount;
    this.starts[this.expanded] = this.edgeCount;
  }

  edge(to: number, isOrdinary: boolean): void {
    if (this.edgeCount === this.edges.length) {
      const larger = new Uint32Array(this.edges.length * 2);
      larger.set(this.edges);
      this.edges = larger;
    }
    this.edges[this.edgeCount++] = to * 2 + (isOrdinary ? ORDINARY : 0);
    this.starts[this.expanded] = this.edgeCount;
  }

  mark(state: number, flag: number): void {
    while (state >= this.flags.length) {
      const larger = new Uint8Array(this.flags.length * 2);
      larger.set(this.flags);
      this.flags = larger;
    }
    this.flags[state] = this.flags[state]! | flag;
  }

  has(state: number, flag: number): boolean {
    return (this.flags[state]! & flag) !== 0;
  }

  /**
   * States from which, if nobody interferes and everybody does what is asked, something stays stuck: by the heal where
   * it was run, elsewhere because what happens of itself leads to such a state. Ascending.
   */
  stuckStates(count: number): Uint32Array {
    // 0 unknown, 1 settles, 2 stays stuck.
    const verdict = new Uint8Array(count);
    for (let state = 0; state < count; state++) {
      if (this.has(state, FLAG.stuck)) verdict[state] = 2;
      else if (this.has(state, FLAG.healed | FLAG.breaks | FLAG.open)) verdict[state] = 1;
    }
    // Successors have mostly higher numbers, so one pass downwards settles nearly all.
    for (let changed = true; changed;) {
      changed = false;
      for (let state = Math.min(count, this.expanded) - 1; state >= 0; state--) {
        if (verdict[state] !== 0 || !this.has(state, FLAG.flows)) continue;
        const next = verdict[this.edges[this.starts[state]!]! >>> 1]!;
        if (next === 0) continue;
        verdict[state] = next;
        changed = true;
      }
    }
    let stuck = 0;
    for (let state = 0; state < count; state++) if (verdict[state] === 2) stuck++;
    const result = new Uint32Array(stuck);
    for (let state = 0, i = 0; state < count; state++) if (verdict[state] === 2) result[i++] = state;
    return result;
  }

  /**
   * States from which some continuation reaches one that is settled (or healed, or unknown).
   * @param withDeviations continuations that need something to go wrong count as well.
   */
  settling(count: number, withDeviations: boolean): Uint8Array {
    const good = new Uint8Array(count);
    for (let state = 0; state < count; state++) {
      if (this.has(state, FLAG.settled | FLAG.healed | FLAG.open)) good[state] = 1;
    }
    for (let changed = true; changed;) {
      changed = false;
      for (let state = Math.min(count, this.expanded) - 1; state >= 0; state--) {
        if (good[state] === 1) continue;
        for (let e = this.starts[state]!; e < this.starts[state + 1]!; e++) {
          const edge = this.edges[e]!;
          if (good[edge >>> 1] === 0 || (!withDeviations && (edge & ORDINARY) === 0)) continue;
          good[state] = 1;
          changed = true;
          break;
        }
      }
    }
    return good;
  }
}
