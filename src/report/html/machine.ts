import type { Step } from '../../results/finding.ts';
import type { ReportFlow } from '../../results/report.ts';
import { layoutMachine, type Box, type MachineLayout } from './machine-layout.ts';
import { html, type Html } from './markup.ts';

/** The machine of a flow, drawn once in a page and shown wherever it is referred to. */
export interface MachineDrawing {
  readonly flow: ReportFlow;
  readonly layout: MachineLayout;
  readonly id: string;
}

export function machineDrawing(flow: ReportFlow, number: number): MachineDrawing {
  return { flow, layout: layoutMachine(flow), id: `machine-${String(number)}` };
}

/** The drawing itself, as a symbol. */
export function machineSymbol({ flow, layout, id }: MachineDrawing): Html {
  const boxes = [...layout.boxes.values()].map((box) => {
    const composite = flow.states.some(({ parent }) => parent === box.id);
    const title = composite
      ? html`<text x="${box.x + 10}" y="${box.y + 16}">${box.label}</text>`
      : html`<text class="leaf" x="${box.x + box.width / 2}" y="${box.y + 18}"
          >${box.type === 'history' ? 'H' : box.label}</text
        >`;
    const start = box.initial && !composite ? html`<circle class="start" cx="${box.x}" cy="${box.y}" r="4" />` : html``;
    const kind = composite ? `frame ${box.type}` : `leaf ${box.type}`;
    return html`<rect
        class="${kind}"
        x="${box.x}"
        y="${box.y}"
        width="${box.width}"
        height="${box.height}"
        rx="${composite ? 8 : 13}"
      />${title}${start}`;
  });
  const edges = flow.transitions
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => html`<path d="${curve(layout.boxes.get(from), layout.boxes.get(to))}" />`);
  return html`<symbol id="${id}" viewBox="0 0 ${layout.width} ${layout.height}"
    ><g class="edges">${edges}</g><g class="boxes">${boxes}</g></symbol
  >`;
}

/** A machine with the states that runs reached told from those that none did. */
export function machineCoverage({ flow, layout, id }: MachineDrawing, caption: string): Html {
  const marks = flow.states
    .filter((state) => isLeaf(flow, state.id) && state.type !== 'history')
    .map(({ id: state, seen }) => boxMark(layout.boxes.get(state), seen > 0 ? 'reached' : 'missed'));
  return framed(layout, id, caption, html`${marks}`);
}

/** A machine with the way that an instance took: states it was in, transitions with the numbers of the steps. */
export function machinePath(
  { flow, layout, id }: MachineDrawing,
  instance: string,
  steps: readonly Step[],
  caption: string,
): Html {
  const visited = new Map<string, number[]>();
  const taken = new Map<string, { from: string; to: string; steps: number[] }>();
  const statesOf = (path: string): readonly string[] =>
    flow.configurations.find((configuration) => configuration.path === path)?.states ?? [];
  let last: readonly string[] = [];
  for (const { n, instance: of, from, to } of steps) {
    if (of !== instance || from === undefined || to === undefined) continue;
    const [before, after] = [statesOf(from), statesOf(to)];
    for (const state of before) if (!visited.has(state)) visited.set(state, []);
    const left = before.filter((state) => !after.includes(state));
    const entered = after.filter((state) => !before.includes(state));
    for (const state of after) visited.set(state, [...(visited.get(state) ?? []), n]);
    // Regions change in the order of the machine; where their numbers differ one was entered or left.
    for (let i = 0; i < Math.max(left.length, entered.length); i++) {
      const [a, b] = [left[Math.min(i, left.length - 1)], entered[Math.min(i, entered.length - 1)]];
      if (a === undefined || b === undefined) continue;
      const edge = taken.get(`${a} ${b}`) ?? { from: a, to: b, steps: [] };
      edge.steps.push(n);
      taken.set(`${a} ${b}`, edge);
    }
    last = after;
  }
  if (visited.size === 0) return html``;
  const states = [...visited.keys()].map((state) =>
    boxMark(layout.boxes.get(state), last.includes(state) ? 'visited last' : 'visited'),
  );
  const edges = [...taken.values()].map(({ from, to, steps: numbers }) => {
    const [a, b] = [layout.boxes.get(from), layout.boxes.get(to)];
    const [x, y] = middle(a, b);
    const text = numbers.length > 4 ? `${numbers.slice(0, 3).join(' ')} …` : numbers.join(' ');
    const width = 8 + text.length * 6.4;
    return html`<path class="taken" d="${curve(a, b)}" marker-end="url(#taken)" /><g
        class="when"
        data-n="${numbers.join(' ')}"
        ><rect x="${x - width / 2}" y="${y - 8}" width="${width}" height="16" rx="8" /><text x="${x}" y="${y + 4}"
          >${text}</text
        ></g
      >`;
  });
  return framed(layout, id, caption, html`${states}${edges}`);
}

function framed({ width, height }: MachineLayout, id: string, caption: string, marks: Html): Html {
  return html`<svg
    class="machine"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-labelledby="${caption}"
  >
    <use href="#${id}" width="${width}" height="${height}" />
    ${marks}
  </svg>`;
}

function isLeaf({ states }: ReportFlow, id: string): boolean {
  return !states.some(({ parent }) => parent === id);
}

function boxMark(box: Box | undefined, kind: string): Html {
  if (box === undefined) return html``;
  const { x, y, width, height, label } = box;
  return html`<g class="${kind}"
    ><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="13" /><text x="${x + width / 2}" y="${y + 18}"
      >${label}</text
    ></g
  >`;
}

interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Where the curve bends to at each end. */
  readonly cx1: number;
  readonly cy1: number;
  readonly cx2: number;
  readonly cy2: number;
}

/** From border to border: down through the middle, up and sideways around the outside. */
function ends(a: Box, b: Box): Ends {
  const [ax, bx] = [a.x + a.width / 2, b.x + b.width / 2];
  const drift = Math.max(-a.width / 4, Math.min(a.width / 4, (bx - ax) / 6));
  if (b.y >= a.y + a.height) {
    const [y1, y2] = [a.y + a.height, b.y];
    const bend = Math.max(18, (y2 - y1) / 2);
    return {
      x1: ax + drift,
      y1,
      x2: bx - drift / 2,
      y2,
      cx1: ax + drift,
      cy1: y1 + bend,
      cx2: bx - drift / 2,
      cy2: y2 - bend,
    };
  }
  if (b.y + b.height <= a.y) {
    // Back: on the side towards the target, away from the arrows that lead down.
    const side = bx >= ax ? 1 : -1;
    const [x1, x2] = [a.x + (side > 0 ? a.width : 0), b.x + (side > 0 ? b.width : 0)];
    const far = side * (26 + Math.abs(a.y - b.y) / 7);
    const reach = side > 0 ? Math.max(x1, x2) + far : Math.min(x1, x2) + far;
    return {
      x1,
      y1: a.y + a.height / 2,
      x2,
      y2: b.y + b.height / 2,
      cx1: reach,
      cy1: a.y + a.height / 2,
      cx2: reach,
      cy2: b.y + b.height / 2,
    };
  }
  const side = bx >= ax ? 1 : -1;
  const [x1, x2] = [side > 0 ? a.x + a.width : a.x, side > 0 ? b.x : b.x + b.width];
  const [y1, y2] = [a.y + a.height / 2 + side * 5, b.y + Math.min(b.height / 2, 60) + side * 5];
  const bend = (x2 - x1) / 2;
  return { x1, y1, x2, y2, cx1: x1 + bend, cy1: y1 + side * 8, cx2: x2 - bend, cy2: y2 + side * 8 };
}

function curve(a: Box | undefined, b: Box | undefined): string {
  if (a === undefined || b === undefined) return '';
  const { x1, y1, x2, y2, cx1, cy1, cx2, cy2 } = ends(a, b);
  const [m, c1, c2, e] = [
    [x1, y1],
    [cx1, cy1],
    [cx2, cy2],
    [x2, y2],
  ].map((point) => point.map(Math.round).join(' '));
  return `M${m!}C${c1!} ${c2!} ${e!}`;
}

function middle(a: Box | undefined, b: Box | undefined): [number, number] {
  if (a === undefined || b === undefined) return [0, 0];
  const { x1, y1, x2, y2, cx1, cy1, cx2, cy2 } = ends(a, b);
  return [Math.round((x1 + 3 * cx1 + 3 * cx2 + x2) / 8), Math.round((y1 + 3 * cy1 + 3 * cy2 + y2) / 8)];
}
