import { messageIfAny } from '../../core/messages/catalogue.ts';
import type { Report, ReportRule } from '../../results/report.ts';
import { machineCoverage, type MachineDrawing } from './machine.ts';
import { both, html, said, type Html } from './markup.ts';

/** What runs reached: states of flows, rules both ways, kinds of deviation. */
export function coverageSection(report: Report, machines: readonly MachineDrawing[]): Html {
  return html`<section id="coverage" aria-labelledby="coverage-title">
    <h2 id="coverage-title">${said('html-coverage')}</h2>
    ${thresholds(report)}${states(machines)}${faults(report)}${rules(report.rules)}
  </section>`;
}

function thresholds({ thresholds: all }: Report): Html {
  return html`${all.map(({ text, holds }) => html`<p class="threshold"><span class="mark ${holds ? 'passed' : 'failed'}">${said(`check-verdict-${holds ? 'passed' : 'failed'}`)}</span> ${both(text)}</p>`)}`;
}

function states(machines: readonly MachineDrawing[]): Html {
  const drawn = machines.map((machine) => {
    const { flow } = machine;
    const inner = flow.states.filter(
      ({ id, type }) => type !== 'history' && !flow.states.some(({ parent }) => parent === id),
    );
    const missed = inner.filter(({ seen }) => seen === 0);
    const title = html`<span class="id">${flow.name}</span>
      <span>${both(flow.title)}</span> ${share(inner.length - missed.length, inner.length)}`;
    const names = missed.map(({ id }, i) => html`${i > 0 ? ', ' : ''}<code>${id}</code>`);
    const note = missed.length === 0 ? html`` : html`<p class="missing">${said('html-states-missed')} ${names}</p>`;
    if (flow.transitions.length === 0) return html`<div class="flow single">${title}${note}</div>`;
    const caption = `${machine.id}-covered`;
    return html`<details class="flow">
      <summary id="${caption}">${title}</summary>
      <div class="body">
        ${note}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="${caption}">
          ${machineCoverage(machine, caption)}
        </div>
      </div>
    </details>`;
  });
  return machines.length === 0
    ? html``
    : html`<h3>${said('html-states')}</h3>
        ${drawn}`;
}

function faults({ faults: all }: Report): Html {
  if (all.length === 0) return html``;
  const rows = all.map(({ kind, planned, searched }) => {
    const fates = Object.entries(planned);
    const list = fates.map(([fate, times], i) => {
      const name = both(messageIfAny(`html-fault-${fate}`) ?? { zh: fate, en: fate });
      return html`${i > 0 ? html`<br />` : null}<span class="${times > 0 ? 'reached' : 'missed'}"
          >${name} <code>${fate}</code></span
        >`;
    });
    const counts = fates.map(([, times], i) => html`${i > 0 ? html`<br />` : null}${times}`);
    return html`<tr>
      <th scope="row"><code>${kind}</code></th>
      <td>${list}</td>
      <td class="num">${counts}</td>
      <td class="num">${searched}</td>
    </tr>`;
  });
  const fates = all.flatMap(({ planned, searched }) => Object.values(planned).map((times) => times + searched));
  const seen = fates.filter((times) => times > 0).length;
  return html`<h3>${said('html-faults')} ${share(seen, fates.length)}</h3>
    <table class="faults">
      <thead>
        <tr>
          <th scope="col">${said('html-fault-kind')}</th>
          <th scope="col">${said('html-fault')}</th>
          <th scope="col" class="num">${said('html-by-plans')}</th>
          <th scope="col" class="num">${said('html-by-search')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function rules(all: readonly ReportRule[]): Html {
  if (all.length === 0) return html``;
  const enforced = all.filter(({ status }) => status === 'enforced');
  const ways = enforced.filter(({ complied, violated }) => complied > 0 && violated > 0).length;
  const rows = all.map(
    ({ id, title, citation, status, complied, violated, undecided }) =>
      html`<tr class="${complied > 0 && violated > 0 ? 'reached' : 'missed'}">
        <th scope="row"><code>${id}</code><span>${both(title)}</span><small>${citation}</small></th>
        <td>${said(`html-status-${status}`)}</td>
        <td class="num">${complied}</td>
        <td class="num">${violated}</td>
        <td class="num">${undecided}</td>
      </tr>`,
  );
  return html`<h3 id="rules-title">${said('html-rules')} ${share(ways, enforced.length)}</h3>
    <p class="prose">${said('html-rules-both-ways')}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="rules-title">
      <table class="rules">
        <thead>
          <tr>
            <th scope="col">${said('html-rule')}</th>
            <th scope="col">${said('html-status')}</th>
            <th scope="col" class="num">${said('html-complied')}</th>
            <th scope="col" class="num">${said('html-violated')}</th>
            <th scope="col" class="num">${said('html-undecided-count')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function share(reached: number, of: number): Html {
  const width = of === 0 ? 0 : Math.round((reached * 60) / of);
  return html`<span class="share"
    ><svg viewBox="0 0 60 8" aria-hidden="true">
      <rect class="all" width="60" height="8" rx="4" />
      <rect width="${width}" height="8" rx="4" /></svg
    ><span class="num">${reached} / ${of}</span></span
  >`;
}
