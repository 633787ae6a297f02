/** Drafts of a run that are needed again (留存的文稿): a run of a thousand holds few of them as parsed documents, of the others neither that nor their texts. */

import { deserialize, serialize } from 'node:v8';
import type { Clause, Heading, Metadata, ParseProblem, Part, PolicyDocument, TextCopy } from '../document/model.js';
import type { Span } from '../text/span.js';
import { keepHeapSmall } from './small-heap.js';
import { Spool } from './spool.js';

/** UTF-16 units of the documents that stay parsed. */
const MOST_CHARACTERS = 1 << 20;

/**
 * Holds the parsed documents of a run that is small. One that is large is gone through from the first to the last, and what was parsed would only be in the way: from
 * then on only the document that was asked for last is held.
 */
export class Shelf {
  private readonly parsed = new Map<KeptDocument, PolicyDocument>();
  private characters = 0;

  constructor(private most = MOST_CHARACTERS, private readonly spool = new Spool()) {}

  /** What a large run sets aside goes here; `undefined` where the run is small. */
  get aside(): Spool | undefined {
    return this.most === 0 ? this.spool : undefined;
  }

  /** A document as it can be kept; `parse` makes it again from its text. */
  keep(document: PolicyDocument, parse: (text: string) => PolicyDocument): KeptDocument {
    const kept = new KeptDocument(this, document, parse);
    this.put(kept, document);
    return kept;
  }

  /** The parsed document, made again where it is no longer there. */
  whole(kept: KeptDocument): PolicyDocument {
    return this.parsed.get(kept) ?? this.put(kept, kept.anew());
  }

  /** The text of a document, for which nothing is parsed. */
  text(kept: KeptDocument): string {
    return this.parsed.get(kept)?.text ?? kept.textAnew();
  }

  private put(kept: KeptDocument, document: PolicyDocument): PolicyDocument {
    this.parsed.set(kept, document);
    this.characters += document.text.length;
    if (this.characters <= this.most) return document;
    for (const [other, { text }] of this.parsed) {
      if (other === kept) continue;
      other.setAside(text, this.spool);
      this.parsed.delete(other);
    }
    this.characters = document.text.length;
    if (this.most > 0) keepHeapSmall();
    this.most = 0;
    return document;
  }
}

/** A document whose parts are there when somebody asks for them. Who looks at it more than once takes {@link whole}. */
export class KeptDocument implements PolicyDocument {
  readonly metadata: Metadata;
  private kept: (() => Uint8Array) | undefined;

  constructor(
    private readonly shelf: Shelf,
    document: PolicyDocument,
    private readonly parse: (text: string) => PolicyDocument,
  ) {
    this.metadata = detached(document.metadata);
  }

  /** The parsed document, with parts that stay the same objects. */
  whole(): PolicyDocument {
    return this.shelf.whole(this);
  }

  get text(): string {
    return this.shelf.text(this);
  }

  get parts(): readonly Part[] {
    return this.whole().parts;
  }

  get headings(): readonly Heading[] {
    return this.whole().headings;
  }

  get clauses(): readonly Clause[] {
    return this.whole().clauses;
  }

  get comments(): readonly Span[] {
    return this.whole().comments;
  }

  get problems(): readonly ParseProblem[] {
    return this.whole().problems;
  }

  get copy(): TextCopy | undefined {
    return this.whole().copy;
  }

  /** Another text read as this one was. */
  withText(text: string): PolicyDocument {
    return this.parse(text);
  }

  /** Keeps the text for later; once is enough. */
  setAside(text: string, spool: Spool): void {
    this.kept ??= spool.keep(Buffer.from(text, 'utf16le'));
  }

  /** The document anew. */
  anew(): PolicyDocument {
    return this.parse(this.textAnew());
  }

  textAnew(): string {
    const { buffer, byteOffset, byteLength } = this.kept!();
    return Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');
  }
}

/** The same data on its own: V8 keeps a slice of a text as a reference into it, and so the whole of that alive. */
export function detached<T>(data: T): T {
  return deserialize(serialize(data)) as T;
}
