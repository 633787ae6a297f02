/** Completion of titles (书名号内补全): what is proposed after 《, in which order, and what accepting it writes. */

import assert from 'node:assert/strict';
import { CompletionItemKind, CompletionItemTag } from 'vscode-languageserver';
import { config } from '../support/cli.js';
import { openedDraft } from '../support/citing.js';
import { accepted, completed, COMPLETING, labels } from '../support/completing.js';
import { README } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const made = (title: string, { number = '', date = '', status = '', body = '一、总体要求\n\n稳步推进各项任务。' } = {}): string => `---\ntitle: ${title}\n${number && `number: ${number}\n`}${date && `date: ${date}\n`}${status && `status: ${status}\n`}---\n\n# ${title}\n\n${body}\n`;

const FILES = {
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }),
  'corpus/节水.md': made('示例省节水行动实施方案', { number: '示政发〔2024〕3号', date: '2024-03-04' }),
  'corpus/矿山.md': made('示例省绿色矿山建设规划', { number: '示政发〔2025〕9号', date: '2025-06-01' }),
  'corpus/旧节水.md': made('示例省节水工作意见', { number: '示政发〔2012〕7号', date: '2012-03-04', status: '已废止' }),
  'corpus/供水意见.md': made('示例省城乡供水意见', { number: '示政发〔2015〕8号', date: '2015-03-04' }),
  'corpus/供水办法.md': made('示例省城乡供水办法', { number: '示政发〔2026〕2号', date: '2026-02-03', body: '第一条 规范供水。\n\n第二条 本办法自印发之日起施行，《示例省城乡供水意见》（示政发〔2015〕8号）同时废止。' }),
  'corpus/旧规划.md': made('示例省“十三五”水利发展规划', { number: '示政发〔2016〕4号', date: '2016-05-04' }),
  'corpus/征求.md': made('示例省节约用水条例（征求意见稿）', { date: '2026-05-01', status: '征求意见稿' }),
  'corpus/本稿.md': made('示例市节水工作方案', { number: '示市发〔2020〕1号', date: '2020-01-02' }),
  'corpus/邻市.md': made('样例市节水工作方案', { number: '样市发〔2025〕1号', date: '2025-01-02' }),
  'corpus/国家.md': made('国务院关于节水工作的意见', { number: '国发〔2023〕5号', date: '2023-01-02' }),
} as const;
const draft = (sentence: string): string => `示例市节水工作方案\n\n一、总体要求\n\n${sentence}\n\n二、主要任务\n\n对照《示例省绿色矿山建设规划》推进节水。\n`;

async function opened(): Promise<{ client: Client; uri: string; folder: string }> {
  return openedDraft({ text: draft('坚持节水优先。'), files: FILES, wishes: { capabilities: COMPLETING } });
}

describe('completion after 《', () => {
  afterEach(stopClients);

  it('proposes titles of the corpus: what is cited, superiors on the same subject, the nation’s on it, the rest', async () => {
    const { client, uri } = await opened();
    const { items } = await completed(client, uri, draft('落实《‸'), '《');
    const titles = items.map(({ label }) => label);
    assert.deepEqual(titles.slice(0, 4), ['示例省绿色矿山建设规划', '示例省节水行动实施方案', '国务院关于节水工作的意见', '示例省城乡供水办法']);
    assert.deepEqual(items.filter(({ tags }) => tags), []);
  });

  it('puts versions of the draft itself last but for what is out of force, which is marked', async () => {
    const { client, uri } = await opened();
    const { items } = await completed(client, uri, draft('落实《水‸'));
    const ours = items.filter(({ labelDetails }) => /^[示样国]/.test(labelDetails?.description ?? ''));
    assert.deepEqual(ours.map(({ label }) => label), ['示例省节水行动实施方案', '国务院关于节水工作的意见', '示例省城乡供水办法', '样例市节水工作方案', '示例市节水工作方案', '示例省城乡供水意见', '示例省“十三五”水利发展规划', '示例省节水工作意见']);
    assert.deepEqual(ours.map(({ tags }) => tags?.[0] === CompletionItemTag.Deprecated), [false, false, false, false, false, true, true, true]);
    assert.deepEqual(ours.slice(-3).map(({ detail }) => detail), ['示政发〔2015〕8号 · 2015-03-04 · 示例省 · 已失效', '示政发〔2016〕4号 · 2016-05-04 · 示例省 · 截至2020年', '示政发〔2012〕7号 · 2012-03-04 · 示例省 · 已失效']);
  });

  it('writes the title, the closing mark and the number', async () => {
    const { client, uri } = await opened();
    const { items } = await completed(client, uri, draft('落实《节水行动‸'));
    const [first] = items;
    assert.equal(first!.label, '示例省节水行动实施方案');
    assert.equal(first!.kind, CompletionItemKind.File);
    assert.equal(first!.detail, '示政发〔2024〕3号 · 2024-03-04 · 示例省');
    assert.deepEqual(first!.labelDetails, { description: '示政发〔2024〕3号' });
    assert.equal(accepted(client, uri, first!), draft('落实《示例省节水行动实施方案》（示政发〔2024〕3号）'));
  });

  const WRITTEN: Readonly<Record<string, { before: string; after: string }>> = {
    'a closing mark that the editor has put there': { before: '落实《节水行动‸》，推进节水。', after: '落实《示例省节水行动实施方案》（示政发〔2024〕3号），推进节水。' },
    'a title that is being replaced, with its number': { before: '落实《节水行动‸旧题名》（示政发〔2020〕1号），推进节水。', after: '落实《示例省节水行动实施方案》（示政发〔2024〕3号），推进节水。' },
    'a parenthesis with a short name': { before: '落实《节水行动‸》（以下简称《方案》）。', after: '落实《示例省节水行动实施方案》（示政发〔2024〕3号，以下简称《方案》）。' },
    'another title behind it': { before: '落实《节水行动‸和《示例省绿色矿山建设规划》。', after: '落实《示例省节水行动实施方案》（示政发〔2024〕3号）和《示例省绿色矿山建设规划》。' },
    'a title inside a title': { before: '落实《关于印发〈节水行动‸〉的通知》。', after: '落实《关于印发〈示例省节水行动实施方案〉的通知》。' },
    'half-width marks': { before: '落实<<节水行动‸,推进节水.', after: '落实<<示例省节水行动实施方案>>（示政发〔2024〕3号）,推进节水.' },
    'an unclosed mark at the end of the text': { before: '落实《节水行动‸', after: '落实《示例省节水行动实施方案》（示政发〔2024〕3号）' },
  };
  for (const [name, { before, after }] of Object.entries(WRITTEN)) {
    it(`goes with ${name}`, async () => {
      const { client, uri } = await opened();
      const { items } = await completed(client, uri, draft(before));
      const item = items.find(({ label }) => label === '示例省节水行动实施方案')!;
      assert.equal(accepted(client, uri, item), draft(after));
    });
  }

  it('finds a title by a part of it, by its characters in their order, and by its number', async () => {
    const { client, uri } = await opened();
    for (const typed of ['行动实施', '省节水实施', '示政发〔2024', '示例省节水行动实施方案']) {
      const { items, isIncomplete } = await completed(client, uri, draft(`落实《${typed}‸`));
      assert.equal(items[0]!.label, '示例省节水行动实施方案', typed);
      assert.ok(items[0]!.filterText!.startsWith(typed), 'the client keeps it');
      assert.ok(isIncomplete, 'the client asks again when more is typed');
    }
    assert.deepEqual(labels(await completed(client, uri, draft('落实《没有这样的题名‸'))), []);
  });

  it('proposes documents and laws of the fact tables in their present form', async () => {
    const { client, uri } = await opened();
    const of = async (typed: string): Promise<readonly [string, string | undefined]> => {
      const { items } = await completed(client, uri, draft(`根据《${typed}‸`));
      return [items[0]!.label, items[0]!.detail];
    };
    assert.deepEqual(await of('合同法'), ['中华人民共和国民法典', '2021-01-01起代替《合同法》']);
    assert.deepEqual(await of('公务员法'), ['中华人民共和国公务员法', '全国']);
    assert.equal((await of('产业结构调整'))[0], '产业结构调整指导目录（2024年本）');
  });

  it('tells what a title stands for when somebody looks at it', async () => {
    const { client, uri, folder } = await opened();
    const { items } = await completed(client, uri, draft('落实《城乡供水‸'));
    const card = async (title: string): Promise<string> => ((await client.resolveCompletion(items.find(({ label }) => label === title)!)).documentation as { value: string }).value;
    assert.equal(await card('示例省城乡供水办法'), `《示例省城乡供水办法》\n\n示政发〔2026〕2号 · 2026-02-03 · 示例省\n\n[供水办法.md](<${uriOf(folder, 'corpus', '供水办法.md')}>)`);
    assert.match(await card('示例省城乡供水意见'), /2026-02-03起由《示例省城乡供水办法》废止/);
  });

  it('resolves nothing for an item of an older list', async () => {
    const { client, uri } = await opened();
    const [first] = (await completed(client, uri, draft('落实《城乡供水‸'))).items;
    await completed(client, uri, draft('落实《节水‸'));
    assert.deepEqual(await client.resolveCompletion(first!), first);
  });

  it('proposes titles only, nothing behind the closing mark, and nothing where a sentence has ended', async () => {
    const { client, uri } = await opened();
    assert.ok((await completed(client, uri, draft('落实《深入贯彻‸'))).items.every(({ kind }) => kind === CompletionItemKind.File || kind === CompletionItemKind.Reference));
    for (const sentence of ['落实《示例省绿色矿山建设规划》‸', '落实《示例省。节水‸']) assert.deepEqual(labels(await completed(client, uri, draft(sentence))), [], sentence);
  });

  it('answers for the text as it is, though the check is of an older one', async () => {
    const { client, uri } = await opened();
    await client.diagnostics(uri);
    const text = `${'新增的一行。\n\n'.repeat(20)}${draft('落实《节水行动‸》')}`;
    const item = (await completed(client, uri, text)).items[0]!;
    assert.equal(accepted(client, uri, item), `${'新增的一行。\n\n'.repeat(20)}${draft('落实《示例省节水行动实施方案》（示政发〔2024〕3号）')}`);
  });
});

describe('completion for other clients and documents', () => {
  afterEach(stopClients);

  it('gives plain text to a client without snippets, tags and labels', async () => {
    const { client, uri } = await openedDraft({ text: draft('坚持节水优先。'), files: FILES, wishes: { capabilities: {} } });
    const { items } = await completed(client, uri, draft('落实《节水工作意见‸'));
    const { tags, deprecated, labelDetails, insertTextFormat } = items.find(({ label }) => label === '示例省节水工作意见')!;
    assert.deepEqual([tags, deprecated, labelDetails, insertTextFormat], [undefined, undefined, undefined, 1]);
    const [phrase] = (await completed(client, uri, draft('本方案自2‸').replace('自2', '由'))).items;
    assert.ok(!phrase!.textEdit!.newText.includes('${'));
  });

  it('gives nothing in a text that is no draft', async () => {
    const { client } = await openedDraft({ files: FILES, wishes: { capabilities: COMPLETING } });
    const readme = uriOf('/tmp', 'README.md');
    await client.open(readme, README);
    assert.deepEqual(labels(await completed(client, readme, `${README}《‸`, '《')), []);
  });

  it('gives nothing in a document that is not open, and answers at positions outside the text', async () => {
    const { client, uri } = await openedDraft({ files: FILES, wishes: { capabilities: COMPLETING } });
    assert.equal(await client.completions(uriOf('/tmp', 'never-opened.md'), { line: 0, character: 0 }), null);
    for (const position of [{ line: 999, character: 0 }, { line: 0, character: 9999 }]) await client.completions(uri, position);
    assert.equal((await client.resolveCompletion({ label: 'x', data: 'odd' })).label, 'x');
  });

  it('works without a corpus', async () => {
    const client = await startClient({ capabilities: COMPLETING });
    await client.open('untitled:Untitled-1', draft(''), 'policy-zh');
    assert.ok(labels(await completed(client, 'untitled:Untitled-1', draft('根据《公务员‸'))).includes('中华人民共和国公务员法'));
  });
});
