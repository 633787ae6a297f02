/** Where indexes of corpus folders are kept (缓存目录): one entry for each folder and table of territories. */

import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { hash64 } from '../../text/hash.js';
import { realPath } from '../files.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of all entries: `WENHENG_CACHE_DIR`, or where the platform keeps caches. A relative path counts as not said. */
export function cacheFolder(environment: Environment, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const said = (name: string): string | undefined => (isAbsolute(environment[name] ?? '') ? environment[name] : undefined);
  const own = said('WENHENG_CACHE_DIR');
  if (own !== undefined) return own;
  if (platform === 'win32') return join(said('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'wenheng', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'wenheng');
  return join(said('XDG_CACHE_HOME') ?? join(home, '.cache'), 'wenheng');
}

/** The entry of a corpus folder. Its name tells a reader which folder it is for; the hash tells it from others of that name. */
export function entryOf(cache: string, folder: string, tables: string): string {
  const real = realPath(folder);
  const name = basename(real).replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 40);
  return join(cache, `${name || 'corpus'}-${hash64(`${real}\n${tables}`)}`);
}
