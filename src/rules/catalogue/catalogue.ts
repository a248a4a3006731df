import { assert } from '../../core/errors.ts';
import { accountFacts } from './accounts.ts';
import { acquiringFacts } from './acquiring.ts';
import { agreementFacts } from './agreements.ts';
import { clientMoneyFacts } from './client-money.ts';
import { contractFacts } from './contracts.ts';
import { dutyFacts } from './duties.ts';
import { generalFacts } from './general.ts';
import { institutionFacts } from './institutions.ts';
import { instructionFacts } from './instructions.ts';
import { loanFacts } from './loans.ts';
import { legFacts } from './legs.ts';
import type { FactSpec } from './spec.ts';

const shippedFacts = {
  ...generalFacts,
  ...accountFacts,
  ...instructionFacts,
  ...contractFacts,
  ...loanFacts,
  ...clientMoneyFacts,
  ...acquiringFacts,
  ...institutionFacts,
  ...legFacts,
  ...agreementFacts,
  ...dutyFacts,
};

/** Name of a fact of the shipped catalogue. */
export type FactName = keyof typeof shippedFacts;

/** Facts by name and by index. An alias has the index of the fact it stands for. */
export interface Catalogue {
  readonly names: readonly string[];
  readonly specs: readonly FactSpec[];
  /** Index of a name, aliases resolved; undefined for an unknown name. */
  readonly indexOf: (name: string) => number | undefined;
  /** The spec of a name as written (an alias has its own label). */
  readonly specOf: (name: string) => FactSpec | undefined;
}

/** Builds a catalogue and checks that its facts agree with each other. Throws AssertionFailure if not. */
export function makeCatalogue(facts: Readonly<Record<string, FactSpec>>): Catalogue {
  const names = Object.keys(facts);
  const specs = names.map((name) => facts[name]!);
  const index = new Map(names.map((name, i) => [name, i]));
  const byName = new Map(Object.entries(facts));
  for (const [name, spec] of byName) checkSpec(name, spec, byName);
  return {
    names,
    specs,
    indexOf: (name) => index.get(byName.get(name)?.aliasOf ?? name),
    specOf: (name) => byName.get(name),
  };
}

function checkSpec(name: string, spec: FactSpec, facts: ReadonlyMap<string, FactSpec>): void {
  const needs = (other: string, why: string): FactSpec => {
    const found = facts.get(other);
    assert(found !== undefined, `fact ${name}: ${why} ${other} does not exist`);
    return found;
  };
  assert(spec.values === undefined || spec.type === 'enum' || spec.type === 'set', `fact ${name}: values need an enum`);
  assert(
    spec.values !== undefined || (spec.type !== 'enum' && spec.type !== 'set'),
    `fact ${name}: an enum needs values`,
  );
  const members = spec.values ?? [];
  assert(new Set(members).size === members.length, `fact ${name}: a member is named twice`);
  assert(spec.type !== 'set' || spec.values!.length <= 30, `fact ${name}: a set has at most 30 members`);
  assert((spec.type === 'ratio') === (spec.ratioOf !== undefined), `fact ${name}: a ratio has ratioOf, others do not`);
  for (const part of spec.ratioOf ?? []) {
    const { type, hooks } = needs(part, 'its part');
    assert(type === 'fen' || type === 'int', `fact ${name}: part ${part} is no fen or int`);
    assert(
      spec.hooks.every((hook) => hooks.includes(hook)),
      `fact ${name}: part ${part} lacks a hook`,
    );
  }
  if (spec.aliasOf !== undefined) {
    const target = needs(spec.aliasOf, 'the fact it stands for');
    assert(target.aliasOf === undefined && target.type === spec.type, `fact ${name}: an alias of another kind of fact`);
  }
  if (spec.aggregate !== undefined) {
    const { of, by, where, hook } = spec.aggregate;
    for (const source of [of, ...by, ...Object.keys(where)]) {
      assert(needs(source, 'its source').hooks.includes(hook), `fact ${name}: source ${source} is not at ${hook}`);
    }
    assert(spec.mayBeUnknown === true, `fact ${name}: what was before the run may be unknown`);
  }
}

/** The facts that the shipped rules may use. */
export const factsCatalogue: Catalogue = makeCatalogue(shippedFacts);

/** Index of a shipped fact, for the tables of those who supply facts. */
export function factIndex(name: FactName): number {
  return factsCatalogue.indexOf(name)!;
}

/** Bit mask of a `set` fact from its members. Throws AssertionFailure for a member that the catalogue lacks. */
export function setMask(spec: FactSpec, members: Iterable<string>): number {
  let mask = 0;
  for (const member of members) {
    const bit = spec.values?.indexOf(member) ?? -1;
    assert(bit >= 0, `${member} is no member of the set`);
    mask |= 1 << bit;
  }
  return mask;
}
