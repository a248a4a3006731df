import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '../../core/errors.ts';
import type { Model } from '../../scenario/model.ts';
import { readStoredPlan, storedPlan, type CorpusFile, type StoredPlan } from '../../search/corpus/plan-file.ts';
import type { SearchPlan } from '../../search/plan/plan.ts';
import { asUserWrites, slashes } from '../files/find.ts';
import { writeWhole } from '../files/write-whole.ts';
import { readJsonFile } from '../read/strict-json.ts';

/** A corpus as it was read. */
export interface ReadCorpus {
  readonly plans: readonly SearchPlan[];
  /** Plans that mean nothing any more, because the scenario has changed. */
  readonly stale: number;
}

/** Greatest size of a corpus file in bytes: no more is written, and none that is larger is read. */
const CORPUS_LIMIT = 32 * 1024 * 1024;

/** The file in which the corpus of a scenario lies. */
function corpusFile(folder: string, scenario: string): string {
  return join(folder, `${scenario}.corpus.json`);
}

/**
 * Plans of earlier searches of this scenario, in the order in which they were found; none if there is no file.
 * @throws InputError `corpus-format` for a file that is no corpus; what strict reading refuses.
 */
export function readCorpus(folder: string, model: Model): ReadCorpus {
  const path = corpusFile(folder, model.scenario.id);
  if (!existsSync(path)) return { plans: [], stale: 0 };
  const document = readJsonFile(asUserWrites(path), CORPUS_LIMIT);
  const value = document.value as Partial<CorpusFile> | null;
  const isCorpus =
    typeof value === 'object' &&
    value?.schemaVersion === 1 &&
    Array.isArray(value.plans) &&
    value.plans.every(isStored);
  if (!isCorpus) throw new InputError('corpus-format', { file: document.file }, { file: document.file });
  const plans = value.plans.map((stored) => readStoredPlan(model, stored, { file: document.file }));
  const good = plans.filter((plan) => plan !== null);
  return { plans: good, stale: plans.length - good.length };
}

function isStored(value: unknown): value is StoredPlan {
  if (typeof value !== 'object' || value === null) return false;
  const { plan, until } = value as { plan?: unknown; until?: unknown };
  const isItem = (item: unknown): boolean => typeof item === 'object' && item !== null;
  return Array.isArray(plan) && plan.every(isItem) && (until === undefined || typeof until === 'string');
}

/** Refuses a folder that nothing can be written into, before any work is done for it. @throws InputError `file-not-writable`. */
export function requireFolder(folder: string): void {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError('file-not-writable', { file: slashes(folder), reason }, { file: slashes(folder) });
  }
}

/** A folder with those above it. Node's own recursive way never returns where the system has no such name to give. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Writes the corpus of a scenario whole or not at all: whoever is interrupted keeps the one before. Of more plans than
 * `limit` bytes hold the first are kept: each of them reached something that none before it had.
 */
export function writeCorpus(folder: string, model: Model, plans: readonly SearchPlan[], limit = CORPUS_LIMIT): void {
  const path = corpusFile(folder, model.scenario.id);
  const head = `{\n  "schemaVersion": 1,\n  "scenario": ${JSON.stringify(model.scenario.id)},\n  "plans": [`;
  requireFolder(folder);
  writeWhole(path, lines(head, plans, model, limit));
}

/** One plan a line: a difference between two corpora shows which plans came and went. */
function* lines(head: string, plans: readonly SearchPlan[], model: Model, limit: number): Generator<string> {
  const tail = plans.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
  let left = limit - Buffer.byteLength(head) - Buffer.byteLength(tail);
  yield head;
  for (const [i, plan] of plans.entries()) {
    const line = `${i === 0 ? '' : ','}\n    ${JSON.stringify(storedPlan(model, plan))}`;
    left -= Buffer.byteLength(line);
    if (left < 0) break;
    yield line;
  }
  yield tail;
}
