import { describe, expect, it } from 'vitest';
import { FLAG, Graph } from '../../../../src/search/explore/liveness.ts';

/** States by number: flags, then successors; a negative one is reached by a deviation only. */
function graph(states: readonly (readonly [number, ...number[]])[]): Graph {
  const result = new Graph();
  states.forEach(([flags, ...successors], state) => {
    result.begin();
    result.mark(state, flags);
    for (const to of successors) result.edge(Math.abs(to), to > 0);
  });
  return result;
}

describe('liveness', () => {
  it('follows what happens of itself to where the heal was run', () => {
    const { flows, stuck, healed } = FLAG;
    //                     0           1          2          3         4
    const one = graph([[flows, 1, 2], [flows, 3], [flows, 4], [stuck], [healed]]);
    expect([...one.stuckStates(5)]).toEqual([0, 1, 3]);
  });

  it('goes round a loop, and backwards through states found earlier', () => {
    const { flows, stuck } = FLAG;
    const one = graph([[flows, 3], [stuck], [flows, 1], [flows, 2]]);
    expect([...one.stuckStates(4)]).toEqual([0, 1, 2, 3]);
  });

  it('does not call stuck what breaks something, or what nobody has looked into', () => {
    const one = graph([[FLAG.flows, 2], [FLAG.breaks], [FLAG.open]]);
    expect([...one.stuckStates(3)]).toEqual([]);
  });

  it('tells what somebody could still do from what needs something to go wrong', () => {
    const { settled } = FLAG;
    // 1 reaches the settled state 3 by an ordinary step, 2 only by a deviation, 4 never.
    const one = graph([[0, 1, 2], [0, 3], [0, -3, 4], [settled], [0, 4]]);
    expect([...one.settling(5, false)]).toEqual([1, 1, 0, 1, 0]);
    expect([...one.settling(5, true)]).toEqual([1, 1, 1, 1, 0]);
  });
});
