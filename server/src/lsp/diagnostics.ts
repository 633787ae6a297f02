/** The state of a draft as diagnostics. */

import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type DiagnosticRelatedInformation } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Finding, Problem } from '../engine/model.js';
import { ConfigError, NotAllowed, type UserError } from '../host/user-error.js';
import type { Rule, RuleMeta, Severity } from '../rules/model.js';
import type { Language, Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { EvidencePlaces } from './evidence.js';
import type { DocumentText } from './positions.js';
import type { CheckedDraft, DraftState } from './session.js';
import { inBaseline, SOURCE, WORDS } from './words.js';

/** What diagnostics are made for: a language, a client's abilities, the packaged rule pages. */
export interface Presentation {
  readonly language: Language;
  readonly rules: readonly Rule[];
  readonly related: boolean;
  readonly codeDescriptions: boolean;
  readonly tags: boolean;
  readonly places: EvidencePlaces;
  /** Absolute path of a rule's page. */
  pageOf(rule: string): string;
}

/** What a code action recognises a diagnostic by. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information };
const TAG: Readonly<Record<NonNullable<RuleMeta['tag']>, DiagnosticTag>> = { outdated: DiagnosticTag.Deprecated, redundant: DiagnosticTag.Unnecessary };

/** All diagnostics of a document; none where it is not checked for a good reason. */
export function diagnosticsOf(state: DraftState, uri: string, show: Presentation): Diagnostic[] {
  if (state.kind === 'other') return [];
  if (state.kind === 'broken') return [atTop(state.text, 'configuration', blocked(WORDS.firstBlock, state.error), show)];
  const findings = state.result.findings.filter((finding) => !finding.suppressed).map((finding) => ofFinding(state, uri, finding, show));
  const problems = state.result.problems.map((problem) => ofProblem(state.text, problem, show));
  const open = state.result.notChecked.flatMap(({ what, reason, span }) => (span ? [hint(state.text, span, { zh: `未检查：${what.zh}（${reason.zh}）`, en: `Not checked: ${what.en} (${reason.en})` }, show)] : []));
  const { corpusError } = state;
  const severity = corpusError instanceof NotAllowed ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error;
  const corpus = corpusError ? [atTop(state.text, 'corpus', blocked(WORDS.noCorpus, corpusError), show, severity)] : [];
  return [...corpus, ...findings, ...problems, ...open];
}

/** The mistake in a configuration, on the configuration itself. */
export function configDiagnostic({ position, length, detail }: ConfigError, { language }: Presentation): Diagnostic {
  const start = { line: position.line - 1, character: position.column - 1 };
  return { range: { start, end: { line: start.line, character: start.character + Math.max(length, 1) } }, severity: DiagnosticSeverity.Error, source: SOURCE[language], code: 'configuration', message: detail[language] };
}

/** What the baseline covers does not count: it stays in sight as a hint, which no list of problems shows. */
function ofFinding(state: CheckedDraft, uri: string, finding: Finding, show: Presentation): Diagnostic {
  const tag = show.rules.find(({ meta }) => meta.id === finding.rule)?.meta.tag;
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: state.text.range(finding.span),
    severity: finding.baselined ? DiagnosticSeverity.Hint : SEVERITY[finding.severity],
    source: SOURCE[show.language],
    code: finding.rule,
    message: finding.baselined ? inBaseline(finding.message)[show.language] : finding.message[show.language],
    data,
    ...(show.codeDescriptions && { codeDescription: { href: URI.file(show.pageOf(finding.rule)).toString() } }),
    ...(show.tags && tag && !finding.baselined && { tags: [TAG[tag]] }),
    ...(show.related && finding.evidence.length > 0 && { relatedInformation: relatedTo(state, uri, finding, show) }),
  };
}

function relatedTo({ text, loaded }: CheckedDraft, uri: string, finding: Finding, { language, places }: Presentation): DiagnosticRelatedInformation[] {
  return finding.evidence.flatMap(({ document, span, message }) => {
    if (document === 'draft') return [{ location: { uri, range: text.range(span) }, message: message[language] }];
    const title = document.document.metadata.title?.value;
    return loaded && document.corpus !== undefined ? [{ location: places.location(loaded, document, span), message: title ? `${message[language]}：《${title}》` : message[language] }] : [];
  });
}

function ofProblem(text: DocumentText, { kind, message, span, idle }: Problem, show: Presentation): Diagnostic {
  if (kind === 'rule-crash') return atTop(text, kind, message, show);
  const severity = idle ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
  const tags = idle && show.tags ? { tags: [DiagnosticTag.Unnecessary] } : {};
  return { range: text.range(span ?? { start: 0, end: 0 }), severity, source: SOURCE[show.language], code: kind, message: message[show.language], ...tags };
}

function hint(text: DocumentText, span: Span, message: Localized, { language }: Presentation): Diagnostic {
  return { range: text.range(span), severity: DiagnosticSeverity.Hint, source: SOURCE[language], code: 'not-checked', message: message[language] };
}

/** Something that concerns the document as a whole stands at its first line with content. */
function atTop(text: DocumentText, code: string, message: Localized, { language }: Presentation, severity: DiagnosticSeverity = DiagnosticSeverity.Error): Diagnostic {
  const start = Math.max(0, text.text.search(/\S/));
  const length = text.text.slice(start).search(/[\r\n]/);
  const end = length < 0 ? text.text.length : start + length;
  return { range: text.range({ start, end }), severity, source: SOURCE[language], code, message: message[language] };
}

function blocked(what: Localized, error: UserError): Localized {
  const why = error instanceof ConfigError ? error.short : error.localized;
  return { zh: `${what.zh}：${why.zh}`, en: `${what.en}: ${why.en}` };
}
