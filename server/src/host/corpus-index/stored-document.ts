/** A document of an index as rules see it (索引中的文件): what was written down is read from the file, the rest is parsed when somebody asks for it. */

import type { Clause, Heading, Metadata, ParseProblem, Part, PolicyDocument, TextCopy } from '../../document/model.js';
import { parseDocument } from '../../document/parse.js';
import type { TerritoryLookup } from '../../document/territories.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import type { Span } from '../../text/span.js';
import type { IndexSegment } from './index-segment.js';
import type { StoredTarget } from './records.js';

/** A document by its number in a segment. */
export class StoredDocument implements PolicyDocument {
  private whole: string | undefined;
  private parsed: PolicyDocument | undefined;

  constructor(
    readonly segment: IndexSegment,
    readonly number: number,
    private readonly territories: TerritoryLookup,
  ) {}

  get metadata(): Metadata {
    return this.segment.record(this.number).metadata;
  }

  get text(): string {
    return (this.whole ??= this.segment.text(this.number));
  }

  get parts(): readonly Part[] {
    return this.parse().parts;
  }

  get headings(): readonly Heading[] {
    return this.parse().headings;
  }

  get clauses(): readonly Clause[] {
    return this.parse().clauses;
  }

  get comments(): readonly Span[] {
    return this.parse().comments;
  }

  get problems(): readonly ParseProblem[] {
    return this.parse().problems;
  }

  get copy(): TextCopy | undefined {
    return this.parse().copy;
  }

  /** Number of its clauses; nothing is parsed for it. */
  get clauseCount(): number {
    return this.segment.clauseCount(this.number);
  }

  private parse(): PolicyDocument {
    return (this.parsed ??= parseDocument(this.text, { territories: this.territories }));
  }
}

/** A figure of a document; its clause is read when somebody asks for it. */
export function targetIn(document: StoredDocument, { clause: number, ...target }: StoredTarget): DocumentTarget {
  let clause: Clause | undefined;
  return Object.defineProperty(target as DocumentTarget, 'clause', { enumerable: false, get: () => (clause ??= new StoredClause(document, number)) });
}

/** A clause of a document: words and place from the file, where it stands in the structure from the parsed document. */
class StoredClause implements Clause {
  readonly text: string;
  readonly span: Span;
  readonly segments: readonly Span[];

  constructor(
    private readonly document: StoredDocument,
    readonly index: number,
  ) {
    const { segment, number } = document;
    const { text, span, segments } = segment.clause(segment.stretch(number, 'clauses')[0] + index, number);
    this.text = text;
    this.span = span;
    this.segments = segments;
  }

  get kind(): Clause['kind'] {
    return this.document.clauses[this.index]!.kind;
  }

  get heading(): number {
    return this.document.clauses[this.index]!.heading;
  }

  get part(): number {
    return this.document.clauses[this.index]!.part;
  }
}
