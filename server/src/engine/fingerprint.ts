/** Identity of findings by content: rule, folded clause, matched text, ordinal among equals. Never path, place or evidence. */

import type { Passage, PolicyDocument } from '../document/model.js';
import { fold } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import type { Span } from '../text/span.js';

/** Gives fingerprints to the findings of one document, in the order in which they are asked for. */
export class Fingerprinter {
  private readonly passages: readonly Passage[];
  private readonly seen = new Map<string, number>();
  /** Hashes of folded clauses: a clause is folded once, however many findings it has. */
  private readonly hashes = new Map<Passage, string>();

  constructor(private readonly document: PolicyDocument) {
    this.passages = [...document.headings, ...document.clauses].sort((a, b) => a.span.start - b.span.start);
  }

  /** The fingerprint of a finding of `rule` at `span`: 16 hexadecimal digits. */
  of(rule: string, span: Span): string {
    const content = `${rule}\n${this.hashOf(this.passageAt(span.start))}\n${fold(this.document.text.slice(span.start, span.end)).text}`;
    const ordinal = this.seen.get(content) ?? 0;
    this.seen.set(content, ordinal + 1);
    return hash64(`${content}\n${ordinal}`);
  }

  /** The hash of a passage's folded text; empty where a finding stands outside all passages. */
  private hashOf(passage: Passage | undefined): string {
    if (!passage) return '';
    const hash = this.hashes.get(passage) ?? hash64(fold(passage.text).text);
    this.hashes.set(passage, hash);
    return hash;
  }

  private passageAt(offset: number): Passage | undefined {
    let low = 0;
    let high = this.passages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.passages[middle]!.span.start <= offset) low = middle;
      else high = middle - 1;
    }
    const passage = this.passages[low];
    return passage && passage.span.start <= offset && offset < passage.span.end ? passage : undefined;
  }
}
