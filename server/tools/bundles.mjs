/** What esbuild is asked to make: the programs in dist/. Shared by the build and by the notices of what is bundled. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
const IMPORT_META_URL = "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;";

/** What an index holds depends on these folders: a change in one makes indexes be built anew. */
function dataVersion() {
  const hash = createHash('sha256');
  for (const folder of ['text', 'document', 'extract', 'facts', 'corpus', 'host/corpus-index', 'host/ingest']) {
    const root = join(ROOT, 'server', 'src', folder);
    for (const name of readdirSync(root, { recursive: true }).sort()) if (/\.(?:ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(root, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** jsonc-parser's default build (UMD) cannot be bundled. */
export const ALIAS = { 'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js' };
export const OUTSIDE = ['nodejieba', 'unpdf', 'vscode'];

/** Native modules, the editor, and pdf.js, which few runs need, stay outside. */
const common = {
  absWorkingDir: ROOT,
  outdir: 'dist',
  write: false,
  metafile: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  alias: ALIAS,
  format: 'cjs',
  banner: { js: IMPORT_META_URL },
  define: { WENHENG_VERSION: JSON.stringify(version), WENHENG_DATA: JSON.stringify(dataVersion()), 'import.meta.url': 'importMetaUrl' },
  external: OUTSIDE,
  loader: { '.json': 'copy' }, // tables stay files: as program text they would be read and compiled at every start
  assetNames: 'facts/[name]',
  logLevel: 'warning',
};

/** The pages of the editor's panels: programs of their own, for a browser that reaches nothing. */
const pages = { absWorkingDir: ROOT, outdir: 'dist/webview', write: false, metafile: true, bundle: true, platform: 'browser', target: 'chrome122', format: 'iife', minify: true, legalComments: 'none', logLevel: 'warning' };

/** The command line interface, readable, with what starts it, and its threads; and the editor's two halves, small: they are what the VSIX holds. */
export const BUNDLES = [
  { ...common, entryPoints: { 'cli-program': 'server/src/cli/index.ts' } },
  { ...common, entryPoints: { cli: 'server/src/cli/start.ts' }, banner: { js: `#!/usr/bin/env node\n${IMPORT_META_URL}` } },
  { ...common, entryPoints: { 'check-thread': 'server/src/host/check-threads/thread.ts' } },
  { ...common, entryPoints: { 'index-thread': 'server/src/host/corpus-index/thread.ts', 'reading-thread': 'server/src/host/corpus-index/reading-thread.ts', server: 'server/src/lsp/index.ts', extension: 'client/src/extension.ts' }, minify: true, legalComments: 'none' },
  { ...pages, entryPoints: { targets: 'client/webview/targets.ts', reuse: 'client/webview/reuse.ts', panel: 'client/webview/panel.css' } },
];
