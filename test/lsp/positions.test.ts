/** Positions over the protocol: UTF-16 units, every kind of line end, a BOM, and any sequence of incremental edits. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { config, workspace } from '../support/cli.js';
import { SHARED, WARNING } from '../support/drafts.js';
import { positionIn, startClient, stopClients, uriOf, type Client, type Shown } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.policy');
const PHRASE = '党的十九大精神';

async function opened(text: string): Promise<Client> {
  const client = await startClient({ folders: [folder] });
  await client.open(uri, text, 'policy-zh');
  return client;
}

/** Where the outdated phrase is reported, as line and character; the text there is compared too. */
async function places(client: Client): Promise<[line: number, character: number][]> {
  const found = (await client.diagnostics(uri)).filter(({ code }) => code === 'outdated-meeting');
  for (const { range } of found) {
    assert.equal(client.quote(uri, range), PHRASE);
    assert.deepEqual(range.end, { line: range.start.line, character: range.start.character + PHRASE.length });
  }
  return found.map(({ range: { start } }) => [start.line, start.character]);
}

describe('positions of diagnostics', () => {
  afterEach(stopClients);

  const HEAD = '示例市数字经济工作方案';
  const LINE = `深入贯彻${PHRASE}，推动数字经济做实做强。`;
  const CASES: Readonly<Record<string, { text: string; at: [number, number] }>> = {
    'count lines that end with LF': { text: `${HEAD}\n\n${LINE}\n`, at: [2, 4] },
    'count lines that end with CRLF': { text: `${HEAD}\r\n\r\n${LINE}\r\n`, at: [2, 4] },
    'count lines that end with a lone CR': { text: `${HEAD}\r\r${LINE}\r`, at: [2, 4] },
    'count mixed line ends': { text: `${HEAD}\r\n\r\n\n\r${LINE}\r\n`, at: [4, 4] },
    'count no line at a line separator or a form feed': { text: `${HEAD}\u2028（试行）\n\f\n${LINE}\n`, at: [2, 4] },
    'count 😀 before the finding twice': { text: `${HEAD}\n\n😀😀${LINE}\n`, at: [2, 8] },
    'count 𠮷 before the finding twice': { text: `${HEAD}\n\n𠮷镇要${LINE}\n`, at: [2, 8] },
    'count a combining sign once more': { text: `${HEAD}\n\ne\u0301${LINE}\n`, at: [2, 6] },
    'count nothing of a BOM below the first line': { text: `\ufeff${HEAD}\n\n${LINE}\n`, at: [2, 4] },
    'count a BOM on the first line, as editors do that keep it': { text: `\ufeff${LINE}\n\n一、总体要求\n\n坚持企业主体。\n`, at: [0, 5] },
    'are right at the end of a text without a line break': { text: `${HEAD}\n\n深入贯彻${PHRASE}`, at: [2, 4] },
  };
  for (const [name, { text, at }] of Object.entries(CASES)) {
    it(name, async () => assert.deepEqual(await places(await opened(text)), [at]));
  }

  it('are right for what is asked on the first line of a text with a BOM', async () => {
    const client = await opened(`\ufeff${LINE}\n\n一、总体要求\n\n坚持企业主体。\n`);
    const hover = await client.hover(uri, { line: 0, character: 5 });
    assert.equal(client.quote(uri, hover!.range!), PHRASE.slice(0, 5));
    assert.equal(await client.hover(uri, { line: 0, character: 4 }), null);
    const [fix] = await client.actions(uri, { start: { line: 0, character: 6 }, end: { line: 0, character: 6 } });
    assert.equal(await client.apply(uri, fix!), `\ufeff${LINE.replace(PHRASE, '党的二十大和二十届历次全会精神')}\n\n一、总体要求\n\n坚持企业主体。\n`);
  });
});

describe('incremental edits', () => {
  afterEach(stopClients);

  it('move a finding down with the lines that are put before it', async () => {
    const client = await opened(WARNING);
    await client.change(uri, [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '\n（试行）\n' }], WARNING.replace('方案\n', '方案\n\n（试行）\n'));
    assert.deepEqual(await places(client), [[6, 4]]);
  });

  it('join lines, over several lines at once', async () => {
    const client = await opened(WARNING);
    const text = WARNING.replace('一、总体要求\n\n深入', '深入');
    await client.change(uri, [{ range: { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } }, text: '' }], text);
    assert.deepEqual(await places(client), [[2, 4]]);
  });

  it('add at the end', async () => {
    const client = await opened(WARNING);
    const end = positionIn(WARNING, WARNING.length);
    await client.change(uri, [{ range: { start: end, end }, text: `\n三、保障措施\n\n全面贯彻${PHRASE}。` }], `${WARNING}\n三、保障措施\n\n全面贯彻${PHRASE}。`);
    assert.deepEqual(await places(client), [[4, 4], [12, 4]]);
  });

  it('of one notification are made one after the other', async () => {
    const client = await opened(WARNING);
    const changes = [
      { range: { start: { line: 4, character: 4 }, end: { line: 4, character: 11 } }, text: '有关精神' },
      { range: { start: { line: 4, character: 4 }, end: { line: 4, character: 8 } }, text: `\n\n认真贯彻${PHRASE}` },
    ];
    await client.change(uri, changes, WARNING.replace(PHRASE, `\n\n认真贯彻${PHRASE}`));
    assert.deepEqual(await places(client), [[6, 4]]);
  });

  it('may be a whole new text', async () => {
    const client = await opened('示例市节水意见\n');
    await client.rewrite(uri, WARNING);
    assert.deepEqual(await places(client), [[4, 4]]);
  });

  it('may change nothing at all', async () => {
    const client = await opened(WARNING);
    await client.change(uri, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '' }], WARNING);
    assert.deepEqual(await places(client), [[4, 4]]);
  });
});

/** Pieces that drafts are made of; each changes what another one means, or where it stands. */
const PIECES = [
  '示例市新型工业化实施方案（2026—2030年）', '\n一、总体要求\n', '\n一、主要任务\n', '\n（三）工作回顾\n', `深入贯彻${PHRASE}，加快建设。`, '全力完成“十四五”规划目标任务。', SHARED, SHARED, '\n\n', '\r\n\r\n', '\r', '\n', '😀', '𠮷',
  '\ufeff', '---\ndate: 2021-03-04\n---\n', '\n<!-- wenheng-disable-next-line outdated-meeting -- 引用原文 -->\n', '\n// wenheng-disable heading-sequence\n', '\n附件1\n', '《', '》', '“', '。',
] as const;

const TEXT = fc.array(fc.constantFrom(...PIECES), { minLength: 2, maxLength: 20 }).map((pieces) => pieces.join(''));
/** One change: where it begins and ends, as shares of the text and of what follows, and what is put there; or a whole new text. */
const EDIT = fc.oneof(
  { weight: 9, arbitrary: fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.constantFrom(0, 0, 1, 2, 7, 60), inserted: fc.oneof(fc.constantFrom('', '年', '十', '\n', '\r'), fc.constantFrom(...PIECES)) }) },
  { weight: 1, arbitrary: TEXT.map((whole) => ({ whole })) },
);

/** The text after an edit, and the edit as a change of the protocol. An editor never cuts a CRLF or a surrogate pair: neither does this. */
function changed(text: string, edit: typeof EDIT extends fc.Arbitrary<infer T> ? T : never): { text: string; change: TextDocumentContentChangeEvent } {
  if ('whole' in edit) return { text: edit.whole, change: { text: edit.whole } };
  const start = boundary(text, Math.floor(edit.at * text.length));
  const end = boundary(text, Math.min(text.length, start + edit.removed));
  return { text: text.slice(0, start) + edit.inserted + text.slice(end), change: { range: { start: positionIn(text, start), end: positionIn(text, end) }, text: edit.inserted } };
}

function boundary(text: string, offset: number): number {
  return text.slice(Math.max(0, offset - 1), offset + 1) === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(offset - 1, offset + 1)) ? offset + 1 : offset;
}

describe('after any sequence of edits', () => {
  afterEach(stopClients);

  it('the diagnostics are those of a document opened with the same text', async () => {
    const folder = workspace({ 'wenheng.config.json': config() }); // no as-of date: the text decides
    const client = await startClient({ folders: [folder] });
    let opened = 0;
    const seen = async (one: string): Promise<Shown[]> => JSON.parse(JSON.stringify(await client.diagnostics(one)).replaceAll(one, '')) as Shown[];
    await fc.assert(
      fc.asyncProperty(TEXT, fc.array(fc.array(EDIT, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }), async (start, notifications) => {
        const edited = uriOf(folder, `edited-${++opened}.policy`);
        await client.open(edited, start, 'policy-zh');
        let text = start;
        for (const edits of notifications) {
          const changes: TextDocumentContentChangeEvent[] = [];
          for (const edit of edits) {
            const result = changed(text, edit);
            changes.push(result.change);
            text = result.text;
          }
          await client.change(edited, changes, text);
          const fresh = uriOf(folder, `fresh-${++opened}.policy`);
          await client.open(fresh, text, 'policy-zh');
          assert.deepEqual(await seen(edited), await seen(fresh), JSON.stringify(text));
          await client.close(fresh);
        }
        await client.close(edited);
      }),
      { numRuns: 60 },
    );
  });
});
