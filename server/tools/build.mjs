/** Bundles the command line interface into dist/ with esbuild. Native modules and their loaders stay outside the bundle. */

import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const { outputFiles } = await build({
  entryPoints: { cli: 'server/src/cli/index.ts' },
  outdir: 'dist',
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  alias: { 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' }, // its default build cannot be bundled (UMD)
  format: 'cjs',
  banner: { js: "#!/usr/bin/env node\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { WENHENG_VERSION: JSON.stringify(version), 'import.meta.url': 'importMetaUrl' },
  external: ['nodejieba', 'vscode'],
  logLevel: 'warning',
});

// Each file appears at once and whole: a test or an editor that runs meanwhile never meets half a program.
mkdirSync('dist', { recursive: true });
for (const { path, contents } of outputFiles) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, path);
}
const built = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of readdirSync('dist')) if (!built.has(name)) rmSync(join('dist', name), { recursive: true, force: true });
