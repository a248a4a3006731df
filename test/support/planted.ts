import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bilingual } from '../../src/core/bilingual.ts';
import type { MachineTables } from '../../src/flows/compile/tables.ts';
import { parseStrictJson } from '../../src/io/read/strict-json.ts';
import { Library } from '../../src/io/scenarios/library.ts';
import { noOverrides } from '../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../src/io/workers/open-subject.ts';
import type { PlanItem, ScenarioFile } from '../../src/scenario/format.ts';
import type { Subject } from '../../src/search/plan/runner.ts';
import type { Mended } from '../../src/search/shrink/repairs.ts';
import type { Machine } from '../../src/simulation/machines.ts';

/** A slip in a flow that is no design choice: a guard that always says the same, an effect that is dropped or doubled. */
export type Slip =
  | { readonly flow: string; readonly guard: string; readonly says: boolean }
  | { readonly flow: string; readonly effect: string; readonly happens: 'never' | 'twice'; readonly on?: string };

/** How a mistake, or its cure, is made out of a scenario. */
export interface Making {
  /** Scenario, from `scenarios/`; default: that of the mistake. */
  readonly scenario?: string;
  readonly set?: readonly string[];
  /** Merged into the scenario, key by key; null takes a key away. */
  readonly patch?: Readonly<Record<string, unknown>>;
  readonly slip?: Slip;
}

/** A mistake that was planted on purpose. */
export interface Planted extends Making {
  readonly id: string;
  readonly scenario: string;
  /** Flow concerned, for tables. */
  readonly flow: string;
  /** What is wrong, and what it is modelled on. */
  readonly cause: Bilingual;
  /** The first statement that breaks: a finding about money, or a rule. */
  readonly breaks: string;
  /** False: nothing that contracts and acts allow leads there, although the mistake is made. */
  readonly reachable: boolean;
  /** The same design without the mistake. */
  readonly twin: Making;
  /** The shortest plan known, and its length in stimuli of the expanded plan; absent for what is out of reach. */
  readonly shortest?: { readonly length: number; readonly plan: readonly PlanItem[]; readonly until?: string };
  /** The plan of its scenario, which need not be short. */
  readonly own?: readonly PlanItem[];
}

export const plantedFile = 'scenarios/planted/planted.json';

export function plantedMistakes(): Planted[] {
  const { mistakes } = JSON.parse(readFileSync(plantedFile, 'utf8')) as { mistakes: Planted[] };
  return mistakes.map((mistake) => ({ ...mistake, own: ownPlan(mistake) }));
}

/** The plan of the mistake's own scenario. */
function ownPlan({ scenario }: Planted): readonly PlanItem[] {
  return (JSON.parse(readFileSync(join('scenarios', scenario), 'utf8')) as ScenarioFile).plan ?? [];
}

let library: Library | null = null;
async function shelf(): Promise<Library> {
  library ??= await Library.open();
  return library;
}

/** The world in which the mistake, or its clean twin, is made. */
export async function subjectOfPlanted(mistake: Planted, which: 'mistake' | 'twin' = 'mistake'): Promise<Subject> {
  return (await opened(mistake, which)).subject;
}

export async function scenarioOfPlanted(
  mistake: Planted,
  which: 'mistake' | 'twin' = 'mistake',
): Promise<ScenarioFile> {
  return (await opened(mistake, which)).scenario;
}

/** For shrinking: the same world with the mistake mended. */
export async function mendedOfPlanted(mistake: Planted): Promise<Mended[]> {
  return [{ choice: mistake.id, subject: await subjectOfPlanted(mistake, 'twin') }];
}

async function opened(mistake: Planted, which: 'mistake' | 'twin') {
  const making: Making = which === 'mistake' ? mistake : mistake.twin;
  const books = await shelf();
  const file = join('scenarios', making.scenario ?? mistake.scenario);
  const plain = books.load(file);
  const text = JSON.stringify(patched(plain.document.value, making.patch ?? {}));
  const loaded = books.accept(parseStrictJson(text, file), plain.channels);
  const { subject, scenario } = openSubject(books, loaded, { ...noOverrides, set: [...(making.set ?? [])] });
  const { slip } = making;
  const machines = slip === undefined ? subject.machines : subject.machines.map((machine) => slipped(machine, slip));
  if (slip !== undefined && machines.every((machine, i) => machine === subject.machines[i])) {
    throw new Error(`${mistake.id}: there is no place for the slip in ${basename(file)}`);
  }
  return { scenario, subject: { ...subject, machines } };
}

/** JSON merge patch (RFC 7396). */
function patched(value: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const into = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const changed = Object.entries(patch).map(([key, one]) => [key, patched((into as Json)[key], one)]);
  const merged = [...Object.entries(into), ...changed].filter(([key]) => (patch as Json)[key as string] !== null);
  return Object.fromEntries(merged);
}

type Json = Record<string, unknown>;

function slipped(machine: Machine, slip: Slip): Machine {
  if (machine.flow.name !== slip.flow) return machine;
  if ('guard' in slip) {
    const { guards: refs } = machine.tables;
    if (refs.every(({ name }) => name !== slip.guard)) return machine;
    const guards = machine.guards.map((guard, i) =>
      refs[i]!.name === slip.guard ? { ...guard, test: () => slip.says } : guard,
    );
    return { ...machine, guards };
  }
  const tables = withEffect(machine.tables, slip);
  return tables === null ? machine : { ...machine, tables };
}

/** The tables with an effect dropped or doubled wherever (or at the event at which) it stands; null if it nowhere does. */
function withEffect(tables: MachineTables, slip: Extract<Slip, { effect: string }>): MachineTables | null {
  const list: number[] = [];
  const leafStart = tables.leafStart.slice();
  const leafEnd = tables.leafEnd.slice();
  let changed = false;
  for (let leaf = 0; leaf < leafStart.length; leaf++) {
    const event = tables.leafEvent[leaf]!;
    const isMeant = slip.on === undefined || (event >= 0 && tables.events[event] === slip.on);
    leafStart[leaf] = list.length;
    for (let at = tables.leafStart[leaf]!; at < tables.leafEnd[leaf]!; at++) {
      const action = tables.actionList[at]!;
      const { kind, name } = tables.actions[action]!;
      const hit = isMeant && kind === 'effect' && name === slip.effect;
      changed ||= hit;
      if (!hit || slip.happens === 'twice') list.push(action);
      if (hit && slip.happens === 'twice') list.push(action);
    }
    leafEnd[leaf] = list.length;
  }
  return changed ? { ...tables, leafStart, leafEnd, actionList: Int32Array.from(list) } : null;
}
