import { parseYuan } from '../../core/fen.ts';
import type { Prng } from '../../core/prng.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import type { RunValues } from './run-values.ts';

/** Draws how much somebody asks for, pays or is paid. Fen. */
export class AmountDrawer {
  private readonly kernel: Kernel;
  private readonly purses: readonly (readonly (readonly number[])[])[];
  /** By flow and act: its first argument is an amount. */
  private readonly isMoney: readonly (readonly boolean[])[];
  private prng: Prng | null = null;
  private values: RunValues | null = null;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.purses = this.purseRoles();
    this.isMoney = kernel.model.flows.map(({ actNames, acts }) =>
      actNames.map((name) => acts[name]!.args?.[0]?.type === 'fen'),
    );
  }

  /** A new run begins. */
  begin(prng: Prng, values: RunValues): void {
    this.prng = prng;
    this.values = values;
  }

  /** Is the first argument of this act an amount? */
  isAbout(instance: number, act: number): boolean {
    return this.isMoney[this.kernel.roster.flow(instance)]![act]!;
  }

  /** Mostly everything there is, because then something is missing; else one of the run's amounts. */
  outside(account: number, incoming: boolean): number {
    const { ledger } = this.kernel;
    const there = ledger.balance(account) - ledger.held(account);
    const prng = this.prng!;
    if (incoming || there <= 0) return prng.pick(this.values!.amounts);
    return prng.chance(1, 2) ? there : Math.min(there, prng.pick(this.values!.amounts));
  }

  /** One of the run's amounts, or one that fits what an account of whoever acts holds now. */
  forAct(instance: number, act: number): number {
    const prng = this.prng!;
    const { amounts } = this.values!;
    const stated = this.stated(instance, act);
    if (stated !== null) return prng.pick(stated);
    if (prng.chance(1, 2)) return prng.pick(amounts);
    const roles = this.purses[instance]![act]!;
    if (roles.length === 0) return prng.pick(amounts);
    const there = Math.abs(this.kernel.viewOf(instance).balance(prng.pick(roles)));
    const fen = prng.pick([there, there, there + 1, there - 1, Math.floor(there / 2), Math.floor((there * 4) / 5)]);
    return fen > 0 ? fen : prng.pick(amounts);
  }

  /** Amounts to which the scenario bounds an act, fen; null where it does not. */
  stated(instance: number, act: number): readonly number[] | null {
    const { model } = this.kernel;
    const flow = model.flows[model.instances[instance]!.flow]!;
    return model.scenario.faults?.acts?.[flow.actNames[act]!]?.yuan?.map((text) => parseYuan(text)) ?? null;
  }

  /** By instance and act: roles of the accounts that belong to whoever acts. */
  private purseRoles(): number[][][] {
    const { model } = this.kernel;
    return model.instances.map(({ accounts, flow, parties }) => {
      const { actNames, acts, partyNames, accountNames } = model.flows[flow]!;
      return actNames.map((name) => {
        const party = parties[partyNames.indexOf(acts[name]!.by)];
        const isOwn = (role: number): boolean =>
          accounts[role]! >= 0 && model.accounts[accounts[role]!]!.owner === party;
        return accountNames.map((_, role) => role).filter(isOwn);
      });
    });
  }
}
