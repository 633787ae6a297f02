/**
 * `npm run release -- TAG`: makes what is published of a tagged version (发布): both VSIX files and the npm tarball, with their SHA-256 sums,
 * in out/release/. All of it is built from the tag alone, in a worktree of its own with its own packages; nothing of the working tree gets in.
 *
 * `--out FOLDER` puts it elsewhere; `--modules FOLDER` takes installed packages instead of asking the registry.
 */

import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { say } from './say.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TAG = /^v(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;
const SUMS = 'SHA256SUMS';
const REFUSED = 2;

function main() {
  const { values, positionals } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'out/release') }, modules: { type: 'string' } }, allowPositionals: true });
  const [tag = ''] = positionals;
  const version = TAG.exec(tag)?.[1];
  if (positionals.length !== 1 || version === undefined) return refuse('请写明标签，如 npm run release -- v0.1.0', 'name the tag, as in npm run release -- v0.1.0');
  const commit = git('rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`);
  if (commit === undefined) return refuse(`没有标签 ${tag}`, `there is no tag ${tag}`);
  if (git('status', '--porcelain') !== '') return refuse('工作区有未提交的改动，它们不会进入发布件；请先提交或撤销', 'the working tree has changes that are not committed, and that would not be released; commit or undo them first');
  const mistake = mistakeIn(version, (path) => git('show', `${commit}:${path}`));
  if (mistake) return refuse(...mistake);
  return build(commit, resolve(values.out), values.modules);
}

/** What of a tag's files speaks against releasing it. */
function mistakeIn(version, read) {
  for (const path of ['package.json', 'package-lock.json']) {
    const { version: found } = JSON.parse(read(path) ?? '{}');
    if (found !== version) return [`标签所指的 ${path} 中版本为 ${found ?? '（无）'}，不是 ${version}`, `${path} at the tag says version ${found ?? '(none)'}, not ${version}`];
  }
  const heading = (read('CHANGELOG.md') ?? '').split('\n').find((line) => line.startsWith(`## ${version}`) && !/[\w.-]/.test(line[`## ${version}`.length] ?? ''));
  if (heading === undefined) return [`CHANGELOG.md 中没有“## ${version}”一节`, `CHANGELOG.md has no section “## ${version}”`];
  if (/unreleased/i.test(heading)) return [`CHANGELOG.md 仍把 ${version} 标为 unreleased，请改为发布日期`, `CHANGELOG.md still calls ${version} unreleased; put its day there`];
  return undefined;
}

/** Builds in a worktree of the commit, which is gone afterwards; the folder of results appears when everything is there. */
function build(commit, out, modules) {
  const scratch = mkdtempSync(join(tmpdir(), 'wenheng-release-'));
  const [tree, made] = [join(scratch, 'tree'), join(scratch, 'made')];
  try {
    if (git('worktree', 'add', '--quiet', '--detach', tree, commit) === undefined) return refuse('无法取出标签的文件', 'the files of the tag could not be checked out');
    if (modules === undefined ? !install(tree) : !link(modules, tree)) return 1;
    mkdirSync(made);
    // The day of the commit stands in the archives instead of today's: the same tag makes the same bytes.
    const env = { ...process.env, SOURCE_DATE_EPOCH: git('log', '-1', '--format=%ct', commit) };
    const steps = [[process.execPath, 'node_modules/tsx/dist/cli.mjs', 'server/tools/package.ts', '--out', made], ['npm', 'pack', '--silent', '--pack-destination', made]];
    for (const [command, ...words] of steps) if (spawnSync(command, words, { cwd: tree, env, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) return refuse('构建未成功', 'the build has failed');
    writeSums(made);
    rmSync(out, { recursive: true, force: true });
    cpSync(made, out, { recursive: true });
  } finally {
    git('worktree', 'remove', '--force', tree);
    rmSync(scratch, { recursive: true, force: true });
    git('worktree', 'prune');
  }
  for (const name of readdirSync(out).sort()) console.log(`${join(out, name)} (${(statSync(join(out, name)).size / 1024 / 1024).toFixed(2)} MB)`);
  return 0;
}

/** Sums as `sha256sum --check` reads them. */
function writeSums(folder) {
  const lines = readdirSync(folder).sort().map((name) => `${createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}  ${name}\n`);
  writeFileSync(join(folder, SUMS), lines.join(''));
}

function link(modules, tree) {
  symlinkSync(resolve(modules), join(tree, 'node_modules'));
  return true;
}

/** What git says to a question about the repository; `undefined` where it fails. */
function git(...words) {
  const { status, stdout } = spawnSync('git', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout.trimEnd() : undefined;
}

function refuse(zh, en) {
  say(zh, en);
  return REFUSED;
}

process.exitCode = main();
