/** Inlay hints: off unless asked for; the superior's value behind a target, number and status behind a cited title. */

import assert from 'node:assert/strict';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf, offsetIn, type Client, type ClientWishes } from '../support/lsp.js';

const paper = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\ndate: 2025-03-04\n${more}---\n\n# ${title}\n\n一、主要内容\n\n${body}\n`;
const FILES = {
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }),
  'corpus/规划.txt': paper('示例省数字化转型规划', '到2030年，关键工序数控化率达到89%以上；到2028年，数字化研发设计工具普及率达到90%。'),
  'corpus/意见.txt': paper('示例省人民政府关于发展算力服务的意见', '统筹算力资源。', 'number: 示政发〔2025〕3号\n'),
  'corpus/办法.txt': paper('示例省算力券管理办法', '发放算力券。', 'number: 示政发〔2021〕8号\nstatus: repealed\n'),
};
const DRAFT = `# 示例市数字化转型实施方案\n\n一、总体要求\n\n根据《示例省人民政府关于发展算力服务的意见》和《示例省算力券管理办法》（示政发〔2021〕8号），到2030年，关键工序数控化率达到80%以上，数字化研发设计工具普及率达到95%以上，建成智能工厂160家。\n\n二、其他\n\n继续执行《示例省人民政府关于发展算力服务的意见》。\n`;

async function opened(options: Readonly<Record<string, unknown>>, wishes: ClientWishes = {}): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(FILES);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], options, ...wishes });
  await client.open(uri, DRAFT, 'policy-zh');
  await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, uri, folder };
}

describe('inlay hints', () => {
  afterEach(stopClients);

  it('are not offered unless they are asked for', async () => {
    const { client, uri } = await opened({});
    assert.equal(client.capabilities.inlayHintProvider, undefined);
    await assert.rejects(client.hints(uri));
  });

  it('stand behind what they tell of', async () => {
    const { client, uri } = await opened({ inlayHints: 'on' });
    const hints = await client.hints(uri);
    assert.deepEqual(
      hints.map(({ position, label }) => [DRAFT.slice(0, offsetIn(DRAFT, position)).slice(-6), label]),
      [['务的意见》', '示政发〔2025〕3号'], ['管理办法》', '已废止'], ['到80%以上', '上级 ≥89%'], ['到95%以上', '上级 90%（2028年）']].map(([before, label]) => [DRAFT.slice(DRAFT.indexOf(before!) + before!.length - 6, DRAFT.indexOf(before!) + before!.length), label]),
    );
  });

  it('lead to the evidence', async () => {
    const { client, uri, folder } = await opened({ inlayHints: 'on' });
    const tips = (await client.hints(uri)).map(({ tooltip }) => (tooltip as { value: string }).value);
    assert.match(tips[1]!, /文号：示政发〔2021〕8号[^]*效力（基准日2026-11-22）：已废止/);
    assert.ok(tips[2]!.startsWith(`[《示例省数字化转型规划》](<${uriOf(folder, 'corpus', '规划.txt')}#L10>) · 上级 · 2025-03-04 · 89%以上（2030年）`), tips[2]);
    assert.match(tips[2]!, /\n\n> 关键工序数控化率达到89%以上/);
  });

  it('are those of the range that is shown only', async () => {
    const { client, uri } = await opened({ inlayHints: 'on' }, { locale: 'en' });
    const all = await client.hints(uri);
    assert.equal(all[2]!.label, 'superior ≥89%');
    const { connection } = client;
    const line = (number: number): object => ({ textDocument: { uri }, range: { start: { line: number, character: 0 }, end: { line: number + 1, character: 0 } } });
    assert.deepEqual(await connection.sendRequest('textDocument/inlayHint', line(8)), []);
    assert.deepEqual(await connection.sendRequest('textDocument/inlayHint', line(4)), all);
  });
});
