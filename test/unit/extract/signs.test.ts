/** Signs of figures and times: what they say of a text, and that nothing is overlooked by them. */

import assert from 'node:assert/strict';
import { findTargets } from '../../../server/src/extract/targets/find.js';
import { Sign, signsOf } from '../../../server/src/extract/targets/signs.js';

describe('signs of figures and times', () => {
  for (const [text, signs] of [
    ['压实责任。', 0],
    ['培育2家', Sign.digit],
    ['培育２家', Sign.digit],
    ['三家', Sign.ones],
    ['十所', Sign.tens],
    ['千亿', Sign.large],
    ['零突破', Sign.zero],
    ['翻番', Sign.word],
    ['每年', Sign.time],
    ['“十四五”', Sign.tens | Sign.ones | Sign.time],
  ] as const) {
    it(text, () => assert.equal(signsOf(text), signs));
  }

  for (const text of ['培育高新技术企业三家。', '营业收入突破千亿元。', '产值翻一番。', '实现零突破。', '覆盖率达到百分之九十。', '综合排名进入全国前十。', '到二〇二五年基本建成。', '“十四五”期间建成。', '今年全面完成。']) {
    it(`a clause without digits speaks of figures or times: ${text}`, () => assert.equal(findTargets(text).length, 1));
  }

  for (const text of ['统一思想，压实责任。', '进一步加强领导。', '年底前完成。']) {
    it(`a clause speaks of neither: ${text}`, () => assert.deepEqual(findTargets(text), []));
  }
});
