import { compareLiterals } from '../../format/parameter-file.ts';
import type { Formula } from './formula.ts';
import { type FiniteRegion, intersect, isEmpty, meets, type OrderedRegion, type Point, type Region } from './region.ts';
import { relations, type Variables } from './variables.ts';

/** Branches tried before an analysis gives up. */
const BRANCH_LIMIT = 2_000;

/** Whether anything makes a formula true: `no` is certain, `yes` may be too optimistic, `unknown` is too much work. */
export type Answer = 'no' | 'yes' | 'unknown';

/**
 * Looks for values that make a formula true. What it cannot say exactly (how a share hangs together with its parts, three
 * facts compared in a ring) counts as possible, so that `no` is never wrong.
 */
export function satisfiable(formula: Formula, variables: Variables): Answer {
  const search = new Search(variables);
  const found = search.run([formula], new Array<Region | undefined>(variables.count).fill(undefined));
  return found ? 'yes' : search.exhausted ? 'unknown' : 'no';
}

type Domains = (Region | undefined)[];

class Search {
  exhausted = false;
  readonly #variables: Variables;
  #left = BRANCH_LIMIT;

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** True if all of these can hold together within the domains, which it may change. */
  run(formulas: readonly Formula[], domains: Domains): boolean {
    const open = [...formulas];
    let choices: (readonly Formula[])[] = [];
    for (;;) {
      for (let formula = open.pop(); formula !== undefined; formula = open.pop()) {
        switch (formula.kind) {
          case 'true':
            break;
          case 'false':
            return false;
          case 'atom': {
            const narrowed = this.#narrow(domains, formula.variable, formula.region);
            if (isEmpty(narrowed)) return false;
            domains[formula.variable] = narrowed;
            break;
          }
          case 'all':
            open.push(...formula.parts);
            break;
          case 'any':
            choices.push(formula.parts);
            break;
          case 'either':
            open.push(formula.holds);
            break;
        }
      }
      // What has become impossible is left out; what has become certain needs no choice.
      const kept: (readonly Formula[])[] = [];
      for (const parts of choices) {
        const possible = parts.filter((part) => this.#possible(part, domains));
        if (possible.length === 0) return false;
        if (possible.length === 1) open.push(possible[0]!);
        else kept.push(possible);
      }
      choices = kept;
      if (open.length > 0) continue;
      if (choices.length === 0) return this.#pairsAgree(domains);
      const [first, ...others] = choices.sort((a, b) => a.length - b.length) as [readonly Formula[]];
      const rest = others.map((parts): Formula => ({ kind: 'any', parts }));
      for (const part of first) {
        if (--this.#left < 0) {
          this.exhausted = true;
          return false;
        }
        if (this.run([...rest, part], [...domains])) return true;
        if (this.exhausted) return false;
        // What was tried in vain need not be true of the alternatives that follow.
        if (part.kind !== 'atom') continue;
        const without = this.#variables.not(part);
        if (without.kind !== 'atom') return false;
        domains[part.variable] = this.#narrow(domains, part.variable, without.region);
        if (isEmpty(domains[part.variable]!)) return false;
      }
      return false;
    }
  }

  /** Regions of atoms are already within what their variable may be. */
  #narrow(domains: Domains, variable: number, region: Region): Region {
    const domain = domains[variable];
    return domain === undefined ? region : intersect(domain, region);
  }

  #possible(part: Formula, domains: Domains): boolean {
    if (part.kind === 'all')
      return part.parts.every((inner) => inner.kind !== 'atom' || this.#possible(inner, domains));
    if (part.kind !== 'atom') return true;
    const domain = domains[part.variable];
    return domain === undefined || meets(domain, part.region);
  }

  /** True if each comparison of two facts is possible for the values that both still may have. */
  #pairsAgree(domains: Domains): boolean {
    return this.#variables.pairs.every(({ variable, left, right, ordered }) => {
      const relation = domains[variable];
      if (relation === undefined) return true;
      const { bits } = relation as FiniteRegion;
      const [a, b] = [left, right].map((side) => domains[side] ?? this.#variables.full(side)) as [Region, Region];
      return (bits & possibleRelations(a, b, ordered)) !== 0n;
    });
  }
}

function possibleRelations(a: Region, b: Region, ordered: boolean): bigint {
  const { less, same, more, leftNone, rightNone, bothNone } = relations;
  const [noneA, noneB] = [mayBeNone(a), mayBeNone(b)];
  const [someA, someB] = [mayHaveValue(a), mayHaveValue(b)];
  let bits = 0n;
  if (noneA && someB) bits |= leftNone;
  if (someA && noneB) bits |= rightNone;
  if (noneA && noneB) bits |= bothNone;
  if (!someA || !someB) return bits;
  if (!ordered) return bits | (mayBeSame(a, b) ? same : 0n) | (mayDiffer(a, b) ? more : 0n);
  const [x, y] = [a as OrderedRegion, b as OrderedRegion];
  if (below(x, y)) bits |= less;
  if (below(y, x)) bits |= more;
  if (x.spans.some((p) => y.spans.some((q) => meet(p.lo, q.hi) && meet(q.lo, p.hi)))) bits |= same;
  return bits;
}

/** The bit of none in a finite region is the lowest: see the variables of enumerations. */
export const NONE_BIT = 1n;

function mayBeNone(region: Region): boolean {
  return region.kind === 'finite' ? (region.bits & NONE_BIT) !== 0n : region.none;
}

function mayHaveValue(region: Region): boolean {
  switch (region.kind) {
    case 'finite':
      return (region.bits & ~NONE_BIT) !== 0n;
    case 'ordered':
      return region.spans.length > 0;
    case 'text':
      return region.except || region.texts.length > 0;
  }
}

function mayBeSame(a: Region, b: Region): boolean {
  if (a.kind === 'finite' && b.kind === 'finite') return (a.bits & b.bits & ~NONE_BIT) !== 0n;
  if (a.kind === 'text' && b.kind === 'text') {
    if (a.except && b.except) return true;
    const [listed, other] = a.except ? [b, a] : [a, b];
    return listed.texts.some((text) => other.texts.includes(text) !== other.except);
  }
  return true;
}

function mayDiffer(a: Region, b: Region): boolean {
  if (a.kind !== 'finite' || b.kind !== 'finite') return true;
  const [x, y] = [a.bits & ~NONE_BIT, b.bits & ~NONE_BIT];
  // Only two facts with the same single member cannot differ.
  return x !== y || (x & (x - 1n)) !== 0n;
}

/** True if some value of `a` may lie below some value of `b`. */
function below(a: OrderedRegion, b: OrderedRegion): boolean {
  const lowest = a.spans[0]!.lo;
  const highest = b.spans.at(-1)!.hi;
  return lowest === undefined || highest === undefined || compareLiterals(lowest, highest) < 0;
}

function meet(lo: Point | undefined, hi: Point | undefined): boolean {
  return lo === undefined || hi === undefined || compareLiterals(lo, hi) <= 0;
}
