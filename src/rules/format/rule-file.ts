import type { Bilingual } from '../../core/bilingual.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import type { Hook } from '../catalogue/hooks.ts';
import type { OperatorName } from '../operators.ts';
import type { Literal } from './literals.ts';
import type { Parameter } from './parameter-file.ts';
import type { bases, Confidence, severities, statuses } from './words.ts';

/** Whose date decides which version of the rule counts. A hook means the date of the event itself. */
export type DecidedBy = 'contract' | 'instruction' | Hook;

export interface Citation {
  readonly authority: string;
  /** Number and, where it helps, title of the instrument; null if there is none. */
  readonly document: string | null;
  readonly article: string | null;
  /** Verbatim, with who read it and when. */
  readonly provision?: { readonly text: string; readonly readBy: string; readonly readOn: string };
  /** What it says in our words. */
  readonly summary?: Bilingual;
}

/** From when to when a rule binds, and how sure we are. Days are local day numbers, both inclusive. */
export interface Period {
  readonly from: number;
  readonly to: number | undefined;
  readonly status: (typeof statuses)[number];
  readonly severity: (typeof severities)[number];
  readonly basis: (typeof bases)[number];
  readonly confidence: Confidence;
  readonly citation: Citation;
  /** Why it is a draft, or why it is enforced although no text was found. */
  readonly reason: Bilingual | undefined;
  readonly pointer: string;
}

/** A fact or parameter in a condition. */
export type Operand =
  | { readonly kind: 'fact'; readonly name: string; readonly index: number }
  | { readonly kind: 'parameter'; readonly name: string; readonly parameter: Parameter };

export type RightHand =
  | Operand
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'list'; readonly values: readonly Literal[] }
  /** The right side of isNone and isPresent. */
  | { readonly kind: 'true' };

export interface Leaf {
  readonly kind: 'leaf';
  readonly left: Operand;
  readonly operator: OperatorName;
  readonly right: RightHand;
  readonly pointer: string;
}

/** A condition tree with every name resolved. Named conditions are replaced by what they name. */
export type Tree =
  | Leaf
  | { readonly kind: 'all' | 'any'; readonly children: readonly Tree[]; readonly pointer: string }
  | { readonly kind: 'not'; readonly child: Tree; readonly pointer: string };

/** A rule file with everything in it checked. */
export interface Rule {
  readonly id: string;
  /** The folder two above the file, for lists; `-` if there is none. */
  readonly topic: string;
  readonly title: Bilingual;
  readonly message: Bilingual;
  readonly periods: readonly Period[];
  readonly hook: Hook;
  readonly decidedBy: DecidedBy;
  /** Index and name of the party fact that is in breach. */
  readonly breachedBy: { readonly name: string; readonly index: number };
  readonly appliesWhen: Tree;
  /** True when the rule is broken. */
  readonly conditions: Tree;
  /** Parameters it refers to, by name. */
  readonly parameters: readonly Parameter[];
  readonly document: JsonDocument;
}
