/** One run of `check` in all formats, and what each of them must say: the findings of `--format json`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, wenheng, workspace, type CheckJson, type FindingJson, type Ran } from './cli.js';
import { CORPUS_TEXT, SHARED } from './drafts.js';

const FORMATS = ['json', 'sarif', 'junit', 'github', 'gitlab', 'rdjson', 'markdown'] as const;
export type TestedFormat = (typeof FORMATS)[number];

/** What a run wrote: the parsed JSON, the text of every format, and how it ended. */
export interface Written extends Ran {
  readonly json: CheckJson;
  readonly text: Readonly<Record<TestedFormat, string>>;
}

/** Runs `check` once with every format going to a file of its own. */
export function inAllFormats(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): Written {
  const out = workspace({});
  const ran = wenheng(['check', ...words, ...FORMATS.flatMap((format) => ['--format', `${format}=${join(out, format)}`])], options);
  const text = Object.fromEntries(FORMATS.map((format) => [format, readFileSync(join(out, format), 'utf8')])) as Record<TestedFormat, string>;
  return { ...ran, text, json: JSON.parse(text.json) as CheckJson };
}

/** Names under which formats that have only findings tell what is none. */
export const NOTES: readonly string[] = ['suppression', 'front-matter', 'rule-crash', 'not-checked', 'skipped'];

/** A finding as every format can say it. */
export interface Said {
  readonly path: string;
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** The findings of a run in a form that can be compared, whatever their order. */
export function said(findings: Iterable<Said>): string[] {
  return Array.from(findings, ({ path, rule, line, message }) => `${path}:${line} ${rule} ${message}`).sort();
}

/** What the JSON says, of all findings or of some. */
export function saidByJson({ files }: CheckJson, chosen: (finding: FindingJson) => boolean = () => true): string[] {
  return said(files.flatMap(({ path, findings }) => findings.filter(chosen).map(({ rule, range, message }) => ({ path, rule, line: range.start.line, message }))));
}

/** Whether a finding is neither suppressed nor in a baseline. */
export function isOpen({ suppressed, baselined }: FindingJson & { baselined?: boolean }): boolean {
  return !suppressed && !baselined;
}

/** Names and texts that are hard on a format: signs of markup and of commands, line breaks of Windows, characters outside the BMP, controls. */
export const HARD: Readonly<Record<string, string>> = {
  '稿 件/100%, a:b#[c] (d)&<e>.md': [
    '# 示例市数字经济工作方案', '', '一、总<b>|@甲[乙](a:b)*`#1%0A', '',
    '𠮷祥如意 | \u0001深入贯彻党的十九大精神，推动数字经济做实做强。', '',
    '<!-- wenheng-disable-next-line outdated-meeting -- 引述 <原文> & "历史" -->', '深入贯彻党的十九大精神，回顾发展历程。', '',
    '一、主要任务', '',
    SHARED, '',
  ].join('\r\n'),
  '稿 件/空.md': '# 示例市园区建设工作方案\n\n一、总体要求\n\n坚持企业主体。\n\n<!-- wenheng-disable outdated-plan -->\n',
  'corpus/意见.txt': CORPUS_TEXT,
  'corpus/图.txt': '\u0000\u0001',
  'wenheng.config.json': config({ corpus: 'corpus', territory: '示例市' }),
};
