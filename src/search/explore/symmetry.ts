import { InputError } from '../../core/errors.ts';
import { compareText } from '../../core/order.ts';
import type { Model } from '../../scenario/model.ts';
import type { Bounds } from '../alphabet/bounds.ts';
import { checkInterchangeable } from './internal/interchangeable.ts';
import type { Member, SymmetryGroup } from './symmetry-group.ts';

/** For each index of one kind: the block it lies in (0: shared by all), and the index that it stands for in the first member. */
interface Placement {
  readonly block: Int32Array;
  readonly stands: Int32Array;
}

/** What a hasher needs to know: where everything lies, and which blocks can change places. */
export interface Symmetry {
  readonly groups: readonly SymmetryGroup[];
  /** Blocks of each group; numbered from 1 over all groups. */
  readonly blocks: readonly (readonly number[])[];
  readonly parties: Placement;
  readonly accounts: Placement;
  readonly claims: Placement;
  readonly instances: Placement;
}

/** No symmetry: everything is shared. */
export function noSymmetry(model: Model): Symmetry {
  return arrange(model, []);
}

/**
 * The symmetry that a scenario declares: participants, accounts, or the instances of one flow with a `symmetry`. What
 * belongs to a member (its accounts, claims and flow instances) is found, and the members are checked to be alike.
 *
 * @throws InputError `symmetry-shared` if something belongs to two members, `symmetry-differs` if they are not alike,
 *   `symmetry-named` if plan, expectations or bounds tell them apart, `symmetry-shared-sum` if a channel pays their
 *   sales in one sum.
 */
export function symmetryOf(model: Model, bounds: Bounds): Symmetry {
  const groups = seedsOf(model).map(([name, seeds]): SymmetryGroup => {
    const members = seeds.map((seed) => memberOf(model, seed));
    requireDisjoint(model, name, members);
    return { name, members: alignAll(model, members) };
  });
  requireDisjointGroups(model, groups);
  for (const group of groups) checkInterchangeable(model, bounds, group);
  return arrange(
    model,
    groups.filter(({ members }) => members.length > 1),
  );
}

interface Seed {
  readonly key: string;
  readonly party: number;
  readonly account: number;
  readonly instance: number;
}

/** What is declared interchangeable, by group in the order of the names. */
function seedsOf(model: Model): (readonly [string, Seed[]])[] {
  const groups = new Map<string, Seed[]>();
  const add = (name: string | undefined, seed: Partial<Seed> & { key: string }): void => {
    if (name === undefined) return;
    const seeds = groups.get(name) ?? [];
    seeds.push({ party: -1, account: -1, instance: -1, ...seed });
    groups.set(name, seeds);
  };
  for (const { key, index, file } of model.parties) add(file.symmetry, { key, party: index });
  for (const { key, index, owner } of model.accounts) {
    // The accounts of interchangeable parties belong to them.
    if (model.parties[owner]?.file.symmetry !== undefined) continue;
    add(model.scenario.accounts[key]?.symmetry, { key, account: index });
  }
  for (const { key, index } of model.instances) {
    const [flow = ''] = /^(.*?)(?:\.\d+)?$/.exec(key)?.slice(1) ?? [];
    add((model.scenario.flows[key] ?? model.scenario.flows[flow])?.symmetry, { key, instance: index });
  }
  return [...groups].sort(([a], [b]) => compareText(a, b));
}

function memberOf(model: Model, seed: Seed): Member {
  const { party, account, instance } = seed;
  const accounts = model.accounts.filter(
    (one) => one.index === account || (party >= 0 && (one.owner === party || one.at === party)),
  );
  const own = new Set(accounts.map(({ index }) => index));
  const instances = model.instances.filter(
    (one) =>
      one.index === instance ||
      (party >= 0 && (one.parties.includes(party) || one.split.some((share) => share.party === party))) ||
      (account >= 0 && one.accounts.includes(account)),
  );
  const claims = model.claims.filter(
    (one) =>
      (party >= 0 && (one.creditor === party || one.debtor === party)) ||
      (account >= 0 && [...own].some((index) => model.accounts[index]!.claim === one.index)),
  );
  return {
    key: seed.key,
    parties: party < 0 ? [] : [party],
    accounts: accounts.map(({ index }) => index),
    claims: claims.map(({ index }) => index),
    instances: instances.map(({ index }) => index),
  };
}

const kinds = ['parties', 'accounts', 'claims', 'instances'] as const;

function requireDisjoint(model: Model, group: string, members: readonly Member[]): void {
  for (const kind of kinds) {
    const owner = new Map<number, Member>();
    for (const member of members) {
      for (const index of member[kind]) {
        const other = owner.get(index);
        if (other !== undefined) {
          throw new InputError(
            'symmetry-shared',
            { group, first: other.key, second: member.key, what: nameOf(model, kind, index) },
            { file: model.file },
          );
        }
        owner.set(index, member);
      }
    }
  }
}

/** Two groups may not have a part in the same thing: changing places in one would have to change places in the other. */
function requireDisjointGroups(model: Model, groups: readonly SymmetryGroup[]): void {
  const all = groups.map(({ name, members }) => ({
    key: name,
    parties: members.flatMap(({ parties }) => parties),
    accounts: members.flatMap(({ accounts }) => accounts),
    claims: members.flatMap(({ claims }) => claims),
    instances: members.flatMap(({ instances }) => instances),
  }));
  requireDisjoint(model, groups.map(({ name }) => name).join(', '), all);
}

function nameOf(model: Model, kind: (typeof kinds)[number], index: number): string {
  return model[kind][index]!.key;
}

/** Brings the lists of all members into the order of the first one's. */
function alignAll(model: Model, members: readonly Member[]): Member[] {
  const [first, ...others] = members;
  if (first === undefined) return [];
  return [first, ...others.map((member) => align(model, first, member))];
}

/**
 * Instances correspond by flow, in the order of their keys. Accounts and claims correspond where corresponding instances
 * have them in one role; of the rest, those that look alike do, in the order of their keys.
 */
function align(model: Model, first: Member, member: Member): Member {
  const byFlow = (a: number, b: number): number => model.instances[a]!.flow - model.instances[b]!.flow || a - b;
  const instances = pair([...first.instances].sort(byFlow), [...member.instances].sort(byFlow));
  const accounts = new Map<number, number>();
  const claims = new Map<number, number>();
  for (const [a, b] of instances) {
    const one = model.instances[a]!;
    const other = model.instances[b]!;
    one.accounts.forEach((account, role) => accounts.set(account, other.accounts[role] ?? -1));
    one.claims.forEach((claim, i) => claims.set(claim, other.claims[i] ?? -1));
  }
  const look = (index: number): string => {
    const { book, kind, class: level, use, at, owner, opening, reserveKind } = model.accounts[index]!;
    const side = member.parties.includes(owner) || first.parties.includes(owner) ? 'own' : String(at);
    return [side, book, kind, level, use, opening, reserveKind].join(' ');
  };
  const shape = (index: number): string => {
    const { kind, pool, opening } = model.claims[index]!;
    return [kind, pool, opening].join(' ');
  };
  return {
    key: member.key,
    parties: member.parties,
    instances: first.instances.map((index) => instances.get(index) ?? -1),
    accounts: match(first.accounts, member.accounts, accounts, look),
    claims: match(first.claims, member.claims, claims, shape),
  };
}

function pair(a: readonly number[], b: readonly number[]): Map<number, number> {
  return new Map(a.map((index, i) => [index, b[i] ?? -1]));
}

function match(
  first: readonly number[],
  other: readonly number[],
  known: ReadonlyMap<number, number>,
  look: (index: number) => string,
): number[] {
  const free = new Set(other);
  for (const index of first) free.delete(known.get(index) ?? -1);
  return first.map((index) => {
    const by = known.get(index);
    if (by !== undefined && other.includes(by)) return by;
    const found = [...free].find((candidate) => look(candidate) === look(index));
    if (found === undefined) return -1;
    free.delete(found);
    return found;
  });
}

function arrange(model: Model, groups: readonly SymmetryGroup[]): Symmetry {
  const empty = (size: number): Placement => ({
    block: new Int32Array(size),
    stands: Int32Array.from({ length: size }, (_, i) => i),
  });
  const placed = {
    parties: empty(model.parties.length),
    accounts: empty(model.accounts.length),
    claims: empty(model.claims.length),
    instances: empty(model.instances.length),
  };
  let block = 0;
  const blocks = groups.map(({ members }) =>
    members.map((member) => {
      block++;
      for (const kind of kinds) {
        member[kind].forEach((index, i) => {
          placed[kind].block[index] = block;
          placed[kind].stands[index] = members[0]![kind][i]!;
        });
      }
      return block;
    }),
  );
  return { groups, blocks, ...placed };
}
