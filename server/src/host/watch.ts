/** Watching files on the disk: changes, gathered for a moment, are told in one go. */

import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { watch, type ChokidarOptions, type FSWatcher } from 'chokidar';

/** Milliseconds in which further changes are waited for: saving a file and unpacking a folder are many events. */
const GATHERED = 150;

/** Milliseconds after which what was told is looked at again: where much changes at once, the system may leave a change out. */
const SECOND_LOOK = 2000;

/** A set of watched folders. What is there already counts as a change too, once: it may have changed before it was watched. */
export interface Watch {
  /** Watches these folders and no others. */
  set(folders: Iterable<string>): void;
  close(): Promise<void>;
}

/** Watches folders for configurations and fact files, in the folders themselves only. */
export function watchConfigs(onChange: () => void): Watch {
  const isConfig = (path: string): boolean => path.endsWith('.json');
  return new FolderWatch({ depth: 0, ignored: (path, stats) => stats?.isFile() === true && !isConfig(path) }, isConfig, onChange);
}

/** Watches folders with all that is in them, hidden names and node_modules aside. */
export function watchFolders(onChange: () => void): Watch {
  const isHidden = (path: string): boolean => /^(?:\..+|node_modules)$/.test(basename(path));
  return new FolderWatch({ followSymlinks: false, ignored: isHidden }, () => true, onChange);
}

class FolderWatch implements Watch {
  private folders = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private readonly watcher: FSWatcher;

  /** What `ignored` says holds inside the folders, not for the folders themselves: somebody named them. */
  constructor(
    { ignored, ...options }: ChokidarOptions & { ignored: (path: string, stats?: Stats) => boolean },
    matters: (path: string) => boolean,
    private readonly onChange: () => void,
  ) {
    const watcher = watch([], { ...options, ignored: (path, stats) => !this.folders.has(path) && ignored(path, stats) });
    this.watcher = watcher;
    watcher.on('all', (event, path) => {
      if (event === 'addDir' || matters(path)) this.changed(); // a folder is told of when it begins to be watched
    });
    watcher.on('error', () => undefined); // a folder that cannot be watched is read all the same; what it holds is then as of the last change elsewhere
  }

  set(folders: Iterable<string>): void {
    const before = this.folders;
    this.folders = new Set(folders);
    this.watcher.unwatch([...before].filter((folder) => !this.folders.has(folder)));
    this.watcher.add([...this.folders].filter((folder) => !before.has(folder)));
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.watcher.close();
  }

  private changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.onChange();
      this.timer = setTimeout(this.onChange, SECOND_LOOK);
    }, GATHERED);
  }
}
