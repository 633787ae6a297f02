/** Errors in a configuration name the file, the line and column, and the key; what is right is read with absolute paths. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { configFor, NO_CONFIG, readConfig } from '../../../server/src/host/config.js';
import { NO_OVERRIDES, Projects } from '../../../server/src/host/project.js';
import { nearest } from '../../../server/src/host/suggestion.js';
import { UserError } from '../../../server/src/host/user-error.js';
import { put, workspace } from '../../support/cli.js';
import { gb18030, utf8WithMark } from '../../support/encode.js';

const RULES = ['outdated-meeting', 'heading-sequence'];

function failure(text: string): UserError {
  const path = join(workspace({ 'wenheng.config.json': text }), 'wenheng.config.json');
  try {
    readConfig(path, RULES);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    assert.ok(error.localized.zh.startsWith(`配置文件 ${path}:`) && error.localized.en.startsWith(`Configuration ${path}:`), error.localized.zh);
    return error;
  }
  return assert.fail('no error');
}

describe('configuration errors', () => {
  const cases: [text: string, place: string, zh: RegExp, en: RegExp][] = [
    ['{\n  "corpsu": "a"\n}', '2:3', /没有“corpsu”这个键，是否想写“corpus”？/, /no key "corpsu"; did you mean "corpus"\?/],
    ['{\n  "level":\n    "town" }', '2:3', /“level”的值不对，应为 national、province、city、county 之一/, /"level" has a wrong value; expected one of national/],
    ['{ "corpus": 5 }', '1:3', /“corpus”.*路径或路径的列表/, /a path or a list of paths/],
    ['{ "include": "*.md" }', '1:3', /“include”.*列表/, /"include".*a list/],
    ['{ "asOf": "2026-02-30" }', '1:3', /“asOf”的值不对，应为 YYYY-MM-DD 形式的日期$/, /a day as YYYY-MM-DD$/],
    ['{ "asOf": 20260230 }', '1:3', /“asOf”.*加引号的文字/, /a text in quotes/],
    ['{ "rules": {\n "outdated-meting": "off" } }', '2:2', /没有规则“outdated-meting”，是否想写“outdated-meeting”/, /no rule "outdated-meting"; did you mean/],
    ['{ "rules": { "heading-sequence": "loud" } }', '1:14', /“rules\.heading-sequence”.*error、warning、info、off 之一/, /one of error, warning, info, off/],
    ['{ "rules": { "heading-sequence": ["loud", {}] } }', '1:14', /“rules\.heading-sequence/, /rules\.heading-sequence/],
    ['{ "rules": { "heading-sequence": ["error", { "max": 3 }] } }', '1:14', /规则“heading-sequence”没有选项“max”/, /has no option "max"/],
    ['{ "rules": [] }', '1:3', /“rules”的值不对/, /"rules" has a wrong value/],
    ['{ "territories": [\n {"name": "示例省"} ] }', '2:2', /缺少“territories\.0\.level”/, /"territories\.0\.level" is missing/],
    ['{ "territories": [ {"name": "示", "level": "city"} ] }', '1:21', /“territories\.0\.name”.*两个字/, /two characters/],
    ['{ "territories": [ {"name": "示例市", "level": "city", "childern": []} ] }', '1:53', /没有“territories\.0\.childern”这个键，是否想写“children”/, /children/],
    ['[]', '1:1', /应为一个对象/, /must be an object/],
    ['', '1:1', /不是合法的 JSON/, /not valid JSON/],
    ['{ "corpus": "a"\n  "level": "city" }', '2:3', /此处缺少逗号/, /a comma is missing/],
    ['{ level: "city" }', '1:3', /没有加引号|加引号的键名/, /quotes/],
    ['{ "corpus": "a', '1:13', /引号没有结束/, /closing quote/],
  ];
  for (const [text, place, zh, en] of cases) {
    it(`${JSON.stringify(text)} at ${place}`, () => {
      const { localized } = failure(text);
      assert.match(localized.zh, zh);
      assert.match(localized.en, en);
      assert.match(localized.en, new RegExp(`wenheng\\.config\\.json:${place} `));
    });
  }

  it('say that the file is missing, a folder, or no text', () => {
    const folder = workspace({ 'a/x': '', 'binary.json': Uint8Array.of(0) });
    for (const [name, why] of [['none.json', /不存在/], ['a', /是文件夹/], ['binary.json', /二进制/]] as const) {
      assert.throws(() => readConfig(join(folder, name), RULES), (error) => error instanceof UserError && error.localized.zh.includes(join(folder, name)) && why.test(error.localized.zh));
    }
  });
});

describe('readConfig', () => {
  it('gives what is written, with paths relative to the file', () => {
    const folder = workspace({ 'deep/x.json': '// 说明\n{ "corpus": ["../a", "/b", "store://c"], "asOf": "2026-01-02", "level": "city", "include": ["*.md"], "rules": { "outdated-meeting": "off", "heading-sequence": ["info", {}] }, }' });
    const config = readConfig(join(folder, 'deep', 'x.json'), RULES);
    assert.deepEqual(config.corpus, [join(folder, 'a'), '/b', 'store://c']);
    assert.deepEqual([config.asOf, config.level, config.include, config.exclude, config.territory], ['2026-01-02', 'city', ['*.md'], [], undefined]);
    assert.deepEqual([...config.severities], [['outdated-meeting', 'off'], ['heading-sequence', 'info']]);
  });

  it('takes one corpus without a list', () => {
    const folder = workspace({ 'x.json': '{ "corpus": "a" }' });
    assert.deepEqual(readConfig(join(folder, 'x.json'), RULES).corpus, [join(folder, 'a')]);
  });

  it('reads the encodings that Windows editors write', () => {
    const text = '{ "territory": "示例市" }';
    for (const bytes of [utf8WithMark(text), gb18030(text)]) assert.equal(readConfig(join(workspace({ 'x.json': bytes }), 'x.json'), RULES).territory, '示例市');
  });
});

describe('configFor', () => {
  it('finds the nearest file upward, and nothing where there is none', () => {
    const folder = workspace({ 'a/wenheng.config.json': '{}', 'a/b/c/x': '' });
    assert.equal(configFor(join(folder, 'a', 'b', 'c'), RULES).path, join(folder, 'a', 'wenheng.config.json'));
    put(folder, 'a/b/wenheng.config.json', '{}');
    assert.equal(configFor(join(folder, 'a', 'b', 'c'), RULES).path, join(folder, 'a', 'b', 'wenheng.config.json'));
    assert.equal(configFor(join(folder, 'a', 'b', 'not', 'there'), RULES).path, join(folder, 'a', 'b', 'wenheng.config.json'));
    assert.equal(configFor(folder, RULES), NO_CONFIG);
  });
});

describe('whether projects are current', () => {
  it('belongs to what was read: a file that changes right after it was read has another content', () => {
    const changes: Record<string, (folder: string) => void> = {
      'the configuration': (folder) => put(folder, 'wenheng.config.json', '{ "extends": "base.json", "facts": "facts.json", "level": "city" }'),
      'a configuration that it extends': (folder) => put(folder, 'base.json', '{ "level": "city" }'),
      'a fact file': (folder) => put(folder, 'facts.json', '{ "names": [] }\n'),
      'the baseline': (folder) => put(folder, 'baseline.json', '{ "version": 1, "files": { "a.md": {} } }'),
      'a nearer configuration': (folder) => put(folder, 'drafts/wenheng.config.json', '{}'),
    };
    for (const [name, change] of Object.entries(changes)) {
      const folder = workspace({ 'wenheng.config.json': '{ "extends": "base.json", "facts": "facts.json" }', 'base.json': '{ "baseline": "baseline.json" }', 'baseline.json': '{ "version": 1, "files": {} }', 'facts.json': '{ "names": [] }', 'drafts/x.md': '' });
      const projects = new Projects(folder, [], { ...NO_OVERRIDES, baseline: { file: undefined, write: false } });
      projects.of(join(folder, 'drafts'));
      assert.equal(projects.isCurrent(), true, name);
      change(folder);
      assert.equal(projects.isCurrent(), false, name);
    }
  });

  it('ends for a file that was read while it was empty, and for one that was missing', () => {
    for (const before of ['', '{ "extends": "base.json" }']) {
      const folder = workspace({ 'wenheng.config.json': before });
      const projects = new Projects(folder, []);
      assert.throws(() => projects.of(folder), UserError);
      assert.equal(projects.isCurrent(), true);
      put(folder, before === '' ? 'wenheng.config.json' : 'base.json', '{ "level": "city" }');
      assert.equal(projects.isCurrent(), false);
      assert.equal(new Projects(folder, []).of(folder).config.level, 'city');
    }
  });
});

describe('nearest', () => {
  const cases: [word: string, expected: string | undefined][] = [['outdated-meting', 'outdated-meeting'], ['heading', 'heading-sequence'], ['nonsense', undefined], ['', undefined], ['x', undefined]];
  for (const [word, expected] of cases) it(`“${word}” → ${expected}`, () => assert.equal(nearest(word, RULES), expected));

  it('differs by one character in Chinese names', () => {
    assert.equal(nearest('示列市', ['示例市', '样例市']), '示例市');
    assert.equal(nearest('示例市', ['北京市', '上海市']), undefined);
  });
});
