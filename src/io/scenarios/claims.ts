import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Bilingual } from '../../core/bilingual.ts';
import { JsonCursor } from '../../core/json-cursor.ts';
import { claimVerdicts, type Claim } from '../../results/claim.ts';
import { asUserWrites } from '../files/find.ts';
import { packageRoot } from '../files/package-root.ts';
import { readJsonFile } from '../read/strict-json.ts';

const FILE = 'claims.json';

/** Statements that scenarios put to the test, by folder of scenarios, each file read once. */
export class ClaimShelf {
  private readonly folders = new Map<string, readonly Claim[]>();

  /** Those that a scenario file may name: of the `claims.json` beside it, beside its folder, else of what ships. */
  around(scenario: string): readonly Claim[] {
    const folder = dirname(resolve(scenario));
    const shipped = join(packageRoot(), 'scenarios');
    const place = [folder, dirname(folder), shipped].find((one) => existsSync(join(one, FILE)));
    return place === undefined ? [] : this.of(place);
  }

  private of(folder: string): readonly Claim[] {
    let claims = this.folders.get(folder);
    if (claims === undefined) {
      claims = readClaims(asUserWrites(folder));
      this.folders.set(folder, claims);
    }
    return claims;
  }
}

/**
 * Reads `claims.json` of a folder of scenarios; without one there are none.
 *
 * @throws InputError `claims-format` with the place of what is not understood; what strict reading refuses.
 */
export function readClaims(folder: string): Claim[] {
  const file = join(folder, FILE);
  if (!existsSync(file)) return [];
  const document = readJsonFile(asUserWrites(file));
  const root = new JsonCursor(document.value, 'claims-format', (pointer) => document.place(pointer));
  return root
    .only('claims')
    .at('claims')
    .items()
    .map((item): Claim => {
      item.only('id', 'source', 'said', 'holds', 'finding');
      return {
        id: item.at('id').text(),
        ...(item.has('source') && { source: item.at('source').text() }),
        said: both(item.at('said')),
        holds: item.at('holds').oneOf(claimVerdicts),
        finding: both(item.at('finding')),
      };
    });
}

function both(item: JsonCursor): Bilingual {
  const text = item.only('zh', 'en');
  return { zh: text.at('zh').text(), en: text.at('en').text() };
}
