import type { Bilingual } from '../../core/bilingual.ts';
import { compareFractions, fraction, type Fraction } from '../../core/rate.ts';

/* The figures that a text names. */

const UNITS: Readonly<Record<string, bigint>> = {
  '': 1n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  百万: 1_000_000n,
  亿: 100_000_000n,
  万亿: 1_000_000_000_000n,
};

/** Amounts that a Chinese text names, in fen: 5000元, 10万元, 2,000亿元. */
export function amountsIn(text: string): Fraction[] {
  const found = [...text.matchAll(/(\d[\d,，]*)(?:\.(\d{1,4}))?\s*(万亿|百万|[百千万亿])?\s*元/g)];
  return found.map(([, whole, decimals = '', unit = '']) => {
    const digits = BigInt(whole!.replaceAll(/[,，]/g, '') + decimals);
    return fraction(digits * UNITS[unit]! * 100n, tenTo(decimals.length));
  });
}

/** Shares that a text names: 12%, 0.35％, 12%至20%. */
export function percentsIn(text: string): Fraction[] {
  const found = [...text.matchAll(/(\d+)(?:\.(\d{1,4}))?\s*[%％]/g)];
  return found.map(([, whole, decimals = '']) => fraction(BigInt(whole! + decimals), 100n * tenTo(decimals.length)));
}

function tenTo(power: number): bigint {
  return BigInt(`1${'0'.repeat(power)}`);
}

const SCALES: Readonly<Record<string, bigint>> = {
  thousand: 1000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
};

/**
 * Every number that a text names, as it stands and with each scale that the text names: `5 to 10 billion` may mean
 * either.
 */
function numbersIn(text: string): Fraction[] {
  const words = text.match(/万亿|百万|[百千万亿]|thousand|million|billion|trillion/g) ?? [];
  const scales = [1n, ...new Set(words.map((word) => UNITS[word] ?? SCALES[word]!))];
  return [...text.matchAll(/(\d[\d,，]*)(?:\.(\d{1,4}))?/g)].flatMap(([, whole, decimals = '']) => {
    const digits = BigInt(whole!.replaceAll(/[,，]/g, '') + decimals);
    return scales.map((scale) => fraction(digits * scale * 100n, tenTo(decimals.length)));
  });
}

/** Amounts that an English text names, in fen: 5,000 yuan, 200 billion yuan. */
function yuanIn(text: string): Fraction[] {
  const found = [...text.matchAll(/(\d[\d,]*)(?:\.(\d{1,4}))?\s*(thousand|million|billion|trillion)?\s*yuan/g)];
  return found.map(([, whole, decimals = '', unit = '']) => {
    const digits = BigInt(whole!.replaceAll(',', '') + decimals);
    return fraction(digits * (SCALES[unit] ?? 1n) * 100n, tenTo(decimals.length));
  });
}

/**
 * An amount or share in one language of a text that the other one does not name, as the text writes the number;
 * undefined if there is none, or if one of the languages names no figure at all.
 */
export function strayFigure({ zh, en }: Bilingual): string | undefined {
  const [inZh, inEn] = [numbersIn(zh), numbersIn(en)];
  if (inZh.length === 0 || inEn.length === 0) return undefined;
  const lacks = (all: readonly Fraction[], one: Fraction): boolean => !all.some((x) => compareFractions(x, one) === 0);
  const shares = (text: string): Fraction[] => percentsIn(text).map(({ num, den }) => fraction(num * 10_000n, den));
  const stray =
    [...amountsIn(zh), ...shares(zh)].find((one) => lacks(inEn, one)) ??
    [...yuanIn(en), ...shares(en)].find((one) => lacks(inZh, one));
  return stray === undefined ? undefined : plain(stray);
}

function plain({ num, den }: Fraction): string {
  const hundredths = den * 100n;
  const whole = num / hundredths;
  const rest = ((num % hundredths) * 10_000n) / hundredths;
  return rest === 0n ? String(whole) : `${String(whole)}.${String(rest).padStart(4, '0').replace(/0+$/, '')}`;
}
