/** Baseline files (基线文件): which one holds, reading and writing it, and what it says of a draft. */

import { dirname, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { formerPaths, markBaselined, type Baseline, type BaselineEntry, type BaselineSection } from '../engine/baseline.js';
import type { Finding } from '../engine/model.js';
import type { Localized } from '../text/localized.js';
import type { Config } from './config.js';
import { DISK, realPath, withSlashes, type FileSource } from './files.js';
import { replaceText } from './index-file/replace.js';
import { readJsonFile } from './json-file.js';
import { reasonOf, UserError } from './user-error.js';

/** The name of a baseline file where none is given. */
export const BASELINE_NAME = 'wenheng-baseline.json';

/** How a run uses baselines. */
export interface BaselineWish {
  /** As it was named, relative to the working folder; it takes the place of the configured ones. */
  readonly file: string | undefined;
  /** Whether it will be written: then it need not be there, and has a name where none was given. */
  readonly write: boolean;
}

/** Which baseline holds for a draft. */
export interface BaselinePlace {
  /** Absolute; where it is to be written, nothing need be there. */
  readonly path: string;
  /** Whether somebody named it; otherwise no check will look for it. */
  readonly named: boolean;
}

/** The baseline of the drafts under one configuration. */
export interface ProjectBaseline extends BaselinePlace {
  /** By path of drafts, relative to the baseline's folder, with `/`. */
  readonly entries: Baseline;
}

const WHAT: Localized = { zh: '基线文件', en: 'Baseline' };
const VERSION = 1;

const versionSchema = v.looseObject({ version: v.number('数字\na number') });
const entrySchema = v.strictObject(
  {
    rule: v.string('加引号的文字\na text in quotes'),
    count: v.pipe(v.number('正整数\na whole number from 1'), v.integer('正整数\na whole number from 1'), v.minValue(1, '正整数\na whole number from 1')),
    text: v.string('加引号的文字\na text in quotes'),
  },
  '{ "rule": …, "count": …, "text": … }\n{ "rule": …, "count": …, "text": … }',
);
const FINGERPRINT = '16 位十六进制指纹\na fingerprint of 16 hexadecimal digits';
const sectionSchema = v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/, FINGERPRINT)), entrySchema, '{ "指纹": { … } }\n{ "fingerprint": { … } }');
const baselineSchema = v.strictObject({ version: v.literal(VERSION), files: v.record(v.string(), sectionSchema, '{ "文稿": { … } }\n{ "draft": { … } }') });
const KEYS = [...Object.keys(baselineSchema.entries), ...Object.keys(entrySchema.entries)];

/** The baseline that holds under a configuration; `undefined` where there is none. Throws a {@link UserError} where it cannot be used. */
export function baselineFor(config: Config, { file, write }: BaselineWish, cwd: string, files: FileSource = DISK): ProjectBaseline | undefined {
  const named = file === undefined ? config.baseline : resolve(cwd, file);
  const path = named ?? (write ? join(config.path === undefined ? cwd : dirname(config.path), BASELINE_NAME) : undefined);
  if (path === undefined) return undefined;
  const entries = write ? entriesOf(path, files) : readBaseline(path, files);
  return { path, named: named !== undefined, entries };
}

/** Reads a baseline file. Throws a {@link UserError} that names the file and, where it is no baseline of ours, the place. */
export function readBaseline(path: string, files: FileSource = DISK): Baseline {
  if (!files.exists(path)) {
    throw new UserError({ zh: `基线文件 ${path} 不存在；用 wenheng check --write-baseline 生成`, en: `The baseline ${path} does not exist; wenheng check --write-baseline writes one` });
  }
  const any = readJsonFile(path, v.looseObject({}), WHAT, () => KEYS, files);
  if (!v.is(versionSchema, any.value)) any.fail([], { zh: '不是文衡的基线文件（没有版本号 version）', en: 'is no baseline of wenheng (it has no number "version")' });
  const { version } = any.value as { version: number };
  if (version !== VERSION) any.fail(['version'], { zh: `是版本 ${version} 的基线，此版文衡只能读版本 ${VERSION}；请更新文衡，或用 --write-baseline 写到另一个文件`, en: `is a baseline of version ${version}, and this wenheng reads version ${VERSION}; update wenheng, or write another file with --write-baseline` });
  const { files: sections } = readJsonFile(path, baselineSchema, WHAT, () => KEYS, files).value;
  return new Map(Object.entries(sections).map(([draft, section]) => [draft, new Map(Object.entries(section))]));
}

/** Writes a baseline file as a whole. Throws a {@link UserError} where that cannot be done. */
export function writeBaseline(path: string, entries: Baseline): void {
  try {
    replaceText(path, baselineText(entries));
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError({ zh: `无法写入基线文件 ${path}（${reason.zh}）`, en: `Cannot write the baseline ${path} (${reason.en})` });
  }
}

/** A baseline as its file says it: drafts in the order of their paths, an entry a line, so that a change is seen in a diff. */
export function baselineText(entries: Baseline): string {
  const line = ([fingerprint, { rule, count, text }]: readonly [string, BaselineEntry]): string => `      "${fingerprint}": { "rule": ${JSON.stringify(rule)}, "count": ${count}, "text": ${JSON.stringify(text)} }`;
  const drafts = [...entries].filter(([, section]) => section.size > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = drafts.map(([draft, section]) => `    ${JSON.stringify(draft)}: {\n${[...section].map(line).join(',\n')}\n    }`);
  return `{\n  "version": ${VERSION},\n  "files": {${sections.length > 0 ? `\n${sections.join(',\n')}\n  ` : ''}}\n}\n`;
}

/** What a baseline calls a draft: its path from the baseline's folder, links resolved. */
export function draftName(baseline: string, draft: string): string {
  return withSlashes(relative(realPath(dirname(baseline)), draft));
}

/** Where a draft is that a baseline names. */
export function draftPath(baseline: string, name: string): string {
  return resolve(realPath(dirname(baseline)), name);
}

/** What a baseline says of a draft; `from` is the name under which it knows one that was renamed or moved. `draft` is the path with links resolved. */
export function sectionFor({ path, entries }: Pick<ProjectBaseline, 'path' | 'entries'>, draft: string, findings: readonly Finding[], files: FileSource = DISK): { readonly name: string; readonly section: BaselineSection | undefined; readonly from: string | undefined } {
  const name = draftName(path, draft);
  const own = entries.get(name);
  if (own) return { name, section: own, from: undefined };
  const from = formerPaths(findings, entries).find((former) => !files.exists(draftPath(path, former)));
  return { name, section: from === undefined ? undefined : entries.get(from), from };
}

/** The findings of a draft as the baseline that holds for it marks them. Throws a `UserError` where that cannot be read. */
export function markedBy({ path }: BaselinePlace, draft: string, findings: readonly Finding[]): readonly Finding[] {
  return markBaselined(findings, sectionFor({ path, entries: entriesOf(path) }, draft, findings).section);
}

/** A file that is not there is still to be written: where it has to be there, that was said before anything was checked. */
export function entriesOf(path: string, files: FileSource = DISK): Baseline {
  return files.exists(path) ? readBaseline(path, files) : new Map<string, BaselineSection>();
}
