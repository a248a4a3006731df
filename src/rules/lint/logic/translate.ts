import { dayFromCivil } from '../../../core/time.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FactSpec } from '../../catalogue/spec.ts';
import { combineValues, membersIn, parameterAt } from '../../compile/parameter-at.ts';
import type { Literal } from '../../format/literals.ts';
import { compareLiterals, isFraction, type Parameter, type ParameterValue } from '../../format/parameter-file.ts';
import type { Leaf, Operand, Tree } from '../../format/rule-file.ts';
import { type Comparison, operatorSpec } from '../../operators.ts';
import { all, any, FALSE, type Formula, TRUE } from './formula.ts';
import { edge, everywhere, hasPoint, type Point, type Region, type Span } from './region.ts';
import { NONE_BIT } from './satisfy.ts';
import { relations, type Variables } from './variables.ts';

/** When a tree is true and when it is false; neither where its outcome would be unknown on complete facts. */
export interface Meaning {
  readonly holds: Formula;
  readonly fails: Formula;
}

/** A stretch of days on which a rule and its parameters stay the same. Both ends inclusive. */
export interface Segment {
  readonly from: number;
  readonly to: number | undefined;
}

/** Members of a set that are combined one by one; of more, nothing exact is said. */
const SET_LIMIT = 6;

/** Anything may be the case. */
const open: Meaning = {
  holds: { kind: 'either', holds: TRUE, fails: TRUE },
  fails: { kind: 'either', holds: TRUE, fails: TRUE },
};

const MS_PER_DAY = 86_400_000;

/** Turns condition trees into formulas over the facts, as they mean it on the days of a segment. */
export class Translator {
  readonly #catalogue: Catalogue;
  readonly #variables: Variables;
  readonly #segment: Segment;
  /** The date fact that the segment itself bounds, if any. */
  readonly #datedBy: string | undefined;
  readonly #leaves = new Map<Leaf, Meaning>();

  constructor(catalogue: Catalogue, variables: Variables, segment: Segment, datedBy: string | undefined) {
    this.#catalogue = catalogue;
    this.#variables = variables;
    this.#segment = segment;
    this.#datedBy = datedBy;
  }

  /** `dropped`: nodes that are read as if they were not there. */
  meaning(tree: Tree, dropped: ReadonlySet<Tree> = new Set()): Meaning {
    switch (tree.kind) {
      case 'leaf': {
        const known = this.#leaves.get(tree);
        if (known !== undefined) return known;
        const meaning = this.#leaf(tree);
        this.#leaves.set(tree, meaning);
        return meaning;
      }
      case 'not': {
        const { holds, fails } = this.meaning(tree.child, dropped);
        return { holds: fails, fails: holds };
      }
      case 'all':
      case 'any': {
        const parts = tree.children.filter((child) => !dropped.has(child)).map((child) => this.meaning(child, dropped));
        const [holds, fails] = [parts.map((part) => part.holds), parts.map((part) => part.fails)];
        return tree.kind === 'all'
          ? { holds: all(holds), fails: any(fails) }
          : { holds: any(holds), fails: all(fails) };
      }
    }
  }

  #leaf(leaf: Leaf): Meaning {
    const { left, operator, right } = leaf;
    const { comparison } = operatorSpec(operator);
    if (comparison !== undefined) return this.#comparison(comparison, leaf);
    if (left.kind === 'parameter') {
      const value = parameterAt(left.parameter, this.#segment.from);
      if (value.kind !== 'scalar' || right.kind !== 'list') return open;
      return constant(right.values.includes(value.value) === (operator === 'in'));
    }
    const spec = this.#catalogue.specs[left.index]!;
    if (right.kind === 'true') return this.#presence(left.index, spec, operator === 'isNone');
    const values = right.kind === 'literal' ? [right.value] : right.kind === 'list' ? right.values : [];
    if (spec.type === 'set') return this.#hasMember(left.index, spec, values as readonly string[]);
    return this.#exact(left.index, this.#listed(left.index, values, operator === 'notIn'));
  }

  /** A leaf that one fact decides. */
  #exact(fact: number, region: Region): Meaning {
    const holds = this.#variables.atom(this.#fact(fact), region);
    return { holds, fails: this.#variables.not(holds.kind === 'false' ? FALSE : holds) };
  }

  #presence(fact: number, spec: FactSpec, none: boolean): Meaning {
    if (spec.type === 'set') return open;
    const variable = this.#fact(fact);
    const full = this.#variables.full(variable);
    const isNone: Region =
      full.kind === 'finite'
        ? { kind: 'finite', bits: full.bits & NONE_BIT }
        : full.kind === 'ordered'
          ? { kind: 'ordered', none: full.none, spans: [] }
          : { kind: 'text', none: full.none, except: false, texts: [] };
    const holds = this.#variables.atom(variable, isNone);
    const fails = this.#variables.not(holds);
    return none ? { holds, fails } : { holds: fails, fails: holds };
  }

  #hasMember(fact: number, spec: FactSpec, members: readonly string[]): Meaning {
    const holds = any(members.map((member) => this.#bit(fact, spec, member, true)));
    return spec.mayBeNone === true ? open : { holds, fails: this.#variables.not(holds) };
  }

  /** The member is in the set, or it is not. */
  #bit(fact: number, spec: FactSpec, member: string, present: boolean): Formula {
    const key = `${this.#catalogue.names[fact]!}#${String(spec.values!.indexOf(member))}`;
    const variable = this.#variables.index(key, () => ({ full: { kind: 'finite', bits: 6n } }));
    return this.#variables.atom(variable, { kind: 'finite', bits: present ? 4n : 2n });
  }

  #comparison(comparison: Comparison, leaf: Leaf): Meaning {
    const { left, right } = leaf;
    if (left.kind === 'fact') {
      if (right.kind === 'fact') return this.#facts(comparison, left.index, right.index);
      return this.#withValues(
        right.kind === 'parameter' ? right : undefined,
        right.kind === 'literal' ? right.value : 0,
        (value) => this.#exact(left.index, this.#compared(left.index, comparison, value)),
      );
    }
    const value = parameterAt(left.parameter, this.#segment.from);
    if (value.kind !== 'scalar') return open;
    if (right.kind === 'fact')
      return this.#exact(right.index, this.#compared(right.index, flipped[comparison], value.value));
    return this.#withValues(
      right.kind === 'parameter' ? right : undefined,
      right.kind === 'literal' ? right.value : 0,
      (other) => constant(decided(comparison, value.value, other)),
    );
  }

  /** The meaning for whatever value a parameter has, or for a literal. */
  #withValues(operand: Operand | undefined, literal: Literal, make: (value: Literal) => Meaning): Meaning {
    if (operand?.kind !== 'parameter') return make(literal);
    const { parameter } = operand;
    return this.#overValues(parameter, parameterAt(parameter, this.#segment.from), make);
  }

  #overValues(parameter: Parameter, value: ParameterValue, make: (value: Literal) => Meaning): Meaning {
    switch (value.kind) {
      case 'scalar':
        return make(value.value);
      case 'unknown':
        return open;
      case 'interval': {
        const [low, high] = [make(value.lo), make(value.hi)];
        return { holds: all([low.holds, high.holds]), fails: all([low.fails, high.fails]) };
      }
      case 'banded': {
        const fact = this.#catalogue.indexOf(value.fact)!;
        let from: number | undefined;
        const cases = value.bands.map(({ below, value: part }) => {
          const span = edge(from, false, below, true, false);
          from = below;
          const region: Region = { kind: 'ordered', none: false, spans: hasPoint(span) ? [span] : [] };
          return { when: this.#variables.atom(this.#fact(fact), region), part };
        });
        return this.#eachCase(cases, parameter, make);
      }
      case 'keyed':
        return this.#keyed(parameter, value, make);
    }
  }

  #keyed(
    parameter: Parameter,
    value: Extract<ParameterValue, { kind: 'keyed' }>,
    make: (value: Literal) => Meaning,
  ): Meaning {
    const fact = this.#catalogue.indexOf(value.fact)!;
    const spec = this.#catalogue.specs[fact]!;
    if (spec.type !== 'set') {
      const cases = [...value.by].map(([key, part]) => {
        const member = spec.type === 'bool' ? key === 'true' : key;
        return { when: this.#variables.atom(this.#fact(fact), this.#listed(fact, [member], false)), part };
      });
      return this.#eachCase(cases, parameter, make);
    }
    const members = [...value.by.keys()];
    if (members.length > SET_LIMIT) return open;
    const cases = Array.from({ length: 1 << members.length }, (_, chosen) => {
      const when = all(members.map((member, i) => this.#bit(fact, spec, member, ((chosen >> i) & 1) === 1)));
      let mask = 0;
      members.forEach((member, i) => {
        if (((chosen >> i) & 1) === 1) mask |= 1 << spec.values!.indexOf(member);
      });
      return { when, part: combineValues(membersIn(value, mask, this.#catalogue), parameter.combine!) };
    });
    return this.#eachCase(cases, parameter, make);
  }

  /** A key that is not listed has no known value: then the leaf neither holds nor fails. */
  #eachCase(
    cases: readonly { readonly when: Formula; readonly part: ParameterValue }[],
    parameter: Parameter,
    make: (value: Literal) => Meaning,
  ): Meaning {
    const meanings = cases.map(({ when, part }) => ({ when, meaning: this.#overValues(parameter, part, make) }));
    return {
      holds: any(meanings.map(({ when, meaning }) => all([when, meaning.holds]))),
      fails: any(meanings.map(({ when, meaning }) => all([when, meaning.fails]))),
    };
  }

  #facts(comparison: Comparison, a: number, b: number): Meaning {
    const [left, right] = a <= b ? [a, b] : [b, a];
    const wanted = a <= b ? comparison : flipped[comparison];
    const spec = this.#catalogue.specs[left]!;
    const ordered =
      spec.type !== 'bool' &&
      spec.type !== 'enum' &&
      spec.type !== 'text' &&
      spec.type !== 'party' &&
      spec.type !== 'account';
    const [leftOwn, rightOwn] = [this.#fact(left), this.#fact(right)];
    const { less, same, more, leftNone, rightNone, bothNone } = relations;
    const key = `${this.#catalogue.names[left]!}|${this.#catalogue.names[right]!}`;
    const full = left === right ? same | bothNone : 63n;
    const variable = this.#variables.index(key, () => ({
      full: { kind: 'finite', bits: ordered ? full : full & ~less },
      pair: { left: leftOwn, right: rightOwn, ordered },
    }));
    const none = leftNone | rightNone | bothNone;
    const bits = {
      eq: same,
      ne: (ordered ? less | more : more) | none,
      gt: more,
      ge: more | same,
      lt: less,
      le: less | same,
    }[wanted];
    const domain = this.#variables.full(variable) as { bits: bigint };
    const holds = this.#variables.atom(variable, { kind: 'finite', bits: bits & domain.bits });
    return { holds, fails: this.#variables.not(holds) };
  }

  /** The variable of a fact. */
  #fact(index: number): number {
    const name = this.#catalogue.names[index]!;
    const spec = this.#catalogue.specs[index]!;
    return this.#variables.index(name, () => ({ full: this.#fullOf(name, spec), dense: spec.type === 'ratio' }));
  }

  #fullOf(name: string, spec: FactSpec): Region {
    // A quotient is none wherever its parts make none of it.
    const none = spec.mayBeNone === true || spec.type === 'ratio';
    switch (spec.type) {
      case 'bool':
        return { kind: 'finite', bits: none ? 7n : 6n };
      case 'enum': {
        const members = (1n << BigInt(spec.values!.length)) - 1n;
        return { kind: 'finite', bits: (members << 1n) | (none ? NONE_BIT : 0n) };
      }
      case 'text':
      case 'party':
      case 'account':
      case 'set':
        return { kind: 'text', none, except: true, texts: [] };
      case 'clock':
        return { kind: 'ordered', none, spans: [{ ...everywhere, lo: 0, hi: MS_PER_DAY - 1 }] };
      case 'date': {
        const { from, to } = this.#segment;
        const span: Span =
          name === this.#datedBy
            ? { ...everywhere, lo: from, hi: to }
            : { ...everywhere, lo: dayFromCivil(1, 1, 1), hi: dayFromCivil(9999, 12, 31) };
        return { kind: 'ordered', none, spans: [span] };
      }
      default:
        return { kind: 'ordered', none, spans: [everywhere] };
    }
  }

  /** Where `fact comparison value` is true. None compares with nothing but is unequal to everything. */
  #compared(fact: number, comparison: Comparison, value: Literal): Region {
    const spec = this.#catalogue.specs[fact]!;
    const full = this.#variables.full(this.#fact(fact));
    if (full.kind !== 'ordered') return this.#listed(fact, [value], comparison === 'ne');
    const dense = spec.type === 'ratio';
    const point = value as Point;
    const spans: Record<Comparison, readonly Span[]> = {
      eq: [edge(point, false, point, false, dense)],
      ne: [edge(undefined, false, point, true, dense), edge(point, true, undefined, false, dense)],
      gt: [edge(point, true, undefined, false, dense)],
      ge: [edge(point, false, undefined, false, dense)],
      lt: [edge(undefined, false, point, true, dense)],
      le: [edge(undefined, false, point, false, dense)],
    };
    return { kind: 'ordered', none: comparison === 'ne' && full.none, spans: spans[comparison] };
  }

  /** Where a fact has one of these values, or (`except`) where it has none of them. */
  #listed(fact: number, values: readonly Literal[], except: boolean): Region {
    const spec = this.#catalogue.specs[fact]!;
    const full = this.#variables.full(this.#fact(fact));
    if (full.kind === 'finite') {
      let bits = 0n;
      for (const value of values) {
        const place = spec.type === 'bool' ? (value === true ? 1 : 0) : spec.values!.indexOf(value as string);
        bits |= 1n << BigInt(place + 1);
      }
      return { kind: 'finite', bits: except ? full.bits & ~bits : bits };
    }
    if (full.kind === 'text') {
      return { kind: 'text', none: except && full.none, except, texts: values.map((value) => value as string) };
    }
    const points = (values as readonly number[]).toSorted((a, b) => a - b);
    if (!except)
      return { kind: 'ordered', none: false, spans: points.map((point) => edge(point, false, point, false, false)) };
    const starts: (number | undefined)[] = [undefined, ...points];
    const spans = starts.map((lo, i) => edge(lo, true, points[i], true, false)).filter(hasPoint);
    return { kind: 'ordered', none: full.none, spans };
  }
}

function constant(truth: boolean): Meaning {
  return truth ? { holds: TRUE, fails: FALSE } : { holds: FALSE, fails: TRUE };
}

/** `a comparison b` is `b flipped a`. */
const flipped: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

function decided(comparison: Comparison, a: Literal, b: Literal): boolean {
  if (comparison === 'eq' || comparison === 'ne') {
    const same = isFraction(a) && isFraction(b) ? compareLiterals(a, b) === 0 : a === b;
    return same === (comparison === 'eq');
  }
  const sign = compareLiterals(a, b);
  return { gt: sign > 0, ge: sign >= 0, lt: sign < 0, le: sign <= 0 }[comparison];
}
