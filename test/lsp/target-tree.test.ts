/** The targets of a draft as a tree: sections, states, what stands beside a target, what is not taken up. */

import assert from 'node:assert/strict';
import type { BesideNode, TargetNode, Targets } from '../../server/src/lsp/features/target-tree.js';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';

const PLAN = '示例省数字化转型规划（2026—2030年）\n\n一、主要目标\n\n到2030年，规模以上企业数字化研发设计工具普及率达到90%以上，关键工序数控化率达到75%以上，上云企业达到8万户。\n\n各市规模以上企业数字化研发设计工具普及率均不低于90%。\n\n示例省人民政府\n2025年12月1日\n';
const PEER = '样例市数字化转型行动计划\n\n一、主要目标\n\n到2030年，关键工序数控化率达到70%以上。\n\n样例市人民政府\n2026年2月1日\n';
const DRAFT = '# 示例市贯彻示例省数字化转型规划实施方案\n\n为落实《示例省数字化转型规划（2026—2030年）》，制定本方案。\n\n## 一、主要目标\n\n到2030年，规模以上企业数字化研发设计工具普及率达到85%以上，关键工序数控化率达到76%以上。\n\n## 二、重点任务\n\n（一）建设平台。到2030年，建成公共算力驿站20个以上。\n';
const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/规划.txt': PLAN, 'corpus/计划.txt': PEER } as const;

async function opened({ text = DRAFT, files = FILES, wishes = {} }: { text?: string; files?: Readonly<Record<string, string>>; wishes?: ClientWishes } = {}): Promise<{ client: Client; uri: string; folder: string; targets: (target?: string) => Promise<Targets> }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  const targets = (target?: string): Promise<Targets> => client.ask('wenheng/targets', { uri, ...(target !== undefined && { target }) });
  if (Object.keys(files).some((path) => path.startsWith('corpus/'))) await client.until(async () => ((await targets()).corpus === 'ready' ? true : undefined));
  return { client, uri, folder, targets };
}

const shown = ({ name, value, state }: TargetNode): string => `${name} ${value} ${state}`;
const shownBeside = ({ relationText, name, title, details, value }: BesideNode): string => [relationText, name, title, ...details, value].filter((part) => part !== undefined).join(' ');

describe('the targets of a draft as a tree', () => {
  afterEach(stopClients);

  it('stand under their headings, each with how it stands to the corpus', async () => {
    const { targets, client, uri } = await opened();
    const { state, sections } = await targets();
    assert.equal(state, 'ready');
    assert.deepEqual(sections.map(({ title }) => title), ['一、主要目标', '（一）建设平台']);
    assert.deepEqual(sections.flatMap(({ targets: all }) => all.map(shown)), [
      '规模以上企业数字化研发设计工具普及率 85%以上（2030年） below',
      '关键工序数控化率 76%以上（2030年） ok',
      '公共算力驿站 20个以上（2030年） absent',
    ]);
    const [below] = sections[0]!.targets;
    assert.match(below!.problems.join(), /弱于《示例省数字化转型规划/);
    assert.match(client.quote(uri, below!.range), /普及率达到85%以上/);
    assert.match(below!.lines.join('\n'), /指标：.*普及率[\s\S]*把握：高/);
    assert.equal(client.quote(uri, sections[1]!.range), '（一）建设平台。');
  });

  it('tell what documents set for the same indicator, superiors first', async () => {
    const { targets, folder } = await opened();
    const { sections } = await targets();
    const { id, beside } = sections[0]!.targets[1]!;
    const found = (await targets(id)).beside;
    assert.equal(beside, 2);
    assert.deepEqual(found.map(shownBeside), [
      '上级 《示例省数字化转型规划（2026—2030年）》 2025-12-01 75%以上（2030年）',
      '其他 《样例市数字化转型行动计划》 2026-02-01 70%以上（2030年）',
    ]);
    assert.equal(found[0]!.uri, uriOf(folder, 'corpus/规划.txt'));
    assert.deepEqual((await targets('没有的指标')).beside, []);
  });

  it('end with what the superior asks and the draft says nothing of', async () => {
    const { targets } = await opened();
    const { uncovered } = await targets();
    assert.deepEqual(uncovered.map(shownBeside), ['上级 上云企业 《示例省数字化转型规划（2026—2030年）》 2025-12-01 8万户（2030年）']);
  });

  it('follow the text, and are told apart where they are the same', async () => {
    const { client, uri, targets } = await opened();
    await client.replace(uri, '建成公共算力驿站20个以上。', '建成公共算力驿站20个以上。\n\n到2030年，建成公共算力驿站20个以上。');
    const ids = (await targets()).sections.flatMap(({ targets: all }) => all.map(({ id }) => id));
    assert.equal(new Set(ids).size, 4);
    await client.replace(uri, '达到85%以上', '达到90%以上');
    assert.equal((await targets()).sections[0]!.targets[0]!.state, 'ok');
  });

  it('are not compared without a corpus', async () => {
    const { targets } = await opened({ files: { 'wenheng.config.json': config({ asOf: '2026-11-22' }) } });
    const { corpus, sections, uncovered } = await targets();
    assert.equal(corpus, 'none');
    assert.deepEqual(sections.flatMap(({ targets: all }) => all.map(({ state, stateText }) => `${state} ${stateText}`)), ['open 未比对', 'open 未比对', 'open 未比对']);
    assert.deepEqual(uncovered, []);
  });

  it('are none where the document is no draft, or not open', async () => {
    const { client, folder } = await opened({ files: {} });
    assert.equal((await client.ask<Targets>('wenheng/targets', { uri: uriOf(folder, 'nowhere.md') })).state, 'none');
    await client.open(uriOf(folder, 'README.md'), '# 工具\n\n一个小工具。\n');
    assert.equal((await client.ask<Targets>('wenheng/targets', { uri: uriOf(folder, 'README.md') })).state, 'none');
  });

  it('speak English to who reads English', async () => {
    const { targets } = await opened({ wishes: { locale: 'en' } });
    const { sections } = await targets();
    assert.equal(sections[0]!.targets[1]!.stateText, 'compared, nothing found');
  });
});
