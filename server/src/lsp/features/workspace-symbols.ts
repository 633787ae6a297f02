/** Workspace symbols (工作区符号): documents of the corpora by title and number, and the headings of open drafts. */

import { LSPErrorCodes, ResponseError, SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import type { Heading } from '../../document/model.js';
import { belongingOf, fitting, namedDocuments, namedHeadings, type Found, type KnownDocument, type Named } from '../../engine/search/symbols.js';
import type { LoadedCorpus } from '../../host/loaded-corpus.js';
import type { Steps } from '../../text/steps.js';
import type { Presentation } from '../diagnostics.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';

export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  listen: (connection, context) => {
    const names = new WeakMap<LoadedCorpus, readonly Named<KnownDocument>[]>();
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      const drafts = await openDrafts(context);
      const found = await inSlices(symbolsFor(query, drafts, context, names), () => token.isCancellationRequested);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return found ?? null;
    });
  },
};

/** More are not looked through by anybody: who wants others types on. */
const MOST = 200;

interface OpenDraft {
  readonly uri: string;
  readonly state: CheckedDraft;
}

async function openDrafts({ session, checked }: FeatureContext): Promise<OpenDraft[]> {
  const states = await Promise.all(session.uris().map(async (uri) => ({ uri, state: await checked(uri) })));
  return states.flatMap(({ uri, state }) => (state ? [{ uri, state }] : []));
}

/** A find with what makes a symbol of it, when it is among those that are shown. */
interface Candidate {
  readonly cost: number;
  /** Among equals the later comes first; headings of drafts before all documents. */
  readonly day: string;
  symbol(): SymbolInformation;
}

/** Later than any day. */
const NOW = '9999';

function* symbolsFor(query: string, drafts: readonly OpenDraft[], { session, show }: FeatureContext, names: WeakMap<LoadedCorpus, readonly Named<KnownDocument>[]>): Steps<SymbolInformation[]> {
  const found: Candidate[] = [];
  for (const draft of drafts) {
    const headings = yield* fitting(namedHeadings(draft.state.result.document), query);
    found.push(...headings.map((heading) => ({ cost: heading.cost, day: NOW, symbol: () => ofHeading(heading, draft) })));
  }
  for (const loaded of session.loadedCorpora()) {
    const known = names.get(loaded) ?? (yield* namedDocuments(loaded.corpus));
    names.set(loaded, known);
    for (const document of yield* fitting(known, query)) found.push({ cost: document.cost, day: document.named.value.day, symbol: () => ofDocument(document, loaded, show) });
  }
  found.sort((one, other) => one.cost - other.cost || (one.day < other.day ? 1 : one.day > other.day ? -1 : 0));
  return distinct(found);
}

/** The first symbols, each place once: two corpora may hold the same document. */
function distinct(found: readonly Candidate[]): SymbolInformation[] {
  const symbols: SymbolInformation[] = [];
  const seen = new Set<string>();
  for (const candidate of found) {
    if (symbols.length === MOST) break;
    const symbol = candidate.symbol();
    const place = JSON.stringify(symbol.location);
    if (seen.has(place)) continue;
    seen.add(place);
    symbols.push(symbol);
  }
  return symbols;
}

function ofHeading({ named: { value, name } }: Found<Heading>, { uri, state }: OpenDraft): SymbolInformation {
  const { title, wrapperTitle } = state.result.document.metadata;
  return { name, kind: SymbolKind.Namespace, containerName: (title ?? wrapperTitle)?.value ?? '', location: { uri, range: state.text.range(value.span) } };
}

/** Its beginning: where the title stands would have to be read from the text. */
function ofDocument({ named: { value: { document }, name } }: Found<KnownDocument>, loaded: LoadedCorpus, { places, language }: Presentation): SymbolInformation {
  const start = { line: 0, character: 0 };
  return { name, kind: SymbolKind.File, containerName: belongingOf(loaded.corpus.headOf(document).metadata)[language], location: { uri: places.uri(loaded, document), range: { start, end: start } } };
}
