/** `wenheng facts lookup`: what the tables know of a word. */

import assert from 'node:assert/strict';
import { config, wenheng, workspace } from '../support/cli.js';

const lookUp = (...words: readonly string[]): string => {
  const { code, stdout, stderr } = wenheng(['facts', 'lookup', ...words, '--lang', 'zh']);
  assert.deepEqual([code, stderr], [0, '']);
  return stdout;
};

describe('facts lookup', () => {
  it('tells since when a name is no longer right, what is, and where that stands', () => {
    assert.equal(
      lookUp('国土资源部', '--as-of', '2026-11-22'),
      '国土资源部\n  机构：2018-03-17起不再使用，现为：自然资源部\n  已核实，来源：国务院机构改革方案（2018-03-17，十三届全国人大一次会议）；深化党和国家机构改革方案（2018-03-21公布）\n',
    );
  });
  it('goes by the day', () => assert.match(lookUp('国土资源部', '--as-of', '2018-03-16'), /在基准日2018-03-16仍然正确，2018-03-17起改变/));
  it('knows meetings and plans', () => {
    assert.match(lookUp('党的二十大', '--as-of', '2026-11-22'), /2022-10-16 至 2022-10-22/);
    assert.match(lookUp('“十四五”规划', '--as-of', '2026-11-22'), /2021—2025年，基准日2026-11-22已经收官/);
  });
  it('says that it knows nothing', () => assert.equal(lookUp('没有的词', '--as-of', '2026-11-22'), '事实表中没有“没有的词”（基准日 2026-11-22）。\n'));
  it('speaks JSON', () => {
    const { facts, asOf, word } = JSON.parse(lookUp('合同法', '--as-of', '2026-11-22', '--format', 'json')) as { facts: { name: string; lines: string[] }[]; asOf: string; word: string };
    assert.deepEqual([word, asOf, facts.map(({ name, lines }) => [name, lines[0]])], ['合同法', '2026-11-22', [['中华人民共和国合同法', '法律法规：2021-01-01起不再使用，现为：《中华人民共和国民法典》']]]);
  });
  it('knows the fact files and the day of the configuration', () => {
    const row = { id: 'own-1', kind: 'agency', match: ['市工业发展局'], until: '2025-03-01', replacement: '市产业发展局', severity: 'warning', confidence: 'high', source: '示例' };
    const folder = workspace({ 'wenheng.config.json': config({ facts: 'own.json', asOf: '2025-02-01' }), 'own.json': JSON.stringify({ names: [row] }) });
    assert.match(wenheng(['facts', 'lookup', '市工业发展局', '--lang', 'zh'], { cwd: folder }).stdout, /在基准日2025-02-01仍然正确/);
  });
});
