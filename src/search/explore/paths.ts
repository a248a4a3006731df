import { assert } from '../../core/errors.ts';

/** States whose paths lie in one piece, so that growing copies nothing and wastes little. */
const CHUNK = 1 << 16;

/** How every state was first reached: its predecessor and which of its possible stimuli. 6 bytes a state. */
export class Paths {
  private readonly parents: Uint32Array[] = [];
  private readonly choices: Uint16Array[] = [];
  count = 0;

  get bytes(): number {
    return this.parents.length * CHUNK * 6;
  }

  /** Adds state number {@link count}. The first state has itself as parent. */
  add(parent: number, choice: number): void {
    assert(choice < 65_536, 'a state has fewer than 65,536 possible stimuli');
    const at = this.count % CHUNK;
    if (at === 0) {
      this.parents.push(new Uint32Array(CHUNK));
      this.choices.push(new Uint16Array(CHUNK));
    }
    this.parents.at(-1)![at] = parent;
    this.choices.at(-1)![at] = choice;
    this.count++;
  }

  /** Positions in the lists of possible stimuli that lead from the first state to this one. */
  to(state: number): number[] {
    const choices: number[] = [];
    for (let at = state; at !== 0; at = this.parentOf(at)) {
      choices.push(this.choices[Math.floor(at / CHUNK)]![at % CHUNK]!);
    }
    return choices.reverse();
  }

  depthOf(state: number): number {
    let depth = 0;
    for (let at = state; at !== 0; at = this.parentOf(at)) depth++;
    return depth;
  }

  private parentOf(state: number): number {
    return this.parents[Math.floor(state / CHUNK)]![state % CHUNK]!;
  }
}
