/** Writes a run as Markdown, for a comment on a merge request: a table for each draft, evidence folded beneath it. What documents say stays text. */

import { AS_OF_SOURCE, SEVERITY } from '../../engine/labels.js';
import type { Severity } from '../../rules/model.js';
import type { Language, Localized } from '../../text/localized.js';
import { plainText, quotation } from '../../text/markdown.js';
import type { RunReport } from '../report.js';
import { countLine, scopeLine, WORDS } from '../words.js';
import { colon, runNotes, shownFiles, type Related, type RunNote, type Shown, type ShownFile } from './shown.js';

/** GitHub takes so many characters in a comment; others take more. */
const COMMENT = 65_536;
/** Kept for the head, and for saying what was left out. */
const RESERVE = 1_500;

const SAID = {
  title: { zh: '文衡检查', en: 'Wenheng check' },
  line: { zh: '行', en: 'Line' },
  severity: { zh: '级别', en: 'Severity' },
  finding: { zh: '问题', en: 'Finding' },
  rule: { zh: '规则', en: 'Rule' },
  details: { zh: '原文、依据与建议', en: 'Text, evidence and fixes' },
  clean: { zh: '未发现问题的文稿', en: 'Drafts without findings' },
  notes: { zh: '运行情况', en: 'About this run' },
} as const satisfies Record<string, Localized>;

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** The report as a comment, ending with a line break. */
export function writeMarkdown(report: RunReport): string {
  return markdownReport(report, COMMENT);
}

/** The report in at most `limit` UTF-16 units. Where that is not enough, the gravest findings come first, and what was left out is said. */
export function markdownReport(report: RunReport, limit: number): string {
  return new MarkdownReport(report, limit - RESERVE).written();
}

/** A finding with what the page says of it. */
interface Entry {
  readonly file: ShownFile;
  readonly severity: Severity;
  readonly row: string;
  readonly detail: string;
}

class MarkdownReport {
  private readonly language: Language;
  private readonly files: readonly ShownFile[];
  private readonly entries: ReadonlyMap<ShownFile, readonly Entry[]>;

  constructor(private readonly report: RunReport, private room: number) {
    this.language = report.language;
    this.files = shownFiles(report);
    this.entries = new Map(this.files.map((file) => [file, file.findings.filter(({ standing }) => standing === 'open').map((shown) => ({ file, severity: shown.severity, row: this.row(shown), detail: this.detail(shown) }))]));
  }

  written(): string {
    const all = [...this.entries.values()].flat();
    const gravest = [...all].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
    const headed = new Set<ShownFile>();
    const rows = new Set(gravest.filter(({ file, row }) => this.takes(headed.has(file) ? row : this.heading(file) + row) && headed.add(file)));
    const allNotes = runNotes(this.report, this.files.flatMap(({ notes }) => notes)).map((note) => this.note(note));
    const notes = allNotes.filter((note) => this.takes(note));
    const folded = new Set<ShownFile>();
    const details = new Set(gravest.filter((entry) => rows.has(entry) && this.takes(folded.has(entry.file) ? entry.detail : this.fold(SAID.details, '') + entry.detail) && folded.add(entry.file)));
    const allClean = this.files.filter(({ checked: { result, rulesRun } }) => rulesRun > 0 && result.findings.length === 0).map((file) => `- ${this.name(file)}\n`);
    const clean = allClean.filter((name) => this.takes(name));
    const left = this.leftOut({ findings: all.length - rows.size, details: rows.size - details.size, notes: allNotes.length - notes.length, clean: allClean.length - clean.length });
    const sections = this.files.filter((file) => headed.has(file)).map((file) => this.section(file, rows, details));
    return [
      this.head(),
      ...(left ? [`> ${left}\n`] : []),
      ...sections,
      ...(notes.length > 0 ? [`### ${SAID.notes[this.language]}\n\n${notes.join('')}`] : []),
      ...(clean.length > 0 ? [this.fold(SAID.clean, clean.join(''), allClean.length)] : []),
    ].join('\n');
  }

  /** Takes a piece of the page's room, where it is there. */
  private takes(piece: string): boolean {
    if (piece.length + 1 > this.room) return false;
    this.room -= piece.length + 1;
    return true;
  }

  private head(): string {
    const { summary, quiet } = this.report;
    const hidden = quiet && summary.info > 0 ? { zh: `（${summary.info} 个提示未显示）`, en: ` (${summary.info} info not shown)` }[this.language] : '';
    return `## ${SAID.title[this.language]}\n\n**${countLine(summary)[this.language]}**${hidden}\n\n${scopeLine(summary)[this.language]}\n`;
  }

  private leftOut(count: Record<'findings' | 'details' | 'notes' | 'clean', number>): string | undefined {
    const parts: readonly (readonly [number, Localized])[] = [
      [count.findings, { zh: `${count.findings} 个问题`, en: `${count.findings} findings` }],
      [count.details, { zh: `${count.details} 个问题的原文和依据`, en: `text and evidence of ${count.details} findings` }],
      [count.notes, { zh: `${count.notes} 条运行情况`, en: `${count.notes} remarks on the run` }],
      [count.clean, { zh: `${count.clean} 份未发现问题的文稿`, en: `${count.clean} drafts without findings` }],
    ];
    const list = parts.filter(([number]) => number > 0).map(([, word]) => word[this.language]).join({ zh: '、', en: ', ' }[this.language]);
    return list === '' ? undefined : { zh: `篇幅有限，未列出：${list}。完整结果见 --format json。`, en: `Left out for want of room: ${list}. --format json has everything.` }[this.language];
  }

  private section(file: ShownFile, rows: ReadonlySet<Entry>, details: ReadonlySet<Entry>): string {
    const own = this.entries.get(file)!;
    const folded = own.filter((entry) => details.has(entry)).map(({ detail }) => detail);
    const table = this.heading(file) + own.filter((entry) => rows.has(entry)).map(({ row }) => row).join('');
    return folded.length > 0 ? `${table}\n${this.fold(SAID.details, folded.join('\n'))}` : table;
  }

  private heading(file: ShownFile): string {
    const { result } = file.checked;
    const asOf = `${WORDS.asOf[this.language]} ${result.asOf.day}${{ zh: `（${AS_OF_SOURCE[result.asOf.source].zh}）`, en: ` (${AS_OF_SOURCE[result.asOf.source].en})` }[this.language]}`;
    const columns = [SAID.line, SAID.severity, SAID.finding, SAID.rule].map((word) => word[this.language]);
    return `### ${this.name(file)}\n\n${[asOf, ...(result.territory === undefined ? [] : [words(result.territory)])].join(' · ')}\n\n| ${columns.join(' | ')} |\n| ---: | --- | --- | --- |\n`;
  }

  private name({ path, checked: { result } }: ShownFile): string {
    const title = result.document.metadata.title?.value;
    return title === undefined ? words(path) : `${words(`《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`)} ${words(path)}`;
  }

  private row({ range, severity, message, rule }: Shown): string {
    const grave = SEVERITY[severity][this.language];
    return `| ${range.start.line} | ${severity === 'error' ? `**${grave}**` : grave} | ${words(message)} | ${rule} |\n`;
  }

  /** The finding's text, its evidence and its fixes. */
  private detail({ range, rule, finding, related, fixes }: Shown): string {
    const parts = [`**${range.start.line}:${range.start.column}** ${rule}`, quoted(finding.text), ...related.map((entry) => this.evidence(entry)), ...fixes.map((fix) => `${WORDS.fix[this.language]}${colon(this.language)}${words(fix.title[this.language])}`)];
    return `${parts.join('\n\n')}\n`;
  }

  private evidence({ path, corpus, document, range, text, message }: Related): string {
    const title = corpus === undefined ? undefined : document.metadata.title?.value;
    const place = `${corpus === undefined ? '' : `${corpus}/`}${path}:${range.start.line}`;
    const name = title === undefined ? '' : ` 《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
    return `${WORDS.evidence[this.language]}${colon(this.language)}${words(`${message}${name} ${place}`)}\n\n${quoted(text)}`;
  }

  private note({ path, paths, range, message }: RunNote): string {
    if (paths.length > 1) return `- ${words(message)}\n`;
    return `- ${words(`${path}${range ? `:${range.start.line}` : ''}`)} ${words(message)}\n`;
  }

  private fold(title: Localized, body: string, count?: number): string {
    return `<details><summary>${title[this.language]}${count === undefined ? '' : { zh: `（${count}）`, en: ` (${count})` }[this.language]}</summary>\n\n${body}\n</details>\n`;
  }
}

/** What a document says, as text. */
function words(text: string): string {
  return withoutReferences(plainText(text));
}

function quoted(text: string): string {
  return withoutReferences(quotation(text));
}

/** GitHub and GitLab look for people (@) and for issues (#1, !1) in what is shown, however it is written: an invisible space parts them. */
function withoutReferences(markdown: string): string {
  return markdown.replaceAll('&#64;', '&#64;&#8203;').replace(/(?<!&)[#!](?=[0-9])/g, '$&&#8203;');
}
