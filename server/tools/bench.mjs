/**
 * Bundles a bench of test/bench as the programs are bundled, and runs it: `node server/tools/bench.mjs throughput [ARGUMENTS…]`.
 * What runs from the sources carries helpers of the loader in every closure; a bench measures what is shipped.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ALIAS, OUTSIDE, ROOT } from './bundles.mjs';

const [name, ...rest] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'wenheng-bench-'));
try {
  const outfile = join(folder, `${name}.cjs`);
  await build({ absWorkingDir: ROOT, alias: ALIAS, external: OUTSIDE, entryPoints: [join(ROOT, 'test', 'bench', `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'error' });
  process.exitCode = spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
