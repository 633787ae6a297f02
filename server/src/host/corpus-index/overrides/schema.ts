/** `corpus.yaml`, which says of the documents of a corpus folder what their texts do not say, or say wrongly (语料库说明文件): its one definition. */

import * as v from 'valibot';
import type { Level, Status } from '../../../document/model.js';
import { parseIsoDate } from '../../../text/dates.js';

const says = (zh: string, en: string): string => `${zh}\n${en}`;
const oneOf = (words: readonly string[]): string => says(`${words.join('、')} 之一`, `one of ${words.join(', ')}`);

const LEVELS: readonly [Level, ...Level[]] = ['national', 'province', 'city', 'county'];
const STATUSES: readonly [Status, ...Status[]] = ['draft', 'in-force', 'repealed', 'expired', 'superseded'];
const text = v.pipe(v.string(says('一行文字', 'a line of text')), v.trim(), v.minLength(1, says('不为空的文字', 'a text that is not empty')), v.maxLength(500, says('不超过 500 字的文字', 'a text of at most 500 characters')));

const common = {
  issuer: v.exactOptional(v.pipe(text, v.description('Issuing body. 发文机关'))),
  territory: v.exactOptional(v.pipe(text, v.description('Territory, such as 四川省眉山市. 地域'))),
  level: v.exactOptional(v.pipe(v.picklist(LEVELS, oneOf(LEVELS)), v.description('Administrative level. 层级'))),
  date: v.exactOptional(v.pipe(text, v.check((day) => parseIsoDate(day) !== undefined, says('YYYY-MM-DD 形式的日期', 'a day as YYYY-MM-DD')), v.description('Day of signature, as YYYY-MM-DD. 成文日期'), v.metadata({ format: 'date' }))),
  status: v.exactOptional(v.pipe(v.picklist(STATUSES, oneOf(STATUSES)), v.description('Where it stands in its life. 效力状态'))),
  genre: v.exactOptional(v.pipe(text, v.description('Genre, such as 意见. 文种'))),
  ignore: v.exactOptional(v.pipe(v.boolean(says('true 或 false', 'true or false')), v.description('Whether it is left out of the corpus. 不收入语料库'))),
};

/** What holds for the documents of a name or glob. */
export const entrySchema = v.strictObject(
  {
    title: v.exactOptional(v.pipe(text, v.description('Title. 题名'))),
    number: v.exactOptional(v.pipe(text, v.description('Document number, such as 示例政发〔2023〕5号. 文号'))),
    ...common,
  },
  says('“键: 值”的各行', 'lines of "key: value"'),
);

/** What holds for all documents in the folder and below. */
export const defaultsSchema = v.strictObject(common, says('“键: 值”的各行', 'lines of "key: value"'));

/** A file of overrides. */
export const overridesSchema = v.strictObject({
  defaults: v.exactOptional(v.pipe(defaultsSchema, v.description('What holds for all documents in this folder and below. 对本文件夹及以下全部文件'))),
  documents: v.exactOptional(
    v.pipe(
      v.record(v.string(), entrySchema, says('“文件名: …”的各行', 'lines of "file: …"')),
      v.description('By file name or glob (* ? **), relative to this file; later ones beat earlier ones. 按文件名或通配符，相对本文件；后写的优先'),
    ),
  ),
});

export type OverrideEntry = v.InferOutput<typeof entrySchema>;
export type OverrideKey = Exclude<keyof OverrideEntry, 'ignore'>;

/** What can be said of a document. */
export const OVERRIDE_KEYS = Object.keys(entrySchema.entries).filter((key) => key !== 'ignore') as readonly OverrideKey[];
