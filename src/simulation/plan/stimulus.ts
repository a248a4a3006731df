import type { CrashPoint } from '../kernel.ts';

/** One thing that is done to a world. A plan in its expanded form is a list of these and nothing else. */
export type Stimulus =
  | {
      readonly kind: 'act';
      readonly instance: number;
      readonly act: number;
      readonly arg0: number;
      readonly arg1: number;
    }
  | { readonly kind: 'outside'; readonly account: number; readonly fen: number; readonly incoming: boolean }
  | { readonly kind: 'advance'; readonly to: number }
  /** `instance`: what is due for it comes ahead of what is due for others at the same instant. */
  | { readonly kind: 'deliver'; readonly instance?: number }
  | {
      readonly kind: 'message';
      readonly address: number;
      readonly fate: 'late' | 'lost' | 'twice';
      readonly by: number;
    }
  | { readonly kind: 'leg'; readonly address: number; readonly fate: string; readonly by: number }
  | { readonly kind: 'answer'; readonly address: number; readonly answer: number; readonly taint: string }
  | {
      readonly kind: 'channel';
      readonly channel: number;
      readonly fate: 'closed' | 'no-position';
      readonly from: number;
      readonly until: number;
    }
  | { readonly kind: 'crash'; readonly instance: number; readonly after: CrashPoint };
