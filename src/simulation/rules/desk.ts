import { assert } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { dayOf, parseDate } from '../../core/time.ts';
import type { Hook } from '../../rules/catalogue/hooks.ts';
import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactReader, FactValue } from '../../rules/catalogue/spec.ts';
import type { CompiledRule, Rulebook } from '../../rules/compile/rulebook.ts';
import type { Condition, Truth } from '../../rules/compile/pieces.ts';
import { parameterAt } from '../../rules/compile/parameter-at.ts';
import { RuleSet } from '../../rules/compile/rule-set.ts';
import { captureFacts } from '../../rules/facts-of-rule.ts';
import { explainEvaluation, headline, type Explanation } from '../../rules/explain.ts';
import { COULD_NOT_EVALUATE, VIOLATED } from '../../rules/outcome.ts';
import type { Bilingual } from '../../core/bilingual.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model } from '../../scenario/model.ts';
import type { World } from '../state/world.ts';
import type { Aggregates, Entered } from './aggregates.ts';
import { RuleContext } from './context.ts';
import { reserveFacts, standingFacts, Subjects } from './subjects.ts';
import { accountsOf } from './suppliers-common.ts';
import { suppliers } from './suppliers.ts';
import { RuleTally, type CountedRules } from './tally.ts';

/** A rule broken, or one that could not be evaluated, as it was first seen for its subject. */
export interface RuleBreach {
  readonly rule: CompiledRule;
  readonly violated: boolean;
  /** Enforced, not advisory, or opted in by the scenario: fails a run that does not expect it. */
  readonly fails: boolean;
  readonly instance: number;
  readonly leaf: number;
  readonly action: number;
  readonly taint: number;
  readonly now: number;
  /** Party in breach. */
  readonly breachedBy: number;
  readonly headline: Bilingual;
  readonly explanation: Explanation;
  /** The rule's facts as they were at the breach. */
  readonly facts: FactReader;
}

/** Receives rule findings once per rule and subject. */
export interface RuleSink {
  /** True if this rule has been reported for this subject; then nothing is explained again. */
  known(rule: string, violated: boolean, subject: number): boolean;
  raiseRule(breach: RuleBreach, subject: number): void;
}

export interface DeskOptions {
  readonly rulebook: Rulebook;
  /** Local day whose law counts instead of each event's own, or null. */
  readonly lawDay: number | null;
}

/** Where the breaking step stands, told by the kernel. */
export interface Standing {
  readonly concerning: number;
  readonly leaf: number;
  readonly action: number;
  taintOf(instance: number): number;
}

/**
 * Evaluates the rules of the day at the hooks of a run. Facts are computed only when a rule in force asks for them.
 */
export class RuleDesk {
  readonly context: RuleContext;
  readonly aggregates: Aggregates;
  readonly tally: RuleTally;
  private readonly world: World;
  private readonly rulebook: Rulebook;
  private readonly lawDay: number | null;
  private readonly standing: Standing;
  private sink: RuleSink;
  private readonly optedIn: ReadonlySet<string>;
  private readonly assumed: readonly FactValue[];
  private readonly supply: readonly ((context: RuleContext) => FactValue)[];
  private readonly read: FactReader;
  private readonly hooks: ReadonlyMap<Hook, HookRules>;
  /** Facts of the event at hand, as far as they were asked for. */
  private readonly values: FactValue[];
  private readonly askedAt: Int32Array;
  private event = 0;
  /** By fact: {@link STANDING}. */
  private readonly standingFacts: Uint8Array;
  /** Of facts that stand without reserves: the kind of reserve that is meant, or '' for any. */
  private readonly reserveKinds = new Map<number, string>();
  readonly subjects: Subjects;
  /** What the event at hand is about. */
  private subject: HookSubject | null = null;
  /** How often something was asked for that differs from event to event. */
  private open = 0;

  constructor(
    model: Model,
    parts: { world: World; ledger: Ledger; standing: Standing; sink: RuleSink; aggregates: Aggregates },
    options: DeskOptions,
  ) {
    const { rulebook } = options;
    this.rulebook = rulebook;
    this.lawDay = options.lawDay;
    this.context = new RuleContext(model, parts.world, parts.ledger);
    this.world = parts.world;
    this.standing = parts.standing;
    this.sink = parts.sink;
    this.aggregates = parts.aggregates;
    this.optedIn = new Set(model.scenario.law?.enforce ?? []);
    const { catalogue } = rulebook;
    this.assumed = assumedFacts(model, rulebook);
    this.supply = catalogue.names.map((name, index) => {
      const spec = catalogue.specs[index]!;
      if (spec.aggregate !== undefined) return () => this.aggregates.value(this.world, index, this.read);
      const supplier = suppliers[name as FactName];
      return supplier ?? missing(name);
    });
    this.values = new Array<FactValue>(catalogue.names.length).fill(undefined);
    this.askedAt = new Int32Array(catalogue.names.length).fill(-1);
    this.read = (fact) => (this.askedAt[fact] === this.event ? this.values[fact] : this.ask(fact));
    this.tally = new RuleTally(rulebook.rules.map(({ id }) => id));
    this.hooks = new Map(
      hooksOf(rulebook).map((hook) => [
        hook,
        {
          hook,
          days: new Int32Array(DAYS).fill(-1),
          lists: new Array<CountedRules | null>(DAYS).fill(null),
          byDay: new Map(),
          subjects: [],
          split: null,
          splits: new Map(),
        },
      ]),
    );
    this.subjects = new Subjects(model);
    this.standingFacts = new Uint8Array(catalogue.names.length);
    for (const name of standingFacts) this.standingFacts[catalogue.indexOf(name) ?? -1] = STANDING.always;
    for (const [name, kind] of Object.entries(reserveFacts)) {
      const index = catalogue.indexOf(name);
      if (index === undefined) continue;
      this.standingFacts[index] = STANDING.withoutReserves;
      this.reserveKinds.set(index, kind);
    }
  }

  /** The rules at a hook; null if no rule (and no cumulative fact that one reads) looks at it. */
  at(hook: Hook): HookRules | null {
    return this.hooks.get(hook) ?? null;
  }

  /** A parameter that is a number of days on a local day; undefined if it has no value then, or there is none. */
  daysOf(name: string, day: number): number | undefined {
    const parameter = this.rulebook.parameters.get(name);
    if (parameter === undefined) return undefined;
    const value = parameterAt(parameter, this.lawDay ?? day);
    return value.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
  }

  redirect(sink: RuleSink): RuleSink {
    const before = this.sink;
    this.sink = sink;
    return before;
  }

  /** The event that {@link context} describes: first counted, then judged. */
  fire(at: HookRules | null): void {
    if (at === null) return;
    const { context, read } = this;
    this.event = (this.event + 1) & 0x3fff_ffff;
    const number = this.subjects.of(context);
    const subject = at.subjects[number] ?? this.meet(at, number);
    this.subject = subject;
    this.aggregates.count(this.world, subject.counted, read, context.undoesDay);
    if (context.undoesDay > 0) return;
    const day = this.lawDay ?? dayOf(this.world.now) + context.dayOffset;
    const whole = this.inForce(at, day);
    if (whole.set.rules.length === 0) return;
    const rules = subject.whole === whole ? subject.rules! : this.narrow(subject, whole);
    const isFlagged = rules.set.isEmpty ? false : rules.set.evaluate(read);
    this.tally.add(rules, read);
    if (isFlagged) this.reportAll(rules.set);
  }

  /**
   * Those of some institutions for which an event about no account has to be fired, in their order. For the others it is
   * known that no rule applies to it, and it is counted here: most institutions of a scenario close their days without a
   * rule that looks at them.
   * @param actors the same whenever this is asked for the hook.
   */
  busy(at: HookRules, actors: readonly number[], dayOffset: number): readonly number[] {
    const whole = this.inForce(at, this.lawDay ?? dayOf(this.world.now) + dayOffset);
    const known = at.split !== null && at.split.whole === whole ? at.split : this.split(at, whole, actors);
    this.tally.addIdle(whole, known.idle);
    return known.busy;
  }

  private split(at: HookRules, whole: CountedRules, actors: readonly number[]): Split {
    const known = at.splits.get(whole);
    if (known !== undefined) {
      at.split = known;
      return known;
    }
    const busy: number[] = [];
    let idle = 0;
    let isSettled = true;
    const hasRules = whole.set.rules.length > 0;
    for (const actor of actors) {
      const subject = at.subjects[this.subjects.ofActor(actor)];
      const rules = subject?.narrowed.get(whole);
      // Whoever was not met at this hook under these rules has to be met first.
      if (subject === undefined || (hasRules && rules === undefined)) isSettled = false;
      const isIdle = subject?.counted.length === 0 && (!hasRules || rules?.set.isEmpty === true);
      if (!isIdle) busy.push(actor);
      else if (hasRules) idle++;
    }
    const split: Split = { whole, busy, idle };
    if (isSettled) {
      at.splits.set(whole, split);
      at.split = split;
    }
    return split;
  }

  /** The first event of a subject at a hook. */
  private meet(at: HookRules, number: number): HookSubject {
    const facts = this.standingFacts.length;
    const subject: HookSubject = {
      values: new Array<FactValue>(facts).fill(undefined),
      isKnown: new Uint8Array(facts),
      counted: [],
      whole: null,
      rules: null,
      narrowed: new Map(),
    };
    this.subject = subject;
    subject.counted = this.aggregates.enteredAt(at.hook, (fact) => this.isStanding(fact), this.read);
    while (at.subjects.length < number) at.subjects.push(undefined);
    at.subjects[number] = subject;
    return subject;
  }

  /** The rules in force as far as the subject of the event at hand leaves them open. */
  private narrow(subject: HookSubject, whole: CountedRules): CountedRules {
    let rules = subject.narrowed.get(whole);
    if (rules === undefined) {
      rules = this.tally.narrowed(whole, new RuleSet(whole.set.rules, this.settled, this.decided));
      subject.narrowed.set(whole, rules);
    }
    subject.whole = whole;
    subject.rules = rules;
    return rules;
  }

  /** Truth of a condition if it is the same for every event of the subject at hand. */
  private readonly settled = (condition: Condition): Truth | undefined => this.truthOf(condition, this.readStanding);

  /** The same, where sums over a kind of reserves that the actor does not have are known to stay what they are. */
  private readonly decided = (condition: Condition): Truth | undefined => this.truthOf(condition, this.readDecided);

  /** Truth of a condition, unless it asks for something that differs from event to event. */
  private truthOf(condition: Condition, read: FactReader): Truth | undefined {
    const before = this.open;
    const truth = condition(read);
    return this.open === before ? truth : undefined;
  }

  private readonly readStanding = (fact: number): FactValue => {
    if (this.isStanding(fact)) return this.read(fact);
    this.open++;
    return undefined;
  };

  private readonly readDecided = (fact: number): FactValue => {
    const kind = this.reserveKinds.get(fact) ?? '';
    const isWithout =
      kind !== '' && accountsOf(this.context, 'reserve').every((account) => account.reserveKind !== kind);
    return isWithout ? this.read(fact) : this.readStanding(fact);
  };

  /** Has the fact the same value for every event of the subject at hand? */
  private isStanding(fact: number): boolean {
    const when = this.standingFacts[fact]!;
    if (when === STANDING.withoutReserves) return accountsOf(this.context, 'reserve').length === 0;
    return when === STANDING.always;
  }

  /** Value of a fact that nobody has asked for at this event. */
  private ask(fact: number): FactValue {
    const isAlways = this.standingFacts[fact] === STANDING.always;
    const subject = this.subject!;
    let value: FactValue;
    if (isAlways && subject.isKnown[fact] === 1) value = subject.values[fact];
    else {
      value = this.supply[fact]!(this.context);
      if (value === undefined) value = this.assumed[fact];
      if (isAlways) {
        subject.values[fact] = value;
        subject.isKnown[fact] = 1;
      }
    }
    this.values[fact] = value;
    this.askedAt[fact] = this.event;
    return value;
  }

  private inForce(at: HookRules, day: number): CountedRules {
    const place = day & (DAYS - 1);
    return at.days[place] === day ? at.lists[place]! : this.lookUp(at, day);
  }

  private lookUp(at: HookRules, day: number): CountedRules {
    let rules = at.byDay.get(day);
    if (rules === undefined) {
      const contract = this.lawDay ?? dayOf(this.context.model.startsAt);
      const list = this.rulebook.inForce(at.hook, { event: day, contract });
      // Days of one regime have one list.
      rules = [...at.byDay.values()].find(({ set }) => set.rules === list) ?? this.tally.counted(new RuleSet(list));
      at.byDay.set(day, rules);
    }
    at.days[day & (DAYS - 1)] = day;
    at.lists[day & (DAYS - 1)] = rules;
    return rules;
  }

  /** In the order of the rulebook. */
  private reportAll({ rules, outcomes }: RuleSet): void {
    for (let i = 0; i < rules.length; i++) {
      const outcome = outcomes[i]!;
      if (outcome === VIOLATED || outcome === COULD_NOT_EVALUATE) this.report(rules[i]!, outcome === VIOLATED);
    }
  }

  private report(rule: CompiledRule, violated: boolean): void {
    const { context, standing } = this;
    // What is about an account is one finding per account, whichever instance moved it.
    const about = context.account >= 0 ? context.account : context.actor;
    const subject = context.account < 0 && context.instance >= 0 ? context.instance : 1_000_000 + about;
    if (this.sink.known(rule.rule.id, violated, subject)) return;
    const { model } = context;
    const showKey = (key: string | number, type: 'party' | 'account'): string =>
      typeof key === 'string' ? key : ((type === 'party' ? model.parties : model.accounts)[key]?.key ?? '-');
    const { rulebook } = this;
    const facts = captureFacts(rule.rule, rulebook.catalogue, this.read);
    const { status, severity } = rule.period;
    const enforced = status === 'enforced' || this.optedIn.has(rule.rule.id);
    this.sink.raiseRule(
      {
        rule,
        violated,
        fails: enforced && severity !== 'advisory',
        instance: context.instance,
        leaf: standing.concerning === context.instance ? standing.leaf : -1,
        action: standing.concerning === context.instance ? standing.action : -1,
        taint: context.instance >= 0 ? standing.taintOf(context.instance) : 0,
        now: this.world.now,
        breachedBy: this.partyInBreach(rule),
        // A search raises what nobody will read: words are found for what is asked for.
        get headline() {
          return headline(rulebook, rule, facts, showKey);
        },
        get explanation() {
          return explainEvaluation(rulebook, rule, facts, showKey);
        },
        facts,
      },
      subject,
    );
  }

  /** `breachedBy` of a rule names a fact that is a party: usually the acting institution. */
  private partyInBreach(rule: CompiledRule): number {
    const party = this.read(rule.rule.breachedBy.index);
    return typeof party === 'number' ? party : this.context.actor;
  }
}

/** Days of a hook that are at hand; a power of two. */
const DAYS = 128;

/** The rules of one hook as they stand on the days that a run has seen. */
export interface HookRules {
  readonly hook: Hook;
  /** Some of the days that were asked for, each in the place of its last bits, and what is in force on them. */
  readonly days: Int32Array;
  readonly lists: (CountedRules | null)[];
  readonly byDay: Map<number, CountedRules>;
  /** By number of the subject: what is known of it at this hook. */
  readonly subjects: (HookSubject | undefined)[];
  /** The institutions whose events nobody need look at, under the rules that were asked for last, and under each. */
  split: Split | null;
  readonly splits: Map<CountedRules, Split>;
}

/** Institutions of a hook: those whose events are to be fired, and how many others there are that rules are counted for. */
interface Split {
  readonly whole: CountedRules;
  readonly busy: readonly number[];
  readonly idle: number;
}

/** When a fact is the same for every event of a subject. */
const STANDING = { never: 0, always: 1, withoutReserves: 2 } as const;

/** What follows from the subject of an event alone. */
interface HookSubject {
  /** Standing facts, as far as they were asked for. */
  readonly values: FactValue[];
  readonly isKnown: Uint8Array;
  /** Cumulative facts that its events may enter. */
  counted: readonly Entered[];
  /** The rules that were narrowed last, and what is left of them. */
  whole: CountedRules | null;
  rules: CountedRules | null;
  readonly narrowed: Map<CountedRules, CountedRules>;
}

/** Facts that any rule reads at any hook: what cumulative facts have to be kept. */
export function factsInForce(rulebook: Rulebook): ReadonlySet<number> {
  const facts = new Set<number>();
  for (const rule of rulebook.rules) for (const fact of rulebook.factsRead(rule.hook)) facts.add(fact);
  // A quotient of cumulative facts needs its parts.
  for (const fact of [...facts]) {
    for (const part of rulebook.catalogue.specs[fact]!.ratioOf ?? []) facts.add(rulebook.catalogue.indexOf(part)!);
  }
  return facts;
}

function hooksOf(rulebook: Rulebook): Hook[] {
  const hooks = new Set<Hook>(rulebook.rules.map((rule) => rule.hook));
  for (const fact of factsInForce(rulebook)) {
    const aggregate = rulebook.catalogue.specs[fact]!.aggregate;
    if (aggregate !== undefined) hooks.add(aggregate.hook);
  }
  return [...hooks];
}

function missing(name: string): () => FactValue {
  return () => {
    assert(false, `nobody supplies the fact ${name}`);
  };
}

/** `assume` of the scenario by fact index: read where the world itself does not know. */
function assumedFacts(model: Model, rulebook: Rulebook): FactValue[] {
  const { catalogue } = rulebook;
  const result = new Array<FactValue>(catalogue.names.length).fill(undefined);
  for (const [name, value] of Object.entries(model.scenario.assume ?? {})) {
    const index = catalogue.indexOf(name);
    if (index === undefined) continue;
    const { type } = catalogue.specs[index]!;
    if (value === null || typeof value !== 'string') result[index] = value;
    else if (type === 'fen') result[index] = parseYuan(value);
    else if (type === 'date') result[index] = parseDate(value);
    else result[index] = value;
  }
  return result;
}
