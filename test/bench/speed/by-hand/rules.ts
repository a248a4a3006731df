/*
 * The shipped rules that look at a withdrawal in early 2018, as somebody writes them who wants nothing but this scenario:
 * plain ifs on plain integers, in the order of the rulebook. An outcome is counted only if the rule applies.
 */

export const handRules = [
  'p2p-no-pool',
  'p2p-subaccount-mapping',
  'p2p-subaccount-reconciliation',
  'reserve-central-ratio-stage1',
  'reserve-collection-account-zero',
  'reserve-custodian-half',
  'reserve-one-custodian',
  'bankacct-class2-flow',
  'bankacct-class3-limits',
  'bankacct-idle-since-opening',
  'core-capacity',
  'payacct-idle-since-opening',
  'payacct-no-overdraft',
  'beps-item-cap',
  'contract-cap',
  'hvps-window',
  'merchant-settlement-account-match',
  'no-disguised-clearing',
  'no-second-clearing',
  'product-factors',
  'quickpay-authorisation',
  'reserve-collection-receive-only',
  'reserve-coop-bank-same-bank-payout',
  'reserve-debit-needs-client-purpose',
  'reserve-fees-from-custodian',
  'aggregator-no-funds',
  'aml-large-transaction',
  'reserve-full-placement',
  'reserve-no-interest',
] as const;

/** Rules at each hook. */
const RULES_AT = { dayClose: 7, entry: 6, submitted: 12, settled: 4 } as const;

const NONE = -1;
const MS_PER_DAY = 86_400_000;

const PARTY = { person: 0, bank: 1, institution: 2, p2p: 3, central: 4, merchant: 5, aggregator: 6 } as const;
const KIND = { payment: 0, bank: 1, reserve: 2 } as const;
const RELATION = { client: 0, sharer: 1, ownReserve: 2, ownFunds: 3, other: 4 } as const;
const RAIL = { netsunion: 0, beps: 1, hvps: 2 } as const;
const RESERVE_KIND = { custodian: 1, cooperating: 2, collection: 3, central: 4 } as const;
const LICENCES = 7;

/** Accounts: the customer's wallet, the reserve, the customer's card. */
export const WALLET = 0;
export const RESERVE = 1;
export const CARD = 2;

/** Institutions whose days close: bank-a, bank-r, pay. */
const CLOSING = Int32Array.of(PARTY.bank, PARTY.bank, PARTY.institution);

export class RulesByHand {
  /** By rule: complied, violated, could not be evaluated. */
  readonly outcomes = new Int32Array(handRules.length * 3);
  evaluated = 0;
  private readonly kind = Int32Array.of(KIND.payment, KIND.reserve, KIND.bank);
  private readonly level = Int32Array.of(3, 0, 1);
  private readonly keeper = Int32Array.of(PARTY.institution, PARTY.bank, PARTY.bank);
  private readonly isMoney = Uint8Array.of(0, 1, 1);
  private readonly bound = Int32Array.of(NONE, NONE, NONE);
  private readonly months = Int32Array.of(NONE, NONE, NONE);
  private readonly entries = Int32Array.of(0, 0, 0);
  private readonly reverified = Int32Array.of(NONE, NONE, NONE);
  private readonly capacity = Int32Array.of(NONE, NONE, NONE);
  /** By account: fen that came in from, and went out to, unbound accounts on the day at hand. */
  private readonly inDay = new Float64Array(3);
  private readonly outDay = new Float64Array(3);
  private day = 0;
  private readonly firstDay: number;
  /** By institution: facts about reserves and custody. */
  private readonly isStated = Uint8Array.of(0, 0, 0);
  private readonly licences = Int32Array.of(0, 0, 1);
  private readonly centralRatio = Float64Array.of(NONE, NONE, NONE);
  private readonly collection = Float64Array.of(NONE, NONE, NONE);
  private readonly custodianShare = Float64Array.of(NONE, NONE, NONE);
  private readonly custodians = Int32Array.of(0, 0, 0);
  private readonly ownLeft = Float64Array.of(NONE, NONE, NONE);
  private readonly summary = Float64Array.of(NONE, NONE, NONE);
  private readonly subTotal = Float64Array.of(NONE, NONE, NONE);
  // The one channel and the one order.
  private readonly rail: number = RAIL.netsunion;
  private readonly channelCap: number = NONE;
  private readonly reserveKind: number = 0;
  private readonly relation: number = RELATION.client;
  private readonly beneficiary: number = PARTY.person;
  private readonly payeeKind: number = PARTY.person;
  private readonly principalKind: number = NONE;
  private readonly isCollected: boolean = false;
  private readonly isLoan: boolean = false;
  private readonly isInterest: boolean = false;
  private readonly factors: number = NONE;
  private readonly productFactors: number = NONE;
  private readonly agreement: number = NONE;
  private readonly reports: number = NONE;
  private readonly reportDays: number = NONE;
  private readonly clientDay: number = 0;

  constructor(cardLevel: number, firstDay: number) {
    this.level[CARD] = cardLevel;
    this.firstDay = firstDay;
  }

  restart(): void {
    this.inDay.fill(0);
    this.outDay.fill(0);
    this.entries.fill(0);
    this.day = this.firstDay;
  }

  private judge(rule: number, isBroken: boolean): void {
    this.outcomes[rule * 3 + (isBroken ? 1 : 0)]!++;
  }

  /** The days of all three institutions close. */
  dayClose(): void {
    for (let i = 0; i < CLOSING.length; i++) {
      const actor = CLOSING[i]!;
      if (actor === PARTY.p2p) this.judge(0, this.ownLeft[i]! > 0);
      if (actor === PARTY.p2p) this.judge(1, this.summary[i]! !== NONE && this.subTotal[i]! === NONE);
      if (actor === PARTY.p2p) {
        this.judge(
          2,
          this.summary[i]! !== NONE && this.subTotal[i]! !== NONE && this.summary[i]! !== this.subTotal[i]!,
        );
      }
      if (actor === PARTY.institution && this.isStated[i] === 1 && (this.licences[i]! & LICENCES) !== 0) {
        this.judge(3, this.centralRatio[i]! < 0.4);
      }
      if (actor === PARTY.institution) this.judge(4, this.collection[i]! > 0);
      if (actor === PARTY.institution && this.isStated[i] === 1) this.judge(5, this.custodianShare[i]! < 0.5);
      if (actor === PARTY.institution) this.judge(6, this.custodians[i]! > 1);
    }
    this.evaluated += RULES_AT.dayClose * CLOSING.length;
  }

  entry(account: number, counter: number, fen: number, isIn: boolean, after: number, now: number): void {
    const kind = this.kind[account]!;
    const level = this.level[account]!;
    const keeper = this.keeper[account]!;
    const isMoney = this.isMoney[account] === 1;
    const isBound = counter >= 0 && (this.bound[account] === counter || this.bound[counter] === account);
    this.entries[account]!++;
    if (level >= 2 && isMoney && !isBound) {
      const day = Math.floor((now + 28_800_000) / MS_PER_DAY);
      if (day !== this.day) {
        this.inDay.fill(0);
        this.outDay.fill(0);
        this.day = day;
      }
      if (isIn) this.inDay[account]! += fen;
      else this.outDay[account]! += fen;
    }
    if (kind === KIND.bank && level === 2 && isMoney && !isBound) {
      this.judgeFlow(7, isIn ? this.inDay[account]! : this.outDay[account]!, 1_000_000);
    }
    if (kind === KIND.bank && level === 3 && isMoney) {
      if (isIn && after > 200_000) this.judge(8, true);
      else if (isBound) this.judge(8, false);
      else this.judgeFlow(8, isIn ? this.inDay[account]! : this.outDay[account]!, 200_000);
    }
    if (keeper === PARTY.bank && kind === KIND.bank && isMoney && !isIn) {
      this.judge(9, this.months[account]! >= 6 && this.entries[account] === 1 && this.reverified[account] === NONE);
    }
    if (kind === KIND.bank && this.capacity[account] !== NONE) {
      this.judge(10, this.entries[account]! > this.capacity[account]!);
    }
    if (keeper === PARTY.institution && kind === KIND.payment) {
      this.judge(11, this.months[account]! >= 6 && this.entries[account] === 1 && this.reverified[account] === NONE);
    }
    if (kind === KIND.payment) this.judge(12, !isIn && after < 0);
    this.evaluated += RULES_AT.entry;
  }

  /** What was before the run is not stated: of the first day, and of the year, sums are not known. */
  private judgeFlow(rule: number, day: number, limit: number): void {
    this.outcomes[rule * 3 + (this.day !== this.firstDay && day > limit ? 1 : 2)]!++;
  }

  /** A payout out of the reserve is handed to the channel. */
  submitted(fen: number): void {
    const { rail, isCollected, beneficiary, reserveKind, relation } = this;
    if (rail === RAIL.beps) this.judge(13, fen > 100_000_000);
    if (this.channelCap !== NONE) this.judge(14, fen > this.channelCap);
    if (rail === RAIL.hvps) this.judge(15, false);
    if (!isCollected && beneficiary === PARTY.merchant) this.judge(16, relation !== RELATION.sharer);
    if (!isCollected && this.principalKind !== NONE) this.judge(17, this.principalKind === PARTY.bank);
    if (!isCollected && beneficiary === PARTY.merchant) {
      this.judge(18, relation === RELATION.other && this.payeeKind === PARTY.merchant);
    }
    if (isCollected && this.productFactors !== NONE) {
      this.judge(19, this.factors === NONE || this.factors < this.productFactors);
    }
    if (isCollected && this.agreement !== NONE) this.judge(20, this.agreement === 0);
    if (!isCollected && reserveKind === RESERVE_KIND.collection) this.judge(21, relation !== RELATION.ownReserve);
    if (!isCollected && reserveKind === RESERVE_KIND.cooperating) this.judge(22, relation !== RELATION.ownReserve);
    if (!isCollected && this.kind[RESERVE] === KIND.reserve) {
      this.judge(23, relation === RELATION.other || this.isLoan);
    }
    if (!isCollected && reserveKind !== 0 && relation === RELATION.ownFunds) {
      this.judge(24, reserveKind === RESERVE_KIND.cooperating || reserveKind === RESERVE_KIND.collection);
    }
    this.evaluated += RULES_AT.submitted;
  }

  /** A payout has reached the card. */
  settled(): void {
    if (this.beneficiary === PARTY.merchant && this.payeeKind === PARTY.aggregator) {
      this.judge(25, this.relation !== RELATION.sharer);
    }
    if (this.reports !== NONE)
      this.judge(26, this.clientDay >= 5_000_000 && (this.reports === 0 || this.reportDays > 5));
    if (this.isCollected) this.judge(27, this.kind[CARD] !== KIND.reserve);
    if (this.reserveKind === RESERVE_KIND.central) this.judge(28, this.isInterest);
    this.evaluated += RULES_AT.settled;
  }
}
