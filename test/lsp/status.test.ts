/** The status: how it stands with the corpus, how the open document is judged, and that the client hears of changes. */

import assert from 'node:assert/strict';
import { rules } from '../../server/src/rules/index.js';
import type { Status } from '../../server/src/lsp/features/status.js';
import { config, put, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, README, SHARED, WARNING } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';

const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus' }), 'corpus/算力.txt': CORPUS_TEXT };
const MANY = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`corpus/${index}.txt`, CORPUS_TEXT.replace(SHARED, `统筹第${index}类算力资源，降低企业使用成本，扩大服务范围。`)]));

async function opened(text: string, files: Readonly<Record<string, string>> = FILES, wishes: ClientWishes = {}, name = 'draft.md'): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, name);
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text);
  return { client, uri, folder };
}

/** Asks until the status is as wanted. */
function when(client: Client, uri: string, wanted: (status: Status) => boolean): Promise<Status> {
  return client.until(async () => {
    const status = await client.status(uri);
    return wanted(status) ? status : undefined;
  });
}

describe('the status', () => {
  afterEach(stopClients);

  it('tells how far the corpus is read, then that it is there', async () => {
    const { client, uri } = await opened(CLEAN, { ...FILES, ...MANY });
    const seen: Status[] = [];
    await when(client, uri, (status) => {
      seen.push(status);
      return status.state === 'ready';
    });
    const ready = seen.pop()!;
    assert.deepEqual([ready.corpus, ready.loading], [{ documents: 301, clauses: 602 }, undefined]);
    assert.equal(seen[0]!.loading, undefined); // it waits for the first check
    for (const { state, corpus } of seen) assert.deepEqual([state, corpus], ['loading', { documents: 0, clauses: 0 }]);
    // How much of the reading is seen depends on the machine; test/unit/host/corpus-index/stored-corpus.test.ts looks at every step of it.
    const progress = seen.flatMap(({ loading }) => loading ?? []);
    for (const [index, { done, total }] of progress.entries()) {
      assert.equal(total, 301);
      assert.ok(done <= total && done >= (progress[index - 1]?.done ?? 0), `${done} of ${total}`);
    }
  });

  it('tells that the corpus is read anew, and what is still known', async () => {
    const { client, uri, folder } = await opened(CLEAN, { ...FILES, ...MANY });
    await when(client, uri, ({ state }) => state === 'ready');
    put(folder, 'corpus/last.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await client.filesChanged(uriOf(folder, 'corpus/last.txt'));
    const during = await client.status(uri);
    assert.ok([301, 302].includes(during.corpus.documents), `${during.corpus.documents}`); // what was known is told until the new one is there
    const ready = await when(client, uri, ({ state, corpus }) => state === 'ready' && corpus.documents === 302);
    assert.equal(ready.corpus.clauses, 604);
  });

  it('tells why the corpus cannot be used', async () => {
    const { client, uri } = await opened(CLEAN, { 'wenheng.config.json': config({ corpus: 'nowhere' }) });
    const status = await when(client, uri, ({ state }) => state === 'error');
    assert.equal(status.message, '语料库不存在：nowhere');
  });

  it('tells what is wrong with the configuration', async () => {
    const { client, uri } = await opened(CLEAN, { 'wenheng.config.json': '{ "asof": "2026-11-22" }' });
    await client.diagnostics(uri);
    const status = await client.status(uri);
    assert.equal(status.state, 'error');
    assert.match(status.message!, /没有“asof”这个键，是否想写“asOf”？$/);
    assert.deepEqual([status.document!.checked, status.document!.reason], [false, status.message]);
  });

  it('names the rules', async () => {
    const { client } = await opened(CLEAN);
    assert.deepEqual((await client.status()).rules, rules.map(({ meta }) => ({ id: meta.id, summary: meta.summary.zh })));
  });

  it('speaks English to who reads English', async () => {
    const { client, uri } = await opened(README, FILES, { locale: 'en' });
    await client.diagnostics(uri);
    const { rules: named, document } = await client.status(uri);
    assert.deepEqual(named.map(({ summary }) => summary), rules.map(({ meta }) => meta.summary.en));
    assert.match(document!.reason!, /^this does not look like an official document/);
  });

  it('without a document tells nothing of one', async () => {
    const { client, uri } = await opened(CLEAN);
    await client.diagnostics(uri);
    for (const status of [await client.status(), await client.status('file:///nowhere/a.md'), await client.status('no address at all')]) {
      assert.deepEqual([status.state, status.document], ['ready', undefined]);
    }
  });
});

describe('the status of a document', () => {
  afterEach(stopClients);

  it('tells how it is judged', async () => {
    const text = `${WARNING.replace('建设公共', '（三）建设公共')}\n二、再说一遍\n\n// wenheng-disable-next-line outdated-meeting -- 引用原文\n全面贯彻党的十八大精神。\n\n完成“十四五”规划目标任务。\n`;
    const { client, uri, folder } = await opened(text, { 'wenheng.config.json': config({ asOf: '2026-11-22', territory: '示例市' }) });
    await client.diagnostics(uri);
    const { document } = await client.status(uri);
    assert.deepEqual({ ...document, notChecked: document!.notChecked.map(({ what, reason }) => [what, reason]) }, {
      checked: true,
      following: false,
      asOf: '2026-11-22',
      asOfSource: 'config',
      territory: '示例省示例市',
      level: 'city',
      config: uriOf(folder, 'wenheng.config.json'),
      counts: { error: 1, warning: 3, info: 0, suppressed: 1, baselined: 0 },
      notChecked: [['target-conflict（同一指标、同一时限的目标与本地区已有文件不一致）', '没有指定语料库'], ['target-below-superior（比率类目标低于上级文件的要求）', '没有指定语料库'], ['draft-cited（所引文件在语料库中只有征求意见稿）', '没有指定语料库'], ['duplicate-clause（条款与语料库文件几乎逐字相同）', '没有指定语料库'], ['altered-copy（抄录的段落改了数字、年份、名称或义务用语）', '没有指定语料库']],
    });
  });

  const SOURCES: Readonly<Record<string, { text: string; config: object; expected: [string, string] }>> = {
    'from the configuration': { text: `---\ndate: 2021-06-30\n---\n\n${WARNING}`, config: { asOf: '2021-07-31' }, expected: ['2021-07-31', 'config'] },
    'from the front matter': { text: `---\ndate: 2021-06-30\n---\n\n${WARNING}\n示例市人民政府\n2021年5月12日\n`, config: {}, expected: ['2021-06-30', 'front-matter'] },
    'from the text': { text: `${WARNING}\n示例市人民政府\n2021年5月12日\n`, config: {}, expected: ['2021-05-12', 'text'] },
  };
  for (const [name, { text, config: more, expected }] of Object.entries(SOURCES)) {
    it(`has its as-of date ${name}`, async () => {
      const { client, uri } = await opened(text, { 'wenheng.config.json': config(more) });
      await client.diagnostics(uri);
      const { document } = await client.status(uri);
      assert.deepEqual([document!.asOf, document!.asOfSource], expected);
    });
  }

  it('follows its text', async () => {
    const { client, uri } = await opened(ERROR);
    await client.diagnostics(uri);
    assert.equal((await client.status(uri)).document!.counts.error, 1);
    await client.replace(uri, '一、主要任务', '二、主要任务');
    await client.diagnostics(uri);
    assert.equal((await client.status(uri)).document!.counts.error, 0);
    await client.close(uri);
    assert.equal((await client.status(uri)).document, undefined);
  });
});

describe('that the status has changed', () => {
  afterEach(stopClients);

  it('is told when a document was checked, when it is closed, and when the corpus is there', async () => {
    const { client, uri } = await opened(CLEAN, { 'wenheng.config.json': config() });
    const told = async (): Promise<void> => {
      const before = client.statusChanges;
      await client.until(() => (client.statusChanges > before ? true : undefined));
    };
    const checked = told();
    await client.diagnostics(uri);
    await checked;
    const closed = told();
    await client.close(uri);
    await closed;
    const { client: other, uri: compared } = await opened(CLEAN);
    await other.diagnostics(compared);
    const before = other.statusChanges;
    await other.until(async () => ((await other.status(compared)).corpus.documents > 0 ? true : undefined));
    await other.until(() => (other.statusChanges > before ? true : undefined));
  });

  it('is told when a text turns out to be no draft', async () => {
    const { client, uri } = await opened(WARNING, { 'wenheng.config.json': config() });
    await client.diagnostics(uri);
    await client.until(() => (client.statusChanges > 0 ? true : undefined));
    await client.rewrite(uri, README);
    await client.diagnostics(uri);
    await client.until(() => (client.statusChanges > 1 ? true : undefined));
    assert.equal((await client.status(uri)).document!.checked, false);
  });

  it('is told once for many documents', async () => {
    const { client, uri: first, folder } = await opened(CLEAN, { 'wenheng.config.json': config() });
    const uris = Array.from({ length: 20 }, (_, index) => uriOf(folder, `${index}.md`));
    for (const uri of uris) await client.open(uri, CLEAN);
    await Promise.all(uris.map((uri) => client.diagnostics(uri)));
    await client.until(() => (client.statusChanges > 0 ? true : undefined));
    await client.close(first);
    const before = client.statusChanges;
    await client.until(() => (client.statusChanges > before ? true : undefined)); // what else was to be told has been told
    assert.ok(client.statusChanges < uris.length / 2, `${client.statusChanges} times`);
  });
});
