import { compareNumber } from '../../core/order.ts';
import type { ReportFlow } from '../../results/report.ts';
import { widthOf } from '../text/style.ts';

const CHARACTER = 7;
const BOX = 28;
const GAP_X = 26;
const GAP_Y = 44;
const PADDING = 14;
const TITLE = 22;

/** A state as a box; composite states contain others. */
export interface Box {
  readonly id: string;
  /** Last part of the id. */
  readonly label: string;
  readonly type: ReportFlow['states'][number]['type'];
  readonly initial: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MachineLayout {
  readonly width: number;
  readonly height: number;
  /** Outer boxes before what they contain. */
  readonly boxes: ReadonlyMap<string, Box>;
}

interface Node {
  readonly state: ReportFlow['states'][number];
  readonly children: Node[];
  width: number;
  height: number;
  /** Inside the parent. */
  x: number;
  y: number;
}

/**
 * Places the states of a machine: children inside their parent, each level in rows by how many transitions lead there
 * from where the parent begins, parallel regions side by side. The same machine is always drawn alike.
 */
export function layoutMachine(flow: ReportFlow): MachineLayout {
  const nodes = new Map(
    flow.states.map((state): [string, Node] => [state.id, { state, children: [], width: 0, height: 0, x: 0, y: 0 }]),
  );
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.state.parent);
    if (parent === undefined) roots.push(node);
    else parent.children.push(node);
  }
  for (const root of roots) size(root, nodes, flow);
  const boxes = new Map<string, Box>();
  let left = 4;
  let height = 0;
  for (const root of roots) {
    place(root, left, 4, boxes);
    left += root.width + GAP_X;
    height = Math.max(height, root.height + 8);
  }
  return { width: left - GAP_X + 4, height, boxes };
}

function size(node: Node, nodes: ReadonlyMap<string, Node>, flow: ReportFlow): void {
  const { children, state } = node;
  const title = Math.max(40, widthOf(labelOf(state.id)) * CHARACTER + 24);
  if (children.length === 0) {
    node.width = state.type === 'history' ? BOX : title;
    node.height = BOX;
    return;
  }
  for (const child of children) size(child, nodes, flow);
  const rows = state.type === 'parallel' ? [children] : rowsOf(children, nodes, flow);
  const widths = rows.map((row) => row.reduce((sum, { width }) => sum + width, 0) + GAP_X * (row.length - 1));
  const inner = Math.max(title, ...widths);
  let y = TITLE + PADDING;
  rows.forEach((row, i) => {
    let x = PADDING + (inner - widths[i]!) / 2;
    const height = Math.max(...row.map((child) => child.height));
    for (const child of row) {
      child.x = Math.round(x);
      child.y = y + (state.type === 'parallel' ? 0 : Math.round((height - child.height) / 2));
      x += child.width + GAP_X;
    }
    y += height + GAP_Y;
  });
  node.width = Math.round(inner) + PADDING * 2;
  node.height = y - GAP_Y + PADDING;
}

/** Siblings by their distance from the first; in a row, near to what leads to them. */
function rowsOf(children: readonly Node[], nodes: ReadonlyMap<string, Node>, flow: ReportFlow): Node[][] {
  const edges = liftedEdges(children, nodes, flow);
  const first = children.find(({ state }) => state.initial) ?? children[0]!;
  const depth = new Map<Node, number>([[first, 0]]);
  for (const node of depth.keys()) {
    for (const [from, to] of edges) if (from === node && !depth.has(to)) depth.set(to, depth.get(node)! + 1);
  }
  const last = Math.max(...depth.values());
  for (const child of children) if (!depth.has(child)) depth.set(child, last + 1);
  const rows: Node[][] = [];
  for (const child of children) (rows[depth.get(child)!] ??= []).push(child);
  const full = rows.filter((row) => row.length > 0);
  for (let i = 1; i < full.length; i++) {
    const above = full[i - 1]!;
    const position = (node: Node): number => {
      const from = above.flatMap((other, at) => (edges.some(([a, b]) => a === other && b === node) ? [at] : []));
      return from.length === 0 ? above.length : from.reduce((sum, at) => sum + at, 0) / from.length;
    };
    const placed = full[i]!.map((node, at) => ({ node, key: position(node), at }));
    full[i] = placed.sort((a, b) => compareNumber(a.key, b.key) || a.at - b.at).map(({ node }) => node);
  }
  return full.flatMap(split);
}

/** A row of many states is two. */
function split(row: Node[]): Node[][] {
  return row.length <= 5 ? [row] : [row.slice(0, Math.ceil(row.length / 2)), row.slice(Math.ceil(row.length / 2))];
}

/** Transitions between siblings or what they contain. */
function liftedEdges(siblings: readonly Node[], nodes: ReadonlyMap<string, Node>, flow: ReportFlow): [Node, Node][] {
  const lift = (id: string): Node | undefined => {
    let node = nodes.get(id);
    while (node !== undefined && !siblings.includes(node)) node = nodes.get(node.state.parent);
    return node;
  };
  return flow.transitions.flatMap(({ from, to }): [Node, Node][] => {
    const [a, b] = [lift(from), lift(to)];
    return a === undefined || b === undefined || a === b ? [] : [[a, b]];
  });
}

function place(node: Node, x: number, y: number, boxes: Map<string, Box>): void {
  const { state, width, height } = node;
  const { id, type, initial } = state;
  boxes.set(id, { id, label: labelOf(id), type, initial, x, y, width, height });
  for (const child of node.children) place(child, x + child.x, y + child.y, boxes);
}

function labelOf(id: string): string {
  return id.slice(id.lastIndexOf('.') + 1);
}
