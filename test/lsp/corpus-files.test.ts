/** The files of a corpus: where it lies, and reading it again or anew. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { Corpora, UpdatedCorpus } from '../../server/src/lsp/features/corpus-files.js';
import type { CorpusTree } from '../../server/src/lsp/features/corpus-tree.js';
import { config, put, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, SHARED } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus' }), 'corpus/算力.txt': CORPUS_TEXT };
const MANY = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`corpus/${index}.txt`, CORPUS_TEXT.replace(SHARED, `统筹第${index}类算力资源，降低企业使用成本，扩大服务范围。`)]));

async function opened(files: Readonly<Record<string, string>>): Promise<{ client: Client; uri: string; folder: string; update: (params?: object) => Promise<UpdatedCorpus> }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.md');
  const client = await startClient({ folders: [folder] });
  await client.open(uri, CLEAN);
  return { client, uri, folder, update: (params = {}) => client.ask('wenheng/updateCorpus', { uri, ...params }) };
}

describe('the corpora of a draft', () => {
  afterEach(stopClients);

  it('are told with the configuration that names them', async () => {
    const { client, uri, folder } = await opened({ ...FILES, 'wenheng.config.json': config({ corpus: ['corpus', 'nowhere'] }) });
    assert.deepEqual(await client.ask<Corpora>('wenheng/corpora', { uri }), {
      config: uriOf(folder, 'wenheng.config.json'),
      corpora: [{ uri: uriOf(folder, 'corpus'), name: 'corpus', kind: 'folder' }, { uri: uriOf(folder, 'nowhere'), name: 'nowhere', kind: 'missing' }],
    });
  });

  it('are none without a configuration, and told as soon as one is written', async () => {
    const { client, uri, folder } = await opened({});
    assert.deepEqual(await client.ask<Corpora>('wenheng/corpora', { uri }), { corpora: [] });
    mkdirSync(join(folder, 'corpus'));
    put(folder, 'wenheng.config.json', config({ corpus: 'corpus' }));
    assert.equal((await client.ask<Corpora>('wenheng/corpora', { uri })).corpora[0]!.kind, 'folder');
  });

  it('are an error where the configuration cannot be used', async () => {
    const { client, uri } = await opened({ 'wenheng.config.json': '{ "corpsu": 1 }' });
    assert.match((await client.ask<Corpora>('wenheng/corpora', { uri })).error!, /corpsu/);
  });
});

describe('a corpus', () => {
  afterEach(stopClients);

  it('is read again, and it is told what became of files that came in', async () => {
    const { folder, update } = await opened(FILES);
    assert.deepEqual(await update(), { state: 'done', documents: 1, clauses: 2, skipped: [] });
    put(folder, 'corpus/新/意见.txt', CORPUS_TEXT.replace('发展算力服务', '扩大算力服务'));
    put(folder, 'corpus/新/坏.docx', 'no archive');
    put(folder, 'corpus/新/图.png', 'no document');
    const files = ['意见.txt', '坏.docx', '图.png'].map((name) => uriOf(folder, 'corpus', '新', name));
    const updated = await update({ files });
    assert.deepEqual([updated.state, updated.documents, updated.files!.read, updated.files!.ignored], ['done', 2, 1, 1]);
    assert.deepEqual(updated.files!.skipped.map(({ path }) => path), ['corpus/新/坏.docx']);
    assert.deepEqual(updated.skipped, updated.files!.skipped);
    assert.match(updated.files!.skipped[0]!.reason, /内容与扩展名不符/);
    const asFolder = await update({ files: [uriOf(folder, 'corpus', '新')] });
    assert.deepEqual([asFolder.files!.read, asFolder.files!.skipped.length], [1, 1]);
  });

  it('is read anew from all its files', async () => {
    const { client, uri, update } = await opened(FILES);
    await update();
    const before = await client.ask<CorpusTree>('wenheng/corpusTree', { uri });
    assert.deepEqual(await update({ anew: true }), { state: 'done', documents: 1, clauses: 2, skipped: [] });
    assert.notEqual((await client.ask<CorpusTree>('wenheng/corpusTree', { uri })).stamp, before.stamp);
  });

  it('stays as it was where making it anew is stopped, and is read to its end the next time', async () => {
    const { client, uri, update } = await opened({ ...FILES, ...MANY });
    assert.equal((await update()).documents, 401);
    const cancel = new CancellationTokenSource();
    const halted = client.connection.sendRequest<UpdatedCorpus>('wenheng/updateCorpus', { uri, anew: true }, cancel.token);
    await client.until(async () => ((await client.status(uri)).loading !== undefined ? true : undefined));
    cancel.cancel();
    const { state, documents } = await halted;
    assert.deepEqual([state, documents], ['halted', 401]);
    assert.equal((await client.status(uri)).loading, undefined);
    assert.deepEqual([(await update()).state, (await update()).documents], ['done', 401]);
  });

  it('that there is none of, or that cannot be read, is said', async () => {
    assert.equal((await (await opened({ 'wenheng.config.json': config() })).update()).state, 'none');
    const { state, message } = await (await opened({ 'wenheng.config.json': config({ corpus: 'nowhere' }) })).update();
    assert.deepEqual([state, message], ['error', '语料库不存在：nowhere']);
  });
});
