/** Bundles the command line interface into dist/ with esbuild. Native modules and their loaders stay outside the bundle. */

import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'server/src/cli/index.ts' },
  outdir: 'dist',
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
chmodSync('dist/cli.js', 0o755);
