import { parseYuan } from '../../core/fen.ts';
import { MS_PER_MINUTE, civilFromDay, dayOf, daysInMonth, msOfDay, parseDate } from '../../core/time.ts';
import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import type { AccountModel, Model } from '../../scenario/model.ts';
import { inFlight } from '../findings/in-flight.ts';
import { INSTANCE, POOL, POOL_STRIDE } from '../state/layout.ts';
import type { RuleContext } from './context.ts';
import { lendingSuppliers } from './suppliers-lending.ts';
import { statedInContract, statedOfParty } from './stated-value.ts';
import { acquiringSuppliers } from './suppliers-acquiring.ts';
import { agreementSuppliers } from './suppliers-agreements.ts';
import { accountsOf, instance, kindOf, licencesOf, roleOf, sumOf } from './suppliers-common.ts';
import { institutionSuppliers } from './suppliers-institutions.ts';
import { legSuppliers } from './suppliers-legs.ts';

type Supplier = (context: RuleContext) => FactValue;

/** Where a fact of the catalogue comes from in a run. Cumulative facts and quotients are made from these. */
export const suppliers: Readonly<Partial<Record<FactName, Supplier>>> = {
  ...lendingSuppliers,
  ...acquiringSuppliers,
  ...institutionSuppliers,
  ...legSuppliers,
  ...agreementSuppliers,
  actor: (c) => c.actor,
  'actor.kind': (c) => kindOf(c, c.actor),
  'actor.licences': (c) => licencesOf(c, c.actor),
  'actor.rating': (c) => c.model.parties[c.actor]?.file.rating,
  'event.date': (c) => dayOf(c.world.now) + c.dayOffset,
  'event.time': (c) => c.world.now,
  'event.clock': (c) => msOfDay(c.world.now),
  'event.isWorkday': (c) => c.calendar.isWorkday(dayOf(c.world.now) + c.dayOffset),

  'design.flow': (c) => c.model.flows[instance(c).flow]!.name,
  'design.platformKind': (c) => {
    const platform = roleOf(c, 'platform');
    return platform === undefined ? null : kindOf(c, platform);
  },
  'design.investment': (c) => statedInContract(c, 'investment'),
  'design.riskFund': (c) => {
    const platform = roleOf(c, 'platform');
    const funds = riskFunds(c.model).filter(({ owner }) => owner === platform);
    return funds.length === 0 ? null : funds.reduce((sum, { opening }) => sum + opening, 0);
  },
  'design.custodian': (c) => custodyOf(c)?.at ?? null,
  'design.custodyOwner': (c) => custodyOf(c)?.owner ?? null,
  'design.custodianKind': (c) => {
    const custody = custodyOf(c);
    return custody === undefined ? null : kindOf(c, custody.at);
  },

  account: (c) => c.account,
  'account.kind': (c) => account(c).kind,
  'account.class': (c) => account(c).class || null,
  'account.reserveKind': (c) => account(c).reserveKind || null,
  'account.owner': (c) => account(c).owner,
  'account.ownerKind': (c) => kindOf(c, account(c).owner),
  'account.ownerIndustry': (c) => c.model.parties[account(c).owner]?.file.industry ?? null,
  'account.institution': (c) => account(c).at,
  'account.institutionKind': (c) => kindOf(c, account(c).at),
  'account.institutionAssets': (c) => {
    const assets = c.model.parties[account(c).at]?.file.totalAssets;
    return assets === undefined ? undefined : parseYuan(assets);
  },
  'account.isOnMeasuredCore': (c) => account(c).kind === 'bank-account' && coreCapacity(c) !== null,
  'account.coreCapacity': coreCapacity,
  'account.isOpeningStated': (c) => c.model.scenario.accounts[account(c).key]?.opened !== undefined,
  'account.monthsSinceOpening': (c) => {
    const opened = c.model.scenario.accounts[account(c).key]?.opened;
    return opened === undefined ? null : wholeMonths(parseDate(opened), dayOf(c.world.now));
  },
  'account.reverifiedOn': (c) => {
    const on = c.model.scenario.accounts[account(c).key]?.reverified;
    return on === undefined || parseDate(on) > dayOf(c.world.now) ? null : parseDate(on);
  },
  'entry.book': (c) => (account(c).book === 0 ? 'information' : 'money'),
  'entry.direction': (c) => (c.incoming ? 'in' : 'out'),
  'entry.amount': (c) => c.amount,
  'entry.counterpartyKind': (c) => {
    const other = c.model.accounts[c.counter];
    return other === undefined || !(other.key in c.model.scenario.accounts) ? null : other.kind;
  },
  'entry.counterpartyBound': (c) => bound(c, c.account, c.counter),
  'account.balanceAfter': (c) => c.ledger.balance(c.account),

  'reserve.placementStated': (c) => {
    const reserves = accountsOf(c, 'reserve');
    return reserves.length > 0 && reserves.every(({ reserveKind }) => reserveKind !== '');
  },
  'reserve.total': (c) => sumOf(c, accountsOf(c, 'reserve')),
  'reserve.central': (c) => {
    const reserves = accountsOf(c, 'reserve');
    if (reserves.length === 0) return null;
    return (
      sumOf(
        c,
        reserves.filter(({ reserveKind }) => reserveKind === 'central'),
      ) ?? 0
    );
  },
  'custody.ownMoneyLeft': (c) => {
    const pools = c.model.pools.filter(({ accounts }) =>
      accounts.some((index) => {
        const { kind, owner } = c.model.accounts[index]!;
        return kind === 'custody' && owner === c.actor;
      }),
    );
    if (pools.length === 0) return null;
    const { cells, layout } = c.world;
    return pools.reduce((sum, { index, own }) => {
      const at = layout.pools + index * POOL_STRIDE;
      return sum + Math.max(0, Math.min(cells[at + POOL.own]! - own, cells[at + POOL.ownLeft]!));
    }, 0);
  },
  'custody.summaryBalance': (c) => sumOf(c, accountsOf(c, 'custody')),
  'custody.subBalancesTotal': (c) => {
    const [summary] = accountsOf(c, 'custody');
    if (summary === undefined) return null;
    const subs = c.model.accounts.filter(({ kind, at }) => kind === 'sub-account' && at === summary.at);
    if (subs.length === 0) return null;
    const claims = new Set(subs.map(({ claim }) => claim));
    // What is pending is still on its way: neither the custody account nor a sub-account has it.
    const shown = sumOf(
      c,
      c.model.accounts.filter(({ book, claim, use }) => book === 0 && claims.has(claim) && use !== 'pending'),
    );
    return shown === null ? null : shown - inFlight(c.model, c.world, summary.pool);
  },

  'contract.date': (c) => dayOf(c.model.startsAt),
  'contract.principal': (c) => principal(c),
  lender: (c) => roleOf(c, 'lender'),
  'lender.licences': (c) => {
    const lender = roleOf(c, 'lender');
    return typeof lender === 'number' ? licencesOf(c, lender) : undefined;
  },
  'lender.kind': (c) => kindOf(c, roleOf(c, 'lender')),
  borrower: (c) => roleOf(c, 'borrower'),
  'borrower.kind': (c) => kindOf(c, roleOf(c, 'borrower')),
  'loan.cashAvailable': (c) => {
    const base = c.world.layout.instances[c.instance]!.base;
    const out = c.world.cells[base + INSTANCE.loanOut]!;
    const promised = out > 0 ? out : (principal(c) ?? 0);
    return promised - c.world.cells[base + INSTANCE.loanTaken]!;
  },
  'disbursement.amount': (c) => c.amount,
  'disbursement.payeeAccountKind': (c) => c.model.accounts[c.to]!.kind,
  'collection.purpose': (c) => c.purpose,
  'collection.amount': (c) => c.amount,
  'collection.minutesAfterDisbursement': (c) => {
    const at = c.world.cells[c.world.layout.instances[c.instance]!.base + INSTANCE.loanAt]!;
    return at === 0 ? null : Math.floor((c.world.now - at) / MS_PER_MINUTE);
  },
  'settlement.payee': (c) => c.party,
  'settlement.payeeKind': (c) => kindOf(c, c.party),
  'settlement.amount': (c) => c.amount,
  'settlement.advanced': (c) => c.advanced,
  'settlement.funder': (c) => (c.advanced === 0 ? null : (instance(c).funding[0]?.funder ?? null)),
  'settlement.fundingSource': (c) => (c.advanced === 0 ? null : (instance(c).funding[0]?.source ?? null)),
  'page.purpose': (c) => c.purpose,
  'page.controller': (c) => c.party,
  'page.controllerKind': (c) => kindOf(c, c.party),

  'instruction.kind': (c) => c.kind,
  'instruction.amount': (c) => c.amount,
  'instruction.date': (c) => dayOf(c.world.now),
  'instruction.involvesBankAccount': (c) => isBankAccount(c, c.from) || isBankAccount(c, c.to),
  'instruction.toOwnBankAccount': (c) =>
    isBankAccount(c, c.to) && c.model.accounts[c.from]!.owner === c.model.accounts[c.to]!.owner,
  'instruction.verification': (c) => statedInContract(c, 'verification') ?? undefined,
  'instruction.refusal': (c) => c.refusal,
  payerAccount: (c) => (c.from < 0 ? null : c.from),
  'payerAccount.kind': (c) => c.model.accounts[c.from]?.kind ?? null,
  'payerAccount.class': (c) => c.model.accounts[c.from]?.class || null,
  'payerAccount.withdrawable': (c) => (c.from < 0 ? undefined : c.ledger.balance(c.from) - c.ledger.held(c.from)),
  payerClient: (c) => c.model.accounts[c.from]?.owner ?? null,
  payeeClient: (c) => c.model.accounts[c.to]?.owner ?? null,
  'payeeAccount.kind': (c) => c.model.accounts[c.to]?.kind ?? null,

  'leg.connection': (c) => c.model.channels[c.channel]!.file.connection,
  'leg.rail': (c) => c.model.channels[c.channel]!.file.rail,
  'leg.amount': (c) => c.amount,
  'leg.payerAccountKind': (c) => c.model.accounts[c.from]!.kind,
  'leg.payeeAccountKind': (c) => c.model.accounts[c.to]!.kind,
  bank: (c) => {
    const at = c.model.accounts[c.collecting ? c.from : c.to]!.at;
    return c.model.parties[at]?.file.kind === 'bank' ? at : null;
  },
};

function coreCapacity(context: RuleContext): FactValue {
  return statedOfParty(context, account(context).at, 'coreCapacityDay');
}

function account(context: RuleContext): AccountModel {
  return context.model.accounts[context.account]!;
}

function isBankAccount(context: RuleContext, index: number): boolean {
  return context.model.accounts[index]?.kind === 'bank-account';
}

/** Is one of the two the bound Class I account of the other? */
function bound(context: RuleContext, a: number, b: number): boolean {
  if (b < 0) return false;
  return context.model.accounts[a]!.bound === b || context.model.accounts[b]!.bound === a;
}

function principal(context: RuleContext): number | null {
  const { flow, terms } = instance(context);
  const index = context.model.flows[flow]!.termNames.indexOf('principal');
  return index < 0 ? null : terms[index]!;
}

/** The custody account of the event's instance, if its flow has one. */
function custodyOf(context: RuleContext): AccountModel | undefined {
  const index = instance(context).accounts.find((at) => context.model.accounts[at]?.kind === 'custody');
  return index === undefined ? undefined : context.model.accounts[index];
}

/** Whole months from one day to another, not negative. From the 31st a month is over on the last day of a shorter one. */
function wholeMonths(from: number, until: number): number {
  const a = civilFromDay(from);
  const b = civilFromDay(until);
  const isOver = b.day >= Math.min(a.day, daysInMonth(b.year, b.month));
  return Math.max(0, (b.year - a.year) * 12 + b.month - a.month - (isOver ? 0 : 1));
}

/** Of each model once: a design is declared by each of its instances, and there may be many, and many accounts. */
const riskFundsOf = new WeakMap<Model, readonly AccountModel[]>();

function riskFunds(model: Model): readonly AccountModel[] {
  let funds = riskFundsOf.get(model);
  if (funds === undefined) {
    funds = model.accounts.filter(({ key }) => model.scenario.accounts[key]?.purpose === 'risk-fund');
    riskFundsOf.set(model, funds);
  }
  return funds;
}
