/** The request `wenheng/reuse` (查重): where a draft's text comes from, by share, by position and by passage; and `wenheng/reuseComparison`, a passage beside its source. */

import { LSPErrorCodes, ResponseError, type Range } from 'vscode-languageserver';
import { passagesOf, stripOf, type ReusedPassage } from '../../engine/reuse/passages.js';
import { originSteps, type Origins, type Portion, type ReuseRelation } from '../../engine/reuse/reuse.js';
import type { Language } from '../../text/localized.js';
import { sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';
import { documentAt, frameOf, namedDocument, type NamedDocument, type PanelFrame, type PanelParams, type Unchanged } from './panel.js';

export const REUSE_REQUEST = 'wenheng/reuse';
export const REUSE_COMPARISON_REQUEST = 'wenheng/reuseComparison';

export interface ReuseAnswer extends PanelFrame {
  /** Missing as long as there is no corpus to hold the draft against. */
  readonly reuse?: {
    readonly characters: number;
    readonly uncounted: number;
    readonly own: Portion;
    readonly sources: readonly SourceAnswer[];
    readonly strip: readonly StripAnswer[];
    /** In the order of the draft. */
    readonly passages: readonly PassageAnswer[];
  };
}

export interface SourceAnswer extends NamedDocument, Portion {
  readonly relation: ReuseRelation;
  readonly clauses: number;
}

/** A stretch of the draft: its own, not counted, or from a source by its place in `sources`. */
export interface StripAnswer {
  readonly from: 'own' | 'uncounted' | number;
  readonly characters: number;
  /** Where the paragraph begins that it begins in. */
  readonly line: number;
}

/** Paragraphs are numbered from 1, headings not counted. */
export interface PassageAnswer {
  /** Place in `sources`. */
  readonly source: number;
  readonly characters: number;
  readonly ours: { readonly first: number; readonly last: number; readonly range: Range; readonly opening: string };
  readonly theirs: { readonly first: number; readonly last: number; readonly span: Span };
}

/** A passage as an answer named it. */
export interface ReuseComparisonParams extends Pick<NamedDocument, 'corpus' | 'path'> {
  readonly uri: string;
  readonly ours: Paragraphs;
  readonly theirs: Paragraphs;
}

interface Paragraphs {
  readonly first: number;
  readonly last: number;
}

/** Source left, draft right: the answer of `wenheng/comparison`. */
export interface ReuseComparison {
  readonly title: string;
  readonly left: ComparedText;
  readonly right: ComparedText;
}

interface ComparedText {
  readonly uri: string;
  readonly range: Range;
  readonly label: string;
  readonly text: string;
}

const LONGEST_OPENING = 60;
/** A comparison shows no more paragraphs. */
const MOST_PARAGRAPHS = 200;

export const reuse: Feature = {
  capabilities: () => ({}),
  listen: (connection, context) => {
    connection.onRequest(REUSE_REQUEST, async ({ uri, known }: PanelParams, token): Promise<ReuseAnswer | Unchanged | null> => {
      const state = await context.checked(uri);
      if (!state) return null;
      if (state.id === known) return { unchanged: true };
      const answer = await inSlices(reuseAnswer(state, context), () => token.isCancellationRequested);
      if (!answer) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return answer;
    });
    connection.onRequest(REUSE_COMPARISON_REQUEST, async (params: ReuseComparisonParams): Promise<ReuseComparison | null> => {
      const state = await context.checked(params.uri);
      return (state && comparisonOf(state, params, context)) ?? null;
    });
  },
};

/** Where the text of a draft comes from, as it was checked. */
export function* reuseAnswer(state: CheckedDraft, context: Pick<FeatureContext, 'show'>): Steps<ReuseAnswer> {
  const { result: { document, territory }, loaded, own } = state;
  const frame = frameOf(state, context);
  if (!loaded) return frame;
  const origins = yield* originSteps(document, { corpus: loaded.corpus, own, territory });
  const { characters, uncounted, own: ours, sources } = origins.reuse;
  const places = new Map(sources.map((source, place) => [source, place]));
  return {
    ...frame,
    reuse: {
      characters,
      uncounted,
      own: ours,
      sources: sources.map(({ document: source, relation, clauses, characters: taken, permille }) => ({ ...namedDocument(source), relation, clauses, characters: taken, permille })),
      strip: stripAnswer(state, origins),
      passages: passagesOf(origins).map((passage) => passageAnswer(state, passage, places.get(passage.source)!)),
    },
  };
}

function stripAnswer({ text }: CheckedDraft, origins: Origins): StripAnswer[] {
  const places = new Map(origins.reuse.sources.map((source, place) => [source, place]));
  return stripOf(origins).map(({ from, characters, clause }) => ({ from: typeof from === 'string' ? from : places.get(from)!, characters, line: text.position(clause.span.start).line }));
}

function passageAnswer({ text }: CheckedDraft, { characters, pairs }: ReusedPassage, source: number): PassageAnswer {
  const [first, last] = [pairs[0], pairs[pairs.length - 1]!];
  const theirs = pairs.flatMap((pair) => pair.theirs);
  const opening = [...first.ours.text].slice(0, LONGEST_OPENING).join('');
  return {
    source,
    characters,
    ours: {
      first: first.ours.index + 1,
      last: last.ours.index + 1,
      range: text.range({ start: first.ours.span.start, end: last.ours.span.end }),
      opening: opening.length < first.ours.text.length ? `${opening}…` : opening,
    },
    theirs: { first: theirs[0]!.index + 1, last: theirs[theirs.length - 1]!.index + 1, span: { start: theirs[0]!.span.start, end: theirs[theirs.length - 1]!.span.end } },
  };
}

interface Paragraph {
  readonly text: string;
  readonly span: Span;
}

/** The paragraphs of a passage beside those of its source; nothing where either is gone. */
export function comparisonOf(state: CheckedDraft, { uri, corpus, path, ours, theirs }: ReuseComparisonParams, { show: { language, places } }: Pick<FeatureContext, 'show'>): ReuseComparison | undefined {
  const document = documentAt(state, corpus, path);
  if (!document || !state.loaded) return undefined;
  const inSource = [...state.loaded.corpus.clausesOf(document)].slice(theirs.first - 1, theirs.last).slice(0, MOST_PARAGRAPHS);
  const inDraft = state.result.document.clauses.slice(ours.first - 1, ours.last).slice(0, MOST_PARAGRAPHS);
  if (inSource.length === 0 || inDraft.length === 0) return undefined;
  const { title } = namedDocument(document);
  const left = { ...places.location(state.loaded, document, around(inSource)), label: `${title === undefined ? path : `《${title}》`}${paragraphs(theirs, language)}`, text: inLines(inSource) };
  const right = { uri, range: state.text.range(around(inDraft)), label: `${{ zh: '本稿', en: 'Draft' }[language]}${paragraphs(ours, language)}`, text: inLines(inDraft) };
  return { title: `${left.label} ↔ ${right.label}`, left, right };
}

function around(passage: readonly Paragraph[]): Span {
  return { start: passage[0]!.span.start, end: passage[passage.length - 1]!.span.end };
}

function paragraphs({ first, last }: Paragraphs, language: Language): string {
  const numbers = first === last ? String(first) : `${first}—${last}`;
  return { zh: `第${numbers}段`, en: `, paragraph${first === last ? '' : 's'} ${numbers}` }[language];
}

/** A sentence a line, an empty line between paragraphs: what belongs together stands at one height. */
function inLines(passage: readonly Paragraph[]): string {
  const blocks = passage.map(({ text }) => sentences(text).map(({ start, end }) => text.slice(start, end).trim()).filter((line) => line !== '').join('\n'));
  return `${blocks.join('\n\n')}\n`;
}
