/** A value that can be written in a machine as it stands: JSON, finite numbers only. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

/** Named arguments of a guard or an action. */
export type LiteralParams = Readonly<Record<string, Literal>>;

/** A reference to an implementation by name, with or without arguments. */
type Reference = string | { readonly type: string; readonly params?: LiteralParams };

/**
 * A guard. `and`, `or` and `not` are written as data, because XState's own `and()`, `or()` and `not()` return
 * functions; the reference stepper turns them into those functions before XState sees the machine.
 */
export type GuardConfig =
  | Reference
  | { readonly type: 'and' | 'or'; readonly guards: readonly GuardConfig[] }
  | { readonly type: 'not'; readonly guard: GuardConfig };

/** One transition. Without `target` it runs its actions and stays; with neither it swallows the event. */
export interface TransitionConfig {
  /** `sibling`, `sibling.child`, `.child`, `#id`, `#id.child`; several only into different regions of one parallel. */
  readonly target?: string | readonly string[];
  readonly guard?: GuardConfig;
  readonly actions?: Reference | readonly Reference[];
  /** Leave and enter the source state even if the target lies inside it. */
  readonly reenter?: boolean;
  readonly description?: string;
}

/** A target alone, one transition, or several of which the first with a true guard is taken. */
export type TransitionsConfig = string | TransitionConfig | readonly (string | TransitionConfig)[];

/** One state: the part of XState's state node that is pure control. */
export interface StateConfig {
  readonly id?: string;
  readonly type?: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateConfig>>;
  readonly on?: Readonly<Record<string, TransitionsConfig>>;
  readonly always?: TransitionsConfig;
  /** By the name of a delay, or by milliseconds. */
  readonly after?: Readonly<Record<string | number, TransitionsConfig>>;
  readonly entry?: Reference | readonly Reference[];
  readonly exit?: Reference | readonly Reference[];
  /** Of a history state: what it remembers. */
  readonly history?: 'shallow' | 'deep' | boolean;
  /** Of a history state: where to go when nothing is remembered; without it, where its parent starts. */
  readonly target?: string | readonly string[];
  readonly tags?: string | readonly string[];
  readonly description?: string;
  readonly meta?: Literal;
}

/** A machine as passed to XState's `createMachine`, restricted to what can be compiled, drawn and exported. */
export type MachineConfig = StateConfig;

/** Everything a machine may refer to by name. Order decides the numbering of events. */
export interface MachineNames {
  readonly events: readonly string[];
  readonly guards: readonly string[];
  readonly actions: readonly string[];
  readonly delays: readonly string[];
}
