import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { differences, HASHES_FILE, shippedHashes } from '../support/hashes.ts';

it('every scenario that ships runs as it did when its hash was frozen; npm run freeze changes that on purpose', async () => {
  const frozen = JSON.parse(readFileSync(HASHES_FILE, 'utf8')) as Record<string, string>;
  expect(Object.keys(frozen).length).toBeGreaterThan(0);
  expect(differences(frozen, await shippedHashes())).toEqual([]);
});

it('a changed, an added and a removed hash are all noticed', () => {
  expect(differences({ a: '1', b: '2' }, { b: '3', c: '4' })).toEqual(['a: 1 -> -', 'b: 2 -> 3', 'c: - -> 4']);
});
