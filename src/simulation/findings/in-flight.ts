import type { InstanceModel, Model } from '../../scenario/model.ts';
import { ITEM, KIND, LEG, LEG_STRIDE, PHASE, UNLEARNT, UNTOLD } from '../state/layout.ts';
import type { World } from '../state/world.ts';

/**
 * Items on their way (未达账项): fen that the books still count in a pool and the bank no longer does (negative: the
 * reverse), because a movement is under way or nobody has been told of it.
 */
export function inFlight(model: Model, world: World, pool: number): number {
  const { cells, layout } = world;
  let fen = 0;
  for (const instance of model.instances) {
    const { legSlots } = model.flows[instance.flow]!;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = layout.instances[instance.index]!.legs + slot * LEG_STRIDE;
      fen += notBooked(model, world, instance, leg, cells[leg + LEG.untold]!, pool);
    }
  }
  // What a crash kept an instance from booking, until it hears of it again.
  for (let p = 0; p < world.pending; p++) {
    const at = world.itemAt(p);
    const detail = cells[at + ITEM.d]!;
    const slot = Math.abs(detail) - 1 - UNLEARNT;
    if (cells[at + ITEM.kind] !== KIND.message || slot < 0) continue;
    const instance = model.instances[cells[at + ITEM.target]!]!;
    const leg = layout.instances[instance.index]!.legs + slot * LEG_STRIDE;
    const phase = cells[leg + LEG.phase]!;
    if (phase !== PHASE.succeeded && phase !== PHASE.returned) continue;
    if (cells[leg + LEG.untold] !== UNTOLD.nothing || cells[leg + LEG.request] !== cells[at + ITEM.c]) continue;
    fen += notBooked(model, world, instance, leg, detail > 0 ? UNTOLD.arrived : UNTOLD.givenBack, pool);
  }
  return fen;
}

/** Of one leg, of which its instance has not been told `untold`. */
function notBooked(
  model: Model,
  { cells }: World,
  instance: InstanceModel,
  leg: number,
  untold: number,
  pool: number,
): number {
  const phase = cells[leg + LEG.phase]!;
  const arrived = phase === PHASE.succeeded && untold === UNTOLD.arrived;
  const open =
    arrived ||
    phase === PHASE.processing ||
    phase === PHASE.reportedFailed ||
    (phase === PHASE.succeeded && untold === UNTOLD.reported);
  const cameBack = phase === PHASE.returned && untold === UNTOLD.givenBack;
  if (!open && !cameBack) return 0;
  const flow = model.flows[instance.flow]!;
  const purpose = flow.legNames[cells[leg + LEG.purpose]!]!;
  const from = model.accounts[instance.accounts[flow.accountNames.indexOf(flow.legs[purpose]!.from)]!]!;
  let fen = 0;
  if (from.pool === pool) fen += (cameBack ? -1 : 1) * cells[leg + LEG.amount]!;
  if (arrived && model.accounts[cells[leg + LEG.to]!]!.pool === pool) fen -= cells[leg + LEG.amount]!;
  return fen;
}
