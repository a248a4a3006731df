import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Language } from '../../../src/core/bilingual.ts';
import { githubAnnotations } from '../../../src/report/ci/github.ts';
import { gitlabReport } from '../../../src/report/ci/gitlab.ts';
import { jsonReport } from '../../../src/report/ci/json.ts';
import { junitReport } from '../../../src/report/ci/junit.ts';
import { markdownReport } from '../../../src/report/ci/markdown.ts';
import { htmlReport } from '../../../src/report/html/page.ts';
import { sarifReport } from '../../../src/report/ci/sarif.ts';
import { reportText } from '../../../src/report/text/report.ts';
import { plainStyle } from '../../../src/report/text/style.ts';
import type { Report } from '../../../src/results/report.ts';
import { crowdedReport, failingReport, hostile, hostileReport, passingReport } from '../../support/report-fixture.ts';

const writers = {
  'junit.xml': junitReport,
  'sarif.json': sarifReport,
  'gitlab.json': gitlabReport,
  'github.txt': githubAnnotations,
  'summary.md': markdownReport,
  'report.html': htmlReport,
  'report.json': jsonReport,
  'terminal.txt': (report, lang) => reportText(report, lang, plainStyle),
} satisfies Record<string, (report: Report, lang: Language) => string>;

const reports: readonly (readonly [string, Report])[] = [
  ['a passing report', passingReport],
  ['a failing report', failingReport],
  ['a report of hostile texts', hostileReport()],
  ['no finding', { ...failingReport, findings: [] }],
  ['one finding', crowdedReport(1)],
  ['5,000 findings', crowdedReport(5000)],
];

const schema = (name: string): string => readFileSync(`test/schemas/${name}`, 'utf8');

describe('what each writer writes', () => {
  for (const [file, write] of Object.entries(writers)) {
    for (const lang of ['zh', 'en'] as const) {
      it(`${file} in ${lang}`, async () => {
        await expect(write(failingReport, lang)).toMatchFileSnapshot(`../../golden/reports/${lang}/${file}`);
      });
    }
  }
});

describe('formats', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const sarif = ajv.compile(withoutMeta(schema('sarif-2.1.0.json')));
  const gitlab = ajv.compile(withoutMeta(schema('gitlab-quality.json')));

  for (const [what, report] of reports) {
    it(`SARIF 2.1.0 of ${what} is valid and within what servers take`, () => {
      const text = sarifReport(report, 'zh');
      const document = JSON.parse(text) as Sarif;
      expect(sarif(document), JSON.stringify(sarif.errors?.slice(0, 3))).toBe(true);
      expect(gzipSync(text).length).toBeLessThan(10_000_000);
      const [run] = document.runs;
      expect(run!.results.length).toBeLessThanOrEqual(25_000);
      for (const result of run!.results) {
        expect(run!.tool.driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
        expect(result.locations[0]!.physicalLocation.region.startLine).toBeGreaterThan(0);
        for (const { threadFlows } of result.codeFlows ?? []) {
          for (const { locations } of threadFlows) {
            expect(locations.length).toBeGreaterThan(0);
            expect(locations.length).toBeLessThanOrEqual(1000);
          }
        }
      }
    });

    it(`GitLab code quality of ${what} is valid, and each entry is its own`, () => {
      const document = JSON.parse(gitlabReport(report, 'zh')) as { fingerprint: string }[];
      expect(gitlab(document), JSON.stringify(gitlab.errors?.slice(0, 3))).toBe(true);
      expect(new Set(document.map(({ fingerprint }) => fingerprint)).size).toBe(document.length);
    });

    for (const xsd of ['junit.xsd', 'junit-jenkins.xsd']) {
      it(`JUnit XML of ${what} is valid by ${xsd}`, async () => {
        const xml = [{ fileName: 'report.xml', contents: junitReport(report, 'zh') }];
        const { valid, errors } = await validateXML({ xml, schema: schema(xsd), maxMemoryPages: 32_768 });
        expect(errors.slice(0, 3)).toEqual([]);
        expect(valid).toBe(true);
      });
    }

    it(`annotations of ${what} are no more than GitHub shows`, () => {
      const lines = githubAnnotations(report, 'zh').split('\n').slice(0, -1);
      for (const level of ['error', 'warning']) {
        expect(lines.filter((line) => line.startsWith(`::${level} `)).length).toBeLessThanOrEqual(10);
      }
      for (const line of lines) expect(line).toMatch(/^::(error|warning) [^:]*::[^\n\r]*$/u);
    });

    it(`the job summary of ${what} is below one MiB`, () => {
      expect(Buffer.byteLength(markdownReport(report, 'zh'))).toBeLessThan(1 << 20);
    });
  }

  it('a schema that is broken is noticed', async () => {
    const text = sarifReport(failingReport, 'en').replaceAll('"startLine": 2', '"startLine": 0');
    expect(sarif(JSON.parse(text))).toBe(false);
    const xml = junitReport(failingReport, 'en').replace(' time="0"', '');
    const { valid } = await validateXML({ xml, schema: schema('junit.xsd') });
    expect(valid).toBe(false);
  });
});

describe('identities', () => {
  const fingerprints = (report: Report, lang: Language): string[] =>
    (JSON.parse(sarifReport(report, lang)) as Sarif).runs[0]!.results.map(
      ({ partialFingerprints }) => partialFingerprints['fenproof/v1']!,
    );

  it('do not depend on language, dates, amounts or what a text says', () => {
    const later: Report = {
      ...failingReport,
      findings: failingReport.findings.map((finding) => ({
        ...finding,
        at: '2018-03-01T00:00:00+08:00',
        headline: { zh: '改', en: 'changed' },
        loss: finding.loss.map((loss) => ({ ...loss, yuan: '1.00' })),
      })),
    };
    expect(fingerprints(later, 'zh')).toEqual(fingerprints(failingReport, 'en'));
  });

  it('differ where designs or ways to break them differ', () => {
    const [first] = failingReport.findings;
    const others = [{ ...first!, scenario: 'other' }, { ...first!, fingerprint: 'other' }, first!];
    expect(new Set(fingerprints({ ...failingReport, findings: others, problems: [] }, 'zh')).size).toBe(3);
  });
});

describe('texts from files', () => {
  it('never reach a terminal or a page as control characters', () => {
    for (const write of Object.values(writers)) {
      const text = write(hostileReport(), 'en');
      expect(text).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800](?![\udc00-\udfff])/,
      );
    }
  });

  it('are the same texts for whoever reads the JSON, although some are written as escapes', () => {
    const report = hostileReport();
    expect(JSON.parse(jsonReport(report))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(jsonReport(report)).toContain('\\u202eright');
  });

  it('begin no workflow command of their own', () => {
    const lines = githubAnnotations(hostileReport(), 'en').split('\n').slice(0, -1);
    for (const line of lines) expect(line.slice(2)).not.toMatch(/\n|\r/);
    expect(lines.filter((line) => line.startsWith('::error::'))).toEqual([]);
  });

  it('are no HTML, no link and no mention in Markdown', () => {
    const text = markdownReport(hostileReport(), 'en');
    const outside = text.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
    expect(outside).not.toMatch(/<script|https:\/\/|@all|(?<!\\)\]\(|(?<!\\)`/);
    // Inside a fence everything is text, and the fence is longer than any in the text.
    expect(text).toContain('<script>');
  });

  it('are no link in a SARIF message', () => {
    const messages = [...sarifReport(hostileReport(), 'en').matchAll(/"text": "((?:[^"\\\\]|\\\\.)*)"/g)];
    expect(messages.length).toBeGreaterThan(10);
    for (const [, text] of messages) expect(text).not.toMatch(/(?<!\\\\)\[[^\]]*\]\(/);
  });

  it('are what they were, once an XML reader has read them', () => {
    const xml = junitReport(hostileReport(), 'en');
    expect(xml).not.toContain('<script>');
    expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;');
    expect(hostile).toContain('<script>');
  });
});

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly { readonly physicalLocation: { readonly region: { readonly startLine: number } } }[];
      readonly codeFlows?: readonly { readonly threadFlows: readonly { readonly locations: readonly object[] }[] }[];
    }[];
  }[];
}

/** The schema says draft 4 or 7 by an address that would be looked up. */
function withoutMeta(text: string): object {
  const entries = Object.entries(JSON.parse(text) as object);
  return Object.fromEntries(entries.filter(([key]) => key !== '$schema' && key !== 'id'));
}
