import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import { ioMessages } from '../../../src/core/messages/io.ts';
import { scenarioMessages } from '../../../src/core/messages/scenario.ts';
import { Library, located } from '../../../src/io/scenarios/library.ts';
import { renderInputError, rereadSource } from '../../../src/io/print-error.ts';
import { readJsonFile } from '../../../src/io/read/strict-json.ts';
import { buildModel } from '../../../src/scenario/build/build.ts';
import { loadChannel } from '../../../src/scenario/validate/channel.ts';
import { duplicateIds, lintScenario } from '../../../src/scenario/validate/lint.ts';
import { validateScenario } from '../../../src/scenario/validate/validate.ts';
import { fixtureContext } from '../../support/scenario-fixture.ts';

/*
 * One folder a code: a file with the mistake, and what a user sees, in both languages. After a change of a message run
 * with FENPROOF_UPDATE=1 and read the difference.
 */
const GALLERY = 'test/golden/errors';

const library = await Library.open();

/** Builds a scenario of batch collections with a flow that has a second account for what is pending. */
function buildMerged(): unknown {
  const loaded = library.load(`${GALLERY}/account-roles-merged/input.scenario.json`);
  const flow = library.flows.get('batch-collection')!;
  const accounts = { ...flow.accounts, expected: flow.accounts['pending']! };
  const flows = new Map([[flow.name, { ...flow, accounts, accountNames: Object.keys(accounts) }]]);
  const { calendar, rails } = library;
  try {
    return buildModel(loaded.scenario, loaded.document.file, { flows, channels: loaded.channels, calendar, rails });
  } catch (error) {
    throw error instanceof InputError ? located(error, [loaded.document]) : error;
  }
}

/** Fixed pieces of every message, which are no messages themselves. */
const PIECES = new Set(['did-you-mean', 'fix-label']);

/** Inputs that cannot lie in a folder as they are. */
const SPECIAL: Readonly<Record<string, () => unknown>> = {
  'account-roles-merged': buildMerged,
  'file-not-found': () => readJsonFile(`${GALLERY}/file-not-found/input.json`),
  'file-is-a-directory': () => readJsonFile(`${GALLERY}/file-is-a-directory`),
  'file-not-regular': () => readJsonFile('/dev/null'),
  'file-unreadable': () => readJsonFile(`${GALLERY}/file-unreadable/input\u0000.json`),
  'file-too-large': () => readJsonFile(`${GALLERY}/file-too-large/input.json`, 100),
};

/** Does with the input of a folder what a command would do, and returns the problem that comes of it. */
function problemOf(code: string): InputError {
  try {
    const special = SPECIAL[code];
    if (special !== undefined) special();
    else {
      const folder = join(GALLERY, code);
      const inputs = readdirSync(folder).filter((name) => name.endsWith('.json'));
      const documents = inputs.map((name) => readJsonFile(`${GALLERY}/${code}/${name}`));
      for (const document of documents) {
        if (document.file.endsWith('.channel.json')) loadChannel(document);
        if (!document.file.endsWith('.scenario.json')) continue;
        validateScenario(document, fixtureContext);
      }
      const found = [...duplicateIds(documents), ...documents.flatMap((one) => lintScenario(one, fixtureContext))];
      const warning = found.find((one) => one.code === code);
      if (warning !== undefined) return warning;
    }
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`the input of ${code} has no problem`);
}

const folders = readdirSync(GALLERY);

describe('the gallery of input errors', () => {
  it('has a folder for every code of reading and of scenario files, and no folder of an unknown code', () => {
    const codes = [...Object.keys(ioMessages), ...Object.keys(scenarioMessages)].filter((code) => !PIECES.has(code));
    expect(codes.filter((code) => !folders.includes(code))).toEqual([]);
  });

  it.each(folders)('%s reads as it should', (code) => {
    const problem = problemOf(code);
    expect([problem.code, ...problem.also.map((one) => one.code)]).toContain(code);
    for (const lang of ['zh', 'en'] as const) {
      const rendered = renderInputError(problem, lang, rereadSource);
      expect(rendered).not.toContain('{{');
      const file = join(GALLERY, code, `expected.${lang}.txt`);
      if (process.env['FENPROOF_UPDATE'] === '1') writeFileSync(file, rendered);
      expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(rendered);
    }
  });

  it('never says in Chinese what it says in English', () => {
    for (const code of folders) {
      const [zh, en] = ['zh', 'en'].map((lang) => readFileSync(join(GALLERY, code, `expected.${lang}.txt`), 'utf8'));
      expect([code, /\p{Script=Han}/u.test(zh!), zh === en]).toEqual([code, true, false]);
    }
  });
});
