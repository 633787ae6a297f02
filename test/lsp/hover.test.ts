/** Hovers: why there is a finding, what is known of meetings, plans and titles; whatever a document says stays text. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { config, ROOT, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, SHARED } from '../support/drafts.js';
import { positionIn, startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';

const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/算力.txt': CORPUS_TEXT };
const DRAFT = `${CLEAN}\n三、保障措施\n\n深入贯彻党的十九大精神，落实《示例省人民政府关于发展算力服务的意见》和《示例省没有的文件》，衔接“十五五”规划，强化保障。参照党的二十大和二十届二中、三中全会、四川省第十二次党代会、四川省委十二届六次、九次全会、州委八届三次全会和2026年中央经济工作会议的材料。\n`;

async function opened(text = DRAFT, wishes: ClientWishes = {}, files: Readonly<Record<string, string>> = FILES): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, uri, folder };
}

interface Markup {
  readonly links: readonly string[];
  readonly images: number;
  readonly tags: readonly string[];
  readonly addresses: readonly string[];
  readonly code: number;
  /** Character references that we do not write ourselves. */
  readonly references: readonly string[];
}

/** What a Markdown text holds besides words, as far as it is not escaped: a small check of our own, more suspicious than any renderer. */
function markup(markdown: string): Markup {
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '□');
  const links = [...bare.matchAll(/!?\[[^[\]]*\](?:\(\s*(<[^<>]*>|[^\s()]*)|\[|:)/g)];
  const rest = links.reduce((text, [link]) => text.replace(link, ''), bare);
  return {
    links: links.filter(([link]) => !link.startsWith('!')).map(([, target]) => (target ?? '').replace(/^<|>$/g, '')),
    images: links.filter(([link]) => link.startsWith('!')).length,
    tags: [...rest.matchAll(/<[a-z/!?][^>]*>?/gi)].map(([tag]) => tag),
    addresses: [...rest.matchAll(/[a-z]+:\/\/\S+|\bwww\.\S+|[\w.]+@[\w.]+/gi)].map(([address]) => address),
    code: [...bare.matchAll(/`|^ {4}|^\t/gm)].length,
    references: [...bare.matchAll(/&(?!amp;|lt;|gt;|#64;|#58;|#46;|#47;)#?\w+;/g)].map(([reference]) => reference),
  };
}

const pageOf = (rule: string): string => URI.file(join(ROOT, 'docs', 'rules', `${rule}.md`)).toString();

describe('a hover', () => {
  afterEach(stopClients);

  it('on a finding explains the rule, quotes the evidence and leads to the rule’s page', async () => {
    const { client, uri, folder } = await opened();
    await client.diagnosticsWhen(uri, (all) => all.some(({ code }) => code === 'duplicate-clause'));
    const hover = await client.hover(uri, '依托产业园区');
    const { kind, value } = hover!.contents as { kind: string; value: string };
    assert.equal(kind, 'markdown');
    assert.equal(client.quote(uri, hover!.range!), SHARED);
    assert.match(value, /^\*\*duplicate-clause\*\* · 提示 · 条款与语料库文件几乎逐字相同\n/);
    assert.match(value, /依据：公文起草应避免照抄照搬/);
    assert.match(value, /示政发〔2025〕3号 · 2025-03-04/);
    assert.ok(value.includes(`\n\n> ${SHARED}\n`), value);
    assert.deepEqual(markup(value).links, [`${uriOf(folder, 'corpus', '算力.txt')}#L13`, pageOf('duplicate-clause')]);
  });

  it('on a finding with evidence in the draft quotes the draft and names the line', async () => {
    const { client, uri } = await opened(ERROR);
    const { line, character } = positionIn(ERROR, ERROR.lastIndexOf('一、'));
    const hover = await client.hover(uri, { line, character });
    assert.match((hover!.contents as { value: string }).value, /^\*\*heading-sequence\*\* · 错误 [^]*前一个序号“一、” \(3\)\n\n> 一、总体要求\n[^]*GB\/T 9704—2012/);
  });

  it('on a suppressed finding says why it is silent', async () => {
    const { client, uri } = await opened(DRAFT.replace('深入贯彻', '// wenheng-disable-next-line outdated-meeting -- 引用当年原文\n深入贯彻'));
    assert.match(await client.hoverText(uri, '党的十九大'), /已屏蔽，理由：引用当年原文/);
  });

  const KNOWN: Readonly<Record<string, { at: string; zh: RegExp; en: RegExp; range?: string }>> = {
    'a meeting': { at: '党的十九大精神', range: '党的十九大', zh: /\*\*党的十九大\*\*\n\n党的十九大：2017-10-18 至 2017-10-24，已核实[^]*基准日2026-11-22的通行提法：党的二十大和二十届历次全会精神/, en: /2017-10-18 to 2017-10-24, verified[^]*Accepted reference as of 2026-11-22/ },
    'a list of plenums that stops short': { at: '二十届二中、三中全会', range: '二十届二中、三中全会', zh: /党的二十届三中全会：2024-07-15 至 2024-07-18，已核实[^]*未列党的二十届四中全会（基准日2026-11-22前已召开）[^]*也通行：/, en: /Does not name 党的二十届四中全会, held before 2026-11-22/ },
    'a congress of a province': { at: '四川省第十二次党代会', zh: /四川省第十二次党代会：2022-05-27 至 2022-05-30，已核实/, en: /2022-05-27 to 2022-05-30, verified/ },
    'a local plenum that the table does not hold': { at: '四川省委十二届六次', range: '四川省委十二届六次、九次全会', zh: /四川省委十二届六次全会：（开幕日未核实） 至 2024-09-20，较可靠[^]*四川省委十二届九次全会：事实表中没有（地方会议的表不全）/, en: /not in the table of facts \(which is not complete for local meetings\)/ },
    'a local meeting of no certain place': { at: '州委八届三次全会', zh: /属地不明/, en: /Of which place is not certain/ },
    'a conference named by its year': { at: '2026年中央经济工作会议', zh: /2026年中央经济工作会议：基准日2026-11-22尚未召开/, en: /not held as of 2026-11-22/ },
    'a five-year plan': { at: '“十五五”', range: '“十五五”', zh: /2026—2030年，基准日2026-11-22正在实施/, en: /2026–2030, under way as of 2026-11-22/ },
    'a title that the corpus holds': { at: '《示例省人民政府关于发展', range: '《示例省人民政府关于发展算力服务的意见》', zh: /文号：示政发〔2025〕3号；成文日期：2025-03-04；发文机关：示例省人民政府；层级：省级（示例省）\n\n效力（基准日2026-11-22）：未见废止\n\n收存：语料库 corpus\/算力\.txt/, en: /Number: 示政发〔2025〕3号; Date: 2025-03-04[^]*Status as of 2026-11-22: nothing says that it was repealed\n\nHeld in the corpus: corpus\/算力\.txt/ },
    'a title that it does not hold': { at: '《示例省没有的文件》', zh: /语料库中没有同名文件/, en: /No document of this title in the corpus/ },
    'the title of the draft': { at: '示例市算力服务工作方案', zh: /基准日：2026-11-22（配置指定）[^]*地域：示例省示例市[^]*文种：工作方案/, en: /As of: 2026-11-22 \(from the configuration\)[^]*Territory: 示例省示例市/ },
  };
  for (const [name, { at, zh, en, range }] of Object.entries(KNOWN)) {
    it(`on ${name} says what is known of it`, async () => {
      const { client, uri } = await opened();
      const hover = await client.hover(uri, at);
      assert.match((hover!.contents as { value: string }).value, zh);
      assert.equal(client.quote(uri, hover!.range!), range ?? at);
      const { client: english, uri: same } = await opened(DRAFT, { locale: 'en' });
      assert.match(await english.hoverText(same, at), en);
    });
  }

  it('on a title leads to the document', async () => {
    const { client, uri, folder } = await opened();
    assert.deepEqual(markup(await client.hoverText(uri, '《示例省人民政府关于发展')).links, [uriOf(folder, 'corpus', '算力.txt')]);
  });

  it('on plain words, between lines, behind the end of a finding and outside the text is none', async () => {
    const { client, uri } = await opened();
    for (const at of ['坚持企业主体', '，落实《', '强化保障']) assert.equal(await client.hover(uri, at), null, at);
    for (const [line, character] of [[1, 0], [999, 0], [2, 999]] as const) assert.equal(await client.hover(uri, { line, character }), null);
  });
});

describe('a hover on a target', () => {
  afterEach(stopClients);

  const TARGETS = '# 示例市数字化转型实施方案（2026—2030年）\n\n一、主要目标\n\n到2030年，规模以上工业企业关键工序数控化率达到90%以上，规模以上工业增加值年均增长6%。\n\n二、重点任务\n\n建设共享实验平台12个。\n';
  const made = (title: string, value: string, date: string): string => `---\ntitle: ${title}\ndate: ${date}\n---\n\n# ${title}\n\n一、主要目标\n\n${value}\n`;
  const ABOVE = made('示例省数字化转型规划（2024—2030年）', '到2030年，关键工序数控化率达到85%以上，其中示例市达到88%。', '2024-03-04');
  const OLD = made('示例省“十四五”数字化规划', '到2025年，关键工序数控化率达到70%以上。', '2021-03-04');
  const files = { 'wenheng.config.json': FILES['wenheng.config.json'], 'corpus/规划.txt': ABOVE, 'corpus/旧规划.txt': OLD, 'corpus/邻市.txt': made('样例市数字化方案（征求意见稿）', '到2027年，关键工序数控化率达到80%。', '2025-03-04') };

  it('says what was understood, and what superiors and others set, with links', async () => {
    const { client, uri, folder } = await opened(TARGETS, {}, files);
    const hover = await client.hover(uri, '90%');
    const at = (name: string): string => `${uriOf(folder, 'corpus', name)}#L10`;
    assert.equal((hover!.contents as { value: string }).value, [
      '**规模以上工业企业关键工序数控化率**',
      '指标：关键工序数控化率；主体：规模以上工业企业；地域：示例省示例市',
      '时限：2030年（见本句）；要求：不低于90%；类型：水平；把握：高',
      [
        '| 关系 | 文件 | 目标 |',
        '| --- | --- | --- |',
        `| 上级 | [《示例省数字化转型规划（2024—2030年）》](<${at('规划.txt')}>) · 2024-03-04 | 85%以上（2030年）；示例市88%（2030年） |`,
        `| 上级 | [《示例省“十四五”数字化规划》](<${at('旧规划.txt')}>) · 2021-03-04 · 已到期 | 70%以上（2025年） |`,
        `| 其他 | [《样例市数字化方案（征求意见稿）》](<${at('邻市.txt')}>) · 2025-03-04 · 征求意见稿 | 80%（2027年） |`,
      ].join('\n'),
    ].join('\n\n'));
    assert.equal(client.quote(uri, hover!.range!), '规模以上工业企业关键工序数控化率达到90%以上');
  });

  it('says so where the corpus has no such indicator, and nothing of a corpus where there is none', async () => {
    const { client, uri } = await opened(TARGETS, {}, files);
    assert.equal(await client.hoverText(uri, '6%'), '**规模以上工业增加值**\n\n指标：规模以上工业增加值；地域：示例省示例市；方式：年均增长\n\n时限：2030年（见本句）；要求：等于6%；类型：增速；把握：高\n\n语料库中没有同一指标的目标');
    const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
    const bare = await startClient({ folders: [folder], locale: 'en' });
    const there = uriOf(folder, 'draft.policy');
    await bare.open(there, TARGETS, 'policy-zh');
    assert.equal(await bare.hoverText(there, '12个'), '**共享实验平台**\n\nIndicator: 共享实验平台; territory: 示例省示例市\n\nPeriod: 2030 (from the title); required: exactly 12个; kind: count; confidence: high');
  });

  it('shows six documents at most', async () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`corpus/${index}.txt`, made(`示例省第${index}次数字化会议意见`, '到2030年，关键工序数控化率达到85%以上。', `2024-03-0${index + 1}`)]));
    const { client, uri } = await opened(TARGETS, {}, { 'wenheng.config.json': FILES['wenheng.config.json'], ...many });
    const value = await client.hoverText(uri, '90%');
    assert.equal(value.match(/^\| 上级 \|/gm)!.length, 6);
    assert.match(value, /\n\n另有 2 份文件，见 wenheng targets --ledger$/);
  });

  it('shows what a document says as text', async () => {
    const evil = '[x](command:evil)|`a`|<b>';
    const { client, uri, folder } = await opened(TARGETS, {}, { 'wenheng.config.json': FILES['wenheng.config.json'], 'corpus/规划.txt': made(`示例省${evil}规划`, '到2030年，关键工序数控化率达到85%以上。', '2024-03-04') });
    const value = await client.hoverText(uri, '90%');
    assert.deepEqual(markup(value), { links: [`${uriOf(folder, 'corpus', '规划.txt')}#L10`], images: 0, tags: [], addresses: [], code: 0, references: [] }, value);
    assert.equal(value.match(/(?<!\\)\|/g)!.length, 12, value);
  });
});

describe('a hover over a text that means mischief', () => {
  afterEach(stopClients);

  const MISCHIEF: Readonly<Record<string, string>> = {
    'a link that runs a command': '[查看](command:evil)',
    'a link in angle brackets': '[查看](<command:evil>)',
    'a link by reference': '[查看][1] [1]: command:evil',
    'an image': '![](http://evil.example/a.png)',
    'HTML': '<img src=x onerror=alert(1)><script>alert(1)</script>',
    'an unclosed tag': '<img src=x onerror=alert(1)',
    'an autolink': '<https://evil.example/>',
    'a bare address': 'https://evil.example/查看',
    'a bare address without a scheme': 'www.evil.example',
    'a mail address': 'admin@evil.example',
    'code': '`code` ```code```',
    'an escaped bracket': '\\[查看](command:evil)',
    'a character reference': '&#91;查看&#93;(command:evil) &lt;img&gt;',
    'emphasis over the end': '**~~__',
    'a codicon': '$(alert) $(evil)',
    'a table': '| a | b |',
  };

  /** Fullwidth commas keep the sign from being part of a number or a word. */
  const copied = (evil: string): string => `${SHARED.slice(0, 30)}，${evil}，${SHARED.slice(30)}`;

  for (const [name, evil] of Object.entries(MISCHIEF)) {
    it(`shows ${name} as text`, async () => {
      const files = { ...FILES, 'corpus/算力.txt': CORPUS_TEXT.replace('发展算力服务', `发展算力服务${evil}`).replace(SHARED, copied(evil)) };
      const draft = `示例市算力${evil}服务工作方案\n\n一、总体要求\n\n落实《示例省人民政府关于发展算力服务${evil}的意见》。\n\n${copied(evil)}\n\n一、主要${evil}任务\n\n// wenheng-disable-next-line outdated-meeting -- ${evil}\n深入贯彻党的十九大精神。\n`;
      const { client, uri, folder } = await opened(draft, {}, files);
      const diagnostics = await client.diagnosticsWhen(uri, (all) => all.some(({ code }) => code === 'duplicate-clause'));
      const places = [...diagnostics.map(({ range }) => range.start), client.positionOf(uri, '示例市算力'), client.positionOf(uri, '《示例省'), client.positionOf(uri, '党的十九大')];
      const ours = new Set([uriOf(folder, 'corpus', '算力.txt'), ...['duplicate-clause', 'heading-sequence', 'outdated-meeting'].map(pageOf)]);
      let shown = 0;
      for (const place of places) {
        const hover = await client.hover(uri, place);
        if (!hover) continue;
        shown++;
        const { value } = hover.contents as { value: string };
        const { links, ...rest } = markup(value);
        assert.deepEqual(links.filter((link) => !ours.has(link.replace(/#L\d+$/, ''))), [], value);
        assert.deepEqual(rest, { images: 0, tags: [], addresses: [], code: 0, references: [] }, value);
      }
      assert.ok(shown >= 3, `only ${shown} hovers`);
    });
  }

  it('shows a file name in the corpus as text, and leads to the file', async () => {
    const name = '算力[x](command:evil)`<b>.txt';
    const { client, uri, folder } = await opened(DRAFT, {}, { ...FILES, 'corpus/算力.txt': CORPUS_TEXT.slice(0, 40), [`corpus/${name}`]: CORPUS_TEXT });
    const value = await client.hoverText(uri, '《示例省人民政府关于发展');
    const { links, tags, code } = markup(value);
    assert.deepEqual([links, tags, code], [[uriOf(folder, 'corpus', name)], [], 0], value);
  });

  it('is cut where a passage is long', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `第${index + 1}批建设公共算力驿站并向园区开放，`).join('');
    const { client, uri } = await opened(DRAFT.replace(SHARED, `${long}完成。`), {}, { ...FILES, 'corpus/算力.txt': CORPUS_TEXT.replace(SHARED, `${long}完成。`) });
    await client.diagnosticsWhen(uri, (all) => all.some(({ code }) => code === 'duplicate-clause'));
    const value = await client.hoverText(uri, '第1批');
    assert.match(value, /\n> 第1批建设.{200,240}…\n/);
    assert.ok(!value.includes('第60批'));
  });
});
