/** nodejieba for the VSIX, which holds no node_modules: what runs of it, put where the programs in dist/ look first. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILES = ['package.json', 'index.js', 'LICENSE', 'build/Release/nodejieba.node'];

/** Paths below dist/ and contents. None where nodejieba is not installed, or not built. */
export function nativeFiles() {
  const folder = folderOf('nodejieba');
  if (!folder || !FILES.every((file) => existsSync(join(folder, file)))) return [];
  return FILES.map((file) => ({ path: join('node_modules/nodejieba', file), contents: readFileSync(join(folder, file)) }));
}

function folderOf(name) {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
