/** References (查找引用): every place of the draft that cites the same document, and who in the corpus cites it, or cites the draft. */

import { LSPErrorCodes, ResponseError, type Location } from 'vscode-languageserver';
import { namesOf, type Names } from '../../corpus/catalogue.js';
import type { CorpusDocument } from '../../corpus/model.js';
import { parseNumber } from '../../document/number.js';
import { formsOf } from '../../document/title-forms.js';
import { citedPlace, citeTheSame, type CitedPlace } from '../../engine/cited.js';
import type { Steps } from '../../text/steps.js';
import { citedAt, holds, isLoading, titleLocation, type CitedHere } from './cited.js';
import type { EvidencePlaces } from '../evidence.js';
import type { CheckedDraft } from '../session.js';
import type { Feature } from './feature.js';
import { inSlices } from '../slices.js';

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  listen: (connection, context) =>
    connection.onReferences(async ({ textDocument: { uri }, position, context: { includeDeclaration } }, token) => {
      const state = await context.checked(uri);
      if (!state) return null;
      const question = { uri, offset: state.text.offset(position), includeDeclaration };
      const found = await inSlices(referencesAt(state, question, context.show.places), () => token.isCancellationRequested);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return found ?? null;
    }),
};

/** What is asked for. */
export interface ReferencesQuestion {
  /** The draft's address. */
  readonly uri: string;
  readonly offset: number;
  /** Whether the cited document itself is wanted as well. */
  readonly includeDeclaration: boolean;
}

/** A title of no known document that is shorter may be any body's. */
const SHORTEST_UNKNOWN = 6;

/** Who cites the document that is cited at an offset, or the draft where the offset is in its own title; nothing where neither is. */
export function* referencesAt(state: CheckedDraft, question: ReferencesQuestion, places: EvidencePlaces): Steps<Location[] | undefined> {
  const here = citedAt(state, question.offset);
  const found = here ? yield* ofCitation(state, here, question, places) : yield* ofDraft(state, question, places);
  return found.length === 0 ? undefined : found;
}

function* ofCitation(state: CheckedDraft, { cited, places: inText, library }: CitedHere, { uri, includeDeclaration }: ReferencesQuestion, places: EvidencePlaces): Steps<Location[]> {
  const document = cited.resolution?.document;
  const declaration = includeDeclaration && document && state.loaded ? [titleLocation(state.loaded, document, places)] : [];
  const inDraft = inText.filter((place) => citeTheSame(cited, citedPlace(place, library))).map(({ span }) => ({ uri, range: state.text.range(span) }));
  const names = namesOfCited(cited);
  const inCorpus = names ? yield* citing(state, names, document ? [document] : [], places) : [];
  return [...declaration, ...inDraft, ...inCorpus];
}

function* ofDraft(state: CheckedDraft, { uri, offset, includeDeclaration }: ReferencesQuestion, places: EvidencePlaces): Steps<Location[]> {
  const { document } = state.result;
  const { title, wrapperTitle } = document.metadata;
  const own = [title, wrapperTitle].find((located) => located && holds(located.span, offset));
  if (!own || isLoading(state)) return [];
  const found = yield* citing(state, namesOf(document), [], places);
  return includeDeclaration ? [{ uri, range: state.text.range(own.span) }, ...found] : found;
}

/** The places of the corpus that cite something, but for those in the draft's own copies and in `skip`. */
function* citing({ loaded, own }: CheckedDraft, names: Names, skip: readonly CorpusDocument[], places: EvidencePlaces): Steps<Location[]> {
  if (!loaded) return [];
  const found = yield* loaded.corpus.catalogue.citing(names, new Set([...own, ...skip]));
  return found.map(({ by, citation }) => places.location(loaded, by, citation.span));
}

/** What other documents call the cited one by; nothing where that is too little to tell. */
function namesOfCited({ place: { citation }, resolution }: CitedPlace): Names | undefined {
  if (resolution?.document) return namesOf(resolution.document.document);
  if (resolution) return { titles: [resolution.title], number: resolution.number === undefined ? undefined : parseNumber(resolution.number) };
  const { title, number } = citation;
  const telling = title && formsOf(title.value).core.length >= SHORTEST_UNKNOWN;
  return telling || number ? { titles: telling ? [title.value] : [], number } : undefined;
}
