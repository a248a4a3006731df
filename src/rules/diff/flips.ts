import { compareText } from '../../core/order.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactReader } from '../catalogue/spec.ts';
import { decidingFacts } from '../facts-of-rule.ts';
import { type FactJson, factToJson, type ShowKey } from '../facts-json.ts';
import type { Rule } from '../format/rule-file.ts';
import type { Compared, Said } from './comparison.ts';

/** Kinds of what is compared, from the smallest example to the largest. */
export const exampleKinds = ['cases', 'scenarios', 'searches'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** Where an event was seen. */
export interface Example {
  readonly kind: ExampleKind;
  /** What to look at: file with line and column, or scenario. */
  readonly where: string;
  /** Name of the case or title of the scenario. */
  readonly name: string;
  /** Things that somebody had to write down for it. */
  readonly size: number;
  readonly showKey?: ShowKey | undefined;
}

/** A rule that says something else of the same events. */
export interface Flip {
  readonly rule: Rule;
  readonly was: Said;
  readonly now: Said;
  readonly counts: Readonly<Record<ExampleKind, number>>;
  /** The smallest one: a case before a scenario before a saved plan, then what took least to write. */
  readonly example: Example;
  /** The facts that decide the rule, as they were there; unknown ones are left out. */
  readonly facts: Readonly<Record<string, FactJson>>;
}

/** Gathers flips, each with its smallest example. */
export class Flips {
  compared = 0;
  readonly #catalogue: Catalogue;
  readonly #found = new Map<string, { -readonly [K in keyof Flip]: Flip[K] }>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  note({ rule, was, now, read }: Pick<Compared, 'rule' | 'was' | 'now' | 'read'>, example: Example): void {
    this.compared++;
    if (was === now) return;
    const key = `${rule.id} ${was} ${now}`;
    const known = this.#found.get(key);
    if (known === undefined) {
      const counts = { cases: 0, scenarios: 0, searches: 0, [example.kind]: 1 };
      this.#found.set(key, { rule, was, now, counts, example, facts: this.#facts(rule, read, example) });
      return;
    }
    known.counts = { ...known.counts, [example.kind]: known.counts[example.kind] + 1 };
    if (compareExamples(example, known.example) >= 0) return;
    known.example = example;
    known.facts = this.#facts(rule, read, example);
  }

  get all(): Flip[] {
    return [...this.#found.values()].sort(
      (a, b) => compareText(a.rule.id, b.rule.id) || compareText(`${a.was} ${a.now}`, `${b.was} ${b.now}`),
    );
  }

  #facts(rule: Rule, read: FactReader, { showKey }: Example): Record<string, FactJson> {
    const found = [...decidingFacts(rule, this.#catalogue)].flatMap((fact): [string, FactJson][] => {
      const json = factToJson(this.#catalogue.specs[fact]!, read(fact), showKey);
      return json === undefined ? [] : [[this.#catalogue.names[fact]!, json]];
    });
    return Object.fromEntries(found);
  }
}

function compareExamples(a: Example, b: Example): number {
  return (
    exampleKinds.indexOf(a.kind) - exampleKinds.indexOf(b.kind) || a.size - b.size || compareText(a.where, b.where)
  );
}
