/** Where this program keeps what it can make anew (缓存目录). */

import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of all caches: `WENHENG_CACHE_DIR`, or where the platform keeps caches. A relative path counts as not said. */
export function cacheFolder(environment: Environment, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const said = (name: string): string | undefined => (isAbsolute(environment[name] ?? '') ? environment[name] : undefined);
  const own = said('WENHENG_CACHE_DIR');
  if (own !== undefined) return own;
  if (platform === 'win32') return join(said('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'wenheng', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'wenheng');
  return join(said('XDG_CACHE_HOME') ?? join(home, '.cache'), 'wenheng');
}
