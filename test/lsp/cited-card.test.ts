/** The card of a cited document: by title, number and short name; its status on the as-of date, and who says so. */

import assert from 'node:assert/strict';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const paper = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n\n# ${title}\n\n一、主要内容\n\n${body}\n`;
const FILES = {
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }),
  'corpus/办法.txt': paper('示例省算力券管理办法', '发放算力券。', 'date: 2021-05-06\nnumber: 示政发〔2021〕8号\nissuer: 示例省人民政府\n'),
  'corpus/新办法.txt': paper('示例省算力券发放规定', '本规定自2025年4月1日起施行，《示例省算力券管理办法》（示政发〔2021〕8号）同时废止。', 'date: 2025-03-04\n'),
  'corpus/稿.txt': paper('示例省算力服务条例（征求意见稿）', '统筹算力。', 'date: 2026-02-03\nstatus: 征求意见稿\n'),
};
const DRAFT = '# 示例市算力工作方案\n\n一、总体要求\n\n依据《示例省算力券管理办法》（示政发〔2021〕8号，以下简称《办法》）、《示例省算力服务条例（征求意见稿）》和《产业结构调整指导目录（2024年本）》，制定本方案。\n\n二、其他\n\n按《办法》执行。\n';

async function opened(locale?: string): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(FILES);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...(locale !== undefined && { locale }) });
  await client.open(uri, DRAFT, 'policy-zh');
  await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, uri, folder };
}

describe('the card of a cited document', () => {
  afterEach(stopClients);

  it('says what it is, that it is out of force, since when, and by what', async () => {
    const { client, uri, folder } = await opened();
    const card = [
      `**[《示例省算力券管理办法》](<${uriOf(folder, 'corpus', '办法.txt')}>)**`,
      '文号：示政发〔2021〕8号；成文日期：2021-05-06；发文机关：示例省人民政府；层级：省级（示例省）',
      '效力（基准日2026-11-22）：已废止（自2025-04-01起，被《示例省算力券发放规定》代替）',
      '收存：语料库 corpus/办法.txt',
      `废止依据：[《示例省算力券发放规定》](<${uriOf(folder, 'corpus', '新办法.txt')}>)`,
    ].join('\n\n');
    for (const at of ['《示例省算力券', '示政发〔2021〕8号', '《办法》）', '《办法》执行']) {
      const value = await client.hoverText(uri, at);
      assert.ok(value.includes(card), `${at}: ${value}`);
      assert.ok(!value.includes('语料库中没有同名文件'), value);
      if (at === '《示例省算力券') assert.match(value, /> 本规定自2025年4月1日起施行，《示例省算力券管理办法》（示政发〔2021〕8号）同时废止。/);
    }
  });

  it('tells a draft for comment, in English too', async () => {
    const { client, uri } = await opened();
    assert.match(await client.hoverText(uri, '《示例省算力服务条例'), /成文日期：2026-02-03；[^]*效力（基准日2026-11-22）：征求意见稿/);
    const english = await opened('en');
    assert.match(await english.client.hoverText(english.uri, '示政发'), /Number: 示政发〔2021〕8号; Date: 2021-05-06; Issued by: 示例省人民政府; Level: province, 示例省\n\nStatus as of 2026-11-22: repealed from 2025-04-01 on, replaced by 《示例省算力券发放规定》/);
  });
});
