import { join } from 'node:path';
import { Calendar } from '../../core/calendar.ts';
import { Rails } from '../../core/rails/rails.ts';
import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { compileMachine } from '../../flows/compile/machine.ts';
import type { Flow } from '../../flows/define.ts';
import { flowLoaders } from '../../flows/registry.ts';
import type { Claim } from '../../results/claim.ts';
import { fundsFindingIds } from '../../results/finding.ts';
import { contractStatements, participantStatements } from '../../rules/catalogue/stated.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import type { ScenarioFile } from '../../scenario/format.ts';
import { describeFlow, type FlowDirectory, type ValidationContext } from '../../scenario/validate/directory.ts';
import { validateScenario } from '../../scenario/validate/validate.ts';
import { bindMachine, type Machine } from '../../simulation/machines.ts';
import { machineNames } from '../../simulation/witness.ts';
import { packageRoot } from '../files/package-root.ts';
import { readJsonFile } from '../read/strict-json.ts';
import { loadRulebook } from '../rules/load-rulebook.ts';
import { ChannelShelf, type ChannelEntry } from './channels.ts';
import { ClaimShelf } from './claims.ts';

export interface LibraryOptions {
  /** Further holiday tables, in the order in which they are added. */
  readonly calendars?: readonly string[];
  /** Folder of rules instead of those that ship. */
  readonly rules?: string | null;
  /** Files and packages of the user's own flows. */
  readonly flows?: readonly string[];
  /** Type-check them first; default true. */
  readonly types?: boolean;
}

/** A scenario file that is valid, with what it may use. */
export interface LoadedScenario {
  readonly document: JsonDocument;
  readonly scenario: ScenarioFile;
  readonly channels: ReadonlyMap<string, ChannelEntry>;
  /** Statements that it puts to the test, in its order. */
  readonly claims: readonly Claim[];
}

/** What scenarios refer to and do not contain: flows, channels, the calendar, the rules. Loaded once for a command. */
export class Library {
  readonly flows: ReadonlyMap<string, Flow>;
  /** Where flows of the user's own came from. */
  readonly own: readonly string[];
  readonly calendar: Calendar;
  readonly rails: Rails;
  readonly rulebook: Rulebook;
  private readonly directory: FlowDirectory;
  private readonly shelf: ChannelShelf;
  private readonly claims: ClaimShelf;
  private readonly machines = new Map<Flow, Machine>();

  private constructor(
    flows: ReadonlyMap<string, Flow>,
    calendar: Calendar,
    rulebook: Rulebook,
    own: readonly string[],
  ) {
    this.flows = flows;
    this.own = own;
    this.calendar = calendar;
    this.rails = loadRails(calendar);
    this.rulebook = rulebook;
    this.directory = new Map([...flows].map(([name, flow]) => [name, describeFlow(flow)]));
    this.shelf = new ChannelShelf();
    this.claims = new ClaimShelf();
  }

  /** @throws InputError for a calendar or rules that cannot be read. */
  static async open(options: LibraryOptions = {}): Promise<Library> {
    const calendar = loadCalendar(options.calendars ?? []);
    const flows = new Map<string, Flow>();
    for (const [name, load] of flowLoaders) flows.set(name, await load());
    const own = options.flows ?? [];
    if (own.length > 0) {
      const { loadOwnFlows } = await import('../flows/load-flows.ts');
      for (const { flow } of await loadOwnFlows(own, { types: options.types ?? true })) flows.set(flow.name, flow);
    }
    return new Library(flows, calendar, loadRulebook(options.rules ?? null), own);
  }

  /** Reads and validates a scenario file. */
  load(file: string): LoadedScenario {
    return this.accept(readJsonFile(file), this.channelsAround(file));
  }

  /** Channels that a scenario file at this path may use. */
  channelsAround(file: string): ReadonlyMap<string, ChannelEntry> {
    return this.shelf.around(file);
  }

  /** Validates a document that is already read, with the channels it may use. */
  accept(document: JsonDocument, channels: ReadonlyMap<string, ChannelEntry>): LoadedScenario {
    const known = this.claims.around(document.file);
    const context = { ...this.context(channels), claims: known.map(({ id }) => id) };
    const scenario = validateScenario(document, context);
    const claims = (scenario.claims ?? []).map((name) => known.find(({ id }) => id === name)!);
    return { document, scenario, channels, claims };
  }

  /** What names a scenario may use. */
  context(channels: ReadonlyMap<string, ChannelEntry>): ValidationContext {
    return {
      flows: this.directory,
      checkDate: (day, place) => this.calendar.requireWithin(day, place),
      channels: [...channels.keys()],
      findings: fundsFindingIds,
      rules: this.rulebook.rules.map(({ id }) => id),
      ruleTerms: contractStatements,
      partyFacts: participantStatements,
    };
  }

  /** The machine of a flow, compiled on first use. */
  machine(flow: Flow): Machine {
    let machine = this.machines.get(flow);
    if (machine === undefined) {
      machine = bindMachine(flow, compileMachine(flow.machine, machineNames(flow)));
      this.machines.set(flow, machine);
    }
    return machine;
  }
}

function loadCalendar(further: readonly string[]): Calendar {
  const own = readJsonFile(join(packageRoot(), 'rules/calendar/cn-workdays.json'));
  let calendar = Calendar.from(own.value, (pointer) => own.place(pointer));
  for (const file of further) {
    const document = readJsonFile(file);
    calendar = calendar.merge(document.value, (pointer) => document.place(pointer));
  }
  return calendar;
}

/** An error that knows its file and pointer also gets line and column, if it is about one of the documents. */
export function located(error: InputError, documents: readonly JsonDocument[]): InputError {
  const { place } = error;
  const document = documents.find(({ file }) => file === place?.file);
  const also = error.also.map((one) => located(one, documents));
  if (document === undefined || place?.pointer === undefined || place.line !== undefined) {
    return also.length === 0 ? error : new InputError(error.code, error.params, place, also);
  }
  return new InputError(error.code, error.params, document.place(place.pointer), also);
}

function loadRails(calendar: Calendar): Rails {
  const document = readJsonFile(join(packageRoot(), 'rules/rails/rails.json'));
  return Rails.from(document.value, calendar, (pointer) => document.place(pointer));
}
