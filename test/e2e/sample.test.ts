import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary.ts';
import { buildSample, samples } from '../support/build-sample.ts';

describe('the reports in reports/sample', () => {
  for (const sample of samples) {
    it(`${sample.name}: are what the program writes today, byte for byte`, () => {
      const folder = buildSample(sample, temporaryFolder());
      const kept = join('reports/sample', sample.name);
      expect(readdirSync(kept).sort()).toEqual(readdirSync(folder).sort());
      expect(readdirSync(kept)).toHaveLength(7);
      for (const name of readdirSync(kept)) {
        expect(readFileSync(join(kept, name), 'utf8'), name).toBe(readFileSync(join(folder, name), 'utf8'));
      }
    }, 120_000);
  }
});
