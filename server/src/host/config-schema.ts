/** The configuration `wenheng.config.json`: its one definition. The JSON Schema in docs/ is generated from it. */

import * as v from 'valibot';
import { parseIsoDate } from '../text/dates.js';
import type { TerritoryDeclaration } from '../facts/territories.js';

const severity = v.picklist(['error', 'warning', 'info', 'off']);
const level = v.picklist(['national', 'province', 'city', 'county']);
const paths = v.union([v.string(), v.array(v.string())]);

const territory: v.GenericSchema<TerritoryDeclaration> = v.strictObject({
  name: v.pipe(v.string(), v.minLength(2), v.description('地名全称，如“示例省”（full name)')),
  level: v.picklist(['province', 'city', 'county']),
  children: v.optional(v.array(v.lazy(() => territory))),
});

/** Keys are data, never code; unknown keys are errors. */
export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  corpus: v.optional(v.pipe(paths, v.description('语料库文件夹，相对本文件（corpus folders, relative to this file)'))),
  territory: v.optional(v.pipe(v.string(), v.description('文稿所属地域，如“四川省眉山市”（territory of the drafts)'))),
  territories: v.optional(v.pipe(v.array(territory), v.description('内置表以外的地名（places beyond the built-in table)'))),
  level: v.optional(v.pipe(level, v.description('文稿层级（level of the drafts)'))),
  asOf: v.optional(
    v.pipe(v.string(), v.check((day) => parseIsoDate(day) !== undefined, '应为 YYYY-MM-DD 形式的日期 (a day as YYYY-MM-DD)'), v.description('基准日 YYYY-MM-DD（as-of date)')),
  ),
  include: v.optional(v.pipe(v.array(v.string()), v.description('哪些文件是文稿（glob；which files are drafts)'))),
  exclude: v.optional(v.pipe(v.array(v.string()), v.description('不检查的文件（glob；files that are no drafts)'))),
  rules: v.optional(
    v.pipe(
      v.record(v.string(), v.union([severity, v.tuple([severity, v.record(v.string(), v.unknown())])])),
      v.description('规则的级别（severity by rule id)'),
    ),
  ),
  facts: v.optional(v.pipe(paths, v.description('补充的事实表（further fact files)'))),
  baseline: v.optional(v.pipe(v.string(), v.description('基线文件（baseline file)'))),
  extends: v.optional(v.pipe(paths, v.description('继承的配置（configurations to extend)'))),
});

/** A configuration as written. */
export type ConfigFile = v.InferOutput<typeof configSchema>;
