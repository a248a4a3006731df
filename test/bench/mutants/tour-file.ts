import { existsSync, readFileSync } from 'node:fs';
import { parseInstant } from '../../../src/core/time.ts';
import type { Library } from '../../../src/io/scenarios/library.ts';
import type { PlanItem } from '../../../src/scenario/format.ts';
import { searchPlan } from '../../../src/search/plan/plan.ts';
import { compilePlan } from '../../../src/simulation/plan/compile.ts';
import { worldOf, type Shown, type Story } from './stories.ts';

/** A plan for the world of a scenario that ships. */
export interface TourPlan {
  /** Path in `scenarios`, without the ending. */
  readonly scenario: string;
  /** Choices that are other than in the scenario, as `--set` takes them. */
  readonly set?: readonly string[];
  /** The run goes on at least until this instant before it is healed. */
  readonly until?: string;
  readonly plan: readonly PlanItem[];
}

/** A tour and what it leads to. */
export interface TourEntry extends TourPlan, Shown {}

/** The tours of one flow. */
export interface TourFile {
  readonly flow: string;
  readonly tours: readonly TourEntry[];
}

export const TOURS = 'test/tours';

export function tourPath(flow: string): string {
  return `${TOURS}/${flow}.json`;
}

/** The tours of a flow as they are kept; none if there is no file. */
export function readTours(flow: string): readonly TourEntry[] {
  const path = tourPath(flow);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as TourFile).tours : [];
}

/** Several tours lead through one world, and to read it takes longer than to tell a tour. */
const worlds = new Map<string, ReturnType<typeof worldOf>>();

/** A tour as a story that can be told. */
export function tourStory(library: Library, flow: string, entry: TourPlan, number: number): Story {
  const path = `scenarios/${entry.scenario}.scenario.json`;
  const { set = [] } = entry;
  const key = [flow, path, ...set].join(' ');
  if (!worlds.has(key)) worlds.set(key, worldOf(library, path, flow, null, set));
  const world = worlds.get(key) ?? null;
  if (world === null) throw new Error(`${tourPath(flow)}: ${path} has no ${flow}`);
  const until = entry.until === undefined ? 0 : parseInstant(entry.until, { file: path });
  const plan = searchPlan(compilePlan(world.subject.model, entry.plan), until);
  const name = `tour ${String(number)} of ${entry.scenario}`;
  return { name, subject: world.subject, plan, flow: world.flow, set };
}
