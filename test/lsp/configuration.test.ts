/** Configurations: the nearest one holds, changes on the disk are noticed, mistakes are shown on the draft and on the configuration itself. */

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DidChangeWorkspaceFoldersNotification } from 'vscode-languageserver';
import { config, put, workspace } from '../support/cli.js';
import { ERROR, WARNING } from '../support/drafts.js';
import { offsetIn, startClient, stopClients, uriOf, type Client, type Shown } from '../support/lsp.js';

const NOW = config({ asOf: '2026-11-22' });
/** Before the newer congress: nothing in {@link WARNING} is outdated. */
const THEN = config({ asOf: '2017-12-01' });

const codes = (diagnostics: readonly Shown[]): unknown[] => diagnostics.map(({ code }) => code);
const isOutdated = (diagnostics: readonly Shown[]): boolean => codes(diagnostics).join() === 'outdated-meeting';
const isClean = (diagnostics: readonly Shown[]): boolean => diagnostics.length === 0;

/** A client with one open draft in a workspace folder. */
async function opened(files: Readonly<Record<string, string>>, path = 'draft.md', folders = ['']): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, path);
  const client = await startClient({ folders: folders.map((name) => join(folder, name)) });
  await client.open(uri, WARNING);
  return { client, uri, folder };
}

describe('the configuration of a draft', () => {
  afterEach(stopClients);

  it('is the nearest one upward', async () => {
    const folder = workspace({ 'wenheng.config.json': THEN, 'city/wenheng.config.json': NOW, 'city/area/.keep': '' });
    const client = await startClient({ folders: [folder] });
    for (const path of ['a.md', 'city/area/b.md', 'other/c.md']) await client.open(uriOf(folder, path), WARNING);
    assert.deepEqual(codes(await client.diagnostics(uriOf(folder, 'a.md'))), []);
    assert.deepEqual(codes(await client.diagnostics(uriOf(folder, 'city/area/b.md'))), ['outdated-meeting']);
    assert.deepEqual(codes(await client.diagnostics(uriOf(folder, 'other/c.md'))), []);
    assert.equal((await client.status(uriOf(folder, 'city/area/b.md'))).document!.config, uriOf(folder, 'city/wenheng.config.json'));
  });

  it('is that of its own folder where a workspace has several', async () => {
    const folder = workspace({ 'then/wenheng.config.json': THEN, 'now/wenheng.config.json': NOW });
    const client = await startClient({ folders: [join(folder, 'then'), join(folder, 'now')] });
    const [then, now] = [uriOf(folder, 'then/draft.md'), uriOf(folder, 'now/draft.md')];
    await client.open(then, WARNING);
    await client.open(now, WARNING);
    assert.deepEqual(codes(await client.diagnostics(then)), []);
    const [diagnostic] = await client.diagnostics(now);
    assert.match(diagnostic!.message, /基准日2026-11-22/);
  });

  it('above the workspace folder holds too', async () => {
    const { client, uri } = await opened({ 'wenheng.config.json': NOW }, 'city/draft.md', ['city']);
    assert.match((await client.diagnostics(uri))[0]!.message, /基准日2026-11-22/);
  });

  it('sets severities and switches rules off', async () => {
    const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22', rules: { 'outdated-meeting': 'info', 'heading-sequence': 'off' } }) });
    const client = await startClient({ folders: [folder] });
    await client.open(uriOf(folder, 'a.md'), WARNING);
    await client.open(uriOf(folder, 'b.md'), ERROR);
    assert.deepEqual((await client.diagnostics(uriOf(folder, 'a.md'))).map(({ code, severity }) => [code, severity]), [['outdated-meeting', 3]]);
    assert.deepEqual(codes(await client.diagnostics(uriOf(folder, 'b.md'))), []);
  });

  it('of a new document is that of the first workspace folder, also when the folders change', async () => {
    const folder = workspace({ 'then/wenheng.config.json': THEN, 'now/wenheng.config.json': NOW });
    const [then, now] = [join(folder, 'then'), join(folder, 'now')];
    const client = await startClient({ folders: [then] });
    await client.open('untitled:Untitled-1', WARNING);
    assert.deepEqual(codes(await client.diagnostics('untitled:Untitled-1')), []);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added: [{ uri: uriOf(now), name: 'now' }], removed: [{ uri: uriOf(then), name: 'then' }] } });
    assert.deepEqual(codes(await client.diagnostics('untitled:Untitled-1')), ['outdated-meeting']);
    await client.until(() => (client.refreshes > 0 ? true : undefined));
  });
});

describe('a configuration that changes on the disk', () => {
  afterEach(stopClients);

  it('holds at once', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW });
    assert.ok(isOutdated(await client.diagnostics(uri)));
    put(folder, 'wenheng.config.json', THEN);
    await client.diagnosticsWhen(uri, isClean);
    await client.until(() => (client.refreshes > 0 ? true : undefined));
  });

  it('holds when it is created, nearer than the one before', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': THEN, 'city/area/.keep': '' }, 'city/area/draft.md');
    assert.ok(isClean(await client.diagnostics(uri)));
    put(folder, 'city/wenheng.config.json', NOW);
    await client.diagnosticsWhen(uri, isOutdated);
  });

  it('gives way to the next one upward when it is deleted', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': THEN, 'city/wenheng.config.json': NOW }, 'city/draft.md');
    assert.ok(isOutdated(await client.diagnostics(uri)));
    rmSync(join(folder, 'city/wenheng.config.json'));
    await client.diagnosticsWhen(uri, isClean);
  });

  it('holds for a draft that belongs to no workspace', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW, 'city/.keep': '' }, 'city/draft.md', []);
    assert.ok(isOutdated(await client.diagnostics(uri)));
    put(folder, 'wenheng.config.json', THEN);
    await client.diagnosticsWhen(uri, isClean);
  });

  it('holds at once where the client says that it changed', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW });
    assert.ok(isOutdated(await client.diagnostics(uri)));
    put(folder, 'wenheng.config.json', THEN);
    await client.filesChanged(uriOf(folder, 'wenheng.config.json'));
    assert.deepEqual(codes(await client.diagnostics(uri)), []);
  });

  it('holds for a draft that was closed meanwhile', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW });
    assert.ok(isOutdated(await client.diagnostics(uri)));
    await client.close(uri);
    put(folder, 'wenheng.config.json', THEN);
    const other = uriOf(workspace({ 'wenheng.config.json': NOW }), 'draft.md');
    await client.open(other, WARNING);
    await client.diagnosticsWhen(other, isOutdated);
    await client.open(uri, WARNING);
    await client.diagnosticsWhen(uri, isClean);
  });

  it('holds after another draft in a folder above was closed', async () => {
    const { client, uri, folder } = await opened({ 'draft.md': '', 'city/wenheng.config.json': NOW }, 'city/draft.md', []);
    await client.open(uriOf(folder, 'draft.md'), WARNING);
    assert.ok(isOutdated(await client.diagnostics(uri)));
    await client.diagnostics(uriOf(folder, 'draft.md'));
    await client.close(uriOf(folder, 'draft.md'));
    put(folder, 'city/wenheng.config.json', THEN);
    await client.diagnosticsWhen(uri, isClean);
  });

  it('asks for one refresh, however many files changed and whoever says so', async () => {
    const cities = Array.from({ length: 8 }, (_, index) => `city-${index}`);
    const { client, folder } = await opened(Object.fromEntries(cities.map((city) => [`${city}/wenheng.config.json`, NOW])));
    for (const city of cities) await client.open(uriOf(folder, city, 'draft.md'), WARNING);
    const change = async (content: string): Promise<void> => {
      for (const city of cities) put(folder, `${city}/wenheng.config.json`, content);
      for (const city of cities) await client.filesChanged(uriOf(folder, city, 'wenheng.config.json'));
    };
    await change(THEN);
    await client.until(() => (client.refreshes > 0 ? true : undefined));
    for (const city of cities) assert.ok(isClean(await client.diagnostics(uriOf(folder, city, 'draft.md'))), city);
    await change(NOW);
    await client.until(() => (client.refreshes > 1 ? true : undefined));
    for (const city of cities) assert.ok(isOutdated(await client.diagnostics(uriOf(folder, city, 'draft.md'))), city);
    assert.equal(client.refreshes, 2);
  });

  it('asks for nothing where a file was written that says what it said', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW });
    const { resultId } = (await client.pull(uri)) as { resultId: string };
    put(folder, 'wenheng.config.json', NOW);
    await client.filesChanged(uriOf(folder, 'wenheng.config.json'));
    assert.equal((await client.pull(uri, resultId)).kind, 'unchanged');
  });

  it('asks for no refresh that the client cannot do', async () => {
    const folder = workspace({ 'wenheng.config.json': NOW });
    const uri = uriOf(folder, 'draft.md');
    const client = await startClient({ folders: [folder], capabilities: { textDocument: { diagnostic: {} } } });
    await client.open(uri, WARNING);
    assert.ok(isOutdated(await client.diagnostics(uri)));
    const before = client.statusChanges;
    put(folder, 'wenheng.config.json', THEN);
    await client.diagnosticsWhen(uri, isClean);
    await client.until(() => (client.statusChanges > before ? true : undefined)); // gathered as long as a refresh, begun after it
    assert.equal(client.refreshes, 0);
  });
});

describe('a mistake in the configuration', () => {
  afterEach(stopClients);

  const MISTAKES: Readonly<Record<string, { text: string; message: RegExp; at: [line: number, character: number]; marked: string }>> = {
    'that is no JSON': { text: '{\n  "asOf": "2026-11-22"\n  "corpus": []\n}\n', message: /^不是合法的 JSON：此处缺少逗号$/, at: [2, 2], marked: '"corpus"' },
    'that is empty': { text: '', message: /^不是合法的 JSON：/, at: [0, 0], marked: '' },
    'in a key': { text: '{\n  "asof": "2026-11-22"\n}\n', message: /^没有“asof”这个键，是否想写“asOf”？$/, at: [1, 2], marked: '"asof"' },
    'in a rule': { text: '{ "rules": {\r\n  "outdated-meting": "off" } }', message: /^没有规则“outdated-meting”，是否想写“outdated-meeting”？$/, at: [1, 2], marked: '"outdated-meting"' },
    'in a value': { text: '{ "asOf": "上周" }', message: /^“asOf”的值不对，应为 YYYY-MM-DD 形式的日期$/, at: [0, 2], marked: '"asOf"' },
  };
  for (const [name, { text, message, at, marked }] of Object.entries(MISTAKES)) {
    it(`${name} is shown on the draft and on the configuration, until it is mended`, async () => {
      const { client, uri, folder } = await opened({ 'wenheng.config.json': text });
      const configUri = uriOf(folder, 'wenheng.config.json');
      const [onDraft, ...more] = await client.diagnostics(uri);
      assert.deepEqual(more, []);
      assert.deepEqual([onDraft!.code, onDraft!.severity, client.quote(uri, onDraft!.range)], ['configuration', 1, '# 示例市数字经济工作方案']);
      assert.ok(onDraft!.message.startsWith(`文衡未能检查本文：wenheng.config.json:${at[0] + 1}:${at[1] + 1} `), onDraft!.message);
      const [onConfig, ...others] = await client.pushedWhen(configUri, (diagnostics) => diagnostics.length > 0);
      assert.deepEqual(others, []);
      assert.deepEqual([onConfig!.code, onConfig!.severity, onConfig!.range.start], ['configuration', 1, { line: at[0], character: at[1] }]);
      assert.match(onConfig!.message, message);
      if (marked !== '') assert.equal(text.slice(offsetIn(text, onConfig!.range.start), offsetIn(text, onConfig!.range.end)), marked);
      put(folder, 'wenheng.config.json', NOW);
      await client.diagnosticsWhen(uri, isOutdated);
      await client.pushedWhen(configUri, isClean);
    });
  }

  it('is said in English to who reads English', async () => {
    const folder = workspace({ 'wenheng.config.json': '{ "asof": "2026-11-22" }' });
    const client = await startClient({ folders: [folder], locale: 'en' });
    await client.open(uriOf(folder, 'draft.md'), WARNING);
    assert.match((await client.diagnostics(uriOf(folder, 'draft.md')))[0]!.message, /^Wenheng could not check this document: wenheng\.config\.json:1:3 There is no key "asof"; did you mean "asOf"\?$/);
    assert.match((await client.pushedWhen(uriOf(folder, 'wenheng.config.json'), (all) => all.length > 0))[0]!.message, /^There is no key "asof"/);
  });

  it('that comes while a draft is open is shown, and the findings go', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW });
    assert.ok(isOutdated(await client.diagnostics(uri)));
    put(folder, 'wenheng.config.json', '{');
    await client.diagnosticsWhen(uri, (all) => codes(all).join() === 'configuration');
    await client.pushedWhen(uriOf(folder, 'wenheng.config.json'), (all) => all.length > 0);
  });

  it('that is mended by deleting the file is taken back', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': '{', 'city/wenheng.config.json': NOW });
    await client.pushedWhen(uriOf(folder, 'wenheng.config.json'), (all) => all.length > 0);
    rmSync(join(folder, 'wenheng.config.json'));
    await client.pushedWhen(uriOf(folder, 'wenheng.config.json'), isClean);
    await client.diagnosticsWhen(uri, isOutdated);
  });

  it('of one folder leaves the drafts of another alone', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW, 'city/wenheng.config.json': '{' });
    await client.open(uriOf(folder, 'city/draft.md'), WARNING);
    assert.deepEqual(codes(await client.diagnostics(uriOf(folder, 'city/draft.md'))), ['configuration']);
    assert.ok(isOutdated(await client.diagnostics(uri)));
  });

  it('in the name of a territory is shown on the draft, until it is mended', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': config({ asOf: '2026-11-22', territory: '示列市' }) });
    const [diagnostic] = await client.diagnostics(uri);
    assert.deepEqual([diagnostic!.code, diagnostic!.message], ['configuration', '文衡未能检查本文：不认识地名“示列市”，是否想写“示例市”？']);
    put(folder, 'wenheng.config.json', NOW);
    await client.diagnosticsWhen(uri, isOutdated);
  });

  it('in the name of a territory, in a configuration above the workspace, is mended too', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': NOW, 'city/.keep': '' }, 'city/draft.md', ['city']);
    assert.ok(isOutdated(await client.diagnostics(uri)));
    put(folder, 'wenheng.config.json', config({ asOf: '2026-11-22', territory: '示列市' }));
    await client.diagnosticsWhen(uri, (all) => codes(all).join() === 'configuration');
    put(folder, 'wenheng.config.json', THEN);
    await client.diagnosticsWhen(uri, isClean);
  });

  it('is taken back from the configuration when it is mended after its draft was closed', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': '{' });
    const configUri = uriOf(folder, 'wenheng.config.json');
    await client.pushedWhen(configUri, (all) => all.length > 0);
    await client.close(uri);
    put(folder, 'wenheng.config.json', NOW);
    await client.open(uri, WARNING);
    await client.diagnosticsWhen(uri, isOutdated);
    await client.pushedWhen(configUri, isClean);
  });

  it('keeps no other question waiting', async () => {
    const { client, uri } = await opened({ 'wenheng.config.json': '{' });
    assert.deepEqual([await client.hover(uri, '党的十九大'), await client.symbols(uri), await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } })], [null, [], []]);
    const status = await client.status(uri);
    assert.deepEqual([status.state, status.document!.checked], ['error', false]);
    assert.match(status.message!, /不是合法的 JSON/);
  });
});
