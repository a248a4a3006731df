import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/report/html/page.ts';
import type { Report } from '../../../src/results/report.ts';
import { PAGE_FILE, pageSource } from '../../support/build-page.ts';
import { crowdedReport, failingReport, hostileReport, passingReport } from '../../support/report-fixture.ts';

/** Names of the elements of a page, script and style without what is in them. */
function elements(page: string): string[] {
  return [...page.matchAll(/<([a-z][a-z0-9-]*)/gi)].map(([, name]) => name!.toLowerCase());
}

describe('the HTML report', () => {
  it('has the script and the style that stand in its sources', () => {
    expect(readFileSync(PAGE_FILE, 'utf8')).toBe(pageSource());
  });

  it('differs between languages only in which one is shown first', () => {
    const [zh, en] = [htmlReport(failingReport, 'zh'), htmlReport(failingReport, 'en')];
    expect(zh).not.toBe(en);
    const alike = (page: string): string =>
      page.replace(/<html lang="..?"/, '<html').replace(/<title>.*<\/title>/, '<title></title>');
    expect(alike(zh)).toBe(alike(en));
  });

  it('has a table of what the loans of a scenario cost, beside the scenario', () => {
    const loan = {
      flow: 'loan',
      principal: '1000.00',
      usable: '700.00',
      cost: '150.00',
      days: 30,
      ofUsable: '21.43%',
      simpleAnnual: '260.71%',
      effectiveAnnual: null,
      stillOwed: '0.00',
    };
    const [first, ...rest] = failingReport.scenarios;
    const page = htmlReport({ ...failingReport, scenarios: [{ ...first!, borrowing: [loan] }, ...rest] }, 'en');
    const texts = page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(texts).toContain('260.71%');
    expect(texts).toMatch(/usable 700\.00 .*of usable 21\.43% .*effective a year -/);
    expect(htmlReport(failingReport, 'en')).not.toContain('effective a year');
  });

  it('is below two megabytes whatever the number of findings, and says what it left out', () => {
    const page = htmlReport(crowdedReport(5000), 'en');
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    const [full, lines] = [/<details\s+class="finding/g, /<li\s+class="finding/g].map(
      (each) => [...page.matchAll(each)].length,
    );
    expect(full).toBeGreaterThan(50);
    expect(page).toContain(`The next ${String(lines)} are one line each`);
    expect(page).toContain(`${String(5000 - full! - lines!)} more are not listed`);
  });

  it('is below two megabytes for a hundred scenarios with a finding of sixty steps each', () => {
    expect(Buffer.byteLength(htmlReport(manyScenarios(100, 60), 'zh'))).toBeLessThan(2_000_000);
  });

  it('has for each finding an anchor of its own that stays when texts and amounts change', () => {
    const ids = (report: Report): string[] =>
      [...htmlReport(report, 'en').matchAll(/ id="(finding-[0-9a-f-]+)"/g)].map(([, id]) => id!);
    const before = ids(failingReport);
    expect(new Set(before).size).toBe(failingReport.findings.length);
    const changed = failingReport.findings.map((finding) => ({
      ...finding,
      headline: { zh: '改', en: 'changed' },
      at: '2019-01-01T00:00:00+08:00',
    }));
    expect(ids({ ...failingReport, findings: changed })).toEqual(before);
  });

  it('lets nothing of a text become markup, an attribute or a character that nobody sees', () => {
    const page = htmlReport(hostileReport(), 'en');
    const known = new Set(elements(htmlReport(failingReport, 'en')));
    expect(elements(page).filter((name) => !known.has(name))).toEqual([]);
    expect(elements(page).filter((name) => name === 'script')).toHaveLength(1);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot; &#39; &amp; ]]&gt;');
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(page).not.toMatch(/(href|src)="(?!#)/);
  });

  it('says that nothing was found where nothing was', () => {
    const page = htmlReport(passingReport, 'en');
    expect(page).toContain('Nothing was found.');
    expect(page).toContain('Payment designs hold');
    expect(page).not.toContain('<details class="finding');
  });
});

/** Scenarios with one finding each, whose story has so many steps. */
function manyScenarios(count: number, length: number): Report {
  const [scenario] = failingReport.scenarios;
  const [finding] = failingReport.findings;
  const steps = Array.from({ length }, (_, i) => ({ ...finding!.steps[i % 2]!, n: i + 1 }));
  const points = Array.from({ length: 60 }, (_, i): [number, string] => [36_000 + i * 61, `${String(i * 977)}.00`]);
  const balances = Array.from({ length: 10 }, (_, i) => ({
    key: `account-${String(i)}`,
    book: 'money' as const,
    points,
  }));
  const ids = Array.from({ length: count }, (_, i) => `scenario-of-some-length-${String(i)}`);
  return {
    ...failingReport,
    scenarios: ids.map((id) => ({ ...scenario!, id, course: { ...scenario!.course, balances } })),
    findings: ids.map((id) => ({ ...finding!, scenario: id, event: length, steps })),
  };
}
