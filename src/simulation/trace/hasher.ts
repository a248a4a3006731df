import { Sha256, sha256Hex } from '../../core/hash.ts';
import type { Observer } from '../observer.ts';

const WORDS = 8;
const RECORDS = 512;

/** First word of a binary record. Frozen: changing one changes every trace hash. */
const RECORD = { event: 1, transition: 2, posting: 3, fact: 4, born: 5 } as const;

/**
 * Identity of a run: SHA-256 over fixed-width binary records of everything it put out, computed alike in dark and
 * recorded runs. Each record is eight little-endian doubles holding safe integers.
 */
export class TraceHasher implements Observer {
  /** Begun when the first block is full: a short run is hashed in one go. */
  private hash: Sha256 | null = null;
  private readonly words = new Float64Array(WORDS * RECORDS);
  private readonly bytes = new Uint8Array(this.words.buffer);
  private used = 0;
  private finished: string | null = null;
  private readonly inner: Observer | null;

  /** @param inner also told everything, after the hash: the recorder of a recorded run. */
  constructor(inner: Observer | null = null) {
    this.inner = inner;
  }

  event(kind: number, now: number, target: number, detail: number, fen: number, address: number): void {
    this.record(RECORD.event, kind, now, target, detail, fen, address);
    this.inner?.event(kind, now, target, detail, fen, address);
  }

  transition(instance: number, leaf: number, from: number, to: number): void {
    this.record(RECORD.transition, instance, leaf, from, to, 0, 0);
    this.inner?.transition(instance, leaf, from, to);
  }

  posting(account: number, fen: number): void {
    this.record(RECORD.posting, account, fen, 0, 0, 0, 0);
    this.inner?.posting(account, fen);
  }

  fact(instance: number, kind: number, name: number, fen: number): void {
    this.record(RECORD.fact, instance, kind, name, fen, 0, 0);
    this.inner?.fact(instance, kind, name, fen);
  }

  born(address: number, due: number, fen: number): void {
    this.record(RECORD.born, address, due, fen, 0, 0, 0);
    this.inner?.born(address, due, fen);
  }

  done(): void {
    this.inner?.done();
  }

  /** Forgets everything: another run begins. */
  restart(): void {
    this.hash = null;
    this.used = 0;
    this.finished = null;
  }

  /** 64 hex digits. The hasher takes no more records afterwards. */
  digest(): string {
    if (this.finished !== null) return this.finished;
    if (this.hash === null) this.finished = sha256Hex(this.bytes.subarray(0, this.used * 8));
    else {
      this.flush();
      this.finished = this.hash.digestHex();
    }
    return this.finished;
  }

  private record(type: number, a: number, b: number, c: number, d: number, e: number, f: number): void {
    const at = this.used;
    const { words } = this;
    words[at] = type;
    words[at + 1] = a;
    words[at + 2] = b;
    words[at + 3] = c;
    words[at + 4] = d;
    words[at + 5] = e;
    words[at + 6] = f;
    this.used = at + WORDS;
    if (this.used === words.length) this.flush();
  }

  private flush(): void {
    if (this.used === 0) return;
    this.hash ??= new Sha256();
    this.hash.update(this.bytes.subarray(0, this.used * 8));
    this.used = 0;
  }
}
