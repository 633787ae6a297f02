/** Suppressions: comments in the document that silence a rule, each with its reason. */

import type { PolicyDocument } from '../document/model.js';
import type { Span } from '../text/span.js';
import { nearest, suggestion } from '../text/suggestion.js';
import type { Problem } from './model.js';

/** One rule that a comment silences over a range of the document. A comment that names several rules gives several. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** Findings that begin in here are silenced. Scopes of one rule nest or lie apart. */
  readonly scope: Span;
  /** The comment. */
  readonly span: Span;
}

const DIRECTIVES = ['disable-next-line', 'disable', 'enable'];
const DIRECTIVE = /wenheng-(disable-next-line|disable|enable)(?=[ \t\r\n]|$)([^\r\n]*)/;
/** A comment that begins as a suppression does. */
const INTENDED = /^(?:<!--|\/\/)\s{0,20}wenheng-([\w-]{0,40})/;

/** Reads the suppressions of a document; a mistake in one (no rule, unknown rule, no reason) becomes a problem. */
export function readSuppressions(document: PolicyDocument, known: ReadonlySet<string>): { suppressions: Suppression[]; problems: Problem[] } {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  const open = new Map<string, Open[]>();
  const ends = blockEnds(document);
  for (const [index, span] of document.comments.entries()) {
    const comment = document.text.slice(span.start, span.end);
    const match = DIRECTIVE.exec(comment);
    if (!match) problems.push(...unknownDirective(comment, span));
    if (!match) continue;
    const { rules, reason } = argumentsOf(match[2]!);
    problems.push(...mistakes(rules, reason, match[1]!, known, span));
    for (const rule of rules) {
      if (match[1] === 'disable-next-line') suppressions.push({ rule, reason, scope: nextLine(document.text, ends[index]!), span });
      else if (match[1] === 'disable') begin(open, rule, { reason, span });
      else if (!close(open, rule, span.start, suppressions) && known.has(rule)) problems.push(idleEnable(rule, span));
    }
  }
  for (const rule of open.keys()) close(open, rule, document.text.length + 1, suppressions);
  return { suppressions, problems };
}

/** What stands between a comment that silences rules and the one that ends it, both included; a `disable` that nothing ends reaches nowhere. */
export function suppressedBlocks({ text, comments }: PolicyDocument): Span[] {
  const blocks: Span[] = [];
  const open = new Map<string, Span>();
  for (const span of comments) {
    const match = DIRECTIVE.exec(text.slice(span.start, span.end));
    if (!match || match[1] === 'disable-next-line') continue;
    for (const rule of argumentsOf(match[2]!).rules) {
      const begun = open.get(rule);
      if (match[1] === 'disable') open.set(rule, begun ?? span);
      else if (begun && open.delete(rule) && blocks[blocks.length - 1]?.end !== span.end) blocks.push({ start: begun.start, end: span.end });
    }
  }
  return blocks;
}

/** A `disable` that no `enable` has ended yet. */
interface Open {
  readonly reason: string;
  readonly span: Span;
}

/** The rules that a suppressing comment names; empty where it is another comment. */
export function suppressedRules(comment: string): string[] {
  const match = DIRECTIVE.exec(comment);
  return match ? argumentsOf(match[2]!).rules : [];
}

function argumentsOf(text: string): { rules: string[]; reason: string } {
  const end = text.indexOf('-->');
  const body = end < 0 ? text : text.slice(0, end);
  const dash = body.indexOf(' -- ');
  const names = dash < 0 ? body : body.slice(0, dash);
  return { rules: names.split(/[\s,，、]+/).filter((name) => name !== '' && name !== '--'), reason: dash < 0 ? '' : body.slice(dash + 4).trim() };
}

function mistakes(rules: readonly string[], reason: string, directive: string, known: ReadonlySet<string>, span: Span): Problem[] {
  const problems: Problem[] = rules
    .filter((rule) => !known.has(rule))
    .map((rule) => ({ rule, hint: suggestion(nearest(rule, [...known])) }))
    .map(({ rule, hint }) => ({ kind: 'suppression', message: { zh: `屏蔽注释中的规则“${rule}”不存在${hint.zh}`, en: `The suppression names an unknown rule: "${rule}"${hint.en}` }, span }));
  if (rules.length === 0) problems.push({ kind: 'suppression', message: { zh: '屏蔽注释没有写明规则', en: 'The suppression names no rule' }, span });
  else if (reason === '' && directive !== 'enable') {
    problems.push({ kind: 'suppression', message: { zh: `屏蔽“${rules.join('、')}”没有写明理由（格式：规则 -- 理由）`, en: `The suppression of ${rules.join(', ')} gives no reason (write: RULE -- reason)` }, span });
  }
  return problems;
}

/** A directive that is mistyped would silence nothing without a word. */
function unknownDirective(comment: string, span: Span): Problem[] {
  const word = INTENDED.exec(comment)?.[1];
  if (word === undefined) return [];
  const candidate = nearest(word, DIRECTIVES);
  const hint = suggestion(candidate && `wenheng-${candidate}`);
  return [{ kind: 'suppression', message: { zh: `没有“wenheng-${word}”这种屏蔽注释${hint.zh}`, en: `There is no suppression "wenheng-${word}"${hint.en}` }, span }];
}

function idleEnable(rule: string, span: Span): Problem {
  return { kind: 'suppression', message: { zh: `此前没有屏蔽“${rule}”，wenheng-enable 未起作用，可以删去`, en: `Nothing suppresses ${rule} here: this wenheng-enable does nothing and can go` }, span, idle: rule };
}

/** For every comment the end of the last one that follows it at once: comments may be stacked above one line. */
function blockEnds({ text, comments }: PolicyDocument): number[] {
  const ends = comments.map((comment) => comment.end);
  for (let index = comments.length - 2; index >= 0; index--) {
    const between = text.slice(comments[index]!.end, comments[index + 1]!.start);
    if (between.trim() === '') ends[index] = ends[index + 1]!;
  }
  return ends;
}

/** The first line with content after an offset. */
function nextLine(text: string, offset: number): Span {
  let start = offset;
  while (start < text.length && /\s/.test(text[start]!)) start++;
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return { start, end: end + 1 };
}

function begin(open: Map<string, Open[]>, rule: string, entry: Open): void {
  const entries = open.get(rule);
  if (entries) entries.push(entry);
  else open.set(rule, [entry]);
}

/** Ends the open ranges of a rule at an offset and adds them to `closed`; says whether there were any. */
function close(open: Map<string, Open[]>, rule: string, at: number, closed: Suppression[]): boolean {
  for (const { reason, span } of open.get(rule) ?? []) closed.push({ rule, reason, scope: { start: span.end, end: at }, span });
  return open.delete(rule);
}

/** What silences findings: ask for one after the other, in the order of the text. */
export class Silencer {
  private readonly waiting = new Map<string, Suppression[]>();
  private readonly active = new Map<string, Suppression[]>();

  constructor(suppressions: readonly Suppression[]) {
    const innermostFirst = [...suppressions].sort((a, b) => b.scope.start - a.scope.start || a.scope.end - b.scope.end);
    for (const suppression of innermostFirst) {
      const queue = this.waiting.get(suppression.rule);
      if (queue) queue.push(suppression);
      else this.waiting.set(suppression.rule, [suppression]);
    }
  }

  /** The innermost suppression of a rule at an offset that is not before the last one asked for. */
  at(rule: string, offset: number): Suppression | undefined {
    const waiting = this.waiting.get(rule);
    if (!waiting) return undefined;
    const active = this.active.get(rule) ?? [];
    this.active.set(rule, active);
    while (waiting.length > 0 && waiting[waiting.length - 1]!.scope.start <= offset) active.push(waiting.pop()!);
    while (active.length > 0 && active[active.length - 1]!.scope.end <= offset) active.pop();
    return active[active.length - 1];
  }
}

/** Problems for suppressions that silenced nothing. */
export function unusedSuppressions(suppressions: readonly Suppression[], used: ReadonlySet<Suppression>): Problem[] {
  return suppressions
    .filter((suppression) => !used.has(suppression))
    .map((suppression) => ({
      kind: 'suppression',
      message: { zh: `屏蔽“${suppression.rule}”未起作用，可以删去`, en: `The suppression of ${suppression.rule} silences nothing and can go` },
      span: suppression.span,
      idle: suppression.rule,
    }));
}
