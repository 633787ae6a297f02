/**
 * The extension as its publisher packs it (VSIX 安装包): for Linux on x64 with the native segmenter, and universal, without it.
 *
 * What a VSIX holds is listed in .vscodeignore. It is put together in a folder of its own, where the manifest says only what an editor
 * reads and the notices name only what is there, and packed by vsce.
 */

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { ROOT } from './bundles.mjs';
import { noticesFor } from './notices.js';

/** `universal` runs everywhere; the others hold native code. */
export const TARGETS = ['linux-x64', 'universal'] as const;
export type Target = (typeof TARGETS)[number];

const README = 'docs/extension.md';
const NOTICES = 'THIRD_PARTY_NOTICES';
/** The native module and what only it reads. */
const SEGMENTER = /^dist\/(?:node_modules\/nodejieba|dictionary)\//;
const NATIVE_MODULE = 'dist/node_modules/nodejieba/build/Release/nodejieba.node';
/** What the manifest says to others than the editor. */
const NOT_FOR_THE_EDITOR = ['scripts', 'bin', 'dependencies', 'devDependencies', 'optionalDependencies', 'allowScripts', 'vsce', 'private'];
const READABLE = 0o644;

/** Packs what the build has made, and gives the file, which is named as vsce names it. */
export async function packVsix(target: Target, folder: string): Promise<string> {
  const files = await contents(target);
  const stage = mkdtempSync(join(tmpdir(), 'wenheng-vsix-'));
  try {
    for (const path of files) copy(path, stage);
    write(join(stage, 'package.json'), manifest());
    write(join(stage, 'README.md'), readFileSync(join(ROOT, README), 'utf8'));
    write(join(stage, NOTICES), noticesFor(files));
    write(join(stage, '.vscodeignore'), ''); // vsce misses it otherwise, and does not pack it
    mkdirSync(folder, { recursive: true });
    const file = join(folder, fileName(target));
    rmSync(file, { force: true });
    vsce(stage, ['package', '--no-dependencies', '--allow-missing-repository', ...(target === 'universal' ? [] : ['--target', target]), '--out', file]);
    return file;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Called as a program, because it talks much; what it says is shown where it fails. */
function vsce(cwd: string, words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules/@vscode/vsce/vsce'), ...words], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`vsce ${words.join(' ')} failed\n${stdout}${stderr}`);
}

/** `wenheng-linux-x64-0.1.0.vsix`, `wenheng-0.1.0.vsix` */
export function fileName(target: Target): string {
  const { name, version } = packageJson() as { name: string; version: string };
  return target === 'universal' ? `${name}-${version}.vsix` : `${name}-${target}-${version}.vsix`;
}

/** Size of a file for people. */
export function sizeOf(file: string): string {
  return `${(statSync(file).size / 1024 / 1024).toFixed(2)} MB`;
}

/** Paths from the package's root. */
async function contents(target: Target): Promise<string[]> {
  const listed = (await listFiles({ cwd: ROOT, packageManager: PackageManager.None })).filter((path) => path !== 'README.md'); // which vsce lists always, and which is another one here
  if (target === 'universal') return listed.filter((path) => !SEGMENTER.test(path));
  if (!listed.includes(NATIVE_MODULE)) throw new Error(`${NATIVE_MODULE} is missing: nodejieba is not installed, or not built`);
  if (!isForLinuxOnX64(readFileSync(join(ROOT, NATIVE_MODULE)))) throw new Error(`${NATIVE_MODULE} is not for ${target}: pack it on such a machine`);
  return listed;
}

/** Whether a program says of itself in its first bytes (ELF) that it is one for this processor. */
function isForLinuxOnX64(program: Buffer): boolean {
  return program.subarray(0, 4).toString('latin1') === '\x7fELF' && program.readUInt16LE(18) === 0x3e;
}

/** What the editor and the gallery read of package.json. */
function manifest(): string {
  return `${JSON.stringify(Object.fromEntries(Object.entries(packageJson()).filter(([key]) => !NOT_FOR_THE_EDITOR.includes(key))), undefined, 2)}\n`;
}

function packageJson(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
}

/** Rights depend on nobody's umask: the same sources make the same bytes. */
function copy(path: string, stage: string): void {
  mkdirSync(dirname(join(stage, path)), { recursive: true });
  cpSync(join(ROOT, path), join(stage, path));
  chmodSync(join(stage, path), READABLE);
}

function write(path: string, content: string): void {
  writeFileSync(path, content);
  chmodSync(path, READABLE);
}
