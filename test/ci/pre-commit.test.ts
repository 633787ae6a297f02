/** The hook for pre-commit (.pre-commit-hooks.yaml): packed, installed and called as pre-commit does. Only what asks the registry for dependencies is left out. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { config, testCache, workspace, type Ran } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../support/drafts.js';
import { clone, linkPackages, pathWith, readYaml } from '../support/repository.js';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly types: readonly string[];
  readonly require_serial: boolean;
}

describe('the hook for pre-commit', () => {
  const [hook, ...others] = readYaml<Hook[]>('.pre-commit-hooks.yaml') as [Hook, ...Hook[]];
  const prefix = workspace({});

  before('npm pack prints the package’s name and nothing else, having built it; then it is installed', () => {
    const repository = clone();
    linkPackages(repository);
    const { stdout, stderr, status } = spawnSync('npm', ['pack'], { cwd: repository, env: { PATH: pathWith(), HOME: workspace({}) }, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
    assert.equal(stdout, `wenheng-${version}.tgz\n`);
    const folder = join(prefix, 'lib', 'node_modules', 'wenheng');
    mkdirSync(folder, { recursive: true });
    assert.equal(spawnSync('tar', ['-xzf', join(repository, stdout.trim()), '--strip-components=1', '-C', folder]).status, 0);
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    mkdirSync(join(prefix, 'bin'));
    for (const [name, file] of Object.entries(bin)) symlinkSync(join(folder, file), join(prefix, 'bin', name));
  });

  /** Calls the hook with names of files, after the arguments of the user's configuration. */
  function call(files: Readonly<Record<string, string>>, names: readonly string[], args: readonly string[] = []): Ran & { folder: string } {
    const folder = workspace(files);
    const [command = '', ...words] = hook.entry.split(' ');
    const { status, stdout, stderr } = spawnSync(command, [...words, ...args, ...names], { cwd: folder, env: { PATH: pathWith(join(prefix, 'bin')), LANG: 'zh_CN.UTF-8', WENHENG_CACHE_DIR: testCache() }, encoding: 'utf8' });
    return { code: status, stdout, stderr, folder };
  }

  const FILES = { 'wenheng.config.json': config({ territory: '示例市', asOf: '2026-11-22' }), '甲.md': WARNING, '乙 稿.md': ERROR, '丙.md': CLEAN, '$(touch pwned).md': WARNING, '语料/意见.txt': CORPUS_TEXT };

  it('stops a commit of a draft with errors, and shows why', () => {
    const { code, stdout, stderr } = call(FILES, ['乙 稿.md', '丙.md']);
    assert.equal(code, 1, stderr);
    assert.match(stdout, /乙 稿\.md/);
    assert.match(stdout, /heading-sequence/);
  });

  it('lets pass what has no errors, unless its arguments want more', () => {
    assert.equal(call(FILES, ['甲.md', '丙.md']).code, 0);
    assert.equal(call(FILES, ['甲.md', '丙.md'], ['--fail-on=warning', '--corpus=语料']).code, 1);
  });

  it('holds the files of a commit against each other, in one run', () => {
    assert.equal(hook.require_serial, true);
    assert.match(call({ ...FILES, '丁.md': CLEAN }, ['丙.md', '丁.md']).stdout, /duplicate-across-drafts/);
  });

  it('takes names of files as data', () => {
    const { code, stdout, folder } = call(FILES, ['$(touch pwned).md']);
    assert.equal(code, 0);
    assert.match(stdout, /\$\(touch pwned\)\.md/);
    assert.ok(!existsSync(join(folder, 'pwned')));
  });

  it('is called for drafts', () => {
    const chosen = (name: string): boolean => new RegExp(hook.files).test(name);
    assert.deepEqual(['a.md', '文稿/方案.txt', 'x.policy', 'x.policy.md', 'x.gw'].filter(chosen).length, 5);
    assert.deepEqual(['a.docx', 'wenheng.config.json', 'md', 'a.mdx', 'x.whx'].filter(chosen), []);
    assert.deepEqual([hook.id, hook.language, hook.types, others], ['wenheng', 'node', ['text'], []]);
  });
});
