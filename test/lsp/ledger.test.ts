/** `wenheng/ledger` (目标对照): the draft's targets beside the corpus, their places, their findings, their points. */

import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import { LEDGER_REQUEST, type LedgerAnswer, type RowAnswer } from '../../server/src/lsp/features/ledger.js';
import { PLACE_REQUEST, type PlaceParams } from '../../server/src/lsp/features/panel.js';
import { config } from '../support/cli.js';
import { gb18030 } from '../support/encode.js';
import { offsetIn, stopClients, uriOf, type Client } from '../support/lsp.js';
import { DRAFT, FILES, openedPanel } from '../support/panels.js';

const ask = (client: Client, uri: string, known?: string): Promise<LedgerAnswer | { unchanged: true } | null> => client.connection.sendRequest(LEDGER_REQUEST, { uri, ...(known !== undefined && { known }) });
const ledgerOf = async (client: Client, uri: string): Promise<LedgerAnswer> => (await ask(client, uri)) as LedgerAnswer;
const rowOf = ({ rows }: LedgerAnswer, name: string): RowAnswer => rows.find((row) => row.name === name)!;
/** The documents beside a row with what they say. */
const besideOf = ({ documents }: LedgerAnswer, { beside }: RowAnswer): string[] => beside.map(({ document, values }) => `${documents[document]!.relation} ${documents[document]!.path} ${values.map(({ text }) => text).join('；')}`);

describe('the ledger of targets', () => {
  afterEach(stopClients);

  it('puts each indicator beside superiors and others', async () => {
    const { client, uri } = await openedPanel();
    const answer = await ledgerOf(client, uri);
    const rate = rowOf(answer, '关键工序数控化率');
    assert.deepEqual(rate.own.map(({ text }) => text), ['72%以上（2028年）', '80%以上（2030年）']);
    assert.deepEqual(besideOf(answer, rate), ['superior 意见.txt 75%以上（2028年）', 'peer 样例.md 70%以上（2027年）']);
    assert.deepEqual([answer.title, answer.asOf, answer.territory, answer.targets], ['示例市算力服务工作方案', '2026-11-22', '示例省示例市', 3]);
    assert.deepEqual(answer.corpus, { state: 'ready', documents: 2 });
    const [province] = answer.documents;
    assert.deepEqual([province!.title, province!.number, province!.date, province!.ordinal], ['示例省人民政府关于发展算力服务的意见', '示政发〔2025〕3号', '2025-03-04', 1]);
  });

  it('tells what was found, what has a superior’s target, and what stands alone', async () => {
    const { client, uri } = await openedPanel({ draft: `${DRAFT}\n到2030年，数字化研发设计工具普及率达到95%以上。\n` });
    const answer = await ledgerOf(client, uri);
    assert.deepEqual(answer.rows.map(({ name, state }) => `${name} ${state}`), ['关键工序数控化率 finding', '公共算力驿站 alone', '数字化研发设计工具普及率 superior']);
    const [finding] = rowOf(answer, '关键工序数控化率').findings;
    assert.match(finding!.message, /本稿为72%以上，弱于《示例省人民政府关于发展算力服务的意见》/);
  });

  it('leads to the words of the draft and of the corpus', async () => {
    const { client, uri, folder } = await openedPanel();
    const answer = await ledgerOf(client, uri);
    const rate = rowOf(answer, '关键工序数控化率');
    assert.deepEqual(rate.own.map(({ range }) => client.quote(uri, range)), ['关键工序数控化率达到72%以上', '关键工序数控化率达到80%以上']);
    const [{ document, values }] = rate.beside as [RowAnswer['beside'][number]];
    const { corpus, path } = answer.documents[document]!;
    const place = await client.connection.sendRequest<Location>(PLACE_REQUEST, { uri, corpus, path, span: values[0]!.span } satisfies PlaceParams);
    const text = FILES['corpus/意见.txt']!;
    assert.deepEqual([place.uri, text.slice(offsetIn(text, place.range.start), offsetIn(text, place.range.end))], [uriOf(folder, 'corpus', '意见.txt'), '关键工序数控化率达到75%以上']);
    assert.equal(await client.connection.sendRequest(PLACE_REQUEST, { uri, corpus, path: '没有.txt', span: { start: 0, end: 1 } }), null);
  });

  it('leads to a read-only document where an editor would show another text', async () => {
    const { client, uri } = await openedPanel({ files: { ...FILES, 'corpus/意见.txt': gb18030(FILES['corpus/意见.txt']!) } });
    const answer = await ledgerOf(client, uri);
    const { corpus, path } = answer.documents[0]!;
    const place = await client.connection.sendRequest<Location>(PLACE_REQUEST, { uri, corpus, path, span: rowOf(answer, '关键工序数控化率').beside[0]!.values[0]!.span });
    assert.match(place.uri, /^wenheng:/);
  });

  it('has the points of a chart, the draft’s first', async () => {
    const { client, uri } = await openedPanel();
    const { points } = rowOf(await ledgerOf(client, uri), '关键工序数控化率');
    assert.deepEqual(points.map(({ series, year, value, label }) => `${series} ${year} ${value} ${label}`), ['own 2028 72 72%', 'own 2030 80 80%', 'superior 2028 75 75%', 'peer 2027 70 70%']);
    assert.deepEqual(points.map(({ document }) => document), [undefined, undefined, 0, 1]);
  });

  it('says that nothing has changed, until something has', async () => {
    const { client, uri } = await openedPanel();
    const { id } = await ledgerOf(client, uri);
    assert.deepEqual(await ask(client, uri, id), { unchanged: true });
    await client.replace(uri, '72%', '76%');
    const next = (await ask(client, uri, id)) as LedgerAnswer;
    assert.notEqual(next.id, id);
    assert.equal(rowOf(next, '关键工序数控化率').own[0]!.text, '76%以上（2028年）');
    assert.equal(rowOf(next, '关键工序数控化率').state, 'superior');
  });

  it('lists the draft’s own where there is no corpus, and says why', async () => {
    const { client, uri } = await openedPanel({ files: { 'wenheng.config.json': config({ asOf: '2026-11-22' }) } });
    const answer = await ledgerOf(client, uri);
    assert.deepEqual([answer.corpus.state, answer.rows.map(({ state }) => state)], ['none', ['alone', 'alone']]);
    const broken = await openedPanel({ files: { 'wenheng.config.json': config({ corpus: 'nowhere' }) } });
    assert.deepEqual((await ledgerOf(broken.client, broken.uri)).corpus, { state: 'error', documents: 0, message: '语料库不存在：nowhere' });
  });

  it('says that the corpus is still being read', async () => {
    const { client, uri } = await openedPanel({ ready: false });
    const { corpus } = await ledgerOf(client, uri);
    assert.equal(corpus.state, 'loading');
  });

  it('names at most eight documents of a relation, and counts the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`corpus/${index}.md`, `# 样例市第${index}项工作方案\n\n一、主要目标\n\n到2027年，关键工序数控化率达到${60 + index}%以上。\n`]));
    const { client, uri } = await openedPanel({ files: { ...FILES, ...many } });
    const answer = await ledgerOf(client, uri);
    const rate = rowOf(answer, '关键工序数控化率');
    assert.deepEqual([rate.beside.length, rate.more], [9, { peer: 4 }]);
  });

  it('speaks English where the client does', async () => {
    const { client, uri } = await openedPanel({ wishes: { locale: 'en' } });
    const { rows } = await ledgerOf(client, uri);
    assert.equal(rows[0]!.own[0]!.text, '72%以上 (2028)');
  });

  it('has nothing to say of what is no draft', async () => {
    const { client, folder } = await openedPanel();
    const note = uriOf(folder, 'note.md');
    await client.open(note, '# 便条\n\n明天开会。\n');
    assert.equal(await ask(client, note), null);
    assert.equal(await ask(client, uriOf(folder, 'closed.md')), null);
    assert.equal(await client.connection.sendRequest(LEDGER_REQUEST, {}), null);
  });
});
