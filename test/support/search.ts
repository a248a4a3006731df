import type { ScenarioFile } from '../../src/scenario/format.ts';
import type { Subject } from '../../src/search/plan/runner.ts';
import type { Mended } from '../../src/search/shrink/repairs.ts';
import { loadScenario, withdrawalScenario } from './load.ts';

/** A scenario as a search takes it, without rules. */
export async function subjectOf(scenario: ScenarioFile): Promise<Subject> {
  return { ...(await loadScenario(scenario)), rules: null };
}

/** One or two withdrawals of one customer with these choices. */
export async function withdrawals(choices: Record<string, string>, count: 1 | 2 = 1): Promise<Subject> {
  const flow = { flow: 'withdrawal', parties: { customer: 'alice' }, choices };
  return subjectOf(withdrawalScenario({ flows: count === 1 ? { w1: flow } : { w1: flow, w2: flow } }));
}

/** The same design with each choice in turn at its sound default. */
export async function mendedWithdrawals(choices: Record<string, string>, count: 1 | 2 = 1): Promise<Mended[]> {
  return Promise.all(
    Object.entries(choices).map(async ([choice, value]) => {
      const rest = Object.fromEntries(Object.entries(choices).filter(([name]) => name !== choice));
      return { choice: `withdrawal.${choice}=${value}`, subject: await withdrawals(rest, count) };
    }),
  );
}
