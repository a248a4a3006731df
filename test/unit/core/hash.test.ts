import { describe, expect, it } from 'vitest';
import { Sha256, sha256Hex, sha256Words } from '../../../src/core/hash.ts';

// FIPS 180-4, example for "abc".
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('SHA-256', () => {
  it('gives the published value for "abc", as text, as bytes and in pieces', () => {
    expect(sha256Hex('abc')).toBe(ABC);
    expect(sha256Hex(Uint8Array.of(97, 98, 99))).toBe(ABC);
    expect(new Sha256().update(Uint8Array.of(97)).update(Uint8Array.of(98, 99)).digestHex()).toBe(ABC);
  });

  it('hashes text as UTF-8', () => {
    expect(sha256Hex('分')).toBe(sha256Hex(Uint8Array.of(0xe5, 0x88, 0x86)));
  });

  it('can be read in the middle of a stream', () => {
    const stream = new Sha256().update(Uint8Array.of(97));
    expect(stream.digestHex()).toBe(sha256Hex('a'));
    expect(stream.update(Uint8Array.of(98, 99)).digestHex()).toBe(ABC);
  });

  it('takes the bytes at once, so that a buffer can be filled again', () => {
    const buffer = Uint8Array.of(97, 98, 99);
    const stream = new Sha256().update(buffer);
    buffer.fill(0);
    expect(stream.digestHex()).toBe(ABC);
  });

  it('gives its first 128 bits as four big-endian words', () => {
    expect(sha256Words('abc')).toEqual([0xba7816bf, 0x8f01cfea, 0x414140de, 0x5dae2223]);
  });
});
