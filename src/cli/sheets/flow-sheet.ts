import type { Bilingual } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { ChoiceValue, Flow } from '../../flows/define.ts';
import type { MachineDescription } from '../../flows/draw/describe.ts';
import type { Sheet, SheetCell, SheetSection } from '../../results/sheet.ts';
import { section } from './scenario-sheet.ts';

/** A flow as an architect needs it: what can be chosen and what each choice leads to, who does what, the machine. */
export function flowSheet(flow: Flow, machine: MachineDescription): Sheet {
  const any = message('role-any');
  return {
    title: { zh: `${flow.name} · ${flow.title.zh}`, en: `${flow.name} · ${flow.title.en}` },
    text: [],
    sections: [
      choices(flow),
      section(
        'sheet-roles',
        ['head-role', 'head-kind'],
        flow.partyNames.map((role) => [role, flow.parties[role]!.length === 0 ? any : flow.parties[role]!.join(', ')]),
      ),
      section(
        'sheet-acts',
        ['head-name', 'head-by', 'head-says'],
        flow.actNames.map((name) => [name, flow.acts[name]!.by, flow.acts[name]!.says]),
      ),
      section(
        'sheet-legs',
        ['head-name', 'head-from', 'head-to', 'head-means'],
        flow.legNames.map((name) => [name, flow.legs[name]!.from, flow.legs[name]!.to, flow.legs[name]!.says]),
      ),
      section(
        'sheet-terms',
        ['head-term', 'head-type', 'head-default', 'head-means'],
        flow.termNames.map((name) => {
          const term = flow.contract[name]!;
          return [name, term.type, term.default === undefined ? '' : String(term.default), term.says];
        }),
      ),
      states(machine),
    ],
  };
}

function choices(flow: Flow): SheetSection {
  const rows = flow.choiceNames.flatMap((name) => {
    const { title, values } = flow.choices[name]!;
    return Object.entries(values).map(([value, says], i): SheetCell[] => [
      i === 0 ? name : '',
      value,
      message(`class-${says.class}`),
      i === 0 ? both(title, says.says, '：', ': ') : says.says,
      consequence(says),
    ]);
  });
  return section('sheet-choices', ['head-choice', 'head-value', 'head-class', 'head-means', 'head-finding'], rows);
}

/** What choosing the value leads to: who loses by which finding, which rule is broken from when on, what it costs. */
function consequence({ finding, loses, rule, from, metric }: ChoiceValue): SheetCell {
  const named = (id: string, detail: string | undefined): string => (detail === undefined ? id : `${id} (${detail})`);
  return [
    ...(finding === undefined ? [] : [named(finding, loses)]),
    ...(rule === undefined ? [] : [named(rule, from)]),
    ...(metric === undefined ? [] : [metric]),
  ].join(', ');
}

function states(machine: MachineDescription): SheetSection {
  const short = (id: string): string => (id.startsWith(`${machine.id}.`) ? id.slice(machine.id.length + 1) : id);
  const rows = machine.transitions.map(({ from, trigger, guard, to, actions }): SheetCell[] => [
    short(from),
    trigger.kind === 'event' ? trigger.event : trigger.kind === 'after' ? `after ${String(trigger.delay)}` : 'always',
    guard ?? '',
    to.map(short).join(', '),
    actions.map(({ name }) => name).join(', '),
  ]);
  return section('sheet-states', ['head-state', 'head-event', 'head-guard', 'head-target', 'head-actions'], rows);
}

function both(a: Bilingual, b: Bilingual, zh: string, en: string): Bilingual {
  return { zh: `${a.zh}${zh}${b.zh}`, en: `${a.en}${en}${b.en}` };
}
