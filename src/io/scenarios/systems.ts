import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '../../core/bilingual.ts';
import { JsonCursor } from '../../core/json-cursor.ts';
import { slashes } from '../files/find.ts';
import { readJsonFile } from '../read/strict-json.ts';

/** A system that scenarios are about: what their `systems` name. */
export interface System {
  readonly id: string;
  readonly title: Bilingual;
}

/** The systems of a folder of scenarios, and those of them that are known to have no scenario yet. */
export interface Systems {
  readonly systems: readonly System[];
  readonly gaps: readonly string[];
}

/**
 * Reads `systems.json` of a folder of scenarios and, where there is one, `known-gaps.json`.
 *
 * @throws InputError `systems-format` with the place of what is not understood; what strict reading refuses.
 */
export function readSystems(folder: string): Systems {
  const systems = open(folder, 'systems.json')
    .at('systems')
    .items()
    .map((item): System => {
      const title = item.only('id', 'title').at('title').only('zh', 'en');
      return { id: item.at('id').text(), title: { zh: title.at('zh').text(), en: title.at('en').text() } };
    });
  const ids = systems.map(({ id }) => id);
  const file = 'known-gaps.json';
  const gaps = existsSync(join(folder, file))
    ? open(folder, file)
        .at('withoutScenario')
        .items()
        .map((item) => item.oneOf(ids))
    : [];
  return { systems, gaps };
}

function open(folder: string, name: string): JsonCursor {
  const document = readJsonFile(slashes(join(folder, name)));
  return new JsonCursor(document.value, 'systems-format', (pointer) => document.place(pointer));
}
