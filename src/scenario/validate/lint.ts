import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import type { ValidationContext } from './directory.ts';
import { flowOfInstance, outlineOf, type Outline } from './internal/outline.ts';
import { OPERATOR } from './internal/plan.ts';
import { Problems } from './internal/problems.ts';
import { asObject, asText, entriesOf, itemsOf, lookUp } from './internal/read.ts';

/**
 * What is allowed in a valid scenario and rarely meant: a bare expectation, an id that is not the file's name, names
 * that nothing uses, a provoked value that no flow has, an act by somebody else than the flow expects. None of it makes
 * a file invalid. Returned in the order of the file, to be printed, not thrown.
 */
export function lintScenario(document: JsonDocument, context: ValidationContext): readonly InputError[] {
  const problems = new Problems(document);
  const outline = outlineOf(document.value, context);
  lintId(problems, outline);
  lintExpectations(problems, outline);
  lintUnused(problems, outline);
  lintProvokes(problems, outline, context);
  lintPlan(problems, outline);
  return problems.list();
}

/** Scenarios whose id another file has already, each with the place of its id. Files are compared in the given order. */
export function duplicateIds(documents: readonly JsonDocument[]): readonly InputError[] {
  const first = new Map<string, string>();
  const found: InputError[] = [];
  for (const document of documents) {
    const id = asText(asObject(document.value)?.['id']);
    if (id === undefined) continue;
    const other = first.get(id);
    if (other === undefined) first.set(id, document.file);
    else found.push(new InputError('duplicate-scenario-id', { id, other }, document.place('/id')));
  }
  return found;
}

function lintId(problems: Problems, outline: Outline): void {
  const id = asText(outline.root['id']);
  const [, folder = '', name] = /(?:([^/]+)\/)?([^/]+)\.scenario\.json$/.exec(problems.document.file) ?? [];
  if (id === undefined || name === undefined) return;
  const plain = kebab(name);
  // Two folders may have a file of one name: what goes before it tells their ids apart.
  if (id !== name && id !== plain && id !== kebab(`${folder}-${name}`) && !id.endsWith(`-${plain}`))
    problems.add('lint-id-is-not-file-name', { id, name }, ['id']);
}

/** What a file's name is as an id: `creditOn--arrival` is `credit-on-arrival`. The folder's name may come before it. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/-+/g, '-');
}

function lintExpectations(problems: Problems, outline: Outline): void {
  itemsOf(outline.root['expect']).forEach((item, index) => {
    if (typeof item === 'string') problems.add('lint-bare-expectation', { id: item }, ['expect', index]);
  });
}

function lintUnused(problems: Problems, outline: Outline): void {
  const contracts = new Set([...outline.flows.values()].map(({ node }) => node['contract']));
  for (const key of outline.contracts) {
    if (!contracts.has(key)) problems.add('lint-unused-contract', { name: key }, ['contracts', key], 'key');
  }
  const plan = new Set(itemsOf(outline.root['plan']).map((item) => asObject(item)?.['channel']));
  const channels = new Set(
    [...outline.flows.values()].flatMap(({ node }) => Object.values(asObject(node['channels']) ?? {})),
  );
  for (const key of outline.channels) {
    if (!channels.has(key) && !plan.has(key)) {
      problems.add('lint-unused-channel', { name: key }, ['channels', key], 'key');
    }
  }
  const groups = new Map<string, number>();
  for (const section of ['participants', 'accounts']) {
    for (const [, node] of entriesOf(outline.root[section])) {
      const group = asText(asObject(node)?.['symmetry']);
      if (group !== undefined) groups.set(`${section}/${group}`, (groups.get(`${section}/${group}`) ?? 0) + 1);
    }
    for (const [key, node] of entriesOf(outline.root[section])) {
      const group = asText(asObject(node)?.['symmetry']);
      if (group !== undefined && groups.get(`${section}/${group}`) === 1) {
        problems.add('lint-symmetry-of-one', { group }, [section, key, 'symmetry']);
      }
    }
  }
}

function lintProvokes(problems: Problems, outline: Outline, context: ValidationContext): void {
  const match = /^([^.=]+)\.([^.=]+)=([^=]+)$/.exec(asText(outline.root['provokes']) ?? '');
  if (match === null) return;
  const [, type, choice, value] = match as unknown as [string, string, string, string];
  const isDefault = lookUp(context.flows.get(type)?.choices ?? {}, choice)?.[0] === value;
  const set = [...outline.flows.values()].some(({ type: of, node }) => {
    const chosen = lookUp(asObject(node['choices']) ?? {}, choice);
    return of === type && (chosen === value || (chosen === undefined && isDefault));
  });
  if (!set) problems.add('lint-provokes-not-chosen', { choice: `${type}.${choice}`, value }, ['provokes']);
}

function lintPlan(problems: Problems, outline: Outline): void {
  const plan = itemsOf(outline.root['plan']);
  // A design that is broken by itself, or bounds for a search, need nobody to act.
  const { load, faults, expect } = outline.root;
  if (plan.length === 0 && load === undefined && faults === undefined && itemsOf(expect).length === 0) {
    problems.add('lint-nothing-happens', {}, outline.root['plan'] === undefined ? ['flows'] : ['plan'], 'key');
  }
  plan.forEach((item, index) => {
    const node = asObject(item) ?? {};
    const [who, does, instance] = [asText(node['who']), asText(node['does']), asText(node['flow'])];
    if (who === undefined || does === undefined || instance === undefined) return;
    const flow = flowOfInstance(outline, instance);
    const role = lookUp(flow?.description?.acts ?? {}, does)?.by;
    if (role === undefined) return;
    const expected = role === OPERATOR ? OPERATOR : asText(lookUp(asObject(flow?.node['parties']) ?? {}, role));
    // The staff of a flow may also be named by the participant they work for; who that is, only the flow knows.
    if (expected === undefined || expected === OPERATOR || expected === who) return;
    problems.add('lint-act-by-other', { who, act: does, role, expected }, ['plan', index, 'who']);
  });
}
