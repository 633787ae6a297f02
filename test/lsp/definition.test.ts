/** Definition: from what a draft cites to the document of the corpus, and from short names to where they were introduced. */

import assert from 'node:assert/strict';
import type { Location, LocationLink } from 'vscode-languageserver';
import { config, workspace } from '../support/cli.js';
import { DRAFT, FILES, LINKS, openedDraft, PLAN, TITLE } from '../support/citing.js';
import { gb18030 } from '../support/encode.js';
import { offsetIn, startClient, stopClients, uriOf } from '../support/lsp.js';

/** What a location covers, in the text that stands there. */
const quoted = (text: string, { range }: Location): string => text.slice(offsetIn(text, range.start), offsetIn(text, range.end));

describe('definition', () => {
  afterEach(stopClients);

  it('is announced', async () => {
    const { client } = await openedDraft({ files: {} });
    assert.equal(client.capabilities.definitionProvider, true);
  });

  for (const at of [`《${TITLE}》`, `${TITLE.slice(3)}》`, '示例政办发〔2024〕7号，以下', '“方案”', '示例政办发〔2024〕7号文件']) {
    it(`leads from ${at} to the title of the document`, async () => {
      const { client, uri, folder } = await openedDraft();
      const [document, ...others] = (await client.definition(uri, at)) as Location[];
      assert.deepEqual([document!.uri, quoted(PLAN, document!), others], [uriOf(folder, 'corpus', '方案.txt'), TITLE, []]);
    });
  }

  for (const at of ['《方案》提出', '该方案']) {
    it(`leads from ${at} to where the draft introduced it as well`, async () => {
      const { client, uri, folder } = await openedDraft();
      const [document, introduced, ...others] = (await client.definition(uri, at)) as Location[];
      assert.deepEqual([document!.uri, quoted(PLAN, document!), others], [uriOf(folder, 'corpus', '方案.txt'), TITLE, []]);
      assert.deepEqual([introduced!.uri, client.quote(uri, introduced!.range)], [uri, `《${TITLE}》`]);
    });
  }

  it('underlines what was pointed at, where the client shows links', async () => {
    const { client, uri, folder } = await openedDraft({ wishes: { capabilities: LINKS } });
    const [link] = (await client.definition(uri, TITLE.slice(3))) as LocationLink[];
    assert.deepEqual([client.quote(uri, link!.originSelectionRange!), link!.targetUri], [`《${TITLE}》`, uriOf(folder, 'corpus', '方案.txt')]);
    assert.deepEqual(link!.targetRange, link!.targetSelectionRange);
    const [number] = (await client.definition(uri, '〔2024〕7号，以下')) as LocationLink[];
    assert.equal(client.quote(uri, number!.originSelectionRange!), '示例政办发〔2024〕7号');
  });

  it('opens a read-only document where an editor would show another text', async () => {
    const { client, uri } = await openedDraft({ files: { ...FILES, 'corpus/方案.txt': gb18030(PLAN) } });
    const [document] = (await client.definition(uri, `《${TITLE}》`)) as Location[];
    assert.match(document!.uri, /^wenheng:/);
    assert.equal(quoted((await client.content(document!.uri))!, document!), TITLE);
  });

  it('knows where a short name was introduced without a corpus, and where it holds no such document', async () => {
    const bare = { 'wenheng.config.json': config({ asOf: '2026-11-22' }) };
    for (const files of [bare, { ...FILES, 'corpus/方案.txt': FILES['corpus/规划.txt'] }]) {
      const { client, uri } = await openedDraft({ files });
      const [introduced, ...others] = (await client.definition(uri, '《方案》提出')) as Location[];
      assert.deepEqual([introduced!.uri, client.quote(uri, introduced!.range), others], [uri, `《${TITLE}》`, []]);
      assert.equal(await client.definition(uri, `《${TITLE}》`), null);
    }
  });

  it('is none on plain words, unknown titles, and where several documents may be meant', async () => {
    const { client, uri } = await openedDraft();
    for (const at of ['坚持节水', '，以下简称', '《示例省没有收入', '《决定》', '示例市节水工作方案']) assert.equal(await client.definition(uri, at), null, at);
    const two = { 'wenheng.config.json': FILES['wenheng.config.json'], 'corpus/1.txt': PLAN.replace('7号', '8号'), 'corpus/2.txt': PLAN.replace('7号', '9号') };
    const { client: other, uri: same } = await openedDraft({ files: two, text: DRAFT.replaceAll('示例政办发〔2024〕7号，', '') });
    assert.equal(await other.definition(same, `《${TITLE}》`), null);
  });

  it('is none while the corpus loads, in what is no draft and in what is not open', async () => {
    const folder = workspace(FILES);
    const uri = uriOf(folder, 'draft.policy');
    const client = await startClient({ folders: [folder] });
    await client.open(uri, DRAFT, 'policy-zh');
    assert.equal(await client.definition(uri, '《方案》提出'), null);
    assert.equal(await client.definition(uriOf(folder, 'other.policy'), { line: 0, character: 0 }), null);
    const notes = uriOf(folder, 'notes.md');
    await client.open(notes, `见《${TITLE}》。\n`);
    assert.equal(await client.definition(notes, '《'), null);
  });

  it('follows edits', async () => {
    const { client, uri } = await openedDraft();
    await client.replace(uri, '以下简称“方案”', '以下简称《行动》');
    assert.equal(await client.definition(uri, '《方案》提出'), null);
    await client.replace(uri, '《方案》提出', '《行动》提出');
    assert.equal((await client.definition(uri, '《行动》提出'))!.length, 2);
  });
});
