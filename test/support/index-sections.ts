/** Index files for tests: written, and read back completely. */

import { join } from 'node:path';
import type { IndexFile } from '../../server/src/host/index-file/index-file.js';
import { writeIndexFile, type Written } from '../../server/src/host/index-file/writer.js';
import { workspace } from './cli.js';
import { sectionsOf, type Contents } from './index-contents.js';

/** A new index file with these sections. */
export function indexFile(contents: Contents, chunkBytes?: number): Written & { path: string } {
  const path = join(workspace({}), '索引.whx');
  return { path, ...writeIndexFile(path, sectionsOf(contents, chunkBytes)) };
}

/** Everything that a file says of these sections, read in each of the ways. */
export function readAll(index: IndexFile, names: readonly string[]): Contents {
  return Object.fromEntries(names.map((name) => [name, readSection(index, name)]));
}

function readSection(index: IndexFile, name: string): Uint8Array {
  if (name.endsWith('.u32')) {
    const lazy = index.words(name);
    lazy.ensure(0, lazy.length);
    return new Uint8Array(lazy.words.buffer);
  }
  if (name.endsWith('.u16')) {
    const lazy = index.halves(name);
    lazy.ensure(0, lazy.length);
    return new Uint8Array(lazy.halves.buffer);
  }
  return index.bytes(name, 0, index.length(name));
}
