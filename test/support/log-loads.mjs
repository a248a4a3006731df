// A module loader that writes the name of every module it loads to stderr.
import { writeSync } from 'node:fs';

export async function load(url, context, next) {
  writeSync(2, `loads ${url}\n`);
  return next(url, context);
}
