/** Selection ranges (扩大选区): what grows around a place, the narrowest first. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Position, SelectionRange } from 'vscode-languageserver';
import { config, workspace } from '../support/cli.js';
import { README } from '../support/drafts.js';
import { offsetIn, positionIn, startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.policy');

async function opened(text: string): Promise<Client> {
  const client = await startClient({ folders: [folder] });
  await client.open(uri, text, 'policy-zh');
  return client;
}

function ranges(selection: SelectionRange | undefined): SelectionRange['range'][] {
  return selection ? [selection.range, ...ranges(selection.parent)] : [];
}

/** What grows around the place behind `before`, as texts; the whole text, which is always the last, is left out. */
async function grown(text: string, before: string): Promise<string[]> {
  const client = await opened(text);
  const at = positionIn(text, text.indexOf(before) + before.length);
  const [selection] = (await client.selections(uri, [at]))!;
  const texts = ranges(selection).map((range) => client.quote(uri, range));
  assert.equal(texts.pop(), text);
  return texts;
}

const DRAFT = `示例市节水行动方案

一、总体要求

落实《示例省节水办法》，推进节水。到2027年，再生水利用率达到35%以上；新增高效节水灌溉面积2万亩。

（一）农业节水。推广滴灌。

1.改造灌渠，更换水泵和阀门。

二、保障措施

加强领导。
`;
const PARAGRAPH = '落实《示例省节水办法》，推进节水。到2027年，再生水利用率达到35%以上；新增高效节水灌溉面积2万亩。';
const SECOND = '到2027年，再生水利用率达到35%以上；新增高效节水灌溉面积2万亩。';
const FIRST_SECTION = `一、总体要求\n\n${PARAGRAPH}\n\n（一）农业节水。推广滴灌。\n\n1.改造灌渠，更换水泵和阀门。`;
const BODY = DRAFT.trimEnd();

describe('a selection grows', () => {
  afterEach(stopClients);

  it('from a figure over its part of the sentence, the target, the sentence, the paragraph and the section', async () => {
    assert.deepEqual(await grown(DRAFT, '达到3'), ['35%', '再生水利用率达到35%以上', '到2027年，再生水利用率达到35%以上', SECOND, PARAGRAPH, FIRST_SECTION, BODY]);
  });

  it('from a year', async () => assert.equal((await grown(DRAFT, '到202'))[0], '2027年'));

  it('from words inside 《》 to the title without and with its marks', async () => {
    assert.deepEqual((await grown(DRAFT, '示例省节')).slice(0, 4), ['示例省节水办法', '《示例省节水办法》', '落实《示例省节水办法》', '落实《示例省节水办法》，推进节水。']);
  });

  it('from a heading’s words over the heading to what stands under it', async () => {
    assert.deepEqual(await grown(DRAFT, '一、总体'), ['总体要求', '一、总体要求', FIRST_SECTION, BODY]);
  });

  it('over run-in headings and numbered items as whole paragraphs, section by section', async () => {
    assert.deepEqual(await grown(DRAFT, '推广滴'), ['推广滴灌', '推广滴灌。', '（一）农业节水。推广滴灌。', '（一）农业节水。推广滴灌。\n\n1.改造灌渠，更换水泵和阀门。', FIRST_SECTION, BODY]);
    assert.deepEqual((await grown(DRAFT, '改造灌')).slice(0, 3), ['改造灌渠', '改造灌渠，更换水泵和阀门。', '1.改造灌渠，更换水泵和阀门。']);
  });

  it('from a meeting and a document number', async () => {
    const text = '示例市节水意见\n\n一、要求\n\n贯彻党的二十届三中全会精神，按照示例政发〔2024〕7号文件要求。\n';
    assert.equal((await grown(text, '党的二十'))[0], '党的二十届三中全会');
    assert.equal((await grown(text, '示例政'))[0], '示例政发〔2024〕7号');
  });

  it('over brackets within brackets', async () => {
    assert.deepEqual((await grown('示例市节水意见\n\n一、要求\n\n加强保障（含“节水贷”产品）。\n', '“节水')).slice(0, 4), ['节水贷', '“节水贷”', '含“节水贷”产品', '（含“节水贷”产品）']);
  });

  it('in a hard-wrapped paragraph over the ends of lines', async () => {
    const line = '推进节约用水和污水处理以及再生水利用等各项工作任务全面';
    const text = `示例市节水意见\n\n${Array.from({ length: 5 }, () => `${line}\n${line}\n落实到位。\n`).join('')}`;
    assert.ok((await grown(text, '示例市节水意见\n\n推进')).includes(`${line}\n${line}\n落实到位。`));
  });

  it('in a text with CRLF and a byte order mark', async () => {
    const text = `\ufeff${DRAFT}`.replaceAll('\n', '\r\n');
    const client = await opened(text);
    const [selection] = (await client.selections(uri, [positionIn(text, text.indexOf('35%') + 1)]))!;
    const texts = ranges(selection).map((range) => client.quote(uri, range));
    assert.deepEqual([texts[0], texts.at(-1)], ['35%', text.slice(1)]);
  });

  it('from a line that is neither heading nor paragraph to the line', async () => assert.deepEqual((await grown(DRAFT, '示例市节水行'))[0], '示例市节水行动方案'));

  it('for each of several places', async () => {
    const client = await opened(DRAFT);
    const found = await client.selections(uri, [client.positionOf(uri, '35%'), client.positionOf(uri, '加强领导')]);
    assert.deepEqual(found!.map(({ range }) => client.quote(uri, range)), ['35%', '加强领导']);
  });

  it('not in a text that is no draft', async () => {
    const client = await startClient({ folders: [folder] });
    const readme = uriOf(folder, 'README.md');
    await client.open(readme, README);
    assert.equal(await client.selections(readme, [{ line: 0, character: 0 }]), null);
  });
});

const PIECES = [DRAFT, '一、总体要求\n', '（一）农业。', '1.修渠；', '《示例', '》', '（', '）', '“', '”', '到2030年达到5%，', '| 甲 | 乙 |\n', '附件1\n', '<!--', '-->\n', '---\n', '\n', '\r\n', '\r', '　　', '正文在此。', '\ufeff', '𠮷'] as const;

describe('whatever the text, selections', () => {
  afterEach(stopClients);

  it('hold the place, lie in the text and in each other', async () => {
    const client = await opened('');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 12 }), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), async (pieces, places) => {
        const text = pieces.join('');
        await client.rewrite(uri, text);
        const at = (position: Position): number => offsetIn(text, position);
        const positions = places.map((place) => positionIn(text, place % (text.length + 1)));
        const found = (await client.selections(uri, positions))!;
        assert.equal(found.length, positions.length);
        for (const [index, selection] of found.entries()) {
          let [start, end] = [Infinity, -1];
          for (const range of ranges(selection)) {
            const wider = [at(range.start), at(range.end)] as const;
            assert.ok(wider[0] <= Math.min(start, Math.max(at(positions[index]!), text.startsWith('\ufeff') ? 1 : 0)) && Math.max(end, at(positions[index]!)) <= wider[1], JSON.stringify({ text, range }));
            assert.ok(end < 0 || wider[1] - wider[0] > end - start);
            [start, end] = wider;
          }
          assert.ok(end <= text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
