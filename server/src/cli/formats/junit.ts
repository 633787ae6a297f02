/** Writes a run as JUnit XML: a test suite for each draft, a test case for each finding, one that passes where there is none. */

import { SEVERITY } from '../../engine/labels.js';
import { reaches, type RunReport } from '../report.js';
import { WORDS } from '../words.js';
import { colon, emptyLine, shownFiles, skippedNotes, staleNotes, type Note, type Shown, type ShownFile } from './shown.js';

/** What became of a test case. A finding below `--fail-on` passes and is told as its output. */
type Outcome = 'failure' | 'error' | 'skipped' | 'system-out';

interface TestCase {
  readonly name: string;
  readonly file: string;
  readonly line?: number;
  readonly outcome?: { readonly kind: Outcome; readonly type?: string; readonly message: string; readonly text?: string };
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** The whole report, ending with a line break. */
export function writeJunit(report: RunReport): string {
  const skipped = [...skippedNotes(report), ...staleNotes(report)].map((note) => noteCase(note));
  const suites = [...shownFiles(report).map((file) => suiteOf(file, report)), ...(skipped.length > 0 ? [{ name: 'wenheng', cases: skipped }] : [])];
  const cases = suites.flatMap((suite) => suite.cases);
  const seconds = (report.summary.milliseconds / 1000).toFixed(3);
  const lines = suites.flatMap((suite) => suiteLines(suite));
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${attributes({ name: 'wenheng', ...counts(cases), time: seconds })}>`, ...lines, '</testsuites>', ''].join('\n');
}

function suiteOf(file: ShownFile, report: RunReport): Suite {
  const { path, findings, notes } = file;
  const cases = [...findings.map((shown) => findingCase(path, shown, report)), ...notes.map((note) => noteCase(note))];
  const passing = findings.length === 0 && file.checked.rulesRun > 0 ? [{ name: emptyLine(file, report.language), file: path }] : [];
  return { name: path, cases: distinct([...passing, ...cases]) };
}

function findingCase(path: string, { rule, severity, standing, message, range, related, finding }: Shown, { language, failOn }: RunReport): TestCase {
  const { line, column } = range.start;
  const name = `${rule} ${line}:${column}`;
  if (standing !== 'open') {
    const reason = finding.suppressed ? `${WORDS.suppressed[language]}${colon(language)}${finding.suppressed.reason}` : WORDS.baselined[language];
    return { name, file: path, line, outcome: { kind: 'skipped', message: reason, text: `${path}:${line}:${column} ${message}` } };
  }
  const evidence = related.map((entry) => `${WORDS.evidence[language]} ${entry.corpus === undefined ? '' : `${entry.corpus}/`}${entry.path}:${entry.range.start.line}:${entry.range.start.column} ${entry.text}`);
  const text = [`${path}:${line}:${column} ${SEVERITY[severity][language]} ${message}`, finding.text, ...evidence].join('\n');
  return { name, file: path, line, outcome: reaches(severity, failOn) ? { kind: 'failure', type: rule, message, text } : { kind: 'system-out', message, text } };
}

const NOTE_OUTCOME: Readonly<Record<Note['kind'], Outcome>> = { 'rule-crash': 'error', 'front-matter': 'system-out', suppression: 'system-out', 'not-checked': 'skipped', skipped: 'skipped', 'stale-baseline': 'system-out' };

function noteCase({ kind, message, path, range }: Note): TestCase {
  const outcome = { kind: NOTE_OUTCOME[kind], type: kind, message };
  if (!range) return { name: kind, file: path, outcome };
  const { line, column } = range.start;
  return { name: `${kind} ${line}:${column}`, file: path, line, outcome };
}

/** Readers take cases of one name for one case: the second of a name has a number. */
function distinct(cases: readonly TestCase[]): TestCase[] {
  const seen = new Map<string, number>();
  return cases.map((each) => {
    const number = (seen.get(each.name) ?? 0) + 1;
    seen.set(each.name, number);
    return number === 1 ? each : { ...each, name: `${each.name} (${number})` };
  });
}

function suiteLines({ name, cases }: Suite): string[] {
  return [`  <testsuite${attributes({ name, ...counts(cases) })}>`, ...cases.flatMap((each) => caseLines(each)), '  </testsuite>'];
}

function caseLines({ name, file, line, outcome }: TestCase): string[] {
  const head = `    <testcase${attributes({ name, classname: file, file, line })}`;
  if (!outcome) return [`${head}/>`];
  const { kind, type, message, text } = outcome;
  const body = kind === 'system-out' ? `<system-out>${escaped(text ?? message)}</system-out>` : `<${kind}${attributes({ message, type })}>${escaped(text ?? message)}</${kind}>`;
  return [`${head}>`, `      ${body}`, '    </testcase>'];
}

function counts(cases: readonly TestCase[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const of = (kind: Outcome): number => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value)).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML 1.0. What it cannot hold, not even as a reference (controls, halves of characters), becomes the replacement character. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
