/** Writes a run as JSON, version 1; the format is described by docs/check-result.schema.json. */

import type { CheckResult, Finding } from '../../engine/model.js';
import { targetsIn } from '../../extract/targets/index.js';
import type { CheckedFile, RunResult } from '../../host/run.js';
import type { Evidence, Fix } from '../../rules/model.js';
import { LineIndex } from '../../text/lines.js';
import type { Language } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { rangeJson } from '../range-json.js';
import type { RunReport } from '../report.js';
import { statsJson } from '../stats-writer.js';

/** The whole output document, ending with a line break. */
export function writeJson({ run, summary, version, language, quiet, stats }: RunReport): string {
  const corpusLines = new Map<string, LineIndex>();
  const files = run.files.map((file) => ({ ...fileJson(file, language, quiet, corpusLines), ...(stats && { stats: file.reuse ? statsJson(file.reuse) : null }) }));
  const skipped = run.skipped.map(({ path, reason }) => ({ path, reason: reason[language] }));
  const { files: count, error, warning, info, suppressed, baselined, clauses, citations, corpusDocuments, corpusClauses, milliseconds } = summary;
  const totals = { files: count, error, warning, info, suppressed, baselined, clauses, targets: targetsOf(run), citations, corpusDocuments, corpusClauses, milliseconds };
  return `${JSON.stringify({ version: 1, tool: { name: 'wenheng', version }, files, skipped, summary: totals }, undefined, 2)}\n`;
}

/** Read once more here: who looks at findings only need not wait for it. */
function targetsOf({ files }: RunResult): number {
  return files.reduce((sum, { result }) => sum + targetsIn(result.document).length, 0);
}

function fileJson({ path, result }: CheckedFile, language: Language, quiet: boolean, corpusLines: Map<string, LineIndex>): object {
  const lines = new LineIndex(result.document.text);
  const range = (span: Span): object => rangeJson(lines, span);
  const findings = result.findings.filter((finding) => !quiet || finding.severity !== 'info');
  return {
    path,
    title: result.document.metadata.title?.value ?? null,
    asOf: result.asOf.day,
    asOfSource: result.asOf.source,
    territory: result.territory ?? null,
    level: result.level ?? null,
    findings: findings.map((finding) => findingJson(path, result, finding, lines, language, corpusLines)),
    problems: result.problems.map(({ kind, message, span }) => ({ kind, message: message[language], ...(span && { range: range(span) }) })),
    notChecked: result.notChecked.map(({ what, reason, span }) => ({ what: what[language], reason: reason[language], ...(span && { range: range(span) }) })),
  };
}

function findingJson(path: string, result: CheckResult, finding: Finding, lines: LineIndex, language: Language, corpusLines: Map<string, LineIndex>): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message[language],
    range: rangeJson(lines, finding.span),
    text: finding.text,
    fingerprint: finding.fingerprint,
    ...(finding.suppressed && { suppressed: finding.suppressed }),
    related: finding.evidence.map((evidence) => relatedJson(path, result, evidence, lines, language, corpusLines)),
    fixes: finding.fixes.map((fix) => fixJson(fix, language)),
    data: finding.data,
  };
}

function relatedJson(path: string, result: CheckResult, evidence: Evidence, lines: LineIndex, language: Language, corpusLines: Map<string, LineIndex>): object {
  const message = evidence.message[language];
  if (evidence.document === 'draft') {
    const { text, metadata } = result.document;
    return { path, title: metadata.title?.value ?? null, range: rangeJson(lines, evidence.span), text: text.slice(evidence.span.start, evidence.span.end), message };
  }
  const { path: source, corpus, document } = evidence.document;
  const key = `${corpus ?? ''}\n${source}`;
  const index = corpusLines.get(key) ?? new LineIndex(document.text);
  corpusLines.set(key, index);
  const text = document.text.slice(evidence.span.start, evidence.span.end);
  return { path: source, ...(corpus !== undefined && { corpus }), title: document.metadata.title?.value ?? null, range: rangeJson(index, evidence.span), text, message };
}

function fixJson(fix: Fix, language: Language): object {
  const edits = fix.edits.map(({ span, newText }) => ({ start: span.start, end: span.end, newText }));
  return { title: fix.title[language], preferred: fix.preferred, applicability: fix.applicability, edits };
}
