import { compareText } from '../../core/order.ts';
import type { Rule } from '../format/rule-file.ts';
import { COMPLIED, NOT_APPLICABLE, type Outcome, VIOLATED } from '../outcome.ts';

/** What a system's scenarios have shown of a rule, from nothing to everything. */
export type Cell = 'none' | 'looked-at' | 'undecided' | 'kept' | 'broken' | 'both';

/** Rules by the systems whose scenarios evaluate them. */
export class Matrix {
  readonly rules: readonly Rule[];
  /** `S01` and so on, in order. */
  readonly systems: readonly string[];
  /** Scenarios of each system. */
  readonly scenarios = new Map<string, number>();
  readonly #seen = new Map<string, Set<Outcome>>();

  /** @param systems those that are known; others that scenarios name are added */
  constructor(rules: readonly Rule[], systems: Iterable<string>) {
    this.rules = rules;
    this.systems = [...new Set(systems)].sort(compareText);
  }

  addScenario(systems: readonly string[]): void {
    for (const system of systems) this.scenarios.set(system, (this.scenarios.get(system) ?? 0) + 1);
  }

  note(rule: string, systems: readonly string[], outcome: Outcome): void {
    for (const system of systems) {
      const key = `${rule} ${system}`;
      const seen = this.#seen.get(key);
      if (seen === undefined) this.#seen.set(key, new Set([outcome]));
      else seen.add(outcome);
    }
  }

  cell(rule: string, system: string): Cell {
    const seen = this.#seen.get(`${rule} ${system}`);
    if (seen === undefined) return 'none';
    const [broken, kept] = [seen.has(VIOLATED), seen.has(COMPLIED)];
    if (broken) return kept ? 'both' : 'broken';
    if (kept) return 'kept';
    return seen.size === 1 && seen.has(NOT_APPLICABLE) ? 'looked-at' : 'undecided';
  }

  /** Rules that no system's scenarios show broken, and those that they show not even kept. */
  get unbroken(): Rule[] {
    return this.rules.filter(
      ({ id }) => !this.systems.some((system) => ['broken', 'both'].includes(this.cell(id, system))),
    );
  }

  get unapplied(): Rule[] {
    return this.rules.filter(({ id }) =>
      this.systems.every((system) => ['none', 'looked-at'].includes(this.cell(id, system))),
    );
  }

  /** Systems to which no rule ever applied, those without a scenario among them. */
  get unruled(): string[] {
    return this.systems.filter((system) =>
      this.rules.every(({ id }) => ['none', 'looked-at'].includes(this.cell(id, system))),
    );
  }
}
