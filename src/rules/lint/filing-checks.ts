import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import type { Parameter } from '../format/parameter-file.ts';
import type { Rule } from '../format/rule-file.ts';

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Files that are not where they belong: a rule at `<topic>/<id>/<id>.rule.json`, its cases beside it under its name, the
 * parameters of a group in a file of its name.
 *
 * @param root folder of the rulebook, if it is known how deep rules lie in it
 */
export function filingChecks(
  rules: readonly Rule[],
  cases: readonly JsonDocument[],
  parameters: Iterable<Parameter>,
  root: string | undefined,
): InputError[] {
  const groups = new Set([...parameters].map(({ document }) => document));
  return [
    ...rules.flatMap((rule) => ruleFiling(rule, root)),
    ...cases.flatMap((document) => caseFiling(document, rules)),
    ...[...groups].flatMap(groupFiling),
  ];
}

function ruleFiling({ id, topic, document }: Rule, root: string | undefined): InputError[] {
  const problems = schemaNamed(document, 'rule');
  const told = (code: string, params: Record<string, string>): void => {
    problems.push(new InputError(code, params, document.place('/id')));
  };
  const folders = foldersBelow(document.file, root);
  if (folders !== undefined && folders.length !== 2) told('lint-rule-depth', { id, folder: folders.join('/') });
  else if (folders !== undefined && folders[1] !== id) told('lint-folder-name', { id, folder: folders[1]! });
  else if (folders !== undefined && !NAME.test(topic)) told('lint-topic-name', { topic });
  return problems;
}

/** The folders between a root and a file; undefined if the file is not below it. */
function foldersBelow(file: string, root: string | undefined): string[] | undefined {
  if (root === undefined) return undefined;
  const start = root === '.' ? '' : `${root.replace(/\/+$/, '')}/`;
  return file.startsWith(start) ? file.slice(start.length).split('/').slice(0, -1) : undefined;
}

function caseFiling(document: JsonDocument, rules: readonly Rule[]): InputError[] {
  const problems = schemaNamed(document, 'cases');
  const named = (document.value as { rule?: unknown } | null)?.rule;
  const rule = rules.find(({ id }) => id === named);
  if (rule === undefined) return problems;
  const place = document.place('/rule');
  const name = document.file.split('/').at(-1)!;
  const beside = rules.find((other) => folderOf(other.document.file) === folderOf(document.file));
  // Beside another rule it is told what is wrong already.
  if (beside === undefined) problems.push(new InputError('lint-cases-elsewhere', { id: rule.id }, place));
  else if (beside === rule && name !== `${rule.id}.cases.json`) {
    problems.push(new InputError('lint-cases-file-name', { name, suggestion: `${rule.id}.cases.json` }, place));
  }
  return problems;
}

function groupFiling(document: JsonDocument): InputError[] {
  const { id } = document.value as { id: string };
  const name = document.file.split('/').at(-1)!;
  const problems = schemaNamed(document, 'parameters');
  if (name === `${id}.json`) return problems;
  return [
    ...problems,
    new InputError('lint-group-file-name', { name, suggestion: `${id}.json` }, document.place('/id')),
  ];
}

/** An editor completes what the schema of another kind of file allows. */
function schemaNamed(document: JsonDocument, kind: string): InputError[] {
  const { $schema } = (document.value ?? {}) as { $schema?: unknown };
  if (typeof $schema !== 'string' || $schema.endsWith(`/${kind}.schema.json`)) return [];
  return [new InputError('lint-schema', { kind: `${kind}.schema.json` }, document.place('/$schema'))];
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}
