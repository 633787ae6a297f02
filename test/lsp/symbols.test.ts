/** Document symbols (大纲): the headings as a tree that a client can show and fold. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SymbolKind, type DocumentSymbol, type Position } from 'vscode-languageserver';
import { config, workspace } from '../support/cli.js';
import { CLEAN, README } from '../support/drafts.js';
import { offsetIn, startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.policy');

async function opened(text: string, locale = 'zh-cn'): Promise<Client> {
  const client = await startClient({ folders: [folder], locale });
  await client.open(uri, text, 'policy-zh');
  return client;
}

/** An outline as lines, indented by depth: kind, name and the words that are selected. */
function drawn(client: Client, symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap((symbol) => [`${'  '.repeat(depth)}${kindName(symbol.kind)} ${symbol.name} | ${client.quote(uri, symbol.selectionRange)}`, ...drawn(client, symbol.children ?? [], depth + 1)]);
}

function kindName(kind: SymbolKind): string {
  return Object.entries(SymbolKind).find(([, value]) => value === kind)![0];
}

const PLAN = `示例市节水行动方案

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
`;

const NOTICE = `示例市人民政府关于印发《示例市节水行动方案》的通知

示市府发〔2026〕5号

各县人民政府：

现将方案印发给你们，请认真贯彻执行。

示例市人民政府
2026年5月4日

${PLAN}
附件1

任务清单

一、农业

改造灌渠。
`;

describe('the outline of a draft', () => {
  afterEach(stopClients);

  it('is the tree of its headings; an item without a title is called by its first words', async () => {
    const client = await opened(PLAN);
    assert.deepEqual(drawn(client, await client.symbols(uri)), [
      'Namespace 一、总体要求 | 一、总体要求',
      'Namespace 二、重点任务 | 二、重点任务',
      '  Namespace （一）农业节水 | （一）农业节水。',
      '    String 1.改造灌渠，到2027年全部完成 | 1.',
      '    String 2.建设蓄水池， | 2.',
      '  Namespace （二）工业节水 | （二）工业节水',
      'Namespace 三、保障措施 | 三、保障措施',
    ]);
  });

  it('reaches from each heading to the last words under it', async () => {
    const client = await opened(PLAN);
    const [first, second] = await client.symbols(uri);
    assert.equal(client.quote(uri, first!.range), '一、总体要求\n\n坚持节水优先。');
    assert.ok(client.quote(uri, second!.range).endsWith('循环用水。'));
    assert.equal(client.quote(uri, second!.children![0]!.range), '（一）农业节水。推广滴灌。\n\n1.改造灌渠，到2027年全部完成；更换水泵。\n\n2.建设蓄水池，');
  });

  it('keeps attachments apart, each with its own numbers', async () => {
    const client = await opened(NOTICE);
    const symbols = await client.symbols(uri);
    assert.deepEqual(symbols.map(({ name, kind, children }) => [name, kindName(kind), children!.map((child) => child.name)]), [
      ['示例市节水行动方案', 'File', ['一、总体要求', '二、重点任务', '三、保障措施']],
      ['任务清单', 'File', ['一、农业']],
    ]);
    assert.match(client.quote(uri, symbols[1]!.range), /^附件1\n\n任务清单\n\n一、农业\n\n改造灌渠。/);
  });

  for (const [locale, name] of [['zh-cn', '附件'], ['en', 'Attachment']] as const) {
    it(`calls an attachment without a title “${name}” (${locale})`, async () => {
      const client = await opened(`${PLAN}\n附件1\n\n一、农业\n\n改造灌渠。\n`, locale);
      const symbols = await client.symbols(uri);
      assert.equal(symbols[symbols.length - 1]!.name, name);
    });
  }

  for (const [name, sign] of [['of common signs', '节'], ['of rare signs', '𠮷']] as const) {
    it(`shortens a long name ${name}, and says so`, async () => {
      const client = await opened(`示例市节水意见\n\n一、总${sign.repeat(60)}\n\n坚持节水优先。\n\n二、任务\n`);
      const [first] = await client.symbols(uri);
      assert.equal(first!.name, `一、总${sign.repeat(37)}…`);
    });
  }

  it('cuts no sign in two', async () => {
    const client = await opened(`示例市节水意见\n\n一、任务\n\n（一）总${'𠮷'.repeat(60)}；\n\n（二）${'𠮷'.repeat(60)}；\n`);
    for (const { name } of (await client.symbols(uri))[0]!.children!) assert.doesNotMatch(name, /\p{Surrogate}/u);
  });

  it('has the same ranges in a text with CRLF and a byte order mark', async () => {
    const text = `\ufeff${PLAN}`.replaceAll('\n', '\r\n');
    const client = await opened(text);
    const [first] = await client.symbols(uri);
    assert.equal(client.quote(uri, first!.range), '一、总体要求\r\n\r\n坚持节水优先。');
  });

  it('knows headings of Markdown', async () => {
    const client = await opened('# 示例市节水意见\n\n## 一、总体要求\n\n### （一）原则\n\n坚持节水优先。\n\n## 二、任务\n\n修渠。\n');
    assert.deepEqual(drawn(client, await client.symbols(uri)).map((line) => line.split(' | ')[0]), ['Namespace 一、总体要求', '  Namespace （一）原则', 'Namespace 二、任务']);
  });

  it('follows the text', async () => {
    const client = await opened(PLAN);
    await client.symbols(uri);
    await client.replace(uri, '三、保障措施', '三、组织实施');
    assert.ok((await client.symbols(uri)).some(({ name }) => name === '三、组织实施'));
  });

  for (const [name, text] of [['without headings', '示例市节水意见\n\n请认真落实。\n'], ['without a text', '']] as const) {
    it(`is empty in a draft ${name}`, async () => assert.deepEqual(await (await opened(text)).symbols(uri), []));
  }

  it('is empty in a text that is no draft', async () => {
    const client = await startClient({ folders: [folder] });
    const readme = uriOf(folder, 'README.md');
    await client.open(readme, README);
    assert.deepEqual(await client.symbols(readme), []);
  });
});

const PIECES = [CLEAN, PLAN, NOTICE, '附件1\n', '附件2\n任务清单\n', '一、总体要求\n', '（一）农业。', '1.修渠；', '第一章 总则\n', '第一条 为节水，制定本办法。\n', '## 三、保障\n', '\n', '\r\n', '\r', '　　', '正文在此。', '\ufeff'] as const;

describe('whatever the text, symbols', () => {
  afterEach(stopClients);

  it('have a name, lie in their parents, one behind the other, and hold what is selected', async () => {
    const client = await opened('');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), async (pieces) => {
        const text = pieces.join('');
        await client.rewrite(uri, text);
        const at = (position: Position): number => offsetIn(text, position);
        const holds = (symbols: readonly DocumentSymbol[], start: number, end: number): void => {
          let last = start;
          for (const { name, range, selectionRange, children } of symbols) {
            assert.ok(name.trim() !== '');
            assert.ok(last <= at(range.start) && at(range.start) <= at(selectionRange.start), `${name} begins too early`);
            assert.ok(at(selectionRange.end) <= at(range.end) && at(range.end) <= end, `${name} ends too late`);
            holds(children ?? [], at(range.start), at(range.end));
            last = at(range.end);
          }
        };
        holds(await client.symbols(uri), 0, text.length);
      }),
      { numRuns: 100 },
    );
  });
});
