/** Code lenses: how goals stand to the superior's, where copied passages come from; with a command only where the client has it. */

import assert from 'node:assert/strict';
import { config, workspace } from '../support/cli.js';
import { CORPUS_TEXT, SHARED } from '../support/drafts.js';
import { FULL, startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';
import { REUSE_COMMAND, TARGETS_COMMAND } from '../../server/src/lsp/features/code-lens.js';

const SETTINGS = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }) };
const plan = (title: string, goals: string, more = ''): string => `---\ntitle: ${title}\ndate: 2026-03-04\n---\n\n# ${title}\n\n一、总体要求和目标\n\n（一）指导思想。坚持企业主体。\n\n（二）主要目标。到2030年，${goals}\n\n二、重点任务\n\n${more}\n`;
const DRAFT = plan('示例市数字化转型实施方案', '关键工序数控化率达到80%以上，数字化研发设计工具普及率达到95%以上，建成智能工厂160家。', SHARED);
const FILES = { ...SETTINGS, 'corpus/规划.txt': plan('示例省数字化转型规划', '关键工序数控化率达到85%以上，数字化研发设计工具普及率达到90%以上。'), 'corpus/算力.txt': CORPUS_TEXT };

async function opened(text = DRAFT, wishes: ClientWishes = {}, files: Readonly<Record<string, string>> = FILES): Promise<{ client: Client; uri: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, uri };
}

/** Each lens as the line that it stands above and what it says. */
async function said(client: Client, uri: string): Promise<string[]> {
  const lines = client.textOf(uri).split('\n');
  return (await client.lenses(uri)).map(({ range, command }) => `${lines[range.start.line]!.slice(0, 8)} | ${command!.title}`);
}

describe('a code lens', () => {
  afterEach(stopClients);

  it('stands above the goals and above a copied passage, and nowhere else', async () => {
    const { client, uri } = await opened();
    assert.deepEqual(await said(client, uri), ['（二）主要目标。 | 3项目标 · 2项有上级对应 · 1项需核对', '依托产业园区建设 | 雷同100% · 1处来源']);
  });

  it('tells the superior’s share from that of others, in English too', async () => {
    const draft = DRAFT.replace(SHARED, `落实《示例省人民政府关于发展算力服务的意见》。\n\n${SHARED}`);
    const { client, uri } = await opened(draft, { locale: 'en' });
    assert.deepEqual((await said(client, uri)).map((line) => line.split(' | ')[1]), ['3 targets · 2 set by a superior, too · 1 to check', 'superior 100% · 1 source']);
  });

  it('runs the client’s commands with address and line, and none that it has not', async () => {
    const { client, uri } = await opened(DRAFT, { options: { commands: [TARGETS_COMMAND, 'other', 7] } });
    const [goals, copied] = await client.lenses(uri);
    assert.deepEqual([goals!.command!.command, goals!.command!.arguments], [TARGETS_COMMAND, [uri, client.positionOf(uri, '（二）主要目标').line]]);
    assert.deepEqual([copied!.command!.command, copied!.command!.arguments], ['', undefined]);
    const other = await opened(DRAFT, { options: { commands: [REUSE_COMMAND] } });
    const [, reuse] = await other.client.lenses(other.uri);
    assert.deepEqual([reuse!.command!.command, reuse!.command!.arguments], [REUSE_COMMAND, [other.uri, client.positionOf(uri, '依托产业园区').line]]);
  });

  it('follows an edit, and says nothing of a superior where there is no corpus', async () => {
    const { client, uri } = await opened();
    await client.replace(uri, '80%', '88%');
    assert.equal((await said(client, uri))[0], '（二）主要目标。 | 3项目标 · 2项有上级对应');
    const bare = await startClient({ folders: [workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) })] });
    await bare.open('untitled:a', DRAFT, 'policy-zh');
    assert.deepEqual(await said(bare, 'untitled:a'), ['（二）主要目标。 | 3项目标']);
  });

  it('comes with its words where they are known already, and without them after an edit', async () => {
    const { client, uri } = await opened();
    const sent = async (): Promise<(string | undefined)[]> => (await client.lensesAsSent(uri)).map(({ command }) => command?.title);
    assert.deepEqual(await sent(), [undefined, undefined]);
    await client.lenses(uri);
    assert.deepEqual(await sent(), ['3项目标 · 2项有上级对应 · 1项需核对', '雷同100% · 1处来源']);
    await client.replace(uri, '80%', '88%');
    assert.deepEqual(await sent(), [undefined, undefined]);
  });

  it('asks to be asked again when the corpus has been loaded', async () => {
    const { client } = await opened(DRAFT, { capabilities: { ...FULL, workspace: { ...FULL.workspace, codeLens: { refreshSupport: true } } } });
    await client.until(() => (client.lensRefreshes > 0 ? true : undefined));
  });

  it('is none for a document that is no draft, and none under a heading without figures', async () => {
    const { client, uri } = await opened('# 示例市工作方案\n\n一、主要目标\n\n体系更加健全，能力明显提升。\n\n二、其他\n\n略。\n');
    assert.deepEqual(await client.lenses(uri), []);
    assert.deepEqual(await client.lenses(`${uri}.none`), []);
  });
});
