/** Where indexes of corpus folders are kept (缓存目录): one entry for each folder and table of territories. */

import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { hash64 } from '../../text/hash.js';
import { realPath } from '../files.js';

/** The folder itself where it can be written, else another one for this process. */
export function writableCache(cache: string): string {
  return canWrite(cache) ? cache : temporaryCache();
}

/** Whether a folder can be written; it is made where it is not there. */
export function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder that goes with the process. */
export function temporaryCache(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-cache-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The entry of a corpus folder. Its name tells a reader which folder it is for; the hash tells it from others of that name. */
export function entryOf(cache: string, folder: string, tables: string): string {
  const real = realPath(folder);
  const name = basename(real).replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 40);
  return join(cache, `${name || 'corpus'}-${hash64(`${real}\n${tables}`)}`);
}
