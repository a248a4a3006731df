import type { Finding } from '../results/finding.ts';
import type { ExpectItem, ScenarioFile } from '../scenario/format.ts';

/**
 * Whether a scenario says of itself what a search or an exploration of it found: it names the finding with its loser
 * (how much is lost depends on the plan), or the rule as one that its design does not enforce.
 */
export function isExpected({ id, kind, loss }: Finding, { expect, unenforced = [] }: ScenarioFile): boolean {
  if (kind === 'rule' && unenforced.includes(id)) return true;
  const items = expect.map(expectItem).filter((item) => item.id === id);
  if (items.some(({ loses }) => loses === undefined)) return true;
  return loss.length > 0 && loss.every(({ party }) => items.some(({ loses }) => loses === party));
}

/** An expectation that names an id only, as an object. */
export function expectItem(item: ExpectItem | string): ExpectItem {
  return typeof item === 'string' ? { id: item } : item;
}
