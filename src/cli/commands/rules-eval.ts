import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { suggest } from '../../core/suggest.ts';
import { parseDate } from '../../core/time.ts';
import { readStandardInput } from '../../io/files/standard-input.ts';
import { parseStrictJson, readJsonFile } from '../../io/read/strict-json.ts';
import { loadRulebook } from '../../io/rules/load-rulebook.ts';
import { table } from '../../report/text/table.ts';
import { hookNames } from '../../rules/catalogue/hooks.ts';
import { evaluateFacts, type Evaluation } from '../../rules/evaluate-facts.ts';
import { wordLabels } from '../../rules/explain-rule/labels.ts';
import type { ExitCode } from '../exit-code.ts';
import { styleOf } from '../style.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';

interface EvalArguments extends RulesArguments {
  readonly hook: string;
  readonly date: string;
  /** A file, or `-` for standard input. */
  readonly facts: string;
  readonly contractDate: string | null;
  readonly instructionDate: string | null;
}

/** `fenproof rules eval`: what the rules of a day say about facts that are stated. Whatever they say, it is no failure. */
export async function evalRules(args: EvalArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const day = (option: string, text: string | null): number | undefined =>
    text === null ? undefined : parseDate(text, { file: option });
  const hook = hookNames.find((name) => name === args.hook);
  if (hook === undefined) {
    const suggestion = suggest(args.hook, hookNames);
    const params = { word: args.hook, known: hookNames.join(', ') };
    throw new InputError('rule-unknown-hook', suggestion === undefined ? params : { ...params, suggestion });
  }
  const dates = {
    event: day('--date', args.date)!,
    contract: day('--contract-date', args.contractDate),
    instruction: day('--instruction-date', args.instructionDate),
  };
  const document =
    args.facts === '-' ? parseStrictJson(await readStandardInput(), '<stdin>') : readJsonFile(args.facts);
  const evaluations = evaluateFacts(loadRulebook(args.rules), hook, dates, document);
  if (args.format === 'json') terminal.out(`${JSON.stringify(evaluations.map(evaluationJson), null, 2)}\n`);
  else terminal.out(evaluationText(evaluations, lang, terminal));
  return 0;
}

function evaluationJson({ rule, status, explanation }: Evaluation): object {
  const because = explanation.because.map((leaf) => ({
    ...{
      fact: leaf.fact,
      label: leaf.label,
      operator: leaf.operator,
      actual: leaf.actual.en,
      allowed: leaf.allowed.en,
    },
    ...{ allowedBy: leaf.allowedBy, truth: leaf.truth, pointer: leaf.pointer },
  }));
  const named = new Set(because.map(({ fact }) => fact));
  const unknown = explanation.wouldDecide
    .filter((fact) => !named.has(fact))
    .map((fact) => ({ fact, truth: 'unknown' }));
  return { rule: rule.id, status, outcome: explanation.outcome, because: [...because, ...unknown] };
}

function evaluationText(evaluations: readonly Evaluation[], lang: 'zh' | 'en', terminal: Terminal): string {
  const heads = ['rule', 'status', 'outcome', 'because'].map((name) => ({
    title: message(`head-rules-${name}`)[lang],
  }));
  const rows = evaluations.map(({ rule, status, explanation: { outcome, because, wouldDecide } }) => {
    const reasons = because.map(({ label, actual }) => `${label[lang]}: ${actual[lang]}`);
    const missing =
      wouldDecide.length === 0 ? [] : [message('case-would-decide', { facts: wouldDecide.join(', ') })[lang]];
    const texts = [rule.id, wordLabels[status]![lang], wordLabels[outcome]![lang], [...reasons, ...missing].join('; ')];
    return texts.map((text) => ({ text }));
  });
  return table(heads, rows, styleOf(terminal));
}
