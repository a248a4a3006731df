import type { MachineTables } from '../../../src/flows/compile/tables.ts';
import type { StepWitness } from '../../../src/simulation/stepper.ts';

/*
 * Where a machine with a slip does something else than the machine: rows (configuration, event) whose decisions differ,
 * told by names, because numbers shift with the definition. A step that takes none of these decisions is the same step
 * in both, so a run, or a whole graph of states, in which no step differs is the same run and the same graph.
 */

/** A decision over guards of the machine without a slip: what is done is a text, '' where nothing is. */
type Decision = { readonly guard: number; readonly no: Decision; readonly yes: Decision } | string;

/** What a row of each machine decides; by configuration and event of the machine without a slip. */
type Rows = ReadonlyMap<number, Decision>;

/** Rows of the tables by number: `configuration * events + event`; the start is -1. */
export class RowReader {
  private readonly tables: MachineTables;
  private readonly guards: ReadonlyMap<string, number>;
  private readonly configurations: ReadonlyMap<string, number>;
  private readonly texts = new Map<string, string>();

  constructor(tables: MachineTables) {
    this.tables = tables;
    this.guards = new Map(tables.guards.map((guard, i) => [JSON.stringify(guard), i]));
    this.configurations = new Map(tables.configurations.map(({ path }, i) => [path, i]));
  }

  /** All rows in which something is decided or done. */
  rows(tables: MachineTables): Rows {
    const guards = tables.guards.map((guard) => this.guards.get(JSON.stringify(guard))!);
    const outcomes = new Map<number, string>();
    const outcome = (leaf: number): string => {
      let text = outcomes.get(leaf);
      if (text === undefined) {
        const actions = [...tables.actionList.slice(tables.leafStart[leaf], tables.leafEnd[leaf])].map((action) => {
          const { kind, name, params } = tables.actions[action]!;
          return `${kind} ${name} ${JSON.stringify(params)}`;
        });
        text = `${tables.configurations[tables.leafTarget[leaf]!]!.path} | ${actions.join('; ')}`;
        // One text, one object: comparing rows compares references.
        const known = this.texts.get(text);
        if (known === undefined) this.texts.set(text, text);
        else text = known;
        outcomes.set(leaf, text);
      }
      return text;
    };
    const decision = (reference: number): Decision => {
      if (reference === -1) return '';
      if (reference < -1) return outcome(-reference - 2);
      const guard = guards[tables.nodes[reference]!]!;
      return { guard, no: decision(tables.nodes[reference + 1]!), yes: decision(tables.nodes[reference + 2]!) };
    };
    const rows = new Map<number, Decision>([[-1, decision(tables.initialRoot)]]);
    const width = this.tables.events.length;
    for (let from = 0; from < tables.configurations.length; from++) {
      const own = this.configurations.get(tables.configurations[from]!.path);
      if (own === undefined) continue;
      for (let event = 0; event < tables.events.length; event++) {
        const root = tables.roots[from * tables.events.length + event]!;
        if (root !== -1) rows.set(own * width + this.tables.eventIndex.get(tables.events[event]!)!, decision(root));
      }
    }
    return rows;
  }
}

/** Rows of both machines in which they decide differently. */
export function differingRows(base: Rows, other: Rows): Rows {
  const rows = new Map<number, Decision>();
  for (const [row, decision] of other) if (!isSame(base.get(row) ?? '', decision)) rows.set(row, decision);
  for (const row of base.keys()) if (!other.has(row)) rows.set(row, '');
  return rows;
}

function isSame(a: Decision, b: Decision): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.guard === b.guard && isSame(a.no, b.no) && isSame(a.yes, b.yes);
}

function decide(decision: Decision, guard: (index: number) => boolean): string {
  let at = decision;
  while (typeof at !== 'string') at = guard(at.guard) ? at.yes : at.no;
  return at;
}

/** Watches the steps of one flow and tells which slips would have made a step another one. */
export class SlipWatch implements StepWitness {
  /** Slips of which a step was seen that differs. */
  readonly touched = new Set<number>();
  private readonly flow: number;
  private readonly width: number;
  private readonly base: Rows;
  private readonly open = new Map<number, Map<number, Decision>>();

  /** @param flow position among the machines of the subject; @param differing by slip: see {@link differingRows}. */
  constructor(flow: number, tables: MachineTables, base: Rows, differing: readonly Rows[]) {
    this.flow = flow;
    this.width = tables.events.length;
    this.base = base;
    differing.forEach((rows, slip) => {
      for (const [row, decision] of rows) {
        const list = this.open.get(row) ?? new Map<number, Decision>();
        this.open.set(row, list);
        list.set(slip, decision);
        // With the start every run begins.
        if (row < 0) this.touched.add(slip);
      }
    });
  }

  /** Forget this slip: nothing more is wanted of it. */
  close(slip: number): void {
    for (const list of this.open.values()) list.delete(slip);
  }

  /** Configurations in which slips would still make a step another one. */
  wanted(): ReadonlySet<number> {
    const rows = [...this.open].filter(([row, list]) => row >= 0 && list.size > 0);
    return new Set(rows.map(([row]) => Math.floor(row / this.width)));
  }

  stepped(flow: number, configuration: number, event: number, _leaf: number, guard: (index: number) => boolean): void {
    if (flow !== this.flow) return;
    if (configuration < 0) return;
    const row = configuration * this.width + event;
    const list = this.open.get(row);
    if (list === undefined || list.size === 0) return;
    const own = decide(this.base.get(row) ?? '', guard);
    for (const [slip, decision] of list) {
      if (decide(decision, guard) !== own) this.touched.add(slip);
    }
  }
}
