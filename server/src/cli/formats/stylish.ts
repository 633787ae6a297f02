/** Writes a run for people at a terminal: each finding with its text and its evidence beneath it. */

import { createColors } from 'picocolors';
import type { PolicyDocument } from '../../document/model.js';
import { AS_OF_SOURCE, SEVERITY } from '../../engine/labels.js';
import type { Finding, Problem } from '../../engine/model.js';
import type { CheckedFile, RunResult } from '../../host/run.js';
import type { Evidence, Fix, NotChecked, Severity } from '../../rules/model.js';
import { LineIndex } from '../../text/lines.js';
import type { Language, Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { columnsOf, cutFromLeft, cutTo, plain, wrap } from '../columns.js';
import { standingOf, type RunReport, type Summary } from '../report.js';
import { hiddenOf } from './shown.js';
import { statsLines } from '../stats-writer.js';
import { countLine, hiddenLine, scopeLine, WORDS } from '../words.js';

const INDENT = '         ';
const NARROWEST = 40;

/** The whole report, ending with a line break. */
export function writeStylish(report: RunReport): string {
  const { run, summary } = report;
  const writer = new StylishWriter(report);
  return `${[...run.files.map((file) => writer.file(file)), writer.closing(run, summary)].join('\n')}\n`;
}

type Paint = (text: string) => string;

class StylishWriter {
  private readonly colors;
  private readonly language: Language;
  private readonly indices = new WeakMap<PolicyDocument, LineIndex>();

  constructor(private readonly options: RunReport) {
    this.colors = createColors(options.color);
    this.language = options.language;
  }

  file({ path, result, rulesRun, reuse }: CheckedFile): string {
    const { bold, dim, underline } = this.colors;
    const lines = new LineIndex(result.document.text);
    const title = result.document.metadata.title?.value;
    const asOf = `${this.word('asOf')} ${result.asOf.day}${this.bracketed(AS_OF_SOURCE[result.asOf.source])}`;
    const name = title ? `《${plain(title).replace(/《/g, '〈').replace(/》/g, '〉')}》` : this.word('untitled');
    const head = [underline(plain(path)), `${bold(name)}  ${dim([asOf, result.territory].filter(Boolean).join('  '))}`, ''];
    const shown = result.findings.filter((finding) => standingOf(finding) === 'open' && !(this.options.quiet && finding.severity === 'info'));
    const findings = shown.map((finding) => this.finding(finding, lines, result.document.text));
    const rest = [...result.problems.map((problem) => this.problem(problem, lines)), ...result.notChecked.map((entry) => this.notChecked(entry, lines))];
    const empty = shown.length === 0 ? [`  ${this.emptyLine(result.findings, rulesRun)}`, ''] : [];
    const stats = this.options.stats ? [...statsLines(reuse, this.language, Math.max(NARROWEST, this.options.width)).map((line) => `  ${line}`), ''] : [];
    return [...head, ...findings, ...empty, ...(rest.length > 0 ? [...rest, ''] : []), ...stats].join('\n');
  }

  closing(run: RunResult, summary: Summary): string {
    const { bold, dim, red, yellow } = this.colors;
    const skipped = run.skipped.map(({ path, reason }) => `${dim(this.word('skipped'))} ${plain(path)}${this.colon}${reason[this.language]}`);
    const paint = summary.error > 0 ? red : summary.warning > 0 ? yellow : (text: string) => text;
    return [...skipped, bold(paint(countLine(summary)[this.language])), dim(scopeLine(summary)[this.language])].join('\n');
  }

  /** What stands in place of findings: that there are none, or why none is shown. */
  private emptyLine(findings: readonly Finding[], rulesRun: number): string {
    if (rulesRun === 0) return this.colors.yellow(this.word('unchecked'));
    if (findings.length === 0) return this.colors.green(this.word('clean'));
    return this.colors.dim(hiddenLine(hiddenOf(findings))[this.language]);
  }

  private finding(finding: Finding, lines: LineIndex, text: string): string {
    const { dim } = this.colors;
    const { line, column } = lines.position(finding.span.start);
    const place = `${line}:${column}`.padEnd(7);
    const severity = SEVERITY[finding.severity][this.language];
    const indent = columnsOf(`  ${place}${severity}  `);
    const [first, ...more] = this.message(finding, indent);
    const rows = [`  ${dim(place)}${this.severity(finding.severity)(severity)}  ${first}`, ...more.map((row) => ' '.repeat(indent) + row)];
    rows.push(`${INDENT}${dim('│')} ${this.context(text, finding.span)}`);
    const details = [...finding.evidence.map((evidence) => this.evidence(evidence, lines, text)), ...finding.fixes.map((fix) => [this.fix(fix)])];
    details.forEach(([head, ...below], index) => {
      const last = index === details.length - 1;
      rows.push(`${INDENT}${dim(last ? '└' : '├')} ${head}`, ...below.map((row) => `${INDENT}${dim(last ? ' ' : '│')} ${row}`));
    });
    rows.push('');
    return rows.join('\n');
  }

  /** The message broken to the terminal's width, with the rule behind it. */
  private message(finding: Finding, indent: number): string[] {
    const room = Math.max(NARROWEST, this.options.width) - indent;
    const rows = wrap(plain(finding.message[this.language]), room).split('\n');
    const last = rows.length - 1;
    const rule = this.colors.dim(finding.rule);
    if (columnsOf(rows[last]!) + 2 + finding.rule.length > room) return [...rows, rule];
    rows[last] = `${rows[last]!}  ${rule}`;
    return rows;
  }

  /** Where the evidence stands, and what it says: on the same line where it fits, otherwise on the next. */
  private evidence(evidence: Evidence, lines: LineIndex, text: string): string[] {
    const label = this.word('evidence');
    const { message, span } = evidence;
    if (evidence.document === 'draft') {
      const { line, column } = lines.position(span.start);
      return this.fitted(label, `${plain(message[this.language])} ${line}:${column}`, excerpt(text, span));
    }
    const { path, corpus, document } = evidence.document;
    const { line, column } = this.linesOf(document).position(span.start);
    return this.fitted(label, `${plain(corpus === undefined ? path : `${corpus}/${path}`)}:${line}:${column}`, excerpt(document.text, span));
  }

  /** The line index of a corpus document: many findings may show the same one. */
  private linesOf(document: PolicyDocument): LineIndex {
    const known = this.indices.get(document) ?? new LineIndex(document.text);
    this.indices.set(document, known);
    return known;
  }

  private fix(fix: Fix): string {
    return `${this.colors.dim(this.word('fix'))} ${plain(fix.title[this.language])}`;
  }

  private problem(problem: Problem, lines: LineIndex): string {
    return `  ${this.colors.yellow(this.word('problem'))} ${this.place(problem.span, lines)}${plain(problem.message[this.language])}`;
  }

  private notChecked(entry: NotChecked, lines: LineIndex): string {
    return `  ${this.colors.dim(this.word('notChecked'))} ${this.place(entry.span, lines)}${plain(entry.what[this.language])}${this.colon}${plain(entry.reason[this.language])}`;
  }

  private place(span: Span | undefined, lines: LineIndex): string {
    if (!span) return '';
    const { line, column } = lines.position(span.start);
    return `${line}:${column} `;
  }

  /** The finding's text inside its line, cut to the terminal's width, the text itself underlined. */
  private context(text: string, span: Span): string {
    const core = cutTo(excerpt(text, span), this.room);
    const left = this.room - columnsOf(core);
    const before = cutFromLeft(plain(text.slice(lineStart(text, span.start), span.start)).trimStart(), Math.floor(left / 2));
    const after = cutTo(plain(text.slice(span.end, lineEnd(text, span.end))).trimEnd(), left - columnsOf(before));
    return `${before}${this.colors.underline(core)}${after}`;
  }

  private fitted(label: string, place: string, body: string): string[] {
    const head = `${this.colors.dim(label)} ${place}`;
    const left = this.room - columnsOf(`${label} ${place}  `);
    if (columnsOf(body) <= left) return [`${head}  ${this.colors.italic(body)}`];
    return [head, this.colors.italic(cutTo(body, this.room))];
  }

  /** Columns beside the indentation and the rule on its right. */
  private get room(): number {
    return Math.max(NARROWEST, this.options.width) - INDENT.length - 3;
  }

  private get colon(): string {
    return this.language === 'zh' ? '：' : ': ';
  }

  private bracketed(words: Localized): string {
    return this.language === 'zh' ? `（${words.zh}）` : ` (${words.en})`;
  }

  private severity(severity: Severity): Paint {
    const { red, yellow, cyan } = this.colors;
    return { error: red, warning: yellow, info: cyan }[severity];
  }

  private word(key: keyof typeof WORDS): string {
    return WORDS[key][this.language];
  }
}

const LONGEST_EXCERPT = 400;

function excerpt(text: string, span: Span): string {
  return plain(text.slice(span.start, Math.min(span.end, span.start + LONGEST_EXCERPT))).trim();
}

function lineStart(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - LONGEST_EXCERPT), offset);
  return offset - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
}

function lineEnd(text: string, offset: number): number {
  const after = text.slice(offset, offset + LONGEST_EXCERPT);
  const end = after.search(/[\r\n]/);
  return offset + (end < 0 ? after.length : end);
}
