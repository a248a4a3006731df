import { MS_PER_DAY, civilFromDay, dayOf, startOfDay } from '../../core/time.ts';
import { hooksOf, type HookDeclaration } from '../../flows/declaration.ts';
import type { LegDefinition } from '../../flows/define.ts';
import { hookNames, type Hook } from '../../rules/catalogue/hooks.ts';
import type { Model } from '../../scenario/model.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { participantKinds } from '../../rules/catalogue/vocabulary.ts';
import * as layout from '../state/layout.ts';
import type { Roster } from '../state/roster.ts';
import type { World } from '../state/world.ts';
import type { HookRules, RuleDesk } from './desk.ts';
import { beginsMonth } from './windows.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { CLAIM, CLAIM_STRIDE, INSTANCE, LEG, MARK, NOW, PHASE } = layout;

/** Participants whose business day closes. */
const institutions: readonly string[] = [
  'payment-institution',
  'bank',
  'platform',
  'p2p-platform',
  'lender',
  'aggregator',
];

/** Party roles of those to whom an institution advances money. */
const clientRoles: readonly string[] = ['merchant', 'seller', 'investor', 'customer', 'borrower'];

/** Of how many days the cut-off, and the like, is remembered; a power of two. */
const REMEMBERED = 64;

/** A leg of a flow as its rules see it. */
interface LegOfFlow {
  readonly name: string;
  readonly loan: LegDefinition['loan'];
  /** Account role. */
  readonly from: number;
  /** Account role of the balance that it credits, or -1. */
  readonly balance: number;
  readonly isCollected: boolean;
}

/** Turns what happens in the kernel into events at rule hooks. */
export class RuleHooks {
  private readonly desk: RuleDesk;
  private readonly model: Model;
  private readonly roster: Roster;
  private readonly world: World;
  private readonly ledger: Ledger;
  /** True if postings have to be told. */
  readonly watchesEntries: boolean;
  /** True if holds have to be told. */
  readonly watchesHolds: boolean;
  /** True if the clock may not jump over a cut-off. */
  readonly watchesCutOff: boolean;
  private readonly legBase: (instance: number, slot: number) => number;
  private readonly onEntry: HookRules | null;
  private readonly onCutOff: HookRules | null;
  /** Of a day, month, quarter and year. */
  private readonly onClose: readonly (HookRules | null)[];
  /** Parties whose business day closes. */
  private readonly closing: readonly number[];
  private readonly at: Readonly<Record<Hook, HookRules | null>>;
  /**
   * From the first of these two instants until before the second there is no cut-off. In an array of numbers, because a
   * field that changes often is allocated anew each time.
   */
  private readonly quiet = Float64Array.of(Infinity, -Infinity);
  /** Cut-offs of days that were asked for, and which days these are. */
  private readonly cutOffInstants = new Float64Array(REMEMBERED);
  private readonly cutOffDays = new Int32Array(REMEMBERED).fill(-1);
  /** The same of the days within which sales have to be settled; NaN where no number is given. */
  private readonly settlements = new Float64Array(REMEMBERED);
  private readonly settlementDays = new Int32Array(REMEMBERED).fill(-1);
  /** Instances of flows that take sales for a merchant. */
  private readonly selling: Model['instances'];
  /** Where the cells of each of these begin. */
  private readonly sellingAt: Int32Array;
  /** By flow and leg: whether the leg carries out a refund that the flow declares. */
  private readonly refundLegs: readonly (readonly boolean[])[];
  /** By flow: it declares its holds itself. */
  private readonly declaresHolds: readonly boolean[];
  /** By claim: the account on which a client sees its balance, or -1. */
  private readonly balanceOf: Int32Array;
  /** Bit of the kind of each party. */
  private readonly kindBit: Int32Array;

  /** By flow and purpose: what a leg is for, which role's account pays it. */
  private readonly legs: readonly (readonly LegOfFlow[])[];

  constructor(
    desk: RuleDesk,
    parts: { model: Model; roster: Roster; world: World; ledger: Ledger },
    legBase: (instance: number, slot: number) => number,
  ) {
    const { model, roster, world, ledger } = parts;
    this.desk = desk;
    this.model = model;
    this.roster = roster;
    this.world = world;
    this.ledger = ledger;
    this.legBase = legBase;
    this.legs = model.flows.map(({ legNames, legs, accountNames }) =>
      legNames.map((name) => {
        const { loan, from, direction, credits } = legs[name]!;
        const balance = credits === undefined ? -1 : accountNames.indexOf(credits);
        return { name, loan, from: accountNames.indexOf(from), balance, isCollected: direction === 'collect' };
      }),
    );
    this.at = Object.fromEntries(hookNames.map((hook) => [hook, desk.at(hook)])) as Record<Hook, HookRules | null>;
    this.onEntry = this.at['entry-posted'];
    this.watchesEntries = this.onEntry !== null;
    this.watchesHolds = this.at['hold-placed'] !== null || this.at['hold-released'] !== null;
    const declared = model.flows.map(({ declares }) => hooksOf(declares));
    const sells = declared.map((own) => own.some(({ hook }) => hook === 'sale-accepted'));
    this.refundLegs = declared.map((own, flow) =>
      model.flows[flow]!.legNames.map((leg) => own.some((d) => d.hook === 'refund-executed' && d.leg === leg)),
    );
    this.selling = model.instances.filter(({ flow }) => sells[flow]!);
    this.sellingAt = Int32Array.from(this.selling, ({ index }) => roster.base(index));
    this.onCutOff = this.at['cut-off'];
    this.watchesCutOff = this.onCutOff !== null;
    this.onClose = [this.at['day-close'], this.at['month-close'], this.at['quarter-close'], this.at['year-close']];
    this.declaresHolds = declared.map((own) => own.some(({ hook }) => hook.startsWith('hold-')));
    this.balanceOf = new Int32Array(model.claims.length).fill(-1);
    for (const { index, use, claim } of model.accounts)
      if (use === 'deposit' && claim >= 0) this.balanceOf[claim] = index;
    this.kindBit = Int32Array.from(model.parties, ({ file }) => 1 << participantKinds.indexOf(file.kind));
    this.closing = model.parties.filter(({ file }) => institutions.includes(file.kind)).map(({ index }) => index);
  }

  /** Start of the run: every design, account and contract of the scenario. */
  opened(): void {
    const { context } = this.desk;
    for (const instance of this.model.instances) {
      context.reset(instance.process, instance.index);
      this.desk.fire(this.at['design-declared']);
      if (instance.contract === '') continue;
      context.reset(instance.process, instance.index);
      this.desk.fire(this.at['contract-concluded']);
    }
    for (const account of this.model.accounts) {
      if (!(account.key in this.model.scenario.accounts)) continue;
      context.reset(account.at, -1);
      context.account = account.index;
      this.desk.fire(this.at['account-opened']);
    }
  }

  /** A leg was handed to its channel. */
  submitted(instance: number, slot: number): void {
    if (this.at['leg-submitted'] === null) return;
    this.leg(instance, slot);
    this.desk.fire(this.at['leg-submitted']);
  }

  /** A leg moved money. */
  legFact(kind: string, instance: number, slot: number): void {
    const { context } = this.desk;
    const { cells } = this.world;
    const leg = this.legBase(instance, slot);
    const { loan, balance } = this.legs[this.roster.flow(instance)]![cells[leg + LEG.purpose]! | 0]!;
    const base = this.roster.base(instance);
    const fen = cells[leg + LEG.amount]!;
    if (this.at['path-completed'] !== null) this.onPath(kind, instance, slot);
    if (kind === 'returned' && this.refundLegs[this.roster.flow(instance)]![cells[leg + LEG.purpose]!]!) {
      cells[base + INSTANCE.givenBack] = Math.max(0, cells[base + INSTANCE.givenBack]! - fen);
    }
    if (kind === 'returned' && this.at['leg-returned'] !== null) {
      this.leg(instance, slot);
      context.since = cells[leg + LEG.day]!;
      this.desk.fire(this.at['leg-returned']);
    }
    if (kind === 'credited') {
      if (this.at['leg-settled'] !== null) {
        this.leg(instance, slot);
        this.desk.fire(this.at['leg-settled']);
      }
      if (loan === 'disbursement') {
        cells[base + INSTANCE.loanOut] = cells[base + INSTANCE.loanOut]! + fen;
        cells[base + INSTANCE.loanAt] = this.world.now;
        this.leg(instance, slot);
        // Paid to an institution for a balance of the borrower's, it is that balance which the loan is paid to.
        if (balance >= 0) context.to = this.roster.account(instance, balance);
        this.desk.fire(this.at['loan-disbursed']);
      }
    }
    if (kind === 'debited' && loan !== undefined && loan !== 'disbursement') this.collected(instance, loan, fen, slot);
    // What was debited and came back was not taken; what was refused was never debited.
    const cameBack = kind === 'returned' || kind === 'reversed';
    const undone = cameBack || (kind === 'failed' && cells[leg + LEG.phase] !== PHASE.rejected);
    if (undone && loan !== undefined && loan !== 'disbursement') {
      cells[base + INSTANCE.loanTaken] = cells[base + INSTANCE.loanTaken]! - fen;
      if (loan === 'principal') {
        cells[base + INSTANCE.loanRepaid] = Math.max(0, cells[base + INSTANCE.loanRepaid]! - fen);
      }
    }
    if (loan !== undefined) this.closeLoan(instance);
  }

  /** A loan is over when the lender's claim against the borrower, which there was, is gone. */
  private closeLoan(instance: number): void {
    if (this.at['loan-closed'] === null) return;
    const { cells, layout } = this.world;
    const { base } = layout.instances[instance]!;
    const marks = cells[base + INSTANCE.marks]!;
    if (cells[base + INSTANCE.loanOut] === 0 || (marks & MARK.loanClosed) !== 0) return;
    const { claims, parties, flow } = this.model.instances[instance]!;
    const { partyNames } = this.model.flows[flow]!;
    const lender = parties[partyNames.indexOf('lender')];
    const borrower = parties[partyNames.indexOf('borrower')];
    let isLoan = false;
    for (const index of claims) {
      const { kind, creditor, debtor } = this.model.claims[index]!;
      if (kind !== 'credit' || creditor !== lender || debtor !== borrower) continue;
      if (cells[layout.claims + index * CLAIM_STRIDE + CLAIM.owed]! > 0) return;
      isLoan = true;
    }
    if (!isLoan) return;
    cells[base + INSTANCE.marks] = marks | MARK.loanClosed;
    this.desk.context.reset(this.model.instances[instance]!.process, instance);
    this.desk.fire(this.at['loan-closed']);
  }

  /** Whose accounts the money of an instance goes through, and that it has reached the one for whom it is. */
  private onPath(kind: string, instance: number, slot: number): void {
    const { context } = this.desk;
    const { cells, layout } = this.world;
    const cell = layout.instances[instance]!.base + INSTANCE.marks;
    const marks = cells[cell]!;
    this.leg(instance, slot);
    const from = this.model.accounts[context.from]!.owner;
    const to = this.model.accounts[context.to]!.owner;
    if (kind === 'debited' && from >= 0 && ((marks >> MARK.creditedShift) & this.kindBit[from]!) !== 0) {
      cells[cell] = marks | (this.kindBit[from]! << MARK.throughShift);
    }
    if (kind !== 'credited' || to < 0) return;
    cells[cell] = marks | (this.kindBit[to]! << MARK.creditedShift);
    const { flow, parties, split } = this.model.instances[instance]!;
    const { terms, partyNames } = this.model.flows[flow]!;
    const order = terms.orders[terms.legs[context.leg] ?? ''];
    if (order?.direction !== 'pay') return;
    const isPayee = order.payees.some((role) => parties[partyNames.indexOf(role)] === to);
    if (!isPayee && !split.some(({ party }) => party === to)) return;
    context.party = to;
    context.through = marks >> MARK.throughShift;
    this.desk.fire(this.at['path-completed']);
  }

  /** A part of a balance is held, or no longer. */
  hold(instance: number, account: number, fen: number, isPlaced: boolean): void {
    if (fen === 0 || this.declaresHolds[this.model.instances[instance]!.flow]!) return;
    this.held(instance, account, fen, isPlaced ? 'hold-placed' : 'hold-released', '');
  }

  /** Many flows hold by a posting: from what can be withdrawn to what is frozen, and back or on. */
  posted(instance: number, debit: number, credit: number, fen: number): void {
    const { accounts } = this.model;
    const isPlaced = accounts[credit]!.use === 'frozen';
    if ((accounts[debit]!.use === 'frozen') === isPlaced) return;
    const balance = this.balanceOf[accounts[isPlaced ? credit : debit]!.claim] ?? -1;
    if (balance >= 0) this.hold(instance, balance, fen, isPlaced);
  }

  private held(
    instance: number,
    account: number,
    fen: number,
    hook: 'hold-placed' | 'hold-released',
    cause: string,
  ): void {
    const { context } = this.desk;
    context.reset(this.model.accounts[account]!.at, instance);
    context.account = account;
    context.amount = fen;
    context.topic = cause;
    this.desk.fire(this.at[hook]);
  }

  /** What an instance has advanced became more (or less) by `fen`. */
  advanced(instance: number, fen: number, open: number): void {
    const hook = fen > 0 ? 'advance-drawn' : 'advance-repaid';
    if (this.at[hook] === null) return;
    const { funding, process, parties, flow } = this.model.instances[instance]!;
    const { partyNames } = this.model.flows[flow]!;
    const client = clientRoles.find((role) => partyNames.includes(role));
    const { context } = this.desk;
    context.reset(process, instance);
    context.amount = Math.abs(fen);
    context.other = open;
    context.party = client === undefined ? -1 : parties[partyNames.indexOf(client)]!;
    context.origin = funding[0]?.funder ?? -1;
    this.desk.fire(this.at[hook]);
  }

  /** A whole was divided into parts. */
  divided(instance: number, whole: number, parts: number): void {
    const { context } = this.desk;
    context.reset(this.model.instances[instance]!.process, instance);
    context.amount = whole;
    context.other = parts;
    this.desk.fire(this.at['split-executed']);
  }

  /** The balance of an account changed. `undoesDay`: the local day on which the entry it undoes was made, or 0. */
  entry(instance: number, account: number, counter: number, fen: number, incoming: boolean, undoesDay: number): void {
    const { context } = this.desk;
    context.reset(this.desk.subjects.keepers[account]!, instance);
    context.account = account;
    context.counter = counter;
    context.amount = fen;
    context.incoming = incoming;
    context.undoesDay = undoesDay;
    this.desk.fire(this.onEntry);
  }

  /** A flow declared something that rules look at. */
  declared(instance: number, declaration: HookDeclaration, a: number, b: number): void {
    const { context } = this.desk;
    const model = this.model.instances[instance]!;
    const flow = this.model.flows[model.flow]!;
    const account = (role: string): number => model.accounts[flow.accountNames.indexOf(role)]!;
    const party = (role: string): number => model.parties[flow.partyNames.indexOf(role)]!;
    switch (declaration.hook) {
      case 'page-shown':
        context.reset(model.process, instance);
        context.party = model.parties[a]!;
        context.purpose = declaration.purpose;
        break;
      case 'instruction-accepted':
      case 'instruction-refused': {
        // A client's balance is at an institution that need not be the one whose flow this is.
        const payer = this.model.accounts[account(declaration.payer)]!;
        context.reset(payer.use === 'deposit' ? payer.at : model.process, instance);
        context.kind = declaration.kind;
        context.refusal = declaration.refusal ?? 'other';
        context.from = account(declaration.payer);
        context.to = account(declaration.payee);
        context.amount = a;
        break;
      }
      case 'settlement-released':
        context.reset(model.process, instance);
        context.party = party(declaration.payee);
        context.amount = a;
        context.advanced = b;
        this.desk.fire(this.at['settlement-released']);
        this.world.cells[this.world.layout.instances[instance]!.base + INSTANCE.soldAt] = 0;
        this.world.cells[this.world.layout.instances[instance]!.base + INSTANCE.soldFen] = 0;
        return;
      case 'sale-accepted': {
        context.reset(model.process, instance);
        context.party = party(declaration.payee);
        context.amount = a;
        const at = this.world.layout.instances[instance]!.base + INSTANCE.soldAt;
        if (this.world.cells[at] === 0) this.world.cells[at] = this.world.now;
        if (this.at['deadline-passed'] !== null) {
          this.world.cells[this.world.layout.instances[instance]!.base + INSTANCE.soldFen]! += a;
        }
        break;
      }
      case 'loan-collected':
        this.collected(instance, declaration.purpose, a, -1);
        this.closeLoan(instance);
        return;
      case 'agreement-signed':
      case 'agreement-revoked': {
        context.reset(declaration.with === undefined ? model.process : party(declaration.with), instance);
        context.topic = declaration.agreement;
        context.party = party(declaration.client);
        context.amount = a;
        break;
      }
      case 'hold-placed':
      case 'hold-released':
        this.held(instance, account(declaration.account), a, declaration.hook, declaration.cause);
        return;
      case 'refund-executed': {
        const cell = this.world.layout.instances[instance]!.base + INSTANCE.givenBack;
        if (this.at['refund-executed'] !== null) this.world.cells[cell]! += a;
        context.reset(model.process, instance);
        context.from = account(declaration.payer);
        context.to = account(declaration.payee);
        context.origin = account(declaration.original);
        context.amount = a;
        context.other = b;
        break;
      }
      case 'advance-drawn':
      case 'advance-repaid':
        context.reset(model.process, instance);
        context.amount = a;
        context.other = b;
        context.party = party(declaration.client);
        context.origin = declaration.funder === undefined ? model.process : party(declaration.funder);
        break;
      case 'loan-closed':
        context.reset(model.process, instance);
        break;
      case 'interest-posted':
      case 'fee-posted':
        context.reset(model.process, instance);
        context.from = account(declaration.payer);
        context.to = account(declaration.payee);
        context.amount = a;
        break;
      case 'report-filed':
      case 'deadline-passed':
        context.reset(model.process, instance);
        context.topic = declaration.duty;
        context.party = party(declaration.concerning);
        context.amount = a;
        context.other = b;
        context.since = this.today();
        break;
      case 'path-completed':
        context.reset(model.process, instance);
        context.party = party(declaration.payee);
        context.amount = a;
        break;
    }
    this.desk.fire(this.at[declaration.hook]);
  }

  /**
   * The business cut-offs of the large-value system from one instant to another, the latter included: once for each
   * institution. What is due at that very instant comes too late, as on the rail itself.
   */
  cutOffs(from: number, to: number): void {
    const { context } = this.desk;
    const now = this.world.now;
    const today = dayOf(to);
    for (let day = dayOf(from); day <= today; day++) {
      this.lookUpCutOff(day);
      const at = this.cutOffInstants[day & (REMEMBERED - 1)]!;
      if (at <= from || at > to) continue;
      this.world.cells[NOW] = at;
      const busy = this.desk.busy(this.onCutOff!, this.closing, 0);
      for (let i = 0; i < busy.length; i++) {
        context.reset(busy[i]!, -1);
        this.desk.fire(this.onCutOff);
      }
    }
    this.world.cells[NOW] = now;
    // Until the end of that day nothing is to be looked up again, unless its cut-off is still to come.
    const midnight = startOfDay(today);
    this.lookUpCutOff(today);
    const cut = this.cutOffInstants[today & (REMEMBERED - 1)]!;
    this.quiet[0] = cut <= to ? cut : midnight;
    this.quiet[1] = cut <= to ? midnight + MS_PER_DAY : Math.min(cut, midnight + MS_PER_DAY);
  }

  /** Is it known that {@link cutOffs} has nothing to do from one instant to another? */
  hasNoCutOff(from: number, to: number): boolean {
    return from >= this.quiet[0]! && to < this.quiet[1]!;
  }

  /** Has the cut-off of a day at hand, which is Infinity where there is none. */
  private lookUpCutOff(day: number): void {
    const place = day & (REMEMBERED - 1);
    if (this.cutOffDays[place] === day) return;
    const { rails, calendar } = this.model;
    const isOpen = calendar.isWorkday(day);
    const hours = isOpen ? rails.railAt('hvps', startOfDay(day)).hours : null;
    const isCut = hours !== null && hours.days !== 'every-day';
    this.cutOffInstants[place] = isCut ? startOfDay(day) + hours.cutOff : Infinity;
    this.cutOffDays[place] = day;
  }

  /** End of a natural day, and of the month, quarter or year that ends with it: once for each institution. */
  dayClosed(): void {
    this.desk.aggregates.rollAll(this.world);
    const [ofDay, ofMonth, ofQuarter, ofYear] = this.onClose;
    this.closes(ofDay!);
    if (this.at['deadline-passed'] !== null) this.settlementsDue();
    const today = this.today();
    if (!beginsMonth(today)) return;
    const { month } = civilFromDay(today);
    this.closes(ofMonth!);
    if (month % 3 === 1) this.closes(ofQuarter!);
    if (month === 1) this.closes(ofYear!);
  }

  /**
   * Sales of a merchant have to be settled within so many natural days: on the last of them, and only then, the deadline
   * passes, unless a release has followed the sale.
   */
  private settlementsDue(): void {
    const { cells } = this.world;
    const { context } = this.desk;
    const { sellingAt } = this;
    for (let i = 0; i < sellingAt.length; i++) {
      const base = sellingAt[i]!;
      const sold = cells[base + INSTANCE.soldAt]!;
      if (sold === 0) continue;
      const closed = this.today() - 1;
      if (dayOf(sold) + this.settledWithin(closed) !== closed) continue;
      const { index, process, flow, parties } = this.selling[i]!;
      const { partyNames } = this.model.flows[flow]!;
      const merchant = clientRoles.find((role) => partyNames.includes(role));
      context.reset(process, index);
      context.dayOffset = -1;
      context.topic = 'merchant-settlement';
      context.party = merchant === undefined ? -1 : parties[partyNames.indexOf(merchant)]!;
      context.amount = cells[base + INSTANCE.soldFen]!;
      context.since = dayOf(sold);
      context.other = this.workdaysBetween(dayOf(sold), closed);
      this.desk.fire(this.at['deadline-passed']);
    }
  }

  private settledWithin(day: number): number {
    const place = day & (REMEMBERED - 1);
    if (this.settlementDays[place] !== day) {
      this.settlements[place] = this.desk.daysOf('parameter.merchant.settlement-days', day) ?? NaN;
      this.settlementDays[place] = day;
    }
    return this.settlements[place]!;
  }

  private workdaysBetween(after: number, until: number): number {
    let count = 0;
    for (let day = after + 1; day <= until; day++) if (this.model.calendar.isWorkday(day)) count++;
    return count;
  }

  private closes(at: HookRules | null): void {
    if (at === null) return;
    const { context } = this.desk;
    const busy = this.desk.busy(at, this.closing, -1);
    for (let i = 0; i < busy.length; i++) {
      context.reset(busy[i]!, -1);
      context.dayOffset = -1;
      this.desk.fire(at);
    }
  }

  /** Day on which the run stands; for entries that undo an earlier one. */
  today(): number {
    return dayOf(this.world.now);
  }

  /** `slot` of the leg that took it, or -1 where nothing was transferred. */
  private collected(instance: number, purpose: string, fen: number, slot: number): void {
    const { context } = this.desk;
    const { cells, layout } = this.world;
    const { base } = layout.instances[instance]!;
    cells[base + INSTANCE.loanTaken]! += fen;
    if (purpose === 'principal') {
      // A debit of what is due takes interest with it: no more is repaid than was lent.
      const repaid = cells[base + INSTANCE.loanRepaid]! + fen;
      cells[base + INSTANCE.loanRepaid] = Math.min(cells[base + INSTANCE.loanOut]!, repaid);
    }
    if (slot < 0) context.reset(this.model.instances[instance]!.process, instance);
    else this.leg(instance, slot);
    context.purpose = purpose;
    context.amount = fen;
    this.desk.fire(this.at['loan-collected']);
  }

  private leg(instance: number, slot: number): void {
    const { context } = this.desk;
    const { cells } = this.world;
    const leg = this.legBase(instance, slot);
    const { roster } = this;
    const { name, from, isCollected } = this.legs[roster.flow(instance)]![cells[leg + LEG.purpose]! | 0]!;
    context.reset(roster.process(instance), instance);
    context.leg = name;
    context.channel = cells[leg + LEG.channel]! | 0;
    context.from = roster.account(instance, from);
    context.to = cells[leg + LEG.to]! | 0;
    context.collecting = isCollected;
    context.amount = cells[leg + LEG.amount]!;
  }
}
