import { assert } from '../../core/errors.ts';
import { EVENT } from '../observer.ts';

/** Kinds of event by number, as traces and reports name them. */
const names: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(EVENT).map(([name, number]) => [number, name]),
);

export type EventKind = keyof typeof EVENT;

/** Name of a kind of event. */
export function eventKind(kind: number): EventKind {
  const name = names[kind];
  assert(name !== undefined, `no name for events of kind ${String(kind)}`);
  return name as EventKind;
}
