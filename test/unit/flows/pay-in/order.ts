import { execute } from '../../../../src/cli/execute.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';

const library = await Library.open();
const loaded = library.load('scenarios/pay-in/authentication.scenario.json');

/** What is different from an order o1 of 100.00 yuan, paid by authentication payment. */
export interface Difference {
  readonly plan: readonly PlanItem[];
  readonly choices?: Readonly<Record<string, string>>;
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly shopHas?: string;
}

/** What a run of one order left behind. */
export interface Outcome {
  /** Findings that fail a run: `id, loser amount`. */
  readonly findings: readonly string[];
  /** Balance of an account at the end, fen. */
  balance(account: string): number;
}

export async function runOrder({ plan, choices = {}, terms = {}, shopHas = '0.00' }: Difference): Promise<Outcome> {
  const { scenario } = loaded;
  const changed: ScenarioFile = {
    ...scenario,
    accounts: {
      ...scenario.accounts,
      'shop-balance': { ...scenario.accounts['shop-balance']!, opening: shopHas },
      reserve: { ...scenario.accounts['reserve']!, opening: `${String(2000 + Number(shopHas))}.00` },
    },
    contracts: { acquiring: { between: ['shop', 'pay'], ...terms } },
    flows: {
      o1: { ...scenario.flows['o1']!, contract: 'acquiring', choices: { product: 'authentication', ...choices } },
    },
    plan,
    expect: [],
  };
  const options = { overrides: noOverrides, paranoid: true, record: true, replay: '' };
  const { result, model, outcome } = await execute(library, { ...loaded, scenario: changed }, options);
  return {
    findings: result.findings
      .filter(({ fails }) => fails)
      .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(', ')),
    balance: (account) => {
      const { index, opening } = model.accounts.find(({ key }) => key === account)!;
      return outcome
        .recorder!.events.flatMap(({ n, postings }) => (n === 1 ? [] : postings))
        .filter((posting) => posting.account === index)
        .reduce((sum, { fen }) => sum + fen, opening);
    },
  };
}

const act = (at: string, who: string, does: string, yuan?: string): PlanItem => ({
  at,
  who,
  does,
  flow: 'o1',
  ...(yuan === undefined ? {} : { yuan }),
});

export const order = (): PlanItem => act('10:00:00', 'shop', 'order', '100.00');
export const pay = (at = '10:01:00', yuan = '100.00'): PlanItem => act(at, 'payer', 'pay', yuan);
export const sign = (at: string): PlanItem => act(at, 'payer', 'sign');
export const revoke = (at: string): PlanItem => act(at, 'payer', 'revoke');
export const charge = (at: string, yuan = '100.00'): PlanItem => act(at, 'shop', 'charge', yuan);
export const close = (at: string): PlanItem => act(at, 'shop', 'close');
export const refund = (at: string, yuan: string): PlanItem => act(at, 'shop', 'refund', yuan);
export const remit = (at: string, yuan = '100.00'): PlanItem => act(at, 'payer', 'remit', yuan);
export const match = (at: string): PlanItem => ({ at, who: 'operator', does: 'match', flow: 'o1' });
export const forge = (at: string): PlanItem => act(at, 'payer', 'forge');
