/** Fact files: their one definition. The JSON Schema in docs/ is generated from it; the built-in tables are held against it. */

import * as v from 'valibot';
import { parseIsoDate } from '../text/dates.js';

const says = (zh: string, en: string): string => `${zh}\n${en}`;
const KINDS = ['agency', 'place', 'law', 'term', 'slogan', 'name'] as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;
const CONFIDENCES = ['high', 'medium', 'low'] as const;
const oneOf = (words: readonly string[]): string => says(`${words.join('、')} 之一`, `one of ${words.join(', ')}`);

const text = v.pipe(v.string(says('加引号的文字', 'a text in quotes')), v.minLength(1, says('不为空的文字', 'a text that is not empty')));
const form = v.pipe(text, v.minLength(2, says('至少两个字的字样', 'a form of at least two characters')));
const texts = v.array(text, says('列表：["…", "…"]', 'a list: ["…", "…"]'));
const day = v.pipe(text, v.check((written) => parseIsoDate(written) !== undefined, says('YYYY-MM-DD 形式的日期', 'a day as YYYY-MM-DD')), v.metadata({ format: 'date' }));
const flag = v.boolean(says('true 或 false', 'true or false'));
const severity = v.picklist(SEVERITIES, oneOf(SEVERITIES));

/** One name: a `NameRow` of the facts. */
export const nameRowSchema = v.strictObject(
  {
    id: v.pipe(text, v.description('Name of the row, its own in all files. 行的名字，不重复')),
    kind: v.pipe(v.picklist(KINDS, oneOf(KINDS)), v.description('What it is the name of. 类别')),
    match: v.pipe(v.array(form, says('列表：["…", "…"]', 'a list: ["…", "…"]')), v.minLength(1, says('至少一个字样', 'at least one form')), v.description('Forms that are looked for, literally. 要找的字样')),
    until: v.exactOptional(v.pipe(day, v.description('First day on which they are no longer right. 从哪一天起不再正确'))),
    replacement: v.exactOptional(v.pipe(text, v.description('What is right instead. 现在怎样写'))),
    fix: v.exactOptional(v.pipe(flag, v.description('Whether the replacement can take the place of any form. 能否直接替换'))),
    local: v.exactOptional(v.pipe(v.strictObject({ province: v.exactOptional(text), below: v.exactOptional(text) }), v.description('Names of departments by level. 省级、市县级部门的现名'))),
    excludes: v.exactOptional(v.pipe(texts, v.description('Longer strings inside which it is something else. 在里面不算的更长字样'))),
    requires: v.exactOptional(v.pipe(texts, v.description('One of these must stand near. 近旁必须有其一'))),
    within: v.exactOptional(v.pipe(v.number(says('字数', 'a number of characters')), v.integer(says('整数', 'a whole number')), v.minValue(1, says('正数', 'a positive number')), v.description('Characters that near means; the sentence where it is left out. 多少字以内'))),
    unless: v.exactOptional(v.pipe(texts, v.description('None of these may stand in the sentence. 同句有其一则不算'))),
    notAfter: v.exactOptional(v.pipe(texts, v.description('None of these may stand right before it. 紧接其后则不算'))),
    ledBy: v.exactOptional(v.pipe(texts, v.description('One of these must stand before it in the phrase. 前面必须有其一'))),
    inTitles: v.exactOptional(v.pipe(flag, v.description('Also where it is a title in 《》. 书名号内也查'))),
    wordBoundary: v.exactOptional(v.pipe(flag, v.description('Latin letters are a word of their own. 拉丁字母要整词'))),
    foreign: v.exactOptional(v.pipe(flag, v.description('Other countries have bodies of this name. 外国有同名机构'))),
    regions: v.exactOptional(v.pipe(texts, v.description('Only for drafts of these places. 只对这些地方'))),
    notRegions: v.exactOptional(v.pipe(texts, v.description('Not for drafts of these places. 对这些地方不算'))),
    severity: v.pipe(severity, v.description('The strongest severity of a finding. 最高级别')),
    caps: v.exactOptional(v.pipe(v.record(text, severity), v.description('The same for single forms. 个别字样的最高级别'))),
    confidence: v.pipe(v.picklist(CONFIDENCES, oneOf(CONFIDENCES)), v.description('How sure it is. 可信程度')),
    source: v.pipe(text, v.description('Where it comes from. 出处')),
  },
  says('{ "id": …, "kind": …, "match": … }', '{ "id": …, "kind": …, "match": … }'),
);

/** A file of names. */
export const factsSchema = v.strictObject({
  $schema: v.exactOptional(v.pipe(text, v.description('The JSON Schema that editors use for this file. 本文件的 JSON Schema'))),
  meta: v.exactOptional(v.pipe(v.record(v.string(), v.unknown()), v.description('What the file holds. 说明'))),
  current: v.exactOptional(v.pipe(texts, v.description('Names that are right: nothing inside them is reported. 现行名称'))),
  names: v.pipe(v.array(nameRowSchema, says('名称的列表', 'a list of names')), v.description('The names. 名称')),
});
