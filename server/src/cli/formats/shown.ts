/** What a run has to show (各格式共用的内容): findings with their places in lines and columns, and what went wrong or was left out. */

import type { PolicyDocument } from '../../document/model.js';
import type { Finding, Problem } from '../../engine/model.js';
import { detached } from '../../host/kept-documents.js';
import type { CheckedFile } from '../../host/run.js';
import type { Evidence, Fix, Severity } from '../../rules/model.js';
import type { Position } from '../../text/lines.js';
import type { Span } from '../../text/span.js';
import { Lines } from '../lines.js';
import { standingOf, type RunReport, type Standing } from '../report.js';
import { staleLine } from '../baseline-notes.js';
import { hiddenLine, WORDS } from '../words.js';

/** Lines and columns from 1, the end exclusive; columns and offsets in UTF-16 units. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Evidence and where it stands. `corpus` is left out where it is a draft of the run. */
export interface Related {
  readonly path: string;
  readonly corpus: string | undefined;
  readonly document: PolicyDocument;
  readonly range: Range;
  readonly text: string;
  readonly message: string;
}

/** A finding in the language of the run. */
export interface Shown {
  readonly rule: string;
  readonly severity: Severity;
  readonly standing: Standing;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly finding: Finding;
}

/** Something that is no finding: a problem of the run, what was not checked, a file that was passed over. */
export interface Note {
  readonly kind: Problem['kind'] | 'not-checked' | 'skipped' | 'stale-baseline';
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly range: Range | undefined;
}

/** A note on the whole run: what holds for several drafts alike is said once. */
export interface RunNote extends Note {
  /** The drafts that it is about; {@link Note.path} is the first. */
  readonly paths: readonly string[];
}

/** A checked file. */
export interface ShownFile {
  readonly path: string;
  readonly checked: CheckedFile;
  readonly range: (span: Span) => Range;
  /** In the order of the text; infos only where they are asked for. */
  readonly findings: readonly Shown[];
  readonly notes: readonly Note[];
}

/** How grave a note is. What could not be judged is told, and never fails a run. */
const NOTE_SEVERITY: Readonly<Record<Note['kind'], Severity>> = { 'rule-crash': 'error', 'front-matter': 'warning', suppression: 'warning', skipped: 'warning', 'not-checked': 'info', 'stale-baseline': 'info' };

/** The files of a run, in its order. */
export function shownFiles(report: RunReport): ShownFile[] {
  return [...eachShownFile(report)];
}

/** The same one after the other, for writers that need no more than one at a time. */
export function* eachShownFile(report: RunReport): Iterable<ShownFile> {
  const lines = new Lines();
  const rangeIn = (document: PolicyDocument) => ({ start, end }: Span): Range => {
    const index = lines.of(document);
    return { start: index.position(start), end: index.position(end) };
  };
  for (const checked of report.run.files) yield shownFile(checked, report, rangeIn);
}

/** All notes of a run, with those of its files. Those without a place that several drafts have alike (no corpus, say) are one, which says how many. */
export function runNotes(report: RunReport, ofFiles: readonly Note[]): RunNote[] {
  const groups = new Map<string, Note[]>();
  for (const note of [...ofFiles, ...skippedNotes(report), ...staleNotes(report)]) {
    const key = note.range || note.kind === 'skipped' || note.kind === 'stale-baseline' ? `${groups.size}` : `${note.kind} ${note.message}`;
    const alike = groups.get(key);
    if (alike) alike.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()].map((alike) => {
    const [first] = alike;
    const many = { zh: `（${alike.length} 份文稿）`, en: ` (${alike.length} drafts)` }[report.language];
    return { ...first!, message: alike.length > 1 ? first!.message + many : first!.message, paths: alike.map(({ path }) => path) };
  });
}

/** Files that were passed over. */
export function skippedNotes({ run, language }: RunReport): Note[] {
  return run.skipped.map(({ path, reason }) => noteOf('skipped', path, `${WORDS.skipped[language]}${colon(language)}${reason[language]}`));
}

/** What baselines hold of drafts that is not there any more: a note a draft. */
export function staleNotes({ baselines, language }: RunReport): Note[] {
  return baselines.flatMap(({ path: file, stale }) => stale.map((draft) => noteOf('stale-baseline', draft.path, staleLine(file, draft)[language])));
}

/** What stands in place of the findings of a file that shows none: that there are none, or why none is shown. */
export function emptyLine({ checked: { result, rulesRun } }: ShownFile, language: RunReport['language']): string {
  if (rulesRun === 0) return WORDS.unchecked[language];
  return result.findings.length === 0 ? WORDS.clean[language] : hiddenLine(hiddenOf(result.findings))[language];
}

/** Findings of which none is shown, by why: open ones are infos that were not asked for. */
export function hiddenOf(findings: readonly Finding[]): Parameters<typeof hiddenLine>[0] {
  const standing = (which: Standing): number => findings.filter((finding) => standingOf(finding) === which).length;
  return { infos: standing('open'), suppressed: standing('suppressed'), baselined: standing('baselined') };
}

/** Between a word and what it is about. */
export function colon(language: RunReport['language']): string {
  return { zh: '：', en: ': ' }[language];
}

function shownFile(checked: CheckedFile, { language, quiet }: RunReport, rangeIn: (document: PolicyDocument) => (span: Span) => Range): ShownFile {
  const { path, result, rulesRun } = checked;
  const range = rangeIn(result.document);
  const related = (evidence: Evidence): Related => {
    const { path: source, corpus, document } = evidence.document === 'draft' ? { path, corpus: undefined, document: result.document } : evidence.document;
    const { span, message } = evidence;
    return { path: source, corpus, document, range: rangeIn(document)(span), text: detached(document.text.slice(span.start, span.end)), message: message[language] };
  };
  const findings = result.findings.filter(({ severity }) => !quiet || severity !== 'info').map((finding) => ({
    rule: finding.rule,
    severity: finding.severity,
    standing: standingOf(finding),
    message: finding.message[language],
    range: range(finding.span),
    related: finding.evidence.map(related),
    fixes: finding.fixes,
    finding,
  }));
  const unchecked = rulesRun === 0 ? [noteOf('not-checked', path, WORDS.unchecked[language])] : [];
  const problems = result.problems.map(({ kind, message, span }) => noteOf(kind, path, message[language], span && range(span)));
  const left = result.notChecked.map(({ what, reason, span }) => noteOf('not-checked', path, `${WORDS.notChecked[language]} ${what[language]}${colon(language)}${reason[language]}`, span && range(span)));
  return { path, checked, range, findings, notes: [...problems, ...unchecked, ...left] };
}

function noteOf(kind: Note['kind'], path: string, message: string, range?: Range): Note {
  return { kind, severity: NOTE_SEVERITY[kind], message, path, range };
}
