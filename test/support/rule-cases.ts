/**
 * Rule tests as data: reads `test/rules/<id>/*.case` and holds a rule against them.
 *
 * One file a topic, several cases a file. Before the first case a file may say what it is about, in lines that begin with `# `.
 *
 *   === name of the case
 *   asOf: 2026-06-30                      (all three may be left out; asOf is then read from the draft, else 2026-11-22)
 *   territory: 示例省示例市
 *   level: city
 *   --- draft
 *   any text, up to the next line that begins with `--- ` or `=== `
 *   --- corpus 示例省/规划.txt             (any number of them; without one the rule runs without a corpus)
 *   text of that document
 *   --- other 另一稿.md                    (any number of them: other drafts of the same run)
 *   text of that draft
 *   --- expect
 *   warning “quoted text” :: fragment of the message
 *     fix: the stretch as it reads after the fix (⏎ is a line break)
 *     evidence: “beginning of the evidence”
 *
 * `expect` lists every finding of the rule, in the order of the text, or says `none`. The quoted text is looked up in the draft:
 * it stands there once, or `“…”#2` tells which one is meant; `“beginning……end”` shortens a long one; `⏎` is a line break.
 * ` :: fragment` may be left out. A finding with a fix has a `fix` line and one without has none; `evidence` lines, where
 * there are any, are all of the finding's evidence. Anything malformed throws, with file and line.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MemoryCorpus } from '../../server/src/corpus/memory-corpus.js';
import type { Level, PolicyDocument } from '../../server/src/document/model.js';
import { resolveAsOf } from '../../server/src/engine/as-of.js';
import { checkNow } from '../../server/src/engine/check.js';
import type { CheckResult, Finding } from '../../server/src/engine/model.js';
import type { Evidence, Fix, Rule, Severity } from '../../server/src/rules/model.js';
import { RunDrafts } from '../../server/src/rules/other-drafts.js';
import { parseIsoDate, type IsoDate } from '../../server/src/text/dates.js';
import type { Span } from '../../server/src/text/span.js';
import { exampleFacts, parse } from './policy.js';

/** A text to check, and what to check it with. */
export interface Draft {
  readonly text: string;
  readonly asOf?: IsoDate;
  readonly territory?: string;
  readonly level?: Level;
  readonly corpus?: readonly { readonly path: string; readonly text: string }[];
  /** Other drafts of the run. */
  readonly others?: readonly { readonly path: string; readonly text: string }[];
}

/** One case of a file. */
export interface RuleCase extends Draft {
  readonly name: string;
  /** `file:line`, for messages. */
  readonly place: string;
  readonly expected: readonly ExpectedFinding[];
}

interface ExpectedFinding {
  readonly place: string;
  readonly severity: Severity;
  readonly quoted: Quoted;
  readonly message: string;
  readonly fix?: string;
  readonly evidence: readonly string[];
}

/** `“beginning……end”#2`: text of the draft, and which of its occurrences. */
interface Quoted {
  readonly beginning: string;
  readonly end: string;
  readonly occurrence: number | undefined;
}

const TODAY: IsoDate = '2026-11-22';
const HEADERS = ['asOf', 'territory', 'level'] as const;
const LEVELS: readonly Level[] = ['national', 'province', 'city', 'county'];
const FINDING = /^(error|warning|info) “(.+?)”(?:#([1-9]))?(?: :: (.+))?$/;
const DETAIL = /^ {2}(fix|evidence): (.*)$/;
const ELLIPSIS = '……';

/** Runs one rule over a draft. The draft itself, where the corpus holds it, is left out as the host does. */
export function checkDraft(rule: Rule, draft: Draft): CheckResult {
  const document = parse(draft.text);
  const corpus = draft.corpus && MemoryCorpus.of(draft.corpus.map(({ path, text }) => ({ path, corpus: 'corpus', document: parse(text) })));
  const run = [{ path: '本稿.md', realPath: undefined, document }, ...(draft.others ?? []).map(({ path, text }) => ({ path, realPath: undefined, document: parse(text) }))];
  return checkNow(
    document,
    { rules: [rule], facts: exampleFacts, corpus, own: new Set(corpus?.documents.filter((other) => other.document.text === draft.text)), others: RunDrafts.of(run).beside(0) },
    {
      asOf: resolveAsOf(document, { flag: draft.asOf, config: undefined }, TODAY),
      territory: draft.territory ?? document.metadata.territory,
      level: draft.level ?? document.metadata.level,
      severities: new Map(),
      only: new Set([rule.meta.id]),
    },
  );
}

/** The case files of a folder, in the order of their names. */
export function caseFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.case')).sort().map((name) => join(folder, name));
}

/** Reads a case file. */
export function readCases(path: string): RuleCase[] {
  return parseCases(readFileSync(path, 'utf8'), basename(path));
}

/** Reads the text of a case file; `name` is for messages. */
export function parseCases(text: string, name: string): RuleCase[] {
  const reader = new Reader(text.replace(/\r\n?/g, '\n').split('\n'), name);
  while (reader.line !== undefined && !reader.line.startsWith('=== ')) {
    if (reader.line !== '' && !reader.line.startsWith('# ')) reader.fail('before the first case only lines that begin with “# ”');
    reader.next();
  }
  const cases: RuleCase[] = [];
  while (reader.line !== undefined) cases.push(readCase(reader));
  if (cases.length === 0) reader.fail('no case; one begins with “=== name”');
  const names = cases.map((each) => each.name);
  const twice = cases.find((each, index) => names.indexOf(each.name) < index);
  if (twice) throw new Error(`${twice.place}: a second case of the name “${twice.name}”`);
  return cases;
}

/** A case file being read: its lines, and where the reader is. */
class Reader {
  private at = 0;

  constructor(
    private readonly lines: readonly string[],
    private readonly file: string,
  ) {}

  get line(): string | undefined {
    return this.lines[this.at];
  }

  get place(): string {
    return `${this.file}:${Math.min(this.at, this.lines.length - 1) + 1}`;
  }

  next(): void {
    this.at++;
  }

  /** Steps over a line that has to be there. */
  take(due: string): void {
    if (this.line !== due) this.fail(`“${due}” is due here, not “${this.line ?? 'the end of the file'}”`);
    this.next();
  }

  /** Lines up to the next section or case, blank ones at the end left out. */
  section(): string {
    const from = this.at;
    while (this.line !== undefined && !/^(?:===|---) /.test(this.line)) this.at++;
    return this.lines.slice(from, this.at).join('\n').trimEnd();
  }

  fail(message: string): never {
    throw new Error(`${this.place}: ${message}`);
  }
}

function readCase(reader: Reader): RuleCase {
  const place = reader.place;
  const name = reader.line!.slice(4).trim();
  if (name === '') reader.fail('a case needs a name: “=== name”');
  reader.next();
  const headers = readHeaders(reader);
  reader.take('--- draft');
  const text = reader.section();
  if (text === '') reader.fail('the draft is empty');
  const corpus = readTexts(reader, 'corpus', 'a corpus document');
  const others = readTexts(reader, 'other', 'another draft');
  reader.take('--- expect');
  return { name, place, ...headers, text, ...(corpus.length > 0 && { corpus }), ...(others.length > 0 && { others }), expected: readExpected(reader) };
}

function readHeaders(reader: Reader): Pick<Draft, 'asOf' | 'territory' | 'level'> {
  const headers: { asOf?: IsoDate; territory?: string; level?: Level } = {};
  for (; reader.line !== undefined && !reader.line.startsWith('--- '); reader.next()) {
    if (reader.line.trim() === '') continue;
    const [, key, value] = /^([A-Za-z]+): (.+)$/.exec(reader.line) ?? reader.fail(`“key: value” or “--- draft” is due here, not “${reader.line}”`);
    if (key === 'asOf') headers.asOf = parseIsoDate(value!) ?? reader.fail(`“${value}” is no date (YYYY-MM-DD)`);
    else if (key === 'territory') headers.territory = value!;
    else if (key === 'level') headers.level = LEVELS.find((level) => level === value) ?? reader.fail(`“${value}” is no level (${LEVELS.join(', ')})`);
    else reader.fail(`“${key}” is no header (${HEADERS.join(', ')})`);
  }
  return headers;
}

/** Sections `--- kind PATH` with their texts. */
function readTexts(reader: Reader, kind: 'corpus' | 'other', what: string): { path: string; text: string }[] {
  const texts: { path: string; text: string }[] = [];
  while (reader.line?.startsWith(`--- ${kind}`)) {
    const path = reader.line.slice(`--- ${kind}`.length);
    if (!/^ \S/.test(path)) reader.fail(`${what} needs a path: “--- ${kind} PATH”`);
    reader.next();
    texts.push({ path: path.slice(1), text: reader.section() });
  }
  return texts;
}

function readExpected(reader: Reader): ExpectedFinding[] {
  const expected: ExpectedFinding[] = [];
  let none = false;
  for (; reader.line !== undefined && !reader.line.startsWith('=== '); reader.next()) {
    if (reader.line.trim() === '') continue;
    if (reader.line === 'none') none = true;
    else if (!addDetail(reader, expected)) expected.push(readFinding(reader));
  }
  if (none === expected.length > 0) reader.fail('“expect” lists findings, or says “none”');
  return expected;
}

function readFinding(reader: Reader): ExpectedFinding {
  const match = FINDING.exec(reader.line!) ?? reader.fail(`a finding reads: warning “quoted text” :: fragment of the message; this is “${reader.line}”`);
  const [beginning, end, ...more] = match[2]!.replaceAll('⏎', '\n').split(ELLIPSIS);
  if (more.length > 0 || beginning === '' || end === '') reader.fail(`“${ELLIPSIS}” shortens a quotation once, in the middle`);
  return {
    place: reader.place,
    severity: match[1] as Severity,
    quoted: { beginning: beginning!, end: end ?? '', occurrence: match[3] === undefined ? undefined : Number(match[3]) },
    message: match[4] ?? '',
    evidence: [],
  };
}

/** Adds an indented line to the finding above it; `false` where the line is none. */
function addDetail(reader: Reader, expected: ExpectedFinding[]): boolean {
  const [, key, value] = DETAIL.exec(reader.line!) ?? [];
  if (key === undefined) return false;
  const last = expected.pop() ?? reader.fail(`“${key}” without a finding above it`);
  if (key === 'fix') {
    if (last.fix !== undefined) reader.fail('a second “fix” of one finding');
    expected.push({ ...last, fix: value! });
  } else {
    const quoted = /^“(.+)”$/.exec(value!)?.[1] ?? reader.fail('evidence reads: evidence: “beginning of the text”');
    expected.push({ ...last, evidence: [...last.evidence, quoted] });
  }
  return true;
}

/** Runs a case; throws with both lists where the findings are not the expected ones. */
export function runCase(rule: Rule, each: RuleCase): void {
  const result = checkDraft(rule, each);
  const crashed = result.problems.find((problem) => problem.kind === 'rule-crash');
  if (crashed) throw new Error(`${each.place}: ${crashed.message.en}`);
  const spans = each.expected.map((expected) => locate(each.text, expected));
  const mistakes = result.findings.length === spans.length ? result.findings.flatMap((finding, index) => mistakesOf(result.document, finding, each.expected[index]!, spans[index]!)) : ['not as many findings as expected'];
  if (mistakes.length === 0) return;
  const found = result.findings.map((finding) => shown(result.document, finding)).join('\n') || 'none';
  throw new Error(`${each.place}: ${mistakes.join('; ')}\nFound:\n${found}`);
}

/** The place of the quoted text in the draft. */
function locate(text: string, { place, quoted }: ExpectedFinding): Span {
  const starts: number[] = [];
  for (let at = text.indexOf(quoted.beginning); at >= 0; at = text.indexOf(quoted.beginning, at + 1)) starts.push(at);
  if (starts.length === 0) throw new Error(`${place}: “${quoted.beginning}” does not stand in the draft`);
  if (starts.length > 1 && quoted.occurrence === undefined) throw new Error(`${place}: “${quoted.beginning}” stands in the draft ${starts.length} times; say which one: “…”#2`);
  const start = starts[(quoted.occurrence ?? 1) - 1];
  if (start === undefined) throw new Error(`${place}: “${quoted.beginning}” stands in the draft ${starts.length} times only`);
  const after = start + quoted.beginning.length;
  if (quoted.end === '') return { start, end: after };
  const end = text.indexOf(quoted.end, after);
  if (end < 0) throw new Error(`${place}: “${quoted.end}” does not stand in the draft behind “${quoted.beginning}”`);
  return { start, end: end + quoted.end.length };
}

function mistakesOf(document: PolicyDocument, finding: Finding, expected: ExpectedFinding, span: Span): string[] {
  const mistakes: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) mistakes.push(`${expected.place}: ${what}`);
  };
  const fix = fixed(document.text, finding);
  check(finding.span.start === span.start && finding.span.end === span.end, `the finding is at “${finding.text.slice(0, 40)}” (offset ${finding.span.start})`);
  check(finding.severity === expected.severity, `the severity is ${finding.severity}`);
  check(finding.message.zh.includes(expected.message), `the message does not hold “${expected.message}”`);
  check(fix === expected.fix, fix === undefined ? 'there is no fix' : `the fix gives “${fix}”`);
  if (expected.evidence.length === 0) return mistakes;
  const evidence = finding.evidence.map((each) => evidenceText(document, each));
  check(evidence.length === expected.evidence.length && evidence.every((text, index) => text.startsWith(expected.evidence[index]!)), `the evidence is ${evidence.map((text) => `“${text.slice(0, 30)}”`).join(', ') || 'none'}`);
  return mistakes;
}

/** The finding's stretch of the draft after its preferred fix. */
function fixed(text: string, finding: Finding): string | undefined {
  const fix: Fix | undefined = finding.fixes.find((each) => each.preferred) ?? finding.fixes[0];
  if (!fix) return undefined;
  const edits = [...fix.edits].sort((a, b) => b.span.start - a.span.start);
  const start = Math.min(finding.span.start, ...edits.map((edit) => edit.span.start));
  let end = Math.max(finding.span.end, ...edits.map((edit) => edit.span.end));
  let changed = text;
  for (const edit of edits) {
    changed = changed.slice(0, edit.span.start) + edit.newText + changed.slice(edit.span.end);
    end += edit.newText.length - (edit.span.end - edit.span.start);
  }
  return changed.slice(start, end).replaceAll('\n', '⏎');
}

function evidenceText(draft: PolicyDocument, { document, span }: Evidence): string {
  const { text } = document === 'draft' ? draft : document.document;
  return text.slice(span.start, span.end);
}

/** A finding as a case file would list it. */
function shown(document: PolicyDocument, finding: Finding): string {
  const fix = fixed(document.text, finding);
  const evidence = finding.evidence.map((each) => `  evidence: “${evidenceText(document, each).slice(0, 20)}”`);
  const lines = [`${finding.severity} “${finding.text.replaceAll('\n', '⏎')}” :: ${finding.message.zh}`, ...(fix === undefined ? [] : [`  fix: ${fix}`]), ...evidence];
  return lines.join('\n');
}
