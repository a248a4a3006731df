import { leafReference, NO_LEAF } from '../tables.ts';
import type { Decision } from './explore.ts';

/** Lays decisions out in flat arrays. Leaves are numbered per row, so that a leaf tells its source and its event. */
export class Encoder {
  readonly #nodes: number[] = [];
  readonly #leafTarget: number[] = [];
  readonly #leafStart: number[] = [];
  readonly #leafEnd: number[] = [];
  readonly #leafSource: number[] = [];
  readonly #leafEvent: number[] = [];
  readonly #actionList: number[] = [];
  readonly #lists = new Map<string, number>();

  /** The reference of the decision for `event` in configuration `source` (both -1 for the start). */
  row(decision: Decision, source: number, event: number): number {
    const shared = new Map<string, number>();
    const place = (part: Decision): number => {
      if (part === null) return NO_LEAF;
      if ('target' in part) {
        const key = `${part.target}:${part.actions.join(',')}`;
        return keep(shared, key, () => leafReference(this.#leaf(part.target, part.actions, source, event)));
      }
      const no = place(part.no);
      const yes = place(part.yes);
      return keep(shared, `${part.guard}?${yes}|${no}`, () => this.#nodes.push(part.guard, no, yes) - 3);
    };
    return place(decision);
  }

  arrays() {
    return {
      nodes: Int32Array.from(this.#nodes),
      leafTarget: Int32Array.from(this.#leafTarget),
      leafStart: Int32Array.from(this.#leafStart),
      leafEnd: Int32Array.from(this.#leafEnd),
      leafSource: Int32Array.from(this.#leafSource),
      leafEvent: Int32Array.from(this.#leafEvent),
      actionList: Int32Array.from(this.#actionList),
    };
  }

  #leaf(target: number, actions: readonly number[], source: number, event: number): number {
    const start = keep(this.#lists, actions.join(','), () => this.#actionList.push(...actions) - actions.length);
    this.#leafTarget.push(target);
    this.#leafStart.push(start);
    this.#leafEnd.push(start + actions.length);
    this.#leafSource.push(source);
    return this.#leafEvent.push(event) - 1;
  }
}

function keep(map: Map<string, number>, key: string, make: () => number): number {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
