import type { Model } from '../../scenario/model.ts';
import { LEG, LEG_STRIDE, PHASE, UNTOLD } from '../state/layout.ts';
import type { World } from '../state/world.ts';

/**
 * Items on their way (未达账项): fen that the books still count in a pool and the bank no longer does (negative: the
 * reverse), because a movement is under way or nobody has been told of it.
 */
export function inFlight(model: Model, world: World, pool: number): number {
  const { cells, layout } = world;
  let fen = 0;
  for (const instance of model.instances) {
    const flow = model.flows[instance.flow]!;
    for (let slot = 0; slot < flow.legSlots; slot++) {
      const leg = layout.instances[instance.index]!.legs + slot * LEG_STRIDE;
      const phase = cells[leg + LEG.phase]!;
      const untold = cells[leg + LEG.untold]!;
      const open =
        phase === PHASE.processing ||
        phase === PHASE.reportedFailed ||
        (phase === PHASE.succeeded && (untold === UNTOLD.arrived || untold === UNTOLD.reported));
      const cameBack = phase === PHASE.returned && untold === UNTOLD.givenBack;
      if (!open && !cameBack) continue;
      const purpose = flow.legNames[cells[leg + LEG.purpose]!]!;
      const from = model.accounts[instance.accounts[flow.accountNames.indexOf(flow.legs[purpose]!.from)]!]!;
      if (from.pool === pool) fen += (cameBack ? -1 : 1) * cells[leg + LEG.amount]!;
      const arrived = phase === PHASE.succeeded && untold === UNTOLD.arrived;
      if (arrived && model.accounts[cells[leg + LEG.to]!]!.pool === pool) fen -= cells[leg + LEG.amount]!;
    }
  }
  return fen;
}
