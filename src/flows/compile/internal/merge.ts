import type { Decision, Exploration } from './explore.ts';
import { configurationPath } from './value.ts';

/** An exploration in which situations that nobody can tell apart from now on are one. */
export interface Merged {
  /** By class: its first situation in order of discovery. */
  readonly representatives: readonly number[];
  readonly initial: Decision;
  /** By class, then by event; targets are classes, decisions that do not matter are gone. */
  readonly rows: readonly (readonly Decision[])[];
}

/**
 * Merges situations with the same active states that answer every event alike ever after (what history remembers may
 * never matter again): the coarsest partition, refined until it is stable. Fewer configurations, fewer states to search.
 */
export function merge(exploration: Exploration): Merged {
  const { situations, rows } = exploration;
  let classes = number(situations.map(({ nodes, done }) => `${configurationPath(nodes)}|${done ? 'done' : ''}`));
  for (;;) {
    const before = classes;
    const signatures = rows.map((row, from) =>
      [before.of[from]!, ...row.map((d) => signature(d, before.of))].join(';'),
    );
    classes = number(signatures);
    if (classes.count === before.count) break;
  }
  const representatives: number[] = [];
  for (const [situation, of] of classes.of.entries()) representatives[of] ??= situation;
  return {
    representatives,
    initial: simplify(exploration.initial, classes.of),
    rows: representatives.map((situation) => rows[situation]!.map((decision) => simplify(decision, classes.of))),
  };
}

function number(texts: readonly string[]): { of: readonly number[]; count: number } {
  const numbers = new Map<string, number>();
  const of = texts.map((text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
  return { of, count: numbers.size };
}

/** One text per meaning of a decision: guards that do not matter leave no trace. */
function signature(decision: Decision, classOf: readonly number[]): string {
  if (decision === null) return '-';
  if ('target' in decision) return `${classOf[decision.target]!}:${decision.actions.join(',')}`;
  const no = signature(decision.no, classOf);
  const yes = signature(decision.yes, classOf);
  return no === yes ? no : `(${decision.guard}?${yes}|${no})`;
}

function simplify(decision: Decision, classOf: readonly number[]): Decision {
  if (decision === null) return null;
  if ('target' in decision) return { target: classOf[decision.target]!, actions: decision.actions };
  if (signature(decision.no, classOf) === signature(decision.yes, classOf)) return simplify(decision.no, classOf);
  return {
    guard: decision.guard,
    no: simplify(decision.no, classOf),
    yes: simplify(decision.yes, classOf),
  };
}
