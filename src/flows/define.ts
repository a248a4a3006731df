import type { Bilingual } from '../core/bilingual.ts';
import { assert } from '../core/errors.ts';
import { compareText } from '../core/order.ts';
import type { LiteralParams, MachineConfig } from './compile/config.ts';
import { hooksOf, rolesOf, type Declaration, type LoanPurpose } from './declaration.ts';
import type { FlowTerms } from './terms.ts';
import type { EffectBuffer, FlowView } from './view.ts';

export type { Declaration } from './declaration.ts';

export type FieldType =
  'fen' | 'int' | 'bool' | 'enum' | 'time' | 'date' | 'party' | 'account' | 'instance' | 'message';

/** What an account role is in the books; scenario files are matched against it. */
export interface AccountRole {
  /** Party role that owns the claim or the money. */
  readonly owner: string;
  /** Party role of the institution that keeps the account; absent for accounts the scenario places anywhere. */
  readonly at?: string;
  readonly book: 'information' | 'money';
  /** Information book only: in which state the claim is shown. */
  readonly state?: AccountState;
  /** Kinds of scenario account that fit; a fitting one that is unique need not be named in the flow. */
  readonly kinds?: readonly string[];
  /** Classes of scenario account that fit; '' is an account without a class. */
  readonly classes?: readonly string[];
  /** When the scenario has none. `create`: the model adds it, of the first kind; `absent`: the flow does without it. */
  readonly missing?: 'create' | 'refuse' | 'absent';
  /** What is different about the role where a design choice has one of these values. */
  readonly byChoice?: {
    readonly choice: string;
    readonly values: Readonly<Record<string, Partial<Pick<AccountRole, 'kinds' | 'classes' | 'missing'>>>>;
  };
  /** Name of the flow's claim (terms) this account shows. */
  readonly claim?: string;
}

/** `available` can be withdrawn; `pending` and `frozen` are shown but cannot; the institution's own books are the rest. */
export type AccountState =
  'available' | 'pending' | 'frozen' | 'payable' | 'receivable' | 'control' | 'income' | 'cost' | 'suspense';

/** What a choice value does to the design. */
export type ChoiceClass = 'sound' | 'sound-if' | 'costly' | 'unlawful' | 'flawed';

export interface ChoiceValue {
  readonly class: ChoiceClass;
  readonly says: Bilingual;
  /** For `sound-if`: the condition. */
  readonly condition?: Bilingual;
  /** For `costly`: the metric that shows it. */
  readonly metric?: string;
  /** For `unlawful`: the rule and the day from which it is broken. */
  readonly rule?: string;
  readonly from?: string;
  /** For `flawed` (and some `sound-if`): what provokes it, which finding follows, and the party role that loses. */
  readonly provokedBy?: Bilingual;
  readonly finding?: string;
  readonly loses?: string;
  /** Other spellings that scenario files may use. */
  readonly aliases?: readonly string[];
}

export interface Choice {
  readonly title: Bilingual;
  /** Values by name, the sound default first. */
  readonly values: Readonly<Record<string, ChoiceValue>>;
}

/** Something a person does. The machine's event of the same name is sent to the instance. */
export interface Act {
  /** Party role, or `operator` for the staff of the flow's process. */
  readonly by: string;
  readonly says: Bilingual;
  /** Arguments in the order in which the view's `arg` reads them. */
  readonly args?: readonly { readonly name: string; readonly type: 'fen' | 'int'; readonly default?: number }[];
  /**
   * `all`: whoever does it does it to every instance of the flow that the same process runs, one after another in the
   * order of their keys, in one stimulus: a batch run, the turn of a day.
   */
  readonly reaches?: 'one' | 'all';
}

/** A purpose for which money is moved through a channel. */
export interface LegDefinition {
  readonly from: string;
  readonly to: string;
  readonly channel: string;
  /** Who instructs: `pay` is ordered by the payer's side, `collect` by the payee's side. */
  readonly direction: 'pay' | 'collect';
  readonly says: Bilingual;
  /**
   * Money that the channel sends of itself and nobody instructs: once a working day what the acts `adds` of its own day
   * came to, less the acts `deducts`. The channel's file says when, and whether it keeps a fee.
   */
  readonly inbound?: { readonly adds: readonly string[]; readonly deducts: readonly string[] };
  /** Account role of the information book: the balance of a client for which an institution gets the money. */
  readonly credits?: string;
  /** Of a loan: what the leg is for. The rules on loans read it. */
  readonly loan?: 'disbursement' | LoanPurpose;
  /** Of a debit of a bank account: by which product. The rules on debits read it. */
  readonly debit?: DebitDefinition;
}

/** How a payer is debited: a design choice picks the product. What a contract states of the debit itself goes first. */
export interface DebitDefinition {
  /** Design choice whose values are the keys of `products`. */
  readonly choice: string;
  readonly products: Readonly<Record<string, DebitProduct>>;
  /** Field that is 1 while the agreement of payer, bank and institution is in force that the flow declares as signed. */
  readonly signed: string;
  /** Design choice of values with which fewer factors are verified than the product asks for, with their number. */
  readonly fewer?: { readonly choice: string; readonly counts: Readonly<Record<string, number>> };
}

export interface DebitProduct {
  /** As the fact `debit.product` names it. */
  readonly product: string;
  /** Factors it asks for at each debit. */
  readonly factors?: number;
  /** It needs an agreement signed before. */
  readonly signed?: boolean;
}

export type TermType = 'fen' | 'rate' | 'duration' | 'time-of-day' | 'int' | 'bool';

export interface TermDefinition {
  readonly type: TermType;
  /** In the notation of a scenario file; absent means the contract must state it. */
  readonly default?: string | number | boolean;
  readonly says: Bilingual;
}

/** What a willing user or operator does when asked: used to heal a run. */
export interface Asked {
  readonly act: string;
  /** Guard name; absent means always. */
  readonly when?: string;
  /** Amount of the act, in fen. */
  readonly fen?: (view: FlowView) => number;
}

/**
 * A statement of the flow's own about one instance, looked at after every step of it; with shared fields, after every
 * step of any instance of its process. Where it does not hold the finding `broken-invariant` is raised.
 */
export interface Invariant {
  readonly says: Bilingual;
  readonly holds: (view: FlowView) => boolean;
  /** Party role that loses where it is broken; absent: whose systems run the flow. */
  readonly loses?: string;
  /** What breaking it costs, fen; absent: nothing that can be counted. */
  readonly fen?: (view: FlowView) => number;
}

/** A guard, delay or effect gets the literal params written beside its name in the machine, or null. */
export type GuardFunction = (view: FlowView, params: LiteralParams | null) => boolean;
export type EffectFunction = (view: FlowView, out: EffectBuffer, params: LiteralParams | null) => void;
export type DelayFunction = (view: FlowView) => number;

export interface FlowDefinition {
  readonly name: string;
  readonly title: Bilingual;
  readonly machine: MachineConfig;
  /** Party roles, with the kinds of participant that fit. The process that runs the flow is `process`. */
  readonly parties: Readonly<Record<string, readonly string[]>>;
  /**
   * Party roles that a scenario may leave out, with the accounts they own. One named `funder` is the funder of the
   * contract's first funding agreement.
   */
  readonly optional?: readonly string[];
  /** Party role whose systems run this flow: what crashes is its process. */
  readonly process: string;
  readonly accounts: Readonly<Record<string, AccountRole>>;
  /** Channel roles with the channel file used when the scenario names none. */
  readonly channels: Readonly<Record<string, string>>;
  readonly contract: Readonly<Record<string, TermDefinition>>;
  readonly fields: Readonly<Record<string, FieldType>>;
  /**
   * Fields that all instances a process runs have in common, by name: flows that declare the same name read and write
   * the same value. They start at 0.
   */
  readonly shared?: Readonly<Record<string, FieldType>>;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly acts: Readonly<Record<string, Act>>;
  readonly legs: Readonly<Record<string, LegDefinition>>;
  /**
   * Kinds of money account at which the parties of the contract's split are paid. Their accounts follow the declared
   * ones in the contract's order: `send` to role `accountNames.length + i` pays share i.
   */
  readonly splitTo?: readonly string[];
  /** Greatest number of legs of one instance that are not yet retired. */
  readonly legSlots: number;
  /** What `declare` can announce, by name; its first argument is the position here. */
  readonly declares?: Readonly<Record<string, Declaration>>;
  readonly guards: Readonly<Record<string, GuardFunction>>;
  readonly effects: Readonly<Record<string, EffectFunction>>;
  readonly delays: Readonly<Record<string, DelayFunction>>;
  readonly asked: readonly Asked[];
  /** By name: what has to hold of every instance, beside what holds of every design. */
  readonly invariants?: Readonly<Record<string, Invariant>>;
  readonly terms: FlowTerms;
}

/** Index of each key by its position: the integers by which guards and effects name fields, accounts, terms and legs. */
export function positions<K extends string>(record: Readonly<Record<K, unknown>>): Readonly<Record<K, number>> {
  const result = {} as Record<K, number>;
  (Object.keys(record) as K[]).forEach((key, index) => {
    result[key] = index;
  });
  return result;
}

/** What may become of a leg, as events of the machine: `<leg>.<status>`. */
export const legStatuses = [
  'accepted',
  'rejected',
  'succeeded',
  'failed',
  'returned',
  'reversed',
  'answer.succeeded',
  'answer.failed',
  'answer.pending',
  'answer.returned',
  'answer.not-found',
  'statement.succeeded',
  'statement.failed',
  'statement.returned',
  'statement.pending',
  'statement.absent',
] as const;

export type LegStatus = (typeof legStatuses)[number];

/** Sent to every instance of a process that is not final when the process starts again after a crash. */
export const restartedEvent = 'RESTARTED';

/** Added to every flow: whether postings, state and messages of a step are committed together or one after another. */
const durabilityChoice: Choice = {
  title: { zh: '持久化方式', en: 'Durability' },
  values: {
    outbox: {
      class: 'sound',
      says: {
        zh: '记账、状态与消息在一个事务中提交（发件箱）',
        en: 'Postings, state and messages commit in one transaction (outbox)',
      },
    },
    separate: {
      class: 'flawed',
      says: { zh: '记账、状态、消息分别提交', en: 'Postings, state and messages commit one after another' },
      provokedBy: { zh: '在记账与发消息之间宕机', en: 'A crash between posting and message' },
      finding: 'stuck-funds',
      loses: 'customer',
    },
  },
};

/** The same choice for a flow in which a crash in between shows in another way. */
export function durabilityShowing(separate: Partial<ChoiceValue>): Choice {
  const { outbox, separate: stated } = durabilityChoice.values;
  return { ...durabilityChoice, values: { outbox: outbox!, separate: { ...stated!, ...separate } } };
}

/** A flow with everything that can be derived from its definition. Throws AssertionFailure for a contradictory one. */
export interface Flow extends FlowDefinition {
  /** File or package of a user's own flow; absent for those that ship. */
  readonly origin?: string;
  readonly eventNames: readonly string[];
  readonly actNames: readonly string[];
  readonly legNames: readonly string[];
  readonly fieldNames: readonly string[];
  readonly sharedNames: readonly string[];
  readonly accountNames: readonly string[];
  readonly channelNames: readonly string[];
  readonly termNames: readonly string[];
  readonly choiceNames: readonly string[];
  readonly partyNames: readonly string[];
  readonly invariantNames: readonly string[];
}

/**
 * The public door for a flow, ours and a user's alike: checks that every name a definition uses exists and derives the
 * event alphabet (acts, statuses of its legs, restart, signals named in `machine`).
 */
export function defineFlow(definition: FlowDefinition): Flow {
  const partyNames = Object.keys(definition.parties);
  const accountNames = Object.keys(definition.accounts);
  const channelNames = Object.keys(definition.channels);
  const legNames = Object.keys(definition.legs);
  const actNames = Object.keys(definition.acts);
  const where = `flow ${definition.name}`;
  assert(partyNames.includes(definition.process), `${where}: process ${definition.process} is not a party role`);
  for (const [name, account] of Object.entries(definition.accounts)) {
    assert(partyNames.includes(account.owner), `${where}: account ${name} has unknown owner role ${account.owner}`);
    assert(account.at === undefined || partyNames.includes(account.at), `${where}: account ${name} is at unknown role`);
    assert(
      account.claim === undefined || account.claim in definition.terms.claims,
      `${where}: account ${name} shows an unknown claim`,
    );
    assert(
      Object.keys(account.byChoice?.values ?? {}).every((value) => {
        return definition.choices[account.byChoice!.choice]?.values[value] !== undefined;
      }),
      `${where}: account ${name} depends on an unknown choice`,
    );
  }
  for (const [name, leg] of Object.entries(definition.legs)) {
    assert(
      accountNames.includes(leg.from) && accountNames.includes(leg.to),
      `${where}: leg ${name} has unknown accounts`,
    );
    assert(
      leg.credits === undefined || definition.accounts[leg.credits]?.book === 'information',
      `${where}: leg ${name} credits an unknown balance`,
    );
    assert(channelNames.includes(leg.channel), `${where}: leg ${name} has an unknown channel`);
    const order = definition.terms.legs[name];
    assert(order === undefined || order in definition.terms.orders, `${where}: leg ${name} has an unknown order`);
    const { debit } = leg;
    assert(
      debit === undefined ||
        (debit.signed in definition.fields &&
          [debit.choice, ...(debit.fewer === undefined ? [] : [debit.fewer.choice])].every(
            (choice) => choice in definition.choices,
          ) &&
          Object.keys(definition.choices[debit.choice]!.values).every((value) => value in debit.products)),
      `${where}: leg ${name} is debited by an unknown product, choice or field`,
    );
    assert(
      !Object.values(debit?.products ?? {}).some(({ signed }) => signed === true) ||
        hooksOf(definition.declares).some(({ hook }) => hook === 'agreement-signed'),
      `${where}: leg ${name} needs an agreement, and nothing declares agreement-signed`,
    );
    for (const act of [...(leg.inbound?.adds ?? []), ...(leg.inbound?.deducts ?? [])]) {
      assert(actNames.includes(act), `${where}: leg ${name} is fed by an unknown act`);
    }
  }
  for (const act of Object.values(definition.acts)) {
    assert(act.by === 'operator' || partyNames.includes(act.by), `${where}: an act is done by unknown role ${act.by}`);
  }
  for (const [name, { loses }] of Object.entries(definition.invariants ?? {})) {
    assert(loses === undefined || partyNames.includes(loses), `${where}: invariant ${name} is borne by unknown role`);
  }
  for (const [name, declaration] of Object.entries(definition.declares ?? {})) {
    if (typeof declaration === 'string' || !('hook' in declaration)) continue;
    const { parties, accounts } = rolesOf(declaration);
    const isKnown =
      parties.every((role) => partyNames.includes(role)) && accounts.every((r) => accountNames.includes(r));
    assert(isKnown, `${where}: declares.${name} names an unknown role`);
    assert(
      declaration.hook !== 'refund-executed' || declaration.leg === undefined || legNames.includes(declaration.leg),
      `${where}: declares.${name} names an unknown leg`,
    );
  }
  const eventNames = [
    ...actNames,
    ...legNames.flatMap((leg) => legStatuses.map((status) => `${leg}.${status}`)),
    restartedEvent,
    ...signalNames(definition.machine, new Set([...actNames, restartedEvent]), legNames),
  ];
  const choices = { ...definition.choices, durability: definition.choices['durability'] ?? durabilityChoice };
  return {
    ...definition,
    choices,
    eventNames,
    actNames,
    legNames,
    fieldNames: Object.keys(definition.fields),
    sharedNames: Object.keys(definition.shared ?? {}),
    accountNames,
    channelNames,
    termNames: Object.keys(definition.contract),
    choiceNames: Object.keys(choices),
    partyNames,
    invariantNames: Object.keys(definition.invariants ?? {}),
  };
}

/** Events named `signal.*` come from other instances; they need no declaration because the machine is the receiver. */
function signalNames(machine: MachineConfig, known: ReadonlySet<string>, legs: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { on, states } = node as { on?: object; states?: object };
    for (const name of Object.keys(on ?? {})) {
      if (name.startsWith('signal.') && !known.has(name) && !legs.some((leg) => name.startsWith(`${leg}.`)))
        found.add(name);
    }
    for (const child of Object.values(states ?? {})) visit(child);
  };
  visit(machine);
  return [...found].sort(compareText);
}
