import type { GuardOracle, Reference, ReferenceStep } from '../../src/flows/reference/xstate-stepper.ts';
import type { LiteralParams } from '../../src/flows/compile/config.ts';

type Snapshot = ReferenceStep['snapshot'];

/** What a step asked so far, and what it came to. */
type Node =
  | { readonly kind: 'asks'; readonly name: string; readonly params: LiteralParams | null; no?: Node; yes?: Node }
  | { readonly kind: 'ends'; readonly step: ReferenceStep };

/**
 * A reference that steps XState once per (snapshot, event, answers) and repeats what it saw. Comparing a hundred
 * mutants with one machine asks the same steps a hundred times.
 */
export function rememberReference(reference: Reference): Reference {
  const roots = new Map<string, Node>();
  const keys = new WeakMap<Snapshot, string>();
  const keyOf = (snapshot: Snapshot): string => {
    let key = keys.get(snapshot);
    if (key === undefined) keys.set(snapshot, (key = reference.key(snapshot)));
    return key;
  };
  const recall = (row: string, oracle: GuardOracle, run: (oracle: GuardOracle) => ReferenceStep): ReferenceStep => {
    let node = roots.get(row);
    while (node?.kind === 'asks') node = oracle(node.name, node.params) ? node.yes : node.no;
    if (node !== undefined) return node.step;
    const asked: { name: string; params: LiteralParams | null; answer: boolean }[] = [];
    const step = run((name, params) => {
      const answer = oracle(name, params);
      asked.push({ name, params, answer });
      return answer;
    });
    let place: { no?: Node; yes?: Node } | null = null;
    let side: 'no' | 'yes' = 'no';
    const put = (child: Node): Node => {
      const known = place === null ? roots.get(row) : place[side];
      if (known !== undefined) return known;
      if (place === null) roots.set(row, child);
      else place[side] = child;
      return child;
    };
    for (const { name, params, answer } of asked) {
      const child = put({ kind: 'asks', name, params });
      if (child.kind !== 'asks') throw new Error('XState asked another question than before');
      place = child;
      side = answer ? 'yes' : 'no';
    }
    put({ kind: 'ends', step });
    return step;
  };
  return {
    initial: (oracle) => recall('start', oracle, (inner) => reference.initial(inner)),
    next: (snapshot, event, oracle) =>
      recall(`${keyOf(snapshot)}\n${event}`, oracle, (inner) => reference.next(snapshot, event, inner)),
    key: keyOf,
  };
}
