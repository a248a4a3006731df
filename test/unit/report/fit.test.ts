import { describe, expect, it } from 'vitest';
import { reportText } from '../../../src/report/text/report.ts';
import { fitted } from '../../../src/report/text/fit.ts';
import { colourStyle, plainStyle, widthOf } from '../../../src/report/text/style.ts';
import { failingReport } from '../../support/report-fixture.ts';

const plain = (text: string): string => text.replaceAll(/\u001b\[[0-9;]*m/g, '');
const words = (text: string): string => plain(text).replaceAll(/\s+/g, '');

describe('text as wide as a terminal', () => {
  for (const columns of [60, 80, 120]) {
    for (const lang of ['zh', 'en'] as const) {
      it(`no line is wider than ${String(columns)} columns, and no character is lost, in ${lang}`, () => {
        const text = reportText(failingReport, lang, colourStyle);
        const narrow = fitted(text, columns);
        for (const line of narrow.split('\n')) expect(widthOf(plain(line))).toBeLessThanOrEqual(columns);
        expect(words(narrow)).toBe(words(text));
        expect(narrow.match(/\u001b\[[0-9;]*m/g)).toEqual(text.match(/\u001b\[[0-9;]*m/g));
      });
    }
  }

  it('is as it is where there is no terminal', () => {
    const text = reportText(failingReport, 'en', plainStyle);
    expect(fitted(text, null)).toBe(text);
  });

  it('breaks between words and goes on under the beginning', () => {
    expect(fitted(`  12  10:00:00  ${'word '.repeat(10).trim()}`, 40)).toBe(
      `  12  10:00:00  word word word word word\n${' '.repeat(16)}word word word word word`,
    );
  });
});

describe('one violation', () => {
  it('takes about twenty lines of a terminal, however long its story', () => {
    const [finding] = failingReport.findings;
    const steps = Array.from({ length: 60 }, (_, i) => {
      return { ...finding!.steps[i % 2]!, at: finding!.at, n: i + 1 };
    });
    const report = { ...failingReport, problems: [], idleWaivers: [], findings: [{ ...finding!, steps, event: 60 }] };
    const text = reportText(report, 'en', plainStyle);
    const story = text.slice(text.indexOf('blind-resend ·'), text.indexOf('\nnew 1'));
    expect(story.trim().split('\n').length).toBeLessThanOrEqual(24);
    for (const part of [
      'paid twice',
      'blind-resend.scenario.json:2',
      '"flow": "withdrawal"',
      '► 60',
      'loses',
      'replay',
    ]) {
      expect(story).toContain(part);
    }
  });
});
