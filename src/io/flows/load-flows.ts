import { existsSync, readFileSync, statSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AssertionFailure, InputError, type Place } from '../../core/errors.ts';
import { compileMachine } from '../../flows/compile/machine.ts';
import { checkDefinition } from '../../flows/check/definition.ts';
import type { Flow } from '../../flows/define.ts';
import { flowLoaders } from '../../flows/registry.ts';
import { machineNames } from '../../simulation/witness.ts';
import { asUserWrites } from '../files/find.ts';
import { guarded, WatchedNames } from './guarded.ts';
import type { HookData } from './hooks.ts';
import { placedProblem, placeOfName } from './place-of-name.ts';
import { placeOfThrow } from './place.ts';
import { setTraps } from './traps.ts';
import { typeCheck } from './type-check.ts';
import { LOADING, threadWatch, type Watch } from './watch.ts';

export interface LoadOptions {
  /** Type-check first. Workers of a search do without: the thread that started them has done it. */
  readonly types: boolean;
}

/** A flow of a user's own with the file it came from. */
export interface OwnFlow {
  readonly flow: Flow;
  /** As the user writes it. */
  readonly file: string;
}

/**
 * Loads flows from files (`./my-flows.ts`) or packages (`@bank/flows`): every export that `defineFlow` returned.
 *
 * @throws InputError `flows-not-found`, `flow-does-not-compile`, `flow-throws`, `flow-not-deterministic`,
 * `flow-contradictory`, `flows-none`, `flow-not-defined`, `flow-name-taken` and the codes of machines.
 */
export async function loadOwnFlows(sources: readonly string[], options: LoadOptions): Promise<OwnFlow[]> {
  if (sources.length === 0) return [];
  const { watch, named } = threadWatch();
  const urls = sources.map(locate);
  registerHooks(urls);
  process.setSourceMapsEnabled(true);
  setTraps(watch);
  const names = new WatchedNames();
  const flows: OwnFlow[] = [];
  const taken = new Map<string, string>([...flowLoaders.keys()].map((name) => [name, 'fenproof']));
  for (const [i, url] of urls.entries()) {
    const file = url.startsWith('file:') ? asUserWrites(fileURLToPath(url)) : sources[i]!;
    if (options.types && /\.m?ts$/.test(url)) await typeCheck(fileURLToPath(url));
    for (const flow of flowsOf(await importWatched(url, file, watch), file)) {
      const other = taken.get(flow.name);
      if (other !== undefined) throw new InputError('flow-name-taken', { name: flow.name, other }, { file });
      taken.set(flow.name, file);
      checkMachine(flow, file);
      flows.push({ flow: guarded(flow, file, watch, names), file });
    }
  }
  named(names.names);
  return flows;
}

/** URL of a file, or of the entry of a package as seen from the folder in which the user works. */
function locate(source: string): string {
  const path = resolve(source);
  const isPath = /^[./\\]|^[A-Za-z]:[\\/]|\.[cm]?[jt]s$/.test(source);
  if (existsSync(path) && (isPath || statSync(path).isFile())) {
    if (statSync(path).isFile()) return pathToFileURL(path).href;
    throw new InputError('flows-folder', { source }, { file: asUserWrites(path) });
  }
  if (isPath) throw new InputError('flows-not-found', { source }, { file: asUserWrites(path) });
  return entryOfPackage(source);
}

/** A package is looked up as Node does, from the working folder upwards; its entry is what its package.json says. */
function entryOfPackage(name: string): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const at = join(folder, 'node_modules', name);
    if (existsSync(join(at, 'package.json'))) {
      const entry = entryOf(JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as PackageFile);
      return pathToFileURL(join(at, entry)).href;
    }
    if (dirname(folder) === folder) throw new InputError('flows-not-found', { source: name });
  }
}

interface PackageFile {
  readonly main?: string;
  readonly exports?: unknown;
}

function entryOf({ main, exports }: PackageFile): string {
  let entry: unknown = exports;
  if (typeof entry === 'object' && entry !== null && '.' in entry) entry = entry['.'];
  while (typeof entry === 'object' && entry !== null) {
    const conditions = entry as Readonly<Record<string, unknown>>;
    entry = conditions['import'] ?? conditions['node'] ?? conditions['default'];
  }
  return typeof entry === 'string' ? entry : (main ?? 'index.js');
}

let registered = false;

function registerHooks(entries: readonly string[]): void {
  if (registered) return;
  registered = true;
  const ending = extname(fileURLToPath(import.meta.url));
  const data: HookData = {
    door: new URL(`../../fenproof${ending}`, import.meta.url).href,
    sources: new URL('../../', import.meta.url).href,
    entries,
  };
  register(new URL(`./hooks${ending}`, import.meta.url), { data });
}

async function importWatched(url: string, file: string, watch: Watch): Promise<Readonly<Record<string, unknown>>> {
  watch.enter(LOADING);
  try {
    return (await import(url)) as Record<string, unknown>;
  } catch (error) {
    throw refusal(error, file);
  } finally {
    watch.leave();
  }
}

function refusal(error: unknown, file: string): InputError {
  if (error instanceof InputError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const place = placeOfThrow(error instanceof Error ? (error.stack ?? '') : '') ?? { file };
  if (error instanceof AssertionFailure) return new InputError('flow-contradictory', { reason }, place);
  // What Node cannot read or resolve: its message names the place.
  const cannotRead = error instanceof SyntaxError || /^ERR_/.test(String((error as { code?: unknown }).code));
  return new InputError(cannotRead ? 'flow-cannot-load' : 'flow-throws', { what: file, reason }, place);
}

function flowsOf(module: Readonly<Record<string, unknown>>, file: string): Flow[] {
  const values = Object.entries(module).flatMap(([name, value]): [string, unknown][] =>
    Array.isArray(value) ? value.map((one: unknown) => [name, one]) : [[name, value]],
  );
  const found = new Set<Flow>();
  for (const [name, value] of values) {
    if (typeof value !== 'object' || value === null || !('machine' in value)) continue;
    if (!('eventNames' in value)) throw new InputError('flow-not-defined', { name }, placeOfName(file, name));
    found.add(value as Flow);
  }
  if (found.size === 0) throw new InputError('flows-none', { file }, { file });
  return [...found];
}

/** Everything that can be known of a flow before it runs. @throws InputError with the line on which the name stands. */
function checkMachine(flow: Flow, file: string): void {
  const problems = checkDefinition(flow).map((problem) => placedProblem(problem, file));
  const [first, ...rest] = problems;
  if (first !== undefined) throw new InputError(first.code, first.params, first.place, rest);
  try {
    compileMachine(flow.machine, machineNames(flow));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw placed(error, file);
  }
}

function placed(error: InputError, file: string): InputError {
  const { name, where } = error.params;
  const place: Place = placeOfName(file, String(name ?? where ?? ''));
  const also = error.also.map((one) => placed(one, file));
  return new InputError(error.code, error.params, error.place ?? place, also);
}
