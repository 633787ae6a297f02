/** Suppressions: comments in the document that silence a rule, each with its reason. */

import type { PolicyDocument } from '../document/model.js';
import type { Span } from '../text/span.js';
import type { Problem } from './model.js';

/** A comment that silences rules over a range of the document. */
export interface Suppression {
  readonly rules: ReadonlySet<string>;
  readonly reason: string;
  /** Findings that begin in here are silenced. */
  readonly scope: Span;
  /** The comment. */
  readonly span: Span;
}

const DIRECTIVE = /wenheng-(disable-next-line|disable|enable)(?=[ \t\r\n]|$)([^\r\n]*)/;

/** Reads the suppressions of a document; a mistake in one (no rule, unknown rule, no reason) becomes a problem. */
export function readSuppressions(document: PolicyDocument, known: ReadonlySet<string>): { suppressions: Suppression[]; problems: Problem[] } {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  const open: { rules: string[]; reason: string; span: Span }[] = [];
  for (const span of document.comments) {
    const match = DIRECTIVE.exec(document.text.slice(span.start, span.end));
    if (!match) continue;
    const { rules, reason } = argumentsOf(match[2]!);
    problems.push(...mistakes(rules, reason, match[1]!, known, span));
    if (rules.length === 0) continue;
    if (match[1] === 'disable-next-line') suppressions.push({ rules: new Set(rules), reason, scope: nextLine(document.text, span.end), span });
    else if (match[1] === 'disable') open.push({ rules, reason, span });
    else suppressions.push(...close(open, rules, span.start));
  }
  for (const { rules, reason, span } of open) suppressions.push({ rules: new Set(rules), reason, scope: { start: span.end, end: document.text.length + 1 }, span });
  return { suppressions, problems };
}

function argumentsOf(text: string): { rules: string[]; reason: string } {
  const body = text.replace(/-->.*$/, '');
  const dash = body.indexOf(' -- ');
  const names = dash < 0 ? body : body.slice(0, dash);
  return { rules: names.split(/[\s,，、]+/).filter((name) => name !== '' && name !== '--'), reason: dash < 0 ? '' : body.slice(dash + 4).trim() };
}

function mistakes(rules: readonly string[], reason: string, directive: string, known: ReadonlySet<string>, span: Span): Problem[] {
  const problems: Problem[] = rules
    .filter((rule) => !known.has(rule))
    .map((rule) => ({ kind: 'suppression', message: { zh: `屏蔽注释中的规则“${rule}”不存在`, en: `The suppression names an unknown rule: "${rule}"` }, span }));
  if (rules.length === 0) problems.push({ kind: 'suppression', message: { zh: '屏蔽注释没有写明规则', en: 'The suppression names no rule' }, span });
  else if (reason === '' && directive !== 'enable') {
    problems.push({ kind: 'suppression', message: { zh: `屏蔽“${rules.join('、')}”没有写明理由（格式：规则 -- 理由）`, en: `The suppression of ${rules.join(', ')} gives no reason (write: RULE -- reason)` }, span });
  }
  return problems;
}

/** The first line with content after an offset. */
function nextLine(text: string, offset: number): Span {
  let start = offset;
  while (start < text.length && /\s/.test(text[start]!)) start++;
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return { start, end: end + 1 };
}

/** Ends the open ranges of some rules; what a comment silences beyond them stays open. */
function close(open: { rules: string[]; reason: string; span: Span }[], rules: readonly string[], at: number): Suppression[] {
  const closed: Suppression[] = [];
  for (let index = open.length - 1; index >= 0; index--) {
    const entry = open[index]!;
    const ended = entry.rules.filter((rule) => rules.includes(rule));
    if (ended.length === 0) continue;
    closed.push({ rules: new Set(ended), reason: entry.reason, scope: { start: entry.span.end, end: at }, span: entry.span });
    entry.rules = entry.rules.filter((rule) => !ended.includes(rule));
    if (entry.rules.length === 0) open.splice(index, 1);
  }
  return closed;
}

/** Problems for suppressions that silenced nothing. */
export function unusedSuppressions(suppressions: readonly Suppression[], used: ReadonlySet<Suppression>): Problem[] {
  return suppressions
    .filter((suppression) => !used.has(suppression))
    .map((suppression) => ({
      kind: 'suppression',
      message: { zh: `屏蔽“${[...suppression.rules].join('、')}”未起作用，可以删去`, en: `The suppression of ${[...suppression.rules].join(', ')} silences nothing and can go` },
      span: suppression.span,
    }));
}
