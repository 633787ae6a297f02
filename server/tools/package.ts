/**
 * `npm run package`: builds, and packs the extension for every target, or for those that are named: `npm run package -- universal`.
 * `--out FOLDER` says where (otherwise `out/`). Where SOURCE_DATE_EPOCH is set, the same sources make the same bytes.
 */

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './bundles.mjs';
import { say } from './say.mjs';
import { packVsix, sizeOf, TARGETS, type Target } from './vsix.js';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'out') } }, allowPositionals: true });
  const unknown = positionals.filter((name) => !TARGETS.includes(name as Target));
  if (unknown.length > 0) {
    say(`没有这种安装包：${unknown.join('、')}；可选 ${TARGETS.join('、')}`, `no such target: ${unknown.join(', ')}; there are ${TARGETS.join(', ')}`);
    return 2;
  }
  if (spawnSync(process.execPath, ['server/tools/build.mjs'], { cwd: ROOT, stdio: 'inherit' }).status !== 0) return 1;
  let failed = false;
  for (const target of positionals.length > 0 ? (positionals as Target[]) : TARGETS) failed = !(await made(target, resolve(values.out))) || failed;
  return failed ? 1 : 0;
}

/** Where one cannot be made, as the native one elsewhere than on its own system, the others still are. */
async function made(target: Target, folder: string): Promise<boolean> {
  try {
    const file = await packVsix(target, folder);
    console.log(`${file} (${sizeOf(file)})`);
    return true;
  } catch (error) {
    say(`未能生成 ${target} 的安装包：${(error as Error).message}`, `the package for ${target} could not be made`);
    return false;
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
