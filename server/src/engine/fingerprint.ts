/** Identity of findings by content: rule, folded clause, matched text, ordinal among equals. Never path, place or evidence. */

import { bisect } from '../text/bisect.js';
import type { Passage, PolicyDocument } from '../document/model.js';
import { foldText } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import { Recall } from '../text/recall.js';
import type { Span } from '../text/span.js';

/** Foldings of passages and of what was matched in them, kept from check to check. */
export class FoldMemo {
  private readonly folded = new Recall<string>();
  private readonly hashes = new Recall<string>();

  /** A text folded for comparison. */
  fold(text: string): string {
    return this.folded.of(text, foldText);
  }

  /** The hash of a text's folding. */
  hash(text: string): string {
    return this.hashes.of(text, (whole) => hash64(foldText(whole)));
  }

  /** Ends a check: what it did not use is forgotten. */
  turn(): void {
    this.folded.turn();
    this.hashes.turn();
  }
}

/** Gives fingerprints to the findings of one document, in the order in which they are asked for. */
export class Fingerprinter {
  private readonly passages: readonly Passage[];
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly document: PolicyDocument,
    private readonly memo = new FoldMemo(),
  ) {
    this.passages = [...document.headings, ...document.clauses].sort((a, b) => a.span.start - b.span.start);
  }

  /** The fingerprint of a finding of `rule` at `span` and that of the first finding of its content, which may be itself: 16 hexadecimal digits each. */
  of(rule: string, span: Span): { fingerprint: string; first: string } {
    const passage = this.passageAt(span.start); // a finding may stand outside all passages
    const content = `${rule}\n${passage ? this.memo.hash(passage.text) : ''}\n${this.memo.fold(this.document.text.slice(span.start, span.end))}`;
    const ordinal = this.seen.get(content) ?? 0;
    this.seen.set(content, ordinal + 1);
    const first = hash64(`${content}\n0`);
    return { fingerprint: ordinal === 0 ? first : hash64(`${content}\n${ordinal}`), first };
  }

  private passageAt(offset: number): Passage | undefined {
    const passage = this.passages[bisect(this.passages.length, (index) => this.passages[index]!.span.start > offset) - 1];
    return passage && offset < passage.span.end ? passage : undefined;
  }
}
