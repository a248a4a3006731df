import type { Bilingual } from '../core/bilingual.ts';
import type { RoundingMode } from '../core/rate.ts';

/*
 * The shape of a scenario file after validation. Amounts are yuan strings, times are text; `scenario/model.ts`
 * turns both into integers. The JSON Schema in scenarios/schema is generated to agree with these types.
 */

export type ParticipantKind =
  | 'person'
  | 'merchant'
  | 'company'
  | 'lender'
  | 'platform'
  | 'p2p-platform'
  | 'aggregator'
  | 'payment-institution'
  | 'bank'
  | 'central-bank'
  | 'clearing-institution'
  | 'vendor';

export interface ParticipantFile {
  readonly kind: ParticipantKind;
  readonly name?: Bilingual;
  /** Yuan; banks. */
  readonly totalAssets?: string;
  /** Licences held: network-payment, bank-card-acquiring, prepaid-card, online-lending, bank. */
  readonly licences?: readonly string[];
  readonly region?: string;
  /** PBC rating class A to E. */
  readonly rating?: string;
  readonly industry?: string;
  readonly onboarded?: string;
  /** Properties a rule may read and the world does not compute: age, student (declared, true), ... */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** Declared interchangeable with the other members of the group of this name. */
  readonly symmetry?: string;
}

/** `reserve` is client money of a payment institution, `custody` client money at a custodian, `own-funds` own money. */
export type AccountKind =
  'bank-account' | 'payment-account' | 'sub-account' | 'reserve' | 'custody' | 'own-funds' | 'internal' | 'settlement';

export interface AccountFile {
  readonly owner: string;
  /** Institution that keeps the account. */
  readonly at: string;
  /** Default: by the kind of the institution (bank: bank-account, payment institution: payment-account, central bank: reserve). */
  readonly kind?: AccountKind;
  readonly class?: 'I' | 'II' | 'III';
  /** What the client money is for; safeguarded pools are institution x purpose. Default "payment". */
  readonly purpose?: string;
  /** Which kind of reserve account. */
  readonly reserveKind?: 'central' | 'custodian' | 'cooperating' | 'collection';
  /** For a Class II or III bank account: the key of the bound Class I account. */
  readonly bound?: string;
  /** Opening balance in yuan, default "0.00". */
  readonly opening?: string;
  /** Part of a safeguarded account's opening balance that is the institution's own money. */
  readonly own?: string;
  readonly opened?: string;
  /** Day on which the owner's identity was verified again after the account had lain idle. */
  readonly reverified?: string;
  readonly symmetry?: string;
}

/** Terms are yuan strings, rates ("0.6%", "1/3"), durations (ISO 8601), times of day, dates, integers or booleans by name. */
export interface ContractFile {
  readonly between: readonly string[];
  readonly funding?: readonly FundingFile[];
  readonly split?: readonly { readonly party: string; readonly share: string }[];
  readonly [term: string]: unknown;
}

/** A payout ahead of funds names who pays for it (see the section on funding agreements in the findings page). */
export interface FundingFile {
  readonly funder: string;
  readonly source: 'own-funds' | 'bank-overdraft' | 'lender' | 'third-party';
  readonly debtor: string;
  readonly limit: string;
  readonly cost?: string;
  readonly due?: string;
  readonly recourse?: boolean;
}

export interface FlowFile {
  /** Name of the flow type: withdrawal, lending, escrow, custody, settlement, or one of the user's own. */
  readonly flow: string;
  readonly contract?: string;
  readonly parties?: Readonly<Record<string, string>>;
  readonly accounts?: Readonly<Record<string, string>>;
  readonly channels?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
  /** Default 1. More than one gives instances `key.1`, `key.2`, ... */
  readonly count?: number;
  /** The instances of a `count` are declared interchangeable with each other. */
  readonly symmetry?: string;
}

/** Message fates: deviations within (or beyond) the fault contract of the channel that carries the message. */
export type MessageFate = 'late' | 'lost' | 'twice';

/** What becomes of a leg, the one instructed movement of money through a channel. */
export type LegFate =
  | 'rejected'
  | 'fails'
  | 'unknown'
  | 'fails-then-succeeds'
  | 'succeeds-then-reversed'
  | 'returned'
  | 'swallowed'
  | 'never-settles';

/**
 * A time in a plan: `HH:MM:SS` on the first day, `D+n HH:MM:SS` (natural days later), `T+n HH:MM:SS` (working days
 * later), or a full ISO date-time. Every form may carry milliseconds.
 */
export type PlanTime = string;

export type PlanItem =
  | {
      readonly at: PlanTime;
      readonly who: string;
      readonly does: string;
      readonly flow?: string;
      readonly account?: string;
      readonly yuan?: string;
      readonly [argument: string]: unknown;
    }
  | { readonly message: string; readonly fate: MessageFate; readonly by?: string }
  | { readonly leg: string; readonly fate: LegFate; readonly by?: string }
  | { readonly query: string; readonly fate: 'not-found' | 'wrong' }
  | { readonly row: string; readonly fate: 'missing' | 'twice' }
  | { readonly crash: string; readonly step: number; readonly after: string }
  | {
      readonly channel: string;
      readonly fate: 'closed' | 'no-position';
      readonly from: PlanTime;
      readonly until: PlanTime;
    };

export interface ExpectItem {
  /** Id of a funds finding or of a rule. */
  readonly id: string;
  readonly loses?: string;
  readonly yuan?: string;
  readonly atMost?: string;
  readonly times?: number;
  readonly date?: string;
}

/** A seeded stream of acts; see scenarios/README.md. */
export interface LoadFile {
  readonly from: PlanTime;
  readonly until: PlanTime;
  readonly acts: readonly {
    readonly does: string;
    readonly flows: string;
    readonly who?: string;
    readonly times: number;
    readonly yuan?: readonly [string, string];
    /** Where this entry begins and ends, if not with the load. */
    readonly from?: PlanTime;
    readonly until?: PlanTime;
  }[];
}

/** How often a kind of deviation may happen, and which of its kind. Lists of durations and names as the schema has them. */
export interface FaultBudgetFile {
  readonly count: number;
  readonly per?: 'run' | 'instance';
  readonly by?: readonly string[];
  readonly of?: readonly string[];
}

/** How often an act may be done on each instance, and with which arguments. */
export interface ActBoundFile {
  readonly times?: number;
  readonly unlimited?: boolean;
  readonly yuan?: readonly string[];
  readonly counts?: readonly number[];
  readonly flows?: readonly string[];
}

/** What may leave and enter the world at one account. */
export interface OutsideBoundFile {
  readonly times?: number;
  readonly spend?: readonly string[];
  readonly receive?: readonly string[];
}

/** Bounds of search and explore: what people may do, what may deviate, how often, for how many working days. */
export interface FaultsFile {
  readonly contract?: 'within' | 'beyond';
  readonly amounts?: readonly string[];
  readonly acts?: Readonly<Record<string, ActBoundFile>>;
  readonly outside?: Readonly<Record<string, OutsideBoundFile>>;
  readonly late?: number | FaultBudgetFile;
  readonly lost?: number | FaultBudgetFile;
  readonly twice?: number | FaultBudgetFile;
  readonly leg?: number | FaultBudgetFile;
  readonly answer?: number | FaultBudgetFile;
  readonly row?: number | FaultBudgetFile;
  readonly closed?: number | FaultBudgetFile;
  readonly noPosition?: number | FaultBudgetFile;
  readonly crash?: number | FaultBudgetFile;
  readonly workdays?: number;
  readonly times?: readonly string[];
  readonly peopleAct?: 'any-time' | 'at-times';
}

export interface ScenarioFile {
  readonly $schema?: string;
  readonly id: string;
  readonly systems?: readonly string[];
  /** Statements of `claims.json` that it puts to the test. */
  readonly claims?: readonly string[];
  readonly title: Bilingual;
  readonly story?: Bilingual;
  readonly source?: string;
  /** ISO date-time with +08:00. */
  readonly starts: string;
  /** Run at least until this instant before healing. */
  readonly until?: string;
  readonly seed?: string | number;
  /** The choice value that this scenario provokes, `flow.choice=value`. */
  readonly provokes?: string;
  readonly participants: Readonly<Record<string, ParticipantFile>>;
  readonly accounts: Readonly<Record<string, AccountFile>>;
  readonly contracts?: Readonly<Record<string, ContractFile>>;
  /** Channel key to the file of `scenarios/channels/` it uses, with overrides. */
  readonly channels?: Readonly<Record<string, { readonly use: string; readonly [override: string]: unknown }>>;
  /** Opening values of cumulative facts. */
  readonly history?: readonly {
    readonly subject: string;
    readonly aggregate: string;
    readonly yuan?: string;
    readonly count?: number;
  }[];
  readonly costs?: Readonly<Record<string, string>>;
  /** Further figures that the report shall print. */
  readonly measure?: readonly 'borrowing-cost'[];
  /** Values assumed for facts the world cannot compute; printed in the verdict. */
  readonly assume?: Readonly<Record<string, string | number | boolean | null>>;
  readonly law?: { readonly enforce?: readonly string[]; readonly date?: string };
  readonly flows: Readonly<Record<string, FlowFile>>;
  readonly plan?: readonly PlanItem[];
  readonly load?: LoadFile;
  /** Bounds of search and explore. */
  readonly faults?: FaultsFile;
  /** Situations, by name, that a search has to reach at least once before it may say that it found nothing. */
  readonly reach?: Readonly<Record<string, readonly GoalStep[]>>;
  readonly expect: readonly (ExpectItem | string)[];
  /**
   * Ids of rules that the plan keeps and the design does not enforce: a search that breaks them shows what the scenario
   * says of itself. `run` reports them like every other rule.
   */
  readonly unenforced?: readonly string[];
}

/** One step of a goal of `reach`; the steps of a goal follow one another in one run, with anything in between. */
export interface GoalStep {
  /** Key of a flow instance. */
  readonly flow: string;
  /** What its machine is told: an act, a message such as `payout.succeeded`, or `after <time limit>`. */
  readonly event: string;
  /** State in which it is told so. */
  readonly state?: string;
}

/** A channel data file, scenarios/channels/<key>.channel.json. Durations are ISO 8601, times of day HH:MM:SS. */
export interface ChannelFile {
  readonly $schema?: string;
  readonly id: string;
  readonly title: Bilingual;
  /** How money settles. */
  readonly rail: 'on-us' | 'hvps' | 'beps' | 'ibps' | 'netsunion' | 'unionpay';
  /** Who carries the instruction. */
  readonly connection: 'clearing-institution' | 'pbc-system' | 'direct-to-bank' | 'internal';
  readonly latency: {
    readonly request: string;
    readonly response: string;
    readonly settle: string;
    readonly notice: string;
    readonly query: string;
  };
  /** Closed times of day, half-open [from, until). */
  readonly closed?: readonly { readonly from: string; readonly until: string }[];
  /** What it does with a request outside its hours. */
  readonly whenClosed?: 'rejects' | 'queues' | 'swallows';
  /** Cap per item in yuan. */
  readonly cap?: string;
  /** Fee per item, yuan or rate. */
  readonly fee?: string;
  /** Promises: a design is sound if nothing is found under every fault that these still permit. */
  readonly promises: {
    /** A query answers truthfully after this long. */
    readonly queryTruthAfter: string;
    /** An outcome no longer changes after this long. */
    readonly outcomeFinalAfter: string;
    /** A request that arrives later than this is refused instead of executed. */
    readonly requestExpiresAfter: string;
    /** A notice is repeated at most this often, for at most this many natural days. */
    readonly noticeRepeats: number;
    readonly noticeDays: number;
    /** A returned remittance comes back within this many working days. */
    readonly returnWithinWorkdays: number;
    /** Time of day on the next working day at which the statement is complete. */
    readonly statementCompleteBy: string;
    /** The channel recognises a request id it has seen and does not execute it again. */
    readonly idempotentRequests: boolean;
    /** An input that was not fully committed before a crash is delivered again. */
    readonly redelivers: boolean;
  };
  /** Of a channel through which money comes in: how it settles what it took. */
  readonly lump?: LumpFile;
  /** Deviations the channel may show within its contract. */
  readonly may: readonly (
    MessageFate | LegFate | 'not-found' | 'row-missing' | 'row-twice' | 'closed' | 'no-position'
  )[];
}

/** Once a working day: one sum and a statement of what it is made of. */
export interface LumpFile {
  /** End of the channel's own day; what is sold from then on belongs to its next. */
  readonly dayCut: string;
  /** On the next working day: the statement, then the money. */
  readonly statementAt: string;
  readonly arrivesAt: string;
  /** A sum for each merchant, or one for all merchants of an acquirer. */
  readonly per: 'merchant' | 'acquirer';
  /** `net`: the channel keeps its fee out of the sum. `gross`: it is billed elsewhere. */
  readonly amount: 'gross' | 'net';
  /** Of the sales; refunds do not bring it back. */
  readonly fee: string;
  /** Rounded for each item, or once for the sales of the day. */
  readonly feePer: 'item' | 'batch';
  readonly rounding: RoundingMode;
}
