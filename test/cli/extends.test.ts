/** Configurations that extend others and make exceptions: what holds, where it was said (`--print-config`), and what is a mistake. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkJson, config, put, rulesOf, wenheng, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, WARNING } from '../support/drafts.js';

interface Printed {
  readonly file: string | null;
  readonly configuration: string | null;
  readonly extends: string[];
  readonly overrides: string[];
  readonly settings: Record<string, unknown> & { rules: Record<string, string> };
  readonly origins: Record<string, string> & { rules: Record<string, string> };
}

function printed(folder: string, ...words: string[]): Printed {
  const { code, stdout, stderr } = wenheng(['check', '--print-config', ...words], { cwd: folder });
  assert.deepEqual([code, stderr], [0, '']);
  return JSON.parse(stdout) as Printed;
}

function refused(files: Readonly<Record<string, string>>): string {
  const { code, stderr, stdout } = wenheng(['check', 'draft.md'], { cwd: workspace({ 'draft.md': WARNING, ...files }) });
  assert.deepEqual([code, stdout], [2, '']);
  return stderr;
}

describe('extends', () => {
  it('takes what the base says, with paths relative to the base; what is said nearer beats it, rules one by one', () => {
    const folder = workspace({
      'province/base.json': config({ extends: 'rules/strict.json', corpus: 'library', asOf: '2026-01-01', exclude: ['old/**'], rules: { 'outdated-plan': 'off' } }),
      'province/rules/strict.json': JSON.stringify({ rules: { 'outdated-meeting': 'error', 'outdated-plan': 'error' }, level: 'province' }),
      'province/library/意见.txt': CORPUS_TEXT,
      'city/wenheng.config.json': JSON.stringify({ extends: '../province/base.json', territory: '示例市', asOf: '2026-03-03' }),
      'city/a.md': `${CLEAN}\n深入贯彻党的十九大精神。\n`,
      'city/old/b.md': WARNING,
    });
    const { files } = checkJson(['city'], { cwd: folder });
    assert.deepEqual(files.map((file) => [file.path, file.asOf, file.territory, file.level, rulesOf(file).join()]), [['city/a.md', '2026-03-03', '示例省示例市', 'city', 'duplicate-clause,outdated-meeting']]);
    assert.equal(files[0]!.findings[1]!.severity, 'error');
    const { extends: bases, origins, settings } = printed(folder, 'city/a.md');
    assert.deepEqual(bases, ['province/rules/strict.json', 'province/base.json']);
    assert.deepEqual([settings['corpus'], origins['corpus'], origins['territory'], origins['level'], origins['asOf'], origins['exclude']], [['province/library'], 'province/base.json', 'city/wenheng.config.json', 'city/wenheng.config.json', 'city/wenheng.config.json', 'province/base.json']);
    assert.deepEqual([settings.rules['outdated-plan'], origins.rules['outdated-plan'], origins.rules['outdated-meeting'], origins.rules['heading-sequence']], ['off', 'province/base.json', 'province/rules/strict.json', 'default']);
  });

  it('takes several, the later beats the earlier; places are added by their names', () => {
    const folder = workspace({
      'a.json': JSON.stringify({ territories: [{ name: '示例省', level: 'province', children: [{ name: '旧名市', level: 'city' }] }], asOf: '2026-01-01', level: 'county' }),
      'b.json': config({ asOf: '2026-02-02' }),
      'wenheng.config.json': JSON.stringify({ extends: ['a.json', 'b.json'], territories: [{ name: '范例省', level: 'province' }] }),
      'draft.md': WARNING,
    });
    const { settings, origins } = printed(folder, 'draft.md');
    assert.deepEqual([settings['asOf'], origins['asOf'], settings['level'], origins['level']], ['2026-02-02', 'b.json', 'county', 'a.json']);
    assert.deepEqual((settings['territories'] as { name: string; children?: { name: string }[] }[]).map(({ name, children }) => [name, children?.[0]?.name]), [['示例省', '示例市'], ['范例省', undefined]]);
    assert.equal(origins['territories'], 'a.json, b.json, wenheng.config.json');
    assert.equal(printed(folder, 'draft.md', '--territory', '范例省').settings['territory'], '范例省');
  });

  it('may lead to one base by two ways', () => {
    const folder = workspace({ 'base.json': config({ asOf: '2026-01-01' }), 'a.json': '{ "extends": "base.json" }', 'b.json': '{ "extends": "base.json" }', 'wenheng.config.json': '{ "extends": ["a.json", "b.json"] }', 'draft.md': WARNING });
    assert.deepEqual(printed(folder, 'draft.md').extends, ['base.json', 'a.json', 'b.json']);
  });

  it('in a circle is an error that names the way', () => {
    assert.match(refused({ 'wenheng.config.json': '{\n  "extends": ["a.json"]\n}', 'a.json': '{ "extends": "b.json" }', 'b.json': '{ "extends": "a.json" }' }), /配置文件 \S+b\.json:1:3 配置循环继承：\S+wenheng\.config\.json → \S+a\.json → \S+b\.json → \S+a\.json/);
    assert.match(refused({ 'wenheng.config.json': '{ "extends": "wenheng.config.json" }' }), /配置循环继承：\S+wenheng\.config\.json → \S+wenheng\.config\.json/);
  });

  it('of what is missing, no file, or wrong is an error that names the way or the place', () => {
    assert.match(refused({ 'wenheng.config.json': '{\n  "extends": [\n    "a.json" ] }', 'a.json': '{ "extends": "none.json" }' }), /配置文件 \S+a\.json:1:3 继承的配置不存在：\S+wenheng\.config\.json → \S+a\.json → \S+none\.json/);
    assert.match(refused({ 'wenheng.config.json': '{\n  "extends": [\n    "none.json" ] }' }), /wenheng\.config\.json:3:5 继承的配置不存在/);
    assert.match(refused({ 'wenheng.config.json': '{ "extends": "folder" }', 'folder/x': '' }), /继承的配置无法读取（是文件夹，不是文件）/);
    assert.match(refused({ 'wenheng.config.json': '{ "extends": "a.json" }', 'a.json': '{\n "rules": { "outdated-meting": "off" } }' }), /配置文件 \S+a\.json:2:13 没有规则“outdated-meting”，是否想写“outdated-meeting”/);
  });

  it('has a limit to its depth', () => {
    const chain = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.json`, `{ "extends": "${index + 1}.json" }`]));
    assert.match(refused({ 'wenheng.config.json': '{ "extends": "0.json" }', ...chain }), /配置继承超过 16 层/);
  });
});

describe('overrides', () => {
  const folder = workspace({
    'wenheng.config.json': config({
      territory: '示例市', level: 'city', asOf: '2026-11-22', rules: { 'duplicate-across-drafts': 'off' },
      overrides: [
        { files: 'archive/**', asOf: '2017-12-01' },
        { files: ['county', '*通知.md'], territory: '甲县', rules: { 'outdated-meeting': 'info' } },
        { files: '**/*急*', rules: { 'outdated-meeting': 'error' } },
      ],
    }),
    'a.md': WARNING, 'archive/b.md': WARNING, 'county/c.md': WARNING, 'county/急件.md': WARNING, '开会通知.md': WARNING,
  });
  const said = (words: string[]): string[] => checkJson(words, { cwd: folder }).files.map(({ path, asOf, territory, level, findings }) => `${path} ${asOf} ${territory} ${level} ${findings.map(({ severity }) => severity).join()}`);

  it('hold for the drafts that they name, relative to the configuration; later ones beat earlier ones', () => {
    assert.deepEqual(said(['.']), [
      'a.md 2026-11-22 示例省示例市 city warning',
      'archive/b.md 2017-12-01 示例省示例市 city ',
      'county/c.md 2026-11-22 示例省示例市甲县 county info',
      'county/急件.md 2026-11-22 示例省示例市甲县 county error',
      '开会通知.md 2026-11-22 示例省示例市甲县 county info',
    ]);
    const { files } = checkJson(['c.md'], { cwd: join(folder, 'county') });
    assert.equal(files[0]!.findings[0]!.severity, 'info');
  });

  it('give way to flags', () => assert.deepEqual(said(['archive/b.md', 'county/c.md', '--as-of', '2026-10-01', '--territory', '样例市', '--rule', 'outdated-meeting=error']), ['archive/b.md 2026-10-01 示例省样例市 city error', 'county/c.md 2026-10-01 示例省样例市 city error']));

  it('hold for standard input by its name', () => {
    const { files } = checkJson(['-', '--stdin-filename', 'county/x.md'], { cwd: folder, input: WARNING });
    assert.equal(files[0]!.territory, '示例省示例市甲县');
  });

  it('are told with their place', () => {
    const { overrides, origins } = printed(folder, 'county/急件.md');
    assert.deepEqual(overrides, ['wenheng.config.json overrides[1]', 'wenheng.config.json overrides[2]']);
    assert.deepEqual([origins['territory'], origins['level'], origins.rules['outdated-meeting'], origins['asOf']], ['wenheng.config.json overrides[1]', 'wenheng.config.json overrides[1]', 'wenheng.config.json overrides[2]', 'wenheng.config.json']);
  });

  it('of a base come before those that are nearer, their globs relative to where the configuration holds', () => {
    const here = workspace({
      'shared/base.json': config({ overrides: [{ files: 'county/**', asOf: '2026-01-01' }, { files: '**', rules: { 'outdated-meeting': 'off' } }] }),
      'own/wenheng.config.json': JSON.stringify({ extends: '../shared/base.json', overrides: [{ files: 'county/**', rules: { 'outdated-meeting': 'error' } }] }),
      'own/county/a.md': WARNING,
    });
    const [file] = checkJson(['own/county/a.md'], { cwd: here }).files;
    assert.deepEqual([file!.asOf, file!.findings.map(({ severity }) => severity)], ['2026-01-01', ['error']]);
  });

  it('that are wrong are errors with a suggestion and their place', () => {
    const cases: [text: string, message: RegExp][] = [
      ['{ "overrides": [{ "rules": {} }] }', /:1:17 缺少“overrides\.0\.files”/],
      ['{ "overrides": [{ "files": "*.md", "rulse": {} }] }', /没有“overrides\.0\.rulse”这个键，是否想写“rules”？/],
      ['{ "overrides": [{ "files": "!a.md" }] }', /“overrides\.0\.files”.*不以 ! 开头的通配符/],
      ['{ "overrides": [{ "files": "*", "rules": { "outdated-meting": "off" } }] }', /:1:44 没有规则“outdated-meting”，是否想写“outdated-meeting”/],
      ['{ "overrides": [{ "files": "*", "territory": "四川省眉山" }] }', /不认识地名“四川省眉山”/],
      ['{ "overrides": {} }', /“overrides”的值不对，应为列表/],
    ];
    for (const [text, message] of cases) assert.match(refused({ 'wenheng.config.json': text }), message);
  });
});

describe('check --print-config', () => {
  it('says of each value where it comes from: flags, the draft itself, the default', () => {
    const folder = workspace({ 'a.md': `---\ndate: 2026-05-05\nterritory: 四川省眉山市\n---\n\n${WARNING}`, 'corpus/x.txt': CORPUS_TEXT });
    const { file, configuration, settings, origins } = printed(folder, 'a.md', '--corpus', 'corpus', '--rule', 'outdated-plan=off', '--baseline', 'b.json');
    assert.deepEqual([file, configuration], ['a.md', null]);
    assert.deepEqual([settings['asOf'], origins['asOf'], settings['territory'], origins['territory'], settings['corpus'], origins['corpus'], settings['baseline'], origins['baseline']], ['2026-05-05', 'front-matter', '四川省眉山市', 'document', ['corpus'], '--corpus', 'b.json', '--baseline']);
    assert.deepEqual([settings.rules['outdated-plan'], origins.rules['outdated-plan'], settings.rules['citation-unknown'], origins.rules['citation-unknown']], ['off', '--rule', 'off', 'default']);
    assert.deepEqual(printed(folder, 'a.md', '--only', 'heading-sequence').settings.rules['outdated-plan'], 'off');
  });

  it('takes a folder, a draft that is not there yet, and no more than one', () => {
    const folder = workspace({ 'wenheng.config.json': config({ overrides: [{ files: 'new.md', level: 'county' }] }), 'a.md': WARNING });
    assert.deepEqual([printed(folder).file, printed(folder).settings['level'], printed(folder, 'new.md').settings['level']], [null, null, 'county']);
    const { code, stderr } = wenheng(['check', '--print-config', 'a.md', 'b.md'], { cwd: folder });
    assert.deepEqual([code, /只能写一个文件/.test(stderr)], [2, true]);
    put(folder, 'wenheng.config.json', '{ "asof": 1 }');
    assert.equal(wenheng(['check', '--print-config', 'a.md'], { cwd: folder }).code, 2);
  });
});
