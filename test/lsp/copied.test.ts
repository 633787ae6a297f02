/** Copied clauses: the hover marks the differences, the comparison puts draft and source side by side, and only clients with the commands are offered them. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, ROOT, workspace } from '../support/cli.js';
import { CORPUS_TEXT, SHARED } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';
import { COMPARE_COMMAND, RULE_PAGE_COMMAND, type CompareArguments } from '../../server/src/lsp/features/evidence-actions.js';
import { COMPARISON_REQUEST } from '../../server/src/lsp/features/comparison.js';
import { rendered } from '../support/markdown.js';

const SECOND = '各级财政统筹现有资金支持算力驿站建设，对年度考核优秀的驿站给予一次性奖励，奖励资金由省与市按照六比四的比例分担，拨付情况纳入政务公开范围，每年由审计机关抽查一次。';
const SOURCE = CORPUS_TEXT.replace(SHARED, `${SHARED}\n\n　　${SECOND}`);
const CHANGED = SHARED.replace('每季度公布', '“每月”公布').replace('三类服务', '[两类](command:evil)服务');
const DRAFT = `# 示例市算力服务工作方案\n\n一、主要任务\n\n${CHANGED}\n\n${SECOND}\n\n二、保障措施\n\n市政府每年听取一次汇报。\n`;
const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/算力.txt': SOURCE };
const COMMANDS = { options: { commands: [COMPARE_COMMAND, RULE_PAGE_COMMAND] } };

async function opened(text = DRAFT, wishes: ClientWishes = {}, files: Readonly<Record<string, string>> = FILES): Promise<{ client: Client; uri: string; source: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, uri, source: uriOf(folder, 'corpus', '算力.txt') };
}

describe('a hover on a copied clause', () => {
  afterEach(stopClients);

  it('marks what only the draft and what only the source has, as any Markdown shows it', async () => {
    const { client, uri, source } = await opened();
    const value = await client.hoverText(uri, '依托产业园区');
    assert.match(value, /来源原文（其他文件，雷同\d\d%）：\[《示例省人民政府关于发展算力服务的意见》\]/);
    assert.ok(value.includes(`(<${source}#L13>) 示政发〔2025〕3号 · 2025-03-04`), value);
    const { bold, struck, links } = rendered(value.split('\n').find((line) => line.startsWith('> '))!);
    assert.deepEqual(bold, ['[两类](command:evil)', '“每月”']);
    assert.deepEqual(struck, ['三类', '每季度']);
    assert.deepEqual(links, []);
    assert.match(value, /粗体为本稿文字，删除线为来源文字。/);
  });

  it('says of a later clause of the passage what it repeats, and nothing of one of the draft’s own', async () => {
    const { client, uri, source } = await opened();
    const value = await client.hoverText(uri, '各级财政');
    assert.ok(value.includes(`雷同100%）：[《示例省人民政府关于发展算力服务的意见》](<${source}#L15>)`), value);
    assert.match(value, /> 各级财政统筹现有资金[^]*与来源逐字相同。/);
    assert.equal(await client.hover(uri, '市政府每年听取'), null);
  });

  it('tells a superior document that the draft carries out, in English too', async () => {
    const draft = DRAFT.replace('市政府每年', '落实《示例省人民政府关于发展算力服务的意见》，市政府每年');
    const { client, uri } = await opened(draft, { locale: 'en' });
    assert.match(await client.hoverText(uri, '依托产业园区'), /Source \(superior document, \d\d% the same\): \[[^]*Bold: only in the draft\. Struck out: only in the source\./);
  });

  it('shows where the clause stands in the draft itself', async () => {
    const { client, uri } = await opened(`${DRAFT}\n三、其他\n\n${SECOND}\n`, {}, { ...FILES, 'corpus/算力.txt': CORPUS_TEXT });
    const twice = client.textOf(uri).lastIndexOf(SECOND);
    const line = client.textOf(uri).slice(0, twice).split('\n').length - 1;
    const hover = await client.hover(uri, { line, character: 3 });
    assert.match((hover!.contents as { value: string }).value, /来源原文（本稿前文，雷同100%）：第7行/);
  });
});

describe('the comparison with a source', () => {
  afterEach(stopClients);

  it('is offered to clients that have the command, and names both places', async () => {
    const { client, uri, source } = await opened(DRAFT, COMMANDS);
    const range = { start: client.positionOf(uri, '依托产业园区'), end: client.positionOf(uri, '建设公共算力驿站') };
    const actions = await client.actions(uri, range, await client.diagnostics(uri));
    const compare = actions.find(({ command }) => command?.command === COMPARE_COMMAND)!;
    assert.equal(compare.title, '与来源对比：《示例省人民政府关于发展算力服务的意见》');
    const [words] = compare.command!.arguments as [CompareArguments];
    assert.deepEqual([words.uri, words.sourceUri, words.title], [uri, source, compare.title]);
    assert.equal(client.quote(uri, words.range), client.quote(uri, compare.diagnostics![0]!.range));
    const page = actions.find(({ command }) => command?.command === RULE_PAGE_COMMAND)!;
    assert.deepEqual([page.title, page.command!.arguments], ['查看规则说明：duplicate-clause', ['duplicate-clause']]);
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { contributes: { commands: { command: string }[] } };
    assert.ok(manifest.contributes.commands.some(({ command }) => command === RULE_PAGE_COMMAND), 'the extension has the command, and so its client names it');
    const none = await (await opened()).client.actions(uri, range);
    assert.deepEqual(none.filter(({ command }) => command), []);
  });

  it('gives the passage and its source a sentence a line, the source left', async () => {
    const { client, uri, source } = await opened();
    const found = (await client.comparison({ uri, range: { start: client.positionOf(uri, '依托产业园区'), end: client.positionOf(uri, '依托产业园区') } }))!;
    assert.equal(found.title, '《示例省人民政府关于发展算力服务的意见》（示政发〔2025〕3号，2025-03-04） ↔ 本稿第5行');
    assert.deepEqual([found.left.uri, found.right.uri], [source, uri]);
    assert.equal(found.left.text, `${SHARED}\n\n${SECOND}\n`);
    assert.equal(found.right.text, `${CHANGED}\n\n${SECOND}\n`);
    assert.equal(client.quote(uri, found.right.range), `${CHANGED}\n\n${SECOND}`);
    assert.deepEqual([found.left.range.start.line, found.left.range.end.line], [12, 14]);
  });

  it('is found from a later clause of the passage too', async () => {
    const { client, uri } = await opened();
    const at = client.positionOf(uri, '对年度考核优秀');
    assert.equal((await client.comparison({ uri, range: { start: at, end: at } }))!.right.text, `${CHANGED}\n\n${SECOND}\n`);
  });

  it('finds the finding by its fingerprint, and is nothing for another one', async () => {
    const { client, uri } = await opened();
    const [copy] = (await client.diagnostics(uri)).filter(({ code }) => code === 'duplicate-clause');
    const { fingerprint } = copy!.data as { fingerprint: string };
    assert.match((await client.comparison({ uri, fingerprint }))!.right.text, /^依托产业园区/);
    assert.equal(await client.comparison({ uri, fingerprint: 'none' }), null);
    assert.equal(await client.comparison({ uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } }), null);
    assert.equal(await client.comparison({ uri: `${uri}.other`, fingerprint }), null);
    for (const params of [null, {}, { uri: 3 }, { uri, range: 'x' }]) await client.connection.sendRequest(COMPARISON_REQUEST, params).then((answer) => assert.equal(answer, null), () => undefined);
  });

  it('of two versions of one document gives both as they stand', async () => {
    const whole = `# 示例市算力服务工作方案\n\n一、主要任务\n\n${Array.from({ length: 6 }, (_, index) => `第${'一二三四五六'[index]}片区${SECOND}`).join('\n\n')}\n`;
    const { client, uri } = await opened(whole, {}, { ...FILES, 'corpus/旧稿.txt': whole.replace('六比四', '七比三') });
    const found = (await client.comparison({ uri, range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } } }))!;
    assert.deepEqual([found.left.text, found.right.text], [whole.replace('六比四', '七比三'), whole]);
  });

  it('shows a target beside the superior’s', async () => {
    const target = (title: string, value: string, more = ''): string => `---\ntitle: ${title}\ndate: 2026-03-04\n${more}---\n\n# ${title}\n\n一、主要目标\n\n产业结构更加合理。到2030年，关键工序数控化率达到${value}以上。\n`;
    const { client, uri } = await opened(target('示例市数字化转型实施方案', '80%'), {}, { ...FILES, 'corpus/规划.txt': target('示例省数字化转型规划', '85%') });
    const [below] = (await client.diagnosticsWhen(uri, (all) => all.some(({ code }) => code === 'target-below-superior'))).filter(({ code }) => code === 'target-below-superior');
    const found = (await client.comparison({ uri, range: below!.range }))!;
    assert.deepEqual([found.left.text, found.right.text], ['产业结构更加合理。\n到2030年，关键工序数控化率达到85%以上。\n', '产业结构更加合理。\n到2030年，关键工序数控化率达到80%以上。\n']);
  });
});
