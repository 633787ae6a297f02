/** `wenheng/reuse` (查重): shares by source, the strip of the draft, passages with their places; `wenheng/reuseComparison`. */

import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import { PLACE_REQUEST } from '../../server/src/lsp/features/panel.js';
import { REUSE_COMPARISON_REQUEST, REUSE_REQUEST, type ReuseAnswer, type ReuseComparison } from '../../server/src/lsp/features/reuse.js';
import { config } from '../support/cli.js';
import { offsetIn, stopClients, uriOf, type Client } from '../support/lsp.js';
import { FILES, GRIDS, MEALS, openedPanel, OWN, STREETS } from '../support/panels.js';

type Found = NonNullable<ReuseAnswer['reuse']>;
const ask = (client: Client, uri: string, known?: string): Promise<ReuseAnswer | { unchanged: true } | null> => client.connection.sendRequest(REUSE_REQUEST, { uri, ...(known !== undefined && { known }) });
const reuseOf = async (client: Client, uri: string): Promise<Found> => ((await ask(client, uri)) as ReuseAnswer).reuse!;
const compare = (client: Client, uri: string, { sources, passages }: Found, index: number): Promise<ReuseComparison | null> => {
  const { source, ours, theirs } = passages[index]!;
  const { corpus, path } = sources[source]!;
  return client.connection.sendRequest(REUSE_COMPARISON_REQUEST, { uri, corpus, path, ours: { first: ours.first, last: ours.last }, theirs: { first: theirs.first, last: theirs.last } });
};

describe('where the text comes from', () => {
  afterEach(stopClients);

  it('shares the draft out between its sources', async () => {
    const { client, uri } = await openedPanel();
    const { own, sources, characters } = await reuseOf(client, uri);
    assert.deepEqual(sources.map(({ relation, path, clauses }) => `${relation} ${path} ${clauses}`), ['superior 意见.txt 2', 'elsewhere 样例.md 1']);
    assert.equal(own.permille + sources.reduce((sum, { permille }) => sum + permille, 0), 1000);
    assert.equal(own.characters + sources.reduce((sum, source) => sum + source.characters, 0), characters);
    assert.deepEqual([sources[0]!.title, sources[0]!.number], ['示例省人民政府关于发展算力服务的意见', '示政发〔2025〕3号']);
  });

  it('lays the draft out from its first letter to its last', async () => {
    const { client, uri } = await openedPanel();
    const { strip, sources, own, uncounted } = await reuseOf(client, uri);
    const amount = (from: unknown): number => strip.filter((part) => part.from === from).reduce((sum, { characters }) => sum + characters, 0);
    assert.deepEqual([amount('own'), amount('uncounted'), amount(0), amount(1)], [own.characters, uncounted, sources[0]!.characters, sources[1]!.characters]);
    const places = strip.filter(({ from }) => from !== 'uncounted');
    assert.deepEqual(places.map(({ from }) => from).filter((from, index, all) => from !== all[index - 1]), ['own', 0, 1, 'own']);
    assert.equal(client.textOf(uri).split('\n')[places.find(({ from }) => from === 1)!.line], STREETS);
  });

  it('puts passages beside those of their sources, by paragraphs', async () => {
    const { client, uri, folder } = await openedPanel();
    const { passages, sources } = await reuseOf(client, uri);
    assert.deepEqual(passages.map(({ source, ours, theirs }) => `${ours.first}—${ours.last} ${sources[source]!.path} ${theirs.first}—${theirs.last}`), ['4—5 意见.txt 2—3', '6—6 样例.md 2—2']);
    assert.equal(client.quote(uri, passages[0]!.ours.range), `${GRIDS}\n\n${MEALS}`);
    assert.equal(passages[0]!.ours.opening, `${GRIDS.slice(0, 60)}…`);
    const { corpus, path } = sources[1]!;
    const place = await client.connection.sendRequest<Location>(PLACE_REQUEST, { uri, corpus, path, span: passages[1]!.theirs.span });
    const text = FILES['corpus/样例.md']!;
    assert.deepEqual([place.uri, text.slice(offsetIn(text, place.range.start), offsetIn(text, place.range.end))], [uriOf(folder, 'corpus', '样例.md'), STREETS]);
  });

  it('begins a new passage where the source has another order', async () => {
    const { client, uri } = await openedPanel({ draft: `# 示例市算力服务工作方案\n\n一、总体要求\n\n坚持企业主体，稳步扩大算力供给。\n\n二、主要任务\n\n${MEALS}\n\n${GRIDS}\n` });
    const { passages } = await reuseOf(client, uri);
    assert.deepEqual(passages.map(({ ours, theirs }) => `${ours.first} ${theirs.first}`), ['2 3', '3 2']);
  });

  it('shows a passage beside its source, a sentence a line', async () => {
    const { client, uri } = await openedPanel();
    const found = await reuseOf(client, uri);
    await client.replace(uri, '按实际用量结算费用', '按月结算费用');
    const { title, left, right } = (await compare(client, uri, found, 0))!;
    assert.equal(title, '《示例省人民政府关于发展算力服务的意见》第2—3段 ↔ 本稿第4—5段');
    assert.deepEqual([left.text, right.text], [`${GRIDS}\n\n${MEALS}\n`, `${GRIDS.replace('按实际用量', '按月')}\n\n${MEALS}\n`]);
    assert.deepEqual([left.uri.endsWith('.txt'), right.uri, client.quote(uri, right.range).endsWith(MEALS)], [true, uri, true]);
  });

  it('has nothing to compare where the source or the passage is gone', async () => {
    const { client, uri } = await openedPanel();
    const found = await reuseOf(client, uri);
    const gone = { ...found, sources: found.sources.map((source) => ({ ...source, path: '没有.txt' })) };
    assert.equal(await compare(client, uri, gone, 0), null);
    await client.rewrite(uri, '# 示例市算力服务工作方案\n\n一、主要任务\n\n稳步推进。\n');
    assert.equal(await compare(client, uri, found, 0), null);
  });

  it('says that nothing has changed, until something has', async () => {
    const { client, uri } = await openedPanel();
    const { id } = (await ask(client, uri)) as ReuseAnswer;
    assert.deepEqual(await ask(client, uri, id), { unchanged: true });
    await client.replace(uri, STREETS, OWN);
    assert.deepEqual((await reuseOf(client, uri)).sources.map(({ path }) => path), ['意见.txt']);
  });

  it('has no numbers without a corpus', async () => {
    const { client, uri } = await openedPanel({ files: { 'wenheng.config.json': config({ asOf: '2026-11-22' }) } });
    const { corpus, reuse } = (await ask(client, uri)) as ReuseAnswer;
    assert.deepEqual([corpus.state, reuse], ['none', undefined]);
  });

  it('has nothing to say of what is no draft', async () => {
    const { client, folder } = await openedPanel();
    assert.equal(await ask(client, uriOf(folder, 'closed.md')), null);
  });
});
