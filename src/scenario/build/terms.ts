import { InputError, unreachable } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { parseRate, type Fraction } from '../../core/rate.ts';
import { parseDuration, parseTimeOfDay } from '../../core/time.ts';
import type { Flow, TermDefinition, TermType } from '../../flows/define.ts';
import type { ContractFile } from '../format.ts';

const examples: Readonly<Record<TermType, string>> = {
  fen: '"1000.00"',
  rate: '"0.6%"',
  duration: '"PT2H"',
  'time-of-day': '"17:00:00"',
  int: '30',
  bool: 'true',
};

export interface ResolvedTerms {
  /** Fen, milliseconds, counts, 0 or 1; 0 for a rate. */
  readonly terms: readonly number[];
  readonly rates: readonly (Fraction | null)[];
}

/** Reads the terms a flow needs from its contract, filling in the flow's defaults. */
export function resolveTerms(
  flow: Flow,
  instance: string,
  contractKey: string,
  contract: ContractFile | undefined,
  file: string,
): ResolvedTerms {
  const terms: number[] = [];
  const rates: (Fraction | null)[] = [];
  for (const name of flow.termNames) {
    const definition = flow.contract[name]!;
    const value = contract?.[name] ?? definition.default;
    const pointer = contract === undefined ? `/flows/${instance}` : `/contracts/${contractKey}/${name}`;
    if (value === undefined) {
      throw new InputError(
        'term-missing',
        { contract: contractKey || '-', term: name, instance, type: definition.type },
        { file, pointer: contract === undefined ? `/flows/${instance}` : `/contracts/${contractKey}` },
      );
    }
    const [term, rate] = readTerm(definition, value, name, contractKey, { file, pointer });
    terms.push(term);
    rates.push(rate);
  }
  return { terms, rates };
}

function readTerm(
  definition: TermDefinition,
  value: unknown,
  name: string,
  contract: string,
  place: { file: string; pointer: string },
): readonly [number, Fraction | null] {
  const wrong = (): InputError =>
    new InputError(
      'term-type',
      { contract: contract || '-', term: name, type: definition.type, example: examples[definition.type] },
      place,
    );
  switch (definition.type) {
    case 'fen':
      return [parseYuan(value, place), null];
    case 'rate':
      if (typeof value !== 'string') throw wrong();
      return [0, parseRate(value, place)];
    case 'duration':
      return [parseDuration(value, place), null];
    case 'time-of-day':
      return [parseTimeOfDay(value, place), null];
    case 'int':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong();
      return [value, null];
    case 'bool':
      if (typeof value !== 'boolean') throw wrong();
      return [value ? 1 : 0, null];
    default:
      return unreachable(definition.type);
  }
}
