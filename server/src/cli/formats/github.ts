/** Writes a run as commands of GitHub Actions, which show as annotations; the whole report goes to the step's summary. */

import { SEVERITY } from '../../engine/labels.js';
import type { Severity } from '../../rules/model.js';
import type { Language } from '../../text/localized.js';
import type { RunReport } from '../report.js';
import { countLine } from '../words.js';
import { markdownReport } from './markdown.js';
import { runNotes, shownFiles, type Note, type Range, type ShownFile } from './shown.js';
import type { Written } from './writers.js';

/** GitHub shows so many annotations of each kind for a step. */
const MOST = 10;
/** GitHub takes 1 MiB in a step's summary: a character takes up to three bytes. */
const SUMMARY = 262_144;

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

interface Annotation {
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly path: string;
  readonly range: Range | undefined;
}

/** The commands, the gravest first, and a line for the log. With `GITHUB_STEP_SUMMARY` the report is appended to that file; without, a notice says what is missing. */
export function writeGithub(report: RunReport): Written {
  const { language, summary, environment } = report;
  const file = environment['GITHUB_STEP_SUMMARY'] || undefined;
  const all = annotationsOf(report, shownFiles(report));
  const shown = ORDER.flatMap((severity) => all.filter((each) => each.severity === severity).slice(0, severity === 'info' && file === undefined ? MOST - 1 : MOST));
  const left = all.length - shown.length;
  const lines = [...shown.map(commandOf), ...(left > 0 && file === undefined ? [`::notice title=wenheng::${data(leftOut(left)[language])}`] : [])];
  const log = [countLine(summary)[language], ...(left > 0 && file !== undefined ? [{ zh: `另有 ${left} 条未作注释，见步骤摘要`, en: `${left} more are not annotated: see the step's summary` }[language]] : [])];
  return { text: `${[...lines, ...log].join('\n')}\n`, appended: file === undefined ? undefined : { file, text: `${markdownReport(report, SUMMARY)}\n` } };
}

/** A rule that crashed makes the run fail: it comes before the findings; what was left open comes after them. */
function annotationsOf(report: RunReport, files: readonly ShownFile[]): Annotation[] {
  const notes = runNotes(report, files.flatMap(({ notes: own }) => own));
  const findings = files.flatMap(({ path, findings: found }) => found.filter(({ standing }) => standing === 'open').map(({ rule, severity, message, range }) => ({ severity, title: titleOf(rule, severity, report.language), message, path, range })));
  const told = (note: Note): Annotation => ({ ...note, title: titleOf(note.kind, note.severity, report.language) });
  return [...notes.filter(({ kind }) => kind === 'rule-crash').map(told), ...findings, ...notes.filter(({ kind }) => kind !== 'rule-crash').map(told)];
}

function titleOf(name: string, severity: Severity, language: Language): string {
  return `${SEVERITY[severity][language]} ${name}`;
}

function leftOut(left: number): { zh: string; en: string } {
  return { zh: `另有 ${left} 条未能显示（GitHub 每步每级至多 ${MOST} 条），完整结果见 --format json`, en: `${left} more are not shown (GitHub takes ${MOST} of each kind for a step); --format json has everything` };
}

/** Columns go with one line only: GitHub drops them where the end is on another. */
function commandOf({ severity, title, message, path, range }: Annotation): string {
  const place = range ? { line: range.start.line, endLine: range.end.line, ...(range.start.line === range.end.line && { col: range.start.column, endColumn: range.end.column }) } : {};
  const properties = Object.entries({ file: path, ...place, title }).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMAND[severity]} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return printable(text).replace(/[%\r\n]/g, encoded);
}

function property(text: string): string {
  return printable(text).replace(/[%\r\n:,]/g, encoded);
}

/** A document must not steer the terminal that shows the log. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}

function encoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
