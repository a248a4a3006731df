import type { Calendar } from '../core/calendar.ts';
import type { RailId } from '../core/rails/rail-data.ts';
import type { Rails } from '../core/rails/rails.ts';
import type { Fraction, RoundingMode } from '../core/rate.ts';
import type { AccountState, Flow } from '../flows/define.ts';
import type { ChannelFile, ParticipantFile, ScenarioFile } from './format.ts';

/*
 * A scenario resolved to integers: every name has become an index, every amount fen, every time milliseconds. Indices
 * follow the code-unit order of keys, so that the order of keys in the file changes nothing. Nothing here ever changes
 * during a run; what changes lies in the state vector of `simulation`.
 */

export const INFORMATION = 0;
export const MONEY = 1;
export type Book = typeof INFORMATION | typeof MONEY;

export interface PartyModel {
  readonly key: string;
  readonly index: number;
  readonly file: ParticipantFile;
}

/**
 * `deposit` is a client's account in an institution's records, `money` an account at a bank or the central bank;
 * `outside` balances the money book against the rest of the world, `transit` holds money on a channel's rail.
 */
export type AccountUse = AccountState | 'deposit' | 'money' | 'outside' | 'transit';

export interface AccountModel {
  readonly key: string;
  readonly index: number;
  /** Party index, or -1 for the world outside. */
  readonly owner: number;
  /** Party index of the institution that keeps it, or -1. */
  readonly at: number;
  readonly book: Book;
  readonly kind: string;
  readonly class: string;
  readonly use: AccountUse;
  /** Index of the safeguarded pool, or -1. */
  readonly pool: number;
  /** Index of the claim this account shows, or -1. */
  readonly claim: number;
  /** Fen. */
  readonly opening: number;
  /** Account against which the opening balance is posted: the keeper's control account, or the world outside. */
  readonly balancing: number;
  /** True if the keeper refuses to let the balance go below zero (money at a bank without an overdraft). */
  readonly floor: boolean;
  /** Bound Class I account of a Class II or III bank account, or -1. */
  readonly bound: number;
  readonly reserveKind: string;
}

/** Client money is safeguarded per institution and purpose, never over all. */
export interface PoolModel {
  readonly key: string;
  readonly index: number;
  /** Party that owes the clients. */
  readonly institution: number;
  readonly purpose: string;
  /** Money-book accounts of the pool. */
  readonly accounts: readonly number[];
  /** Own money of the institution in the pool at the start, fen. */
  readonly own: number;
}

/** Who is owed by whom; what is shown of it in the information book is compared with what the register says. */
export interface ClaimModel {
  readonly key: string;
  readonly index: number;
  readonly creditor: number;
  readonly debtor: number;
  readonly kind: 'deposit' | 'credit';
  readonly pool: number;
  /** Fen owed at the start. */
  readonly opening: number;
}

/** A payout ahead of funds that is agreed: who pays for it, for whom, up to which limit in fen. */
export interface FundingModel {
  readonly funder: number;
  readonly debtor: number;
  readonly source: string;
  readonly limit: number;
}

export interface ChannelModel {
  readonly key: string;
  readonly index: number;
  readonly file: ChannelFile;
  /** How money settles: hours, caps and credit times by date. */
  readonly rail: RailId;
  /** Milliseconds. */
  readonly latency: {
    readonly request: number;
    readonly response: number;
    readonly settle: number;
    readonly notice: number;
    readonly query: number;
  };
  /** Closed times of day in ms, half-open. */
  readonly closed: readonly { readonly from: number; readonly until: number }[];
  readonly whenClosed: 'rejects' | 'queues' | 'swallows';
  /** Fen per item, or Infinity. */
  readonly cap: number;
  readonly promises: {
    readonly queryTruthAfter: number;
    readonly outcomeFinalAfter: number;
    readonly requestExpiresAfter: number;
    readonly noticeDays: number;
    readonly returnWithinWorkdays: number;
    readonly statementBy: number;
    readonly idempotentRequests: boolean;
    readonly redelivers: boolean;
  };
  /** Money-book account that holds money on this channel's rail. */
  readonly transit: number;
  /** How it settles what it took for a merchant; null for a channel that only pays out. */
  readonly lump: LumpModel | null;
}

/** Times of day in ms; see {@link LumpFile}. */
export interface LumpModel {
  readonly dayCut: number;
  readonly statementAt: number;
  readonly arrivesAt: number;
  readonly perAcquirer: boolean;
  readonly net: boolean;
  readonly fee: Fraction;
  readonly feePerItem: boolean;
  readonly rounding: RoundingMode;
}

export interface InstanceModel {
  readonly key: string;
  readonly index: number;
  /** Index into {@link Model.flows}. */
  readonly flow: number;
  readonly contract: string;
  /** Role to party index. */
  readonly parties: readonly number[];
  readonly accounts: readonly number[];
  readonly channels: readonly number[];
  /** Chosen value index per choice. */
  readonly choices: readonly number[];
  /** Contract terms as integers (rates: 0). */
  readonly terms: readonly number[];
  readonly rates: readonly (Fraction | null)[];
  readonly split: readonly { readonly party: number; readonly share: Fraction }[];
  readonly funding: readonly FundingModel[];
  /** Claim index per claim of the flow's terms. */
  readonly claims: readonly number[];
  /** Index of the party whose systems run it: what crashes is its process. */
  readonly process: number;
  /** True if postings, state and messages commit one after another. */
  readonly separate: boolean;
}

export interface Model {
  readonly scenario: ScenarioFile;
  readonly file: string;
  readonly startsAt: number;
  readonly parties: readonly PartyModel[];
  readonly accounts: readonly AccountModel[];
  readonly pools: readonly PoolModel[];
  readonly claims: readonly ClaimModel[];
  readonly channels: readonly ChannelModel[];
  readonly flows: readonly Flow[];
  readonly instances: readonly InstanceModel[];
  /** Money-book account of the world outside. */
  readonly outside: number;
  readonly calendar: Calendar;
  readonly rails: Rails;
}
