/** Safe fixes (自动修改): which edits may be made without asking, and a text in which they were made. Pure: whoever applies them brings the check. */

import type { Fix } from '../rules/model.js';
import { bisect } from '../text/bisect.js';
import type { Span } from '../text/span.js';
import { finishSteps, type Steps } from '../text/steps.js';
import type { Finding } from './model.js';

/** A change of a text; UTF-16 offsets. */
export type Edit = Fix['edits'][number];

/** A finding as it stands: a baselined one is as little to be fixed as a suppressed one. */
type Standing = Pick<Finding, 'suppressed' | 'baselined' | 'fixes'>;

/** So often a text is checked anew at most: a fix may make room for another, and two rules must not undo each other for ever. */
export const MOST_ROUNDS = 10;

/** The outcome of fixing a text. */
export interface Fixed {
  readonly revision: Revision;
  /** Number of fixes that were made. */
  readonly count: number;
  /** Whether there was still something to fix after {@link MOST_ROUNDS}. */
  readonly unfinished: boolean;
}

/** Fixes a text until nothing is left that may be fixed. `check` gives the findings of a text, in the order of the engine. */
export function fixText(text: string, check: (text: string) => readonly Standing[]): Fixed {
  return finishSteps(
    fixInSteps(text, function* (now) {
      yield;
      return check(now);
    }),
  );
}

/** The same in steps. */
export function* fixInSteps(text: string, check: (text: string) => Steps<readonly Standing[]>): Steps<Fixed> {
  let revision = new Revision(text);
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixes = fixesOf(yield* check(revision.text), revision.text);
    if (fixes.length === 0) return { revision, count, unfinished: false };
    count += fixes.length;
    revision = revision.with(fixes.flat());
  }
  return { revision, count, unfinished: fixesOf(yield* check(revision.text), revision.text).length > 0 };
}

/**
 * The edits of the fixes that are made in one round. Of each open finding the preferred safe fix, otherwise its first safe one; in the order of the
 * findings (by place, the graver first). A fix is made as a whole, and only where none of its edits overlaps or touches one that came before: it waits for the next round.
 */
export function fixesOf(findings: readonly Standing[], text: string): (readonly Edit[])[] {
  const taken: Span[] = [];
  const made: (readonly Edit[])[] = [];
  for (const { suppressed, baselined, fixes } of findings) {
    if (suppressed || baselined) continue;
    const safe = fixes.filter(({ applicability }) => applicability === 'safe');
    const edits = (safe.find(({ preferred }) => preferred) ?? safe[0])?.edits.filter(({ span, newText }) => text.slice(span.start, span.end) !== newText) ?? [];
    if (edits.length > 0 && takeAll(taken, edits.map(({ span }) => span))) made.push(edits);
  }
  return made;
}

/** A fix, and how many findings of the draft it mends in the same way. */
export interface FixOfMany {
  readonly edits: readonly Edit[];
  readonly count: number;
}

/** The same replacement of the same words at every open finding of the rule, as far as the places lie apart. */
export function everywhere(fix: Fix, { rule }: Pick<Finding, 'rule'>, findings: readonly Finding[], text: string): FixOfMany {
  const key = keyOf(fix, text);
  const taken: Span[] = [];
  const same = findings.flatMap((finding) => {
    if (finding.rule !== rule || finding.suppressed || finding.baselined) return [];
    const found = finding.fixes.find((other) => keyOf(other, text) === key);
    return found && takeAll(taken, found.edits.map(({ span }) => span)) ? [found] : [];
  });
  return { edits: same.flatMap(({ edits }) => edits), count: same.length };
}

function keyOf({ title, edits }: Fix, text: string): string {
  return JSON.stringify([title.zh, ...edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText])]);
}

/** Takes the spans where all are free; `taken` is in the order of the text and its spans lie apart. */
function takeAll(taken: Span[], spans: readonly Span[]): boolean {
  const own = [...spans].sort((a, b) => a.start - b.start);
  const apart = own.every((span, index) => index === 0 || own[index - 1]!.end < span.start);
  if (!apart || !own.every((span) => isFree(taken, span))) return false;
  for (const span of own) taken.splice(firstFrom(taken, span.start), 0, span);
  return true;
}

function isFree(taken: readonly Span[], { start, end }: Span): boolean {
  const next = taken[firstFrom(taken, start)];
  return next === undefined || end < next.start;
}

/** The position of the first span that ends at an offset or behind it. */
function firstFrom(taken: readonly Span[], offset: number): number {
  return bisect(taken.length, (index) => taken[index]!.end >= offset);
}

/** Text of the original, or text that was put in. */
type Piece = Span | string;

/** A text after edits that still knows what of it is original: everything else can be kept byte for byte. */
export class Revision {
  readonly text: string;

  constructor(
    readonly original: string,
    private readonly pieces: readonly Piece[] = [{ start: 0, end: original.length }],
  ) {
    this.text = pieces.map((piece) => (typeof piece === 'string' ? piece : original.slice(piece.start, piece.end))).join('');
  }

  /** The text after further edits, which lie apart. */
  with(edits: readonly Edit[]): Revision {
    const reader = new PieceReader(this.pieces);
    const pieces: Piece[] = [];
    for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
      pieces.push(...reader.to(span.start));
      reader.to(span.end);
      if (newText !== '') pieces.push(newText);
    }
    return new Revision(this.original, [...pieces, ...reader.to(this.text.length)]);
  }

  /** The edits that lead from the original to this text, in its order and lying apart. */
  edits(): Edit[] {
    const edits: Edit[] = [];
    let at = 0;
    let put = '';
    const end = { start: this.original.length, end: this.original.length };
    for (const piece of [...this.pieces, end]) {
      if (typeof piece === 'string') {
        put += piece;
        continue;
      }
      if (piece.start > at || put !== '') edits.push({ span: { start: at, end: piece.start }, newText: put });
      at = piece.end;
      put = '';
    }
    return edits;
  }
}

/** Reads pieces from the first to the last. */
class PieceReader {
  private index = 0;
  /** Read units of the piece at `index`, and of all. */
  private inside = 0;
  private offset = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  /** The pieces from where the last call ended to an offset. */
  to(offset: number): Piece[] {
    const read: Piece[] = [];
    while (this.offset < offset && this.index < this.pieces.length) {
      const piece = this.pieces[this.index]!;
      const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const until = Math.min(length, this.inside + offset - this.offset);
      read.push(typeof piece === 'string' ? piece.slice(this.inside, until) : { start: piece.start + this.inside, end: piece.start + until });
      this.offset += until - this.inside;
      this.inside = until === length ? 0 : until;
      if (until === length) this.index++;
    }
    return read;
  }
}
