import type { ValidationContext } from '../directory.ts';
import { requireChannel } from './flows.ts';
import type { Outline } from './outline.ts';
import { requireAccount } from './parties.ts';
import type { Problems } from './problems.ts';
import { asObject, asText, entriesOf, itemsOf, keysOf } from './read.ts';

/** Bounds of search and explore: the acts, flows, accounts and channels that they name exist. */
export function checkFaults(problems: Problems, outline: Outline, context: ValidationContext): void {
  const faults = asObject(outline.root['faults']);
  if (faults === undefined) return;
  const known = new Set([...outline.flows.values()].flatMap(({ description }) => Object.keys(description?.acts ?? {})));
  const types = [...outline.flows.values()].map(({ type }) => type ?? '');
  // Without one of its flows nobody can say which acts there are.
  const isComplete = [...outline.flows.values()].every(({ description }) => description !== undefined);
  for (const [act, bound] of entriesOf(faults['acts'])) {
    if (isComplete && !known.has(act)) {
      const flow = [...new Set(types)].join(', ');
      problems.addUnknownKey('unknown-act', act, known, ['faults', 'acts', act], { flow });
    }
    itemsOf(asObject(bound)?.['flows']).forEach((item, index) => {
      const name = asText(item);
      if (name === undefined || outline.flows.has(name)) return;
      problems.addUnknown('unknown-instance', name, [...outline.flows.keys()], ['faults', 'acts', act, 'flows', index]);
    });
  }
  for (const account of keysOf(faults['outside'])) {
    requireAccount(problems, outline, account, ['faults', 'outside', account]);
  }
  for (const kind of ['closed', 'noPosition']) {
    itemsOf(asObject(faults[kind])?.['of']).forEach((item, index) => {
      requireChannel(problems, outline, context, item, ['faults', kind, 'of', index]);
    });
  }
}
