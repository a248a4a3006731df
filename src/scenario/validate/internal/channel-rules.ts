import { parseTimeOfDay } from '../../../core/time.ts';
import type { Path, Problems } from './problems.ts';
import { asObject, itemsOf } from './read.ts';

/** Checks that closed windows are not empty, do not run over midnight and do not overlap. */
export function requireWindows(problems: Problems, closed: unknown, path: Path): void {
  const windows: { readonly from: number; readonly until: number; readonly index: number }[] = [];
  itemsOf(closed).forEach((item, index) => {
    const node = asObject(item);
    if (node === undefined) return;
    const from = problems.attempt([...path, index, 'from'], (place) => parseTimeOfDay(node['from'], place));
    const until = problems.attempt([...path, index, 'until'], (place) =>
      parseTimeOfDay(node['until'], place, { endOfDay: true }),
    );
    if (from === undefined || until === undefined) return;
    if (from >= until) {
      problems.add('window-empty', { from: String(node['from']), until: String(node['until']) }, [...path, index]);
    } else {
      windows.push({ from, until, index });
    }
  });
  for (const window of windows) {
    const other = windows.find(({ from, until, index }) => {
      return index < window.index && from < window.until && window.from < until;
    });
    if (other !== undefined) problems.add('window-overlap', { other: other.index + 1 }, [...path, window.index]);
  }
}
