import { dayOf } from '../../core/time.ts';
import type { Declaration } from '../../flows/define.ts';
import { hookNames, type Hook } from '../../rules/catalogue/hooks.ts';
import type { Model } from '../../scenario/model.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { INSTANCE, LEG } from '../state/layout.ts';
import type { World } from '../state/world.ts';
import type { HookRules, RuleDesk } from './desk.ts';

/** Participants whose business day closes. */
const institutions: readonly string[] = [
  'payment-institution',
  'bank',
  'platform',
  'p2p-platform',
  'lender',
  'aggregator',
];

/** Turns what happens in the kernel into events at rule hooks. */
export class RuleHooks {
  private readonly desk: RuleDesk;
  private readonly model: Model;
  private readonly world: World;
  private readonly ledger: Ledger;
  /** True if postings have to be told. */
  readonly watchesEntries: boolean;
  private readonly legBase: (instance: number, slot: number) => number;
  private readonly onEntry: HookRules | null;
  private readonly onClose: HookRules | null;
  /** Parties whose business day closes. */
  private readonly closing: readonly number[];
  private readonly at: Readonly<Record<Hook, HookRules | null>>;

  constructor(desk: RuleDesk, model: Model, world: World, ledger: Ledger, legBase: (i: number, s: number) => number) {
    this.desk = desk;
    this.model = model;
    this.world = world;
    this.ledger = ledger;
    this.legBase = legBase;
    this.at = Object.fromEntries(hookNames.map((hook) => [hook, desk.at(hook)])) as Record<Hook, HookRules | null>;
    this.onEntry = this.at['entry-posted'];
    this.onClose = this.at['day-close'];
    this.watchesEntries = this.onEntry !== null;
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
    const { cells, layout } = this.world;
    const model = this.model.instances[instance]!;
    const flow = this.model.flows[model.flow]!;
    const leg = this.legBase(instance, slot);
    const loan = flow.legs[flow.legNames[cells[leg + LEG.purpose]!]!]!.loan;
    const { base } = layout.instances[instance]!;
    const fen = cells[leg + LEG.amount]!;
    if (kind === 'credited') {
      if (this.at['leg-settled'] !== null) {
        this.leg(instance, slot);
        this.desk.fire(this.at['leg-settled']);
      }
      if (loan === 'disbursement') {
        cells[base + INSTANCE.loanOut] = cells[base + INSTANCE.loanOut]! + fen;
        cells[base + INSTANCE.loanAt] = this.world.now;
        this.leg(instance, slot);
        this.desk.fire(this.at['loan-disbursed']);
      }
    }
    if (kind === 'debited' && loan !== undefined && loan !== 'disbursement') this.collected(instance, loan, fen, slot);
    if ((kind === 'failed' || kind === 'returned') && loan !== undefined && loan !== 'disbursement') {
      if (kind === 'returned') {
        cells[base + INSTANCE.loanTaken] = cells[base + INSTANCE.loanTaken]! - fen;
        if (loan === 'principal') {
          cells[base + INSTANCE.loanRepaid] = Math.max(0, cells[base + INSTANCE.loanRepaid]! - fen);
        }
      }
    }
  }

  /** The balance of an account changed. `undoesDay`: the local day on which the entry it undoes was made, or 0. */
  entry(instance: number, account: number, counter: number, fen: number, incoming: boolean, undoesDay: number): void {
    const { context } = this.desk;
    context.reset(this.model.accounts[account]!.at, instance);
    context.account = account;
    context.counter = counter;
    context.amount = fen;
    context.incoming = incoming;
    context.undoesDay = undoesDay;
    this.desk.fire(this.onEntry);
  }

  /** A flow declared something that rules look at. */
  declared(instance: number, declaration: Extract<Declaration, { readonly hook: string }>, a: number, b: number): void {
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
        return;
      case 'sale-accepted': {
        context.reset(model.process, instance);
        context.party = party(declaration.payee);
        context.amount = a;
        const at = this.world.layout.instances[instance]!.base + INSTANCE.soldAt;
        if (this.world.cells[at] === 0) this.world.cells[at] = this.world.now;
        break;
      }
      case 'loan-collected':
        this.collected(instance, declaration.purpose, a, -1);
        return;
    }
    this.desk.fire(this.at[declaration.hook]);
  }

  /** End of a natural day, once for each institution. */
  dayClosed(): void {
    const { context } = this.desk;
    this.desk.aggregates.rollAll(this.world);
    if (this.onClose === null) return;
    for (let i = 0; i < this.closing.length; i++) {
      context.reset(this.closing[i]!, -1);
      context.dayOffset = -1;
      this.desk.fire(this.onClose);
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
    const model = this.model.instances[instance]!;
    const flow = this.model.flows[model.flow]!;
    const definition = flow.legs[flow.legNames[cells[leg + LEG.purpose]!]!]!;
    context.reset(model.process, instance);
    context.leg = flow.legNames[cells[leg + LEG.purpose]!]!;
    context.channel = cells[leg + LEG.channel]!;
    context.from = model.accounts[flow.accountNames.indexOf(definition.from)]!;
    context.to = cells[leg + LEG.to]!;
    context.collecting = definition.direction === 'collect';
    context.amount = cells[leg + LEG.amount]!;
  }
}
