/**
 * The GitHub Action (action.yml): its steps run as a runner would run them, in bash with the variables that GitHub sets, over a clone of the
 * repository in which nothing is installed. Only npm is stood in for, as it would need the network.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, testCache, workspace, type Ran } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../support/drafts.js';
import { clone, pathWith, readYaml, standInForNpm } from '../support/repository.js';

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default?: string; required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const ACTION = readYaml<Action>('action.yml');
const [SETUP, CHECK] = ACTION.runs.steps as [Step, Step];

/** How a step ended, what it appended to GitHub's files, and the workspace. */
interface Stepped extends Ran {
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** The value of an expression in `env`: only inputs occur. */
function resolved(expression: string, inputs: Readonly<Record<string, string>>): string {
  const name = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(expression)?.[1];
  assert.ok(name !== undefined && name in ACTION.inputs, expression);
  return inputs[name] ?? ACTION.inputs[name]!.default ?? '';
}

describe('the GitHub Action', function () {
  const actionPath = clone();
  const npm = standInForNpm();

  /** Runs a step as GitHub's runner does: the script in a file, `bash --noprofile --norc -eo pipefail FILE`, in the workspace. */
  function step({ env = {}, run }: Step, files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}, surroundings: Readonly<Record<string, string>> = {}): Stepped {
    const folder = workspace(files);
    const runner = workspace({ 'script.sh': run, summary: '', output: '' });
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(runner, 'script.sh')], {
      cwd: folder,
      env: {
        PATH: pathWith(npm), HOME: runner, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder, GITHUB_ACTION_PATH: actionPath,
        GITHUB_STEP_SUMMARY: join(runner, 'summary'), GITHUB_OUTPUT: join(runner, 'output'), WENHENG_CACHE_DIR: testCache(),
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, resolved(value, inputs)])),
        ...surroundings,
      },
      encoding: 'utf8',
    });
    const outputs = Object.fromEntries(readFileSync(join(runner, 'output'), 'utf8').split('\n').filter((line) => line !== '').map((line) => /^([a-z-]+)=(.*)$/.exec(line)!.slice(1)));
    return { code: status, stdout, stderr, summary: readFileSync(join(runner, 'summary'), 'utf8'), outputs, folder };
  }

  const FILES = { 'wenheng.config.json': config({ territory: '示例市', asOf: '2026-11-22' }), '文稿/甲.md': WARNING, '文稿/乙 稿.md': ERROR, '语料/意见.txt': CORPUS_TEXT, '丙.md': CLEAN };

  before('its first step installs from the lock file and builds', () => {
    const { code, stderr } = step(SETUP, {});
    assert.equal(code, 0, stderr);
    assert.match(readFileSync(join(actionPath, 'npm.log'), 'utf8'), /^ci --include=dev --include=optional .*\n$/);
    assert.ok(existsSync(join(actionPath, 'dist', 'cli.js')));
  });

  it('installs once: where packages are kept, as on a runner of one’s own, npm is not asked again', () => {
    const { code, stderr } = step(SETUP, {});
    assert.equal(code, 0, stderr);
    assert.equal(readFileSync(join(actionPath, 'npm.log'), 'utf8').trimEnd().split('\n').length, 1);
  });

  it('annotates the findings, writes summary, SARIF and outputs, and fails as check does', () => {
    const { code, stdout, summary, outputs, folder, stderr } = step(CHECK, FILES);
    assert.equal(code, 1, stderr);
    assert.match(stdout, /^::error file=文稿\/乙 稿\.md,line=\d+,.*title=错误 heading-sequence::/m);
    assert.match(stdout, /^::warning file=文稿\/甲\.md,line=5,endLine=5,col=5,endColumn=12,title=警告 outdated-meeting::“党的十九大精神”/m);
    assert.match(summary, /outdated-meeting/);
    assert.match(summary, /heading-sequence/);
    assert.deepEqual(outputs, { 'exit-code': '1', sarif: 'wenheng.sarif' });
    const sarif = JSON.parse(readFileSync(join(folder, 'wenheng.sarif'), 'utf8')) as { version: string; runs: { results: { ruleId: string }[] }[] };
    assert.equal(sarif.version, '2.1.0');
    assert.deepEqual([...new Set(sarif.runs[0]!.results.map(({ ruleId }) => ruleId))].sort(), ['duplicate-across-drafts', 'heading-sequence', 'outdated-meeting']);
  });

  it('gives its outputs from the step that checks', () => {
    assert.equal(CHECK.id, 'check');
    assert.deepEqual(Object.fromEntries(Object.entries(ACTION.outputs).map(([name, { value }]) => [name, value])), { 'exit-code': '${{ steps.check.outputs.exit-code }}', sarif: '${{ steps.check.outputs.sarif }}' });
  });

  it('hands every input on', () => {
    const inputs = { paths: '文稿/甲.md\n\n丙.md\r\n', corpus: '语料\n更多', 'fail-on': 'warning', rules: 'outdated-meeting=info\nduplicate-clause=warning', formats: 'json=报告.json\njunit=报告.xml', sarif: '', lang: 'en', territory: '样例市', level: 'city', 'as-of': '2026-11-01' };
    const { code, stdout, outputs, folder, stderr } = step(CHECK, { ...FILES, '更多/意见.txt': CORPUS_TEXT }, inputs);
    assert.equal(code, 1, stderr);
    assert.deepEqual(outputs, { 'exit-code': '1' });
    assert.ok(!existsSync(join(folder, 'wenheng.sarif')));
    assert.match(stdout, /^::notice file=文稿\/甲\.md,.*title=info outdated-meeting::/m);
    assert.match(stdout, /^::warning file=丙\.md,.*title=warning duplicate-clause::/m);
    assert.doesNotMatch(stdout, /乙 稿/);
    assert.match(readFileSync(join(folder, '报告.xml'), 'utf8'), /<testsuites/);
    const { files, summary } = JSON.parse(readFileSync(join(folder, '报告.json'), 'utf8')) as { files: { territory: string; level: string; asOf: string }[]; summary: { corpusDocuments: number } };
    assert.deepEqual([...new Set(files.map(({ territory, level, asOf }) => `${territory} ${level} ${asOf}`))], ['示例省样例市 city 2026-11-01']);
    assert.equal(summary.corpusDocuments, 2);
    const options = step(CHECK, { ...FILES, '设置.json': config({ rules: { 'heading-sequence': 'off' } }) }, { paths: '文稿', config: '设置.json', only: 'heading-sequence, outdated-meeting', quiet: 'true' });
    assert.equal(options.code, 0, options.stderr);
    assert.match(options.stdout, /outdated-meeting/);
  });

  it('declares what it uses and uses what it declares, and needs no input', () => {
    assert.equal(ACTION.runs.using, 'composite');
    const used = Object.entries(CHECK.env!).map(([variable, value]) => ({ variable, name: /inputs\.([a-z-]+)/.exec(value)![1]! }));
    assert.deepEqual(used.map(({ name }) => name), Object.keys(ACTION.inputs));
    for (const { variable, name } of used) assert.equal(variable, `INPUT_${name.toUpperCase().replaceAll('-', '_')}`);
    for (const { default: value } of Object.values(ACTION.inputs)) assert.equal(typeof value, 'string');
  });

  it('has no expression in a script: what an input says never becomes code', () => {
    for (const { run, shell } of ACTION.runs.steps) {
      assert.doesNotMatch(run, /\$\{\{/);
      assert.equal(shell, 'bash');
    }
  });

  const EVIL = ['"; touch pwned; echo "', '$(touch pwned)', '`touch pwned`', "'; touch pwned #", '| touch pwned', '&& touch pwned', '${IFS}touch pwned', '--fail-on=never', '%0Atouch pwned', '::set-output name=exit-code::0'];
  const TEXTS = Object.keys(ACTION.inputs).filter((each) => each !== 'quiet');
  for (const evil of EVIL) {
    it(`takes ${evil} as data, in all inputs at once`, () => {
      const { code, outputs, folder, stdout } = step(CHECK, FILES, Object.fromEntries(TEXTS.map((name) => [name, evil])));
      assert.ok(!existsSync(join(folder, 'pwned')));
      assert.equal(code, 2, stdout);
      assert.deepEqual(outputs, { 'exit-code': '2' });
    });
  }
  for (const name of TEXTS) {
    it(`takes "; touch pwned; $(touch pwned) as data, in the input ${name} alone`, () => {
      const { code, outputs, folder, stdout } = step(CHECK, FILES, { [name]: '"; touch pwned; $(touch pwned)' });
      assert.ok(!existsSync(join(folder, 'pwned')));
      assert.equal(code, name === 'sarif' ? 1 : 2, stdout);
      assert.deepEqual(outputs, { 'exit-code': String(code), ...(name === 'sarif' && { sarif: '"; touch pwned; $(touch pwned)' }) });
    });
  }

  it('finds a draft whose name is a command, and lets no document write commands', () => {
    const name = '$(touch pwned) ; "x".md';
    const { code, stdout, folder } = step(CHECK, { [name]: WARNING.replace('推动', '::error::假的%0A::stop-commands::推动') }, { paths: name });
    assert.equal(code, 0);
    assert.ok(!existsSync(join(folder, 'pwned')));
    assert.match(stdout, /^::warning file=\$\(touch pwned\) ; "x"\.md,/m);
    assert.doesNotMatch(stdout, /^::stop-commands/m);
  });

  it('refuses a line break where an output could be forged, and a switch that is none', () => {
    const forged = step(CHECK, FILES, { sarif: 'a.sarif\nexit-code=0' });
    assert.equal(forged.code, 2);
    assert.deepEqual(forged.outputs, {});
    assert.match(forged.stderr, /输入 sarif 只能是一行 \(the input sarif must be one line\)/);
    assert.match(step(CHECK, FILES, { quiet: 'yes' }).stderr, /输入 quiet 只能是 true 或 false/);
  });

  it('does not pass off an older report as its own', () => {
    const { code, outputs, stderr } = step(CHECK, { ...FILES, 'wenheng.sarif': '{}' }, { config: '没有.json' });
    assert.equal(code, 2);
    assert.deepEqual(outputs, { 'exit-code': '2' });
    assert.match(stderr, /没有\.json/);
  });

  it('says why nothing could be installed, and fails before anything is checked', () => {
    const offline = workspace({});
    writeFileSync(join(offline, 'npm'), '#!/bin/sh\necho "npm error network" >&2\nexit 1\n', { mode: 0o755 });
    const { code, stderr } = step(SETUP, {}, {}, { GITHUB_ACTION_PATH: clone(), PATH: pathWith(offline) });
    assert.equal(code, 2);
    assert.match(stderr, /npm error network\n依赖安装失败/);
  });
});
