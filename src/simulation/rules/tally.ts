import { TouchSet } from '../../core/touch-set.ts';
import type { FactReader } from '../../rules/catalogue/spec.ts';
import type { CompiledRule } from '../../rules/compile/rulebook.ts';
import type { RuleSet } from '../../rules/compile/rule-set.ts';
import { COMPLIED, COULD_NOT_EVALUATE, VIOLATED } from '../../rules/outcome.ts';
import type { Nearness } from './nearness.ts';

/** How often a rule was evaluated, by outcome. */
export type RuleCounts = Record<'not-applicable' | 'complied' | 'violated' | 'could-not-evaluate', number>;

/** A list of rules with what counts their evaluations. */
export interface CountedRules {
  readonly set: RuleSet;
  /** By position in the list: number of the rule. */
  readonly numbers: Int32Array;
  /** How often the list was evaluated, narrowed or not. */
  times: number;
  /** Under which token its rules were told of last. */
  told: object | null;
  /** The list that this one was narrowed from for one kind of event: times are counted there. Itself if it is none. */
  readonly whole: CountedRules;
}

const OUTCOMES = 4;

/** Counts evaluations without looking at rules that did not apply: those are what is left of a list's evaluations. */
export class RuleTally {
  private readonly numbers: ReadonlyMap<string, number>;
  /** By number of a rule: its id. */
  readonly ids: readonly string[];
  /** By rule and outcome. */
  private readonly cells: Int32Array;
  private readonly touched: TouchSet;
  private readonly lists: CountedRules[] = [];
  /** False while what happens is only tried out. */
  isCounting = true;
  /** Told of every list that is evaluated, if somebody looks closely. */
  closely: Nearness | null = null;

  constructor(ids: readonly string[]) {
    this.ids = ids;
    this.numbers = new Map(ids.map((id, number) => [id, number]));
    this.cells = new Int32Array(ids.length * OUTCOMES);
    this.touched = new TouchSet(ids.length * OUTCOMES);
  }

  /** Prepares a list for {@link add}. */
  counted(set: RuleSet): CountedRules {
    const numberOf = ({ rule }: CompiledRule): number => this.numbers.get(rule.id)!;
    const list = { set, numbers: Int32Array.from(set.rules, numberOf), times: 0, told: null } as {
      -readonly [K in keyof CountedRules]: CountedRules[K];
    };
    list.whole = list;
    this.lists.push(list);
    return list;
  }

  /** The same rules in the same order, evaluated by a set that knows what holds for one kind of event. */
  narrowed(whole: CountedRules, set: RuleSet): CountedRules {
    return { set, numbers: whole.numbers, times: 0, told: null, whole };
  }

  /** The list has been evaluated on these facts. */
  add(list: CountedRules, read: FactReader): void {
    if (!this.isCounting) return;
    this.closely?.add(list.set, read);
    list.whole.times++;
    const { set, numbers } = list;
    for (let i = 0; i < set.appliedCount; i++) {
      const position = set.applied[i]!;
      const cell = numbers[position]! * OUTCOMES + set.outcomes[position]!;
      this.cells[cell]!++;
      this.touched.add(cell);
    }
  }

  /** The list has been evaluated so many times for events to which none of its rules applies. */
  addIdle(list: CountedRules, times: number): void {
    if (this.isCounting) list.times += times;
  }

  clear(): void {
    for (let i = 0; i < this.touched.count; i++) this.cells[this.touched.list[i]!] = 0;
    this.touched.clear();
    for (const list of this.lists) list.times = 0;
  }

  /** Writes down what has been counted since the last `clear`. */
  save(into: number[]): void {
    const { touched, cells, lists } = this;
    into.push(touched.count);
    for (let i = 0; i < touched.count; i++) into.push(touched.list[i]!, cells[touched.list[i]!]!);
    const at = into.push(0) - 1;
    for (let l = 0; l < lists.length; l++) {
      if (lists[l]!.times > 0) into.push(l, lists[l]!.times);
    }
    into[at] = into.length - at - 1;
  }

  /** Reads from `at` on, right after a `clear`, what {@link save} wrote; returns where it ends. */
  load(from: Int32Array, at: number): number {
    const lists = at + 1 + from[at]! * 2;
    for (let i = at + 1; i < lists; i += 2) {
      this.cells[from[i]!] = from[i + 1]!;
      this.touched.add(from[i]!);
    }
    const end = lists + 1 + from[lists]!;
    for (let i = lists + 1; i < end; i += 2) this.lists[from[i]!]!.times = from[i + 1]!;
    return end;
  }

  /** Every rule that was evaluated since the last `clear`, by id, in no order. Allocates: not for the hot path. */
  counts(): Map<string, RuleCounts> {
    const counts = new Map<string, RuleCounts>();
    for (const { numbers, times } of this.lists) {
      if (times === 0) continue;
      for (const number of numbers) {
        const id = this.ids[number]!;
        const known = counts.get(id);
        if (known === undefined) counts.set(id, { 'not-applicable': times, ...this.applied(number) });
        else known['not-applicable'] += times;
      }
    }
    for (const one of counts.values()) {
      one['not-applicable'] -= one.complied + one.violated + one['could-not-evaluate'];
    }
    return counts;
  }

  private applied(number: number): Omit<RuleCounts, 'not-applicable'> {
    const cell = (outcome: number): number => this.cells[number * OUTCOMES + outcome]!;
    return { complied: cell(COMPLIED), violated: cell(VIOLATED), 'could-not-evaluate': cell(COULD_NOT_EVALUATE) };
  }

  /**
   * Tells the number of every rule that was evaluated, perhaps more than once, unless the same was told under this token before.
   * Allocates nothing.
   */
  eachEvaluated(tell: (rule: number) => void, token: object): void {
    for (let l = 0; l < this.lists.length; l++) {
      const list = this.lists[l]!;
      if (list.times === 0 || list.told === token) continue;
      list.told = token;
      const { numbers } = list;
      for (let i = 0; i < numbers.length; i++) tell(numbers[i]!);
    }
  }

  /** Tells the number of every rule that came to an outcome other than not applicable. Allocates nothing. */
  eachApplied(tell: (rule: number, outcome: number, times: number) => void): void {
    for (let i = 0; i < this.touched.count; i++) {
      const cell = this.touched.list[i]!;
      tell((cell / OUTCOMES) | 0, cell & (OUTCOMES - 1), this.cells[cell]!);
    }
  }
}
