import type { Language } from '../../core/bilingual.ts';
import { sha256Hex } from '../../core/hash.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareNumber } from '../../core/order.ts';
import type { FindingState, Report, ReportFinding, ReportScenario } from '../../results/report.ts';
import { identityOf } from '../ci/plain.ts';
import { coverageSection } from './coverage.ts';
import { findingCard, findingRow } from './finding.ts';
import { machineDrawing, machineSymbol, type MachineDrawing } from './machine.ts';
import { both, html, Html, said } from './markup.ts';
import { scenarioCard, scenarioTable, type ScenarioContext } from './scenarios.ts';
import { script, scriptHash, style, styleHash } from './page.generated.ts';

const states: readonly FindingState[] = ['new', 'known', 'waived', 'expected', 'listed'];

/** Bytes that a page may take: so much for each scenario, and so much at least. */
const BYTES_PER_SCENARIO = 19_000;
const BYTES_LEAST = 1_900_000;
/** What of it is for lines of findings that are not told in full. */
const LINES_SHARE = 0.15;

interface Anchored {
  readonly finding: ReportFinding;
  readonly id: string;
  /** In full, as a line, or not at all because the page would become too long. */
  readonly shown: 'full' | 'line' | 'no';
  readonly markup: Html;
}

/**
 * A page that needs nothing beside it: no network, one inline style and one inline script that the content security
 * policy names by their hashes. Everything is in the markup in both languages, so that it can be read, printed and
 * searched without the script; the script chooses language and colours, steps through a story, and filters.
 *
 * @param lang the language that is shown first
 */
export function htmlReport(report: Report, lang: Language): string {
  const drawings = report.flows.map((flow, i) => machineDrawing(flow, i));
  const scenarioId = ({ id }: ReportScenario): string => anchorOf('scenario', id);
  const plain = report.scenarios.map((scenario) => scenarioCard(scenario, { id: scenarioId(scenario), findings: [] }));
  const allowed = Math.max(BYTES_LEAST, BYTES_PER_SCENARIO * report.scenarios.length);
  const fixed = bytesOf([...plain, coverageSection(report, drawings), problemSection(report)]) + style.length;
  const findings = anchored(
    report,
    new Map(drawings.map((one) => [one.flow.name, one])),
    allowed - fixed - script.length,
  );
  const byScenario = new Map<string, Anchored[]>();
  for (const one of findings) {
    const { scenario } = one.finding;
    byScenario.set(scenario, [...(byScenario.get(scenario) ?? []), one]);
  }
  const contextOf = ({ id }: ReportScenario): ScenarioContext => ({
    id: anchorOf('scenario', id),
    findings: (byScenario.get(id) ?? []).map(({ finding, id: anchor, shown }) => ({
      finding,
      id: anchor,
      full: shown === 'full',
    })),
  });
  const policy = `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
  const title = message(report.exitCode === 0 ? 'html-title-passed' : 'html-title-failed');
  const page = html`<!doctype html>
    <html lang="${lang}" data-title-zh="${title.zh}" data-title-en="${title.en}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title[lang]}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#findings">${said('html-skip')}</a>
        <svg class="shared" width="0" height="0" aria-hidden="true">
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerWidth="10"
              markerHeight="10"
              markerUnits="userSpaceOnUse"
              orient="auto-start-reverse"
            >
              <path d="M0 0.8L10 5L0 9.2z" />
            </marker>
            <marker
              id="taken"
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerWidth="10"
              markerHeight="10"
              markerUnits="userSpaceOnUse"
              orient="auto-start-reverse"
            >
              <path d="M0 0.8L10 5L0 9.2z" />
            </marker>
          </defs>
          ${drawings.map(machineSymbol)}
        </svg>
        ${masthead(report)} ${navigation(report)}
        <main>
          ${problemSection(report)} ${findingSection(report, findings)}
          <section id="scenarios" aria-labelledby="scenarios-title">
            <h2 id="scenarios-title">
              ${said('html-scenarios')} <span class="count">${report.scenarios.length}</span>
            </h2>
            ${scenarioTable(report.scenarios, contextOf)}
            <h3>${said('html-scenario-details')}</h3>
            ${report.scenarios.map((scenario) => scenarioCard(scenario, contextOf(scenario)))}
          </section>
          ${coverageSection(report, drawings)} ${waiverSection(report)}
        </main>
        <footer>
          ${said('report-of', { version: report.tool.version, seed: report.seed, shard: report.shard })} ·
          ${said('html-today', { today: report.today })}
          <p>${said('html-keys')}</p>
        </footer>
        ${new Html(`<script>${script}</script>`)}
      </body>
    </html> `;
  return page.text;
}

function masthead(report: Report): Html {
  const passed = report.exitCode === 0;
  const tiles = report.checks.map(
    ({ id, verdict, text }) =>
      html`<li class="${verdict}">
        <span class="mark ${verdict}">${said(`check-verdict-${verdict}`)}</span><b>${said(`check-${id}`)}</b
        ><span>${both(text)}</span>
      </li>`,
  );
  return html`<header class="masthead ${passed ? 'passed' : 'failed'}">
    <p class="brand">fenproof <span>${report.tool.version}</span></p>
    <h1>${said(passed ? 'html-title-passed' : 'html-title-failed')}</h1>
    <p class="exit">${exitText(report.exitCode)}</p>
    <ul class="checks">
      ${tiles}
    </ul>
  </header>`;
}

function exitText(code: number): Html {
  const reason = message(`exit-${String(code)}`);
  const zh = message('check-exit', { code, reason: reason.zh }).zh;
  return both({ zh, en: message('check-exit', { code, reason: reason.en }).en });
}

function navigation({ findings, scenarios, problems }: Report): Html {
  const failing = findings.filter(({ state }) => state === 'new').length;
  const link = (to: string, text: Html, count: number): Html =>
    html`<a href="#${to}">${text}${count === 0 ? null : html` <span class="count">${count}</span>`}</a>`;
  return html`<nav aria-label="fenproof">
    ${problems.length === 0 ? null : link('problems', said('report-problems'), problems.length)}${link('findings', said('html-findings'), failing)}${link('scenarios', said('html-scenarios'), scenarios.length)}${link('coverage', said('html-coverage'), 0)}<span
      class="controls"
      ><button type="button" id="language" hidden><span lang="zh">English</span><span lang="en">中文</span></button
      ><button type="button" id="theme" hidden>${said('html-theme')}</button
      ><button type="button" id="print" hidden>${said('html-print')}</button></span
    >
  </nav>`;
}

function problemSection({ problems }: Report): Html {
  if (problems.length === 0) return html``;
  const rows = problems.slice(0, 500).map(({ place, code, text, fix, level }) => {
    const where = place === null ? '' : `${place.file}:${String(place.line)}:${String(place.column)}`;
    return html`<tr>
      <td><span class="mark ${level === 'error' ? 'failed' : 'inconclusive'}">${said(`html-level-${level}`)}</span></td>
      <td><code>${where}</code></td>
      <td>${both(text)} <code>${code}</code></td>
      <td>${both(fix)}</td>
    </tr>`;
  });
  const more = problems.length > 500 ? html`<p>${said('report-more', { count: problems.length - 500 })}</p>` : html``;
  return html`<section id="problems" aria-labelledby="problems-title">
    <h2 id="problems-title">${said('report-problems')} <span class="count">${problems.length}</span></h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="problems-title">
      <table class="problems">
        <thead>
          <tr>
            <th scope="col">${said('html-level')}</th>
            <th scope="col">${said('report-column-place')}</th>
            <th scope="col">${said('report-column-what')}</th>
            <th scope="col">${said('report-column-fix')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${more}
  </section>`;
}

function findingSection({ findings: all }: Report, findings: readonly Anchored[]): Html {
  const counts = states.map((state) => ({ state, count: all.filter((one) => one.state === state).length }));
  const groups = counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => {
      const of = findings.filter(({ finding }) => finding.state === state);
      const markup = (shown: Anchored['shown']): Html[] =>
        of.filter((one) => one.shown === shown).map((one) => one.markup);
      const [cards, lines, no] = [markup('full'), markup('line'), markup('no').length];
      const list =
        lines.length === 0
          ? html``
          : html`<ul class="short">
              ${lines}
            </ul>`;
      const note =
        lines.length === 0 ? html`` : html`<p class="note">${said('html-short', { count: lines.length })}</p>`;
      const left = no === 0 ? html`` : html`<p class="note">${said('html-left-out', { count: no })}</p>`;
      const short = html`${note}${list}${left}`;
      return html`<section class="group" data-group="${state}">
        <h3>${said(`state-${state}`)} <span class="count">${count}</span></h3>
        <p class="prose">${said(`html-state-${state}`)}</p>
        ${cards}${short}
      </section>`;
    });
  const none = all.length === 0 ? html`<p class="prose">${said('html-no-findings')}</p>` : html``;
  return html`<section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">${said('html-findings')} <span class="count">${all.length}</span></h2>
    <div class="filter" id="filter" hidden>
      <label>${said('html-filter')} <input type="search" id="query" autocomplete="off" spellcheck="false" /></label
      ><output id="matches"></output>
    </div>
    ${none}${groups}
  </section>`;
}

function waiverSection({ idleWaivers }: Report): Html {
  if (idleWaivers.length === 0) return html``;
  const rows = idleWaivers.map(
    ({ scenario, fingerprint, owner, reason, expires }) =>
      html`<tr>
        <td>${scenario}</td>
        <td><code>${fingerprint}</code></td>
        <td>${owner}</td>
        <td>${reason}</td>
        <td class="num">${expires}</td>
      </tr>`,
  );
  const columns = ['scenario', 'fingerprint', 'owner', 'what', 'expires'];
  return html`<section id="waivers" aria-labelledby="waivers-title">
    <h2 id="waivers-title">${said('report-idle-waivers')}</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="waivers-title">
      <table>
        <thead>
          <tr>
            ${columns.map((name) => html`<th scope="col">${said(`report-column-${name}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** Findings with their anchors: what fails first, lost money before broken rules; in full while there is room. */
function anchored(report: Report, machines: ReadonlyMap<string, MachineDrawing>, bytes: number): Anchored[] {
  const scenarios = new Map(report.scenarios.map((scenario) => [scenario.id, scenario]));
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const rank = ({ state, kind }: ReportFinding): number => states.indexOf(state) * 2 + (kind === 'funds' ? 0 : 1);
  const met = new Map<string, number>();
  const room = { full: bytes * (1 - LINES_SHARE), line: bytes * LINES_SHARE };
  const fits = (shown: 'full' | 'line', markup: Html): boolean => {
    room[shown] -= bytesOf([markup]);
    return room[shown] >= 0;
  };
  return [...report.findings]
    .sort((a, b) => compareNumber(rank(a), rank(b)))
    .map((finding): Anchored => {
      const plain = anchorOf('finding', identityOf(finding));
      const times = (met.get(plain) ?? 0) + 1;
      met.set(plain, times);
      const id = times === 1 ? plain : `${plain}-${String(times)}`;
      if (room.full > 0) {
        const card = findingCard(finding, {
          id,
          scenarioId: anchorOf('scenario', finding.scenario),
          scenario: scenarios.get(finding.scenario) ?? null,
          rule: finding.kind === 'funds' ? null : (rules.get(finding.id) ?? null),
          machines,
        });
        if (fits('full', card)) return { finding, id, shown: 'full', markup: card };
      }
      const line = room.line > 0 ? findingRow(finding) : html``;
      const shown = room.line > 0 && fits('line', line) ? 'line' : 'no';
      return { finding, id, shown, markup: line };
    });
}

function bytesOf(all: readonly Html[]): number {
  return all.reduce((sum, { text }) => sum + new TextEncoder().encode(text).length, 0);
}

/** A stable anchor: the name itself where it is a plain one. */
function anchorOf(kind: 'finding' | 'scenario', name: string): string {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(name) ? `${kind}-${name}` : `${kind}-${sha256Hex(name).slice(0, 12)}`;
}
