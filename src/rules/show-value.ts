import type { Bilingual } from '../core/bilingual.ts';
import { assert } from '../core/errors.ts';
import { formatYuan } from '../core/fen.ts';
import { formatDate, formatInstant, formatTimeOfDay } from '../core/time.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { FactReader, FactType, FactValue } from './catalogue/spec.ts';
import { factToJson, type ShowKey } from './facts-json.ts';
import type { Literal } from './format/literals.ts';
import { isFraction, type ParameterValue } from './format/parameter-file.ts';

const NONE: Bilingual = { zh: '无', en: 'none' };
const UNKNOWN: Bilingual = { zh: '未知', en: 'unknown' };

/** The value of a fact for a reader: yuan, dates, quotients with their parts. */
export function showFact(fact: number, read: FactReader, catalogue: Catalogue, showKey?: ShowKey): Bilingual {
  const spec = catalogue.specs[fact]!;
  if (spec.ratioOf !== undefined) return showRatioFact(spec.ratioOf, read, catalogue);
  const json = factToJson(spec, read(fact), showKey);
  if (json === undefined) return UNKNOWN;
  if (json === null) return NONE;
  return both(Array.isArray(json) ? json.join(', ') : String(json));
}

function showRatioFact(parts: readonly [string, string], read: FactReader, catalogue: Catalogue): Bilingual {
  const [num, den] = parts.map((part) => catalogue.indexOf(part)!) as [number, number];
  const [a, b] = [read(num), read(den)];
  const [above, below] = [showFact(num, read, catalogue), showFact(den, read, catalogue)];
  const quotient = (lang: 'zh' | 'en'): string => `${above[lang]} / ${below[lang]}`;
  const percent = percentOf(a, b);
  if (percent === undefined) return { zh: quotient('zh'), en: quotient('en') };
  return { zh: `${percent}（${quotient('zh')}）`, en: `${percent} (${quotient('en')})` };
}

function percentOf(num: FactValue, den: FactValue): string | undefined {
  if (typeof num !== 'number' || typeof den !== 'number' || den <= 0) return undefined;
  return percentText(BigInt(num), BigInt(den));
}

/** "12%", "0.35%"; cut off after four decimals with an ellipsis when it does not end there. den > 0. */
export function percentText(num: bigint, den: bigint): string {
  assert(den > 0n, 'a quotient has a positive denominator');
  const magnitude = num < 0n ? -num : num;
  const scaled = (magnitude * 1_000_000n) / den;
  const decimals = String(scaled % 10_000n).padStart(4, '0');
  const exact = (magnitude * 1_000_000n) % den === 0n;
  const tail = exact ? decimals.replace(/0+$/, '') : `${decimals}…`;
  return `${num < 0n ? '-' : ''}${scaled / 10_000n}${tail === '' ? '' : `.${tail}`}%`;
}

/** A value of a rule or parameter file for a reader. */
export function showLiteral(type: FactType, value: Literal): string {
  if (isFraction(value)) return percentText(value.num, value.den);
  switch (type) {
    case 'fen':
      return formatYuan(value as number);
    case 'date':
      return formatDate(value as number);
    case 'time':
      return formatInstant(value as number);
    case 'clock':
      return formatTimeOfDay(value as number);
    default:
      return String(value);
  }
}

/** What a parameter is: one value, an interval, or unknown. */
export function showParameter(type: FactType, value: ParameterValue): Bilingual {
  switch (value.kind) {
    case 'scalar':
      return both(showLiteral(type, value.value));
    case 'interval': {
      const [lo, hi] = [showLiteral(type, value.lo), showLiteral(type, value.hi)];
      return { zh: `${lo} 至 ${hi} 之间`, en: `between ${lo} and ${hi}` };
    }
    default:
      return UNKNOWN;
  }
}

function both(text: string): Bilingual {
  return { zh: text, en: text };
}
