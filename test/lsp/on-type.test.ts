/** On-type formatting (回车续号): Enter after a numbered paragraph gives the next number, Enter behind a bare number takes it away. `|` is the cursor. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { config, workspace } from '../support/cli.js';
import { README } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.policy');
const HEAD = '示例市节水行动方案\n';

async function opened(text: string, language = 'policy-zh', at = uri): Promise<Client> {
  const client = await startClient({ folders: [folder] });
  await client.open(at, text, language);
  return client;
}

/** What becomes of a text where Enter is typed at `|`; the editor puts `indentation` on the new line. */
async function entered(marked: string, indentation = ''): Promise<string> {
  const client = await opened(marked.replace('|', ''));
  return client.enter(uri, marked.indexOf('|'), indentation);
}

/** What Enter puts on the new line behind a line. */
async function next(line: string): Promise<string> {
  const before = `${HEAD}正文。\n${line}`;
  const after = await entered(`${before}|`);
  assert.ok(after.startsWith(`${before}\n`), after);
  return after.slice(before.length + 1);
}

describe('Enter after a numbered paragraph', () => {
  afterEach(stopClients);

  for (const [line, expected] of [
    ['一、总体要求', '二、|'],
    ['十、保障措施', '十一、|'],
    ['（九）加强宣传。广泛宣传节水。', '（十）|'],
    ['（十九）加强督查。定期通报。', '（二十）|'],
    ['（二十）加强督查。定期通报。', '（二十一）|'],
    ['(三)加强督查。', '(四)|'],
    ['1.改造灌渠；', '2.|'],
    ['9. 改造灌渠。', '10. |'],
    ['1、改造灌渠。', '2、|'],
    ['１．改造灌渠。', '２．|'],
    ['９．改造灌渠。', '１０．|'],
    ['（1）改造灌渠。', '（2）|'],
    ['（９）改造灌渠。', '（１０）|'],
    ['1）改造灌渠。', '2）|'],
    ['①改造灌渠。', '②|'],
    ['第一条　为节约用水，制定本办法。', '第二条　|'],
    ['第九十九条 本办法由市水务局解释。', '第一百条 |'],
    ['第一百〇八条 本办法由市水务局解释。', '第一百〇九条 |'],
    ['第三章　监督管理', '第四章　|'],
    ['第二节 用水定额', '第三节 |'],
    ['一是改造灌渠。', '二是|'],
    ['一要改造灌渠。', '二要|'],
    ['第一，改造灌渠。', '第二，|'],
    ['　　（一）农业节水。推广滴灌。', '　　（二）|'],
    ['## 一、总体要求', '## 二、|'],
    ['> 1.改造灌渠；', '> 2.|'],
  ] as const) {
    it(`goes on behind ${line}`, async () => assert.equal(await next(line), expected));
  }

  for (const line of [
    '坚持节水优先。', '2026.改造灌渠', '2026年改造灌渠。', '3.5万亩灌区完成改造。', '1.1 总体要求', '⑳改造灌渠。', '一、二、三产业用水都要节约。', '三要素齐备。', '第一产业用水下降。',
    '// 一、待补充', '**（一）农业节水**', '二〇、改造灌渠。', '01.改造灌渠。', '示例市人民政府',
  ]) {
    it(`says nothing behind ${line}`, async () => assert.equal(await next(line), '|'));
  }

  it('leaves a blank line where the paragraphs of the draft have one between them', async () => {
    assert.equal(await entered('示例市节水行动方案\n\n一、总体要求\n\n坚持节水优先。\n\n1.改造灌渠。|'), '示例市节水行动方案\n\n一、总体要求\n\n坚持节水优先。\n\n1.改造灌渠。\n\n2.|');
    assert.equal(await entered('示例市节水方案\n\n一、要求\n甲。\n乙。\n丙。\n\n1.改造灌渠。|'), '示例市节水方案\n\n一、要求\n甲。\n乙。\n丙。\n\n1.改造灌渠。\n2.|');
  });

  it('keeps the line ends of the draft', async () => {
    assert.equal(await entered('示例市节水方案\r\n\r\n一、要求\r\n\r\n1.甲。\r\n\r\n2.乙。|\r\n'), '示例市节水方案\r\n\r\n一、要求\r\n\r\n1.甲。\r\n\r\n2.乙。\r\n\r\n3.|\r\n');
  });

  it('repeats no indentation that the editor has put there', async () => assert.equal(await entered(`${HEAD}正文。\n  1. 甲。|`, '  '), `${HEAD}正文。\n  1. 甲。\n  2. |`));

  it('says nothing where the number stands already, however far below', async () => {
    for (const text of [`${HEAD}1.甲。|\n2.乙。\n`, `${HEAD}（一）甲。乙。|\n\n二、任务\n\n（二）丙。丁。\n`]) assert.equal(await entered(text), text.replace('|', '\n|'));
  });

  it('says nothing when what stands under the number follows', async () => {
    for (const text of [`${HEAD}三、措施|\n加强领导。\n`, `${HEAD}三、措施|\n（一）加强领导\n`, `${HEAD}（一）强化保障。|\n加强领导，压实责任。\n二、附则\n`, `${HEAD}1.甲。|\n| 乙 | 丙 |\n`]) assert.equal(await entered(text), text.replace('|', '\n|'));
  });

  it('goes on at the end of a list that a higher heading or an attachment follows', async () => {
    assert.equal(await entered(`${HEAD}（一）甲。乙。\n（二）丙。丁。|\n二、任务\n（一）戊。\n`), `${HEAD}（一）甲。乙。\n（二）丙。丁。\n（三）|\n二、任务\n（一）戊。\n`);
    assert.equal(await entered(`${HEAD}一、甲\n二、乙。|\n附件1\n一、丙\n二、丁\n三、戊\n`), `${HEAD}一、甲\n二、乙。\n三、|\n附件1\n一、丙\n二、丁\n三、戊\n`);
  });

  it('goes on before signature, date and attachments', async () => {
    for (const closing of ['示例市人民政府\n2026年5月4日\n', '2026年5月4日\n', '附件：任务清单\n', '（此件公开发布）\n', '## 附则\n']) assert.equal(await entered(`${HEAD}1.甲。\n2.乙。|\n${closing}`), `${HEAD}1.甲。\n2.乙。\n3.|\n${closing}`);
  });

  it('says nothing where it parts a paragraph, or stands at its beginning', async () => {
    for (const text of [`${HEAD}1.甲，|乙。\n`, `${HEAD}|1.甲，乙。\n`]) assert.equal(await entered(text), text.replace('|', '\n|'));
  });

  it('says nothing in the front matter, in a comment and in code', async () => {
    for (const text of ['---\n1.甲|\n---\n# 示例市节水意见\n', `${HEAD}<!--\n1.甲|\n-->\n`, `${HEAD}\`\`\`\n1.甲|\n\`\`\`\n`]) assert.equal(await entered(text), text.replace('|', '\n|'));
  });

  it('goes on behind the front matter', async () => assert.match(await entered('---\ntitle: 示例市节水意见\n---\n1.甲。|'), /\n1\.甲。\n2\.\|$/));
});

describe('Enter behind a number that bears nothing', () => {
  afterEach(stopClients);

  for (const line of ['二、', '（二）', '2. ', '　　（二）', '## 二、', '第二条　', '②']) {
    it(`takes ${line} away`, async () => assert.equal(await next(line).catch(() => entered(`${HEAD}正文。\n${line}|`)), `${HEAD}正文。\n|`));
  }

  it('ends a list in two steps, as in a word processor', async () => {
    const client = await opened(`${HEAD}1.甲。`);
    assert.equal(await client.enter(uri, `${HEAD}1.甲。`.length), `${HEAD}1.甲。\n2.|`);
    assert.equal(await client.enter(uri, `${HEAD}1.甲。\n2.`.length), `${HEAD}1.甲。\n|`);
  });
});

describe('Enter in other documents', () => {
  afterEach(stopClients);

  it('does nothing in a text that is no draft', async () => {
    const readme = uriOf(folder, 'README.md');
    const text = `${README}\n1. 甲。`;
    const client = await opened(text, 'markdown', readme);
    await client.diagnostics(readme);
    assert.equal(await client.enter(readme, text.length), `${text}\n|`);
  });
});

const PIECES = ['一、总体要求', '（一）农业。', '1.', '1. 修渠；', '第一条 ', '一是甲。', '①', '## 三、', '> ', '```\n', '---\n', '<!--', '-->', '附件1\n', '\n', '\n', '\r\n', '\r', '　　', '正文在此。', '2026.', '１．'] as const;

describe('whatever the text, Enter', () => {
  afterEach(stopClients);

  it('changes nothing but the new line and a bare number before it', async () => {
    const client = await opened('');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 12 }), fc.nat(), async (pieces, place) => {
        const text = pieces.join('').replaceAll('|', '');
        const at = place % (text.length + 1);
        if (text.startsWith('\ufeff') || (text[at - 1] === '\r' && text[at] === '\n')) return;
        await client.rewrite(uri, text);
        const [before, after] = (await client.enter(uri, at)).split('|');
        assert.equal(after, text.slice(at));
        const kept = before!.startsWith(text.slice(0, at)) ? text.slice(0, at) : before!;
        assert.ok(text.startsWith(kept), before);
        assert.match(before!.slice(kept.length), /^[\r\n]*[^\r\n]{0,60}$/);
      }),
      { numRuns: 300 },
    );
  });
});
