import { dayOf } from '../../core/time.ts';
import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import { INSTANCE } from '../state/layout.ts';
import type { RuleContext } from './context.ts';
import { instance, kindOf, orNone } from './suppliers-common.ts';

type Supplier = (context: RuleContext) => FactValue;

/** Agreements, holds, refunds, splits, postings, advances, paths and duties: what the event at hand is about. */
export const agreementSuppliers: Readonly<Partial<Record<FactName, Supplier>>> = {
  'agreement.kind': (c) => c.topic,
  'agreement.client': (c) => c.party,
  'agreement.clientKind': (c) => kindOf(c, c.party),
  'agreement.limit': (c) => (c.amount === 0 ? null : c.amount),

  'hold.account': (c) => c.account,
  'hold.accountKind': (c) => c.model.accounts[c.account]!.kind,
  'hold.accountClass': (c) => c.model.accounts[c.account]!.class || null,
  'hold.owner': (c) => c.model.accounts[c.account]!.owner,
  'hold.cause': (c) => c.topic || null,
  'hold.amount': (c) => c.amount,

  'refund.amount': (c) => c.amount,
  'refund.paid': (c) => c.other,
  'refund.givenBack': (c) => c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.givenBack]!,
  'refund.toOriginalAccount': (c) => c.to === c.origin,
  'refund.payee': (c) => c.model.accounts[c.to]!.owner,
  'refund.payeeAccountKind': (c) => c.model.accounts[c.to]!.kind,

  'split.total': (c) => c.amount,
  'split.parts': (c) => c.other,

  'posting.amount': (c) => c.amount,
  'posting.payer': (c) => c.model.accounts[c.from]!.owner,
  'posting.payerKind': (c) => kindOf(c, c.model.accounts[c.from]!.owner),
  'posting.payee': (c) => c.model.accounts[c.to]!.owner,
  'posting.payeeKind': (c) => kindOf(c, c.model.accounts[c.to]!.owner),
  'posting.payeeAccountKind': (c) => c.model.accounts[c.to]!.kind,

  'advance.amount': (c) => c.amount,
  'advance.open': (c) => c.other,
  'advance.client': (c) => orNone(c.party),
  'advance.clientKind': (c) => (c.party < 0 ? null : kindOf(c, c.party)),
  'advance.funder': (c) => orNone(c.origin),
  'advance.funderKind': (c) => (c.origin < 0 ? null : kindOf(c, c.origin)),
  'advance.source': (c) => instance(c).funding[0]?.source ?? null,

  'path.payee': (c) => c.party,
  'path.payeeKind': (c) => kindOf(c, c.party),
  'path.amount': (c) => c.amount,
  'path.through': (c) => c.through,

  'duty.kind': (c) => c.topic,
  'duty.concerning': (c) => orNone(c.party),
  'duty.concerningKind': (c) => (c.party < 0 ? null : kindOf(c, c.party)),
  'duty.amount': (c) => c.amount,
  'duty.arose': (c) => c.since,
  'duty.workdays': (c) => c.other,

  'leg.workdaysUnderWay': (c) => workdaysSince(c, c.since),
};

/** Working days after a local day up to today. */
function workdaysSince(c: RuleContext, day: number): number {
  let count = 0;
  for (let d = day + 1; d <= dayOf(c.world.now); d++) if (c.calendar.isWorkday(d)) count++;
  return count;
}
