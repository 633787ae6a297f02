/** Folding ranges (折叠): what of a draft can be folded away, in lines that nest. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FoldingRange } from 'vscode-languageserver';
import { config, workspace } from '../support/cli.js';
import { README } from '../support/drafts.js';
import { FULL, startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.policy');

async function opened(text: string, capabilities = FULL): Promise<Client> {
  const client = await startClient({ folders: [folder], capabilities });
  await client.open(uri, text, 'policy-zh');
  return client;
}

/** The folds of a text: the line that stays in sight, the last one that goes, and the kind where there is one. */
async function folds(text: string, capabilities = FULL): Promise<string[]> {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const client = await opened(text, capabilities);
  return ((await client.folds(uri)) ?? []).map(({ startLine, endLine, kind }) => `${lines[startLine]!.trim()} → ${lines[endLine]!.trim()}${kind === undefined ? '' : ` (${kind})`}`);
}

const PLAN = `---
date: 2026-05-04
---

# 示例市节水行动方案

一、总体要求

坚持节水优先。

二、重点任务

（一）农业节水。推广滴灌。

1.改造灌渠，到2027年全部完成；更换水泵。

2.建设蓄水池，

（二）工业节水

循环用水。

三、保障措施

加强领导。

示例市人民政府
2026年5月4日

附件1

任务清单

一、农业

| 任务 | 单位 |
| --- | --- |
| 改造灌渠 | 市水利局 |

二、工业

循环用水。
`;

const EXPECTED = [
  '--- → ---',
  '一、总体要求 → 坚持节水优先。',
  '二、重点任务 → 循环用水。',
  '（一）农业节水。推广滴灌。 → 2.建设蓄水池，',
  '（二）工业节水 → 循环用水。',
  '三、保障措施 → 加强领导。',
  '附件1 → 循环用水。',
  '一、农业 → | 改造灌渠 | 市水利局 |',
  '| 任务 | 单位 | → | 改造灌渠 | 市水利局 |',
  '二、工业 → 循环用水。',
];

describe('the folds of a draft', () => {
  afterEach(stopClients);

  it('are its front matter, sections, attachments and tables; signature and date stay in sight', async () => assert.deepEqual(await folds(PLAN), EXPECTED));

  it('are the same with CRLF and a byte order mark', async () => assert.deepEqual(await folds(`\ufeff${PLAN}`.replaceAll('\n', '\r\n')), EXPECTED));

  it('are the outer ones where the client takes no more', async () => {
    const capabilities = { ...FULL, textDocument: { ...FULL.textDocument, foldingRange: { rangeLimit: 5 } } };
    assert.deepEqual(await folds(PLAN, capabilities), ['--- → ---', '一、总体要求 → 坚持节水优先。', '二、重点任务 → 循环用水。', '三、保障措施 → 加强领导。', '附件1 → 循环用水。']);
  });

  it('are stretches in which a rule is silenced, and comments of several lines', async () => {
    const text = '示例市节水意见\n\n一、总体要求\n\n<!-- wenheng-disable doubled-word -- 原文如此 -->\n坚持的的原则。\n<!-- wenheng-enable doubled-word -->\n\n<!--\n待补充。\n-->\n二、任务\n\n// wenheng-disable stray-space -- 原文如此\n甲。\n\n// wenheng-enable stray-space\n';
    assert.deepEqual(await folds(text), [
      '一、总体要求 → -->',
      '<!-- wenheng-disable doubled-word -- 原文如此 --> → <!-- wenheng-enable doubled-word --> (region)',
      '<!-- → --> (comment)',
      '二、任务 → // wenheng-enable stray-space',
      '// wenheng-disable stray-space -- 原文如此 → // wenheng-enable stray-space (region)',
    ]);
  });

  it('leave out a silenced stretch that crosses a section, or that nothing ends', async () => {
    const text = '示例市节水意见\n\n一、总体要求\n\n// wenheng-disable stray-space -- 原文如此\n甲。\n\n二、任务\n\n乙。\n// wenheng-enable stray-space\n\n// wenheng-disable doubled-word -- 原文如此\n丙。\n';
    assert.deepEqual((await folds(text)).filter((fold) => fold.includes('region')), []);
  });

  it('are quotations and code of several lines', async () => {
    assert.deepEqual(await folds('# 示例市节水意见\n\n请参照：\n\n> 甲。\n> 乙。\n\n```\n丙\n```\n\n> 丁。\n'), ['> 甲。 → > 乙。', '``` → ```']);
  });

  it('keep a heading in sight that shares a line with what stands before it', async () => {
    const text = '示例市节水意见\n\n一、总体要求\n坚持节水优先。二、重点任务\n推广滴灌。\n循环用水。\n';
    assert.deepEqual(await folds(text), ['坚持节水优先。二、重点任务 → 循环用水。']);
  });

  it('keep the whole of a heading in sight that goes on over two lines', async () => {
    const line = '坚持节水优先、空间均衡、系统治理、两手发力的总体思路';
    const wrapped = `示例市节水意见\n\n${Array.from({ length: 6 }, () => `${line}\n${line}\n推进节约用水。\n`).join('')}（一）${line}${line.slice(0, 12)}\n的方针\n${line}\n${line}\n推进节约用水。\n`;
    const found = await folds(wrapped);
    assert.ok(found.every((fold) => !fold.startsWith('（一）')), found.join('\n'));
  });

  for (const [name, text] of [['without headings', '示例市节水意见\n\n请认真落实。\n'], ['without a text', '']] as const) {
    it(`are none in a draft ${name}`, async () => assert.deepEqual(await folds(text), []));
  }

  it('are not given for a text that is no draft', async () => {
    const client = await startClient({ folders: [folder] });
    const readme = uriOf(folder, 'README.md');
    await client.open(readme, README);
    assert.equal(await client.folds(readme), null);
  });
});

const PIECES = [PLAN, '一、总体要求\n', '（一）农业。', '1.修渠；', '第一条 为节水，制定本办法。\n', '## 三、保障\n', '> 甲\n', '```\n', '| 甲 | 乙 |\n', '甲\t乙\n', '附件1\n', '<!--', '-->\n', '// wenheng-disable stray-space -- 甲\n', '// wenheng-enable stray-space\n', '<!-- wenheng-disable doubled-word, stray-space -- 甲 -->\n', '<!-- wenheng-enable doubled-word -->\n', '---\n', '\n', '\r\n', '\r', '　　', '正文在此。', '\ufeff'] as const;

describe('whatever the text, folds', () => {
  afterEach(stopClients);

  it('have two lines at least, lie in the text, begin on lines of their own, and nest', async () => {
    const client = await opened('');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string()), { maxLength: 16 }), async (pieces) => {
        const text = pieces.join('');
        await client.rewrite(uri, text);
        const count = text.split(/\r\n|\r|\n/).length;
        const open: FoldingRange[] = [];
        let last = -1;
        for (const fold of (await client.folds(uri))!) {
          assert.ok(last < fold.startLine && fold.startLine < fold.endLine && fold.endLine < count, JSON.stringify(fold));
          last = fold.startLine;
          while (open.length > 0 && open[open.length - 1]!.endLine < fold.startLine) open.pop();
          const around = open[open.length - 1];
          assert.ok(!around || fold.endLine <= around.endLine, `${JSON.stringify(fold)} crosses ${JSON.stringify(around)}`);
          open.push(fold);
        }
      }),
      { numRuns: 150 },
    );
  });
});
