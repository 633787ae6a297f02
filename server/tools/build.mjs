/** Bundles the programs into dist/ with esbuild. */

import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { BUNDLES, ROOT } from './bundles.mjs';

const dist = join(ROOT, 'dist');
const outputs = (await Promise.all(BUNDLES.map((bundle) => build(bundle)))).flatMap(({ outputFiles }) => outputFiles);

// Each file appears at once and whole: a test or an editor that runs meanwhile never meets half a program.
mkdirSync(dist, { recursive: true });
for (const { path, contents } of outputs) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, path);
}
const built = new Set(outputs.flatMap(({ path }) => [relative(dist, path), dirname(relative(dist, path))]));
for (const name of readdirSync(dist, { recursive: true })) if (!built.has(name.split('/').join(sep))) rmSync(join(dist, name), { recursive: true, force: true });
