/** Document links (文档链接): from a cited title or number to the document of the corpus that it certainly means. Web addresses are the editor's own affair. */

import { DocumentLinkRequest, RegistrationRequest, UnregistrationRequest, type ClientCapabilities, type Connection, type DocumentLink } from 'vscode-languageserver';
import { citedPlace } from '../../engine/cited.js';
import { citationsIn, spansOf } from '../../extract/cited-documents.js';
import { libraryOf } from '../../rules/citing.js';
import { nameOf } from '../../rules/counterparts.js';
import type { Resolution } from '../../rules/resolve-citation.js';
import type { Language, Localized } from '../../text/localized.js';
import { plainText } from '../../text/markdown.js';
import type { Steps } from '../../text/steps.js';
import { citedAt, isLoading, titleLocation } from './cited.js';
import type { EvidencePlaces } from '../evidence.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';

export const links: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: true } }),
  listen: (connection, context) => {
    connection.onDocumentLinks(async ({ textDocument: { uri } }, token) => {
      const state = await context.checked(uri);
      if (!state || isLoading(state)) return null;
      return (await inSlices(linksIn(state, uri, context), () => token.isCancellationRequested)) ?? null;
    });
    connection.onDocumentLinkResolve(async (link) => {
      const uri = (link.data as LinkData | undefined)?.uri;
      const state = uri === undefined ? undefined : await context.checked(uri);
      return (state && resolved(state, link, context.show.places)) ?? link;
    });
  },
  refresh: askAgain,
};

/** What a link carries until it is resolved: the draft that it stands in. */
interface LinkData {
  readonly uri: string;
}

/** The links of a draft, without their targets: where a document says its title is found out when somebody follows one. One citation a step. */
function* linksIn(state: CheckedDraft, uri: string, { client, show }: FeatureContext): Steps<DocumentLink[]> {
  const library = libraryOf({ corpus: state.loaded?.corpus, facts: state.project.facts, own: state.own });
  const withTooltips = client.textDocument?.documentLink?.tooltipSupport === true;
  const found: DocumentLink[] = [];
  for (const place of citationsIn(state.result.document)) {
    yield;
    if (place.as === 'anaphor') continue; // 该意见 underlined in every second sentence
    const { resolution } = citedPlace(place, library);
    if (!resolution?.document) continue;
    const data: LinkData = { uri };
    const tooltip = withTooltips ? { tooltip: tooltipOf(resolution, show.language) } : {};
    for (const span of spansOf(place)) found.push({ range: state.text.range(span), ...tooltip, data });
  }
  return found;
}

const DRAFT: Localized = { zh: '征求意见稿', en: 'a draft for comment' };

/** 《题名》 文号, and that it is no final version. VS Code takes it for Markdown. */
function tooltipOf({ document, number, status }: Resolution, language: Language): string {
  const name = plainText([nameOf(document!), ...(number === undefined ? [] : [number])].join(' '));
  return status === 'draft' ? `${name} · ${DRAFT[language]}` : name;
}

/** A link with its target, by what stands at its place now. */
function resolved(state: CheckedDraft, link: DocumentLink, places: EvidencePlaces): DocumentLink | undefined {
  const document = citedAt(state, state.text.offset(link.range.start))?.cited.resolution?.document;
  if (!document || !state.loaded) return undefined;
  const { uri, range } = titleLocation(state.loaded, document, places);
  return { ...link, target: `${uri}#L${range.start.line + 1}` };
}

/** The protocol has no request for it: a second provider that comes and goes makes a client look for links again. */
function askAgain(connection: Connection, client: ClientCapabilities): void {
  if (client.textDocument?.documentLink?.dynamicRegistration !== true) return;
  const { method } = DocumentLinkRequest;
  const registration = { id: 'wenheng-links', method, registerOptions: { documentSelector: null, resolveProvider: true } };
  connection
    .sendRequest(RegistrationRequest.type, { registrations: [registration] })
    .then(() => connection.sendRequest(UnregistrationRequest.type, { unregisterations: [{ id: registration.id, method }] }))
    .catch(() => undefined); // a client that refuses looks again at its next edit
}
