import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { Measures } from '../../results/measures.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** What a design costs, as text: figures, the ramp of central reserves, times to funds. */
export function measuresText(measures: Measures, lang: Language, style: Style): string {
  const said = (code: string, params: Record<string, string> = {}): string => message(code, params)[lang];
  const { id, title, rates, ramp, forgone, waits } = measures;
  const figures = (['peakAdvance', 'advanceCost', 'channelFees'] as const).map((figure) => [
    { text: said(`compare-${figure}`) },
    { text: measures[figure] },
  ]);
  const right = { side: 'right' as const };
  const parts = [
    `${id} · ${title[lang]}\n${said('measure-rates', rates)}\n\n`,
    table([{ title: said('compare-figure') }, { title: said('measure-yuan'), ...right }], figures, style),
  ];
  if (ramp.length > 0) {
    const heads = ['from', 'until', 'share', 'reserve', 'forgone'].map((name, i) => ({
      title: said(`measure-${name}`),
      ...(i > 1 && right),
    }));
    const rows = ramp.map(({ from, until, low, high, reserve, forgoneLow, forgoneHigh }) =>
      [from, until, range(low, high), reserve, range(forgoneLow, forgoneHigh)].map((text) => ({ text })),
    );
    parts.push(`\n${said('measure-ramp')}\n`, table(heads, rows, style));
    parts.push(`${said('measure-forgone-all', { yuan: range(forgone.low, forgone.high) })}\n`);
  }
  if (waits.length > 0) {
    const heads = ['weekday', 'asked', 'count', 'half', 'longest'].map((name, i) => ({
      title: said(`measure-${name}`),
      ...(i > 1 && right),
    }));
    const rows = waits.map(({ weekday, from, until, count, half, longest }) =>
      [said(`weekday-${String(weekday)}`), `${from}-${until}`, String(count), clock(half), clock(longest)].map(
        (text) => ({
          text,
        }),
      ),
    );
    parts.push(`\n${said('measure-waits')}\n`, table(heads, rows, style));
  }
  return parts.join('');
}

function range(low: string, high: string): string {
  return low === high ? low : `${low} … ${high}`;
}

/** Seconds as hours, minutes and seconds. */
function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
