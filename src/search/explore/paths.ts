import { assert } from '../../core/errors.ts';

/** States whose paths lie in one piece, so that growing copies nothing and wastes little. */
const CHUNK = 1 << 16;
/** Every so many states the parent is kept whole; between two of them, how much later it is than the one before. */
const ANCHOR = 1 << 7;
/** A step that does not fit into a byte is kept aside. */
const FAR = 255;

/** One piece: steps from parent to parent, parents kept whole, choices. */
interface Piece {
  readonly steps: Uint8Array;
  readonly anchors: Uint32Array;
  choices: Uint8Array | Uint16Array;
}

/**
 * How every state was first reached: its predecessor and which of its possible stimuli. States are found in the order in
 * which their predecessors are expanded, so a predecessor is told by how far it lies behind that of the state before: 2
 * bytes a state, 3 where states have more than 256 possible stimuli.
 */
export class Paths {
  private readonly pieces: Piece[] = [];
  /** Steps that do not fit into a byte, by state: at most one for every 255 states expanded. */
  private readonly far = new Map<number, number>();
  private last = 0;
  count = 0;
  /** Bytes in use. */
  bytes = 0;

  /** Adds state number {@link count}. The first state has itself as parent; no parent is before that of the state before. */
  add(parent: number, choice: number): void {
    assert(choice < 65_536, 'a state has fewer than 65,536 possible stimuli');
    assert(parent >= this.last, 'states are found in the order in which their predecessors are expanded');
    const at = this.count % CHUNK;
    if (at === 0) {
      const piece = { steps: new Uint8Array(CHUNK), anchors: new Uint32Array(CHUNK / ANCHOR) };
      this.pieces.push({ ...piece, choices: new Uint8Array(CHUNK) });
      this.bytes += CHUNK * 2 + (CHUNK / ANCHOR) * 4;
    }
    const piece = this.pieces[this.pieces.length - 1]!;
    if (choice > 255 && piece.choices.BYTES_PER_ELEMENT === 1) {
      piece.choices = Uint16Array.from(piece.choices);
      this.bytes += CHUNK;
    }
    const step = parent - this.last;
    if (at % ANCHOR === 0) piece.anchors[at / ANCHOR] = parent;
    else if (step < FAR) piece.steps[at] = step;
    else {
      piece.steps[at] = FAR;
      this.far.set(this.count, step);
      this.bytes += 40;
    }
    piece.choices[at] = choice;
    this.last = parent;
    this.count++;
  }

  /** Positions in the lists of possible stimuli that lead from the first state to this one. */
  to(state: number): number[] {
    const choices: number[] = [];
    for (let at = state; at !== 0; at = this.parentOf(at)) {
      choices.push(this.pieces[Math.floor(at / CHUNK)]!.choices[at % CHUNK]!);
    }
    return choices.reverse();
  }

  depthOf(state: number): number {
    let depth = 0;
    for (let at = state; at !== 0; at = this.parentOf(at)) depth++;
    return depth;
  }

  private parentOf(state: number): number {
    const { steps, anchors } = this.pieces[Math.floor(state / CHUNK)]!;
    const at = state % CHUNK;
    const from = Math.floor(at / ANCHOR) * ANCHOR;
    let parent = anchors[from / ANCHOR]!;
    for (let i = from + 1; i <= at; i++) {
      const step = steps[i]!;
      parent += step === FAR ? this.far.get(state - at + i)! : step;
    }
    return parent;
  }
}
