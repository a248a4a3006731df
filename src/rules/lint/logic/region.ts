import type { Fraction } from '../../../core/rate.ts';
import { compareLiterals } from '../../format/parameter-file.ts';

/*
 * Sets of values that one fact may have. Numbers, dates and times are whole, shares are dense; each fact may also be none
 * where the catalogue says so.
 */

export type Point = number | Fraction;

/** From `lo` to `hi`; an absent end is unbounded, an open one is not a member. */
export interface Span {
  readonly lo: Point | undefined;
  readonly loOpen: boolean;
  readonly hi: Point | undefined;
  readonly hiOpen: boolean;
}

export interface OrderedRegion {
  readonly kind: 'ordered';
  readonly none: boolean;
  /** Disjoint, in order. */
  readonly spans: readonly Span[];
}

/** Members by their bit; none has a bit of its own where it is possible. */
export interface FiniteRegion {
  readonly kind: 'finite';
  readonly bits: bigint;
}

/** Texts: those listed, or all but those listed. */
export interface TextRegion {
  readonly kind: 'text';
  readonly none: boolean;
  readonly except: boolean;
  readonly texts: readonly string[];
}

export type Region = OrderedRegion | FiniteRegion | TextRegion;

export const everywhere: Span = { lo: undefined, loOpen: false, hi: undefined, hiOpen: false };

export function isEmpty(region: Region): boolean {
  switch (region.kind) {
    case 'ordered':
      return !region.none && region.spans.length === 0;
    case 'finite':
      return region.bits === 0n;
    case 'text':
      return !region.none && !region.except && region.texts.length === 0;
  }
}

/** True if something is in both. */
export function meets(a: Region, b: Region): boolean {
  if (a.kind === 'finite' && b.kind === 'finite') return (a.bits & b.bits) !== 0n;
  if (a.kind === 'ordered' && b.kind === 'ordered') {
    if (a.none && b.none) return true;
    for (const x of a.spans) for (const y of b.spans) if (overlap(x, y) !== undefined) return true;
    return false;
  }
  return !isEmpty(intersect(a, b));
}

/** What is in both. The two are regions of one fact, and so of one kind. */
export function intersect(a: Region, b: Region): Region {
  if (a.kind === 'ordered' && b.kind === 'ordered') {
    const spans: Span[] = [];
    for (const x of a.spans) {
      for (const y of b.spans) {
        const both = overlap(x, y);
        if (both !== undefined) spans.push(both);
      }
    }
    return { kind: 'ordered', none: a.none && b.none, spans };
  }
  if (a.kind === 'finite' && b.kind === 'finite') return { kind: 'finite', bits: a.bits & b.bits };
  const [x, y] = [a as TextRegion, b as TextRegion];
  const none = x.none && y.none;
  if (x.except && y.except) return { kind: 'text', none, except: true, texts: [...new Set([...x.texts, ...y.texts])] };
  const [listed, other] = x.except ? [y, x] : [x, y];
  const kept = listed.texts.filter((text) => other.texts.includes(text) !== other.except);
  return { kind: 'text', none, except: false, texts: kept };
}

/** What is in `full` and not in `region`, which is a part of it. `dense`: between any two points lies another. */
export function complement(region: Region, full: Region, dense: boolean): Region {
  if (region.kind === 'finite' && full.kind === 'finite') return { kind: 'finite', bits: full.bits & ~region.bits };
  if (region.kind === 'text') {
    return {
      kind: 'text',
      none: (full as TextRegion).none && !region.none,
      except: !region.except,
      texts: region.texts,
    };
  }
  const { none, spans } = region as OrderedRegion;
  const whole = full as OrderedRegion;
  const gaps: Span[] = [];
  let [lo, loOpen]: [Point | undefined, boolean] = [undefined, false];
  let ended = false;
  for (const span of spans) {
    if (span.lo !== undefined) gaps.push(edge(lo, loOpen, span.lo, !span.loOpen, dense));
    if (span.hi === undefined) ended = true;
    [lo, loOpen] = [span.hi, !span.hiOpen];
  }
  if (!ended) gaps.push(edge(lo, loOpen, undefined, false, dense));
  const outside: OrderedRegion = { kind: 'ordered', none: whole.none && !none, spans: gaps.filter(hasPoint) };
  return intersect(outside, whole);
}

/** A span; of whole numbers its ends are closed. */
export function edge(
  lo: Point | undefined,
  loOpen: boolean,
  hi: Point | undefined,
  hiOpen: boolean,
  dense: boolean,
): Span {
  if (dense) return { lo, loOpen: lo !== undefined && loOpen, hi, hiOpen: hi !== undefined && hiOpen };
  return {
    lo: lo !== undefined && loOpen ? (lo as number) + 1 : lo,
    loOpen: false,
    hi: hi !== undefined && hiOpen ? (hi as number) - 1 : hi,
    hiOpen: false,
  };
}

export function hasPoint({ lo, loOpen, hi, hiOpen }: Span): boolean {
  if (lo === undefined || hi === undefined) return true;
  const order = compareLiterals(lo, hi);
  return order < 0 || (order === 0 && !loOpen && !hiOpen);
}

function overlap(a: Span, b: Span): Span | undefined {
  const from = laterStart(a, b);
  const to = earlierEnd(a, b);
  if (from === to) return from;
  const span = { lo: from.lo, loOpen: from.loOpen, hi: to.hi, hiOpen: to.hiOpen };
  return hasPoint(span) ? span : undefined;
}

function laterStart(a: Span, b: Span): Span {
  if (a.lo === undefined) return b;
  if (b.lo === undefined) return a;
  const order = compareLiterals(a.lo, b.lo);
  return order === 0 ? (a.loOpen ? a : b) : order > 0 ? a : b;
}

function earlierEnd(a: Span, b: Span): Span {
  if (a.hi === undefined) return b;
  if (b.hi === undefined) return a;
  const order = compareLiterals(a.hi, b.hi);
  return order === 0 ? (a.hiOpen ? a : b) : order < 0 ? a : b;
}
