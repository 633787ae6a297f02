/** Document highlights (同义高亮): the other places of the draft that cite the same document, or set a target for the same indicator. */

import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver';
import { mayHoldTarget } from '../../engine/describe/targets.js';
import { citedPlace, citeTheSame } from '../../engine/cited.js';
import { spansOf } from '../../extract/cited-documents.js';
import { targetsIn } from '../../extract/targets/index.js';
import { keyIn } from '../../rules/counterparts.js';
import type { Span } from '../../text/span.js';
import { citedAt, holds } from './cited.js';
import type { CheckedDraft } from '../session.js';
import type { Feature } from './feature.js';

export const highlights: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  listen: (connection, context) =>
    connection.onDocumentHighlight(async ({ textDocument, position }) => {
      const state = await context.checked(textDocument.uri);
      const spans = state && alikeAt(state, state.text.offset(position));
      return spans && spans.length > 1 ? spans.map((span): DocumentHighlight => ({ range: state.text.range(span), kind: DocumentHighlightKind.Text })) : null;
    }),
};

/** The places that mean the same as what stands at an offset, itself included; nothing where it is neither a citation nor a target. Where it stands alone, equal words tell more: those are the editor's. */
function alikeAt(state: CheckedDraft, offset: number): Span[] | undefined {
  return citations(state, offset) ?? targets(state, offset);
}

function citations(state: CheckedDraft, offset: number): Span[] | undefined {
  const here = citedAt(state, offset);
  if (!here) return undefined;
  return here.places.filter((place) => citeTheSame(here.cited, citedPlace(place, here.library))).flatMap(spansOf);
}

function targets({ result: { document }, project: { facts } }: CheckedDraft, offset: number): Span[] | undefined {
  if (!mayHoldTarget(document, offset)) return undefined; // asked wherever the cursor goes
  const all = targetsIn(document);
  const here = all.filter(({ span }) => holds(span, offset)).sort((one, other) => one.span.end - one.span.start - (other.span.end - other.span.start))[0];
  if (!here) return undefined;
  const key = keyIn(facts);
  return all.filter((target) => target.territory === here.territory && key(target) === key(here)).map(({ span }) => span);
}
