import type { ReportFinding, ReportScenario } from '../../results/report.ts';
import type { Claim } from '../../results/claim.ts';
import type { BorrowingCost } from '../../results/run.ts';
import { borrowingFigures, borrowingText } from '../text/borrowing.ts';
import { courseTable } from './charts.ts';
import { both, html, said, type Html } from './markup.ts';

/** Findings that a scenario refers to; the others stand among the findings. */
const LINKS_MAX = 50;

/** What stands in the row of a scenario. */
export interface ScenarioContext {
  readonly id: string;
  readonly findings: readonly { readonly finding: ReportFinding; readonly id: string; readonly full: boolean }[];
}

/** The verdict table: one row a scenario. */
export function scenarioTable(
  scenarios: readonly ReportScenario[],
  contextOf: (one: ReportScenario) => ScenarioContext,
): Html {
  const rows = scenarios.map((scenario) => {
    const { id, findings } = contextOf(scenario);
    const told = findings.filter(({ finding }) => finding.state !== 'listed');
    const names = told.slice(0, 4).map(({ finding, id: anchor, full }, i) => {
      const loss = finding.loss.map(({ party, yuan }) => ` ${party} −${yuan}`).join('');
      const link = full ? html`<a href="#${anchor}">${finding.id}</a>` : html`${finding.id}`;
      return html`${i > 0 ? html`<br />` : null}${link}<span class="num">${loss}</span>`;
    });
    const more = told.length > 4 ? html`<br />${said('html-more', { count: told.length - 4 })}` : html``;
    const verdict = verdictOf(scenario, findings);
    return html`<tr class="${verdict}">
      <th scope="row"><a href="#${id}">${scenario.id}</a><span>${both(scenario.title)}</span></th>
      <td class="num">${scenario.date}</td>
      <td class="num">${scenario.events}</td>
      <td>${names}${more}</td>
      <td>${searchCell(scenario)}</td>
      <td class="verdict"><span class="mark ${verdict}">${said(`html-verdict-${verdict}`)}</span></td>
    </tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="scenarios-title">
    <table class="verdicts">
      <thead>
        <tr>
          <th scope="col">${said('report-column-scenario')}</th>
          <th scope="col" class="num">${said('report-column-date')}</th>
          <th scope="col" class="num">${said('html-events')}</th>
          <th scope="col">${said('html-findings')}</th>
          <th scope="col">${said('check-search')}</th>
          <th scope="col">${said('report-column-verdict')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

type Shown = 'passed' | 'failed' | 'inconclusive';

function verdictOf(scenario: ReportScenario, findings: ScenarioContext['findings']): Shown {
  const fails = findings.some(({ finding }) => finding.state === 'new' && finding.kind !== 'evaluation');
  if (fails || scenario.missing.length > 0) return 'failed';
  return scenario.inconclusive.length > 0 || scenario.search?.conclusion === 'inconclusive' ? 'inconclusive' : 'passed';
}

function searchCell({ search }: ReportScenario): Html {
  if (search === null) return html`<span class="none">–</span>`;
  return said('html-searched', { rounds: search.rounds, events: search.events });
}

/** Everything about one scenario that is no finding: its story, how balances ran, how to run it again. */
export function scenarioCard(scenario: ReportScenario, { id, findings }: ScenarioContext): Html {
  const notes = [...scenario.missing, ...scenario.inconclusive, ...scenario.needsPerson].map(
    ({ text }) => html`<li>${both(text)}</li>`,
  );
  const assumed = scenario.assumptions.map((text) => html`<li>${said('label-assumed')}: <code>${text}</code></li>`);
  const told = findings.slice(0, LINKS_MAX).map(
    ({ finding, id: anchor, full }) =>
      html`<li>
        ${full ? html`<a href="#${anchor}">${finding.id}</a>` : html`${finding.id}`}
        <span class="tag">${said(`state-${finding.state}`)}</span>
      </li>`,
  );
  const metrics = Object.entries(scenario.metrics).map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd class="num">${value}</dd>
      </div>`,
  );
  return html`<details class="scenario" id="${id}">
    <summary><span class="id">${scenario.id}</span> <span>${both(scenario.title)}</span></summary>
    <div class="body">
      <p class="prose">${both(scenario.story)}</p>
      ${claimPart(scenario.claims ?? [])}${
        notes.length + assumed.length === 0
          ? null
          : html`<ul class="notes">
              ${notes}${assumed}
            </ul>`
      }${courseTable(
        scenario,
        findings.map(({ finding }) => finding),
        id,
      )}${
        told.length === 0
          ? null
          : html`<ul class="told">
              ${told}
            </ul>`
      }${metrics.length === 0 ? null : html`<dl class="metrics">${metrics}</dl>`}${borrowingPart(scenario.borrowing ?? [])}
      <dl class="reference">
        <div>
          <dt>${said('label-replay')}</dt>
          <dd><code class="command">${scenario.replay}</code></dd>
        </div>
        <div>
          <dt>${said('html-file')}</dt>
          <dd><code>${scenario.file}</code></dd>
        </div>
        <div>
          <dt>${said('html-seed')}</dt>
          <dd><code>${scenario.seed}</code></dd>
        </div>
        <div>
          <dt>${said('html-trace')}</dt>
          <dd><code>${scenario.traceHash}</code></dd>
        </div>
      </dl>
    </div>
  </details>`;
}

/** What loans cost: one row a figure, one column a loan. */
function borrowingPart(loans: readonly BorrowingCost[]): Html | null {
  if (loans.length === 0) return null;
  const heads = loans.map(({ flow }) => html`<th scope="col" class="num">${flow}</th>`);
  const rows = borrowingFigures.map((figure) => {
    const cells = loans.map((cost) => html`<td class="num">${borrowingText(cost, figure)}</td>`);
    return html`<tr>
      <th scope="row">${said(`borrowing-${figure}`)}</th>
      ${cells}
    </tr>`;
  });
  return html`<table>
      <caption>
        ${said('borrowing-title')}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="prose">${said('borrowing-note')}</p>`;
}

/** What practitioners said of it, and what is found. */
function claimPart(claims: readonly Claim[]): Html | null {
  if (claims.length === 0) return null;
  const rows = claims.map(
    ({ source, said: text, holds, finding }) =>
      html`<div>
          <dt>${said('label-said')}</dt>
          <dd>${source === undefined ? null : html`<span class="tag">${source}</span> `}${both(text)}</dd>
        </div>
        <div>
          <dt>${said('label-found')}</dt>
          <dd><strong>${said(`claim-holds-${holds}`)}</strong> ${both(finding)}</dd>
        </div>`,
  );
  return html`<dl class="metrics">${rows}</dl>`;
}
