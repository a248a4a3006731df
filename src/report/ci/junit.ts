import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { fundsFindingIds } from '../../results/finding.ts';
import type { Report, ReportFinding } from '../../results/report.ts';
import { plainLine, storyOf } from './plain.ts';
import { xmlDocument, type XmlElement } from './xml.ts';

/**
 * JUnit XML, as build servers read it: the parts of the gate, every rule that applied, every invariant and every
 * scenario as a test case. A rule that never applied is no test that passed: it is left out, and a property counts
 * such rules. Times are 0, because a report depends on what was run and not on how fast.
 */
export function junitReport(report: Report, lang: Language): string {
  const applied = report.rules.filter((rule) => rule.applied > 0);
  const byRule = grouped(report.findings, ({ id }) => id);
  const byScenario = grouped(report.findings, ({ scenario }) => scenario);
  const suites = [
    suite('checks', report, checkCases(report, lang)),
    suite(
      'rules',
      report,
      applied.map(({ id, title }) => findingCase('rules', id, title[lang], byRule.get(id) ?? [], report, lang)),
      { 'rules that never applied': String(report.rules.length - applied.length) },
    ),
    suite(
      'invariants',
      report,
      fundsFindingIds.map((id) => findingCase('invariants', id, id, byRule.get(id) ?? [], report, lang)),
    ),
    suite(
      'scenarios',
      report,
      report.scenarios.map(({ id, title, missing, inconclusive }) => {
        const found = findingCase('scenarios', id, title[lang], byScenario.get(id) ?? [], report, lang);
        const reasons = [...missing, ...inconclusive].map(({ text }) => text[lang]);
        if (found.content.length > 0 || reasons.length === 0) return found;
        const type = missing.length > 0 ? 'failure' : 'error';
        return { ...found, content: [fault(type, type, reasons[0]!, reasons.join('\n'))] };
      }),
    ),
  ];
  return xmlDocument({
    name: 'testsuites',
    attributes: {},
    content: suites.map((element, id) => ({
      ...element,
      attributes: { ...element.attributes, package: 'fenproof', id: String(id) },
    })),
  });
}

function checkCases({ checks, problems }: Report, lang: Language): XmlElement[] {
  return checks
    .filter(({ verdict }) => verdict !== 'skipped')
    .map(({ id, verdict, text }) => {
      const name = plainLine(message(`check-${id}`)[lang]);
      if (verdict === 'passed') return testCase('checks', name, []);
      const details = problems
        .filter(({ check }) => check === id)
        .map((problem) => {
          const { place } = problem;
          const where = place === null ? '' : `${place.file}:${String(place.line)}:${String(place.column)}: `;
          return `${where}${problem.text[lang]} [${problem.code}]`;
        });
      const type = verdict === 'failed' ? 'failure' : 'error';
      return testCase('checks', name, [fault(type, id, text[lang], [text[lang], ...details].join('\n'))]);
    });
}

/** A test case that fails with its new findings, errs with what could not be evaluated, and else passes. */
function findingCase(
  className: string,
  id: string,
  title: string,
  findings: readonly ReportFinding[],
  report: Report,
  lang: Language,
): XmlElement {
  const failing = findings.filter(({ state }) => state === 'new');
  const name = title === id ? id : `${id} · ${title}`;
  const [first] = failing;
  if (first === undefined) return testCase(className, name, []);
  const undecided = failing.every(({ kind }) => kind === 'evaluation');
  const stories = failing.map((finding) => storyOf(report, finding, lang));
  return testCase(className, name, [
    fault(undecided ? 'error' : 'failure', first.id, first.headline[lang], stories.join('\n')),
  ]);
}

function testCase(classname: string, name: string, content: readonly XmlElement[]): XmlElement {
  const attributes = { name: plainLine(name), classname: `fenproof.${classname}`, time: '0' };
  return { name: 'testcase', attributes, content };
}

function fault(name: 'failure' | 'error', type: string, headline: string, details: string): XmlElement {
  return { name, attributes: { message: plainLine(headline), type }, content: details };
}

function suite(
  name: string,
  { tool, seed, shard, scenarios }: Report,
  cases: readonly XmlElement[],
  more: Readonly<Record<string, string>> = {},
): XmlElement {
  const having = (fault: string): number =>
    cases.filter(({ content }) => typeof content !== 'string' && content.some((child) => child.name === fault)).length;
  const properties = { version: tool.version, seed, shard, ...more };
  return {
    name: 'testsuite',
    attributes: {
      name,
      timestamp: `${latestDate(scenarios)}T00:00:00`,
      hostname: 'localhost',
      tests: String(cases.length),
      failures: String(having('failure')),
      errors: String(having('error')),
      time: '0',
    },
    content: [
      {
        name: 'properties',
        attributes: {},
        content: Object.entries(properties).map(([key, value]) => ({
          name: 'property',
          attributes: { name: key, value },
          content: [],
        })),
      },
      ...cases,
      { name: 'system-out', attributes: {}, content: [] },
      { name: 'system-err', attributes: {}, content: [] },
    ],
  };
}

/** Reports are dated by what was simulated. */
function latestDate(scenarios: Report['scenarios']): string {
  return scenarios.reduce((latest, { date }) => (date > latest ? date : latest), '1970-01-01');
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
