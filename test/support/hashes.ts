import { Library } from '../../src/io/scenarios/library.ts';
import { noOverrides } from '../../src/io/scenarios/overrides.ts';
import { findFiles } from '../../src/io/files/find.ts';
import { compareText } from '../../src/core/order.ts';
import { execute } from '../../src/cli/execute.ts';

/** Where the frozen hashes are, from the root of the project. */
export const HASHES_FILE = 'scenarios/hashes.json';

/** Trace hash by id of every scenario that ships, in the order of ids. */
export async function shippedHashes(folder = 'scenarios'): Promise<Record<string, string>> {
  const library = await Library.open();
  const found: [string, string][] = [];
  for (const file of findFiles([folder], '.scenario.json')) {
    const options = { overrides: noOverrides, paranoid: false, record: false, replay: '' };
    const { result } = await execute(library, library.load(file), options);
    if (found.some(([id]) => id === result.id)) throw new Error(`two scenarios have the id ${result.id}`);
    found.push([result.id, result.traceHash]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => compareText(a, b)));
}

/** Ids whose hashes differ, with both sides; `-` where one has none. */
export function differences(frozen: Record<string, string>, now: Record<string, string>): string[] {
  const ids = [...new Set([...Object.keys(frozen), ...Object.keys(now)])].sort(compareText);
  return ids
    .filter((id) => frozen[id] !== now[id])
    .map((id) => `${id}: ${(frozen[id] ?? '-').slice(0, 12)} -> ${(now[id] ?? '-').slice(0, 12)}`);
}
