/** Writes a run as JSON, version 1; the format is described by docs/check-result.schema.json. */

import type { Fix } from '../../rules/model.js';
import type { Language } from '../../text/localized.js';
import type { RunReport } from '../report.js';
import { statsJson } from '../stats-writer.js';
import { jsonPieces, Listed } from './json-pieces.js';
import { eachShownFile, type Related, type Shown, type ShownFile } from './shown.js';
import type { Written } from './writers.js';

/** The whole output document, ending with a line break; a file at a time, as the findings of a thousand are much. */
export function writeJson(report: RunReport): Written {
  const { run, baselines, summary, version, language } = report;
  const { files: count, error, warning, info, suppressed, baselined, clauses, targets, citations, corpusDocuments, corpusClauses, milliseconds, fixed } = summary;
  const totals = { files: count, error, warning, info, suppressed, baselined, clauses, targets, citations, corpusDocuments, corpusClauses, milliseconds, ...(fixed !== undefined && { fixed }), ...(run.since && { unchanged: run.since.unchanged }) };
  return {
    text: jsonPieces({
      version: 1,
      tool: { name: 'wenheng', version },
      files: new Listed(filesOf(report)),
      skipped: run.skipped.map(({ path, reason }) => ({ path, reason: reason[language] })),
      ...(baselines.length > 0 && { baselines: baselines.map(baselineJson) }),
      summary: totals,
    }),
  };
}

function* filesOf(report: RunReport): Iterable<object> {
  for (const file of eachShownFile(report)) {
    yield { ...fileJson(file, report.language), ...(report.stats && { stats: file.checked.reuse ? statsJson(file.checked.reuse) : null }) };
  }
}

function baselineJson({ path, stale, written }: RunReport['baselines'][number]): object {
  return { path, ...(written && { written }), stale: stale.map(({ path: draft, gone, entries }) => ({ path: draft, gone, entries: entries.map(({ rule, fingerprint, text, count }) => ({ rule, fingerprint, text, count })) })) };
}

function fileJson({ path, checked: { result }, range, findings }: ShownFile, language: Language): object {
  return {
    path,
    title: result.document.metadata.title?.value ?? null,
    asOf: result.asOf.day,
    asOfSource: result.asOf.source,
    territory: result.territory ?? null,
    level: result.level ?? null,
    findings: findings.map((shown) => findingJson(shown, language)),
    problems: result.problems.map(({ kind, message, span }) => ({ kind, message: message[language], ...(span && { range: range(span) }) })),
    notChecked: result.notChecked.map(({ what, reason, span }) => ({ what: what[language], reason: reason[language], ...(span && { range: range(span) }) })),
  };
}

function findingJson({ rule, severity, standing, message, range, related, fixes, finding }: Shown, language: Language): object {
  return {
    rule,
    severity,
    message,
    range,
    text: finding.text,
    fingerprint: finding.fingerprint,
    ...(finding.suppressed && { suppressed: finding.suppressed }),
    ...(standing === 'baselined' && { baselined: true }),
    related: related.map(relatedJson),
    fixes: fixes.map((fix) => fixJson(fix, language)),
    data: finding.data,
  };
}

function relatedJson({ path, corpus, document, range, text, message }: Related): object {
  return { path, ...(corpus !== undefined && { corpus }), title: document.metadata.title?.value ?? null, range, text, message };
}

function fixJson(fix: Fix, language: Language): object {
  const edits = fix.edits.map(({ span, newText }) => ({ start: span.start, end: span.end, newText }));
  return { title: fix.title[language], preferred: fix.preferred, applicability: fix.applicability, edits };
}
