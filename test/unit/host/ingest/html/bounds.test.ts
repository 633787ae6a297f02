/** Pages that are made to break a reader: every one ends in an extraction, and text comes out in its order. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Unreadable } from '../../../../../server/src/host/ingest/unreadable.js';
import { linesOfHtml } from '../../../../support/html-lines.js';
import { read, readArchive, textOf } from '../../../../support/pages.js';

const MANY = 30_000;
const text = linesOfHtml;

describe('bounds of pages', () => {
  const refused: [name: string, html: string, why: RegExp][] = [
    ['nested elements', '<div>'.repeat(MANY), /deeper than 512/],
    ['nested tables', '<table><tr><td>'.repeat(MANY), /deeper than 512/],
    ['nested lists', '<ul><li>'.repeat(MANY), /deeper than 512/],
    ['formats that are never closed and come back in every paragraph', Array.from({ length: MANY }, (_, size) => `<p><font size=${size}>示</p>`).join(''), /deeper than 512/],
    ['attributes of one element', `<p ${Array.from({ length: MANY }, (_, index) => `a${index}=1`).join(' ')}>示`, /more than 128 attributes/],
  ];
  for (const [name, html, why] of refused) {
    it(`refuses ${name}, and says why`, () => {
      const result = read(html);
      assert.ok('failed' in result);
      assert.match(result.failed.en, why);
      assert.match(result.failed.zh, /不能读取/);
      assert.throws(() => text(html), Unreadable);
    });
  }

  const read_: [name: string, html: string, expected: string][] = [
    ['an attribute of megabytes', `<p title="${'x'.repeat(3_000_000)}">示例。`, '示例。'],
    ['a script of megabytes', `<script>${'if(a<b){"<p>"}'.repeat(200_000)}</script><p>示例。`, '示例。'],
    ['an unclosed script', `<p>示例。</p><script>${'x'.repeat(MANY)}`, '示例。'],
    ['an unclosed comment', '<p>示例。</p><!-- 甲', '示例。'],
    ['NULs', `${'\0'.repeat(MANY)}<p>示\0例。\0`, '示例。'],
    ['blanks', `<p>示${' '.repeat(1_000_000)}例。`, '示 例。'],
    ['spans that claim a large table', `<table>${'<tr><td rowspan=65534 colspan=1000>5<td>6'.repeat(3)}</table>`, `| 5 |${'  |'.repeat(29)} 6 |`],
    ['rows of very different length', `<table><tr>${'<td>5'.repeat(2000)}${'<tr><td>6<td>7'.repeat(2000)}</table>`, `| ${'5 | '.repeat(2000)}`],
    ['labels without end', '<p>发布日期：2025-01-01</p>'.repeat(2000), ''],
  ];
  for (const [name, html, expected] of read_) {
    it(`reads ${name}`, () => {
      const lines = text(html).split('\n');
      if (expected.startsWith('|')) assert.equal(lines[0], expected.trim());
      else if (expected !== '') assert.deepEqual(lines, [expected]);
      else assert.deepEqual(new Set(lines), new Set(['发布日期：2025-01-01']));
    });
  }

  const crowds: [name: string, html: string, first: string, last: string][] = [
    ['paragraphs that are not closed', '<p>示例'.repeat(MANY), '示例', '示例'],
    ['text in a table but in no cell', `<table>甲${'示<i></i>例<b></b>'.repeat(MANY)}<tr><td>乙`, '甲', '乙'],
    ['formats around blocks', `甲${'<b><div></b>示例</div>'.repeat(MANY)}乙`, '甲', '乙'],
    ['a format around many blocks', `<b><div><p>甲</p>${'<p>示</p>'.repeat(MANY)}</b>乙`, '甲', '乙'],
    ['rows of a table', `<table>${'<tr><td>示<td>例'.repeat(MANY)}</table>乙`, '| 示 | 例 |', '乙'],
    ['lines of a cell', `<table><tr><td>甲${'示<br>'.repeat(MANY)}<td>${'例<br>'.repeat(MANY)}<tr><td>丙<td>丁</table>乙`, `| 甲${'示'.repeat(MANY)} | ${'例'.repeat(MANY)} |`, '乙'],
  ];
  for (const [name, html, first, last] of crowds) {
    it(`reads crowds of ${name}`, () => {
      const lines = text(html).split('\n');
      assert.ok(lines[0]!.startsWith(first), lines[0]!.slice(0, 40));
      assert.ok(lines[lines.length - 1]!.endsWith(last), lines[lines.length - 1]!.slice(-40));
    });
  }

  it('gives the text of any tree in its order', () => {
    const words = fc.array(fc.constantFrom(...'天地玄黄宇宙洪荒'), { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));
    const { tree } = fc.letrec<{ tree: string; element: string }>((tie) => ({
      element: fc.tuple(fc.constantFrom('div', 'span', 'section', 'b', 'a', 'em', 'center', 'ul', 'blockquote', 'font', 'custom-element'), fc.array(tie('tree'), { maxLength: 4 })).map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      tree: fc.oneof({ maxDepth: 6, withCrossShrink: true }, words, tie('element')),
    }));
    // Formats and links may not stand in themselves: browsers close the outer one, which moves no text.
    fc.assert(fc.property(fc.array(tree, { minLength: 1, maxLength: 6 }), (parts) => {
      const html = parts.join('');
      assert.equal(text(html).replaceAll('\n', ''), html.replace(/<[^>]*>/g, ''));
    }));
  });

  it('never throws on any bytes', () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom('<', '</', '>', '<!--', '<table>', '<td>', '<ol><li>', '<p class="', "='", '&', '&#x', '<script>', '<svg>', '<math><mi>', '<template>', '<title>', '示例。', '发文字号：', '<meta charset=gbk>', '\r\n\r\n', 'Content-Type: text/html\r\n', 'Content-Type: multipart/related; boundary=b\r\n', '--b\r\n', '=E7=', '<frameset>', '<plaintext>', '<select>').map((sign) => Buffer.from(sign)));
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const bytes = Buffer.concat(pieces);
      for (const result of [read(bytes), readArchive(bytes)]) assert.ok('extracted' in result || 'skipped' in result || 'failed' in result);
    }), { numRuns: 500 });
  });

  it('a page of many links is read for what is no link', () => assert.equal(textOf(`${'<div><a href="x">栏目</a></div>'.repeat(MANY / 10)}<p>示例。</p>`), '示例。'));
});
