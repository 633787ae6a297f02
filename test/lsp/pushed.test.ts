/** Pushed diagnostics, for clients that do not pull: when they are sent, for which version, and when they are taken back. */

import assert from 'node:assert/strict';
import { config, put, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../support/drafts.js';
import { PUSHED, startClient, stopClients, uriOf, type Client, type ClientWishes, type Shown } from '../support/lsp.js';

const codes = (diagnostics: readonly Shown[]): unknown[] => diagnostics.map(({ code }) => code);
const isEmpty = (diagnostics: readonly Shown[]): boolean => diagnostics.length === 0;
const isOf = (code: string) => (diagnostics: readonly Shown[]): boolean => codes(diagnostics).includes(code);

async function opened(text: string, wishes: ClientWishes = {}, files = { 'wenheng.config.json': config({ asOf: '2026-11-22' }) }): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.md');
  const client = await startClient({ capabilities: PUSHED, folders: [folder], ...wishes });
  await client.open(uri, text);
  return { client, uri, folder };
}

/** Versions for which diagnostics of a document were pushed, in order. */
function versions(client: Client, uri: string): (number | undefined)[] {
  return client.pushed.filter((params) => params.uri === uri).map(({ version }) => version);
}

/** Waits until an edit that is made now has been answered by pushed diagnostics, in a server that answers edits. */
async function anEditLater(): Promise<void> {
  const { client, uri } = await opened(ERROR);
  await client.pushedWhen(uri, isOf('heading-sequence'));
  await client.replace(uri, '一、主要任务', '二、主要任务');
  await client.pushedWhen(uri, isEmpty);
}

describe('diagnostics that are pushed', () => {
  afterEach(stopClients);

  it('are not promised to be pulled', async () => {
    const { client } = await opened(WARNING);
    assert.equal(client.capabilities.diagnosticProvider, undefined);
  });

  it('come when a document is opened, with their version', async () => {
    const { client, uri } = await opened(WARNING);
    const [diagnostic, ...more] = await client.pushedWhen(uri, isOf('outdated-meeting'));
    assert.deepEqual(more, []);
    assert.equal(client.quote(uri, diagnostic!.range), '党的十九大精神');
    assert.deepEqual(versions(client, uri), [1]);
  });

  it('do not wait when a document is opened, as they do when it is edited', async () => {
    const { client, uri, folder } = await opened(WARNING);
    await client.pushedWhen(uri, isOf('outdated-meeting'));
    await client.replace(uri, '做实', '扎实做');
    const other = uriOf(folder, 'other.md');
    await client.open(other, ERROR);
    await client.pushedWhen(other, isOf('heading-sequence'));
    assert.deepEqual(versions(client, uri), [1]);
  });

  it('come once for several quick edits, for the last of them', async () => {
    const { client, uri } = await opened(WARNING);
    await client.pushedWhen(uri, isOf('outdated-meeting'));
    for (const [from, to] of [['做实', '扎实做'], ['做强', '办好'], ['党的十九大精神', '有关精神']] as const) await client.replace(uri, from, to);
    await client.pushedWhen(uri, isEmpty);
    await anEditLater();
    assert.deepEqual(versions(client, uri), [1, 4]);
  });

  it('do not come for a document that is closed before they are due, but are taken back', async () => {
    const { client, uri, folder } = await opened(WARNING);
    await client.pushedWhen(uri, isOf('outdated-meeting'));
    await client.replace(uri, '做实', '扎实做');
    await client.close(uri);
    await client.pushedWhen(uri, isEmpty);
    const other = uriOf(folder, 'other.md');
    await client.open(other, ERROR);
    await client.replace(other, '坚持', '突出');
    await client.pushedWhen(other, isOf('heading-sequence')); // its pause began later
    assert.deepEqual(versions(client, uri), [1, undefined]);
  });

  it('show evidence in the draft where the client can, and not where it cannot', async () => {
    const { client, uri } = await opened(ERROR);
    const [shown] = await client.pushedWhen(uri, isOf('heading-sequence'));
    assert.equal(client.quote(uri, shown!.relatedInformation![0]!.location.range), '一、总体要求');
    const { client: plain, uri: same } = await opened(ERROR, { capabilities: {} });
    const [bare] = await plain.pushedWhen(same, isOf('heading-sequence'));
    assert.equal(bare!.relatedInformation, undefined);
  });

  it('come again when the corpus is there, and when it changes', async () => {
    const files = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/a.txt': CORPUS_TEXT };
    const { client, uri, folder } = await opened(CLEAN, {}, files);
    await client.pushedWhen(uri, isOf('duplicate-clause'));
    put(folder, 'corpus/a.txt', CORPUS_TEXT.slice(0, 60));
    await client.pushedWhen(uri, isEmpty);
    assert.equal(client.refreshes, 0);
  });

  it('come again when the configuration changes', async () => {
    const { client, uri, folder } = await opened(WARNING);
    await client.pushedWhen(uri, isOf('outdated-meeting'));
    put(folder, 'wenheng.config.json', config({ asOf: '2017-12-01' }));
    await client.pushedWhen(uri, isEmpty);
  });

  describe('on save only', () => {
    const onSave: ClientWishes = { options: { run: 'onSave' } };

    it('come when a document is opened and when it is saved, not while it is edited', async () => {
      const { client, uri } = await opened(WARNING, onSave);
      await client.pushedWhen(uri, isOf('outdated-meeting'));
      await client.replace(uri, '党的十九大精神', '有关精神');
      await anEditLater();
      assert.deepEqual(versions(client, uri), [1]);
      await client.save(uri);
      await client.pushedWhen(uri, isEmpty);
      assert.deepEqual(versions(client, uri), [1, 2]);
    });

    it('are taken back when a document is closed', async () => {
      const { client, uri } = await opened(WARNING, onSave);
      await client.pushedWhen(uri, isOf('outdated-meeting'));
      await client.close(uri);
      await client.pushedWhen(uri, isEmpty);
      assert.deepEqual(versions(client, uri), [1, undefined]);
    });
  });
});
