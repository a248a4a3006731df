import type { Region } from './region.ts';

/** Something that one variable decides: it is in the region or not. */
export interface Atom {
  readonly kind: 'atom';
  readonly variable: number;
  readonly region: Region;
}

/**
 * A statement about variables, without negation. `either` stands for what cannot be said exactly: it has to be true where
 * `holds` may be, and false where `fails` may be.
 */
export type Formula =
  | { readonly kind: 'true' | 'false' }
  | Atom
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'either'; readonly holds: Formula; readonly fails: Formula };

export const TRUE: Formula = { kind: 'true' };
export const FALSE: Formula = { kind: 'false' };

export function all(parts: readonly Formula[]): Formula {
  const kept = parts.filter(({ kind }) => kind !== 'true');
  if (kept.some(({ kind }) => kind === 'false')) return FALSE;
  if (kept.length === 0) return TRUE;
  return kept.length === 1 ? kept[0]! : { kind: 'all', parts: kept };
}

export function any(parts: readonly Formula[]): Formula {
  const kept = parts.filter(({ kind }) => kind !== 'false');
  if (kept.some(({ kind }) => kind === 'true')) return TRUE;
  if (kept.length === 0) return FALSE;
  return kept.length === 1 ? kept[0]! : { kind: 'any', parts: kept };
}
