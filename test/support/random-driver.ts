import type { Prng } from '../../src/core/prng.ts';
import { MS_PER_MINUTE, MS_PER_SECOND } from '../../src/core/time.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { applyStimulus } from '../../src/simulation/plan/driver.ts';
import type { Stimulus } from '../../src/simulation/plan/compile.ts';
import { ADDRESS, ITEM, LEG, packAddress } from '../../src/simulation/state/layout.ts';

const fates = ['late', 'lost', 'twice'] as const;
const legFates = ['rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned', 'never-settles'] as const;
const points = ['nothing', 'postings', 'state', 'messages'] as const;

/** Draws one stimulus of any kind, possible or not: runs must be total. */
function drawStimulus(kernel: Kernel, prng: Prng): Stimulus {
  const { model, world } = kernel;
  const roll = prng.int(100);
  const instance = prng.int(model.instances.length);
  const flow = model.flows[model.instances[instance]!.flow]!;
  if (roll < 12)
    return { kind: 'act', instance, act: prng.int(flow.actNames.length), arg0: prng.between(1, 3) * 10_000, arg1: 1 };
  if (roll < 45) return { kind: 'deliver' };
  if (roll < 78) return { kind: 'advance', to: Infinity };
  if (roll < 82) return { kind: 'advance', to: world.now + prng.between(1, 600) * MS_PER_SECOND };
  if (roll < 90 && world.pending > 0) {
    const at = world.itemAt(prng.int(world.pending));
    const address = world.cells[at + ITEM.address]!;
    if (address > 0)
      return { kind: 'message', address, fate: prng.pick(fates), by: prng.between(1, 20) * MS_PER_MINUTE };
  }
  if (roll < 94) return { kind: 'crash', instance, after: prng.pick(points) };
  for (let slot = 0; slot < flow.legSlots; slot++) {
    const leg = kernel.channels.legBase(instance, slot);
    if (world.cells[leg + LEG.phase] === 0 || world.cells[leg + LEG.phase]! > 2) continue;
    const address = packAddress(
      instance,
      world.cells[leg + LEG.purpose]!,
      ADDRESS.leg,
      world.cells[leg + LEG.ordinal]!,
    );
    return { kind: 'leg', address, fate: prng.pick(legFates), by: prng.between(0, 20) * MS_PER_MINUTE };
  }
  return { kind: 'deliver' };
}

/** Draws and applies `count` stimuli; returns them. */
export function runRandomly(kernel: Kernel, prng: Prng, count: number): Stimulus[] {
  const done: Stimulus[] = [];
  for (let i = 0; i < count; i++) {
    const stimulus = drawStimulus(kernel, prng);
    done.push(stimulus);
    applyStimulus(kernel, stimulus);
  }
  return done;
}
