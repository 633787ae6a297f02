/** The configuration `wenheng.config.json`: its one definition. The JSON Schema in docs/ is generated from it. */

import * as v from 'valibot';
import { parseIsoDate } from '../text/dates.js';
import type { TerritoryDeclaration } from '../facts/territories.js';
import type { Localized } from '../text/localized.js';

/** A message in both languages as the one string that the schema library carries; {@link expectationOf} takes it apart. */
const says = (zh: string, en: string): string => `${zh}\n${en}`;

const SEVERITIES = ['error', 'warning', 'info', 'off'] as const;
const LEVELS = ['national', 'province', 'city', 'county'] as const;
const PLACE_LEVELS = ['province', 'city', 'county'] as const;

const oneOf = (words: readonly string[]): string => says(`${words.join('、')} 之一`, `one of ${words.join(', ')}`);
const LIST = says('列表：["…", "…"]', 'a list: ["…", "…"]');
const TEXT = says('加引号的文字', 'a text in quotes');

const text = v.string(TEXT);
const glob = v.pipe(text, v.regex(/^[^!]/, says('不以 ! 开头的通配符（不检查的文件写在 exclude 中）', 'a glob that does not begin with ! (what is no draft goes into exclude)')));
const severity = v.picklist(SEVERITIES, oneOf(SEVERITIES));
const paths = v.union([text, v.array(text, LIST)], says('路径或路径的列表', 'a path or a list of paths'));

/** A place and the places inside it. */
export const territorySchema: v.GenericSchema<TerritoryDeclaration> = v.strictObject(
  {
    name: v.pipe(text, v.minLength(2, says('至少两个字的地名', 'a name of at least two characters')), v.description('Full name of the place, such as 示例省. 地名全称')),
    level: v.pipe(v.picklist(PLACE_LEVELS, oneOf(PLACE_LEVELS)), v.description('Administrative level. 行政层级')),
    children: v.optional(v.pipe(v.array(v.lazy(() => territorySchema), says('下级地名的列表', 'a list of places')), v.description('Places inside it. 下级地名'))),
  },
  says('{ "name": …, "level": … }', '{ "name": …, "level": … }'),
);

const territory = v.pipe(text, v.description('Territory of the drafts, such as 四川省眉山市. 文稿所属地域'));
const level = v.pipe(v.picklist(LEVELS, oneOf(LEVELS)), v.description('Administrative level of the drafts. 文稿层级'));
const asOf = v.pipe(
  text,
  v.check((day) => parseIsoDate(day) !== undefined, says('YYYY-MM-DD 形式的日期', 'a day as YYYY-MM-DD')),
  v.description('The day against which “outdated” is judged, as YYYY-MM-DD. 基准日'),
  v.metadata({ format: 'date' }),
);
const ruleSettings = v.record(
  v.string(),
  v.union([severity, v.tuple([severity, v.record(v.string(), v.unknown())])], says(`${SEVERITIES.join('、')} 之一，或 [级别, {选项}]`, `one of ${SEVERITIES.join(', ')}, or [severity, {options}]`)),
  says('{ "规则": "级别" }', '{ "rule": "severity" }'),
);

/** What holds otherwise for the drafts that some globs name. */
export const overrideSchema = v.strictObject(
  {
    files: v.pipe(v.union([glob, v.array(glob, LIST)], says('不以 ! 开头的通配符，或其列表', 'a glob that does not begin with !, or a list of such')), v.description('Globs, relative to the folder of the configuration: which drafts. 对哪些文稿')),
    territory: v.optional(territory),
    level: v.optional(level),
    asOf: v.optional(asOf),
    rules: v.optional(v.pipe(ruleSettings, v.description('Severity by rule id. 规则的级别'))),
  },
  says('{ "files": …, … }', '{ "files": …, … }'),
);

/** Keys are data, never code; unknown keys are errors. */
export const configSchema = v.strictObject({
  $schema: v.optional(v.pipe(text, v.description('The JSON Schema that editors use for this file. 本文件的 JSON Schema'))),
  corpus: v.optional(v.pipe(paths, v.description('Corpus folders, relative to this file. 语料库文件夹，相对本文件'))),
  territory: v.optional(territory),
  territories: v.optional(v.pipe(v.array(territorySchema, says('地名的列表', 'a list of places')), v.description('Places beyond the built-in table. 内置表以外的地名'))),
  level: v.optional(level),
  asOf: v.optional(asOf),
  include: v.optional(v.pipe(v.array(glob, LIST), v.description('Globs, relative to this file: which files of a folder are drafts. 哪些文件是文稿'))),
  exclude: v.optional(v.pipe(v.array(glob, LIST), v.description('Globs, relative to this file: files of a folder that are no drafts. 不检查的文件'))),
  rules: v.optional(v.pipe(ruleSettings, v.description('Severity by rule id. 规则的级别'))),
  facts: v.optional(v.pipe(paths, v.description('Further fact files, relative to this file. 补充的事实表'))),
  baseline: v.optional(v.pipe(text, v.description('Baseline: a file of findings that are not counted, written by --write-baseline; relative to this file. 基线文件'))),
  extends: v.optional(v.pipe(paths, v.description('Configurations that this one builds on, relative to this file; later ones beat earlier ones, this file beats them all. 继承的配置'))),
  overrides: v.optional(v.pipe(v.array(overrideSchema, says('列表：[{ "files": …, … }]', 'a list: [{ "files": …, … }]')), v.description('What holds otherwise for some drafts; later entries beat earlier ones. 对部分文稿另作规定'))),
});

/** A configuration as written. */
export type ConfigFile = v.InferOutput<typeof configSchema>;

/** What the schema expected where a value did not fit. */
export function expectationOf(issue: v.BaseIssue<unknown>): Localized {
  const [zh = '', en = zh] = issue.message.split('\n');
  return { zh, en };
}
