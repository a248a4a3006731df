import type { Bilingual } from '../../core/bilingual.ts';
import type { FactType, FactUnit } from '../catalogue/spec.ts';
import type { Literal } from '../format/literals.ts';
import { isFraction } from '../format/parameter-file.ts';
import { showLiteral } from '../show-value.ts';
import { memberLabel } from './member-labels.ts';

const units: Readonly<Record<string, Bilingual>> = {
  fen: { zh: ' 元', en: ' yuan' },
  minutes: { zh: ' 分钟', en: ' minutes' },
  hours: { zh: ' 小时', en: ' hours' },
  days: { zh: ' 天', en: ' days' },
  months: { zh: ' 个月', en: ' months' },
  years: { zh: ' 岁', en: ' years' },
  times: { zh: ' 次', en: ' times' },
  items: { zh: ' 个', en: ' in number' },
};

/** A value of a rule or parameter file with its unit, exact to the last digit. */
export function valueText(type: FactType, unit: FactUnit | undefined, value: Literal): Bilingual {
  switch (type) {
    case 'bool':
      return value === true ? { zh: '“是”', en: 'true' } : { zh: '“否”', en: 'false' };
    case 'enum':
    case 'set':
      return memberLabel(value as string);
    case 'text':
      return { zh: `“${value as string}”`, en: `"${value as string}"` };
    case 'ratio':
      return ratioText(value);
    default: {
      const text = showLiteral(type, value);
      const after = type === 'fen' ? units['fen']! : unit === undefined ? undefined : (units[unit] ?? plainUnit(unit));
      return after === undefined ? { zh: text, en: text } : { zh: text + after.zh, en: text + after.en };
    }
  }
}

/** A share that ends within four decimals of a percent stands as it is, any other also as a fraction. */
function ratioText(value: Literal): Bilingual {
  const text = showLiteral('ratio', value);
  if (!isFraction(value) || !text.includes('…')) return { zh: text, en: text };
  const fraction = `${String(value.num)}/${String(value.den)}`;
  return { zh: `${fraction}（${text}）`, en: `${fraction} (${text})` };
}

function plainUnit(unit: string): Bilingual {
  return { zh: ` ${unit}`, en: ` ${unit}` };
}
