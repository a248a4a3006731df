import type { Calendar } from '../../core/calendar.ts';
import { InputError } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { compareText, sortedKeys } from '../../core/order.ts';
import type { Rails } from '../../core/rails/rails.ts';
import { parseRate } from '../../core/rate.ts';
import { dayOf, parseInstant } from '../../core/time.ts';
import { borrowerCash } from '../../flows/borrowing.ts';
import type { AccountRole, Flow } from '../../flows/define.ts';
import type { ChannelFile, ContractFile, FlowFile, LumpFile, ScenarioFile } from '../format.ts';
import type { ChannelModel, FundingModel, InstanceModel, Model, PartyModel } from '../model.ts';
import { Chart } from './accounts.ts';
import { buildChannel } from './channel.ts';
import { resolveTerms } from './terms.ts';

/** What a scenario refers to and does not contain. */
export interface Library {
  /** Flow types by name. */
  readonly flows: ReadonlyMap<string, Flow>;
  /** Channel files by id. */
  readonly channels: ReadonlyMap<string, { readonly file: string; readonly channel: ChannelFile }>;
  readonly calendar: Calendar;
  readonly rails: Rails;
}

/**
 * Resolves a validated scenario to a model.
 *
 * @throws InputError `role-unresolved`, `account-unresolved`, `account-ambiguous`, `account-wrong-owner`, `account-roles-merged`,
 *   `term-missing`, `term-type`, `funding-party`, `channel-without-lump`, `own-exceeds-opening`, `unknown-channel`, money
 *   and time codes,
 *   `date-outside-calendar`, `measure-without-loan`.
 */
export function buildModel(scenario: ScenarioFile, file: string, library: Library): Model {
  const startsAt = parseInstant(scenario.starts, { file, pointer: '/starts' });
  library.calendar.requireWithin(dayOf(startsAt), { file, pointer: '/starts' });
  const parties = sortedKeys(scenario.participants).map((key, index): PartyModel => ({
    key,
    index,
    file: scenario.participants[key]!,
  }));
  const partyIndex = new Map<string, number>();
  for (const { key, index } of parties) partyIndex.set(key, index);
  const chart = new Chart(scenario, parties, partyIndex, file);
  const instanceKeys = sortedKeys(scenario.flows);
  const used = new Set<string>();
  for (const key of instanceKeys) used.add(scenario.flows[key]!.flow);
  const flows = [...used].sort(compareText).map((name) => library.flows.get(name)!);
  const channels = new ChannelTable(scenario, file, library, chart);
  const resolver = new Resolver(scenario, file, parties, partyIndex, chart, channels);
  const instances: InstanceModel[] = [];
  for (const key of instanceKeys) {
    const flowFile = scenario.flows[key]!;
    const flow = library.flows.get(flowFile.flow)!;
    const resolved = resolver.resolve(key, flowFile, flow, flows.indexOf(flow));
    const count = flowFile.count ?? 1;
    for (let n = 1; n <= count; n++) {
      instances.push(instanceOf(resolved, count === 1 ? key : `${key}.${String(n)}`, instances.length));
    }
  }
  if (scenario.measure !== undefined && !flows.some((flow) => borrowerCash(flow) !== null))
    throw new InputError('measure-without-loan', {}, { file, pointer: '/measure' });
  return {
    scenario,
    file,
    startsAt,
    parties,
    accounts: chart.accounts,
    pools: chart.pools,
    claims: chart.claims,
    channels: channels.models,
    flows,
    instances,
    outside: chart.outside,
    calendar: library.calendar,
    rails: library.rails,
  };
}

/** Channels are made when first used, in the order of use, which follows the order of keys. */
class ChannelTable {
  readonly models: ChannelModel[] = [];
  private readonly scenario: ScenarioFile;
  private readonly file: string;
  private readonly shippedLibrary: Library;
  private readonly chart: Chart;

  constructor(scenario: ScenarioFile, file: string, library: Library, chart: Chart) {
    this.scenario = scenario;
    this.file = file;
    this.shippedLibrary = library;
    this.chart = chart;
  }

  index(key: string, pointer: string): number {
    const found = this.models.findIndex((model) => model.key === key);
    if (found >= 0) return found;
    const declared = this.scenario.channels?.[key];
    const shipped = this.shippedLibrary.channels.get(declared?.use ?? key);
    if (shipped === undefined)
      throw new InputError('unknown-channel', { name: declared?.use ?? key }, { file: this.file, pointer });
    const channel = mergeChannel(shipped.channel, declared ?? {});
    const transit = this.chart.transit(key);
    this.models.push(buildChannel(key, this.models.length, channel, transit, declared ? this.file : shipped.file));
    return this.models.length - 1;
  }
}

/** Overrides replace whole values, but those of `latency`, `promises` and `lump` one by one. */
function mergeChannel(channel: ChannelFile, overrides: Readonly<Record<string, unknown>>): ChannelFile {
  const own = Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== 'use'));
  const latency = { ...channel.latency, ...(overrides['latency'] as object | undefined) };
  const promises = { ...channel.promises, ...(overrides['promises'] as object | undefined) };
  const lump = { ...channel.lump, ...(overrides['lump'] as object | undefined) } as LumpFile;
  return { ...channel, ...own, latency, promises, ...('dayCut' in lump ? { lump } : {}) };
}

type Resolved = Omit<InstanceModel, 'key' | 'index'>;

/** Written out: with half a million instances a spread takes half as much memory again. */
function instanceOf(resolved: Resolved, key: string, index: number): InstanceModel {
  return {
    key,
    index,
    flow: resolved.flow,
    contract: resolved.contract,
    parties: resolved.parties,
    accounts: resolved.accounts,
    channels: resolved.channels,
    choices: resolved.choices,
    terms: resolved.terms,
    rates: resolved.rates,
    split: resolved.split,
    funding: resolved.funding,
    claims: resolved.claims,
    process: resolved.process,
    separate: resolved.separate,
  };
}

/** What a contract says to all instances of a flow under it. */
type Agreed = Pick<InstanceModel, 'terms' | 'rates' | 'split' | 'funding'>;

/** The role as the chosen design has it. */
function roleOf(flow: Flow, role: AccountRole, choices: readonly number[]): AccountRole {
  const { byChoice } = role;
  if (byChoice === undefined) return role;
  const index = flow.choiceNames.indexOf(byChoice.choice);
  const value = Object.keys(flow.choices[byChoice.choice]!.values)[choices[index]!]!;
  return { ...role, ...byChoice.values[value] };
}

class Resolver {
  private readonly scenario: ScenarioFile;
  private readonly file: string;
  private readonly parties: readonly PartyModel[];
  private readonly chart: Chart;
  private readonly channels: ChannelTable;
  private readonly partyIndex: ReadonlyMap<string, number>;
  private readonly byKind: ReadonlyMap<string, readonly PartyModel[]>;
  /** By flow and contract: what all their instances have in common. */
  private readonly agreed = new Map<Flow, Map<string, Agreed>>();
  /** Short lists of numbers that many instances share, by what they hold. */
  private readonly lists = new Map<string, readonly number[]>();

  constructor(
    scenario: ScenarioFile,
    file: string,
    parties: readonly PartyModel[],
    partyIndex: ReadonlyMap<string, number>,
    chart: Chart,
    channels: ChannelTable,
  ) {
    this.scenario = scenario;
    this.file = file;
    this.parties = parties;
    this.partyIndex = partyIndex;
    const byKind = new Map<string, PartyModel[]>();
    for (const party of parties) {
      const same = byKind.get(party.file.kind);
      if (same === undefined) byKind.set(party.file.kind, [party]);
      else same.push(party);
    }
    this.byKind = byKind;
    this.chart = chart;
    this.channels = channels;
  }

  resolve(key: string, file: FlowFile, flow: Flow, flowIndex: number): Resolved {
    const contractKey = file.contract ?? '';
    const contract = this.scenario.contracts?.[contractKey];
    const parties = this.resolveParties(key, file, flow, contract);
    const choices = this.shared(this.resolveChoices(file, flow));
    const roles = flow.accountNames.map((name) => roleOf(flow, flow.accounts[name]!, choices));
    const accountIndex = this.resolveMoney(key, file, flow, roles, parties);
    const claims = Object.values(flow.terms.claims).map((term) => {
      const creditor = parties[flow.partyNames.indexOf(term.creditor)]!;
      const debtor = parties[flow.partyNames.indexOf(term.debtor)]!;
      const poolAccount = term.pool === undefined ? -1 : accountIndex[flow.accountNames.indexOf(term.pool)]!;
      const pool = poolAccount < 0 ? -1 : this.chart.accounts[poolAccount]!.pool;
      return this.chart.claim(creditor, debtor, term.kind, pool);
    });
    this.resolveBooks(key, file, flow, roles, parties, claims, accountIndex);
    accountIndex.push(...this.resolveShares(key, flow, contract, accountIndex));
    const { terms, rates, split, funding } = this.agree(key, flow, contractKey, contract);
    return {
      flow: flowIndex,
      contract: contractKey,
      parties,
      accounts: accountIndex,
      channels: this.shared(this.resolveChannels(key, file, flow)),
      choices,
      terms,
      rates,
      split,
      funding,
      claims,
      process: parties[flow.partyNames.indexOf(flow.process)]!,
      separate:
        Object.keys(flow.choices['durability']!.values)[choices[flow.choiceNames.indexOf('durability')]!] ===
        'separate',
    };
  }

  /** The same list for all that hold the same. */
  private shared(list: readonly number[]): readonly number[] {
    const key = list.join();
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    this.lists.set(key, list);
    return list;
  }

  /** What a contract says to a flow, read once however many instances there are. */
  private agree(key: string, flow: Flow, contractKey: string, contract: ContractFile | undefined): Agreed {
    const byContract = this.agreed.get(flow) ?? new Map<string, Agreed>();
    this.agreed.set(flow, byContract);
    let agreed = byContract.get(contractKey);
    if (agreed === undefined) {
      agreed = {
        ...resolveTerms(flow, key, contractKey, contract, this.file),
        split: (contract?.split ?? []).map(({ party, share }, i) => ({
          party: this.party(party),
          share: parseRate(share, { file: this.file, pointer: `/contracts/${contractKey}/split/${String(i)}/share` }),
        })),
        funding: this.resolveFunding(contractKey, contract),
      };
      byContract.set(contractKey, agreed);
    }
    return agreed;
  }

  private resolveChoices(file: FlowFile, flow: Flow): number[] {
    return flow.choiceNames.map((name) => {
      const values = flow.choices[name]!.values;
      const chosen = file.choices?.[name];
      if (chosen === undefined) return 0;
      const names = Object.keys(values);
      const direct = names.indexOf(chosen);
      return direct >= 0 ? direct : names.findIndex((value) => values[value]!.aliases?.includes(chosen));
    });
  }

  /** A leg that comes of itself needs a channel that settles what it took. */
  private resolveChannels(key: string, file: FlowFile, flow: Flow): number[] {
    const inbound = new Set(Object.values(flow.legs).map((leg) => (leg.inbound === undefined ? '' : leg.channel)));
    return flow.channelNames.map((role) => {
      const name = file.channels?.[role] ?? flow.channels[role]!;
      if (name === '') return -1;
      const pointer = `/flows/${key}/channels/${role}`;
      const index = this.channels.index(name, pointer);
      if (inbound.has(role) && this.channels.models[index]!.lump === null) {
        throw new InputError('channel-without-lump', { instance: key, channel: name }, { file: this.file, pointer });
      }
      return index;
    });
  }

  /** Named in the flow, else in the contract's order, else the only participant of the first kind that fits. */
  private resolveParties(key: string, file: FlowFile, flow: Flow, contract: ContractFile | undefined): number[] {
    const taken = new Set<number>();
    const isOptional = (role: string): boolean => flow.optional?.includes(role) === true;
    const result = flow.partyNames.map((role) => {
      const named = file.parties?.[role];
      if (named === undefined) {
        // Whoever funds may be a party to the contract in another role as well: a bank that grants an overdraft.
        const funder = isOptional(role) && role === 'funder' ? contract?.funding?.[0]?.funder : undefined;
        return funder === undefined ? -1 : this.party(funder);
      }
      taken.add(this.party(named));
      return this.party(named);
    });
    const fits = (index: number, role: string): boolean => {
      const kinds = flow.parties[role]!;
      return kinds.length === 0 || kinds.includes(this.parties[index]!.file.kind);
    };
    flow.partyNames.forEach((role, i) => {
      if (result[i]! >= 0 || isOptional(role)) return;
      const between = (contract?.between ?? []).map((name) => this.party(name));
      const found = between.find((index) => !taken.has(index) && fits(index, role));
      if (found === undefined) return;
      taken.add(found);
      result[i] = found;
    });
    flow.partyNames.forEach((role, i) => {
      if (result[i]! >= 0 || isOptional(role)) return;
      // The kinds of a role are in order of preference: an institution is the payment institution if there is one.
      const kinds = flow.parties[role]!.length === 0 ? [''] : flow.parties[role]!;
      const fitting = kinds
        .map((kind) =>
          (kind === '' ? this.parties : (this.byKind.get(kind) ?? [])).filter(({ index }) => !taken.has(index)),
        )
        .find((found) => found.length > 0);
      if (fitting?.length !== 1) {
        throw new InputError(
          'role-unresolved',
          { instance: key, role, kinds: flow.parties[role]!.join(', ') || '*' },
          { file: this.file, pointer: `/flows/${key}` },
        );
      }
      taken.add(fitting[0]!.index);
      result[i] = fitting[0]!.index;
    });
    return result;
  }

  /** Accounts that the scenario must contain (money, and deposits in an institution's records); the others stay -1. */
  private resolveMoney(
    key: string,
    file: FlowFile,
    flow: Flow,
    roles: readonly AccountRole[],
    parties: readonly number[],
  ): number[] {
    return flow.accountNames.map((name, i) => {
      const role = roles[i]!;
      const owner = parties[flow.partyNames.indexOf(role.owner)]!;
      if (owner < 0) return -1;
      const at = role.at === undefined ? -1 : parties[flow.partyNames.indexOf(role.at)]!;
      const pointer = `/flows/${key}/accounts/${name}`;
      const named = file.accounts?.[name];
      if (named !== undefined) {
        const index = this.chart.find(named);
        const account = this.chart.accounts[index]!;
        if (account.owner !== owner) {
          throw new InputError(
            'account-wrong-owner',
            {
              instance: key,
              role: name,
              account: named,
              owner: this.parties[account.owner]?.key ?? '-',
              wanted: this.parties[owner]!.key,
            },
            { file: this.file, pointer },
          );
        }
        return index;
      }
      if (role.book === 'information' && role.state !== 'available') return -1;
      const fitting = this.chart.fitting(role, owner, at);
      if (fitting.length === 1) return fitting[0]!;
      if (fitting.length === 0 && (role.missing === 'create' || role.missing === 'absent')) return -1;
      const candidates = fitting.map((index) => this.chart.accounts[index]!.key).join(', ');
      throw new InputError(
        fitting.length === 0 ? 'account-unresolved' : 'account-ambiguous',
        { instance: key, role: name, owner: this.parties[owner]!.key, candidates },
        { file: this.file, pointer: `/flows/${key}` },
      );
    });
  }

  /** The rest of the chart: accounts of the institution's own books, made on first use. */
  private resolveBooks(
    key: string,
    file: FlowFile,
    flow: Flow,
    roles: readonly AccountRole[],
    parties: readonly number[],
    claims: readonly number[],
    accounts: number[],
  ): void {
    const claimNames = Object.keys(flow.terms.claims);
    const made = new Map<number, { readonly name: string; readonly claim: number; readonly owner: string }>();
    flow.accountNames.forEach((name, i) => {
      const role = roles[i]!;
      const claim = role.claim === undefined ? -1 : claims[claimNames.indexOf(role.claim)]!;
      if (accounts[i]! >= 0) {
        if (claim >= 0 && role.book === 'information') this.chart.accounts[accounts[i]!]!.claim = claim;
        return;
      }
      const owner = parties[flow.partyNames.indexOf(role.owner)]!;
      const at = role.at === undefined ? owner : parties[flow.partyNames.indexOf(role.at)]!;
      if (owner < 0 || at < 0 || role.missing === 'absent') return;
      if (role.book === 'money') {
        throw new InputError(
          'account-unresolved',
          { instance: key, role: name, owner: this.parties[owner]!.key },
          { file: this.file, pointer: `/flows/${key}` },
        );
      }
      const state = role.state ?? 'available';
      const kind = state === 'available' ? role.kinds?.[0] : state;
      const account = this.chart.bookAccount(owner, at, state, claim, kind);
      const other = made.get(account);
      // One participant in two parts of a contract may be owed both in one account, if it is one claim.
      if (other !== undefined && (other.claim !== claim || other.owner === role.owner)) {
        throw new InputError(
          'account-roles-merged',
          {
            instance: key,
            role: name,
            other: other.name,
            owner: this.parties[owner]!.key,
            at: this.parties[at]!.key,
            state,
          },
          { file: this.file, pointer: `/flows/${key}` },
        );
      }
      made.set(account, { name, claim, owner: role.owner });
      accounts[i] = account;
    });
  }

  /** Where the parties of the split are paid: at the account they have in a role of the flow, else at their only one. */
  private resolveShares(
    key: string,
    flow: Flow,
    contract: ContractFile | undefined,
    accounts: readonly number[],
  ): number[] {
    const kinds = flow.splitTo;
    if (kinds === undefined) return [];
    return (contract?.split ?? []).map(({ party }, i) => {
      const fitting = this.chart.fitting({ owner: '', book: 'money', kinds }, this.party(party), -1);
      const named = fitting.find((index) => accounts.includes(index));
      const found = named ?? (fitting.length === 1 ? fitting[0] : undefined);
      if (found !== undefined) return found;
      const candidates = fitting.map((index) => this.chart.accounts[index]!.key).join(', ');
      throw new InputError(
        fitting.length === 0 ? 'account-unresolved' : 'account-ambiguous',
        { instance: key, role: `split ${String(i + 1)}`, owner: party, candidates },
        { file: this.file, pointer: `/flows/${key}` },
      );
    });
  }

  private resolveFunding(contractKey: string, contract: ContractFile | undefined): FundingModel[] {
    return (contract?.funding ?? []).map((funding, i) => {
      const pointer = `/contracts/${contractKey}/funding/${String(i)}`;
      const known = (name: string): number => {
        const index = this.party(name);
        if (index < 0)
          throw new InputError('funding-party', { contract: contractKey, party: name }, { file: this.file, pointer });
        return index;
      };
      return {
        funder: known(funding.funder),
        debtor: known(funding.debtor),
        source: funding.source,
        limit: parseYuan(funding.limit, { file: this.file, pointer: `${pointer}/limit` }),
      };
    });
  }

  private party(key: string): number {
    return this.partyIndex.get(key) ?? -1;
  }
}
