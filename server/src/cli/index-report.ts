/** The report of `index` (入库报告): what became of each file, as JSON, version 1, described by docs/index-report.schema.json, and as Markdown. */

import type { IndexOutcome } from '../host/corpus-index/index-out.js';
import type { FileOutcome, Ending } from '../host/corpus-index/outcomes.js';
import type { Skipped } from '../host/files.js';
import type { Language, Localized } from '../text/localized.js';
import { plainText } from '../text/markdown.js';
import { markdownTable } from './tables.js';

/** An index that was made, and how long it took. */
export interface IndexReport extends IndexOutcome {
  /** The index file as it is shown. */
  readonly index: string;
  readonly seconds: number;
}

/** The files that are not in the index though nobody asked to leave them out. */
export function leftOut({ outcomes }: Pick<IndexReport, 'outcomes'>): Skipped[] {
  return outcomes.flatMap(({ path, outcome, reason }) => ((outcome === 'skipped' || outcome === 'failed') && reason ? [{ path, reason }] : []));
}

/** The report as JSON. */
export function indexJson(report: IndexReport, language: Language): string {
  const { index, outcomes, notes, replaced } = report;
  const files = outcomes.map(({ reason, notes: said, ...outcome }) => ({ ...outcome, ...(reason && { reason: reason[language] }), ...(said && said.length > 0 && { notes: said.map((note) => note[language]) }) }));
  const overrides = notes.map(({ path, position: { line, column }, message, broken }) => ({ path, line, column, message: message[language], used: !broken }));
  return `${JSON.stringify({ version: 1, index, ...(replaced && { replaced: replaced[language] }), files, overrides, summary: summaryOf(report) }, undefined, 2)}\n`;
}

/** How many files ended in which way, how large the index is, how fast it was made. */
function summaryOf({ outcomes, tally: { documents, clauses, read }, bytes, seconds }: IndexReport): Record<Ending, number> & Record<'files' | 'documents' | 'clauses' | 'bytes' | 'seconds' | 'readPerSecond', number> {
  const count = (outcome: Ending): number => outcomes.filter((file) => file.outcome === outcome).length;
  return {
    files: outcomes.length, indexed: count('indexed'), unchanged: count('unchanged'), ignored: count('ignored'), skipped: count('skipped'), failed: count('failed'),
    documents, clauses, bytes, seconds: Math.round(seconds * 1000) / 1000, readPerSecond: Math.round((read / Math.max(seconds, 0.001)) * 10) / 10,
  };
}

const OUTCOMES: Readonly<Record<Ending, Localized>> = {
  indexed: { zh: '新读', en: 'indexed' },
  unchanged: { zh: '沿用', en: 'unchanged' },
  ignored: { zh: '不收入', en: 'left out' },
  skipped: { zh: '跳过', en: 'skipped' },
  failed: { zh: '失败', en: 'failed' },
};

const HEADS = {
  path: { zh: '文件', en: 'file' },
  outcome: { zh: '结果', en: 'outcome' },
  reason: { zh: '原因', en: 'reason' },
  title: { zh: '题名', en: 'title' },
  number: { zh: '文号', en: 'number' },
  date: { zh: '日期', en: 'date' },
  clauses: { zh: '段数', en: 'clauses' },
  notes: { zh: '说明', en: 'notes' },
} as const satisfies Record<string, Localized>;

/** The report as Markdown: what needs somebody's attention first, then every file of the index. */
export function indexMarkdown(report: IndexReport, language: Language): string {
  const heading = { zh: `# 入库报告：${plainText(report.index)}`, en: `# Index report: ${plainText(report.index)}` }[language];
  const { documents, clauses, bytes, seconds, readPerSecond, ...counts } = summaryOf(report);
  const parts = (Object.keys(OUTCOMES) as Ending[]).filter((outcome) => counts[outcome] > 0).map((outcome) => `${OUTCOMES[outcome][language]} ${counts[outcome]}`);
  const size = (bytes / 1e6).toFixed(1);
  const summary = {
    zh: `${counts.files} 个文件：${parts.join('、')}。索引共 ${documents} 份文件、${clauses} 段、${size} MB；用时 ${seconds.toFixed(1)} 秒，每秒新读 ${readPerSecond} 份。`,
    en: `${counts.files} files: ${parts.join(', ')}. The index holds ${documents} documents, ${clauses} clauses, ${size} MB; ${seconds.toFixed(1)} s, ${readPerSecond} read anew a second.`,
  }[language];
  const out = report.outcomes.filter(({ reason }) => reason);
  const documentsIn = report.outcomes.filter(({ reason }) => !reason);
  return [
    `${heading}\n\n${summary}\n`,
    ...section({ zh: '## 不在索引中', en: '## Not in the index' }[language], ['path', 'outcome', 'reason'], out, language),
    ...overridesSection(report, language),
    ...section({ zh: '## 索引中的文件', en: '## In the index' }[language], ['path', 'outcome', 'title', 'number', 'date', 'clauses', 'notes'], documentsIn, language),
  ].join('\n');
}

function section(heading: string, columns: readonly (keyof typeof HEADS)[], files: readonly FileOutcome[], language: Language): string[] {
  if (files.length === 0) return [];
  return [`${heading}\n\n${markdownTable([columns.map((column) => HEADS[column][language]), ...files.map((file) => columns.map((column) => cellOf(file, column, language)))])}`];
}

function cellOf({ path, outcome, reason, title = '', number = '', date = '', clauses = 0, notes = [] }: FileOutcome, column: keyof typeof HEADS, language: Language): string {
  const between = language === 'zh' ? '；' : '; ';
  const cells = { path, outcome: OUTCOMES[outcome][language], reason: reason?.[language] ?? '', title, number, date, clauses: String(clauses), notes: notes.map((note) => note[language]).join(between) };
  return cells[column];
}

function overridesSection({ notes }: IndexReport, language: Language): string[] {
  if (notes.length === 0) return [];
  const rows = notes.map(({ path, position: { line, column }, message }) => [`${path}:${line}:${column}`, message[language]]);
  return [`## corpus.yaml\n\n${markdownTable([[HEADS.path[language], HEADS.notes[language]], ...rows])}`];
}
