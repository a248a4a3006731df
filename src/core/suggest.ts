import { compareText } from './order.ts';

/** Longer words are not compared: nobody mistypes one of our names into 80 characters, and the cost is quadratic. */
const LONGEST = 80;

/**
 * Edit distance that counts an insertion, a deletion, a substitution and a swap of neighbours as one each
 * (Damerau-Levenshtein, restricted: no piece is edited twice). Stops early and returns `limit + 1` when above `limit`.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let cell = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cell = Math.min(cell, beforePrevious[j - 2]! + 1);
      }
      current.push(cell);
      best = Math.min(best, cell);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/**
 * The candidate a user most likely meant by `word`: equal but for case and separators (`payoutFirst` for
 * `payout-first`), else the nearest one at most 2 edits or a third of the word's length away. Equally near ones are
 * decided by code-unit order, so that the same slip always gets the same hint. Undefined when nothing is near.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > LONGEST) return undefined;
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[-_. ]/g, '');
  const limit = Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of [...candidates].sort(compareText)) {
    if (candidate === word) continue;
    // A word of three letters is two edits away from almost anything: what is kept must be more than what is changed.
    const found =
      plain(candidate) === plain(word) ? 0 : distance(word.toLowerCase(), candidate.toLowerCase(), bestDistance - 1);
    if (found < bestDistance && found < Math.max(word.length, candidate.length) / 2) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}
