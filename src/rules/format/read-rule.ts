import type { JsonDocument } from '../../core/json-document.ts';
import { formatDate, parseDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Hook, hookNames, hooks } from '../catalogue/hooks.ts';
import { readBilingual } from './literals.ts';
import type { Parameter } from './parameter-file.ts';
import { hint, Node, type Problems } from './problems.ts';
import { LARGEST_TREE, readConditions, type TreeScope } from './read-tree.ts';
import type { Citation, DecidedBy, Period, Rule, Tree } from './rule-file.ts';
import { bases, confidences, severities, statuses } from './words.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads one rule and checks everything about it that does not need another rule. Problems go to `problems`. */
export function readRule(
  document: JsonDocument,
  catalogue: Catalogue,
  parameters: ReadonlyMap<string, Parameter>,
  problems: Problems,
): Rule | undefined {
  const before = problems.count;
  const root = Node.root(document, problems);
  const required = [
    'id',
    'title',
    'message',
    'effective',
    'hook',
    'decidedBy',
    'breachedBy',
    'appliesWhen',
    'conditions',
  ];
  if (!root.closed(required, ['$schema', 'definitions'])) return undefined;
  const id = readId(root.at('id'), document.file);
  const title = readBilingual(root.at('title'));
  const periods = readPeriods(root.at('effective'));
  const hook = readHook(root.at('hook'));
  if (hook === undefined) return undefined;
  const decidedBy = readDecidedBy(root.at('decidedBy'), hook, catalogue);
  const breachedBy = readBreachedBy(root.at('breachedBy'), hook, catalogue);
  const used = new Set<Parameter>();
  const { appliesWhen, conditions } = readTrees(root, { catalogue, parameters, hook, used });
  const message = readMessage(root.at('message'), { catalogue, parameters, hook, used });
  checkParametersCover(periods, used, root);
  if (problems.count > before) return undefined;
  return {
    ...{ id: id!, topic: topicOf(document.file), title: title!, message: message!, periods, hook },
    ...{ decidedBy: decidedBy!, breachedBy: breachedBy!, appliesWhen: appliesWhen!, conditions: conditions! },
    ...{ parameters: [...used], document },
  };
}

function readHook(node: Node): Hook | undefined {
  const { value } = node;
  const isName = (hookNames as readonly unknown[]).includes(value);
  const labelled = isName
    ? undefined
    : hookNames.find((name) => hooks[name].label.zh === value || hooks[name].label.en === value);
  if (labelled === undefined) return node.oneOf(hookNames, 'rule-unknown-hook');
  node.problem('rule-unknown-hook', { word: value as string, known: hookNames.join(', '), suggestion: labelled });
  return undefined;
}

function readId(node: Node, file: string): string | undefined {
  const id = node.text();
  if (id === undefined) return undefined;
  if (!ID.test(id)) node.problem('rules-bad-name', { name: id });
  const name = file.split('/').at(-1)!;
  if (name.endsWith('.rule.json') && name !== `${id}.rule.json`) node.problem('rule-file-name', { id, file: name });
  return id;
}

function topicOf(file: string): string {
  return file.split('/').at(-3) ?? '-';
}

function readPeriods(node: Node): Period[] {
  const periods = node.value === undefined ? [] : node.elements().flatMap((item) => readPeriod(item) ?? []);
  for (const [i, period] of periods.entries()) {
    const next = periods[i + 1];
    if (next === undefined) break;
    const overlaps = period.to === undefined || next.from <= period.to;
    if (!overlaps && next.from > period.from) continue;
    const place = node.document.place(`${next.pointer}/from`);
    node.problems.add(next.from <= period.from ? 'rule-periods-out-of-order' : 'rule-periods-overlap', {}, place);
  }
  return periods;
}

function readPeriod(node: Node): Period | undefined {
  const required = ['from', 'status', 'severity', 'basis', 'confidence', 'citation'];
  if (!node.closed(required, ['to', 'reason'])) return undefined;
  const date = (key: string): number | undefined => (node.has(key) ? node.at(key).attempt(parseDate) : undefined);
  const openEnd = node.has('to') && isOpenEnd(node.at('to').value);
  if (openEnd) node.at('to').problem('rule-period-open');
  const [from, to] = [date('from'), openEnd ? undefined : date('to')];
  const status = node.at('status').oneOf(statuses, 'rule-unknown-word');
  const severity = node.at('severity').oneOf(severities, 'rule-unknown-word');
  const basis = node.at('basis').oneOf(bases, 'rule-unknown-word');
  const confidence = node.at('confidence').oneOf(confidences, 'rule-unknown-word');
  const citation = readCitation(node.at('citation'), basis === 'law' || basis === 'operator-rule');
  const reason = node.has('reason') ? readBilingual(node.at('reason')) : undefined;
  if (from !== undefined && to !== undefined && to < from) node.at('to').problem('rule-period-ends-before-start');
  if (status === 'draft' && !node.has('reason')) node.problem('rule-draft-needs-reason');
  if (status === 'enforced' && (confidence === 'recalled' || confidence === 'uncertain')) {
    // Nobody has seen a text. Law may not be claimed then; a practice may be enforced if somebody says why.
    if (basis === 'law') node.at('status').problem('rule-enforced-unread', { confidence });
    else if (!node.has('reason')) node.problem('rule-enforced-needs-reason', { confidence });
  }
  if (from === undefined || status === undefined || severity === undefined) return undefined;
  if (basis === undefined || confidence === undefined || citation === undefined) return undefined;
  return { from, to, status, severity, basis, confidence, citation, reason, pointer: node.pointer };
}

/** What somebody writes who means that a period has no end: it has no `to`. */
function isOpenEnd(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'string' && /^(?:|open|none|null|now|present|至今|长期|无|无限期)$/i.test(value.trim()))
  );
}

function readCitation(node: Node, needsDocument: boolean): Citation | undefined {
  if (node.value === undefined) return undefined;
  if (!node.closed(['authority', 'document', 'article'], ['provision', 'summary'])) return undefined;
  const authority = node.at('authority').text();
  const document = node.at('document').value === null ? null : node.at('document').text();
  const article = node.at('article').value === null ? null : node.at('article').text();
  if (document === null && needsDocument) node.at('document').problem('rule-citation-needs-document');
  const provision = node.has('provision') ? readProvision(node.at('provision')) : undefined;
  const summary = node.has('summary') ? readBilingual(node.at('summary')) : undefined;
  if (authority === undefined || document === undefined || article === undefined) return undefined;
  return { authority, document, article, ...(provision && { provision }), ...(summary && { summary }) };
}

function readProvision(node: Node): Citation['provision'] {
  if (!node.closed(['text', 'readBy', 'readOn'])) return undefined;
  const [text, readBy, readOn] = [node.at('text').text(), node.at('readBy').text(), node.at('readOn').text()];
  if (readOn !== undefined) node.at('readOn').attempt(parseDate);
  return text === undefined || readBy === undefined || readOn === undefined ? undefined : { text, readBy, readOn };
}

function readDecidedBy(node: Node, hook: Hook, catalogue: Catalogue): DecidedBy | undefined {
  const word = node.oneOf<DecidedBy>(['contract', 'instruction', ...hookNames], 'rule-unknown-word');
  if (word === undefined || word === hook) return word;
  const date = word === 'contract' || word === 'instruction' ? catalogue.specOf(`${word}.date`) : undefined;
  if (date?.hooks.includes(hook) === true) return word;
  node.problem('rule-decided-by', { word, hook });
  return undefined;
}

function readBreachedBy(node: Node, hook: Hook, catalogue: Catalogue): Rule['breachedBy'] | undefined {
  const name = node.text();
  if (name === undefined) return undefined;
  const parties = catalogue.names.filter((other) => {
    const spec = catalogue.specOf(other)!;
    return spec.type === 'party' && spec.hooks.includes(hook);
  });
  if (parties.includes(name)) return { name, index: catalogue.indexOf(name)! };
  node.problem('rule-breached-by', { word: name, known: parties.join(', '), ...hint(name, parties) });
  return undefined;
}

type Names = Pick<TreeScope, 'catalogue' | 'parameters' | 'hook' | 'used'>;

function readTrees(root: Node, names: Names): { appliesWhen: Tree | undefined; conditions: Tree | undefined } {
  const definitions = root.has('definitions') ? root.at('definitions') : undefined;
  if (definitions !== undefined && !definitions.isObject()) {
    definitions.problem('rules-not-an-object', { found: typeof definitions.value });
  }
  const usedDefinitions = new Set<string>();
  const read = (key: string, guard: boolean): Tree | undefined => {
    const budget = { left: LARGEST_TREE };
    return readConditions(root.at(key), { ...names, definitions, guard, expanding: [], usedDefinitions, budget });
  };
  const trees = { appliesWhen: read('appliesWhen', true), conditions: read('conditions', false) };
  for (const name of definitions?.keys() ?? []) {
    if (!usedDefinitions.has(name)) definitions!.at(name).problem('rule-condition-unused', { name }, 'key');
  }
  return trees;
}

const PLACEHOLDER = /\{\{([\w.-]+)\}\}/g;

/** The placeholders of a message, in the order in which they first appear. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!))];
}

function readMessage(node: Node, names: Names): Rule['message'] | undefined {
  const message = readBilingual(node);
  if (message === undefined) return undefined;
  for (const language of ['zh', 'en'] as const) {
    const [other, at] = [language === 'zh' ? 'en' : 'zh', node.at(language)] as const;
    if (/[{}｛｝]/.test(message[language].replaceAll(PLACEHOLDER, ''))) at.problem('rule-placeholder-malformed');
    const theirs = placeholders(message[other]);
    for (const name of placeholders(message[language])) {
      if (!theirs.includes(name)) node.at(other).problem('rule-placeholder-mismatch', { name, language: other });
      checkPlaceholder(at, name, names);
    }
  }
  return message;
}

function checkPlaceholder(node: Node, name: string, { catalogue, parameters, hook, used }: Names): void {
  const parameter = parameters.get(name);
  if (parameter !== undefined) {
    used.add(parameter);
    return;
  }
  const spec = catalogue.specOf(name);
  if (spec === undefined) {
    const known = [
      ...catalogue.names.filter((fact) => catalogue.specOf(fact)!.hooks.includes(hook)),
      ...parameters.keys(),
    ];
    node.problem('rule-unknown-fact', { fact: name, ...hint(name, known) });
  } else if (!spec.hooks.includes(hook)) {
    node.problem('rule-fact-not-at-hook', { fact: name, hook, known: spec.hooks.join(', ') });
  }
}

/** Each parameter has a value, or is stated to be unknown, on every day of every period. */
function checkParametersCover(periods: readonly Period[], used: ReadonlySet<Parameter>, root: Node): void {
  for (const period of periods) {
    for (const parameter of used) {
      if (parameter.isBroken) continue;
      const gap = firstGap(period, parameter);
      if (gap === undefined) continue;
      const params = { parameter: parameter.name, date: formatDate(gap) };
      root.problems.add('parameter-missing-value', params, root.document.place(period.pointer));
    }
  }
}

function firstGap(period: Period, parameter: Parameter): number | undefined {
  let day = period.from;
  for (const entry of parameter.entries) {
    if (entry.from > day) break;
    if (entry.to === undefined) return undefined;
    if (entry.to >= day) day = entry.to + 1;
  }
  return period.to !== undefined && day > period.to ? undefined : day;
}
