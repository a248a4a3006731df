import type { Bilingual } from '../../core/bilingual.ts';
import type { BalanceChange, Step } from '../../results/finding.ts';
import type { Cast, ReportFinding, ReportRule, ReportScenario } from '../../results/report.ts';
import { lossBars } from './charts.ts';
import { machinePath, type MachineDrawing } from './machine.ts';
import { both, html, said, type Html } from './markup.ts';
import { sequenceDrawing } from './sequence.ts';

/** What a finding is shown with. */
export interface FindingContext {
  /** Anchor of the finding, and of its scenario. */
  readonly id: string;
  readonly scenarioId: string;
  /** Null if the scenario is not in the report. */
  readonly scenario: ReportScenario | null;
  readonly rule: ReportRule | null;
  readonly machines: ReadonlyMap<string, MachineDrawing>;
}

const noCast: Cast = { parties: [], accounts: [], instances: [] };

/** One finding: a line that says what it is, and under it everything there is to know. */
export function findingCard(finding: ReportFinding, context: FindingContext): Html {
  const { id, scenarioId, scenario } = context;
  const cast = scenario?.cast ?? noCast;
  const { frame } = finding;
  return html`<details class="finding ${finding.state}" id="${id}" data-state="${finding.state}">
    <summary>${headOf(finding)}</summary>
    <div class="body">
      <div class="facts">${lawOf(finding, context)}${outcomeOf(finding, cast)}</div>
      <div class="story">
        <div class="steps">
          <h4>${said('html-story')}</h4>
          <ol>
            ${finding.steps.map((step) => stepItem(step, step.n === finding.event, id))}
          </ol>
        </div>
        ${booksOf(finding, cast, id)}
      </div>
      ${drawings(finding, cast, context)}
      <dl class="reference">
        <div>
          <dt>${said('label-replay')}</dt>
          <dd><code class="command">${finding.replay}</code></dd>
        </div>
        <div>
          <dt>${said('html-frame')}</dt>
          <dd><code>${frame.file}:${frame.line}</code>${html`<pre class="frame">${frame.lines.join('\n')}</pre>`}</dd>
        </div>
        <div>
          <dt>${said('label-fingerprint')}</dt>
          <dd><code>${finding.fingerprint}</code></dd>
        </div>
        <div>
          <dt>${said('report-column-scenario')}</dt>
          <dd>
            <a href="#${scenarioId}">${both(scenario?.title ?? { zh: finding.scenario, en: finding.scenario })}</a>
            <code>${finding.scenarioPlace.file}:${finding.scenarioPlace.line}</code>
          </dd>
        </div>
      </dl>
    </div>
  </details>`;
}

/** One line for a finding that is not told in full. */
export function findingRow(finding: ReportFinding): Html {
  return html`<li class="finding ${finding.state}" data-state="${finding.state}">
    <div class="line">${headOf(finding)}</div>
    <code class="command">${finding.replay}</code>
  </li>`;
}

function headOf({ id, state, headline, loss, scenario, at, source }: ReportFinding): Html {
  const total =
    loss.length === 0
      ? html``
      : html`<span class="total num">${loss.map(({ yuan }, i) => html`${i > 0 ? html`<br />` : null}−${yuan}`)}</span>`;
  const from = source === 'search' ? html`<span class="from">${said('check-search')}</span>` : html``;
  return html`<span class="state">${said(`state-${state}`)}</span
    ><span class="head"
      ><span class="id">${id}</span> <span class="headline">${both(headline)}</span
      ><span class="where">${scenario} · ${at.slice(0, 10)}${from}</span></span
    >${total}`;
}

function lawOf({ because, citation, kind, waiver }: ReportFinding, { rule }: FindingContext): Html {
  const deciding =
    because.length === 0
      ? html``
      : html`<table class="because">
          <caption>
            ${said(kind === 'evaluation' ? 'html-undecided' : 'html-deciding')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${said('html-fact')}</th>
              <th scope="col">${said('html-value')}</th>
              <th scope="col">${said('html-test')}</th>
            </tr>
          </thead>
          <tbody>
            ${because.map(
              ({ fact, label, value, test }) =>
                html`<tr>
                  <th scope="row">${both(label)}<code>${fact}</code></th>
                  <td class="value">${both(value)}</td>
                  <td>${both(test)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`;
  const law =
    citation === ''
      ? html``
      : html`<div class="law">
          <h4>${said('html-article')}</h4>
          <p class="citation">${citation}</p>
          ${
            rule === null
              ? null
              : html`<p class="title">${both(rule.title)}</p>
                  <pre>${both(rule.text)}</pre>
                  <code>${rule.place.file}:${rule.place.line}</code>`
          }
        </div>`;
  const waived =
    waiver === null
      ? html``
      : html`<p class="waiver">
          ${said('html-waiver', { owner: waiver.owner, expires: waiver.expires })} ${waiver.reason}
        </p>`;
  return html`${waived}${law}${deciding}`;
}

function outcomeOf({ loss, holds, breachedBy, consequences }: ReportFinding, cast: Cast): Html {
  const nameOf = (key: string): Bilingual =>
    cast.parties.find((party) => party.key === key)?.name ?? { zh: key, en: key };
  const rows: readonly (readonly [string, Html])[] = [
    ...(holds === '-' ? [] : [['label-holds', both(nameOf(holds))] as const]),
    ...(breachedBy === '-' ? [] : [['label-breached-by', both(nameOf(breachedBy))] as const]),
    ...(consequences.length === 0 ? [] : [['label-consequences', html`${consequences.join(', ')}`] as const]),
  ];
  const list = rows.map(
    ([label, value]) =>
      html`<div>
        <dt>${said(label)}</dt>
        <dd>${value}</dd>
      </div>`,
  );
  return html`<div class="outcome">
    ${loss.length === 0 ? null : lossBars(loss, nameOf)}${rows.length === 0 ? null : html`<dl>${list}</dl>`}
  </div>`;
}

function stepItem(step: Step, breach: boolean, id: string): Html {
  const { n, at, text, from, to, kind, changes, meanwhile } = step;
  const move =
    from === undefined || to === undefined || from === to
      ? html``
      : html`<span class="move"><code>${from}</code> → <code>${to}</code></span>`;
  const before =
    meanwhile === undefined
      ? html``
      : html`<div class="meanwhile"><span>${said('html-meanwhile')}</span>${changeList(meanwhile)}</div>`;
  return html`<li id="${id}.${n}" class="${breach ? `${kind} breach` : kind}" data-n="${n}">
    ${before}<a class="n" href="#${id}.${n}">${n}</a><time>${at.slice(5, 10)} <b>${at.slice(11, 19)}</b></time>
    <div class="what">
      ${breach ? html`<strong class="here">${said('html-breach')}</strong> ` : null}${both(text)}
      ${move}${changes.length === 0 ? null : changeList(changes)}
    </div>
  </li>`;
}

function changeList(changes: readonly BalanceChange[]): Html {
  return html`<ul class="changes">
    ${changes.map(
      ({ account, book, before, after }) =>
        html`<li class="${book}"><span>${account}</span> <s>${before}</s> <b>${after}</b></li>`,
    )}
  </ul>`;
}

/** Both books, at the start and when it happened; the script of the page shows them at any step. */
function booksOf({ steps, event }: ReportFinding, cast: Cast, id: string): Html {
  const last = new Map<string, string>();
  const met = new Map<string, BalanceChange>();
  for (const change of steps.flatMap(({ meanwhile, changes }) => [...(meanwhile ?? []), ...changes])) {
    last.set(change.account, change.after);
    if (!met.has(change.account)) met.set(change.account, change);
  }
  const known = new Set(cast.accounts.map(({ key }) => key));
  // What the cast does not name is shown from what changed.
  const others = [...met.values()]
    .filter(({ account }) => !known.has(account))
    .map(({ account, book, before }) => ({ key: account, owner: '-', book, opening: before }));
  const accounts = [...cast.accounts, ...others];
  const group = (book: 'information' | 'money'): Html => {
    const lines = accounts
      .filter((account) => account.book === book)
      .map(({ key, owner, opening }) => {
        const now = last.get(key) ?? opening;
        return html`<tr class="${now === opening ? 'same' : 'changed'}">
          <th scope="row">${key}${owner === '-' ? null : html` <small>${owner}</small>`}</th>
          <td class="num">${opening}</td>
          <td class="num now">${now}</td>
        </tr>`;
      });
    return lines.length === 0
      ? html``
      : html`<tbody class="${book}">
          <tr>
            <th colspan="3" scope="rowgroup">${said(`html-book-${book}`)}</th>
          </tr>
          ${lines}
        </tbody>`;
  };
  return html`<aside class="books" aria-labelledby="${id}-books">
    <h4 id="${id}-books">${said('html-books')}</h4>
    <table>
      <thead>
        <tr>
          <th scope="col">${said('html-account')}</th>
          <th scope="col" class="num">${said('html-opening')}</th>
          <th scope="col" class="num">${said('html-after-step')} <output>${event}</output></th>
        </tr>
      </thead>
      ${group('information')}${group('money')}
    </table>
  </aside>`;
}

function drawings(finding: ReportFinding, cast: Cast, { id, machines }: FindingContext): Html {
  const sequence = sequenceDrawing(finding, cast, `${id}-sequence`);
  const instances = [
    ...new Set(finding.steps.filter(({ from }) => from !== undefined).map(({ instance }) => instance)),
  ];
  const shown = instances.includes(finding.flow) ? [finding.flow] : instances.slice(0, 1);
  const paths = shown.flatMap((instance) => {
    const flow = cast.instances.find(({ key }) => key === instance)?.flow;
    const machine = flow === undefined ? undefined : machines.get(flow);
    if (machine === undefined || machine.flow.transitions.length === 0) return [];
    const caption = `${id}-path`;
    const drawn = machinePath(machine, instance, finding.steps, caption);
    if (drawn.text === '') return [];
    return [
      html`<figure class="path">
        <figcaption id="${caption}">
          ${said('html-path')} <code>${instance}</code> · ${both(machine.flow.title)}
        </figcaption>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="${caption}">${drawn}</div>
      </figure>`,
    ];
  });
  return html`<div class="drawings">
    <figure>
      <figcaption id="${id}-sequence">${said('html-sequence')}</figcaption>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-sequence">${sequence}</div>
    </figure>
    ${paths}
  </div>`;
}
