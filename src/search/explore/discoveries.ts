import type { Model } from '../../scenario/model.ts';
import type { Breach } from '../../simulation/observer.ts';
import { FingerprintTable } from './fingerprint-table.ts';
import { Paths } from './paths.ts';
import type { StepFindings } from './violations.ts';

/** The first time that something was broken, and how often it was. */
export interface Violation {
  /** Id of the funds finding or of the rule. */
  readonly id: string;
  readonly kind: 'funds' | 'rule';
  /** The root of the breach; null for a rule. */
  readonly breach: Breach | null;
  readonly state: number;
  /** Position in the list of what is possible in `state`. */
  readonly choice: number;
  /** Stimuli, the breaking one included. */
  readonly length: number;
  times: number;
  /** The first ways to it, shortest first: not every way can be written as a plan. */
  readonly ways: { readonly state: number; readonly choice: number }[];
}

/** Ways to a breach that are kept. */
const WAYS_KEPT = 64;

/** What a search has found: states with the way to each, and what was broken. */
export class Discoveries {
  readonly violations = new Map<string, Violation>();
  readonly table: FingerprintTable;
  readonly paths = new Paths();
  /** Distinct states, violated ones included. */
  states = 0;
  violated = 0;
  transitions = 0;
  /** States expanded so far: the number of the one that is expanded next. */
  expanded = 0;
  /** Longest of the shortest ways to the states found. */
  depth = 0;
  private readonly model: Model;

  /** @param numbered states are known by number, as the edges of a graph name them. */
  constructor(model: Model, numbered: boolean) {
    this.model = model;
    this.table = new FingerprintTable(numbered);
  }

  /** Bytes in use. */
  get bytes(): number {
    return this.table.bytes + this.paths.bytes;
  }

  /**
   * A stimulus leads to a state with this fingerprint: its number (where they are numbered), or -1 after adding it as the
   * next one.
   * @param mixed of the fingerprint, for those who have it; see `FingerprintTable.fetch`.
   */
  state(lo: number, hi: number, from: number, choice: number, mixed?: number): number {
    const known = this.table.add(lo, hi, this.paths.count, mixed);
    if (known >= 0) return known;
    this.paths.add(from, choice);
    this.states++;
    return -1;
  }

  /** A stimulus broke something. The state after it is terminal, and kept apart: it may be reached without a breach. */
  brokenState(lo: number, hi: number): void {
    if (this.table.add(lo ^ 0x5bd1e995, hi, this.paths.count) >= 0) return;
    this.states++;
    this.violated++;
  }

  /** Notes what a stimulus broke, if it did. `choice` is -1 for the start of the world. */
  note({ root, brokenRules }: StepFindings, state: number, choice: number): void {
    const length = this.depth + (choice < 0 ? 0 : 1);
    if (root !== null) {
      const flow = this.model.instances[root.instance]?.flow ?? -1;
      this.count([root.id, flow, root.leaf, root.action, root.invariant ?? -1].join(' '), {
        ...{ id: root.id, kind: 'funds', breach: root, state, choice, length, times: 0, ways: [] },
      });
    }
    for (const id of brokenRules) {
      this.count(id, { id, kind: 'rule', breach: null, state, choice, length, times: 0, ways: [] });
    }
  }

  private count(key: string, violation: Violation): void {
    const known = this.violations.get(key) ?? violation;
    known.times++;
    if (known.ways.length < WAYS_KEPT) known.ways.push({ state: violation.state, choice: violation.choice });
    this.violations.set(key, known);
  }
}
