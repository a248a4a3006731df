import { parseYuan } from '../../core/fen.ts';
import { applyRate, fraction, instalments } from '../../core/rate.ts';
import { civilFromDay, dayFromCivil, dayOf, daysInMonth } from '../../core/time.ts';
import { atTerm, bought, type IouTerms } from '../../flows/iou/interest.ts';
import { dueDay, totalInterest, type LoanTerms } from '../../flows/lending/schedule.ts';
import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import type { InstanceModel } from '../../scenario/model.ts';
import { INSTANCE } from '../state/layout.ts';
import type { RuleContext } from './context.ts';
import { licencesOf } from './suppliers-common.ts';

type Supplier = (context: RuleContext) => FactValue;

/** Facts of the catalogue's loans: read from the contract, the parties, and what the run has paid out and taken. */
export const lendingSuppliers: Readonly<Partial<Record<FactName, Supplier>>> = {
  'loan.product': (c) => stated(c, 'product') ?? null,
  'loan.isOnline': (c) => stated(c, 'online') === true,
  'loan.purpose': (c) => stated(c, 'purpose') ?? null,
  'loan.soldTo': (c) => stated(c, 'soldTo') ?? null,
  'loan.rollOvers': (c) => stated(c, 'rollOvers') ?? 0,
  'loan.costSheetShown': (c) => stated(c, 'costSheet') === true,
  'loan.isEntrusted': (c) => stated(c, 'entrusted') === true,
  'loan.fundsSource': (c) => stated(c, 'fundsSource') ?? null,

  'loan.charges365': (c) => {
    const terms = loanTerms(c);
    return terms === null ? undefined : (terms.fee + interestOf(c, terms)) * 365;
  },
  'loan.takenInAll': (c) => c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.loanTaken]!,
  'loan.agreedInAll': (c) => {
    const terms = loanTerms(c);
    return terms === null ? null : terms.principal + terms.fee + interestOf(c, terms);
  },
  'loan.daysOpen': (c) => {
    const at = c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.loanAt]!;
    return dayOf(c.world.now) - dayOf(at);
  },
  'loan.cashDays': cashDays,
  'loan.cashDaysFourfold': (c) => {
    const sum = cashDays(c);
    return sum === undefined ? undefined : sum * 4;
  },
  'contract.instalments': (c) => loanTerms(c)?.instalments ?? null,
  'contract.termMonths': (c) => {
    const terms = loanTerms(c);
    return terms === null ? null : monthsToCover(dayOf(c.model.startsAt), terms.termDays);
  },

  entrustor,
  'entrustor.kind': (c) => fileOf(c, entrustor(c) ?? -1)?.kind ?? null,
  'entrustor.licences': (c) => {
    const principal = entrustor(c);
    return principal === null ? null : licencesOf(c, principal);
  },
  'entrustor.industry': (c) => fileOf(c, entrustor(c) ?? -1)?.industry ?? null,
  'loan.entrustedFunds': (c) => {
    const isAgent = stated(c, 'entrusted') === true && fileOf(c, role(c, 'lender'))?.kind === 'bank';
    return isAgent ? instanceOf(c).funding.reduce((sum, { limit }) => sum + limit, 0) : null;
  },
  'loan.disbursedSoFar': (c) => c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.loanOut]!,
  'borrower.isStudent': (c) => fileOf(c, role(c, 'borrower'))?.facts?.['student'] === true,
  'borrower.age': (c) => {
    const borrower = fileOf(c, role(c, 'borrower'));
    return borrower?.kind === 'person' ? (borrower.facts?.['age'] ?? null) : null;
  },
  'borrower.monthlyIncome': (c) => fenFact(c, role(c, 'borrower'), 'monthlyIncome'),
  'borrower.lineHere': (c) => {
    const product = stated(c, 'product');
    return sumOver(c, (other) => {
      const same = isOf(c, other, 'lender') && isOf(c, other, 'borrower');
      if (!same || statedIn(c, other, 'product') !== product) return 0;
      return Math.max(term(c, other, 'principal') ?? 0, term(c, other, 'line') ?? 0);
    });
  },
  'borrower.outstandingHere': (c) => {
    const before = opening(c, 'borrower.outstandingHere', key(c, role(c, 'borrower')), key(c, role(c, 'lender')));
    if (before === undefined) return undefined;
    return before + sumOver(c, (i) => (isOf(c, i, 'lender') && isOf(c, i, 'borrower') ? outstanding(c, i) : 0));
  },
  'borrower.outstandingEverywhere': (c) => {
    const before = opening(c, 'borrower.outstandingEverywhere', key(c, role(c, 'borrower')), undefined);
    if (before === undefined) return undefined;
    return (
      before +
      sumOver(c, (i) => {
        const isP2p = c.model.parties[roleIn(c, i, 'lender')]?.file.kind === 'p2p-platform';
        return isP2p && isOf(c, i, 'borrower') ? outstanding(c, i) : 0;
      })
    );
  },

  'disbursement.payee': (c) => c.model.accounts[c.to]!.owner,
  'disbursement.payeeKind': (c) => fileOf(c, c.model.accounts[c.to]!.owner)?.kind,
  'disbursement.payerAccountKind': (c) => c.model.accounts[c.from]!.kind,
  'disbursement.payerBank': (c) => {
    const { at } = c.model.accounts[c.from]!;
    return c.model.parties[at]?.file.kind === 'bank' ? at : null;
  },
  'collection.payeeAccountKind': (c) => c.model.accounts[c.to]?.kind ?? null,

  'loan.bank': (c) => bankOf(c, c.instance) ?? null,
  'loan.partner': (c) => funders(c, c.instance)?.partner ?? null,
  'loan.fundedByPartners': (c) => {
    const joint = funders(c, c.instance);
    const principal = term(c, instanceOf(c), 'principal');
    return joint === null || principal === undefined ? null : principal - bankPart(c, instanceOf(c), principal);
  },
  'loan.bankWithPartner': (c) => {
    const joint = funders(c, c.instance);
    if (joint === null) return null;
    const before = opening(c, 'loan.bankWithPartner', key(c, joint.partner), key(c, joint.bank));
    if (before === undefined) return undefined;
    return before + jointLoans(c, (other) => other.bank === joint.bank && other.partner === joint.partner);
  },
  'loan.bankJointLoans': (c) => {
    const joint = funders(c, c.instance);
    if (joint === null) return null;
    const before = opening(c, 'loan.bankJointLoans', key(c, joint.bank), undefined);
    return before === undefined ? undefined : before + jointLoans(c, (other) => other.bank === joint.bank);
  },
  'loan.bankTier1Net': (c) => fenFact(c, funders(c, c.instance)?.bank ?? -1, 'tier1Net'),
  'loan.bankTotalLoans': (c) => fenFact(c, funders(c, c.instance)?.bank ?? -1, 'totalLoans'),
};

/** Whose money an entrusted loan is; null if the bank names nobody, or if it is no entrusted loan. */
function entrustor(c: RuleContext): number | null {
  if (stated(c, 'entrusted') !== true) return null;
  const lender = role(c, 'lender');
  return fileOf(c, lender)?.kind === 'bank' ? (instanceOf(c).funding[0]?.funder ?? null) : lender;
}

function instanceOf(c: RuleContext): InstanceModel {
  return c.model.instances[c.instance]!;
}

/** Party index of a role of the event's instance, or -1. */
function role(c: RuleContext, name: string): number {
  return roleIn(c, instanceOf(c), name);
}

function roleIn(c: RuleContext, { flow, parties }: InstanceModel, name: string): number {
  const index = c.model.flows[flow]!.partyNames.indexOf(name);
  return index < 0 ? -1 : parties[index]!;
}

/** True if another instance has the same party in this role. */
function isOf(c: RuleContext, other: InstanceModel, name: string): boolean {
  return roleIn(c, other, name) === role(c, name);
}

function key(c: RuleContext, party: number): string {
  return c.model.parties[party]?.key ?? '';
}

function fileOf(c: RuleContext, party: number): RuleContext['model']['parties'][number]['file'] | undefined {
  return c.model.parties[party]?.file;
}

function stated(c: RuleContext, name: string): FactValue {
  return statedIn(c, instanceOf(c), name);
}

function statedIn(c: RuleContext, { contract }: InstanceModel, name: string): FactValue {
  return c.model.scenario.contracts?.[contract]?.[name] as FactValue;
}

/** What is stated of a participant in yuan; null if nothing is. */
function fenFact(c: RuleContext, party: number, name: string): number | null {
  const yuan = fileOf(c, party)?.facts?.[name];
  return typeof yuan === 'string' ? parseYuan(yuan) : null;
}

/** A term as an integer, or undefined if the flow of the instance has none of that name. */
function term(c: RuleContext, { flow, terms }: InstanceModel, name: string): number | undefined {
  const index = c.model.flows[flow]!.termNames.indexOf(name);
  return index < 0 ? undefined : terms[index]!;
}

/** The terms that a schedule follows from; null for a contract that is no loan. */
function loanTerms(c: RuleContext): LoanTerms | null {
  const instance = instanceOf(c);
  // Of an open line the loan is what was drawn.
  const line = term(c, instance, 'line');
  const principal = term(c, instance, 'principal') ?? (line === undefined ? undefined : drawn(c));
  const termDays = term(c, instance, 'termDays');
  if (principal === undefined || termDays === undefined) return null;
  const { termNames } = c.model.flows[instance.flow]!;
  return {
    principal,
    termDays,
    fee: term(c, instance, 'fee') ?? 0,
    instalments: Math.max(1, term(c, instance, 'instalments') ?? 1),
    rate: instance.rates[termNames.indexOf('interestRate')] ?? fraction(0n),
    yearDays: term(c, instance, 'yearDays') === 360 ? 360 : 365,
  };
}

/** Paid out so far, fen. */
function drawn(c: RuleContext): number {
  return c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.loanOut]!;
}

/** Interest of the whole term: by the schedule, or with the days that a contract leaves free. */
function interestOf(c: RuleContext, terms: LoanTerms): number {
  const freeDays = term(c, instanceOf(c), 'freeDays');
  if (freeDays === undefined) return totalInterest(terms);
  const iou: IouTerms = { ...terms, freeDays, fromFirstDay: term(c, instanceOf(c), 'fromFirstDay') === 1 };
  return atTerm(iou, bought(iou, terms.principal)) - terms.principal;
}

/**
 * Cash that the borrower has the use of, summed over the days of the term, fen: what the schedule leaves outstanding
 * less what has been taken ahead.
 */
function cashDays(c: RuleContext): number | undefined {
  const terms = loanTerms(c);
  if (terms === null) return undefined;
  const { cells, layout } = c.world;
  const { base } = layout.instances[c.instance]!;
  const kept = Math.max(0, terms.principal - cells[base + INSTANCE.loanOut]! + taken(c));
  let left = terms.principal;
  let sum = 0;
  instalments(terms.principal, terms.instalments, 'half-up').forEach((part, i) => {
    const days = dueDay(terms, i + 1) - (i === 0 ? 0 : dueDay(terms, i));
    sum += Math.max(0, left - kept) * days;
    left -= part;
  });
  return sum;
}

/** Taken ahead by a payment of its own: what is netted is not in the disbursement to begin with. */
function taken(c: RuleContext): number {
  const { cells, layout } = c.world;
  const { base } = layout.instances[c.instance]!;
  const principal = term(c, instanceOf(c), 'principal') ?? drawn(c);
  const netted = Math.max(0, principal - cells[base + INSTANCE.loanOut]!);
  return Math.max(0, cells[base + INSTANCE.loanTaken]! - netted);
}

/** Fewest whole months from a day that cover so many days. */
function monthsToCover(day: number, days: number): number {
  const { year, month, day: start } = civilFromDay(day);
  for (let months = 0; ; months++) {
    const m = month - 1 + months;
    const [y, of] = [year + Math.floor(m / 12), (m % 12) + 1];
    if (dayFromCivil(y, of, Math.min(start, daysInMonth(y, of))) >= day + days) return months;
  }
}

/** Principal that has arrived and is not repaid. */
function outstanding(c: RuleContext, { index }: InstanceModel): number {
  const { cells, layout } = c.world;
  const { base } = layout.instances[index]!;
  return cells[base + INSTANCE.loanOut]! - cells[base + INSTANCE.loanRepaid]!;
}

function sumOver(c: RuleContext, of: (instance: InstanceModel) => number): number {
  return c.model.instances.reduce((sum, instance) => sum + of(instance), 0);
}

/** What stood before the run. A `history` section is complete: what it does not name was zero. */
function opening(c: RuleContext, fact: string, subject: string, at: string | undefined): number | undefined {
  const { history } = c.model.scenario;
  if (history === undefined) return undefined;
  const wanted = at === undefined ? subject : `${subject}@${at}`;
  const entry = history.find((item) => item.aggregate === fact && item.subject === wanted);
  return entry?.yuan === undefined ? 0 : parseYuan(entry.yuan);
}

/** A bank and the first other party that fund a loan together; null if they do not. */
function funders(c: RuleContext, instance: number): { readonly bank: number; readonly partner: number } | null {
  const { split } = c.model.instances[instance]!;
  const bank = bankOf(c, instance);
  const partner = split.find(({ party }) => c.model.parties[party]!.file.kind !== 'bank')?.party;
  return bank === undefined || partner === undefined ? null : { bank, partner };
}

/** The first bank that funds a loan by its contract. */
function bankOf(c: RuleContext, instance: number): number | undefined {
  const { split } = c.model.instances[instance]!;
  return split.find(({ party }) => c.model.parties[party]!.file.kind === 'bank')?.party;
}

/** The banks' part of an amount of a loan, fen: each share rounded down, so that the odd fen is the partner's. */
function bankPart(c: RuleContext, { split }: InstanceModel, fen: number): number {
  const banks = split.filter(({ party }) => c.model.parties[party]!.file.kind === 'bank');
  return banks.reduce((sum, { share }) => sum + applyRate(fen, share, 'down'), 0);
}

/** Banks' part of what has been paid out and not repaid, over the jointly funded loans that fit. */
function jointLoans(c: RuleContext, fits: (joint: { bank: number; partner: number }) => boolean): number {
  return sumOver(c, (other) => {
    const joint = funders(c, other.index);
    return joint !== null && fits(joint) ? bankPart(c, other, outstanding(c, other)) : 0;
  });
}
