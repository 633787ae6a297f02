/** The server's answers that panels show (目标对照、查重), as their pages get them: plain data, with texts in the language of the messages. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of a corpus document, in offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** A draft, and the `id` of the answer that is still at hand. */
export interface PanelParams {
  readonly uri: string;
  readonly known?: string;
}

export interface Unchanged {
  readonly unchanged: true;
}

export interface PanelAnswer {
  readonly id: string;
  readonly title?: string;
  readonly asOf: string;
  readonly territory?: string;
  readonly corpus: { readonly state: 'none' | 'loading' | 'ready' | 'error'; readonly documents: number; readonly message?: string };
}

export interface NamedDocument {
  readonly corpus: string;
  readonly path: string;
  readonly title?: string;
  readonly number?: string;
  readonly date?: string;
}

export interface PlaceParams extends Pick<NamedDocument, 'corpus' | 'path'> {
  readonly uri: string;
  readonly span: Span;
}

/** How a document stands to the draft. */
export type Relation = 'superior' | 'same' | 'peer' | 'subordinate';
export type Series = 'own' | Relation;
/** `finding`: the checker has marked it. `superior`, `others`: the corpus has the same, from a superior or not. */
export type RowState = 'finding' | 'superior' | 'others' | 'alone';

export interface LedgerAnswer extends PanelAnswer {
  readonly targets: number;
  readonly documents: readonly DocumentBeside[];
  readonly rows: readonly LedgerRow[];
  readonly leftOut: Readonly<Record<'own' | 'later' | 'obsolete', number>>;
}

export interface DocumentBeside extends NamedDocument {
  readonly relation: Relation;
  readonly ordinal: number;
  readonly draft: boolean;
  readonly ended: boolean;
}

export interface LedgerRow {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly state: RowState;
  readonly findings: readonly { readonly severity: 'error' | 'warning' | 'info'; readonly message: string }[];
  readonly own: readonly (Value & { readonly range: Range })[];
  readonly beside: readonly { readonly document: number; readonly values: readonly (Value & { readonly span: Span })[] }[];
  readonly more: Readonly<Partial<Record<Relation, number>>>;
  readonly points: readonly Point[];
}

export interface Value {
  readonly text: string;
  readonly short: string;
  readonly amount: number;
  readonly year?: number;
  readonly doubtful: boolean;
}

export interface Point {
  readonly series: Series;
  readonly line: string;
  readonly year: number;
  readonly value: number;
  readonly label: string;
  readonly text: string;
  readonly document?: number;
}

export interface ReuseAnswer extends PanelAnswer {
  readonly reuse?: Reuse;
}

export interface Reuse {
  readonly characters: number;
  readonly uncounted: number;
  readonly own: Portion;
  readonly sources: readonly Source[];
  readonly strip: readonly StripPart[];
  readonly passages: readonly Passage[];
}

export interface Portion {
  readonly characters: number;
  readonly permille: number;
}

export type SourceRelation = 'superior' | 'version' | 'elsewhere';

export interface Source extends NamedDocument, Portion {
  readonly relation: SourceRelation;
  readonly clauses: number;
}

export interface StripPart {
  readonly from: 'own' | 'uncounted' | number;
  readonly characters: number;
  readonly line: number;
}

export interface Paragraphs {
  readonly first: number;
  readonly last: number;
}

export interface Passage {
  readonly source: number;
  readonly characters: number;
  readonly ours: Paragraphs & { readonly range: Range; readonly opening: string };
  readonly theirs: Paragraphs & { readonly span: Span };
}

export interface ReuseComparisonParams extends Pick<NamedDocument, 'corpus' | 'path'> {
  readonly uri: string;
  readonly ours: Paragraphs;
  readonly theirs: Paragraphs;
}

/** Source left, draft right. */
export interface ComparisonAnswer {
  readonly title: string;
  readonly left: ComparedText;
  readonly right: ComparedText;
}

export interface ComparedText extends Place {
  readonly label: string;
  readonly text: string;
}
