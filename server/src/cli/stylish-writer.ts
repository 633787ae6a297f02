/** Writes a run for people at a terminal: each finding with its text and its evidence beneath it. */

import { createColors } from 'picocolors';
import stringWidth from 'string-width';
import type { Finding, Problem } from '../engine/model.js';
import type { CheckedFile, RunResult } from '../host/run.js';
import type { Evidence, Fix, NotChecked, Severity } from '../rules/model.js';
import { LineIndex } from '../text/lines.js';
import type { Language } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { Summary } from './report.js';
import { AS_OF_SOURCE, countLine, scopeLine, SEVERITY, WORDS } from './words.js';

/** How to write. `width` is the number of terminal columns; a Chinese character takes two. */
export interface StylishOptions {
  readonly language: Language;
  readonly color: boolean;
  readonly width: number;
  readonly quiet: boolean;
}

const INDENT = '         ';
const NARROWEST = 40;

/** The whole report, ending with a line break. */
export function writeStylish(run: RunResult, summary: Summary, options: StylishOptions): string {
  const writer = new StylishWriter(options);
  return `${[...run.files.map((file) => writer.file(file)), writer.closing(run, summary)].join('\n')}\n`;
}

type Paint = (text: string) => string;

class StylishWriter {
  private readonly colors;
  private readonly language: Language;

  constructor(private readonly options: StylishOptions) {
    this.colors = createColors(options.color);
    this.language = options.language;
  }

  file({ path, result }: CheckedFile): string {
    const { bold, dim, underline, green } = this.colors;
    const lines = new LineIndex(result.document.text);
    const title = result.document.metadata.title?.value;
    const asOf = `${this.word('asOf')} ${result.asOf.day}${this.language === 'zh' ? '（' : ' ('}${AS_OF_SOURCE[result.asOf.source][this.language]}${this.language === 'zh' ? '）' : ')'}`;
    const head = [underline(path), `${bold(title ? `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》` : this.word('untitled'))}  ${dim([asOf, result.territory].filter(Boolean).join('  '))}`, ''];
    const shown = result.findings.filter((finding) => !finding.suppressed && !(this.options.quiet && finding.severity === 'info'));
    const findings = shown.map((finding) => this.finding(finding, lines, result.document.text));
    const rest = [...result.problems.map((problem) => this.problem(problem, lines)), ...result.notChecked.map((entry) => this.notChecked(entry, lines))];
    const clean = shown.length === 0 ? [`  ${green(this.word('clean'))}`, ''] : [];
    return [...head, ...findings, ...clean, ...(rest.length > 0 ? [...rest, ''] : [])].join('\n');
  }

  closing(run: RunResult, summary: Summary): string {
    const { bold, dim, red, yellow } = this.colors;
    const skipped = run.skipped.map(({ path, reason }) => `${dim(this.word('skipped'))} ${path}: ${reason[this.language]}`);
    const paint = summary.error > 0 ? red : summary.warning > 0 ? yellow : (text: string) => text;
    return [...skipped, bold(paint(countLine(summary)[this.language])), dim(scopeLine(summary)[this.language])].join('\n');
  }

  private finding(finding: Finding, lines: LineIndex, text: string): string {
    const { dim } = this.colors;
    const { line, column } = lines.position(finding.span.start);
    const place = `${line}:${column}`.padEnd(7);
    const severity = this.severity(finding.severity)(SEVERITY[finding.severity][this.language]);
    const rows = [`  ${dim(place)}${severity}  ${finding.message[this.language]}  ${dim(finding.rule)}`];
    rows.push(`${INDENT}${dim('│')} ${this.context(text, finding.span)}`);
    const details = [...finding.evidence.map((evidence) => this.evidence(evidence, lines, text)), ...finding.fixes.map((fix) => this.fix(fix))];
    details.forEach((detail, index) => rows.push(`${INDENT}${dim(index === details.length - 1 ? '└' : '├')} ${detail}`));
    rows.push('');
    return rows.join('\n');
  }

  private evidence(evidence: Evidence, lines: LineIndex, text: string): string {
    const { dim } = this.colors;
    const label = dim(this.word('evidence'));
    if (evidence.document === 'draft') {
      const { line, column } = lines.position(evidence.span.start);
      return this.fitted(`${label} ${evidence.message[this.language]} ${line}:${column} `, excerpt(text, evidence.span));
    }
    const { path, corpus, document } = evidence.document;
    const { line, column } = new LineIndex(document.text).position(evidence.span.start);
    return this.fitted(`${label} ${corpus}/${path}:${line}:${column} `, excerpt(document.text, evidence.span));
  }

  private fix(fix: Fix): string {
    return `${this.colors.dim(this.word('fix'))} ${fix.title[this.language]}`;
  }

  private problem(problem: Problem, lines: LineIndex): string {
    const place = problem.span ? this.place(problem.span, lines) : '';
    return `  ${this.colors.yellow(this.word('problem'))} ${place}${problem.message[this.language]}`;
  }

  private notChecked(entry: NotChecked, lines: LineIndex): string {
    const place = entry.span ? this.place(entry.span, lines) : '';
    return `  ${this.colors.dim(this.word('notChecked'))} ${place}${entry.what[this.language]}${this.language === 'zh' ? '：' : ': '}${entry.reason[this.language]}`;
  }

  private place(span: Span, lines: LineIndex): string {
    const { line, column } = lines.position(span.start);
    return `${line}:${column} `;
  }

  /** The finding's text inside its line, cut to the terminal's width, the text itself underlined. */
  private context(text: string, span: Span): string {
    const room = Math.max(NARROWEST, this.options.width) - INDENT.length - 4;
    const core = cutTo(oneLine(text.slice(span.start, span.end)), room);
    const left = room - stringWidth(core);
    const before = cutFromLeft(text.slice(lineStart(text, span.start), span.start).replace(/[\s\u3000\u200b]+/g, ' ').trimStart(), Math.floor(left / 2));
    const after = cutTo(oneLine(text.slice(span.end, lineEnd(text, span.end))), left - stringWidth(before));
    return `${before}${this.colors.underline(core)}${after}`;
  }

  private fitted(head: string, body: string): string {
    const room = Math.max(NARROWEST, this.options.width) - INDENT.length - 4 - stringWidth(head);
    return room < 12 ? head.trimEnd() : `${head}${this.colors.italic(`“${cutTo(body, room - 4)}”`)}`;
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
  return oneLine(text.slice(span.start, Math.min(span.end, span.start + LONGEST_EXCERPT)));
}

function oneLine(text: string): string {
  return text.replace(/[\s\u3000\u200b]+/g, ' ').trim();
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - LONGEST_EXCERPT);
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return Math.min(end < 0 ? text.length : end, offset + LONGEST_EXCERPT);
}

/** Cuts a text to a number of columns, with … where something is missing. */
function cutTo(text: string, columns: number): string {
  if (stringWidth(text.slice(0, LONGEST_EXCERPT)) <= columns && text.length <= LONGEST_EXCERPT) return text;
  let kept = '';
  let width = 1;
  for (const sign of text.slice(0, LONGEST_EXCERPT)) {
    width += stringWidth(sign);
    if (width > columns) break;
    kept += sign;
  }
  return columns < 2 ? '' : `${kept}…`;
}

function cutFromLeft(text: string, columns: number): string {
  const signs = [...text];
  if (stringWidth(text) <= columns) return text;
  let kept = '';
  let width = 1;
  for (let index = signs.length - 1; index >= 0; index--) {
    width += stringWidth(signs[index]!);
    if (width > columns) break;
    kept = signs[index]! + kept;
  }
  return columns < 2 ? '' : `…${kept}`;
}
