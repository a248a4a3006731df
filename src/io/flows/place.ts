import { fileURLToPath } from 'node:url';
import type { Place } from '../../core/errors.ts';
import { asUserWrites } from '../files/find.ts';
import { packageRoot } from '../files/package-root.ts';
import { join } from 'node:path';

/** `at name (file:///a/b.ts:3:14)` or `at /a/b.ts:3:14`. */
const FRAME = /(?:\(|at )((?:file:\/\/)?\/[^()]*?|[A-Za-z]:[\\/][^()]*?|file:\/\/\/[A-Za-z]:[^()]*?):(\d+):(\d+)\)?$/;

/** Where a user's code threw: the first frame of a stack that is neither this program's nor Node's. */
export function placeOfThrow(stack: string): Place | undefined {
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    if (match === null) continue;
    const file = match[1]!.startsWith('file:') ? fileURLToPath(match[1]!) : match[1]!;
    if (isOurs(file)) continue;
    return { file: asUserWrites(file), line: Number(match[2]), column: Number(match[3]) };
  }
  return undefined;
}

let folders: readonly string[] | undefined;

/** Is it a file of this program or of what it depends on? Examples and tests in its checkout are users of it. */
function isOurs(file: string): boolean {
  folders ??= ['src', 'dist', 'coverage', 'node_modules'].map((folder) => join(packageRoot(), folder));
  return folders.some((folder) => file.startsWith(folder));
}
