import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { dayOf, formatDate, parseDate } from '../../core/time.ts';
import { slashes } from '../../io/files/find.ts';
import { writeWhole } from '../../io/files/write-whole.ts';
import { parseStrictJson, readJsonFile } from '../../io/read/strict-json.ts';
import { editedText } from '../../io/rules/edit-file.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import { pageBeside } from '../../io/rules/pages.ts';
import { Problems } from '../../rules/format/problems.ts';
import { readRule } from '../../rules/format/read-rule.ts';
import { pageChecks, textChecks } from '../../rules/lint/text-checks.ts';
import { draftOf, type Promotion, promotionEdits, unwritten } from '../../rules/new-rule/promotion.ts';
import { printJson } from '../../rules/print-json.ts';
import { promotedRegimes } from '../../rules/regimes/write-regimes.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';
import { requireRule } from './rules-common.ts';

interface PromoteArguments extends RulesArguments {
  readonly id: string;
  readonly readBy: string;
  readonly on: string;
  /** First day of the period; null: the only draft there is. */
  readonly period: string | null;
  /** Words of the law, verbatim. */
  readonly text: string | null;
}

/** Name of the log in the folder of rules. */
const LOG = 'promotions.json';

/** `fenproof rules promote`: somebody has read the text, so a draft becomes enforced, and who and when is kept. */
export function promoteRule(args: PromoteArguments, terminal: Terminal): ExitCode {
  const { rulebook, files } = loadRulebookWithCases(args.rules);
  const rule = requireRule(rulebook, args.id);
  const readBy = args.readBy.trim();
  if (readBy === '') throw new InputError('promote-nobody');
  const on = parseDate(args.on, { file: '--on' });
  if (on > dayOf(Date.now())) throw new InputError('promote-future', { date: formatDate(on) });
  const from = args.period === null ? null : parseDate(args.period, { file: '--period' });
  const { period, index } = draftOf(rule, from);
  const marks = [...textChecks([rule], []), ...pageChecks(rule, pageBeside(rule.document.file))];
  const mark = unwritten(
    rule,
    period.pointer,
    marks.filter(({ code }) => code === 'lint-to-be-written'),
  );
  if (mark !== undefined) throw new InputError('promote-unwritten', { id: rule.id }, mark.place);
  const promotion: Promotion = {
    ...{ rule: rule.id, period: formatDate(period.from), readBy, readOn: formatDate(on) },
    ...{ was: { status: 'draft', confidence: period.confidence }, ...(args.text !== null && { text: args.text }) },
  };
  const text = editedText(rule.document.text, promotionEdits(index, promotion));
  const problems = new Problems();
  readRule(parseStrictJson(text, rule.document.file), rulebook.catalogue, rulebook.parameters, problems);
  problems.throwIfAny();
  const log = slashes(join(files.root, LOG));
  const logged = logWith(log, promotion);
  const regimes = files.regimes && promotedRegimes(files.regimes, rule, period);
  writeWhole(rule.document.file, [text]);
  writeWhole(log, [logged]);
  if (regimes !== undefined) writeWhole(files.regimes!.file, [regimes]);
  const params = { id: rule.id, period: promotion.period, file: rule.document.file, log };
  terminal.out(`${message('promoted', params)[args.lang]}\n`);
  return 0;
}

function logWith(file: string, promotion: Promotion): string {
  const old = existsSync(file) ? readJsonFile(file) : undefined;
  const list = old === undefined ? [] : (old.value as { promotions?: unknown } | null)?.promotions;
  if (!Array.isArray(list)) throw new InputError('promote-log', { file }, old!.place(''));
  return printJson({ promotions: [...(list as unknown[]), promotion] });
}
