/** Code actions (快速修复): what the rules propose, and silencing a finding with its reason. */

import { CodeActionKind, type CodeAction, type CodeActionContext, type Diagnostic, type SnippetTextEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Finding, Problem } from '../engine/model.js';
import type { Language } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { DiagnosticData } from './diagnostics.js';
import type { CheckedDraft } from './session.js';
import { REASON, suppressTitle, WORDS } from './words.js';

/** The document that actions are for, and what its client can do. */
export interface ActionTarget {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  readonly language: Language;
  /** Whether edits may name the version that they are made for. */
  readonly documentChanges: boolean;
  /** Whether edits may hold placeholders (LSP 3.18). */
  readonly snippets: boolean;
}

/** The actions for a range: fixes of the findings in it, the preferred ones first, then suppressions. */
export function actionsFor(state: CheckedDraft, range: Span, context: CodeActionContext, target: ActionTarget): CodeAction[] {
  if (context.only && !context.only.some((kind) => isWithin(CodeActionKind.QuickFix, kind))) return [];
  const findings = state.result.findings.filter(({ span, suppressed }) => !suppressed && touches(span, range));
  const idle = state.result.problems.filter((problem) => problem.idle && problem.span && touches(problem.span, range));
  return [
    ...findings.flatMap((finding) => fixes(state, finding, context, target)),
    ...findings.flatMap((finding) => suppression(state, finding, context, target)),
    ...idle.map((problem) => removal(state, problem, context, target)),
  ];
}

function isWithin(kind: string, asked: string): boolean {
  return asked === CodeActionKind.Empty || kind === asked || kind.startsWith(`${asked}.`);
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function fixes(state: CheckedDraft, finding: Finding, context: CodeActionContext, target: ActionTarget): CodeAction[] {
  return finding.fixes.map(({ title, preferred, edits }) => ({
    title: title[target.language],
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticsOf(finding, context),
    ...(preferred && { isPreferred: true }),
    edit: workspaceEdit(edits.map(({ span, newText }) => ({ range: state.text.range(span), newText })), target),
  }));
}

/** Puts a comment above the line; the reason is a placeholder where the client can have one, and otherwise missing, which is reported until somebody writes it. */
function suppression(state: CheckedDraft, finding: Finding, context: CodeActionContext, target: ActionTarget): CodeAction[] {
  const { text } = state.text;
  const line = lineStart(text, finding.span.start);
  if (isInFrontMatter(text, line)) return []; // a comment there would break the YAML
  const indent = /^[ \t\u3000]*/.exec(text.slice(line, finding.span.start))![0];
  const end = text.startsWith('\r\n', lineEnd(text, line)) ? '\r\n' : '\n';
  const [open, close] = isMarkdown(target) ? ['<!-- ', ' -->'] : ['// ', ''];
  const before = `${indent}${open}wenheng-disable-next-line ${finding.rule} -- `;
  const range = state.text.range({ start: line, end: line });
  const edit: TextEdit | SnippetTextEdit = target.snippets
    ? { range, snippet: { kind: 'snippet', value: `${escapeSnippet(before)}\${1:${REASON[target.language]}}${escapeSnippet(close + end)}` } }
    : { range, newText: before.trimEnd() + close + end };
  return [{ title: suppressTitle(finding.rule)[target.language], kind: CodeActionKind.QuickFix, diagnostics: diagnosticsOf(finding, context), edit: workspaceEdit([edit], target) }];
}

function removal(state: CheckedDraft, problem: Problem, context: CodeActionContext, target: ActionTarget): CodeAction {
  const { text } = state.text;
  const start = lineStart(text, problem.span!.start);
  const end = lineEnd(text, problem.span!.end);
  const alone = text.slice(start, end).trim() === text.slice(problem.span!.start, problem.span!.end).trim();
  const span = alone ? { start, end: text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length) } : problem.span!;
  const { line } = state.text.position(problem.span!.start);
  const diagnostics = context.diagnostics.filter(({ code, range }) => code === problem.kind && range.start.line === line);
  return { title: WORDS.removeSuppression[target.language], kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true, edit: workspaceEdit([{ range: state.text.range(span), newText: '' }], target) };
}

/** The client's own diagnostics of a finding. */
function diagnosticsOf(finding: Finding, context: CodeActionContext): Diagnostic[] {
  return context.diagnostics.filter(({ code, data }) => code === finding.rule && (data as DiagnosticData | undefined)?.fingerprint === finding.fingerprint);
}

function workspaceEdit(edits: (TextEdit | SnippetTextEdit)[], { uri, version, documentChanges }: ActionTarget): WorkspaceEdit {
  return documentChanges ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits as TextEdit[] } };
}

/** Markdown has comments of its own; in plain text a line that begins with // is one. */
function isMarkdown({ uri, languageId }: ActionTarget): boolean {
  return languageId === 'markdown' || /\.md$/i.test(uri);
}

function isInFrontMatter(text: string, offset: number): boolean {
  const fence = /^---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(0, 20_000));
  return fence !== null && offset < fence[0].length;
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\r\n]/.test(text[at - 1]!)) at--;
  return at;
}

function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !/[\r\n]/.test(text[at]!)) at++;
  return at;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
