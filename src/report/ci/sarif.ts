import type { Language } from '../../core/bilingual.ts';
import { sha256Hex } from '../../core/hash.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareText } from '../../core/order.ts';
import { fundsFindingIds, type Step } from '../../results/finding.ts';
import type { Place, Report, ReportFinding, ReportProblem } from '../../results/report.ts';
import { identityOf, levelOf, plainText, shortened as cut, storyOf } from './plain.ts';

/** GitHub takes 25,000 results of a run and shows 5,000; 10,000 steps of a flow, of which it shows 1,000. */
const RESULTS_MAX = 25_000;
const STEPS_MAX = 1000;
/** Texts of a result, so that thousands of them stay below ten megabytes. */
const TEXT_MAX = 4000;

/**
 * SARIF 2.1.0: each finding at the line of its rule (a finding about money: of its scenario), the scenario as a related
 * place, and the shortest known sequence as a code flow. Identities come from what broke, never from texts or dates, so
 * that a server recognises a finding it has seen.
 */
export function sarifReport(report: Report, lang: Language): string {
  const rules = ruleDescriptors(report, lang);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = [
    ...report.findings.map((finding) => findingResult(report, finding, lang)),
    ...report.problems.map((problem) => problemResult(problem, lang)),
  ]
    .slice(0, RESULTS_MAX)
    .map((result) => ({ ...result, ruleIndex: indexes.get(result.ruleId)! }));
  const run = {
    tool: {
      driver: {
        name: report.tool.name,
        version: report.tool.version,
        semanticVersion: report.tool.version,
        language: lang === 'zh' ? 'zh-CN' : 'en',
        rules,
      },
    },
    automationDetails: { id: `fenproof/${report.shard}` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: message('sarif-root')[lang] } } },
    results,
    properties: { seed: plainText(report.seed), exitCode: report.exitCode },
  };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 1)}\n`;
}

interface RuleDescriptor {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** Everything that a result refers to: rules of the rulebook, invariants, codes of problems; in order of their ids. */
function ruleDescriptors(report: Report, lang: Language): RuleDescriptor[] {
  const used = new Set(report.findings.map(({ id }) => id));
  const inRulebook = report.rules.map((rule) => ({
    id: rule.id,
    shortDescription: { text: shortened(rule.title[lang]) },
    fullDescription: { text: shortened(rule.text[lang]) },
    help: { text: shortened(`${rule.text[lang]}\n${rule.citation}`) },
    defaultConfiguration: { level: rule.status === 'enforced' ? 'error' : 'warning' },
    properties: { tags: ['law', rule.status] },
  }));
  const known = new Set(inRulebook.map(({ id }) => id));
  const invariants = [...fundsFindingIds, ...used]
    .filter((id, index, all) => !known.has(id) && all.indexOf(id) === index)
    .map((id) => ({
      id,
      shortDescription: { text: id },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['funds'] },
    }));
  const codes = [...new Set(report.problems.map(({ code }) => code))].map((id) => ({
    id,
    shortDescription: { text: id },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['input'] },
  }));
  return [...inRulebook, ...invariants, ...codes].sort((a, b) => compareText(a.id, b.id));
}

interface Result {
  readonly ruleId: string;
  readonly [key: string]: unknown;
}

function findingResult(report: Report, finding: ReportFinding, lang: Language): Result {
  const { rulePlace, scenarioPlace, state, waiver } = finding;
  const main = rulePlace ?? scenarioPlace;
  const story = message('sarif-scenario', { scenario: finding.scenario })[lang];
  const suppressed = state === 'waived' || state === 'expected' || state === 'known';
  const reason = waiver === null ? message(`state-${state}`)[lang] : `${waiver.owner}: ${waiver.reason}`;
  return {
    ruleId: finding.id,
    level: levelOf(finding),
    message: { text: shortened(`${finding.headline[lang]}\n${finding.replay}`) },
    locations: [{ physicalLocation: physical(main) }],
    ...(rulePlace !== null && {
      relatedLocations: [{ id: 1, physicalLocation: physical(scenarioPlace), message: { text: plainText(story) } }],
    }),
    codeFlows: [
      {
        message: { text: shortened(storyOf(report, finding, lang)) },
        threadFlows: [{ locations: stepsShown(finding).map((step) => stepLocation(step, finding, lang)) }],
      },
    ],
    partialFingerprints: { 'fenproof/v1': sha256Hex(identityOf(finding)) },
    ...(suppressed && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: shortened(reason) }],
    }),
    properties: {
      scenario: plainText(finding.scenario),
      state,
      loss: finding.loss.map(({ party, yuan }) => `${plainText(party)} ${yuan}`),
    },
  };
}

/** The first and the last, and always the one that broke it. */
function stepsShown({ steps }: ReportFinding): readonly Step[] {
  return steps.length <= STEPS_MAX ? steps : [...steps.slice(0, STEPS_MAX / 2), ...steps.slice(-STEPS_MAX / 2)];
}

function stepLocation(step: Step, finding: ReportFinding, lang: Language): object {
  const changes = step.changes.map(({ account, before, after }) => `${account} ${before} → ${after}`);
  const text = [`${step.at} ${step.text[lang]}`, ...changes].join('\n');
  return {
    executionOrder: step.n,
    importance: step.n === finding.event ? 'essential' : 'important',
    location: { physicalLocation: physical(finding.scenarioPlace), message: { text: shortened(text) } },
  };
}

function problemResult({ code, level, place, text, fix }: ReportProblem, lang: Language): Result {
  const file = place ?? { file: 'package.json', line: 1, column: 1 };
  const whole = fix[lang] === '' ? text[lang] : `${text[lang]}\n${fix[lang]}`;
  return {
    ruleId: code,
    level,
    message: { text: shortened(whole) },
    locations: [{ physicalLocation: physical(file) }],
    partialFingerprints: { 'fenproof/v1': sha256Hex(`${code}\n${file.file}\n${String(file.line)}`) },
  };
}

function physical({ file, line, column }: Place): object {
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
    region: { startLine: line, startColumn: column },
  };
}

/** A relative path as a URI reference: Chinese names and blanks are percent-encoded, slashes stay. */
function uriOf(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeURIComponent(plainText(segment)))
    .join('/');
}

/** Text of a message. SARIF takes `[text](target)` for a link; what comes from a file is none. */
function shortened(text: string): string {
  return cut(plainText(text), TEXT_MAX).replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
