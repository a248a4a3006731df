import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { suggest } from '../../core/suggest.ts';
import { dayOf, parseDate } from '../../core/time.ts';
import { slashes } from '../../io/files/find.ts';
import { writeWhole } from '../../io/files/write-whole.ts';
import { loadRulebook } from '../../io/rules/load-rulebook.ts';
import { shippedRules } from '../../io/rules/rule-files.ts';
import { factsCatalogue } from '../../rules/catalogue/catalogue.ts';
import { hookNames } from '../../rules/catalogue/hooks.ts';
import { ruleTemplate } from '../../rules/new-rule/template.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';

interface NewArguments extends RulesArguments {
  /** `<topic>/<id>`. */
  readonly name: string;
  readonly hook: string | null;
  /** First day; null: today. */
  readonly from: string | null;
}

const NAME = /^([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** Folders of a rulebook that hold something else than rules. */
const TAKEN: readonly string[] = ['parameters', 'schema', 'calendar', 'rails'];

/** `fenproof rules new`: the three files of a draft that loads, with marks where something is to be written. */
export function newRule(args: NewArguments, terminal: Terminal): ExitCode {
  const { lang } = args;
  const [, topic, id] = NAME.exec(args.name) ?? [];
  if (topic === undefined || id === undefined || TAKEN.includes(topic)) {
    throw new InputError('new-rule-name', { name: args.name });
  }
  const hook = hookNames.find((name) => name === (args.hook ?? 'instruction-accepted'));
  if (hook === undefined) {
    const suggestion = suggest(args.hook!, hookNames);
    const params = { word: args.hook!, known: hookNames.join(', ') };
    throw new InputError('rule-unknown-hook', suggestion === undefined ? params : { ...params, suggestion });
  }
  const from = args.from === null ? dayOf(Date.now()) : parseDate(args.from, { file: '--from' });
  const root = args.rules ?? shippedRules();
  const other = existsSync(root) ? loadRulebook(args.rules).rule(id) : undefined;
  const folder = slashes(join(root, topic, id));
  if (other !== undefined || existsSync(folder)) {
    throw new InputError('new-rule-exists', { id, file: other?.document.file ?? folder });
  }
  const template = ruleTemplate(id, hook, from, factsCatalogue);
  mkdirSync(folder, { recursive: true });
  const files = [
    [`${folder}/${id}.rule.json`, template.rule],
    [`${folder}/${id}.cases.json`, template.cases],
    [`${folder}/${id}.md`, template.page],
  ] as const;
  for (const [file, text] of files) writeWhole(file, [text]);
  terminal.out(`${message('new-rule-written', { files: files.map(([file]) => file).join('\n  ') })[lang]}\n`);
  return 0;
}
