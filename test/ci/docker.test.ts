/**
 * The image for runners without network (.ci/Dockerfile). It is not built here: tests have neither Docker nor a registry. Its instructions are followed in folders
 * instead, with npm and apt-get stood in for, and what would be the image is run.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { config, put, ROOT, workspace, type Ran } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, WARNING } from '../support/drafts.js';
import { followDockerfile, type Image } from '../support/image.js';
import { clone, pathWith, standInForNpm } from '../support/repository.js';

const DOCKERFILE = readFileSync(join(ROOT, '.ci', 'Dockerfile'), 'utf8');
const IGNORED = readFileSync(join(ROOT, '.ci', 'Dockerfile.dockerignore'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** Optional where we develop, required in the image: where it could not be built, that part is left out. */
const SEGMENTER = existsSync(join(ROOT, 'node_modules', 'nodejieba', 'build', 'Release', 'nodejieba.node'));

/** What Docker is sent: nothing (`*`) but what is named after an exclamation mark. */
function context(): string {
  const [all, ...named] = IGNORED;
  assert.equal(all, '*');
  const [from, to] = [clone(), workspace({})];
  for (const line of named) {
    assert.match(line, /^![^*?[]+$/);
    const path = line.slice(1);
    mkdirSync(dirname(join(to, path)), { recursive: true });
    cpSync(join(from, path), join(to, path), { recursive: true });
  }
  return to;
}

describe('the image', () => {
  let image: Image;
  before('its instructions can be followed', () => {
    image = followDockerfile(DOCKERFILE, context(), { path: pathWith(standInForNpm()), leftOut: (command) => command.startsWith('apt-get ') || (!SEGMENTER && command.includes('nodejieba')) });
  });

  /** Runs the image's command with folders in the places where they would be mounted. */
  function docker(words: readonly string[], mounted: Readonly<Record<string, string>> = {}): Ran {
    for (const [path, content] of Object.entries(mounted)) put(image.root, path, content);
    const [command = '', ...rest] = image.entrypoint;
    const environment = Object.fromEntries(Object.entries(image.environment).map(([name, value]) => [name, value.startsWith('/') ? join(image.root, value) : value]));
    const { status, stdout, stderr } = spawnSync(join(image.root, 'usr', 'local', 'bin', command), [...rest, ...words], { cwd: join(image.root, image.workdir), env: { PATH: dirname(process.execPath), ...environment }, encoding: 'utf8' });
    return { code: status, stdout, stderr };
  }

  it('checks mounted drafts against a mounted corpus, with nothing beside it but Node', () => {
    const { code, stdout, stderr } = docker(['check', '.', '--corpus', '../语料', '--fail-on', 'warning'], { 'work/甲.md': WARNING, 'work/乙.md': CLEAN, '语料/意见.txt': CORPUS_TEXT, 'work/wenheng.config.json': config({ asOf: '2026-11-22', territory: '示例市' }) });
    assert.equal(code, 1, stderr);
    assert.match(stdout, /outdated-meeting/);
    assert.match(stdout, /duplicate-clause/);
    assert.equal(stderr, '');
  });

  it('has the rule pages, the dictionaries and the segmenter', () => {
    assert.match(docker(['explain', 'outdated-meeting']).stdout, /outdated-meeting/);
    assert.ok(statSync(join(image.root, 'opt/wenheng/dist/dictionary')).isDirectory());
    if (!SEGMENTER) return;
    const segmenter = spawnSync(process.execPath, ['-e', "require('nodejieba')"], { cwd: join(image.root, 'opt', 'wenheng', 'dist'), encoding: 'utf8' });
    assert.equal(segmenter.status, 0, segmenter.stderr);
  });

  it('shows its help when it is called without words', () => {
    const { code, stdout } = docker(image.command);
    assert.equal(code, 0);
    assert.match(stdout, /用法 wenheng/);
  });

  it('keeps indexes where any user may write, is not root, and names its base by tag', () => {
    assert.equal(image.environment['WENHENG_CACHE_DIR'], '/cache');
    assert.equal(statSync(join(image.root, 'cache')).mode & 0o7777, 0o1777);
    assert.equal(image.user, 'node');
    assert.match(image.from, /^node:20-[a-z-]+$/);
  });
});
