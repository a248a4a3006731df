import type { Flow } from './define.ts';

/** The flows that ship, by name; loaded when a scenario first uses one. */
export const flowLoaders: ReadonlyMap<string, () => Promise<Flow>> = new Map([
  ['aggregator', async () => (await import('./aggregator/flow.ts')).aggregator],
  ['agreement-migration', async () => (await import('./agreement-migration/flow.ts')).agreementMigration],
  ['balance-payment', async () => (await import('./balance-payment/flow.ts')).balancePayment],
  ['batch-collection', async () => (await import('./batch-collection/flow.ts')).batchCollection],
  ['concentration', async () => (await import('./concentration/flow.ts')).concentration],
  ['custody', async () => (await import('./custody/flow.ts')).custody],
  ['entrusted-loan', async () => (await import('./entrusted-loan/flow.ts')).entrustedLoan],
  ['escrow', async () => (await import('./escrow/flow.ts')).escrow],
  ['instalment', async () => (await import('./instalment/flow.ts')).instalment],
  ['iou', async () => (await import('./iou/flow.ts')).iou],
  ['joint-lending', async () => (await import('./joint-lending/flow.ts')).jointLending],
  ['lending', async () => (await import('./lending/flow.ts')).lending],
  ['mirrored-wallet', async () => (await import('./mirrored-wallet/flow.ts')).mirroredWallet],
  ['pay-in', async () => (await import('./pay-in/flow.ts')).payIn],
  ['pre-authorisation', async () => (await import('./pre-authorisation/flow.ts')).preAuthorisation],
  ['settlement', async () => (await import('./settlement/flow.ts')).settlement],
  ['split', async () => (await import('./split/flow.ts')).split],
  ['transfer', async () => (await import('./transfer/flow.ts')).transfer],
  ['withdrawal', async () => (await import('./withdrawal/flow.ts')).withdrawal],
]);
