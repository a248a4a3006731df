import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { InputError } from '../../core/errors.ts';
import { slashes } from './find.ts';

/** One line of a file without its line feed; `ended` is false if the file stops without one. */
export interface Line {
  readonly text: string;
  readonly ended: boolean;
}

/** Longest line of a trace: its header holds the whole scenario. */
const LONGEST = 16 * 1024 * 1024;
const CHUNK = 1 << 16;

/**
 * The lines of a text file, read as they are asked for. Bytes that are no UTF-8 come out as U+FFFD, which no trace
 * contains, so that a comparison finds them.
 *
 * @throws InputError `file-not-found`, `file-is-a-directory`, `file-not-regular`, `file-unreadable`, `line-too-long`.
 */
export function* readLines(path: string): Generator<Line> {
  const file = slashes(path);
  const descriptor = attempt(file, () => openSync(path, 'r'));
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw new InputError('file-is-a-directory', { file }, { file });
    if (!stat.isFile()) throw new InputError('file-not-regular', { file }, { file });
    const buffer = Buffer.alloc(CHUNK);
    let rest = Buffer.alloc(0);
    for (;;) {
      const count = attempt(file, () => readSync(descriptor, buffer, 0, CHUNK, null));
      if (count === 0) break;
      rest = Buffer.concat([rest, buffer.subarray(0, count)]);
      let start = 0;
      for (let end = rest.indexOf(10, start); end >= 0; end = rest.indexOf(10, start)) {
        yield { text: rest.toString('utf8', start, end), ended: true };
        start = end + 1;
      }
      rest = rest.subarray(start);
      if (rest.length > LONGEST) throw new InputError('line-too-long', { limit: LONGEST }, { file });
    }
    if (rest.length > 0) yield { text: rest.toString('utf8'), ended: false };
  } finally {
    closeSync(descriptor);
  }
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') throw new InputError('file-not-found', { file }, { file });
    throw new InputError('file-unreadable', { file, reason }, { file });
  }
}
