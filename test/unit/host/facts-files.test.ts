/** Fact files of one's own: read through the configuration; mistakes name file, line and key. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFactFiles } from '../../../server/src/host/facts-files.js';
import { UserError } from '../../../server/src/host/user-error.js';
import { config, wenheng, workspace } from '../../support/cli.js';

const ROW = { id: 'own-1', kind: 'agency', match: ['市工业发展局'], until: '2025-03-01', replacement: '市产业发展局', fix: true, severity: 'warning', confidence: 'high', source: '示例市机构改革方案' };
const table = (...rows: readonly object[]): string => JSON.stringify({ names: rows }, undefined, 1);

function mistakeIn(content: string): string {
  const folder = workspace({ 'own.json': content });
  try {
    readFactFiles([join(folder, 'own.json')]);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error.localized.zh.replace(folder, '');
  }
  return '';
}

describe('a fact file', () => {
  for (const [what, content, message] of [
    ['is no JSON', '{ names: [] }', '事实文件 /own.json:1:3 不是合法的 JSON：此处的文字没有加引号'],
    ['has an unknown key', table({ ...ROW, mach: [] }), '事实文件 /own.json:15:4 没有“names.0.mach”这个键，是否想写“match”？'],
    ['lacks a key', table({ ...ROW, source: undefined }), '事实文件 /own.json:3:3 缺少“names.0.source”'],
    ['has a day that is none', table({ ...ROW, until: '2025-13-01' }), '事实文件 /own.json:9:4 “names.0.until”的值不对，应为 YYYY-MM-DD 形式的日期'],
    ['has an unknown kind', table({ ...ROW, kind: 'body' }), '事实文件 /own.json:5:4 “names.0.kind”的值不对，应为 agency、place、law、term、slogan、name 之一'],
    ['has an empty form', table({ ...ROW, match: [''] }), '事实文件 /own.json:7:5 “names.0.match.0”的值不对，应为不为空的文字'],
    ['has a form of one character', table({ ...ROW, match: ['局'] }), '事实文件 /own.json:7:5 “names.0.match.0”的值不对，应为至少两个字的字样'],
    ['uses an id twice', table(ROW, { ...ROW, match: ['别的局'] }), '事实文件 /own.json:17:4 “own-1”已在/own.json中'],
    ['uses an id of the built-in tables', table({ ...ROW, id: 'inst-001' }), '事实文件 /own.json:4:4 “inst-001”已在内置表中'],
    ['claims a form twice', table(ROW, { ...ROW, id: 'own-2' }), '事实文件 /own.json:19:4 “市工业发展局”已由/own.json的“own-1”说明'],
    ['claims a form of the built-in tables', table({ ...ROW, match: ['国土资源部'] }), '事实文件 /own.json:6:4 “国土资源部”已由内置表的“inst-017”说明'],
  ] as const) {
    it(`that ${what} is refused with its place`, () => assert.equal(mistakeIn(content).replaceAll(/\/tmp\S*?(?=\/own)/g, ''), message));
  }

  it('that is right is read', () => assert.equal(mistakeIn(table(ROW)), ''));

  it('is used by the check that names it', () => {
    const folder = workspace({ 'wenheng.config.json': config({ facts: 'facts/own.json', asOf: '2026-11-22' }), 'facts/own.json': table(ROW), 'draft.md': '# 示例市产业办法\n\n一、分工\n\n由市工业发展局牵头。\n' });
    const { code, stdout } = wenheng(['check', 'draft.md', '--format', 'json', '--fail-on', 'warning'], { cwd: folder });
    const [finding] = (JSON.parse(stdout) as { files: { findings: { rule: string; text: string; fixes: { edits: { newText: string }[] }[] }[] }[] }).files[0]!.findings;
    assert.deepEqual([code, finding!.rule, finding!.text, finding!.fixes[0]!.edits[0]!.newText], [1, 'outdated-agency', '市工业发展局', '市产业发展局']);
  });

  it('that is missing ends the run with 2', () => {
    const folder = workspace({ 'wenheng.config.json': config({ facts: 'nowhere.json' }), 'draft.md': '# 示例市产业办法\n\n一、分工\n\n正文。\n' });
    const { code, stderr } = wenheng(['check', 'draft.md'], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /事实文件 .*nowhere\.json 无法读取（不存在）/);
  });
});
