/** Code lens (代码透镜): above a section of goals how its targets stand to the superior's, above a copied passage where it comes from. */

import { CodeLensRefreshRequest, LSPErrorCodes, ResponseError, type CancellationToken, type CodeLens, type Command } from 'vscode-languageserver';
import { goalSections, goalWords, summaryOf } from '../../engine/ledger/goals.js';
import { copiedPlaces, reuseWords } from '../../engine/reuse/sources.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';

/** Commands of the client, given the document's address and a line that counts from 0. Without them a lens only says what it says. */
export const TARGETS_COMMAND = 'wenheng.showTargets';
export const REUSE_COMMAND = 'wenheng.showReuse';

/** More of them would push the text apart. */
const MOST_PASSAGES = 40;

/** By what a lens is known when it is resolved: the draft, and the how-manieth of its kind. */
interface LensData {
  readonly uri: string;
  readonly kind: 'goals' | 'reuse';
  readonly index: number;
}

export const codeLens: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  listen: (connection, context) => {
    /** What lenses of a check were found to say: who comes back to a draft sees it at once. */
    const known = new WeakMap<CheckedDraft, Map<string, Localized>>();
    connection.onCodeLens(async ({ textDocument: { uri } }) => {
      const state = await context.checked(uri);
      if (!state) return null;
      const said = known.get(state);
      return lensesOf(state, uri, context.targets(state)).map((lens) => {
        const words = said?.get(keyOf(lens.data as LensData));
        return words ? { ...lens, command: commandOf(lens, words[context.show.language], lens.data as LensData, context) } : lens;
      });
    });
    connection.onCodeLensResolve(async (lens, token) => {
      const data = lens.data as LensData;
      const state = await context.checked(data.uri);
      const words = state && (await wordsOf(state, data, context, token));
      if (words) known.set(state, (known.get(state) ?? new Map<string, Localized>()).set(keyOf(data), words));
      return { ...lens, command: commandOf(lens, words?.[context.show.language] ?? '', data, context) };
    });
  },
  refresh: (connection, client) => {
    if (client.workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined); // it asks again at the next edit
  },
};

/** Where lenses stand; what they say is worked out for those that are shown. */
export function lensesOf({ result, text }: CheckedDraft, uri: string, targets: readonly DocumentTarget[]): CodeLens[] {
  const lens = (offset: number, kind: LensData['kind'], index: number): CodeLens => ({ range: text.range({ start: offset, end: offset }), data: { uri, kind, index } satisfies LensData });
  return [
    ...goalSections(result.document, targets).map(({ span }, index) => lens(span.start, 'goals', index)),
    ...copiedPlaces(result.findings).slice(0, MOST_PASSAGES).map(({ span }, index) => lens(span.start, 'reuse', index)),
  ];
}

function keyOf({ kind, index }: LensData): string {
  return `${kind} ${index}`;
}

async function wordsOf(state: CheckedDraft, data: LensData, { targets }: FeatureContext, token: CancellationToken): Promise<Localized | undefined> {
  const corpus = state.loaded?.corpus;
  if (data.kind === 'reuse') {
    const place = copiedPlaces(state.result.findings)[data.index];
    return place && corpus && finished(reuseWords(place, state.result.document, { corpus, own: state.own, territory: state.result.territory }), token);
  }
  const section = goalSections(state.result.document, targets(state))[data.index];
  return section && goalWords(await finished(summaryOf(section, state.result, { targets: targets(state), facts: state.project.facts, corpus, own: state.own }), token));
}

async function finished<T extends object>(steps: Steps<T>, token: CancellationToken): Promise<T> {
  const done = await inSlices(steps, () => token.isCancellationRequested);
  if (!done) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  return done;
}

function commandOf({ range }: CodeLens, title: string, { uri, kind }: LensData, { wishes }: FeatureContext): Command {
  const command = kind === 'goals' ? TARGETS_COMMAND : REUSE_COMMAND;
  return wishes.commands.has(command) ? { title, command, arguments: [uri, range.start.line] } : { title, command: '' };
}
