import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compileRulebook, type Rulebook } from '../../rules/compile/rulebook.ts';
import { asUserWrites, findFiles } from '../files/find.ts';
import { packageRoot } from '../files/package-root.ts';
import { readJsonFile } from '../read/strict-json.ts';

/**
 * The rulebook of a folder: every `*.rule.json` below it. Its parameters are those of the folder's own `parameters`,
 * else the ones that ship. Without a folder, the rules that ship.
 *
 * @throws InputError for what cannot be read, with all problems of the rules in `also`.
 */
export function loadRulebook(folder: string | null): Rulebook {
  const shipped = asUserWrites(join(packageRoot(), 'rules'));
  const root = folder ?? shipped;
  const own = join(root, 'parameters');
  const parameters = existsSync(own) ? own : join(shipped, 'parameters');
  return compileRulebook({
    rules: findFiles([root], '.rule.json').map((file) => readJsonFile(file)),
    parameters: findFiles([parameters], '.json').map((file) => readJsonFile(file)),
  });
}
