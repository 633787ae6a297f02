/** The template for GitLab CI (.ci/gitlab.yml): its script runs as a runner would run it, with the variables of the job; the image is stood in for by the built command. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, workspace, type Ran } from '../support/cli.js';
import { CORPUS_TEXT, CLEAN, ERROR, WARNING } from '../support/drafts.js';
import { pathWith, readYaml, wenhengCommand } from '../support/repository.js';

interface Job {
  readonly image: { readonly name: string; readonly entrypoint: readonly string[] };
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly cache: { readonly paths: readonly string[] };
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: Readonly<Record<'codequality' | 'junit', string>> };
}

const TEMPLATE = readYaml<{ '.wenheng': Job; wenheng: { extends: string } }>('.ci', 'gitlab.yml');
const JOB = TEMPLATE['.wenheng'];

describe('the GitLab template', () => {
  const command = wenhengCommand();
  const FILES = { 'wenheng.config.json': config({ territory: '示例市', asOf: '2026-11-22' }), '文稿/甲.md': WARNING, '文稿/乙 稿.md': ERROR, '丙.md': CLEAN, '语料/意见.txt': CORPUS_TEXT };

  /** Runs the job's script in the project's folder, with a shell that knows no more than POSIX. */
  function job(files: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}, shell = 'sh'): Ran & { folder: string } {
    const folder = workspace(files);
    const expanded = Object.entries({ ...JOB.variables, ...variables }).map(([name, value]) => [name, value.replace('$CI_PROJECT_DIR', folder)]);
    const { status, stdout, stderr } = spawnSync(shell, ['-e', '-c', JOB.script.join('\n')], { cwd: folder, env: { PATH: pathWith(command), LANG: 'zh_CN.UTF-8', CI_PROJECT_DIR: folder, ...Object.fromEntries(expanded) }, encoding: 'utf8' });
    return { code: status, stdout, stderr, folder };
  }

  for (const shell of ['sh', 'bash']) {
    it(`reports code quality and tests and fails as check does (${shell})`, () => {
      const { code, stdout, stderr, folder } = job(FILES, {}, shell);
      assert.equal(code, 1, stderr);
      assert.match(stdout, /heading-sequence/);
      const { reports, paths, when } = JOB.artifacts;
      const quality = JSON.parse(readFileSync(join(folder, reports.codequality), 'utf8')) as { check_name: string; location: { path: string } }[];
      const of = (rule: string): string[] => quality.filter(({ check_name: name }) => name === rule).map(({ location }) => location.path);
      assert.deepEqual([of('heading-sequence'), of('outdated-meeting')], [['文稿/乙 稿.md'], ['文稿/甲.md']]);
      assert.match(readFileSync(join(folder, reports.junit), 'utf8'), /<testsuite name="文稿\/乙 稿\.md"/);
      assert.deepEqual([...paths].sort(), Object.values(reports).sort());
      assert.equal(when, 'always', 'a job that fails has its reports too');
    });
  }

  it('hands its variables on, a value on each line', () => {
    const variables = { WENHENG_PATHS: '文稿/乙 稿.md\n丙.md', WENHENG_CORPUS: '语料\n更 多', WENHENG_AS_OF: '2026-11-01', WENHENG_FAIL_ON: 'warning', WENHENG_OPTIONS: '--rule=heading-sequence=off\n--rule=duplicate-clause=warning\n--format=json=报 告.json' };
    const { code, stderr, folder } = job({ ...FILES, '更 多/意见.txt': CORPUS_TEXT }, variables);
    assert.equal(code, 1, stderr);
    const { files, summary } = JSON.parse(readFileSync(join(folder, '报 告.json'), 'utf8')) as { files: { path: string; asOf: string; findings: { rule: string }[] }[]; summary: Record<string, number> };
    assert.deepEqual(files.map(({ path, asOf }) => `${path} ${asOf}`), ['文稿/乙 稿.md 2026-11-01', '丙.md 2026-11-01']);
    assert.equal(summary['corpusDocuments'], 2);
    assert.ok(files.flatMap(({ findings }) => findings).some(({ rule }) => rule === 'duplicate-clause'));
    assert.equal(job(FILES, { WENHENG_FAIL_ON: 'never' }).code, 0);
    assert.equal(job(FILES, { WENHENG_PATHS: '没有.md' }).code, 2);
  });

  it('keeps the index in the folder that it caches', () => {
    const { folder } = job(FILES, { WENHENG_CORPUS: '语料' });
    assert.deepEqual(JOB.cache.paths, ['.wenheng-cache/']);
    assert.ok(existsSync(join(folder, '.wenheng-cache')));
  });

  it('takes variables as data', () => {
    for (const evil of ['"; touch pwned; "', '$(touch pwned)', '`touch pwned`', '; touch pwned', '* $(touch pwned)', "'; touch pwned; '"]) {
      for (const name of ['WENHENG_PATHS', 'WENHENG_CORPUS', 'WENHENG_AS_OF', 'WENHENG_FAIL_ON', 'WENHENG_OPTIONS']) {
        const { code, folder } = job(FILES, { [name]: evil });
        assert.equal(code, 2, `${name}=${evil}`);
        assert.ok(!existsSync(join(folder, 'pwned')), `${name}=${evil}`);
      }
    }
  });

  it('runs in an image that is a command itself, and is ready to be extended', () => {
    assert.deepEqual(JOB.image.entrypoint, ['']);
    assert.equal(JOB.image.name, '$WENHENG_IMAGE');
    assert.ok('WENHENG_IMAGE' in JOB.variables);
    assert.equal(TEMPLATE.wenheng.extends, '.wenheng');
  });
});
