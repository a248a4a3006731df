import { createHash, hash, type Hash } from 'node:crypto';

/*
 * The one place that decides how bytes become a hash. Text is hashed as UTF-8.
 */

/** SHA-256 of a text (as UTF-8) or of bytes: 64 lower-case hex digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** Four unsigned 32-bit words, the seed of a generator. */
export type Words128 = readonly [number, number, number, number];

/** The first 128 bits of SHA-256 as four unsigned 32-bit words, big-endian. */
export function sha256Words(data: string | Uint8Array): Words128 {
  // In one go, and as a text with a character a byte: a third of the time that a stream of one block takes, or a buffer.
  const digest = hash('sha256', data, 'binary');
  return [wordAt(digest, 0), wordAt(digest, 4), wordAt(digest, 8), wordAt(digest, 12)];
}

function wordAt(bytes: string, at: number): number {
  const high = (bytes.charCodeAt(at) << 24) | (bytes.charCodeAt(at + 1) << 16);
  return (high | (bytes.charCodeAt(at + 2) << 8) | bytes.charCodeAt(at + 3)) >>> 0;
}

/**
 * SHA-256 over a stream of bytes. Feed it large blocks: a call costs about half a microsecond however few bytes it
 * brings, so a record of a hundred bytes should wait in a buffer for its neighbours.
 */
export class Sha256 {
  readonly #hash: Hash = createHash('sha256');

  /** Adds bytes to the stream. The bytes are read before the call returns: the buffer may be used again. */
  update(bytes: Uint8Array): this {
    this.#hash.update(bytes);
    return this;
  }

  /** Hash of everything so far: 64 lower-case hex digits. The stream stays open and can be updated further. */
  digestHex(): string {
    return this.#hash.copy().digest('hex');
  }
}
