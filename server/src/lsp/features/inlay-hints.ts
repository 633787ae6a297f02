/** Inlay hints (行间提示): the superior's value behind a target, number and status behind a cited title. Only where the client asks for them when it starts. */

import { InlayHintRefreshRequest, LSPErrorCodes, MarkupKind, ResponseError, type InlayHint } from 'vscode-languageserver';
import { hintsIn, type CitationHint, type Hint, type TargetHint } from '../../engine/reading/hints.js';
import { RELATION, statesOf, valueOf } from '../../engine/ledger/words.js';
import { nameOf } from '../../rules/counterparts.js';
import { link, plainText, quotation } from '../../text/markdown.js';
import type { Presentation } from '../diagnostics.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature } from './feature.js';

export const inlayHints: Feature = {
  capabilities: ({ wishes }) => (wishes.inlayHints ? { inlayHintProvider: true } : {}),
  listen: (connection, context) => {
    if (!context.wishes.inlayHints) return;
    connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
      const state = await context.checked(uri);
      if (!state) return null;
      const world = { targets: context.targets(state), facts: state.project.facts, corpus: state.loaded?.corpus, own: state.own };
      const hints = await inSlices(hintsIn(state.text.span(range), state.result, world), () => token.isCancellationRequested);
      if (!hints) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return hints.sort((a, b) => a.at - b.at).map((hint) => shown(state, hint, context.show));
    });
  },
  refresh: (connection, client) => {
    if (client.workspace?.inlayHint?.refreshSupport) connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined); // it asks again at the next edit
  },
};

function shown(state: CheckedDraft, hint: Hint, show: Presentation): InlayHint {
  const value = hint.kind === 'target' ? ofTarget(state, hint, show) : ofCard(state, hint, show);
  return { position: state.text.position(hint.at), label: hint.label[show.language], paddingLeft: true, tooltip: { kind: MarkupKind.Markdown, value } };
}

/** The cited document, and what is known of it. */
function ofCard({ loaded }: CheckedDraft, { card: { title, document, lines } }: CitationHint, { language, places }: Presentation): string {
  const name = loaded && document ? link(`《${title}》`, places.uri(loaded, document)) : plainText(`《${title}》`);
  return [name, ...lines.map((line) => plainText(line[language]))].join('\n\n');
}

/** The superior document, and its words. */
function ofTarget({ loaded }: CheckedDraft, { above, column }: TargetHint, { language, places }: Presentation): string {
  const { document, relation } = column;
  const place = loaded && places.location(loaded, document, above.span);
  const name = place ? link(nameOf(document), `${place.uri}#L${place.range.start.line + 1}`) : plainText(nameOf(document));
  const details = [RELATION[relation][language], document.document.metadata.date?.value, ...statesOf(column).map((state) => state[language]), valueOf(above, language)];
  const said = details.flatMap((detail) => (detail === undefined ? [] : [plainText(detail)])).join(' · ');
  return `${name} · ${said}\n\n${quotation(document.document.text.slice(above.span.start, above.span.end))}`;
}
