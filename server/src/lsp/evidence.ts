/** Evidence (依据) as documents that a client can open: the file itself where every editor shows the same text, otherwise a read-only `wenheng:` document. */

import type { Location, Range } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { CorpusDocument } from '../corpus/model.js';
import type { LoadedCorpus } from '../host/loaded-corpus.js';
import { hash64 } from '../text/hash.js';
import type { Span } from '../text/span.js';
import { DocumentText } from './positions.js';

/** The scheme of evidence documents. */
export const EVIDENCE_SCHEME = 'wenheng';

/** Where evidence stands; the address and the lines of a document are found out once. */
export class EvidencePlaces {
  private readonly texts = new WeakMap<CorpusDocument, DocumentText>();
  private readonly uris = new WeakMap<CorpusDocument, string>();

  location(loaded: LoadedCorpus, document: CorpusDocument, span: Span): Location {
    return { uri: this.uri(loaded, document), range: this.range(document, span) };
  }

  uri(loaded: LoadedCorpus, document: CorpusDocument): string {
    const uri = this.uris.get(document) ?? uriOf(loaded, document);
    this.uris.set(document, uri);
    return uri;
  }

  private range(document: CorpusDocument, span: Span): Range {
    const text = this.texts.get(document) ?? new DocumentText(document.document.text);
    this.texts.set(document, text);
    return text.range(span);
  }
}

function uriOf(loaded: LoadedCorpus, document: CorpusDocument): string {
  const { realPath, utf8 } = loaded.originOf(document);
  if (utf8) return URI.file(realPath).toString();
  // Corpora of two projects may have the same name: the query tells their documents apart.
  return URI.from({ scheme: EVIDENCE_SCHEME, path: `/${document.corpus}/${document.path}`.replace(/\/{2,}/g, '/'), query: hash64(realPath) }).toString();
}

/** The text of an evidence document; `undefined` where no corpus holds it (any more). */
export function evidenceText(uri: string, corpora: readonly LoadedCorpus[]): string | undefined {
  const wanted = URI.parse(uri).toString();
  for (const loaded of corpora) {
    const found = loaded.corpus.documents.find((document) => !loaded.originOf(document).utf8 && uriOf(loaded, document) === wanted);
    if (found) return found.document.text;
  }
  return undefined;
}
