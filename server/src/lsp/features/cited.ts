/** The citation under the cursor (光标处的引用), and where the document that it means stands: what definition and references share. */

import type { Location } from 'vscode-languageserver';
import type { CorpusDocument } from '../../corpus/model.js';
import { citedPlace, type CitedPlace } from '../../engine/cited.js';
import { citationsIn, spansOf, type PlacedCitation } from '../../extract/cited-documents.js';
import type { LoadedCorpus } from '../../host/loaded-corpus.js';
import { libraryOf } from '../../rules/citing.js';
import type { Library } from '../../rules/resolve-citation.js';
import type { Span } from '../../text/span.js';
import type { EvidencePlaces } from '../evidence.js';
import type { CheckedDraft } from '../session.js';

/** A place of a draft that cites a document, as the cursor points at it. */
export interface CitedHere {
  /** The words under the cursor: the title, the number beside it, the short name. */
  readonly span: Span;
  readonly cited: CitedPlace;
  /** Every place of the draft that cites a document, and where it is to be looked up. */
  readonly places: readonly PlacedCitation[];
  readonly library: Library;
}

/** What is cited at an offset; nothing while the corpus loads. */
export function citedAt(state: CheckedDraft, offset: number): CitedHere | undefined {
  if (isLoading(state)) return undefined;
  const library = libraryOf({ corpus: state.loaded?.corpus, facts: state.project.facts, own: state.own });
  const places = citationsIn(state.result.document);
  for (const place of places) {
    const span = spansOf(place).find((one) => holds(one, offset));
    if (span) return { span, cited: citedPlace(place, library), places, library };
  }
  return undefined;
}

/** Whether the corpus that the draft is to be held against is still being read. */
export function isLoading({ project, loaded, corpusError }: CheckedDraft): boolean {
  return project.corpora.length > 0 && !loaded && !corpusError;
}

/** Whether a span covers the character at an offset. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Where a document of the corpus says what it is called; its beginning where it does not. */
export function titleLocation(loaded: LoadedCorpus, document: CorpusDocument, places: EvidencePlaces): Location {
  const { title, wrapperTitle } = document.document.metadata;
  return places.location(loaded, document, (title ?? wrapperTitle)?.span ?? { start: 0, end: 0 });
}
