/** Edits of a file as a unified diff (补丁), which `git apply` and `patch` take. It knows no encoding: a character stands for whatever the caller means. */

import { bisect } from '../text/bisect.js';

/** A change of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Whole lines, with their ends, that take the place of others. */
interface Change {
  /** Index of the first line. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const CONTEXT = 3;

/**
 * The diff of one file; empty where nothing changes. `edits` are in the order of the text and lie apart. Lines end with LF, as these programs have it. The
 * names begin with `./`: `git apply` and `patch -p1` strip that, `patch -p0` leaves it.
 */
export function unifiedDiff(path: string, before: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(before);
  const changes = changesOf(before, lines, edits);
  if (changes.length === 0) return '';
  const name = quoted(/^(?:\/|[A-Za-z]:)/.test(path) ? path : `./${path}`);
  const hunks = hunksOf(changes);
  let shift = 0;
  const written = hunks.map((hunk) => {
    const text = hunkText(hunk, lines, shift);
    for (const { removed, added } of hunk) shift += added.length - removed.length;
    return text;
  });
  return `--- ${name}\n+++ ${name}\n${written.join('')}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesOf(before: string, lines: readonly string[], edits: readonly TextEdit[]): Change[] {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length;
  }
  const lineAt = (offset: number): number => Math.max(0, bisect(starts.length, (index) => starts[index]! > offset) - 1);
  const regions: { first: number; last: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const [first, last] = [lineAt(edit.start), lineAt(edit.end)];
    const region = regions.at(-1);
    if (region && first <= region.last) {
      region.last = last;
      region.edits.push(edit);
    } else regions.push({ first, last, edits: [edit] });
  }
  return regions.flatMap(({ first, last, edits: own }) => {
    const [start, end] = [starts[first] ?? 0, starts[last + 1] ?? before.length];
    return trimmed({ line: first, removed: lines.slice(first, last + 1), added: linesOf(edited(before, start, end, own)) });
  });
}

function edited(before: string, start: number, end: number, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = start;
  for (const edit of edits) {
    pieces.push(before.slice(at, edit.start), edit.newText);
    at = edit.end;
  }
  return [...pieces, before.slice(at, end)].join('');
}

/** A change without the lines that stay at its beginning and its end; none where all stay. */
function trimmed({ line, removed, added }: Change): Change[] {
  const shorter = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shorter && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  const middle = (all: readonly string[]): string[] => all.slice(head, all.length - tail);
  return head === removed.length && head === added.length ? [] : [{ line: line + head, removed: middle(removed), added: middle(added) }];
}

/** Changes that are so near that their contexts meet stand in one hunk. */
function hunksOf(changes: readonly Change[]): [Change, ...Change[]][] {
  const hunks: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const before = hunks.at(-1)?.at(-1);
    if (before && change.line - (before.line + before.removed.length) <= 2 * CONTEXT) hunks.at(-1)!.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkText(hunk: readonly [Change, ...Change[]], lines: readonly string[], shift: number): string {
  const last = hunk.at(-1)!;
  const from = Math.max(0, hunk[0].line - CONTEXT);
  const to = Math.min(lines.length, last.line + last.removed.length + CONTEXT);
  const rows: string[] = [];
  let at = from;
  let added = 0;
  for (const change of hunk) {
    rows.push(...lines.slice(at, change.line).map((line) => row(' ', line)), ...change.removed.map((line) => row('-', line)), ...change.added.map((line) => row('+', line)));
    at = change.line + change.removed.length;
    added += change.added.length - change.removed.length;
  }
  rows.push(...lines.slice(at, to).map((line) => row(' ', line)));
  return `@@ -${range(from, to - from)} +${range(from + shift, to - from + added)} @@\n${rows.join('')}`;
}

function row(sign: string, line: string): string {
  return line.endsWith('\n') ? `${sign}${line}` : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** Lines from 1; an empty range names the line before it. */
function range(from: number, count: number): string {
  return count === 1 ? `${from + 1}` : `${count === 0 ? from : from + 1},${count}`;
}

/** A name with signs that would end it is written as Git writes it; behind one with blanks a tab says where it ends. */
function quoted(name: string): string {
  if (!/["\\\u0000-\u001f\u007f]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const escaped = name.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001f\u007f]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `"${escaped}"`;
}
