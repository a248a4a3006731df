import type { Model } from '../../scenario/model.ts';
import type { Layout } from './layout.ts';

/** First columns of an instance's row; its accounts, claims, channels, parties and choices follow by role. */
export const ROW = {
  flow: 0,
  process: 1,
  base: 2,
  timers: 3,
  fields: 4,
  orders: 5,
  legs: 6,
  ordinals: 7,
  notes: 8,
  /** 1 if postings, state and messages commit one after another. */
  separate: 9,
  /** 1 if the channel that the flow names first delivers again what was not fully taken. */
  redelivers: 10,
} as const;
const HEAD = 11;
// What a module exports is loaded at every use; what it keeps to itself is compiled into the code.
const COLUMN = ROW;

/** Columns of a claim's row. */
const CLAIM_ROW = { pool: 0, debtor: 1, creditor: 2, isDeposit: 3 } as const;
const CLAIM_ROW_STRIDE = 4;

/**
 * What never changes about instances and claims, as integers side by side: with a million accounts an event then reads
 * two lines of memory about its instance where the objects of the model are scattered over a dozen.
 */
export class Roster {
  /** One row of `stride` integers for each instance. */
  readonly rows: Int32Array;
  readonly stride: number;
  /** Columns in which the account indices, and so on, of an instance begin. */
  readonly accounts: number;
  readonly claims: number;
  readonly channels: number;
  readonly parties: number;
  readonly choices: number;
  /** Contract terms, `termStride` for each instance. */
  readonly terms: Float64Array;
  readonly termStride: number;
  /** {@link CLAIM_ROW_STRIDE} integers for each claim. */
  readonly claimRows: Int32Array;
  /** Owner of each account. */
  readonly owners: Int32Array;

  constructor(model: Model, layout: Layout) {
    const { instances } = model;
    const most = { accounts: 0, claims: 0, channels: 0, parties: 0, choices: 0, terms: 0 };
    for (const { accounts, claims, channels, parties, choices, terms } of instances) {
      most.accounts = Math.max(most.accounts, accounts.length);
      most.claims = Math.max(most.claims, claims.length);
      most.channels = Math.max(most.channels, channels.length);
      most.parties = Math.max(most.parties, parties.length);
      most.choices = Math.max(most.choices, choices.length);
      most.terms = Math.max(most.terms, terms.length);
    }
    this.accounts = HEAD;
    this.claims = this.accounts + most.accounts;
    this.channels = this.claims + most.claims;
    this.parties = this.channels + most.channels;
    this.choices = this.parties + most.parties;
    this.stride = this.choices + most.choices;
    this.rows = new Int32Array(this.stride * instances.length);
    this.termStride = most.terms;
    this.terms = new Float64Array(this.termStride * instances.length);
    for (const instance of instances) {
      const row = instance.index * this.stride;
      const { base, timers, fields, orders, legs, ordinals, notes } = layout.instances[instance.index]!;
      const [first] = instance.channels;
      const redelivers = first !== undefined && model.channels[first]?.promises.redelivers === true;
      const { rows } = this;
      rows[row + COLUMN.flow] = instance.flow;
      rows[row + COLUMN.process] = instance.process;
      rows[row + COLUMN.base] = base;
      rows[row + COLUMN.timers] = timers;
      rows[row + COLUMN.fields] = fields;
      rows[row + COLUMN.orders] = orders;
      rows[row + COLUMN.legs] = legs;
      rows[row + COLUMN.ordinals] = ordinals;
      rows[row + COLUMN.notes] = notes;
      rows[row + COLUMN.separate] = instance.separate ? 1 : 0;
      rows[row + COLUMN.redelivers] = redelivers ? 1 : 0;
      put(rows, row + this.accounts, instance.accounts);
      put(rows, row + this.claims, instance.claims);
      put(rows, row + this.channels, instance.channels);
      put(rows, row + this.parties, instance.parties);
      put(rows, row + this.choices, instance.choices);
      put(this.terms, instance.index * this.termStride, instance.terms);
    }
    this.claimRows = new Int32Array(CLAIM_ROW_STRIDE * model.claims.length);
    for (const { index, pool, debtor, creditor, kind } of model.claims) {
      const row = index * CLAIM_ROW_STRIDE;
      this.claimRows[row + CLAIM_ROW.pool] = pool;
      this.claimRows[row + CLAIM_ROW.debtor] = debtor;
      this.claimRows[row + CLAIM_ROW.creditor] = creditor;
      this.claimRows[row + CLAIM_ROW.isDeposit] = kind === 'deposit' ? 1 : 0;
    }
    this.owners = Int32Array.from(model.accounts, ({ owner }) => owner);
  }

  flow(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.flow]!;
  }

  process(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.process]!;
  }

  /** Offset of the instance's block in the state vector. */
  base(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.base]!;
  }

  timers(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.timers]!;
  }

  orders(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.orders]!;
  }

  legs(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.legs]!;
  }

  ordinals(instance: number): number {
    return this.rows[instance * this.stride + COLUMN.ordinals]!;
  }

  /** Account in a role, or -1. */
  account(instance: number, role: number): number {
    return this.rows[instance * this.stride + this.accounts + role]!;
  }

  /** Claim in a place of the flow's terms. */
  claim(instance: number, place: number): number {
    return this.rows[instance * this.stride + this.claims + place]!;
  }

  channel(instance: number, role: number): number {
    return this.rows[instance * this.stride + this.channels + role]!;
  }

  party(instance: number, role: number): number {
    return this.rows[instance * this.stride + this.parties + role]!;
  }

  poolOf(claim: number): number {
    return this.claimRows[claim * CLAIM_ROW_STRIDE + CLAIM_ROW.pool]!;
  }

  debtorOf(claim: number): number {
    return this.claimRows[claim * CLAIM_ROW_STRIDE + CLAIM_ROW.debtor]!;
  }

  creditorOf(claim: number): number {
    return this.claimRows[claim * CLAIM_ROW_STRIDE + CLAIM_ROW.creditor]!;
  }

  isDeposit(claim: number): boolean {
    return this.claimRows[claim * CLAIM_ROW_STRIDE + CLAIM_ROW.isDeposit] === 1;
  }
}

/** Copies a short list; `set` takes longer than that. */
function put(into: Int32Array | Float64Array, at: number, list: readonly number[]): void {
  for (let i = 0; i < list.length; i++) into[at + i] = list[i]!;
}
