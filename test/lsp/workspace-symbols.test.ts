/** Workspace symbols (工作区符号): documents of the corpora by title and number, headings of open drafts, most fitting first. */

import assert from 'node:assert/strict';
import { SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const made = (title: string, number: string, date: string): string => `---\ntitle: ${title}\nnumber: ${number}\ndate: ${date}\n---\n\n# ${title}\n\n一、总体要求\n\n推进节水。\n`;
const DRAFT = '示例市节水工作方案\n\n一、总体要求\n\n坚持节水优先。\n\n（一）农业节水。推广滴灌。\n\n1.改造灌渠，推广滴灌；更换水泵。\n';
const FILES = {
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus' }),
  'corpus/a.txt': made('示例省节水行动实施方案', '示政办发〔2024〕7号', '2024-03-04'),
  'corpus/b.txt': made('节水规定', '示政发〔2020〕12号', '2020-03-04'),
  'corpus/c.txt': made('示例市节约用水办法', '示市府发〔2025〕3号', '2025-03-04'),
  'corpus/d.txt': made('样例市农业节水规划', '样市府发〔2023〕9号', '2023-03-04'),
  'corpus/e.txt': '无题的材料，只有一句话。\n',
  'corpus/f.txt': '示例省人民政府关于印发示例省人才发展规划的通知\n\n示政发〔2022〕8号\n\n各市人民政府：\n\n现将规划印发给你们，请认真贯彻执行。\n\n示例省人民政府\n2022年5月4日\n\n示例省人才发展规划\n\n一、总体要求\n\n推进人才工作。\n',
};

async function opened(files: Readonly<Record<string, string>> = FILES, locale = 'zh-cn'): Promise<{ client: Client; folder: string }> {
  const folder = workspace(files);
  const client = await startClient({ folders: [folder], locale });
  const uri = uriOf(folder, 'draft.policy');
  await client.open(uri, DRAFT, 'policy-zh');
  if (Object.keys(files).length > 1) await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, folder };
}

async function found(client: Client, query: string): Promise<SymbolInformation[]> {
  return ((await client.workspaceSymbols(query)) ?? []) as SymbolInformation[];
}

const names = (symbols: readonly SymbolInformation[]): string[] => symbols.map(({ name }) => name);

describe('workspace symbols', () => {
  afterEach(stopClients);

  it('find what begins with the words before what holds them, and that before what holds their characters in order', async () => {
    const { client } = await opened();
    assert.deepEqual(names(await found(client, '节水')), ['节水规定 示政发〔2020〕12号', '（一）农业节水', '示例省节水行动实施方案 示政办发〔2024〕7号', '样例市农业节水规划 样市府发〔2023〕9号', '示例市节约用水办法 示市府发〔2025〕3号']);
    assert.deepEqual(names(await found(client, '节用法')), ['示例市节约用水办法 示市府发〔2025〕3号']);
  });

  it('find documents by number, however its brackets are typed', async () => {
    const { client } = await opened();
    for (const query of ['示政办发〔2024〕7号', '示政办发[2024]7', '示政办发（２０２４）７号', '示政办发 2024 7']) assert.deepEqual(names(await found(client, query)), ['示例省节水行动实施方案 示政办发〔2024〕7号'], query);
  });

  it('find a document by the title of the notice that issues it, and only once', async () => {
    const { client } = await opened();
    assert.deepEqual(names(await found(client, '关于印发示例省人才')), ['示例省人民政府关于印发示例省人才发展规划的通知 示政发〔2022〕8号']);
    assert.deepEqual(names(await found(client, '人才规划')), ['示例省人才发展规划 示政发〔2022〕8号']);
  });

  it('want all words, in any order', async () => {
    const { client } = await opened();
    assert.deepEqual(names(await found(client, '方案 节水')), ['示例省节水行动实施方案 示政办发〔2024〕7号']);
    assert.deepEqual(await found(client, '方案 养老'), []);
    assert.deepEqual(await found(client, '《》'), []);
  });

  it('say where a thing belongs and where it is', async () => {
    const { client, folder } = await opened();
    const [document] = await found(client, '节水行动');
    assert.deepEqual(document, { name: '示例省节水行动实施方案 示政办发〔2024〕7号', kind: SymbolKind.File, containerName: '省级 · 示例省 · 2024年', location: { uri: uriOf(folder, 'corpus', 'a.txt'), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } } });
    const [heading] = await found(client, '一、总体');
    assert.deepEqual([heading!.name, heading!.containerName, client.quote(heading!.location.uri, heading!.location.range)], ['一、总体要求', '示例市节水工作方案', '一、总体要求']);
    const { client: english } = await opened(FILES, 'en');
    assert.equal((await found(english, '节水行动'))[0]!.containerName, 'province · 示例省 · 2024');
  });

  it('are, where nothing is typed yet, the headings of the drafts, then the documents, the latest first', async () => {
    const { client } = await opened();
    assert.deepEqual(names(await found(client, '')), ['一、总体要求', '（一）农业节水', '示例市节约用水办法 示市府发〔2025〕3号', '示例省节水行动实施方案 示政办发〔2024〕7号', '样例市农业节水规划 样市府发〔2023〕9号', '示例省人才发展规划 示政发〔2022〕8号', '节水规定 示政发〔2020〕12号', 'e.txt']);
  });

  it('are 200 at most', async () => {
    const many = Object.fromEntries(Array.from({ length: 230 }, (_, index) => [`corpus/${index}.txt`, `示例省第${index}次节水会议的意见\n\n一、要求\n\n推进第${index}项工作。\n`]));
    const { client } = await opened({ 'wenheng.config.json': FILES['wenheng.config.json'], ...many });
    assert.equal((await found(client, '节水会议')).length, 200);
    assert.deepEqual(names(await found(client, '第229次')), ['示例省第229次节水会议的意见']);
  });

  it('are the headings alone where there is no corpus', async () => {
    const { client } = await opened({ 'wenheng.config.json': config() });
    assert.deepEqual(names(await found(client, '节水')), ['（一）农业节水']);
  });

  it('forget a draft that is closed', async () => {
    const { client, folder } = await opened({ 'wenheng.config.json': config() });
    await client.close(uriOf(folder, 'draft.policy'));
    assert.deepEqual(await found(client, '节水'), []);
  });
});
