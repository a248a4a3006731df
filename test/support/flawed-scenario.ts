import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Record<string, unknown>;

/** Two withdrawals of 80.00 from a balance of 100.00 that nobody freezes: 60.00 are paid that bob owns. */
export const flawed: Json = {
  id: 'no-freeze',
  title: { zh: '提现不冻结', en: 'Withdrawals without a freeze' },
  starts: '2018-02-12T10:00:00+08:00',
  participants: {
    alice: { kind: 'person' },
    bob: { kind: 'person' },
    pay: { kind: 'payment-institution', licences: ['network-payment'] },
    'bank-a': { kind: 'bank', totalAssets: '3000000000000.00' },
    'bank-r': { kind: 'bank', totalAssets: '3000000000000.00' },
  },
  accounts: {
    'alice-wallet': { owner: 'alice', at: 'pay', class: 'III', opening: '100.00' },
    'bob-wallet': { owner: 'bob', at: 'pay', class: 'III', opening: '500.00' },
    reserve: { owner: 'pay', at: 'bank-r', kind: 'reserve', opening: '600.00' },
    'alice-card': { owner: 'alice', at: 'bank-a', opening: '0.00' },
  },
  flows: {
    w1: { flow: 'withdrawal', parties: { customer: 'alice' }, choices: { freeze: 'none' } },
    w2: { flow: 'withdrawal', parties: { customer: 'alice' }, choices: { freeze: 'none' } },
  },
  plan: [
    { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '80.00' },
    { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w2', yuan: '80.00' },
  ],
  expect: [{ id: 'uncovered-payout', loses: 'bob', yuan: '60.00' }, { id: 'payacct-no-overdraft' }],
};

/** The same with a freeze: the second withdrawal is refused. */
export const sound: Json = {
  ...flawed,
  id: 'freeze',
  title: { zh: '提现先冻结', en: 'Withdrawals with a freeze' },
  flows: {
    w1: { flow: 'withdrawal', parties: { customer: 'alice' } },
    w2: { flow: 'withdrawal', parties: { customer: 'alice' } },
  },
  expect: [],
};

/** Writes a scenario into a folder; returns the file. */
export function writeScenario(folder: string, scenario: Json): string {
  const file = join(folder, `${String(scenario['id'])}.scenario.json`);
  writeFileSync(file, `${JSON.stringify(scenario, null, 2)}\n`);
  return file;
}
