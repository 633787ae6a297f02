/** Bundles the programs into dist/ with esbuild, and puts beside them what the segmenter and the reader of PDF need. */

import { Buffer } from 'node:buffer';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { BUNDLES, ROOT } from './bundles.mjs';
import { dictionaries } from './dictionary.mjs';
import { nativeFiles } from './native.mjs';
import { pdfFiles } from './pdf.mjs';

const dist = join(ROOT, 'dist');
const bundled = (await Promise.all(BUNDLES.map((bundle) => build(bundle)))).flatMap(({ outputFiles }) => outputFiles);
const beside = [...dictionaries().map(({ name, content }) => ({ path: join('dictionary', name), contents: Buffer.from(content) })), ...nativeFiles(), ...pdfFiles()];
const outputs = [...bundled, ...beside.map(({ path, contents }) => ({ path: join(dist, path), contents }))];

// Each file appears at once and whole: a test or an editor that runs meanwhile never meets half a program. One that is
// there already stays: a native module that is loaded cannot be replaced everywhere.
mkdirSync(dist, { recursive: true });
for (const { path, contents } of outputs) {
  if (existsSync(path) && readFileSync(path).equals(contents)) continue;
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, path);
}
const built = new Set(outputs.flatMap(({ path }) => withFolders(relative(dist, path))));
for (const name of readdirSync(dist, { recursive: true })) if (!built.has(name.split('/').join(sep))) rmSync(join(dist, name), { recursive: true, force: true });

/** A path and the folders on the way to it. */
function withFolders(path) {
  return path === '.' ? [] : [path, ...withFolders(dirname(path))];
}
