import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../core/errors.ts';
import { asUserWrites, findFiles } from '../io/files/find.ts';
import { nearestPackage } from '../io/files/package-root.ts';

/** How the names of scenario files end. */
export const SCENARIO_ENDING = '.scenario.json';

/** The folder `scenarios/` beside the nearest package.json. @throws InputError `nothing-to-run`. */
export function defaultScenariosFolder(): string {
  const root = nearestPackage(process.cwd());
  const folder = root === undefined ? undefined : join(root, 'scenarios');
  if (folder === undefined || !existsSync(folder)) throw new InputError('nothing-to-run');
  return asUserWrites(folder);
}

/** The files of that folder. @throws InputError `nothing-to-run`. */
export function defaultScenarios(): string[] {
  return findFiles([defaultScenariosFolder()], SCENARIO_ENDING);
}

/** The same files, those that keep what searches found before all others: what was lost once is looked at first. */
export function regressionsFirst(files: readonly string[]): string[] {
  const isRegression = (file: string): boolean => /(^|\/)regressions\//.test(file);
  return [...files.filter(isRegression), ...files.filter((file) => !isRegression(file))];
}
