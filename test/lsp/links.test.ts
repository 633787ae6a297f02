/** Document links (文档链接): from a cited title or number to the document of the corpus, where it is certain which one is meant. */

import assert from 'node:assert/strict';
import { RegistrationRequest, UnregistrationRequest, type DocumentLink } from 'vscode-languageserver';
import { DRAFT, FILES, openedDraft, PLAN, TITLE } from '../support/citing.js';
import { put } from '../support/cli.js';
import { gb18030 } from '../support/encode.js';
import { README } from '../support/drafts.js';
import { FULL, stopClients, uriOf, type Client } from '../support/lsp.js';

const TOOLTIPS = { ...FULL, textDocument: { ...FULL.textDocument, documentLink: { tooltipSupport: true, dynamicRegistration: true } } };
const NUMBER = '示例政办发〔2024〕7号';

async function linksOf(client: Client, uri: string): Promise<{ link: DocumentLink; words: string }[]> {
  return ((await client.links(uri)) ?? []).map((link) => ({ link, words: client.quote(uri, link.range) }));
}

describe('document links', () => {
  afterEach(stopClients);

  it('are announced, with targets that come later', async () => {
    const { client } = await openedDraft({ files: {} });
    assert.deepEqual(client.capabilities.documentLinkProvider, { resolveProvider: true });
  });

  it('lead from titles, numbers and short names to the document, and from nothing that the corpus does not hold', async () => {
    const { client, uri, folder } = await openedDraft({ wishes: { capabilities: TOOLTIPS } });
    const found = await linksOf(client, uri);
    assert.deepEqual(found.map(({ words }) => words), [`《${TITLE}》`, NUMBER, '“方案”', '《方案》', NUMBER]);
    for (const { link } of found) {
      assert.deepEqual([link.target, link.tooltip], [undefined, `《${TITLE}》 ${NUMBER}`]);
      assert.equal((await client.resolveLink(link)).target, `${uriOf(folder, 'corpus', '方案.txt')}#L1`);
    }
  });

  it('say of a document that it is no final version', async () => {
    const { client, uri } = await openedDraft({ text: `示例市节水意见\n\n一、要求\n\n落实《${TITLE}》。\n`, files: { ...FILES, 'corpus/方案.txt': PLAN.replace(TITLE, `${TITLE}（征求意见稿）`) }, wishes: { capabilities: TOOLTIPS } });
    assert.deepEqual((await linksOf(client, uri)).map(({ link }) => link.tooltip), [`《${TITLE}（征求意见稿）》 ${NUMBER} · 征求意见稿`]);
  });

  it('have no tooltip where the client shows none', async () => {
    const { client, uri } = await openedDraft();
    assert.ok((await linksOf(client, uri)).every(({ link }) => !('tooltip' in link)));
  });

  it('lead to evidence documents where an editor would not show the file as it was read', async () => {
    const { client, uri } = await openedDraft({ files: { ...FILES, 'corpus/方案.txt': gb18030(PLAN) } });
    const [first] = await linksOf(client, uri);
    const { target } = await client.resolveLink(first!.link);
    assert.match(target!, /^wenheng:.*#L1$/);
    assert.equal(await client.content(target!.replace(/#.*/, '')), PLAN);
  });

  it('lead nowhere where several documents may be meant, or only nearly the same title is known', async () => {
    const other = PLAN.replace('7号', '9号').replace('推进节水', '厉行节水');
    const text = DRAFT.replaceAll(`（${NUMBER}，以下简称“方案”）`, '').replaceAll(NUMBER, '有关').replaceAll('《方案》', '《示例省节水行动实施办法》');
    const { client, uri } = await openedDraft({ text, files: { ...FILES, 'corpus/另一方案.txt': other } });
    await client.until(async () => ((await client.status(uri)).corpus.documents === 3 ? true : undefined));
    assert.deepEqual(await linksOf(client, uri), []);
  });

  it('leave web addresses to the editor', async () => {
    const { client, uri } = await openedDraft({ text: '示例市节水意见\n\n一、要求\n\n详见https://example.org/节水。\n' });
    assert.deepEqual(await linksOf(client, uri), []);
  });

  it('show what a title says as text', async () => {
    const evil = '示例省[甲](command:evil)办法';
    const { client, uri } = await openedDraft({ text: `示例市节水意见\n\n一、要求\n\n落实《${evil}》。\n`, files: { ...FILES, 'corpus/甲.txt': `---\ntitle: "${evil}"\n---\n\n一、甲\n\n乙。\n` }, wishes: { capabilities: TOOLTIPS } });
    const [first] = await linksOf(client, uri);
    assert.equal(first!.link.tooltip, '《示例省\\[甲\\](command:evil)办法》');
  });

  it('stay without a target when what they stood on has gone', async () => {
    const { client, uri } = await openedDraft();
    const [first] = await linksOf(client, uri);
    await client.rewrite(uri, '示例市节水意见\n');
    assert.equal((await client.resolveLink(first!.link)).target, undefined);
    assert.equal((await client.resolveLink({ range: first!.link.range })).target, undefined);
  });

  it('are looked for again when the corpus has changed, by the only means that there is', async () => {
    const { client, uri, folder } = await openedDraft({ wishes: { capabilities: TOOLTIPS } });
    const asked: string[] = [];
    client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => void asked.push(...registrations.map(({ id, method }) => `+ ${id} ${method}`)));
    client.connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => void asked.push(...unregisterations.map(({ id, method }) => `- ${id} ${method}`)));
    put(folder, 'corpus/规定.txt', '示例省没有收入的节水规定\n\n一、总则\n\n推进节水。\n');
    const found = await client.until(async () => {
      const all = await linksOf(client, uri);
      return all.some(({ words }) => words === '《示例省没有收入的节水规定》') && asked.length > 1 ? all : undefined;
    });
    assert.equal(found.length, 6);
    assert.deepEqual(asked.slice(-2), ['+ wenheng-links textDocument/documentLink', '- wenheng-links textDocument/documentLink']);
  });

  it('are not given for a text that is no draft', async () => {
    const { client, folder } = await openedDraft();
    const readme = uriOf(folder, 'README.md');
    await client.open(readme, README);
    assert.equal(await client.links(readme), null);
  });
});
