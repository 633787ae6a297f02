/** The release script (发布): built from a tag of a scratch repository, with the packages that are installed already; and what it refuses. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, ROOT, workspace, type Ran } from '../support/cli.js';
import { clone } from '../support/repository.js';
import { openVsix } from '../support/vsix.js';

const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
const NATIVE = existsSync(join(ROOT, 'dist', 'node_modules', 'nodejieba', 'build'));

describe('npm run release', () => {
  const repository = clone();
  const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');

  before('a repository whose first tag is ready to be released', () => {
    git('init', '--quiet');
    commit({ 'CHANGELOG.md': changelog.replace(new RegExp(`^## ${VERSION}.*$`, 'm'), `## ${VERSION} (2026-11-22)`) }, `v${VERSION}`);
  });

  function git(...words: string[]): string {
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false', ...words], { cwd: repository, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  }

  function commit(files: Readonly<Record<string, string>>, tag: string): void {
    for (const [path, content] of Object.entries(files)) put(repository, path, content);
    git('add', '--all');
    git('commit', '--quiet', '--message', tag);
    git('tag', tag);
  }

  function release(...words: string[]): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['server/tools/release.mjs', ...words], { cwd: repository, encoding: 'utf8' });
    return { code: status, stdout, stderr };
  }

  it('makes both VSIX files and the npm tarball, with sums that are right', function () {
    if (!NATIVE) this.skip();
    const out = join(workspace({}), 'release');
    const { code, stderr } = release(`v${VERSION}`, '--out', out, '--modules', join(ROOT, 'node_modules'));
    assert.equal(code, 0, stderr);
    const made = [`wenheng-${VERSION}.tgz`, `wenheng-${VERSION}.vsix`, `wenheng-linux-x64-${VERSION}.vsix`];
    assert.deepEqual(readdirSync(out).sort(), ['SHA256SUMS', ...made]);
    openVsix(join(out, made[1]!), 'universal');
    const { files } = openVsix(join(out, made[2]!), 'linux-x64');
    assert.match(files.get('changelog.md')!, /\(2026-11-22\)/);
    const sums = made.map((name) => `${createHash('sha256').update(readFileSync(join(out, name))).digest('hex')}  ${name}\n`);
    assert.equal(readFileSync(join(out, 'SHA256SUMS'), 'utf8'), sums.join(''));
    assert.equal(git('worktree', 'list').trim().split('\n').length, 1, 'a worktree is left behind');
    assert.equal(git('status', '--porcelain'), '', 'something is left behind');
  });

  it('refuses what is no tag of a version, or none that is there', () => {
    for (const words of [[], ['main'], ['v1'], [`v${VERSION}`, 'v2.0.0']]) assert.match(refusal(...words), /name the tag/);
    assert.match(refusal('v9.9.9'), /there is no tag v9\.9\.9/);
  });

  it('refuses a tag whose files say another version', () => {
    git('tag', 'v9.0.0');
    assert.match(refusal('v9.0.0'), new RegExp(`package\\.json at the tag says version ${VERSION}, not 9\\.0\\.0`));
  });

  it('refuses a version of which the changelog does not tell, or tells as unreleased', () => {
    const manifest = (path: string, version: string): string => readFileSync(join(ROOT, path), 'utf8').replace(`"version": "${VERSION}"`, `"version": "${version}"`);
    const files = { 'package.json': manifest('package.json', `${VERSION}1`), 'package-lock.json': manifest('package-lock.json', `${VERSION}1`) };
    commit(files, `v${VERSION}1`);
    assert.match(refusal(`v${VERSION}1`), /CHANGELOG\.md has no section/); // the section of the shorter number is not it
    git('tag', '--delete', `v${VERSION}1`);
    commit({ 'CHANGELOG.md': `# Changelog\n\n## ${VERSION}1 (unreleased)\n` }, `v${VERSION}1`);
    assert.match(refusal(`v${VERSION}1`), /still calls .* unreleased/);
  });

  it('refuses while changes are not committed', () => {
    put(repository, 'server/tools/unfinished.mjs', '');
    assert.match(refusal(`v${VERSION}`), /changes that are not committed/);
  });

  function refusal(...words: string[]): string {
    const { code, stdout, stderr } = release(...words);
    assert.deepEqual([code, stdout], [2, '']);
    return stderr;
  }
});
