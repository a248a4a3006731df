import { MS_PER_HOUR } from '../core/time.ts';
import { bitsOf, withBit } from './bits.ts';
import type { EffectBuffer, FlowView } from './view.ts';

/*
 * Paid legs that may come back. The notice of a return may be lost, so the statement of the day of the payment is read,
 * which shows what came back on that day, and the channel is asked when a later day on which one may come is nearly
 * over, and once more. Questions and answers may be lost as well, so the statement of that day has the last word.
 */

const AUDIT_AT = 20 * MS_PER_HOUR;
const AUDIT_AGAIN_AT = 23 * MS_PER_HOUR;

/** Fields of the flow, by index: when paid legs are next asked after, and the end of the last day of any of them. */
export interface AuditFields {
  readonly auditAt: number;
  readonly auditUntil: number;
  readonly request: number;
}

/** Paid legs of one purpose: the field that keeps their requests, one bit each, and where to ask. */
export interface Audited {
  readonly mask: number;
  readonly leg: number;
  readonly channel: number;
}

/** The request under way has been paid. */
export function watchPaid(view: FlowView, out: EffectBuffer, fields: AuditFields, audited: Audited): void {
  const { mask, leg, channel } = audited;
  const days = view.channel(channel, 'return-within-workdays');
  if (days === 0) return;
  const request = view.get(fields.request);
  out.set(mask, withBit(view.get(mask), request, true));
  out.set(fields.auditUntil, view.workday(days, AUDIT_AT));
  // From a day off on the first working day is a later day already.
  if (view.get(fields.auditAt) === 0) out.set(fields.auditAt, view.workday(view.isWorkday() ? 1 : 0, AUDIT_AT));
  out.statement(leg, request, channel);
}

export function isAuditDue(view: FlowView, fields: AuditFields): boolean {
  return view.get(fields.auditAt) > 0 && view.get(fields.auditAt) <= view.now;
}

/** Asks after every paid leg that has not come back; the second time of a day also in the day's statement. */
export function auditPaid(view: FlowView, out: EffectBuffer, fields: AuditFields, legs: readonly Audited[]): void {
  const again = view.naturalDay(0, AUDIT_AGAIN_AT);
  const isFirst = view.now < again;
  if (isFirst) out.set(fields.auditAt, again);
  else out.set(fields.auditAt, view.get(fields.auditUntil) > view.now ? view.workday(1, AUDIT_AT) : 0);
  for (const { mask, leg, channel } of legs) {
    for (const request of bitsOf(view.get(mask))) {
      out.query(leg, request, channel);
      if (!isFirst) out.statement(leg, request, channel);
    }
  }
}
