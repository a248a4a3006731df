import { assert, InputError } from '../../../core/errors.ts';
import { compareFractions, type Fraction } from '../../../core/rate.ts';
import type { AccountModel, ClaimModel, InstanceModel, Model } from '../../../scenario/model.ts';
import type { Bounds } from '../../alphabet/bounds.ts';
import type { Member, SymmetryGroup } from '../symmetry-group.ts';

/** Checks that exchanging the first member with any other leaves model, bounds and expectations as they are. */
export function checkInterchangeable(model: Model, bounds: Bounds, group: SymmetryGroup): void {
  const [first, ...others] = group.members;
  if (first === undefined) return;
  requireOwnSums(model, group);
  requireUnnamed(model, group);
  requireUnreferenced(model, group);
  for (const other of others) new Comparison(model, bounds, group.name, first, other).check();
}

/** Sales that a channel pays to several merchants in one sum are kept under the first of them. */
function requireOwnSums(model: Model, group: SymmetryGroup): void {
  for (const { key, instances } of group.members) {
    for (const index of instances) {
      const instance = model.instances[index]!;
      const flow = model.flows[instance.flow]!;
      for (const { inbound, channel } of Object.values(flow.legs)) {
        if (inbound === undefined) continue;
        const used = model.channels[instance.channels[flow.channelNames.indexOf(channel)]!];
        if (used?.lump?.perAcquirer !== true) continue;
        throw new InputError('symmetry-shared-sum', { group: group.name, member: key, channel: used.key }, at(model));
      }
    }
  }
}

/** Whoever is named in an expectation, a plan or the history is somebody in particular. */
function requireUnnamed(model: Model, group: SymmetryGroup): void {
  const owner = new Map<string, string>();
  for (const member of group.members) {
    for (const party of member.parties) owner.set(model.parties[party]!.key, member.key);
    for (const account of member.accounts) owner.set(model.accounts[account]!.key, member.key);
    for (const instance of member.instances) owner.set(model.instances[instance]!.key, member.key);
  }
  const sections = ['plan', 'load', 'expect', 'history'] as const;
  for (const section of sections) {
    const named = textsIn(model.scenario[section])
      .flatMap((text) => [text, ...text.split(/[/@#\s]+/)])
      .find((text) => owner.has(text));
    if (named === undefined) continue;
    throw new InputError(
      'symmetry-named',
      { group: group.name, name: named, section },
      {
        file: model.file,
        pointer: `/${section}`,
      },
    );
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What all share must not point at one of them. */
function requireUnreferenced(model: Model, group: SymmetryGroup): void {
  const accounts = new Set(group.members.flatMap((member) => member.accounts));
  const parties = new Set(group.members.flatMap((member) => member.parties));
  const differs = (member: string, what: string): never => {
    throw new InputError(
      'symmetry-differs',
      { group: group.name, first: group.members[0]!.key, second: member, what },
      at(model),
    );
  };
  for (const account of model.accounts) {
    if (accounts.has(account.index)) continue;
    if (accounts.has(account.balancing) || accounts.has(account.bound)) differs(account.key, account.key);
  }
  for (const pool of model.pools) if (parties.has(pool.institution)) differs(pool.key, pool.key);
  for (const channel of model.channels) if (accounts.has(channel.transit)) differs(channel.key, channel.key);
}

class Comparison {
  private readonly model: Model;
  private readonly bounds: Bounds;
  private readonly group: string;
  private readonly first: Member;
  private readonly other: Member;
  private readonly maps: Readonly<Record<'parties' | 'accounts' | 'claims' | 'instances', ReadonlyMap<number, number>>>;

  constructor(model: Model, bounds: Bounds, group: string, first: Member, other: Member) {
    this.model = model;
    this.bounds = bounds;
    this.group = group;
    this.first = first;
    this.other = other;
    const exchange = (a: readonly number[], b: readonly number[]): ReadonlyMap<number, number> =>
      new Map(a.flatMap((index, i) => [[index, b[i] ?? -1] as const, [b[i] ?? -1, index] as const]));
    this.maps = {
      parties: exchange(first.parties, other.parties),
      accounts: exchange(first.accounts, other.accounts),
      claims: exchange(first.claims, other.claims),
      instances: exchange(first.instances, other.instances),
    };
  }

  check(): void {
    const { model, first, other } = this;
    for (const kind of ['parties', 'accounts', 'claims', 'instances'] as const) {
      if (first[kind].length !== other[kind].length || other[kind].includes(-1)) this.fail(kind);
    }
    first.parties.forEach((index, i) => this.parties(index, other.parties[i]!));
    first.accounts.forEach((index, i) => this.accounts(model.accounts[index]!, model.accounts[other.accounts[i]!]!));
    first.claims.forEach((index, i) => this.claims(model.claims[index]!, model.claims[other.claims[i]!]!));
    first.instances.forEach((index, i) =>
      this.instances(model.instances[index]!, model.instances[other.instances[i]!]!),
    );
    this.boundsAlike();
  }

  private parties(a: number, b: number): void {
    const file = (index: number): unknown => ({ ...this.model.parties[index]!.file, name: 0, symmetry: 0 });
    this.same(JSON.stringify(sorted(file(a))), JSON.stringify(sorted(file(b))), this.model.parties[b]!.key);
  }

  private accounts(a: AccountModel, b: AccountModel): void {
    const seen = ({ book, kind, class: level, use, pool, opening, floor, reserveKind }: AccountModel): unknown => [
      ...[book, kind, level, use, pool, opening, floor, reserveKind],
    ];
    this.same(JSON.stringify(seen(a)), JSON.stringify(seen(b)), b.key);
    this.maps_('parties', a.owner, b.owner, b.key);
    this.maps_('parties', a.at, b.at, b.key);
    this.maps_('claims', a.claim, b.claim, b.key);
    this.maps_('accounts', a.balancing, b.balancing, b.key);
    this.maps_('accounts', a.bound, b.bound, b.key);
    const file = (key: string): unknown => {
      const { opened, own, purpose } = this.model.scenario.accounts[key] ?? {};
      return [opened ?? null, own ?? null, purpose ?? null];
    };
    this.same(JSON.stringify(file(a.key)), JSON.stringify(file(b.key)), b.key);
  }

  private claims(a: ClaimModel, b: ClaimModel): void {
    this.same([a.kind, a.pool, a.opening].join(), [b.kind, b.pool, b.opening].join(), b.key);
    this.maps_('parties', a.creditor, b.creditor, b.key);
    this.maps_('parties', a.debtor, b.debtor, b.key);
  }

  private instances(a: InstanceModel, b: InstanceModel): void {
    const seen = (one: InstanceModel): string =>
      JSON.stringify([one.flow, one.channels, one.choices, one.terms, one.separate, one.rates.map(shown)]);
    this.same(seen(a), seen(b), b.key);
    this.lists('parties', a.parties, b.parties, b.key);
    this.lists('accounts', a.accounts, b.accounts, b.key);
    this.lists('claims', a.claims, b.claims, b.key);
    this.maps_('parties', a.process, b.process, b.key);
    this.lists(
      'parties',
      a.split.map(({ party }) => party),
      b.split.map(({ party }) => party),
      b.key,
    );
    a.split.forEach(({ share }, i) => {
      if (compareFractions(share, b.split[i]!.share) !== 0) this.fail(b.key);
    });
    this.lists(
      'parties',
      a.funding.map(({ funder }) => funder),
      b.funding.map(({ funder }) => funder),
      b.key,
    );
    this.lists(
      'parties',
      a.funding.map(({ debtor }) => debtor),
      b.funding.map(({ debtor }) => debtor),
      b.key,
    );
    const limits = ({ funding }: InstanceModel): string =>
      funding.map(({ limit, source }) => `${source} ${limit}`).join();
    this.same(limits(a), limits(b), b.key);
  }

  /** The same acts with the same amounts, the same money from outside. */
  private boundsAlike(): void {
    const { bounds, other } = this;
    const acts = (index: number): string =>
      JSON.stringify(
        bounds.acts.filter(({ instance, all }) => instance === index && !all).map((act) => ({ ...act, instance: 0 })),
      );
    this.first.instances.forEach((index, i) => this.same(acts(index), acts(other.instances[i]!), 'faults.acts'));
    const outside = (index: number): string =>
      JSON.stringify(bounds.outside.filter(({ account }) => account === index).map((one) => ({ ...one, account: 0 })));
    this.first.accounts.forEach((index, i) => this.same(outside(index), outside(other.accounts[i]!), 'faults.outside'));
  }

  private lists(kind: keyof Comparison['maps'], a: readonly number[], b: readonly number[], what: string): void {
    if (a.length !== b.length) this.fail(what);
    a.forEach((index, i) => this.maps_(kind, index, b[i]!, what));
  }

  /** `b` is what `a` becomes when the two members change places. */
  private maps_(kind: keyof Comparison['maps'], a: number, b: number, what: string): void {
    if ((this.maps[kind].get(a) ?? a) !== b) this.fail(what);
  }

  private same(a: string, b: string, what: string): void {
    if (a !== b) this.fail(what);
  }

  private fail(what: string): never {
    throw new InputError(
      'symmetry-differs',
      { group: this.group, first: this.first.key, second: this.other.key, what },
      at(this.model),
    );
  }
}

function shown(rate: Fraction | null): string {
  return rate === null ? '-' : `${rate.num}/${rate.den}`;
}

function sorted(value: unknown): unknown {
  assert(typeof value === 'object' && value !== null, 'a participant is an object');
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function at(model: Model): { file: string } {
  return { file: model.file };
}
