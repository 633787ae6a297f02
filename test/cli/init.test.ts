/** `wenheng init`: what it finds, and that what it writes is accepted. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, put, wenheng, workspace } from '../support/cli.js';
import { CORPUS_TEXT, README, WARNING } from '../support/drafts.js';

const DRAFT = WARNING.replaceAll('示例市', '四川省眉山市');
const written = (folder: string): string => readFileSync(join(folder, 'wenheng.config.json'), 'utf8');

describe('wenheng init', () => {
  it('finds drafts, corpus and territory, and says what it found; check takes what it wrote', () => {
    const folder = workspace({ 'drafts/a.md': DRAFT, 'drafts/b.md': DRAFT.replace('工作方案', '实施意见'), '政策库/意见.txt': CORPUS_TEXT, '资料.whx': '', 'README.md': README });
    const { code, stdout, stderr } = wenheng(['init'], { cwd: folder });
    assert.deepEqual([code, stderr], [0, '']);
    for (const line of [/文稿 2 份：drafts\/a\.md、drafts\/b\.md/, /看来不是公文的 1 个：README\.md/, /语料库：政策库\/（按名称判断，1 份文件）/, /语料库：索引文件 资料\.whx/, /地域：四川省眉山市（2 份文件写明）/, /已写入 wenheng\.config\.json，配置有效；wenheng check 将检查 2 份文稿/]) assert.match(stdout, line);
    assert.match(written(folder), /\/\/ .*2 份文稿写明.*\n {2}"territory": "四川省眉山市"/);
    put(folder, 'wenheng.config.json', written(folder).replace(',"资料.whx"', '')); // it is no index
    const { files } = checkJson(['.', '--rule', 'duplicate-across-drafts=off'], { cwd: folder });
    assert.deepEqual(files.map(({ path, territory, level }) => `${path} ${territory} ${level}`), ['drafts/a.md 四川省眉山市 city', 'drafts/b.md 四川省眉山市 city']);
  });

  it('asks the corpus where there are no drafts yet', () => {
    const folder = workspace({ 'corpus/意见.txt': CORPUS_TEXT.replaceAll('示例省', '四川省') });
    assert.match(wenheng(['init'], { cwd: folder }).stdout, /没有找到文稿\n.*corpus\/.*\n地域：四川省（1 份文件写明）/);
    assert.match(written(folder), /语料库文件写明/);
  });

  it('leaves open what it cannot tell: places that differ, and places that no table has', () => {
    const differing = workspace({ 'a.md': DRAFT, 'b.md': DRAFT.replaceAll('眉山市', '乐山市') });
    assert.match(wenheng(['init'], { cwd: differing }).stdout, /地域：不一致（四川省乐山市、四川省眉山市），未写入/);
    assert.match(written(differing), /\/\/ "territory": /);
    const unknown = workspace({ 'a.md': `---\nterritory: 示例省示例市\n---\n\n${WARNING}` });
    assert.match(wenheng(['init'], { cwd: unknown }).stdout, /内置表中没有 示例省示例市，请在 territories 中声明/);
    for (const folder of [differing, unknown]) assert.equal(wenheng(['check', '.', '--fail-on', 'never'], { cwd: folder }).code, 0);
  });

  it('writes a valid file into an empty folder, in the language of the interface', () => {
    const folder = workspace({});
    const { code, stdout } = wenheng(['init', '--lang', 'en'], { cwd: folder });
    assert.deepEqual([code, /No drafts were found/.test(stdout)], [0, true]);
    assert.match(written(folder), /^\/\/ Configuration of Wenheng/);
    assert.equal(wenheng(['check', '--print-config'], { cwd: folder }).code, 0);
  });

  it('names the drafts where too much is none', () => {
    const notes = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`notes/${index}.md`, README]));
    const folder = workspace({ 'a[1].md': DRAFT, ...notes });
    assert.match(wenheng(['init'], { cwd: folder }).stdout, /wenheng check 将检查 1 份文稿/);
    assert.deepEqual(checkJson(['.'], { cwd: folder }).files.map(({ path }) => path), ['a[1].md']);
  });

  it('replaces nothing unless told to, and says whose place it takes', () => {
    const folder = workspace({ 'wenheng.config.json': '{}', 'city/a.md': DRAFT });
    const refused = wenheng(['init'], { cwd: folder });
    assert.deepEqual([refused.code, written(folder)], [2, '{}']);
    assert.match(refused.stderr, /已有配置文件 wenheng\.config\.json；要重写请加 --force/);
    assert.equal(wenheng(['init', '--force'], { cwd: folder }).code, 0);
    assert.match(written(folder), /眉山市/);
    assert.match(wenheng(['init', 'city'], { cwd: folder }).stdout, /上级文件夹的配置 wenheng\.config\.json 对这里不再适用/);
    assert.ok(existsSync(join(folder, 'city', 'wenheng.config.json')));
  });

  it('needs a folder', () => {
    const folder = workspace({ 'a.md': DRAFT });
    assert.match(wenheng(['init', 'none'], { cwd: folder }).stderr, /文件夹不存在：none/);
    assert.match(wenheng(['init', 'a.md'], { cwd: folder }).stderr, /不是文件夹：a\.md/);
  });
});
