import { message } from '../../core/messages/catalogue.ts';
import { formatYuan } from '../../core/fen.ts';
import { sortedKeys } from '../../core/order.ts';
import type { Sheet, SheetCell, SheetSection } from '../../results/sheet.ts';
import type { ExpectItem, PlanItem } from '../../scenario/format.ts';
import { MONEY, type InstanceModel, type Model } from '../../scenario/model.ts';
import type { Prepared } from '../execute.ts';

/** A scenario as its reader should check it: everything resolved, what the file leaves to defaults included. */
export function scenarioSheet({ scenario, model, seed }: Prepared): Sheet {
  const text: SheetCell[] = [];
  if (scenario.story !== undefined) text.push(scenario.story);
  if (scenario.source !== undefined) text.push(message('sheet-source', { source: scenario.source }));
  text.push(message('sheet-starts', { starts: scenario.starts, seed }));
  const title = { zh: `${scenario.id} · ${scenario.title.zh}`, en: `${scenario.id} · ${scenario.title.en}` };
  return {
    title,
    text,
    sections: [
      parties(model),
      accounts(model),
      channels(model),
      promises(model),
      contracts(model),
      instances(model),
      choices(model),
      section('sheet-plan', ['head-when', 'head-what'], (scenario.plan ?? []).map(planRow)),
      section(
        'sheet-expect',
        ['head-what'],
        scenario.expect.map((item) => [expectText(item)]),
      ),
      section(
        'sheet-unenforced',
        ['head-what'],
        (scenario.unenforced ?? []).map((rule) => [rule]),
      ),
    ],
  };
}

/** A section whose headings are message codes. */
export function section(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly SheetCell[])[],
): SheetSection {
  return { title: message(title), columns: columns.map((code) => message(code)), rows };
}

function parties(model: Model): SheetSection {
  const rows = model.parties.map(({ key, file }): SheetCell[] => [key, file.kind, file.name ?? '']);
  return section('sheet-parties', ['head-key', 'head-kind', 'head-name'], rows);
}

function accounts(model: Model): SheetSection {
  const rows = model.accounts
    .filter(({ index, use }) => index !== model.outside && use !== 'transit')
    .map((account): SheetCell[] => [
      account.key,
      model.parties[account.owner]?.key ?? '-',
      model.parties[account.at]?.key ?? '-',
      message(account.book === MONEY ? 'book-money' : 'book-information'),
      account.class === '' ? account.kind : `${account.kind} ${account.class}`,
      formatYuan(account.opening),
    ]);
  const columns = ['head-key', 'head-owner', 'head-at', 'head-book', 'head-kind', 'head-opening'];
  return section('sheet-accounts', columns, rows);
}

function channels(model: Model): SheetSection {
  const rows = model.channels.map(({ key, file }): SheetCell[] => [
    key,
    file.rail,
    file.connection,
    file.may.join(', '),
  ]);
  return section('sheet-channels', ['head-key', 'head-rail', 'head-connection', 'head-may'], rows);
}

/** The fault contract of each channel: within it a sound design loses nothing. */
function promises(model: Model): SheetSection {
  const rows = model.channels.flatMap(({ key, file }) =>
    Object.entries(file.promises).map(([name, value], i): SheetCell[] => [i === 0 ? key : '', name, String(value)]),
  );
  return section('sheet-promises', ['sheet-channels', 'head-promise', 'head-value'], rows);
}

function contracts({ scenario }: Model): SheetSection {
  const files = scenario.contracts ?? {};
  const rows = sortedKeys(files).map((key): SheetCell[] => {
    const { between, ...terms } = files[key]!;
    const texts = Object.entries(terms).map(([name, value]) => `${name} ${plain(value)}`);
    return [key, between.join(', '), texts.join(', ')];
  });
  return section('sheet-contracts', ['head-key', 'head-between', 'head-terms'], rows);
}

function instances(model: Model): SheetSection {
  const rows = model.instances.flatMap((instance): SheetCell[][] => {
    const flow = model.flows[instance.flow]!;
    const uses = [
      ...flow.partyNames.map((name, i) => [name, model.parties[instance.parties[i]!]?.key]),
      ...flow.accountNames.map((name, i) => [name, model.accounts[instance.accounts[i]!]?.key]),
      ...flow.channelNames.map((name, i) => [name, model.channels[instance.channels[i]!]?.key]),
    ].filter(([, key]) => key !== undefined);
    return uses.map(([role, key], i) =>
      i === 0 ? [instance.key, flow.name, instance.contract, role!, key!] : ['', '', '', role!, key!],
    );
  });
  return section('sheet-instances', ['head-key', 'head-flow', 'sheet-contracts', 'head-role', 'head-uses'], rows);
}

function choices(model: Model): SheetSection {
  const rowsOf = (instance: InstanceModel): SheetCell[][] => {
    const flow = model.flows[instance.flow]!;
    return flow.choiceNames.map((name, i): SheetCell[] => {
      const value = Object.keys(flow.choices[name]!.values)[instance.choices[i]!]!;
      const { class: kind, says } = flow.choices[name]!.values[value]!;
      return [instance.key, name, value, message(`class-${kind}`), says];
    });
  };
  const columns = ['sheet-instances', 'head-choice', 'head-value', 'head-class', 'head-means'];
  return section('sheet-choices', columns, model.instances.flatMap(rowsOf));
}

function planRow(item: PlanItem): SheetCell[] {
  if ('at' in item) {
    const { at, who, does, ...rest } = item;
    return [at, `${who} ${does} ${plain(rest)}`];
  }
  return ['from' in item ? item.from : '', plain(item)];
}

function expectText(item: ExpectItem | string): string {
  return typeof item === 'string' ? item : plain(item);
}

/** A small JSON value without its punctuation. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(' ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${plain(inner)}`)
    .join(', ');
}
