/** What a text names of local meetings, and of meetings called by their year. */

import assert from 'node:assert/strict';
import { findLocalMeetings } from '../../../server/src/extract/local-meetings.js';
import { findYearlyMeetings } from '../../../server/src/extract/yearly-meetings.js';
import { localBody, localKeys, localName } from '../../../server/src/rules/local-bodies.js';
import { exampleFacts } from '../../support/policy.js';

/** The names of the meetings, by the place of the text. */
function names(text: string, territory: string | undefined): string[] {
  return findLocalMeetings(text).map((reference) => {
    const body = localBody(reference, { territory, facts: exampleFacts });
    return body ? localKeys(reference, body.region).map(localName).join('、') : `? ${text.slice(reference.span.start, reference.span.end)}`;
  });
}

describe('local meetings in a text', () => {
  for (const [text, territory, expected] of [
    ['贯彻省第十二次党代会精神', '四川省', ['四川省第十二次党代会']],
    ['贯彻省第十二次党代会精神', '四川省眉山市', ['四川省第十二次党代会']],
    ['贯彻省委十二届二次全会、市委十四届四次全会精神', '四川省成都市', ['四川省委十二届二次全会', '成都市委十四届四次全会']],
    ['四川省委十二届六次全会提出', undefined, ['四川省委十二届六次全会']],
    ['中共成都市委十四届四次全会', undefined, ['成都市委十四届四次全会']],
    ['省委十一届三次、四次和五次全会', '四川省', ['四川省委十一届三次全会、四川省委十一届四次全会、四川省委十一届五次全会']],
    ['省委十一届三次全会、四次全会精神', '四川省', ['四川省委十一届三次全会、四川省委十一届四次全会']],
    ['省委第十二届六次全体会议', '四川省', ['四川省委十二届六次全会']],
    ['中国共产党四川省第十二次代表大会', undefined, ['四川省第十二次党代会']],
    ['自治区党委十一届七次全会', '内蒙古自治区', ['内蒙古自治区党委十一届七次全会']],
    ['市第十三次党代会', '北京市', ['北京市第十三次党代会']],
    ['市委十三届五次全会', '北京市东城区', ['北京市委十三届五次全会']],
    ['省委十二届历次全会', '四川省', ['四川省第十二次党代会']],
    ['示例省委三届二次全会', '示例省示例市', ['示例省委三届二次全会']],
    // A place that the table does not hold, none at all, and two cities around one draft.
    ['某某省委三届二次全会', '四川省', ['? 省委三届二次全会']],
    ['省委三届二次全会', undefined, ['? 省委三届二次全会']],
    ['市委八届三次全会', '四川省成都市彭州市', ['? 市委八届三次全会']],
    // Other bodies and other assemblies.
    ['团省委十五届二次全会、民建四川省委十届二次全会', '四川省', []],
    ['省第十三次妇女代表大会、省第十次代表大会、省十四届人大二次会议', '四川省', []],
    ['党的二十届三中全会、十四届全国人大四次会议', '四川省', []],
  ] as const) {
    it(`${text} (${territory ?? 'no territory'})`, () => assert.deepEqual(names(text, territory), expected));
  }

  it('inside 《》 are words of a title', () => {
    assert.deepEqual(findLocalMeetings('《关于省委十二届二次全会精神的意见》').map(({ inTitle }) => inTitle), [true]);
  });
});

describe('meetings called by their year in a text', () => {
  for (const [text, expected] of [
    ['2026年全国两会精神', ['two-sessions 2026']],
    ['二〇二六年全国“两会”', ['two-sessions 2026']],
    ['２０２５年中央经济工作会议', ['economic-work 2025']],
    ['2025年召开的中央经济工作会议', ['economic-work 2025']],
    ['中央经济工作会议、全国两会、2026年省两会', []],
  ] as const) {
    it(text, () => assert.deepEqual(findYearlyMeetings(text).map(({ kind, year }) => `${kind} ${year}`), expected));
  }
});
