import { createRequire } from 'node:module';
import type * as Jsonc from 'jsonc-parser';
import { pointerSegments, type PlacePart } from '../../../core/json-document.ts';

const require = createRequire(import.meta.url);

/** Offsets (UTF-16 units from 0) at which the lines of a text start. Lines end with LF, CRLF or CR, as in editors. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}

/** Line and column, both from 1, of an offset. */
export function lineAndColumn(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/**
 * Finds offsets by JSON pointer in a text that `scan` has accepted (so the recursion of the parser is bounded). Nearly
 * every file is right, so both the parser and the tree are loaded only when the first place is asked for.
 */
export function locator(text: string): (pointer: string, part: PlacePart) => number {
  let tree: Jsonc.Node | undefined;
  const indexes = new Map<Jsonc.Node, ReadonlyMap<unknown, Jsonc.Node>>();
  /** Property of an object by key. A large object with a problem in every property is searched once, not once each. */
  const property = (object: Jsonc.Node, key: string): Jsonc.Node | undefined => {
    let index = indexes.get(object);
    if (index === undefined) {
      index = new Map((object.children ?? []).map((child) => [child.children?.[0]?.value, child]));
      indexes.set(object, index);
    }
    return index.get(key);
  };
  return (pointer, part) => {
    tree ??= (require('jsonc-parser') as typeof Jsonc).parseTree(text);
    if (tree === undefined) return 0;
    let node = tree;
    let offset = node.offset;
    for (const segment of pointerSegments(pointer)) {
      const child: Jsonc.Node | undefined =
        node.type === 'array' ? node.children?.[Number(segment)] : property(node, segment);
      if (child === undefined) return node.offset;
      node = child.type === 'property' ? child.children![1]! : child;
      offset = part === 'key' ? child.offset : node.offset;
    }
    return offset;
  };
}
