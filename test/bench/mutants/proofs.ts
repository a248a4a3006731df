import type { Flow } from '../../../src/flows/define.ts';
import { Effects, OP, OP_STRIDE } from '../../../src/simulation/effects.ts';
import type { BoundAction, Machine } from '../../../src/simulation/machines.ts';
import { Emissions, type FlowEmissions } from './emissions.ts';
import type { Slip } from './slips.ts';

/*
 * Slips in lists of actions that nobody can tell in any state. Effects read the world as it was before the step and
 * write to a buffer that is applied after it, so a list of actions is a list of writes, and each effect's part of it does
 * not depend on the others. Assigning a field twice is assigning it once. Assignments commute with writes of any other
 * kind that read no field when they are applied: a rule may look at whether an agreement is in force when money moves or
 * something is declared, so where a flow keeps that in a field only messages are left. They leave the order of the other
 * writes among each other as it was, also where a crash lets only some commit groups through: these go by the first
 * write that is no assignment.
 *
 * A transition that only an event of the request under way takes finds the leg of that event in the field that holds the
 * leg under way: what an effect writes for other legs only, it does not write there.
 */

/** Writes that put a value where it is, whatever is there: doing them again changes nothing. */
const ASSIGNMENTS: ReadonlySet<string> = new Set(['set', 'share']);

/** Writes at which no rule is asked. */
const MESSAGES: ReadonlySet<string> = new Set(['query', 'statement', 'signal']);

/** Tells of slips of one flow whether they are the same in every state. */
export class Proofs {
  /** What effects wrote that they cannot write according to their source: nothing, or the proofs are worthless. */
  readonly surprises = new Set<string>();
  private readonly emissions: FlowEmissions;
  /** Do rules read a field of the flow? */
  private readonly isRead: boolean;

  constructor({ name, legs }: Flow) {
    shared ??= new Emissions();
    this.emissions = shared.ofFlow(name);
    this.isRead = Object.values(legs).some(({ debit }) => debit !== undefined);
  }

  /** Is the machine with this slip the same in every state? False where that is not proved. */
  isSame({ operator, effects, leg }: Pick<Slip, 'operator' | 'effects' | 'leg'>): boolean {
    const [first, second] = effects.map((effect) => this.emissions.of(effect, leg));
    if (first === undefined || first === null) return false;
    switch (operator) {
      case 'drop action':
        return first.size === 0;
      case 'apply twice':
        return onlyAssigns(first);
      case 'swap effect order':
        if (second === undefined || second === null) return false;
        return (onlyAssigns(first) && this.readsNoField(second)) || (this.readsNoField(first) && onlyAssigns(second));
      default:
        return false;
    }
  }

  /** Writes that assign nothing, and among which nothing looks at what is assigned. */
  private readsNoField(emitted: ReadonlySet<string>): boolean {
    return [...emitted].every((name) => (this.isRead ? MESSAGES.has(name) : !ASSIGNMENTS.has(name)));
  }

  /** The machine, with what its effects write compared to their source. */
  watched(machine: Machine): Machine {
    const actions = machine.actions.map((action): BoundAction => {
      const { ref, effect } = action;
      if (effect === null) return action;
      const may = this.emissions.of(ref.name);
      if (may === null) return action;
      const codes = new Set<number>([...may].map((name) => OP[name as keyof typeof OP]));
      return {
        ...action,
        effect: (view, out, params) => {
          const from = out instanceof Effects ? out.count : 0;
          effect(view, out, params);
          if (!(out instanceof Effects)) return;
          for (let i = from; i < out.count; i++) {
            const code = out.ops[i * OP_STRIDE]!;
            if (!codes.has(code)) this.surprises.add(`${ref.name} writes ${String(code)}`);
          }
        },
      };
    });
    return { ...machine, actions };
  }
}

/** The sources of all flows are read once. */
let shared: Emissions | undefined;

function onlyAssigns(emitted: ReadonlySet<string>): boolean {
  return [...emitted].every((name) => ASSIGNMENTS.has(name));
}
