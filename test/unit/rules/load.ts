import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonDocument } from '../../../src/core/json-document.ts';
import { compareText } from '../../../src/core/order.ts';
import { parseStrictJson, readJsonFile } from '../../../src/io/read/strict-json.ts';
import { compileRulebook, type RulebookSources } from '../../../src/rules/compile/rulebook.ts';

export const rulesFolder = fileURLToPath(new URL('../../../rules', import.meta.url));

/** Files under rules/ whose name ends like this, in code-unit order, as paths from rules/ with forward slashes. */
export function ruleFiles(ending: string): string[] {
  return readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(ending) && file !== 'regimes.cases.json')
    .sort(compareText);
}

function documents(files: readonly string[]): JsonDocument[] {
  return files.map((file) => readJsonFile(join(rulesFolder, file)));
}

export function shippedSources(): RulebookSources {
  const parameters = ruleFiles('.json').filter((file) => file.startsWith('parameters/'));
  return { rules: documents(ruleFiles('.rule.json')), parameters: documents(parameters) };
}

export const shippedRulebook = compileRulebook(shippedSources());

export const shippedCases = documents(ruleFiles('.cases.json'));

/** A document with lines and columns, from a value. */
export function documentOf(value: unknown, file = 'made-up.json'): JsonDocument {
  return parseStrictJson(JSON.stringify(value, null, 2), file);
}
