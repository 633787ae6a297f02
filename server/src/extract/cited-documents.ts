/** The citations of a whole document (全文引用): short names and 该意见 led back to the title that they stand for. */

import { spanInDocument, type Passage, type PolicyDocument } from '../document/model.js';
import { foldText } from '../text/fold.js';
import type { Span } from '../text/span.js';
import { anaphoricGenres, findAnaphors, findCitations, type Citation } from './citations.js';

/** How a place of the document names the document that it cites. */
export type CitedAs = 'title' | 'number' | 'short-name' | 'anaphor';

/** A citation with its place in the document. */
export interface PlacedCitation {
  readonly as: CitedAs;
  /** Offsets into the document's text. */
  readonly span: Span;
  /** What is cited. For a short name or an anaphor, the citation that introduced it. */
  readonly citation: Citation;
  readonly passage: Passage;
}

/** A passage with what an extractor found in it. */
export interface CitingPassage<P extends Passage = Passage> {
  readonly passage: P;
  readonly citations: readonly Citation[];
}

/** A citation of a passage, and the fuller one that it stands for where it is a short name. */
export interface NamedCitation<P extends Passage = Passage> {
  readonly passage: P;
  readonly citation: Citation;
  /** The citation that gave the short name, where this one is nothing but that. */
  readonly introduced: Citation | undefined;
}

/** Every citation in the headings and clauses of a document, in the order of the text. */
export function citationsIn(document: PolicyDocument): readonly PlacedCitation[] {
  const passages = passagesOf(document).map((passage) => ({ passage, citations: findCitations(passage.text) }));
  const named = withShortNames(passages);
  const fuller = new Map(named.flatMap(({ citation, introduced }) => (introduced ? [[citation, introduced] as const] : [])));
  const placed = named.map(({ passage, citation, introduced }): PlacedCitation => {
    const as = introduced ? 'short-name' : citation.title ? 'title' : 'number';
    return { as, span: spanInDocument(passage, citation.span), citation: introduced ?? citation, passage };
  });
  return [...placed, ...anaphorsIn(passages, fuller)].sort((a, b) => a.span.start - b.span.start);
}

/** Where a citation names its document: the title or what stands for it, the number beside it, the short name that it gives. */
export function spansOf({ as, span, citation: { number, shortName }, passage }: PlacedCitation): Span[] {
  if (as !== 'title') return [span];
  const beside = [number, shortName].flatMap((located) => (located ? [located.span] : []));
  return [span, ...beside.map((one) => spanInDocument(passage, one))];
}

/** The citations of passages in order, each short name with the citation that introduced it before. */
export function withShortNames<P extends Passage>(passages: readonly CitingPassage<P>[]): NamedCitation<P>[] {
  const names = new Map<string, Citation>();
  return passages.flatMap(({ passage, citations }) =>
    citations.map((citation) => {
      const introduced = citation.title && citation.shortName === undefined ? names.get(foldText(citation.title.value)) : undefined;
      if (citation.shortName !== undefined) names.set(foldText(citation.shortName.value), citation);
      return { passage, citation, introduced };
    }),
  );
}

/**
 * 该意见 and the like, where one document only can be meant: the one cited 意见 before it in the same passage, else in the one
 * before. `fuller` leads short names back to the citations that gave them.
 */
function anaphorsIn(passages: readonly CitingPassage[], fuller: ReadonlyMap<Citation, Citation>): PlacedCitation[] {
  let before = new Antecedents();
  return passages.flatMap(({ passage, citations }) => {
    const here = new Antecedents();
    const add = (cited: Citation): void => here.add(fuller.get(cited) ?? cited);
    let next = 0;
    const found = findAnaphors(passage.text).flatMap(({ span, genre }): PlacedCitation[] => {
      while (next < citations.length && citations[next]!.span.end <= span.start) add(citations[next++]!);
      const citation = here.has(genre) ? here.only(genre) : before.only(genre);
      return citation ? [{ as: 'anaphor', span: spanInDocument(passage, span), citation, passage }] : [];
    });
    for (; next < citations.length; next++) add(citations[next]!);
    before = here;
    return found;
  });
}

/** What 该意见 may mean, by genre: one document, or several and so none. */
class Antecedents {
  private readonly byGenre = new Map<string, Citation | undefined>();

  add(citation: Citation): void {
    for (const genre of anaphoricGenres(citation)) {
      const known = this.byGenre.get(genre);
      const several = this.byGenre.has(genre) && known?.title!.value !== citation.title!.value;
      this.byGenre.set(genre, several ? undefined : citation);
    }
  }

  has(genre: string): boolean {
    return this.byGenre.has(genre);
  }

  only(genre: string): Citation | undefined {
    return this.byGenre.get(genre);
  }
}

/** Headings and clauses in the order of the text. */
export function passagesOf(document: PolicyDocument): Passage[] {
  const headings = document.headings.filter(({ title }) => title !== '');
  const passages: Passage[] = [];
  let next = 0;
  for (const heading of headings) {
    while (next < document.clauses.length && document.clauses[next]!.span.start < heading.span.start) passages.push(document.clauses[next++]!);
    passages.push(heading);
  }
  return [...passages, ...document.clauses.slice(next)];
}
