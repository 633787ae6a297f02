/** Installs what package-lock.json names, only where it is not installed yet. For `npm start` and `npm test` on a fresh clone. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';
import { CHINESE_FONT, installSystemPackages, NEOVIM, OFFICE, TAR } from './system-packages.mjs';

const LOG_LINES = 25;

/** Makes the packages available in `root`. Gives false, having said why, where that fails. */
export function install(root) {
  const stamp = join(root, 'node_modules', '.wenheng-installed');
  const state = stateOf(root);
  if (read(stamp) === state) return true;
  say('正在安装依赖……', 'installing dependencies…');
  const { status, output } = npm(['ci', '--include=dev', '--include=optional', '--loglevel=warn', '--no-progress'], root);
  if (status !== 0) {
    process.stderr.write(`${output.trimEnd().split('\n').slice(-LOG_LINES).join('\n')}\n`);
    say('依赖安装失败，以上是 npm 日志的末尾。请检查网络与 npm 的 registry 设置，然后重试', 'npm could not install the dependencies; above is the end of its log. Check the network and npm’s registry setting, then try again');
    return false;
  }
  writeFileSync(stamp, state);
  sayWhatLacks(root);
  return true;
}

/** Installs the system's packages that the tests need where they are missing and this may be done, otherwise names them. */
export function installForTests() {
  const { missing } = installSystemPackages([TAR, OFFICE, NEOVIM, CHINESE_FONT]);
  if (missing.length > 0) say(`请先安装：${missing.join('、')}`, `please install: ${missing.join(', ')}`);
}

/** What the installation depends on: the lock file, and the Node.js that native packages are built for. */
function stateOf(root) {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Runs npm: the one that runs this script where there is one, so that PATH and Windows' npm.cmd do not matter. */
function npm(words, cwd) {
  const script = process.env.npm_execpath;
  const options = { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const run = script?.endsWith('.js') ? spawnSync(process.execPath, [script, ...words], options) : spawnSync('npm', words, { ...options, shell: process.platform === 'win32' });
  return { status: run.status, output: run.error ? `${run.error.message}\n` : `${run.stdout}${run.stderr}` };
}

/** nodejieba is optional and native: its absence must be known, and must not stop anything. It loads its native part on first use; in a process of its own, which native code may end. */
function sayWhatLacks(root) {
  if (spawnSync(process.execPath, ['-e', "require('nodejieba').cut('示例')"], { cwd: root }).status === 0) return;
  say('分词组件 nodejieba 未能安装（需要 C++ 编译器），以后按词比对指标的功能将不可用；其余检查不受影响', 'the segmenter nodejieba could not be installed, it needs a C++ compiler: comparing indicators by words will not be available; all other checks are unaffected');
}
