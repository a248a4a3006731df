import { join } from 'node:path';
import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { parseDate } from '../../core/time.ts';
import { slashes } from '../../io/files/find.ts';
import { writeWhole } from '../../io/files/write-whole.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import { REGIMES } from '../../io/rules/rule-files.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import type { SectorAverage, StatedRegimes } from '../../rules/regimes/regime-file.ts';
import { wordLabels } from '../../rules/explain-rule/labels.ts';
import { regimeOf, type Topic, topicsOf } from '../../rules/regimes/regime.ts';
import { statedRegimes } from '../../rules/regimes/stated.ts';
import { completedRegimes } from '../../rules/regimes/write-regimes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';

interface RegimesArguments extends RulesArguments {
  readonly date: string | null;
  readonly write: boolean;
}

/** `fenproof rules regimes`: what holds on a day by topic; with `--write` it completes the file that tests it. */
export function regimesCommand(args: RegimesArguments, terminal: Terminal): ExitCode {
  const { lang } = args;
  const { rulebook, files } = loadRulebookWithCases(args.rules);
  const stated = statedRegimes(rulebook, files.regimes);
  const topics = topicsOf(rulebook.rules, rulebook.parameters.values());
  if (args.write) {
    const head = headOf(files.regimes?.value);
    const { text, added } = completedRegimes(topics, stated, head);
    const file = files.regimes?.file ?? slashes(join(files.root, REGIMES));
    writeWhole(file, [text]);
    terminal.out(`${message('regimes-written', { file, added })[lang]}\n`);
    return 0;
  }
  if (args.date === null) throw new InputError('regimes-date-or-write');
  const day = parseDate(args.date, { file: '--date' });
  terminal.out(
    args.format === 'json' ? regimesJson(topics, stated, day) : regimesText(topics, stated, day, args, rulebook),
  );
  return 0;
}

/** What stands in the file before its days. */
function headOf(value: unknown): Record<string, unknown> {
  const { $schema = './schema/regimes.schema.json', note } = (value ?? {}) as Record<string, unknown>;
  return { $schema, ...(note !== undefined && { note }) };
}

function averagesOn({ averages }: StatedRegimes, topic: Topic, day: number): SectorAverage[] {
  return averages.filter(
    (one) => one.topic === topic.name && one.from <= day && (one.to === undefined || day <= one.to),
  );
}

function regimesJson(topics: readonly Topic[], stated: StatedRegimes, day: number): string {
  const shown = topics.map((topic): [string, object] => {
    const averages = averagesOn(stated, topic, day).map(({ text, source }) => ({ text, source }));
    return [topic.name, { ...regimeOf(topic, day), sectorAverages: averages }];
  });
  return `${JSON.stringify(Object.fromEntries(shown), null, 2)}\n`;
}

function regimesText(
  topics: readonly Topic[],
  stated: StatedRegimes,
  day: number,
  { lang }: RegimesArguments,
  { parameters, rule: ruleOf }: Rulebook,
): string {
  const blocks = topics.flatMap((topic): string[] => {
    const { rules, parameters: values } = regimeOf(topic, day);
    const averages = averagesOn(stated, topic, day);
    const lines = [
      ...Object.entries(rules).map(([id, text]) => `  ${id} (${sinceText(text, lang)}): ${ruleOf(id)!.title[lang]}`),
      ...Object.entries(values).map(
        ([name, value]) => `  ${parameters.get(name)!.label[lang]} (${name}): ${valueText(value)}`,
      ),
      ...averages.map(({ text, source }) => `  ${message('regimes-average', { text: text[lang], source })[lang]}`),
    ];
    return lines.length === 0 ? [] : [`${topic.name}\n${lines.join('\n')}\n`];
  });
  return blocks.length === 0 ? `${message('regimes-nothing')[lang]}\n` : blocks.join('\n');
}

/** "enforced since 2018-06-30" as the reader says it. */
function sinceText(text: string, lang: Language): string {
  const [status, from] = text.split(' since ') as [string, string];
  return message('regimes-since', { status: wordLabels[status]![lang], from })[lang];
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
