import { compareNumber, compareText } from '../../core/order.ts';
import type { Cast } from '../../results/report.ts';
import type { Model } from '../../scenario/model.ts';
import { bookName, partyKey, partyName, shownBalance } from './names.ts';

/** Who stands where in a diagram: those who ask, those who run the systems, channels, those who keep the money. */
const order = [
  'person',
  'merchant',
  'company',
  'lender',
  'platform',
  'p2p-platform',
  'aggregator',
  'vendor',
  'payment-institution',
  'channel',
  'clearing-institution',
  'bank',
  'central-bank',
];

/** @param opening fen by account at the start */
export function castOf(model: Model, opening: readonly number[]): Cast {
  const parties = [
    ...model.parties.map(({ key, index, file }) => ({ key, name: partyName(model, index), kind: file.kind })),
    ...model.channels.map(({ key }) => ({ key, name: { zh: key, en: key }, kind: 'channel' })),
  ];
  return {
    parties: parties.sort(
      (a, b) => compareNumber(order.indexOf(a.kind), order.indexOf(b.kind)) || compareText(a.key, b.key),
    ),
    accounts: model.accounts
      .filter(({ index }) => index !== model.outside)
      .map((account) => ({
        key: account.key,
        owner: partyKey(model, account.owner),
        book: bookName(account),
        opening: shownBalance(account, opening[account.index]!),
      })),
    instances: model.instances.map(({ key, flow }) => ({ key, flow: model.flows[flow]!.name })),
  };
}
