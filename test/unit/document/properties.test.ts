/** What holds for the parse of any string at all. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanInDocument, type Passage, type PolicyDocument } from '../../../server/src/document/model.js';
import type { Span } from '../../../server/src/text/span.js';
import { parse, quote } from '../../support/policy.js';

/** Signs and words that structure Chinese official text, and those that structure Markdown and pages. */
const PIECES = [
  '第一章', '第二条', '一、', '十二、', '（一）', '(二)', '（', '）', '《', '》', '“', '”', '、', '。', '；', '，', '：', '\n', '\n', '\r\n', '\r', '\u3000\u3000', ' ', '\u00a0', '\t', '1', '２', '.', '．', '①', '1.1 ', '5%',
  '- ', '# ', '## ', '|', '| 甲 | 乙 |', '|---|---|', '<!--', '-->', '<!-- wenheng-disable-next-line outdated-meeting -- 理由 -->', '```', '// ', '---', '---\n', 'title: 示例\n', 'date: 2026-01-02\n', '**', '> ', '>',
  '关于印发《示例方案》的通知', '示例方案', '示例市人民政府关于', '示例市人民政府', '示府发〔2022〕17号', '2022年3月29日', '2026年 月 日', '附件：', '附件1', '附件', '目录', '首页', '当前位置：', '成文日期：', '文号', '责任单位：', '（征求意见稿）',
  '甲乙丙丁', '推动工业经济稳定增长和结构优化提升', '💡', '\ud83d', '\ufeff', '\u200b', '\0',
];
const STRUCTURED = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
/** Many lines of one length, as a PDF gives them, with what may stand between. */
const WRAPPED = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant('推动工业经济稳定增长和结构优化提升，全面提高发展质量和') }, fc.constantFrom('— 3 —', '12', '一、总体要求', '（一）甲乙。丙丁', '益。', '', '益。二、甲乙', '附件1')), { maxLength: 40 }).map((lines) => lines.join('\n'));
const ANY = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), STRUCTURED, WRAPPED);
const RUNS = { numRuns: 400 };

/** All passages of a document in the order of the text. */
function passages(document: PolicyDocument): Passage[] {
  return [...document.headings, ...document.clauses].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function assertInside(document: PolicyDocument, span: Span): void {
  assert.ok(span.start >= 0 && span.start <= span.end && span.end <= document.text.length, JSON.stringify(span));
}

describe('parseDocument, for any string', () => {
  it('never throws and keeps the text', () => {
    fc.assert(fc.property(ANY, (text) => assert.equal(parse(text).text, text)), RUNS);
  });

  it('joins the segments of every passage to its text, inside its span', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        const document = parse(text);
        for (const { text: read, span, segments } of passages(document)) {
          assert.equal(segments.map((segment) => quote(document, segment)).join(''), read);
          assert.deepEqual(span, { start: segments[0]!.start, end: segments[segments.length - 1]!.end });
          segments.forEach((segment, index) => {
            assertInside(document, segment);
            assert.ok(index === 0 || segments[index - 1]!.end <= segment.start);
          });
        }
      }),
      RUNS,
    );
  });

  it('gives clauses and headings in the order of the text that never overlap and are never empty', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        const document = parse(text);
        const all = passages(document);
        all.forEach((passage, index) => {
          assert.notEqual(passage.text, '');
          assert.ok(index === 0 || all[index - 1]!.span.end <= passage.span.start, JSON.stringify(all.slice(index - 1, index + 1)));
        });
        for (const list of [document.headings, document.clauses]) {
          list.forEach((passage, index) => {
            assert.equal(passage.index, index);
            assert.ok(index === 0 || list[index - 1]!.span.end <= passage.span.start);
          });
        }
      }),
      RUNS,
    );
  });

  it('quotes the label of every heading, and the label opens the heading', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        const document = parse(text);
        for (const heading of document.headings) {
          assert.equal(quote(document, heading.label.span), heading.label.value);
          assert.ok(heading.text.startsWith(heading.label.value));
          assert.ok(heading.text.includes(heading.title));
        }
      }),
      RUNS,
    );
  });

  it('makes a tree: parents stand before their children, in the same part, one level up', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        const document = parse(text);
        for (const heading of document.headings) {
          assert.ok(heading.parent < heading.index && heading.parent >= -1);
          const parent = document.headings[heading.parent];
          assert.equal(heading.depth, parent ? parent.depth + 1 : 0);
          if (parent) assert.equal(parent.part, heading.part);
        }
        for (const clause of document.clauses) {
          const heading = document.headings[clause.heading];
          if (heading) assert.ok(heading.span.end <= clause.span.start && heading.part === clause.part);
        }
      }),
      RUNS,
    );
  });

  it('keeps comments, parts, metadata and problems inside the text', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        const document = parse(text);
        for (const span of [...document.comments, ...document.parts.map((part) => part.span), ...document.problems.map((problem) => problem.span)]) assertInside(document, span);
        for (const value of Object.values(document.metadata)) if (typeof value === 'object' && 'span' in value) assertInside(document, value.span);
        for (const clause of document.clauses) assert.ok(document.parts[clause.part]!.span.start <= clause.span.start && clause.span.end <= document.parts[clause.part]!.span.end);
      }),
      RUNS,
    );
  });

  it('reads no comment as a clause', () => {
    fc.assert(
      fc.property(STRUCTURED, (text) => {
        const document = parse(text);
        const read = document.clauses.flatMap(({ segments }) => segments); // a paragraph may go on behind a comment
        for (const comment of document.comments) assert.ok(read.every(({ start, end }) => end <= comment.start || comment.end <= start));
      }),
      { ...RUNS, examples: [['推动工业稳定增长\n<!-- wenheng-disable-next-line outdated-meeting -- 理由 -->：']] },
    );
  });
});

describe('spanInDocument', () => {
  it('quotes any range of a passage, across the lines that it was joined from', () => {
    fc.assert(
      fc.property(ANY, fc.nat(), fc.nat(), (text, one, other) => {
        const document = parse(text);
        for (const passage of passages(document)) {
          const [start, end] = [one % (passage.text.length + 1), other % (passage.text.length + 1)].sort((a, b) => a - b) as [number, number];
          const span = spanInDocument(passage, { start, end });
          assertInside(document, span);
          const quoted = passage.segments.map((segment) => document.text.slice(Math.max(segment.start, span.start), Math.max(segment.start, Math.min(segment.end, span.end)))).join('');
          assert.equal(quoted, passage.text.slice(start, end));
        }
      }),
      RUNS,
    );
  });
});
