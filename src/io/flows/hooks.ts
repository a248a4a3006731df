import { readFileSync } from 'node:fs';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../../core/errors.ts';
import type * as TsNode from 'ts-node';

/*
 * Loader hooks, in the thread that Node gives them: a user's TypeScript goes through ts-node's ESM loader, always as an
 * ES module (a folder of one's own has no package.json that says so), and `fenproof` is the program that runs, so that
 * nothing has to be installed beside a flow.
 */

/** What the hooks are told when they are registered. */
export interface HookData {
  /** URL of this program's own door. */
  readonly door: string;
  /** URL of the folder of this program's sources; they are not a user's. */
  readonly sources: string;
  /** Files named on the command line. */
  readonly entries: readonly string[];
}

type Loader = Extract<ReturnType<typeof TsNode.createEsmHooks>, { readonly load: unknown }>;

let data: HookData;
let loader: Loader;

export const initialize: InitializeHook<HookData> = (given) => {
  data = given;
  // Of ts-node, which still makes the one thing that Node warns of.
  process.noDeprecation = true;
  const { create, createEsmHooks } = createRequire(import.meta.url)('ts-node') as typeof TsNode;
  const compilerOptions = { module: 'ESNext', target: 'ES2022', sourceMap: true };
  const hooks = createEsmHooks(create({ swc: true, skipProject: true, compilerOptions }));
  assert('load' in hooks, 'ts-node has the loader hooks of this Node');
  loader = hooks;
};

export const resolve: ResolveHook = (specifier, context, next) =>
  specifier === 'fenproof' ? { url: data.door, shortCircuit: true } : next(specifier, context);

export const load: LoadHook = (url, context, next) => {
  const how = ownCode(url);
  if (how === null) return next(url, context);
  // Read here: a loader before this one (of the program run from its sources) would compile it first.
  const source = readFileSync(fileURLToPath(url));
  if (how === 'script') return { format: 'module', source, shortCircuit: true };
  const read = () => Promise.resolve({ format: 'module' as const, source });
  return loader.load(url, { format: 'module' }, read);
};

/** Is it a user's, and does it have types to strip? Packages ship scripts, and say of themselves what they are. */
function ownCode(url: string): 'types' | 'script' | null {
  if (!url.startsWith('file:') || url.includes('/node_modules/') || url.startsWith(data.sources)) return null;
  const { pathname } = new URL(url);
  const ending = extname(pathname);
  if (ending === '.ts' || ending === '.mts') return 'types';
  return ending === '.js' && data.entries.includes(url) ? 'script' : null;
}
