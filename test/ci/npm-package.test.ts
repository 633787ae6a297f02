/** The npm package (npm 包): what `npm pack` puts into it, and that the command line works where it is installed, with and without the segmenter. No network. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { config, ROOT, testCache, workspace, type Ran } from '../support/cli.js';
import { clone, linkPackages } from '../support/repository.js';

/** What the package may hold, each of which must be there. */
const CONTENTS: readonly RegExp[] = [
  /^dist\/(?:cli|cli-program|server|index-thread|reading-thread|check-thread)\.js$/,
  /^dist\/facts\/[a-z-]+\.json$/,
  /^dist\/dictionary\/[a-z-]+\.utf8$/,
  /^dist\/cmaps\/[A-Za-z0-9-]+\.bcmap$/,
  /^docs\/rules\/[a-z-]+\.md$/,
  /^docs\/[a-z-]+(?:\.config)?\.schema\.json$/,
  /^(?:README|README\.zh-CN|CHANGELOG)\.md$/,
  /^(?:LICENSE|THIRD_PARTY_NOTICES|package\.json)$/,
];
/** Names of the same words in another order: only the segmenter can tell that they are one indicator. */
const head = (title: string, date: string): string => `---\nterritory: 示例省示例市\ndate: ${date}\n---\n${title}\n\n一、主要目标\n\n`;
const FILES = {
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: ['语料'] }),
  '方案.md': `${head('示例市智能制造行动方案', '2024-05-06')}深入贯彻党的十九大精神，到2027年，新增规模工业企业300家。\n`,
  '语料/规划.txt': `${head('示例市智能制造规划', '2023-05-06')}到2027年，规模工业新增企业350家。\n`,
};

const PACKED = workspace({});

describe('the npm package', () => {
  const installed = workspace({ ...FILES, 'package.json': '{"private":true}' });
  let tarball: string;

  before('is packed, and installed into an empty folder', function () {
    const repository = clone();
    linkPackages(repository);
    tarball = join(PACKED, npm(repository, 'pack', '--silent', '--pack-destination', PACKED).trim());
    const reader = join(PACKED, npm(PACKED, 'pack', '--silent', join(realpathSync(join(ROOT, 'node_modules')), 'unpdf')).trim());
    npm(installed, 'install', '--offline', '--no-audit', '--no-fund', tarball, reader);
  });

  function npm(cwd: string, ...words: string[]): string {
    const { status, stdout, stderr } = spawnSync('npm', words, { cwd, env: { PATH: process.env['PATH'] ?? '', HOME: PACKED, npm_config_cache: join(PACKED, 'cache') }, encoding: 'utf8' });
    assert.equal(status, 0, `npm ${words.join(' ')}\n${stderr}`);
    return stdout;
  }

  function wenheng(...words: string[]): Ran {
    const { status, stdout, stderr } = spawnSync(join(installed, 'node_modules', '.bin', 'wenheng'), words, { cwd: installed, env: { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8', WENHENG_CACHE_DIR: testCache() }, encoding: 'utf8' });
    return { code: status, stdout, stderr };
  }

  interface Report {
    readonly files: readonly { readonly findings: readonly { readonly rule: string }[]; readonly notChecked: readonly { readonly what: string; readonly reason: string }[] }[];
  }

  function report(): { rules: string[]; notChecked: string[] } {
    const { stdout, stderr } = wenheng('check', '方案.md', '--format', 'json');
    assert.equal(stderr, '');
    const { findings, notChecked } = (JSON.parse(stdout) as Report).files[0]!;
    return { rules: findings.map(({ rule }) => rule), notChecked: notChecked.map(({ what, reason }) => `${what}：${reason}`) };
  }

  it('holds the programs, what they read, and what is read about them', () => {
    const { stdout } = spawnSync('tar', ['-tzf', tarball], { encoding: 'utf8' });
    const paths = stdout.trim().split('\n').map((path) => path.replace(/^package\//, ''));
    assert.deepEqual(paths.filter((path) => !CONTENTS.some((pattern) => pattern.test(path))), []);
    assert.deepEqual(CONTENTS.filter((pattern) => !paths.some((path) => pattern.test(path))).map(String), []);
  });

  it('asks for nothing but the reader of PDF and, where it can be had, the segmenter: all else is in the programs', () => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(installed, 'node_modules', 'wenheng', 'package.json'), 'utf8')) as Record<string, object>;
    assert.deepEqual([Object.keys(dependencies!), Object.keys(optionalDependencies!)], [['unpdf'], ['nodejieba']]);
  });

  it('says its version, and explains its rules from their pages', () => {
    assert.match(wenheng('--version').stdout, /^\d+\.\d+\.\d+\n$/);
    assert.match(wenheng('explain', 'outdated-meeting').stdout, /outdated-meeting/);
  });

  it('checks without the segmenter, and says what is left open', () => {
    assert.ok(!existsSync(join(installed, 'node_modules', 'nodejieba')));
    assert.deepEqual(report(), { rules: ['outdated-meeting'], notChecked: ['名称用词相同、次序不同的指标：未安装分词组件 nodejieba'] });
  });

  it('checks with it', function () {
    const nodejieba = join(ROOT, 'node_modules', 'nodejieba');
    if (!existsSync(join(nodejieba, 'build'))) this.skip();
    symlinkSync(realpathSync(nodejieba), join(installed, 'node_modules', 'nodejieba'));
    assert.deepEqual(report(), { rules: ['outdated-meeting', 'target-conflict'], notChecked: [] });
  });
});
