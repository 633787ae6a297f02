/** Completion of running text and metadata (补全机构、指标、会议提法、套语、元数据、屏蔽注释) as an editor meets it. */

import assert from 'node:assert/strict';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import { config } from '../support/cli.js';
import { openedDraft } from '../support/citing.js';
import { accepted, completed, COMPLETING, labels } from '../support/completing.js';
import { stopClients, type Client, type ClientWishes } from '../support/lsp.js';

const SUPERIOR = '---\ntitle: 示例省制造业数字化转型意见\nnumber: 示政发〔2025〕9号\ndate: 2025-06-01\n---\n\n# 示例省制造业数字化转型意见\n\n一、主要目标\n\n到2028年，规模以上工业企业关键工序数控化率达到89%以上，全社会研发经费投入强度达到3%以上，建成智能工厂400家。\n';
const LOCAL = '# 示例市工业稳增长措施\n\n一、稳定生产\n\n优化服务。（责任单位：市数字经济局、市经信委）\n';
const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/意见.md': SUPERIOR, 'corpus/措施.md': LOCAL } as const;
const draft = (sentence: string): string => `# 示例市制造业数字化转型实施方案\n\n一、主要目标\n\n到2027年，全社会研发经费投入强度达到2.9%以上。\n\n二、主要任务\n\n${sentence}\n\n建设平台。（责任单位：市科技局）\n`;

async function opened(wishes: ClientWishes = {}): Promise<{ client: Client; uri: string }> {
  return openedDraft({ text: draft('推进转型。'), files: FILES, wishes: { capabilities: COMPLETING, ...wishes } });
}

describe('completion in running text', () => {
  afterEach(stopClients);

  it('proposes bodies in a list of responsible ones: the draft’s, the territory’s, the usual ones; none twice, none of former days', async () => {
    const { client, uri } = await opened();
    const found = await completed(client, uri, draft('推进转型。（责任单位：市发展改革委、‸）'), '、');
    assert.deepEqual(labels(found).slice(0, 2), ['市科技局', '市数字经济局']);
    assert.ok(labels(found).includes('市财政局'));
    for (const none of ['市发展改革委', '市经信委']) assert.ok(!labels(found).includes(none), none);
    assert.equal(accepted(client, uri, found.items[1]!), draft('推进转型。（责任单位：市发展改革委、市数字经济局）'));
  });

  it('leads from a former name to the present one', async () => {
    const { client, uri } = await opened();
    const [item] = (await completed(client, uri, draft('由市工商局‸'))).items;
    assert.equal(item!.label, '市市场监督管理局');
    assert.equal(item!.detail, '原工商行政管理局，2019-04-01起');
    assert.equal(accepted(client, uri, item!), draft('由市市场监督管理局'));
    const english = await opened({ locale: 'en' });
    assert.equal((await completed(english.client, english.uri, draft('由工商局‸'))).items[0]!.detail, 'formerly 工商行政管理局, since 2019-04-01');
  });

  it('proposes the superior’s indicators with their values, those first that the draft lacks', async () => {
    const { client, uri } = await opened();
    const found = await completed(client, uri, draft('到2027年，‸'), '，');
    assert.deepEqual(found.items.slice(0, 3).map(({ label, detail }) => [label, detail]), [
      ['规模以上工业企业关键工序数控化率', '上级 ≥89%（2028年）'],
      ['智能工厂', '上级 400家（2028年）'],
      ['全社会研发经费投入强度', '上级 ≥3%（2028年），本稿已写'],
    ]);
    const [first, second] = found.items;
    assert.deepEqual([first!.textEdit!.newText, first!.insertTextFormat], ['规模以上工业企业关键工序数控化率达到${1:89}%以上', InsertTextFormat.Snippet]);
    assert.match(second!.textEdit!.newText, /^智能工厂.*\$\{1:×\}家$/, 'a total of the province is no measure for the city');
    assert.match(((await client.resolveCompletion(first!)).documentation as { value: string }).value, /^《示例省制造业数字化转型意见》\n\n示政发〔2025〕9号 · 2025-06-01\n\n> 到2028年/);
  });

  it('proposes the reference to the meetings that is accepted on the as-of date', async () => {
    const { client, uri } = await opened();
    const [first] = (await completed(client, uri, draft('深入贯彻党的‸'))).items;
    assert.equal(first!.label, '党的二十大和二十届历次全会精神');
    assert.equal(accepted(client, uri, first!), draft('深入贯彻党的二十大和二十届历次全会精神'));
    const earlier = `---\ndate: 2021-12-01\n---\n\n${draft('深入贯彻‸')}`;
    const old = await openedDraft({ text: earlier.replace('‸', ''), files: { 'wenheng.config.json': config({ territory: '示例市' }) }, wishes: { capabilities: COMPLETING } });
    assert.equal((await completed(old.client, old.uri, earlier)).items[0]!.label, '党的十九大和十九届历次全会精神');
  });

  it('proposes phrases for what is typed, with the draft’s own genre and place', async () => {
    const { client, uri } = await opened();
    const [basis] = (await completed(client, uri, draft('推进工作，结合我‸'))).items;
    assert.equal(accepted(client, uri, basis!), draft('推进工作，结合我市实际，制定本方案。'));
    const closing = await completed(client, uri, draft('本方案自印‸'));
    assert.deepEqual([closing.items[0]!.label, closing.items[0]!.kind], ['本方案自印发之日起施行，有效期5年。', CompletionItemKind.Snippet]);
    assert.ok(labels(await completed(client, uri, draft('‸'))).includes('特此通知。'), 'all of them where somebody asks on an empty line');
    assert.ok(labels(await completed(client, uri, draft('（二）‸'))).includes('按职责分工负责'), 'or behind the number of a paragraph');
  });

  it('does not disturb who types', async () => {
    const { client, uri } = await opened();
    for (const sentence of ['推进转型，‸', '推进转‸', '这是自由‸', '加强党的‸', '推进转型。‸', '召开会议：‸', 'an English word, ‸', '《已结束的题名》‸', '结‸']) {
      const trigger = /[，：、, ]‸$/.test(sentence) ? sentence.slice(-2, -1) : undefined;
      assert.deepEqual(labels(await completed(client, uri, draft(sentence), trigger)), [], sentence);
    }
  });
});

describe('completion in metadata and comments', () => {
  afterEach(stopClients);

  const HEAD = `---\ntitle: 示例市节水方案\n‸\n---\n\n# 示例市节水方案\n\n一、总体要求\n\n深入贯彻党的十九大精神。\n`;

  it('proposes the keys that are not there yet, and their values', async () => {
    const { client, uri } = await opened();
    assert.deepEqual(labels(await completed(client, uri, HEAD)), ['number', 'date', 'territory', 'level', 'status', 'issuer']);
    const [level] = (await completed(client, uri, HEAD.replace('‸', 'le‸'))).items;
    assert.equal((level!.textEdit as { newText: string }).newText, 'level: ');
    assert.deepEqual(labels(await completed(client, uri, HEAD.replace('‸', 'level: ‸'), ' ')), ['national', 'province', 'city', 'county']);
    assert.deepEqual(labels(await completed(client, uri, HEAD.replace('‸', 'territory: 示例市‸'))), ['示例省示例市', '示例省示例市甲县']);
    assert.deepEqual(labels(await completed(client, uri, HEAD.replace('‸', 'date: ‸'), ' ')), ['2026-11-22']);
  });

  it('does so in one that is not closed yet, and not in a text that begins with a rule', async () => {
    const { client, uri } = await opened();
    assert.ok(labels(await completed(client, uri, '---\ntitle: 示例市节水方案\nsta‸')).includes('status'));
    assert.deepEqual(labels(await completed(client, uri, '---\n\n示例市节水方案已经印发。\nsta‸')), []);
  });

  it('proposes rule ids behind a directive, those of the next line first, with a reason to fill in', async () => {
    const { client, uri } = await opened();
    const text = draft('<!-- wenheng-disable-next-line ‸ -->\n深入贯彻党的十九大精神。');
    await client.rewrite(uri, text.replace('‸', ''));
    await client.diagnostics(uri);
    const found = await completed(client, uri, text, ' ');
    assert.equal(found.items[0]!.label, 'outdated-meeting');
    assert.match(found.items[0]!.detail!, /下一行有此问题/);
    assert.equal(accepted(client, uri, { ...found.items[0]!, textEdit: { newText: (found.items[0]!.textEdit as { newText: string }).newText, range: (found.items[0]!.textEdit as unknown as { insert: never }).insert } }), text.replace('‸', 'outdated-meeting -- 理由'));
    assert.deepEqual(labels(await completed(client, uri, draft('<!-- weng‸ -->'))), []);
    assert.deepEqual(labels(await completed(client, uri, draft('// wenheng-dis‸'))), ['wenheng-disable-next-line', 'wenheng-disable']);
  });
});
