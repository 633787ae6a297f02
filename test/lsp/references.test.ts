/** References: who cites a document, in the draft and in the corpus; who cites the draft. */

import assert from 'node:assert/strict';
import { basename } from 'node:path';
import type { Location } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { config, workspace } from '../support/cli.js';
import { DRAFT, FILES, MINES, openedDraft, PLAN, TITLE } from '../support/citing.js';
import { offsetIn, startClient, stopClients, uriOf } from '../support/lsp.js';

const TEXTS: Readonly<Record<string, string>> = { 'draft.policy': DRAFT, '方案.txt': PLAN, '规划.txt': MINES };

/** Each location as file name and quoted text. */
function shown(found: readonly Location[] | null, texts = TEXTS): string[] | null {
  return found && found.map(({ uri, range }) => {
    const name = basename(URI.parse(uri).fsPath);
    const text = texts[name]!;
    return `${name} ${text.slice(offsetIn(text, range.start), offsetIn(text, range.end))}`;
  });
}

const NUMBER = '示例政办发〔2024〕7号';
const IN_DRAFT = [`draft.policy 《${TITLE}》`, 'draft.policy 《方案》', 'draft.policy 该方案', `draft.policy ${NUMBER}`];
const IN_CORPUS = [`规划.txt 《${TITLE}》`, `规划.txt ${NUMBER}`];

describe('references', () => {
  afterEach(stopClients);

  it('are announced', async () => {
    const { client } = await openedDraft({ files: {} });
    assert.equal(client.capabilities.referencesProvider, true);
  });

  for (const at of [`《${TITLE}》`, `${NUMBER}，以下`, '“方案”', '《方案》提出', '该方案', `${NUMBER}文件`]) {
    it(`on ${at} are all places of the draft and the corpus that cite the document`, async () => {
      const { client, uri } = await openedDraft();
      assert.deepEqual(shown(await client.references(uri, at)), [...IN_DRAFT, ...IN_CORPUS]);
    });
  }

  it('begin with the document itself where the client wants it', async () => {
    const { client, uri } = await openedDraft();
    assert.deepEqual(shown(await client.references(uri, '该方案', true)), [`方案.txt ${TITLE}`, ...IN_DRAFT, ...IN_CORPUS]);
  });

  it('on a document that nobody holds are those that name it the same', async () => {
    const { client, uri } = await openedDraft();
    assert.deepEqual(shown(await client.references(uri, '《示例省没有收入')), ['draft.policy 《示例省没有收入的节水规定》', '规划.txt 《示例省没有收入的节水规定》']);
    assert.deepEqual(shown(await client.references(uri, '《决定》')), ['draft.policy 《决定》']);
  });

  it('on the draft’s own title are the documents of the corpus that cite it', async () => {
    const { client, uri } = await openedDraft();
    const found = ['方案.txt 《示例市节水工作方案》', '规划.txt 《示例市节水工作方案》'];
    assert.deepEqual(shown(await client.references(uri, '示例市节水工作方案')), found);
    assert.deepEqual(shown(await client.references(uri, '示例市节水工作方案', true)), ['draft.policy 示例市节水工作方案', ...found]);
  });

  it('leave out what is the draft itself in the corpus', async () => {
    const { client, uri } = await openedDraft({ files: { ...FILES, 'corpus/副本.txt': DRAFT } });
    assert.deepEqual(shown(await client.references(uri, '该方案')), [...IN_DRAFT, ...IN_CORPUS]);
  });

  it('are those of the draft alone where there is no corpus', async () => {
    const { client, uri } = await openedDraft({ files: { 'wenheng.config.json': config({ asOf: '2026-11-22' }) } });
    assert.deepEqual(shown(await client.references(uri, '该方案')), IN_DRAFT);
    assert.equal(await client.references(uri, '示例市节水工作方案'), null);
  });

  it('are none on plain words and in what is not open', async () => {
    const { client, uri, folder } = await openedDraft();
    for (const at of ['坚持节水', '，以下简称', '一、总体要求']) assert.equal(await client.references(uri, at), null, at);
    assert.equal(await client.references(uriOf(folder, 'other.policy'), { line: 0, character: 0 }), null);
  });

  for (const at of ['该方案', '示例市节水工作方案']) {
    it(`on ${at} are none while the corpus loads`, async () => {
      const folder = workspace(FILES);
      const uri = uriOf(folder, 'draft.policy');
      const client = await startClient({ folders: [folder] });
      await client.open(uri, DRAFT, 'policy-zh');
      assert.equal(await client.references(uri, at), null);
    });
  }

  it('go by the document, not by the words: the same words for another document are not among them', async () => {
    const other = DRAFT.replace('和《决定》', `和《${TITLE}》（示例政办发〔2021〕3号）`);
    const earlier = PLAN.replace('〔2024〕7号', '〔2021〕3号');
    const { client, uri } = await openedDraft({ text: other, files: { ...FILES, 'corpus/旧方案.txt': earlier } });
    assert.deepEqual(shown(await client.references(uri, '该方案'), { ...TEXTS, 'draft.policy': other }), [...IN_DRAFT, ...IN_CORPUS]);
    assert.deepEqual(shown(await client.references(uri, '示例政办发〔2021〕3号'), { ...TEXTS, 'draft.policy': other }), [`draft.policy 《${TITLE}》`]);
  });
});
