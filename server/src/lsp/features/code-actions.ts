/** Code actions (快速修复): what the rules propose, what shows their evidence, and silencing a finding with its reason. */

import { CodeActionKind, LSPErrorCodes, ResponseError, type CodeAction, type CodeActionContext, type SnippetTextEdit, type TextEdit } from 'vscode-languageserver';
import type { Finding, Problem } from '../../engine/model.js';
import { suppressedRules } from '../../engine/suppressions.js';
import type { Span } from '../../text/span.js';
import { inSlices } from '../slices.js';
import type { CheckedDraft } from '../session.js';
import { REASON, removeRules, suppressTitle, WORDS } from '../words.js';
import { diagnosticsOf, targetOf, workspaceEdit, type ActionTarget } from './action-target.js';
import { evidenceActions } from './evidence-actions.js';
import type { Feature, FeatureContext } from './feature.js';
import { fixActions, fixAll, FIX_ALL } from './fix-actions.js';

export const codeActions: Feature = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } }),
  listen: (connection, context) =>
    connection.onCodeAction(async ({ textDocument: { uri }, range, context: asked }, token) => {
      const state = await context.checked(uri);
      const document = context.document(uri);
      if (!state || !document) return null;
      const target = targetOf(document, context);
      const quick = wants(asked, CodeActionKind.QuickFix) ? actionsFor(state, state.text.span(range), asked, target, context) : [];
      // What is done on saving, or through the menu of sources: worked out only for who asks for it by name.
      const all = asked.only && wants(asked, FIX_ALL) ? await inSlices(fixAll(state, context.session, target), () => token.isCancellationRequested) : [];
      if (!all) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return [...quick, ...all];
    }),
};

function wants({ only }: CodeActionContext, kind: string): boolean {
  return !only || only.some((asked) => isWithin(kind, asked));
}

/** The quick fixes for a range: what mends the findings in it, the preferred ones first, then what shows their evidence, then suppressions. */
export function actionsFor(state: CheckedDraft, range: Span, asked: CodeActionContext, target: ActionTarget, context: Pick<FeatureContext, 'show' | 'wishes'>): CodeAction[] {
  const findings = state.result.findings.filter(({ span, suppressed }) => !suppressed && touches(span, range));
  const fixes = findings.map((finding) => fixActions(state, finding, asked, target));
  return [
    ...fixes.filter(([first]) => first?.isPreferred).flat(),
    ...fixes.filter(([first]) => !first?.isPreferred).flat(),
    ...evidenceActions(state, findings, target.uri, asked, context),
    ...findings.flatMap((finding) => suppression(state, finding, asked, target)),
    ...idleSuppressions(state, range).map((idle) => removal(state, idle, asked, target)),
  ];
}

function isWithin(kind: string, asked: string): boolean {
  return asked === CodeActionKind.Empty || kind === asked || kind.startsWith(`${asked}.`);
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Puts a comment above the line; the reason is a placeholder where the client can have one, and otherwise missing, which is reported until somebody writes it. */
function suppression(state: CheckedDraft, finding: Finding, context: CodeActionContext, target: ActionTarget): CodeAction[] {
  const { text } = state.text;
  const line = lineStart(text, finding.span.start);
  if (isInFrontMatter(text, line)) return []; // a comment there would break the YAML
  const indent = /^[ \t\u3000]*/.exec(text.slice(line, finding.span.start))![0];
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const [open, close] = isMarkdown(target) ? ['<!-- ', ' -->'] : ['// ', ''];
  const before = `${indent}${open}wenheng-disable-next-line ${finding.rule} -- `;
  const range = state.text.range({ start: line, end: line });
  const edit: TextEdit | SnippetTextEdit = target.snippets
    ? { range, snippet: { kind: 'snippet', value: `${escapeSnippet(before)}\${1:${REASON[target.language]}}${escapeSnippet(close + end)}` } }
    : { range, newText: before.trimEnd() + close + end };
  return [{ title: suppressTitle(finding.rule)[target.language], kind: CodeActionKind.QuickFix, diagnostics: diagnosticsOf(finding, context), edit: workspaceEdit([edit], target) }];
}

/** A comment in which some of the rules, or all, silence nothing. */
interface IdleSuppression {
  readonly kind: Problem['kind'];
  readonly span: Span;
  readonly rules: ReadonlySet<string>;
}

function idleSuppressions({ result }: CheckedDraft, range: Span): IdleSuppression[] {
  const found = new Map<number, IdleSuppression & { readonly rules: Set<string> }>();
  for (const { kind, span, idle } of result.problems) {
    if (idle === undefined || !span || !touches(span, range)) continue;
    const comment = found.get(span.start) ?? { kind, span, rules: new Set<string>() };
    found.set(span.start, comment);
    comment.rules.add(idle);
  }
  return [...found.values()];
}

/** Takes the comment away, or, where other rules in it are at work, the names that do nothing. */
function removal(state: CheckedDraft, idle: IdleSuppression, context: CodeActionContext, target: ActionTarget): CodeAction {
  const { line } = state.text.position(idle.span.start);
  const diagnostics = context.diagnostics.filter(({ code, range }) => code === idle.kind && range.start.line === line);
  const comment = state.text.text.slice(idle.span.start, idle.span.end);
  const whole = suppressedRules(comment).every((rule) => idle.rules.has(rule));
  const title = whole ? WORDS.removeSuppression : removeRules([...idle.rules]);
  const edit = whole ? { range: state.text.range(withItsLine(state.text.text, idle.span)), newText: '' } : { range: state.text.range(idle.span), newText: withoutRules(comment, idle.rules) };
  return { title: title[target.language], kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true, edit: workspaceEdit([edit], target) };
}

/** The span with the whole line where nothing else stands on it. */
function withItsLine(text: string, span: Span): Span {
  const start = lineStart(text, span.start);
  const end = lineEnd(text, span.end);
  const alone = text.slice(start, end).trim() === text.slice(span.start, span.end).trim();
  return alone ? { start, end: text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length) } : span;
}

/** The comment with the other rules only; the directive before them and the reason behind them stay as they are. */
function withoutRules(comment: string, rules: ReadonlySet<string>): string {
  const named = suppressedRules(comment);
  const start = comment.indexOf(named[0]!, comment.search(/wenheng-\S+\s/) + 'wenheng-'.length);
  const last = named[named.length - 1]!;
  const reason = comment.indexOf(' -- ', start);
  const end = comment.lastIndexOf(last, reason < 0 ? comment.length : reason) + last.length;
  return comment.slice(0, start) + named.filter((rule) => !rules.has(rule)).join(' ') + comment.slice(end);
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
