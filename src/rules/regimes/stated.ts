import type { JsonDocument } from '../../core/json-document.ts';
import { throwAll } from '../format/problems.ts';
import type { Rulebook } from '../compile/rulebook.ts';
import { readRegimes, type StatedRegimes } from './regime-file.ts';
import { topicsOf } from './regime.ts';

/** The regimes that a rulebook states. Nothing if it has no such file. @throws InputError for a file wrong in itself. */
export function statedRegimes(rulebook: Rulebook, document: JsonDocument | undefined): StatedRegimes {
  if (document === undefined) return { days: [], averages: [], dates: [], problems: [] };
  const stated = readRegimes(document, topicsOf(rulebook.rules, rulebook.parameters.values()));
  throwAll(stated.problems);
  return stated;
}
