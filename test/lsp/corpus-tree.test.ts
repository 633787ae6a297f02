/** The corpus as a tree: shelves, documents with their badges, what was not read, who cites a document. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Location } from 'vscode-languageserver';
import type { CorpusNode, CorpusTree, CorpusTreeParams, DocumentNode } from '../../server/src/lsp/features/corpus-tree.js';
import { config, put, workspace } from '../support/cli.js';
import { DRAFT, MINES, PLAN, TITLE } from '../support/citing.js';
import { startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';

const REPEALING = '示例省用水管理办法\n\n示例政发〔2025〕9号\n\n第一条 为规范用水管理，制定本办法。\n\n第二条 本办法自2025年6月1日起施行，《示例省取水登记管理规定》同时废止。\n\n示例省人民政府\n2025年5月20日\n';
const REPEALED = '示例省取水登记管理规定\n\n示例政发〔2018〕4号\n\n第一条 为规范取水登记，制定本规定。\n\n示例省人民政府\n2018年4月2日\n';
const COMMENT = '示例市供水条例实施细则\n（征求意见稿）\n\n一、总体要求\n\n保障供水安全。\n\n示例市水务局\n2026年3月1日\n';
const FILES = {
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }),
  'corpus/方案.txt': PLAN, 'corpus/规划.txt': MINES, 'corpus/办法.txt': REPEALING, 'corpus/规定.txt': REPEALED, 'corpus/细则.txt': COMMENT,
  'corpus/坏.pdf': '%PDF-1.4 没有内容',
} as const;

interface Opened {
  readonly client: Client;
  readonly uri: string;
  readonly folder: string;
  tree(params?: Partial<CorpusTreeParams>): Promise<CorpusTree>;
}

/** A client with the draft open and the corpus loaded, where there is one. */
async function opened({ files = FILES, wishes = {}, text = DRAFT }: { files?: Readonly<Record<string, string>>; wishes?: ClientWishes; text?: string } = {}): Promise<Opened> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  const tree = (params: Partial<CorpusTreeParams> = {}): Promise<CorpusTree> => client.ask('wenheng/corpusTree', { uri, ...params });
  if (Object.keys(files).some((path) => path.startsWith('corpus/'))) {
    await client.until(async () => ((await tree()).state === 'ready' ? true : undefined));
    await client.diagnostics(uri); // how documents stand to the draft is told once it was compared with the corpus
  }
  return { client, uri, folder, tree };
}

function shown(nodes: readonly CorpusNode[]): string[] {
  return nodes.map((node) => {
    if (node.kind === 'group') return `${node.label} ${node.count}`;
    if (node.kind === 'skipped') return `${node.path}：${node.reason}`;
    return [node.title, node.number, node.date, ...node.badges.map(({ text }) => `[${text}]`)].filter((part) => part !== undefined).join(' ');
  });
}

const documents = ({ nodes }: CorpusTree): DocumentNode[] => nodes.filter((node) => node.kind === 'document');

describe('the corpus as a tree', () => {
  afterEach(stopClients);

  it('has a shelf for each level, from the highest down, then what was not read', async () => {
    const { tree } = await opened();
    const { nodes, total, matching } = await tree();
    assert.deepEqual(shown(nodes), ['省级 4', '市级 1', '未读入 1']);
    assert.deepEqual([total, matching], [5, 5]);
  });

  it('lists documents with number, date and badges, the latest first', async () => {
    const { tree } = await opened();
    assert.deepEqual(shown((await tree({ parent: ['province'] })).nodes), [
      '示例省用水管理办法 示例政发〔2025〕9号 2025-05-20 [上级]',
      `${TITLE} 示例政办发〔2024〕7号 2024-03-04 [上级]`,
      '示例省取水登记管理规定 示例政发〔2018〕4号 2018-04-02 [已被取代]',
      '示例省绿色矿山建设规划（2024—2030年） [上级]',
    ]);
    assert.deepEqual(shown((await tree({ parent: ['city'] })).nodes), ['示例市供水条例实施细则 2026-03-01 [征求意见稿]']);
  });

  it('has shelves by year and by status as well', async () => {
    const { tree } = await opened();
    assert.deepEqual(shown((await tree({ by: 'year' })).nodes), ['2026年 1', '2025年 1', '2024年 1', '2018年 1', '未注明年份 1', '未读入 1']);
    assert.deepEqual(shown((await tree({ by: 'status' })).nodes), ['现行或未标注 3', '征求意见稿 1', '已被取代 1', '未读入 1']);
    assert.deepEqual(shown((await tree({ by: 'status', parent: ['superseded'] })).nodes), ['示例省取水登记管理规定 示例政发〔2018〕4号 2018-04-02 [已被取代]']);
  });

  it('says why a file was not read, and where it is', async () => {
    const { tree, folder } = await opened();
    const { nodes: [skipped] } = await tree({ parent: ['skipped'] });
    assert.ok(skipped?.kind === 'skipped');
    assert.equal(skipped.path, 'corpus/坏.pdf');
    assert.match(skipped.reason, /PDF/);
    assert.equal(skipped.uri, uriOf(folder, 'corpus/坏.pdf'));
  });

  it('is filtered by words of title, number, issuer or path', async () => {
    const { tree } = await opened();
    const found = await tree({ filter: '示例政 ２０２４' });
    assert.deepEqual([shown(found.nodes), found.total, found.matching], [['省级 1'], 5, 1]);
    assert.deepEqual(shown((await tree({ filter: '节水', parent: ['province'] })).nodes).map((line) => line.split(' ')[0]), [TITLE]);
    assert.deepEqual((await tree({ filter: '没有这样的文件' })).matching, 0);
  });

  it('gives what opens a document, its file and what cites it', async () => {
    const { tree, folder } = await opened();
    const plan = documents(await tree({ parent: ['province'] })).find(({ path }) => path === '方案.txt')!;
    assert.equal(plan.uri, uriOf(folder, 'corpus/方案.txt'));
    assert.equal(plan.file, uriOf(folder, 'corpus/方案.txt'));
    assert.equal(plan.citation, `《${TITLE}》（示例政办发〔2024〕7号）`);
    assert.deepEqual([plan.issuer, plan.level, plan.territory], ['示例省人民政府办公厅', '省级', '示例省']);
  });

  it('knows the draft itself', async () => {
    const { tree } = await opened({ files: { ...FILES, 'corpus/本稿.txt': DRAFT } });
    assert.deepEqual(shown((await tree({ parent: ['city'], filter: '节水工作' })).nodes), ['示例市节水工作方案 [本稿自身]']);
  });

  it('gives so many documents as are wanted, and says how many are left', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`corpus/${index}.txt`, `示例省第${index}类用水管理办法\n\n一、总体要求\n\n管好第${index}类用水。\n\n示例省人民政府\n2023年1月${1 + (index % 28)}日\n`]));
    const { tree } = await opened({ files: { ...FILES, ...many } });
    assert.deepEqual(shown((await tree({ parent: ['province'] })).nodes), ['2025年 1', '2024年 1', '2023年 60', '2018年 1', '未注明年份 1']);
    const page = await tree({ parent: ['province', '2023'], limit: 10 });
    assert.deepEqual([documents(page).length, page.more], [10, 50]);
    assert.equal(documents(page)[0]!.date, '2023-01-28');
  });

  it('serves the folders of a configuration without an open draft', async () => {
    const folder = workspace(FILES);
    const client = await startClient({ folders: [folder] });
    const ask = (): Promise<CorpusTree> => client.ask('wenheng/corpusTree', { uri: uriOf(folder, 'wenheng.config.json') });
    const ready = await client.until(async () => {
      const tree = await ask();
      return tree.state === 'ready' ? tree : undefined;
    });
    assert.deepEqual(shown(ready.nodes), ['省级 4', '市级 1', '未读入 1']);
    assert.deepEqual(documents(await client.ask<CorpusTree>('wenheng/corpusTree', { uri: uriOf(folder, 'wenheng.config.json'), parent: ['province'] })).flatMap(({ badges }) => badges.map(({ text }) => text)), ['已被取代']);
  });

  it('says why there is nothing', async () => {
    const state = async (files: Readonly<Record<string, string>>, wishes: ClientWishes = {}): Promise<unknown[]> => {
      const { tree, client, uri } = await opened({ files, wishes });
      await client.diagnostics(uri);
      const found = await client.until(async () => {
        const answer = await tree();
        return answer.state === 'loading' ? undefined : answer;
      });
      return [found.state, found.message];
    };
    assert.deepEqual(await state({}), ['unconfigured', undefined]);
    assert.deepEqual(await state({ 'wenheng.config.json': config() }), ['none', undefined]);
    assert.deepEqual(await state({ 'wenheng.config.json': config({ corpus: 'nowhere' }) }), ['error', '语料库不存在：nowhere']);
    const [kind, message] = await state({ 'wenheng.config.json': config({ corpus: '../elsewhere' }) }, { options: { trusted: false } });
    assert.equal(kind, 'error');
    assert.match(String(message), /未受信任/);
    assert.match(String((await state({ 'wenheng.config.json': '{ "corpsu": [] }' }))[1]), /corpsu/);
  });

  it('has another stamp when the corpus is another one', async () => {
    const { client, tree, folder } = await opened();
    const { stamp } = await tree();
    assert.equal((await tree()).stamp, stamp);
    put(folder, 'corpus/新.txt', PLAN.replace(TITLE, '示例省供水行动实施方案'));
    await client.filesChanged(uriOf(folder, 'corpus/新.txt'));
    await client.until(async () => ((await tree()).total === 6 ? true : undefined));
    assert.notEqual((await tree()).stamp, stamp);
  });

  it('speaks English to who reads English', async () => {
    const { tree } = await opened({ wishes: { locale: 'en' } });
    assert.deepEqual(shown((await tree({ by: 'status' })).nodes), ['in force or not marked 3', 'draft for comment 1', 'superseded 1', 'not read 1']);
  });
});

describe('who cites a document of the corpus', () => {
  afterEach(stopClients);

  it('are the draft, then other documents', async () => {
    const { client, uri, folder, tree } = await opened();
    const { corpus, path } = documents(await tree({ parent: ['province'] })).find(({ path: name }) => name === '方案.txt')!;
    const found = await client.ask<Location[]>('wenheng/corpusCiting', { uri, corpus, path });
    assert.deepEqual(found.filter((place) => place.uri === uri).map(({ range }) => client.quote(uri, range)), [`《${TITLE}》`, '《方案》', '该方案', '示例政办发〔2024〕7号']);
    assert.deepEqual([...new Set(found.filter((place) => place.uri !== uri).map((place) => place.uri))], [uriOf(join(folder, 'corpus'), '规划.txt')]);
  });

  it('is nobody where there is no such document', async () => {
    const { client, uri } = await opened();
    assert.deepEqual(await client.ask('wenheng/corpusCiting', { uri, corpus: 'corpus', path: '没有.txt' }), []);
  });
});
