import { effectiveAnnualRate, hundredthsOfPercent, simpleAnnualRate, type CashDay } from '../../core/borrowing-rate.ts';
import { assert } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { fraction } from '../../core/rate.ts';
import { dayOf } from '../../core/time.ts';
import { borrowerCash, type CashSign } from '../../flows/borrowing.ts';
import type { FactKind } from '../../flows/terms.ts';
import type { BorrowingCost } from '../../results/run.ts';
import type { ScenarioFile } from '../../scenario/format.ts';
import type { InstanceModel, Model } from '../../scenario/model.ts';
import { factKinds } from '../observer.ts';
import type { RunOutcome } from '../run.ts';

/**
 * What the loans of a run cost their borrowers, from the cash that moved between the two in the run and nothing that a
 * contract calls it. The run must have been recorded.
 */
export function borrowingCosts(model: Model, { recorder, kernel }: RunOutcome): BorrowingCost[] {
  assert(recorder !== null, 'what a loan costs is read from the record');
  const ledgers = new Map<number, CashLedger>();
  const signs = model.flows.map(borrowerCash);
  for (const { index, flow } of model.instances) {
    const byLeg = signs[flow] ?? null;
    if (byLeg !== null) ledgers.set(index, new CashLedger(byLeg));
  }
  for (const { now, facts } of recorder.events) {
    for (const { instance, kind, name, fen } of facts) {
      ledgers.get(instance)?.tell(dayOf(now), factKinds[kind]!, name, fen);
    }
  }
  return [...ledgers].flatMap(([index, { days }]) => {
    const instance = model.instances[index]!;
    return days.length === 0 ? [] : [costOf(model, instance, days, owed(model, instance, kernel.register))];
  });
}

/** True if a scenario wants to know what its loans cost: its run has to be recorded. */
export function asksForCosts({ measure }: ScenarioFile): boolean {
  return measure?.includes('borrowing-cost') === true;
}

/** Cash of one borrower by day. */
class CashLedger {
  readonly days: CashDay[] = [];
  private readonly signs: readonly (CashSign | undefined)[];
  /** Debited and not yet with the lender, by leg: a refusal is a failure too, but nothing was debited before it. */
  private readonly underway = new Map<number, number>();

  constructor(signs: readonly (CashSign | undefined)[]) {
    this.signs = signs;
  }

  /** A fact of the world about a leg. */
  tell(day: number, fact: FactKind, leg: number, fen: number): void {
    const sign = this.signs[leg];
    if (sign === 1) {
      if (fact === 'credited') this.add(day, fen);
      if (fact === 'reversed') this.add(day, -fen);
      return;
    }
    if (sign === undefined) return;
    const underway = this.underway.get(leg) ?? 0;
    if (fact === 'debited') {
      this.underway.set(leg, underway + fen);
      this.add(day, -fen);
    } else if (fact === 'credited') this.underway.set(leg, underway - fen);
    else if ((fact === 'failed' || fact === 'returned') && underway >= fen) {
      this.underway.set(leg, underway - fen);
      this.add(day, fen);
    } else if (fact === 'reversed') this.add(day, fen);
  }

  private add(day: number, fen: number): void {
    const last = this.days.at(-1);
    if (last?.day === day) this.days[this.days.length - 1] = { day, fen: last.fen + fen };
    else this.days.push({ day, fen });
  }
}

/** What the borrower still owes the lender at the end, fen. */
function owed(
  model: Model,
  { claims, parties, flow }: InstanceModel,
  register: { owed(claim: number): number },
): number {
  const { partyNames } = model.flows[flow]!;
  const [lender, borrower] = ['lender', 'borrower'].map((role) => parties[partyNames.indexOf(role)]!);
  return claims
    .filter((claim) => model.claims[claim]!.creditor === lender && model.claims[claim]!.debtor === borrower)
    .reduce((sum, claim) => sum + register.owed(claim), 0);
}

function costOf(model: Model, instance: InstanceModel, days: readonly CashDay[], open: number): BorrowingCost {
  const { termNames } = model.flows[instance.flow]!;
  const named = ['principal', 'line'].map((term) => termNames.indexOf(term)).find((term) => term >= 0);
  const principal = named === undefined ? 0 : instance.terms[named]!;
  // Taken and paid out on one day, in whatever order: the borrower has what is left in the evening.
  const arrived = days.findIndex(({ fen }) => fen > 0);
  const upTo = arrived < 0 ? 0 : days.slice(0, arrived + 1).reduce((sum, { fen }) => sum + fen, 0);
  const usable = Math.max(0, upTo);
  const cost = -days.reduce((sum, { fen }) => sum + fen, 0);
  const isOver = open === 0 && usable > 0 && cost >= 0;
  const simple = isOver ? simpleAnnualRate(days) : null;
  return {
    flow: instance.key,
    principal: formatYuan(principal),
    usable: formatYuan(usable),
    cost: isOver ? formatYuan(cost) : null,
    days: isOver ? days.at(-1)!.day - days[arrived]!.day : null,
    ofUsable: isOver ? percent(hundredthsOfPercent(fraction(cost, usable))) : null,
    simpleAnnual: simple === null ? null : percent(hundredthsOfPercent(simple)),
    effectiveAnnual: isOver ? percent(effectiveAnnualRate(days)) : null,
    stillOwed: formatYuan(open),
  };
}

function percent(hundredths: number | null): string | null {
  return hundredths === null ? null : `${formatYuan(hundredths)}%`;
}
