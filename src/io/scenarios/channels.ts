import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { JsonDocument } from '../../core/json-document.ts';
import { compareText } from '../../core/order.ts';
import type { ChannelFile } from '../../scenario/format.ts';
import { loadChannel } from '../../scenario/validate/channel.ts';
import { asUserWrites } from '../files/find.ts';
import { packageRoot } from '../files/package-root.ts';
import { readJsonFile } from '../read/strict-json.ts';

const ENDING = '.channel.json';

/** A channel file, read and checked. */
export interface ChannelEntry {
  readonly file: string;
  readonly channel: ChannelFile;
  readonly document: JsonDocument;
}

/** Channel files by id, each folder read once. */
export class ChannelShelf {
  private readonly folders = new Map<string, ReadonlyMap<string, ChannelEntry>>();

  /**
   * Channels that a scenario file may use: of the folder `channels` beside it, of the one beside its folder, and those
   * that ship. The nearer one wins.
   */
  around(scenario: string): ReadonlyMap<string, ChannelEntry> {
    const folder = dirname(resolve(scenario));
    const result = new Map<string, ChannelEntry>();
    const shipped = join(packageRoot(), 'scenarios');
    for (const place of [shipped, dirname(folder), folder]) {
      for (const [id, entry] of this.folder(join(place, 'channels'))) result.set(id, entry);
    }
    return result;
  }

  private folder(path: string): ReadonlyMap<string, ChannelEntry> {
    let entries = this.folders.get(path);
    if (entries === undefined) {
      entries = readFolder(path);
      this.folders.set(path, entries);
    }
    return entries;
  }
}

function readFolder(path: string): ReadonlyMap<string, ChannelEntry> {
  if (!existsSync(path)) return new Map();
  const names = readdirSync(path)
    .filter((name) => name.endsWith(ENDING))
    .sort(compareText);
  return new Map(
    names.map((name) => {
      const document = readJsonFile(asUserWrites(join(path, name)));
      const channel = loadChannel(document);
      return [channel.id, { file: document.file, channel, document }];
    }),
  );
}
