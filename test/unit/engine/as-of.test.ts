/** The as-of date: explicit before configuration before front matter before text before today. */

import assert from 'node:assert/strict';
import { resolveAsOf } from '../../../server/src/engine/as-of.js';
import { parse } from '../../support/policy.js';

const TODAY = '2026-11-22';
const FRONT_MATTER = '---\ndate: 2024-05-06\n---\n';
const SIGNED = '示例市节水意见\n\n各县要抓好节水，按季报告。\n\n示例市人民政府\n2023年3月4日\n';
const BLANK = SIGNED.replace('2023年3月4日', '2026年　月　日');

const CASES = [
  ['a flag beats everything', FRONT_MATTER + SIGNED, '2020-01-01', '2021-01-01', '2020-01-01', 'flag'],
  ['the configuration beats the document', FRONT_MATTER + SIGNED, undefined, '2021-01-01', '2021-01-01', 'config'],
  ['front matter beats the signature', FRONT_MATTER + SIGNED, undefined, undefined, '2024-05-06', 'front-matter'],
  ['the signature beats today', SIGNED, undefined, undefined, '2023-03-04', 'text'],
  ['a blank day is none', BLANK, undefined, undefined, TODAY, 'today'],
  ['an impossible front matter date is none', FRONT_MATTER.replace('05-06', '13-40') + BLANK, undefined, undefined, TODAY, 'today'],
  ['without any date it is today', '各县要抓好节水，按季报告。', undefined, undefined, TODAY, 'today'],
] as const;

describe('resolveAsOf', () => {
  for (const [name, text, flag, config, day, source] of CASES) {
    it(name, () => assert.deepEqual(resolveAsOf(parse(text), { flag, config }, TODAY), { day, source }));
  }
});
