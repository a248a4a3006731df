import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { suggest } from '../../core/suggest.ts';
import { table } from '../../report/text/table.ts';
import { factsCatalogue } from '../../rules/catalogue/catalogue.ts';
import { type Hook, hookNames, hooks } from '../../rules/catalogue/hooks.ts';
import type { FactSpec } from '../../rules/catalogue/spec.ts';
import { operatorsFor } from '../../rules/operators.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** `fenproof rules facts`: the hooks, or what can be stated at one of them. */
export function listFacts(args: RulesArguments & { readonly hook: string | null }, terminal: Terminal): ExitCode {
  const { lang } = args;
  const style = styleOf(terminal);
  const head = (name: string) => ({ title: message(`head-rules-${name}`)[lang] });
  const hook = args.hook === null ? null : requireHook(args.hook);
  const facts = factsCatalogue.names
    .map((name) => ({ name, spec: factsCatalogue.specOf(name)! }))
    .filter(({ spec }) => hook === null || spec.hooks.includes(hook));
  if (args.format === 'json') {
    terminal.out(
      `${JSON.stringify(
        facts.map(({ name, spec }) => factJson(name, spec)),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  if (hook === null) {
    const rows = hookNames.map((name) =>
      [name, hooks[name].label[lang], hooks[name].fires[lang], countAt(name)].map((text) => ({ text })),
    );
    terminal.out(table(['hook', 'label', 'fires', 'facts'].map(head), rows, style));
    terminal.out(`${message('rules-facts-hint')[lang]}\n`);
    return 0;
  }
  const { label, fires, actor } = hooks[hook];
  terminal.out(`${style.bold(`${hook} · ${label[lang]}`)}\n${fires[lang]}\n`);
  terminal.out(`${message('rules-hook-actor', { actor: actor[lang] })[lang]}\n\n`);
  const rows = facts.map(({ name, spec }) =>
    [name, typeText(spec), mayBe(spec, lang), spec.label[lang], noteText(spec, lang)].map((text) => ({ text })),
  );
  terminal.out(table(['fact', 'type', 'may-be', 'label', 'note'].map(head), rows, style));
  return 0;
}

function requireHook(word: string): Hook {
  const found = hookNames.find((name) => name === word);
  if (found !== undefined) return found;
  const suggestion = suggest(word, hookNames);
  const params = { word, known: hookNames.join(', ') };
  throw new InputError('rule-unknown-hook', suggestion === undefined ? params : { ...params, suggestion });
}

function countAt(hook: Hook): string {
  return String(factsCatalogue.specs.filter((spec) => spec.hooks.includes(hook)).length);
}

function noteText({ values, note }: FactSpec, lang: 'zh' | 'en'): string {
  return [...(values === undefined ? [] : [values.join(' | ')]), ...(note === undefined ? [] : [note[lang]])].join(
    '; ',
  );
}

function typeText({ type, unit, ratioOf }: FactSpec): string {
  if (ratioOf !== undefined) return `${ratioOf[0]} / ${ratioOf[1]}`;
  return unit === undefined ? type : `${type} (${unit})`;
}

function mayBe({ mayBeNone, mayBeUnknown }: FactSpec, lang: 'zh' | 'en'): string {
  const words = [...(mayBeNone === true ? ['none'] : []), ...(mayBeUnknown === true ? ['unknown'] : [])];
  return words.map((word) => message(`rules-may-be-${word}`)[lang]).join(', ');
}

function factJson(name: string, spec: FactSpec): object {
  const { type, unit, values, mayBeNone, mayBeUnknown, ratioOf, hooks: at, label, note } = spec;
  const operators = operatorsFor(type);
  return { name, type, unit, values, mayBeNone, mayBeUnknown, ratioOf, hooks: at, operators, label, note };
}
