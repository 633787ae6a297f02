/** Definition (转到定义): from a cited title, number or short name, or 该意见, to the document of the corpus, and to where the draft introduced it. */

import type { Location, LocationLink } from 'vscode-languageserver';
import { citedAt, titleLocation, type CitedHere } from './cited.js';
import type { EvidencePlaces } from '../evidence.js';
import type { CheckedDraft } from '../session.js';
import type { Feature } from './feature.js';

export const definition: Feature = {
  capabilities: () => ({ definitionProvider: true }),
  listen: (connection, context) =>
    connection.onDefinition(async ({ textDocument, position }) => {
      const state = await context.checked(textDocument.uri);
      const links = state && definitionAt(state, textDocument.uri, state.text.offset(position), context.show.places);
      if (!links) return null;
      return context.client.textDocument?.definition?.linkSupport === true ? links : asLocations(links);
    }),
};

/** Where the document cited at an offset of the draft `uri` stands; nothing where none is known. */
export function definitionAt(state: CheckedDraft, uri: string, offset: number, places: EvidencePlaces): LocationLink[] | undefined {
  const here = citedAt(state, offset);
  if (!here) return undefined;
  const document = here.cited.resolution?.document;
  const inCorpus = document && state.loaded ? [titleLocation(state.loaded, document, places)] : [];
  const targets = [...inCorpus, ...introduced(here, state, uri)];
  const originSelectionRange = state.text.range(here.span);
  return targets.length === 0 ? undefined : targets.map((target) => ({ originSelectionRange, targetUri: target.uri, targetRange: target.range, targetSelectionRange: target.range }));
}

/** Links as the locations that every client understands. */
export function asLocations(links: readonly LocationLink[]): Location[] {
  return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
}

/** The citation that a short name or 该意见 stands for, in the draft itself. */
function introduced({ cited: { place }, places }: CitedHere, { text }: CheckedDraft, uri: string): Location[] {
  if (place.as !== 'short-name' && place.as !== 'anaphor') return [];
  const first = places.find((other) => other.as === 'title' && other.citation === place.citation);
  return first ? [{ uri, range: text.range(first.span) }] : [];
}
