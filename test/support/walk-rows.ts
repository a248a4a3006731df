import { referenceText } from '../../src/flows/compile/internal/literal.ts';
import { leafActions, NO_LEAF, select, selectInitial } from '../../src/flows/compile/tables.ts';
import type { ActionRef, MachineTables, StateValue } from '../../src/flows/compile/tables.ts';
import type { Reference, ReferenceAction, ReferenceStep } from '../../src/flows/reference/xstate-stepper.ts';
import { allAnswers, type Answers } from './all-answers.ts';

/** What a walk found. `rowsWalked` counts rows of the tables met at least once; it must equal `rowsTotal`. */
export interface Walk {
  /** (configuration, event, guard outcome): leaves of all decision trees, ignored events among them. */
  readonly rowsTotal: number;
  readonly rowsWalked: number;
  /** Steps compared; more than rows where XState reaches one configuration in several ways. */
  readonly steps: number;
  /** Whether everything reachable was walked; false if a limit ended the walk. */
  readonly complete: boolean;
  readonly differences: readonly string[];
}

/** Where a walk ends early. A mutant is noticed by one difference; random machines can have millions of snapshots. */
export interface WalkLimits {
  readonly differences?: number;
  readonly steps?: number;
}

/**
 * Walks every (configuration, event, guard outcome) of compiled tables beside XState itself, from the start and through
 * every snapshot that XState can tell apart, and compares state value, end, actions in order and running timers.
 */
export function walkRows(tables: MachineTables, reference: Reference, limits: WalkLimits = {}): Walk {
  const walker = new Walker(tables, reference, limits);
  walker.run();
  return walker.result();
}

/** Rows of the tables: distinct leaves of every decision tree. */
function countRows(tables: MachineTables): number {
  let rows = 0;
  for (const root of [tables.initialRoot, ...tables.roots]) {
    const leaves = new Set<number>();
    const visit = (reference: number): void => {
      if (reference < 0) leaves.add(reference);
      else for (const side of [1, 2]) visit(tables.nodes[reference + side]!);
    };
    visit(root);
    rows += leaves.size;
  }
  return rows;
}

/** A configuration together with one way in which XState is in it. */
interface Place {
  readonly configuration: number;
  readonly step: ReferenceStep;
  readonly running: ReadonlySet<number>;
}

class Walker {
  readonly #tables: MachineTables;
  readonly #reference: Reference;
  readonly #limits: Required<WalkLimits>;
  readonly #differences: string[] = [];
  readonly #met = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #queue: Place[] = [];
  #steps = 0;

  constructor(tables: MachineTables, reference: Reference, limits: WalkLimits) {
    this.#tables = tables;
    this.#reference = reference;
    this.#limits = { differences: 20, steps: Infinity, ...limits };
  }

  run(): void {
    for (const answers of allAnswers()) {
      const leaf = selectInitial(this.#tables, this.#guards(answers));
      const step = this.#reference.initial((name, params) => answers.ask(referenceText(name, params)));
      this.#compare('start', `start [${answers.text()}]`, null, leaf, step);
    }
    while (this.#open()) {
      const place = this.#queue.shift();
      if (place === undefined) break;
      for (let event = 0; event < this.#tables.events.length && this.#open(); event++) this.#walk(place, event);
    }
  }

  result(): Walk {
    return {
      rowsTotal: countRows(this.#tables),
      rowsWalked: this.#met.size,
      steps: this.#steps,
      complete: this.#open(),
      differences: this.#differences,
    };
  }

  #open(): boolean {
    return this.#differences.length < this.#limits.differences && this.#steps < this.#limits.steps;
  }

  #walk(place: Place, event: number): void {
    const { configuration, step } = place;
    const name = this.#tables.events[event]!;
    for (const answers of allAnswers()) {
      const leaf = select(this.#tables, configuration, event, this.#guards(answers));
      const next = this.#reference.next(step.snapshot, name, (guard, params) =>
        answers.ask(referenceText(guard, params)),
      );
      const where = `${this.#tables.configurations[configuration]!.path} on ${name} [${answers.text()}]`;
      this.#compare(`${configuration} ${event}`, where, place, leaf, next);
    }
  }

  #guards(answers: Answers): (index: number) => boolean {
    return (index) => {
      const guard = this.#tables.guards[index]!;
      return answers.ask(referenceText(guard.name, guard.params));
    };
  }

  #compare(row: string, where: string, from: Place | null, leaf: number, step: ReferenceStep): void {
    this.#steps++;
    this.#met.add(`${row} ${leaf}`);
    const actions = leaf === NO_LEAF ? [] : leafActions(this.#tables, leaf);
    const mine = actions.map((action) => actionText(this.#tables, action));
    const theirs = step.actions.map(textOfReference);
    if (mine.join('\n') !== theirs.join('\n')) {
      this.#differences.push(`${where}: actions [${mine.join(', ')}] instead of [${theirs.join(', ')}]`);
    }
    const running = new Set(from?.running);
    for (const { kind, timer } of actions) {
      const before = running.has(timer);
      if (kind === 'start-timer') running.add(timer);
      else if (kind === 'cancel-timer') running.delete(timer);
      if (kind !== 'effect' && before === (kind === 'start-timer')) {
        this.#differences.push(`${where}: ${kind} of a timer that is ${before ? 'running' : 'not running'}`);
      }
    }
    const configuration = leaf === NO_LEAF ? (from?.configuration ?? -1) : this.#tables.leafTarget[leaf]!;
    this.#arrive({ configuration, step, running }, where);
  }

  #arrive(place: Place, where: string): void {
    const key = `${place.configuration} ${this.#reference.key(place.step.snapshot)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const expected = this.#tables.configurations[place.configuration];
    const running = [...place.running].sort((a, b) => a - b).join(',');
    if (expected === undefined) this.#differences.push(`${where}: no configuration ${place.configuration}`);
    else if (valueText(expected.value) !== valueText(place.step.value) || expected.done !== place.step.done) {
      this.#differences.push(`${where}: ${expected.path} instead of ${JSON.stringify(place.step.value)}`);
    } else if (expected.timers.join(',') !== running) {
      this.#differences.push(`${where}: timers ${running} run instead of ${expected.timers.join(',')}`);
    } else this.#queue.push(place);
  }
}

/** An action in words, timers by what they send and how long they run. */
export function actionText(tables: MachineTables, action: ActionRef): string {
  const timer = tables.timers[action.timer];
  if (timer === undefined) return `${action.kind} ${referenceText(action.name, action.params)}`;
  const delay = action.kind === 'start-timer' ? ` ${timer.delay}` : '';
  return `${action.kind} ${tables.events[timer.event]!}${delay}`;
}

function textOfReference(action: ReferenceAction): string {
  const delay = action.delay === null ? '' : ` ${action.delay}`;
  return `${action.kind} ${referenceText(action.name, action.params)}${delay}`;
}

/** One text per state value, whatever the order of its keys. */
export function valueText(value: StateValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${valueText(inner)}`).join(',')}}`;
}
