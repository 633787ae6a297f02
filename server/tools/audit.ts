/**
 * Runs the rules over real documents, each as a draft at its own date against all the others, and holds the findings
 * against the verdicts recorded in test/audit/<rule>.jsonl. `--out FILE` writes every finding with its surroundings,
 * to be read; nothing of that belongs into the repository.
 *
 *   npm run audit -- [--rule ID,…] [--folder NAME] [--draft TEXT,…] [--as-of DATE] [--out FILE] [--unread]
 *
 * `--draft` checks only documents whose file names hold one of the texts; all others still are what they are compared with.
 * With `--as-of` every document is judged on that day; verdicts are recorded of findings at the documents' own dates.
 */

import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MemoryCorpus } from '../src/corpus/memory-corpus.js';
import { parseDocument } from '../src/document/parse.js';
import { checkNow } from '../src/engine/check.js';
import { resolveAsOf } from '../src/engine/as-of.js';
import { compileFacts, type Facts } from '../src/facts/facts.js';
import { findMeetings } from '../src/extract/meetings.js';
import { readTextFile } from '../src/host/files.js';
import { rules } from '../src/rules/index.js';
import { parseIsoDate, type IsoDate } from '../src/text/dates.js';
import { LineIndex } from '../src/text/lines.js';

/** One line of test/audit/<rule>.jsonl: a finding that a person has read. No text of the document. */
interface Verdict {
  readonly file: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly verdict: 'right' | 'wrong' | 'unsure';
  readonly why: string;
}

interface Read {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly asOf: string;
  readonly line: number;
  readonly message: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly evidence: readonly string[];
}

/** The day on which documents without any date are judged. */
const FALLBACK: IsoDate = '2026-11-22';
/** From this year on government reports were given in March. */
const FIRST_MARCH_REPORT = 1985;
const AROUND = 80;
const AUDIT_FOLDER = 'test/audit';

const { values: flags } = parseArgs({ options: { rule: { type: 'string' }, folder: { type: 'string' }, draft: { type: 'string' }, 'as-of': { type: 'string' }, out: { type: 'string' }, unread: { type: 'boolean' } } });
const corpusRoot = resolve(process.env['WENHENG_REAL_CORPUS'] ?? '../shared/corpus');
if (!existsSync(corpusRoot)) {
  console.error(`No real corpus at ${corpusRoot}; set WENHENG_REAL_CORPUS.`);
  process.exit(2);
}

const chosen = rules.filter((rule) => !flags.rule || flags.rule.split(',').includes(rule.meta.id));
const drafts = flags.draft?.split(',');
/** Characters of the documents that were checked. */
let characters = 0;
const findings = audit();
if (flags.out) writeOut(findings);
report(findings);

/** Checks every document; laws are compared with laws, the rest with the rest. */
function audit(): Read[] {
  const found: Read[] = [];
  const folders = ['seeds', 'policy-central', 'policy-shandong', 'national-reports', 'web-raw'].map((name) => join(corpusRoot, name));
  if (!flags.folder || flags.folder !== 'laws') found.push(...auditGroup(folders, corpusRoot));
  if (!flags.folder || flags.folder === 'laws') found.push(...auditLaws());
  return found;
}

function auditLaws(): Read[] {
  const unpacked = mkdtempSync(join(tmpdir(), 'wenheng-laws-'));
  try {
    execFileSync('tar', ['xzf', join(corpusRoot, 'laws.tar.gz'), '-C', unpacked]);
    return auditGroup(readdirSync(unpacked).map((name) => join(unpacked, name)), unpacked);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function auditGroup(folders: readonly string[], root: string): Read[] {
  const facts = compileFacts();
  const files = folders.filter((folder) => existsSync(folder) && statSync(folder).isDirectory()).flatMap((folder) => textFiles(folder).map((path) => ({ folder, path })));
  const sources = files.flatMap(({ folder, path }) => {
    const file = readTextFile(path);
    return 'text' in file ? [{ path: relative(root, path), corpus: basename(folder), document: parseDocument(file.text, { territories: facts.territories }) }] : [];
  });
  const corpus = MemoryCorpus.of(sources);
  return corpus.documents
    .filter((self) => !flags.folder || flags.folder === 'laws' || self.corpus === flags.folder)
    .filter((self) => !drafts || drafts.some((text) => basename(self.path).includes(text)))
    .flatMap((self) => {
      characters += self.document.text.length;
      const named = nameDate(basename(self.path), facts);
      const flag = flags['as-of'] ?? (self.document.metadata.date ? undefined : named);
      const asOf = resolveAsOf(self.document, { flag, config: undefined }, FALLBACK);
      const { territory, level } = self.document.metadata;
      const result = checkNow(
        self.document,
        { rules: chosen, facts, corpus, own: new Set(corpus.documents.filter((other) => other.id === self.id || other.document.text === self.document.text)) },
        { asOf, territory, level, severities: new Map(), only: flags.rule ? new Set(chosen.map(({ meta }) => meta.id)) : undefined },
      );
      for (const problem of result.problems) if (problem.kind === 'rule-crash') console.error(self.path, problem.message.en);
      const lines = new LineIndex(self.document.text);
      return result.findings.map((finding) => ({
        rule: finding.rule,
        file: self.path,
        fingerprint: finding.fingerprint,
        severity: finding.severity,
        asOf: `${asOf.day} ${asOf.source}`,
        line: lines.position(finding.span.start).line,
        message: finding.message.zh,
        text: finding.text.slice(0, 300),
        before: self.document.text.slice(Math.max(0, finding.span.start - AROUND), finding.span.start),
        after: self.document.text.slice(finding.span.end, finding.span.end + AROUND),
        evidence: finding.evidence.map(({ document, span }) =>
          document === 'draft' ? `draft: ${self.document.text.slice(span.start, span.end).slice(0, 200)}` : `${document.path}: ${document.document.text.slice(span.start, span.end).slice(0, 200)}`,
        ),
      }));
    });
}

function textFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().map((name) => join(folder, name));
}

/** The date that a file name carries: `…(2020-06-12).txt`, a resolution's session, the year of a government report. */
function nameDate(name: string, facts: Facts): IsoDate | undefined {
  const full = /\((\d{4}-\d{2}-\d{2})\)/.exec(name);
  if (full) return parseIsoDate(full[1]!);
  const [session] = findMeetings(name);
  if (session?.kind === 'session' && session.sessions !== 'all') return facts.meetings.find({ kind: 'session', congress: session.congress, session: session.sessions[0]! })?.end ?? undefined;
  const year = /^(\d{4})年/.exec(name)?.[1];
  return year === undefined ? undefined : parseIsoDate(Number(year) < FIRST_MARCH_REPORT ? `${year}-12-31` : `${year}-03-05`);
}

function writeOut(all: readonly Read[]): void {
  const read = readVerdicts();
  writeFileSync(flags.out!, '');
  for (const finding of all) if (!flags.unread || !read.has(keyOf(finding))) appendFileSync(flags.out!, `${JSON.stringify(finding)}\n`);
}

function readVerdicts(): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { meta } of rules) {
    const path = join(AUDIT_FOLDER, `${meta.id}.jsonl`);
    if (!existsSync(path)) continue;
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const verdict = JSON.parse(line) as Verdict;
      verdicts.set(keyOf({ rule: meta.id, ...verdict }), verdict);
    }
  }
  return verdicts;
}

function keyOf({ rule, file, fingerprint }: { rule: string; file: string; fingerprint: string }): string {
  return `${rule} ${file} ${fingerprint}`;
}

/** Counts by rule and severity; how many findings have been read, and what was said of them. */
function report(all: readonly Read[]): void {
  const verdicts = readVerdicts();
  const present = new Set(all.map(keyOf));
  for (const { meta } of chosen) {
    const own = all.filter((finding) => finding.rule === meta.id);
    const severities = ['error', 'warning', 'info'].map((severity) => `${own.filter((finding) => finding.severity === severity).length} ${severity}`).join(', ');
    const read = own.map((finding) => verdicts.get(keyOf(finding))).filter((verdict) => verdict !== undefined);
    const count = (verdict: Verdict['verdict']): number => read.filter((entry) => entry.verdict === verdict).length;
    const judged = count('right') + count('wrong');
    const share = judged > 0 ? `, ${((count('right') / judged) * 100).toFixed(1)} % right` : '';
    const gone = [...verdicts.keys()].filter((key) => key.startsWith(`${meta.id} `) && !present.has(key));
    console.log(`${meta.id}: ${own.length} findings (${severities}), ${((own.length / Math.max(1, characters)) * 10_000).toFixed(2)} in 10,000 characters; read ${read.length}: ${count('right')} right, ${count('wrong')} wrong, ${count('unsure')} unsure${share}; ${gone.length} recorded ones are gone`);
    for (const key of gone) console.log(`  gone: ${key}`);
  }
}
