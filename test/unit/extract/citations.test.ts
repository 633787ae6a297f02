/** Citations: titles in every form of marks, numbers in every form of brackets, short names, 该意见, repeals. */

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findNumbers, formatNumber } from '../../../server/src/document/number.js';
import { findCitations } from '../../../server/src/extract/citations.js';
import { citationsIn, spansOf } from '../../../server/src/extract/cited-documents.js';
import { repealsIn } from '../../../server/src/extract/repeals.js';
import { markedTitles } from '../../../server/src/extract/title-marks.js';
import { parse } from '../../support/policy.js';

const titles = (text: string): string[] => markedTitles(text).map(({ title }) => title);
/** Each citation as `title|number|short name`. */
const brief = (text: string): string[] =>
  findCitations(text).map(({ title, number, shortName }) => [title?.value ?? '', number ? formatNumber(number) : '', shortName?.value ?? ''].join('|'));

describe('markedTitles', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['plain', '按照《甲意见》和《乙办法》', ['甲意见', '乙办法']],
    ['nested 〈〉', '《关于印发〈甲办法〉的通知》', ['关于印发〈甲办法〉的通知']],
    ['nested 《》', '《关于印发《甲办法》的通知》和《乙》案、《丙办法》', ['关于印发《甲办法》的通知', '丙办法']],
    ['half-width', '按照<<甲办法>>和<<关于印发<乙办法>的通知>>', ['甲办法', '关于印发<乙办法>的通知']],
    ['closed by the wrong mark', '按照《甲办法〉执行', ['甲办法']],
    ['never closed', '按照《甲办法执行。《乙办法》另行规定', ['乙办法']],
    ['never opened', '甲办法》和《乙办法》', ['乙办法']],
    ['opened twice', '《《甲办法》', ['甲办法']],
    ['a comparison is no title', '增速 < 5%，占比 > 3%', []],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(titles(text), expected));
});

describe('findNumbers', () => {
  for (const text of ['示例政发〔2023〕5号', '示例政发［2023］5号', '示例政发[2023]5号', '示例政发(2023)5号', '示例政发（２０２３）５号', '示例政发【2023】第5号', '示例政发 ﹝2023﹞ 5 号']) {
    it(text, () => assert.deepEqual(findNumbers(text).map(formatNumber), ['示例政发〔2023〕5号']));
  }
  it('leaves words before the letters out where they are known', () => {
    assert.deepEqual(findNumbers('根据示例政发〔2023〕5号文件和示例办函〔2022〕18号').map(formatNumber), ['示例政发〔2023〕5号', '示例办函〔2022〕18号']);
  });
  it('reads no number without letters, year or serial', () => assert.deepEqual(findNumbers('〔2023〕5号、示例政发〔23〕5号、示例政发〔2023〕号、示例政发〔2023〕0号'), []));
});

describe('findCitations', () => {
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['a number behind the title', '《甲意见》（示例政发〔2023〕5号）', ['甲意见|示例政发〔2023〕5号|']],
    ['a number and a short name', '《甲实施意见》（示例政发〔2023〕5号，以下简称《意见》）。《意见》提出', ['甲实施意见|示例政发〔2023〕5号|意见', '意见||']],
    ['a short name in quotation marks', '《甲实施意见》（以下简称“意见”）', ['甲实施意见||意见']],
    ['a short name without marks', '《甲实施意见》（以下简称实施意见）', ['甲实施意见||实施意见']],
    ['a number before the title', '示例政发〔2023〕5号《甲意见》', ['甲意见|示例政发〔2023〕5号|']],
    ['a number alone', '对照示例政发〔2023〕5号文件', ['|示例政发〔2023〕5号|']],
    ['several numbers in one parenthesis belong to nobody', '《甲意见》《乙意见》（示例政发〔2023〕5号、示例政发〔2023〕6号）', ['甲意见||', '乙意见||', '|示例政发〔2023〕5号|', '|示例政发〔2023〕6号|']],
    ['a number inside a title is part of it', '《关于废止示例政发〔2023〕5号文件的通知》', ['关于废止示例政发〔2023〕5号文件的通知||']],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(brief(text), expected));

  it('never throws, and its spans lie in order inside the text', () => {
    const piece = fc.constantFrom('《', '》', '〈', '〉', '<', '>', '（', '）', '〔', '〕', '2023', '5号', '示例政发', '以下简称', '“', '”', '甲意见', '。', '废止', '该意见', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { span } of findCitations(text)) {
          assert.ok(span.start >= last && span.start < span.end && span.end <= text.length);
          last = span.start;
        }
        citationsIn(parse(text));
        repealsIn(parse(text));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('citationsIn', () => {
  const cited = (text: string): string[] => {
    const document = parse(text);
    return citationsIn(document).map(({ as, span, citation }) => `${as} ${document.text.slice(span.start, span.end)} → ${citation.title?.value ?? ''}`);
  };

  it('leads short names and 该意见 back to what they stand for', () => {
    assert.deepEqual(cited('示例市方案\n\n一、总体要求\n\n落实《示例省实施意见》（以下简称《意见》），该意见提出六条。\n\n《意见》还要求公开。'), [
      'title 《示例省实施意见》 → 示例省实施意见',
      'anaphor 该意见 → 示例省实施意见',
      'short-name 《意见》 → 示例省实施意见',
    ]);
  });

  it('leads 该意见 back over a short name', () => {
    assert.deepEqual(cited('示例市方案\n\n一、总体要求\n\n落实《示例省实施意见》（以下简称《意见》）。\n\n《意见》要求公开，该意见提出六条。'), [
      'title 《示例省实施意见》 → 示例省实施意见',
      'short-name 《意见》 → 示例省实施意见',
      'anaphor 该意见 → 示例省实施意见',
    ]);
  });

  it('knows every place where a citation names its document', () => {
    const document = parse('示例市方案\n\n一、总体要求\n\n落实《甲实施意见》（示例政发〔2023〕5号，以下简称“意见”）和《乙办法》（以下简称乙办法），该意见提出六条。');
    const named = citationsIn(document).map((citation) => spansOf(citation).map(({ start, end }) => document.text.slice(start, end)).join(' '));
    assert.deepEqual(named, ['《甲实施意见》 示例政发〔2023〕5号 “意见”', '《乙办法》 乙办法', '该意见']);
  });

  it('leaves 该意见 alone where two may be meant, and 本方案 always', () => {
    assert.deepEqual(cited('示例市方案\n\n一、总体要求\n\n落实《甲实施意见》和《乙实施意见》。该意见提出六条，本方案从其规定。'), ['title 《甲实施意见》 → 甲实施意见', 'title 《乙实施意见》 → 乙实施意见']);
  });

  it('leads 上述意见 back as well', () => {
    assert.deepEqual(cited('示例市方案\n\n一、总体要求\n\n落实《示例省实施意见》，上述意见提出六条。'), ['title 《示例省实施意见》 → 示例省实施意见', 'anaphor 上述意见 → 示例省实施意见']);
  });
});

describe('repealsIn', () => {
  const repealed = (text: string): string[] => repealsIn(parse(`示例省办法\n\n${text}`)).map(({ title, from, replaced }) => `${title ?? ''} ${from ?? ''} ${replaced ? '同时' : '清理'}`);
  const cases: readonly (readonly [what: string, text: string, expected: readonly string[]])[] = [
    ['with its day', '第九条 本办法自2024年5月1日起施行。《甲办法》（示例政发〔2019〕2号）同时废止。', ['甲办法 2024-05-01 同时']],
    ['several together', '第九条 《甲办法》、《乙办法》（示例政发（2019）2号）和《丙办法》同时废止。', ['甲办法  同时', '乙办法  同时', '丙办法  同时']],
    ['the basis is not repealed', '第九条 根据《甲条例》和《乙条例》，《丙办法》予以废止。', ['丙办法  同时']],
    ['the verb first', '第九条 废止《甲办法》和《乙办法》。', ['甲办法  清理', '乙办法  清理']],
    ['since when the old one held is not the day', '第九条 自2010年5月1日起施行的《甲办法》同时废止。', ['甲办法  同时']],
    ['not: single articles', '第九条 《甲办法》第三条同时废止。', []],
    ['not: conditions and exceptions', '第九条 除《甲办法》外的规定废止。《乙办法》废止前的事项从其规定。不得废止《丙办法》。《丁办法》有效期届满自动失效。', []],
    ['not: inside a title', '第九条 见《关于废止〈甲办法〉的决定》。', []],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.deepEqual(repealed(text), expected));
});
