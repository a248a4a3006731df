import { InputError } from '../../core/errors.ts';
import { SIZE_LIMIT } from '../read/strict-json.ts';

/**
 * Everything on standard input, as UTF-8.
 *
 * @throws InputError `file-too-large` as soon as more has come than a file may have, `file-not-utf8`.
 */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > SIZE_LIMIT) throw new InputError('file-too-large', { size, limit: SIZE_LIMIT }, { file: '<stdin>' });
    chunks.push(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new InputError('input-not-utf8', {}, { file: '<stdin>' });
  }
}
