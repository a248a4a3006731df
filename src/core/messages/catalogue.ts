import type { Bilingual } from '../bilingual.ts';
import { assert, type MessageParams } from '../errors.ts';
import { cliMessages } from './cli.ts';
import { compareMessages } from './compare.ts';
import { coreMessages } from './core.ts';
import { coverageMessages } from './coverage.ts';
import type { MessageEntry } from './entry.ts';
import { exploreMessages } from './explore.ts';
import { findingsMessages } from './findings.ts';
import { flowsMessages } from './flows.ts';
import { htmlMessages } from './html.ts';
import { ioMessages } from './io.ts';
import { maximiseMessages } from './maximise.ts';
import { modelMessages } from './model.ts';
import { ownFlowsMessages } from './own-flows.ts';
import { reportMessages } from './report.ts';
import { rulesLintMessages } from './rules-lint.ts';
import { rulesReportMessages } from './rules-reports.ts';
import { rulesMessages } from './rules.ts';
import { rulesToolsMessages } from './rules-tools.ts';
import { scenarioMessages } from './scenario.ts';
import { searchMessages } from './search.ts';
import { sheetsMessages } from './sheets.ts';
import { simulationMessages } from './simulation.ts';
import { stepsMessages } from './steps.ts';
import { traceMessages } from './trace.ts';

const topics = {
  core: coreMessages,
  io: ioMessages,
  scenario: scenarioMessages,
  model: modelMessages,
  rules: rulesMessages,
  rulesTools: rulesToolsMessages,
  rulesLint: rulesLintMessages,
  rulesReports: rulesReportMessages,
  flows: flowsMessages,
  ownFlows: ownFlowsMessages,
  maximise: maximiseMessages,
  compare: compareMessages,
  simulation: simulationMessages,
  findings: findingsMessages,
  steps: stepsMessages,
  trace: traceMessages,
  search: searchMessages,
  explore: exploreMessages,
  sheets: sheetsMessages,
  report: reportMessages,
  coverage: coverageMessages,
  html: htmlMessages,
  cli: cliMessages,
};

const catalogue = new Map<string, MessageEntry>();
for (const topic of Object.values(topics)) {
  for (const [code, entry] of Object.entries(topic)) {
    assert(!catalogue.has(code), `message code ${code} is defined twice`);
    catalogue.set(code, entry);
  }
}

/** Fills the `{{placeholders}}` of a template. A placeholder without a value stays visible, so that a slip is seen. */
export function fill(template: string, params: MessageParams): string {
  return template.replace(/\{\{([\w.-]+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}

/** Both languages of the message `code`, or null if nobody wrote a text for it. */
export function messageIfAny(code: string): Bilingual | null {
  return catalogue.has(code) ? message(code) : null;
}

/** Both languages of the message `code`. Throws AssertionFailure for a code nobody wrote a text for. */
export function message(code: string, params: MessageParams = {}): Bilingual {
  const entry = catalogue.get(code);
  assert(entry !== undefined, `no message text for code ${code}`);
  return { zh: fill(entry.zh, params), en: fill(entry.en, params) };
}

/** What to do about `code`, or undefined when the message says it all. */
export function fixFor(code: string, params: MessageParams = {}): Bilingual | undefined {
  const fix = catalogue.get(code)?.fix;
  return fix === undefined ? undefined : { zh: fill(fix.zh, params), en: fill(fix.en, params) };
}

/** Every code with its entry, in code-unit order of the topics' files; for the error gallery and its test. */
export function messageCodes(): readonly (readonly [string, MessageEntry])[] {
  return [...catalogue.entries()];
}
