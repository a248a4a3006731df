import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus, writeCorpus } from '../../../../src/io/corpus/corpus.ts';
import { emptyPlan, type SearchPlan } from '../../../../src/search/plan/plan.ts';
import { plantedMistakes, subjectOfPlanted } from '../../../support/planted.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const { model } = await subjectOfPlanted(plantedMistakes()[0]!);

/** A plan of one act whose time tells it from the others. */
const planAt = (ms: number): SearchPlan => ({
  ...emptyPlan,
  acts: [{ at: model.startsAt + ms, stimulus: { kind: 'act', instance: 0, act: 0, arg0: 100, arg1: 0 } }],
});

describe('a corpus file', () => {
  const plans = Array.from({ length: 60_000 }, (_, i) => planAt(i));

  it('of more than four megabytes is read again by the next search', () => {
    const folder = temporaryFolder();
    writeCorpus(folder, model, plans);
    const { size } = statSync(join(folder, `${model.scenario.id}.corpus.json`));
    expect(size).toBeGreaterThan(4 * 1024 * 1024);
    expect(readCorpus(folder, model).plans).toEqual(plans);
  });

  it('is not written larger than it may be read: the plans that came first are kept', () => {
    const folder = temporaryFolder();
    writeCorpus(folder, model, plans.slice(0, 100), 2_000);
    const { size } = statSync(join(folder, `${model.scenario.id}.corpus.json`));
    expect(size).toBeLessThanOrEqual(2_000);
    const kept = readCorpus(folder, model).plans;
    expect(kept.length).toBeGreaterThan(10);
    expect(kept).toEqual(plans.slice(0, kept.length));
  });
});
