import { unreachable } from '../../core/errors.ts';
import { legFates } from '../../simulation/environment/channels.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import { crashPoints } from './bounds.ts';

/** Kinds of stimulus as bits, so that a set of them is one integer. */
export const KIND_OF_STIMULUS = {
  deliver: 1,
  advance: 2,
  act: 4,
  outside: 8,
  late: 16,
  lost: 32,
  twice: 64,
  leg: 128,
  answer: 256,
  row: 512,
  closed: 1024,
  noPosition: 2048,
  crash: 4096,
} as const;

export type StimulusKind = keyof typeof KIND_OF_STIMULUS;

export const ALL_KINDS = 8191;
/** What the world does of itself, and what people do: everything but deviations. */
export const ORDINARY_KINDS =
  KIND_OF_STIMULUS.deliver | KIND_OF_STIMULUS.advance | KIND_OF_STIMULUS.act | KIND_OF_STIMULUS.outside;

/** Kind, four operands, budget cell that it uses (-1: none). */
const STRIDE = 6;

const messageFates = { 16: 'late', 32: 'lost', 64: 'twice' } as const;

/** Stimuli as numbers, in a buffer that is used again and again. */
export class StimulusList {
  private codes = new Float64Array(64 * STRIDE);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(kind: number, a: number, b: number, c: number, d: number, cell: number): void {
    const at = this.count * STRIDE;
    if (at + STRIDE > this.codes.length) {
      const larger = new Float64Array(this.codes.length * 2);
      larger.set(this.codes);
      this.codes = larger;
    }
    const { codes } = this;
    codes[at] = kind;
    codes[at + 1] = a;
    codes[at + 2] = b;
    codes[at + 3] = c;
    codes[at + 4] = d;
    codes[at + 5] = cell;
    this.count++;
  }

  /** One bit of {@link KIND_OF_STIMULUS}. */
  kind(index: number): number {
    return this.codes[index * STRIDE]! | 0;
  }

  /** Operand 0 to 3 of a stimulus. */
  operand(index: number, which: number): number {
    return this.codes[index * STRIDE + 1 + which]!;
  }

  cell(index: number): number {
    return this.codes[index * STRIDE + 5]! | 0;
  }

  /** The stimulus as plans hold it. Allocates: for reports, shrinking and plans, not for the hot path. */
  stimulus(index: number): Stimulus {
    const at = index * STRIDE;
    const a = this.codes[at + 1]!;
    const b = this.codes[at + 2]!;
    const c = this.codes[at + 3]!;
    const d = this.codes[at + 4]!;
    const kind = this.codes[at]! as (typeof KIND_OF_STIMULUS)[StimulusKind];
    switch (kind) {
      case KIND_OF_STIMULUS.deliver:
        return a < 0 ? { kind: 'deliver' } : { kind: 'deliver', instance: a };
      case KIND_OF_STIMULUS.advance:
        return { kind: 'advance', to: a };
      case KIND_OF_STIMULUS.act:
        return { kind: 'act', instance: a, act: b, arg0: c, arg1: d };
      case KIND_OF_STIMULUS.outside:
        return { kind: 'outside', account: a, fen: b, incoming: c === 1 };
      case KIND_OF_STIMULUS.late:
      case KIND_OF_STIMULUS.lost:
      case KIND_OF_STIMULUS.twice:
        return { kind: 'message', address: a, fate: messageFates[kind], by: c };
      case KIND_OF_STIMULUS.leg:
        return { kind: 'leg', address: a, fate: legFates[b]!, by: c };
      case KIND_OF_STIMULUS.answer:
      case KIND_OF_STIMULUS.row:
        return { kind: 'answer', address: a, answer: b, taint: ANSWER_TAINTS[b]! };
      case KIND_OF_STIMULUS.closed:
        return { kind: 'channel', channel: a, fate: 'closed', from: c, until: d };
      case KIND_OF_STIMULUS.noPosition:
        return { kind: 'channel', channel: a, fate: 'no-position', from: c, until: d };
      case KIND_OF_STIMULUS.crash:
        return { kind: 'crash', instance: a, after: crashPoints[b]! };
      default:
        return unreachable(kind);
    }
  }
}

/** By `ANSWER_FATE`: the name under which the fate stands on a causal chain. */
export const ANSWER_TAINTS = ['', 'not-found', 'wrong', 'row-missing', 'row-twice'] as const;
