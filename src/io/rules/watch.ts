import { watch } from 'node:fs';

/** Changes that come together are one: an editor writes a file in several steps. */
const QUIET_MS = 60;
/** How often a wait looks whether it should end. */
const POLL_MS = 100;

/** Tells of changes below folders. */
export class FolderWatch {
  #changed = false;
  #last = 0;
  readonly #watchers: readonly { close(): void }[];

  constructor(folders: readonly string[]) {
    this.#watchers = folders.map((folder) =>
      watch(folder, { recursive: true }, () => {
        this.#changed = true;
        this.#last = Date.now();
      }),
    );
  }

  /** Resolves to true after the next change has come to rest, to false as soon as `ended` says so. */
  async changed(ended: () => boolean): Promise<boolean> {
    for (;;) {
      if (ended()) return false;
      if (this.#changed && Date.now() - this.#last >= QUIET_MS) {
        this.#changed = false;
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, this.#changed ? QUIET_MS / 2 : POLL_MS));
    }
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close();
  }
}
