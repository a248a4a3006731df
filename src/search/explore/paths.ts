import { assert } from '../../core/errors.ts';

/** How every state was first reached: its predecessor and which of its possible stimuli. 6 bytes a state. */
export class Paths {
  private parent = new Uint32Array(1 << 12);
  private choice = new Uint16Array(1 << 12);
  count = 0;

  get bytes(): number {
    return this.parent.length * 6;
  }

  /** Adds state number {@link count}. The first state has itself as parent. */
  add(parent: number, choice: number): void {
    assert(choice < 65_536, 'a state has fewer than 65,536 possible stimuli');
    if (this.count === this.parent.length) {
      const parents = new Uint32Array(this.count * 2);
      parents.set(this.parent);
      this.parent = parents;
      const choices = new Uint16Array(this.count * 2);
      choices.set(this.choice);
      this.choice = choices;
    }
    this.parent[this.count] = parent;
    this.choice[this.count] = choice;
    this.count++;
  }

  /** Positions in the lists of possible stimuli that lead from the first state to this one. */
  to(state: number): number[] {
    const choices: number[] = [];
    for (let at = state; at !== 0; at = this.parent[at]!) choices.push(this.choice[at]!);
    return choices.reverse();
  }

  depthOf(state: number): number {
    let depth = 0;
    for (let at = state; at !== 0; at = this.parent[at]!) depth++;
    return depth;
  }
}
