import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { suggest } from '../../core/suggest.ts';
import type { Flow } from '../../flows/define.ts';
import { describeMachine } from '../../flows/draw/describe.ts';
import { drawMermaid } from '../../flows/draw/mermaid.ts';
import { flowLoaders } from '../../flows/registry.ts';
import { sheetText } from '../../report/text/sheet.ts';
import { table } from '../../report/text/table.ts';
import { machineNames } from '../../simulation/witness.ts';
import type { ExitCode } from '../exit-code.ts';
import { flowSheet } from '../sheets/flow-sheet.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** `fenproof flows list`. */
export async function listFlows(
  args: { readonly flows: readonly string[]; readonly json: boolean; readonly lang: Language },
  terminal: Terminal,
): Promise<ExitCode> {
  const { lang } = args;
  const flows = await Promise.all([...(await allFlows(args.flows)).values()].map((load) => load()));
  if (args.json) {
    const list = flows.map(({ name, title, choices }) => ({ name, title, choices: Object.keys(choices) }));
    terminal.out(`${JSON.stringify(list, null, 2)}\n`);
    return 0;
  }
  const heads = ['column-flows', 'column-title', 'column-choices'].map((code) => ({ title: message(code)[lang] }));
  const rows = flows.map(({ name, title, choiceNames }) => [
    { text: name },
    { text: title[lang] },
    { text: choiceNames.join(', ') },
  ]);
  terminal.out(table(heads, rows, styleOf(terminal)));
  return 0;
}

/** The flows that ship, and the user's own. */
async function allFlows(sources: readonly string[]): Promise<Map<string, () => Promise<Flow>>> {
  const all = new Map(flowLoaders);
  if (sources.length === 0) return all;
  const { loadOwnFlows } = await import('../../io/flows/load-flows.ts');
  for (const { flow } of await loadOwnFlows(sources, { types: true })) all.set(flow.name, () => Promise.resolve(flow));
  return all;
}

export interface ShowFlowArguments {
  readonly name: string;
  readonly flows: readonly string[];
  readonly as: 'text' | 'mermaid' | 'json';
  readonly lang: Language;
}

/** `fenproof flows show`. @throws InputError `flow-unknown`. */
export async function showFlow({ name, flows, as, lang }: ShowFlowArguments, terminal: Terminal): Promise<ExitCode> {
  const loaders = await allFlows(flows);
  const load = loaders.get(name);
  if (load === undefined) {
    const known = [...loaders.keys()];
    const suggestion = suggest(name, known);
    const params = { name, known: known.join(', ') };
    throw new InputError('flow-unknown', suggestion === undefined ? params : { ...params, suggestion });
  }
  const flow = await load();
  const machine = describeMachine(flow.machine, machineNames(flow));
  if (as === 'mermaid') terminal.out(drawMermaid(flow.machine, machineNames(flow)));
  else if (as === 'json') terminal.out(`${JSON.stringify({ ...dataOf(flow), machine }, null, 2)}\n`);
  else terminal.out(sheetText(flowSheet(flow, machine), lang, styleOf(terminal)));
  return 0;
}

/** What a flow declares, without its functions. */
function dataOf(flow: Flow) {
  const { name, title, parties, process, accounts, channels, contract, fields, choices, acts, legs } = flow;
  return { name, title, parties, process, accounts, channels, contract, fields, choices, acts, legs };
}
