/** What the requests of the editor's panels share (目标对照、查重): the frame of an answer, documents of the corpus, and the request for a place in one. */

import type { Location } from 'vscode-languageserver';
import type { CorpusDocument } from '../../corpus/model.js';
import { citedForm } from '../../document/title-forms.js';
import type { Language } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { CheckedDraft } from '../session.js';
import type { Feature, FeatureContext } from './feature.js';
import { isLoading } from './cited.js';

/** Parameters of `wenheng/ledger` and `wenheng/reuse`: a draft, and the `id` of the last answer, where the client still has it. */
export interface PanelParams {
  readonly uri: string;
  readonly known?: string;
}

/** Nothing has changed since the answer that the client knows. */
export interface Unchanged {
  readonly unchanged: true;
}

/** What every answer says of the draft. */
export interface PanelFrame {
  /** Equal ids mean equal answers as long as the server runs. */
  readonly id: string;
  readonly title?: string;
  readonly asOf: string;
  readonly territory?: string;
  /** The corpus that it is held against; `message` says why it cannot be used. */
  readonly corpus: { readonly state: 'none' | 'loading' | 'ready' | 'error'; readonly documents: number; readonly message?: string };
}

/** A document of the corpus by its names. */
export interface NamedDocument {
  readonly corpus: string;
  readonly path: string;
  readonly title?: string;
  readonly number?: string;
  readonly date?: string;
}

/** Parameters of `wenheng/place`: offsets of a document of the corpus that the draft is held against, as an answer named them. */
export interface PlaceParams extends Pick<NamedDocument, 'corpus' | 'path'> {
  readonly uri: string;
  readonly span: Span;
}

export const PLACE_REQUEST = 'wenheng/place';

/** Tells where something stands in the corpus. Only this reads the document's text: answers would have to read those of all. */
export const place: Feature = {
  capabilities: () => ({}),
  listen: (connection, context) =>
    connection.onRequest(PLACE_REQUEST, async ({ uri, corpus, path, span }: PlaceParams): Promise<Location | null> => {
      const state = await context.checked(uri);
      const document = state && documentAt(state, corpus, path);
      return document && state.loaded ? context.show.places.location(state.loaded, document, span) : null;
    }),
};

/** A document of the draft's corpus; `undefined` where it is gone. */
export function documentAt({ loaded }: CheckedDraft, corpus: string, path: string): CorpusDocument | undefined {
  return loaded?.corpus.documents.find((document) => document.path === path && document.corpus === corpus);
}

export function frameOf(state: CheckedDraft, { show: { language } }: Pick<FeatureContext, 'show'>): PanelFrame {
  const { result: { document, asOf, territory } } = state;
  const title = document.metadata.title?.value;
  return { id: state.id, ...(title !== undefined && { title }), asOf: asOf.day, ...(territory !== undefined && { territory }), corpus: corpusOf(state, language) };
}

function corpusOf(state: CheckedDraft, language: Language): PanelFrame['corpus'] {
  const documents = state.loaded?.corpus.documents.length ?? 0;
  if (state.corpusError) return { state: 'error', documents, message: state.corpusError.localized[language] };
  return { state: state.loaded ? 'ready' : isLoading(state) ? 'loading' : 'none', documents };
}

export function namedDocument({ corpus, path, document: { metadata: { title, number, date } } }: CorpusDocument): NamedDocument {
  return { corpus, path, ...(title && { title: citedForm(title.value, true) }), ...(number && { number: number.value }), ...(date && { date: date.value }) };
}
