import type { Formula } from './formula.ts';
import { all, any, FALSE, TRUE } from './formula.ts';
import { complement, intersect, isEmpty, type Region } from './region.ts';

/** How two facts that are compared with each other stand: one bit each. */
export const relations = { less: 1n, same: 2n, more: 4n, leftNone: 8n, rightNone: 16n, bothNone: 32n } as const;

/** Two facts compared with each other: indexes of their own variables, where they have one. */
export interface PairOf {
  readonly left: number;
  readonly right: number;
  /** Their values have an order; otherwise only `same` and `more`, which then means different. */
  readonly ordered: boolean;
}

interface Variable {
  readonly full: Region;
  readonly dense: boolean;
}

/** The variables of an analysis. A fact has one, a comparison of two facts another. */
export class Variables {
  readonly #list: Variable[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #pairs: (PairOf & { readonly variable: number })[] = [];

  get count(): number {
    return this.#list.length;
  }

  /** Index of the variable with this key, made at first use. */
  index(key: string, make: () => { full: Region; dense?: boolean; pair?: PairOf }): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const { full, dense = false, pair } = make();
    this.#list.push({ full, dense });
    if (pair !== undefined) this.#pairs.push({ ...pair, variable: this.#list.length - 1 });
    this.#byKey.set(key, this.#list.length - 1);
    return this.#list.length - 1;
  }

  full(variable: number): Region {
    return this.#list[variable]!.full;
  }

  get pairs(): readonly (PairOf & { readonly variable: number })[] {
    return this.#pairs;
  }

  /** The statement that a variable is in a region. Only the part of the region that the variable may reach counts. */
  atom(variable: number, region: Region): Formula {
    const inside = intersect(region, this.#list[variable]!.full);
    return isEmpty(inside) ? FALSE : { kind: 'atom', variable, region: inside };
  }

  /** The opposite of a formula. */
  not(formula: Formula): Formula {
    switch (formula.kind) {
      case 'true':
        return FALSE;
      case 'false':
        return TRUE;
      case 'atom': {
        const { full, dense } = this.#list[formula.variable]!;
        return this.atom(formula.variable, complement(formula.region, full, dense));
      }
      case 'all':
        return any(formula.parts.map((part) => this.not(part)));
      case 'any':
        return all(formula.parts.map((part) => this.not(part)));
      case 'either':
        return { kind: 'either', holds: formula.fails, fails: formula.holds };
    }
  }
}
