/** Where a draft's text comes from (来源统计): how much of it is its own, and how much stands in documents of the corpus. */

import type { ClauseMatch, Corpus, CorpusClause, CorpusDocument } from '../../corpus/model.js';
import type { Clause, PolicyDocument } from '../../document/model.js';
import { attributedTo, canBeCopied, neutralSpans } from '../../rules/boilerplate.js';
import { measure } from '../../rules/coverage.js';
import { implementsDocument, versionsAmong } from '../../rules/kinship.js';
import { RunningText } from '../../rules/passages.js';
import { isWordCode } from '../../text/characters.js';
import type { Span } from '../../text/span.js';
import { finishSteps, type Steps } from '../../text/steps.js';

/** How a document that holds text of the draft is related to it: the superior that it implements, another version of it, any other. */
export type ReuseRelation = 'superior' | 'version' | 'elsewhere';

/** A stretch of the draft's text in numbers. */
export interface Portion {
  /** Letters, digits and ideographs. */
  readonly characters: number;
  /** Of all that is counted, in tenths of a percent: of {@link Reuse.own} and all {@link Reuse.sources} together they are 1000. */
  readonly permille: number;
}

/** What comes from one document. */
export interface ReusedSource extends Portion {
  readonly document: CorpusDocument;
  readonly relation: ReuseRelation;
  /** Clauses of the draft that share text with it which is not counted to a source before it. */
  readonly clauses: number;
}

/** Where the text of a draft's clauses comes from. Text that several documents hold is counted once. */
export interface Reuse {
  /** All that is counted. */
  readonly characters: number;
  /** Left out: formulas of state, direct quotations, tables, closing provisions, wordings that many documents have. */
  readonly uncounted: number;
  readonly own: Portion;
  /** Superiors before versions before others, each by what comes from it. */
  readonly sources: readonly ReusedSource[];
}

/** A draft's numbers, and its clauses in their order with what of each comes from where. */
export interface Origins {
  readonly reuse: Reuse;
  readonly clauses: readonly ClauseOrigin[];
}

/** What of a clause comes from where. */
export interface ClauseOrigin {
  readonly clause: Clause;
  /** For each UTF-16 unit of its text: {@link NOT_COUNTED}, {@link OWN}, or {@link FIRST_SOURCE} and the place among {@link Reuse.sources}. */
  readonly units: Uint16Array;
  /** The clauses of each source, by its place there, that the clause shares text with, in their order. */
  readonly theirs: ReadonlyMap<number, readonly CorpusClause[]>;
}

export const NOT_COUNTED = 0;
export const OWN = 1;
export const FIRST_SOURCE = 2;

/** What the draft is held against. */
export interface ReuseFrame {
  readonly corpus: Corpus;
  readonly own: ReadonlySet<CorpusDocument>;
  readonly territory: string | undefined;
}

/** Shorter clauses are the draft's own: they say too little to come from anywhere. */
const LEAST_CHARACTERS = 30;
/** Shared stretches that count where a document holds much of the clause, and where it does not. */
const SHORTEST_RUN = 8;
const SHORTEST_RUN_ALONE = 20;
const MUCH = 0.5;
/** Share of a clause from which on the document holds it. */
const HELD = 0.8;
/** A wording that stands in so many documents is common property. */
const COMMON = 6;
const ORDER: readonly ReuseRelation[] = ['superior', 'version', 'elsewhere'];

/** A clause of the draft: what of it counts, and which documents share text with it. */
interface Looked {
  readonly index: number;
  readonly clause: RunningText;
  /** For each UTF-16 unit 1 where it counts; cleared where it has been counted. */
  readonly counted: Uint8Array;
  /** For each UTF-16 unit the number under which it was counted to a document; 0 where it was not. */
  readonly takers: Uint16Array;
  readonly total: number;
  readonly shared: readonly Shared[];
}

interface Shared {
  readonly document: CorpusDocument;
  readonly spans: readonly Span[];
  /** Clauses of the document that it shares the spans with. */
  readonly theirs: readonly CorpusClause[];
  /** Whether the document holds the clause as a whole. */
  readonly holds: boolean;
}

/** Measures a draft. Looks every clause up that duplicate-clause looks up: with a corpus that remembers, none twice. */
export function reuseOf(draft: PolicyDocument, frame: ReuseFrame): Reuse {
  return finishSteps(originSteps(draft, frame)).reuse;
}

/** The same with its clauses, in steps: one for each clause. */
export function* originSteps(draft: PolicyDocument, frame: ReuseFrame): Steps<Origins> {
  const all = draft.clauses.reduce((sum, { text }) => sum + measure(text, [], []).total, 0);
  const looked: Looked[] = [];
  for (const clause of draft.clauses) {
    const content = contentOf(clause);
    if (canBeCopied(content)) looked.push(look(content, clause.index, frame));
    yield;
  }
  const relations = relationsOf(draft, looked, frame);
  const counted = looked.filter((each) => !isCommon(each, relations, frame.corpus));
  const characters = counted.reduce((sum, { total }) => sum + total, 0);
  const tally = tallyOf(counted, relations);
  const own = characters - tally.reduce((sum, source) => sum + source.characters, 0);
  const [ownShare, ...shares] = permilles([own, ...tally.map((source) => source.characters)]);
  const sources = tally.map(({ document, relation, characters: taken, clauses }, index): ReusedSource => ({ document, relation, characters: taken, clauses, permille: shares[index]! }));
  const reuse = { characters, uncounted: all - characters, own: { characters: own, permille: ownShare! }, sources };
  return { reuse, clauses: placed(draft, counted, tally) };
}

/** Every clause of the draft with its units by source. */
function placed({ clauses }: PolicyDocument, counted: readonly Looked[], tally: readonly Tallied[]): ClauseOrigin[] {
  const places = new Map(tally.map(({ document }, place) => [document, place]));
  const byTaker = new Map(tally.map(({ taker, document }) => [taker, places.get(document)!]));
  const byClause = new Map(counted.map((each) => [each.index, each]));
  return clauses.map((clause): ClauseOrigin => {
    const each = byClause.get(clause.index);
    if (!each) return { clause, units: new Uint16Array(clause.text.length), theirs: new Map() };
    const units = Uint16Array.from(each.takers, (taker, unit) => {
      const place = byTaker.get(taker);
      return place !== undefined ? FIRST_SOURCE + place : each.counted[unit] === 1 ? OWN : NOT_COUNTED;
    });
    const present = new Set(units);
    const theirs = each.shared.flatMap(({ document, theirs: ones }) => {
      const place = places.get(document);
      return place !== undefined && present.has(FIRST_SOURCE + place) ? [[place, ones] as const] : [];
    });
    return { clause, units, theirs: new Map(theirs) };
  });
}

/** A clause as rules read it; what flows into it does not matter here. */
function contentOf({ text, kind }: Clause): RunningText {
  return new RunningText(text, kind, { retrospective: false });
}

function look(clause: RunningText, index: number, { corpus, own }: ReuseFrame): Looked {
  const counted = countedIn(clause.text);
  const total = counted.reduce((sum, unit) => sum + unit, 0);
  const looked = { index, clause, counted, takers: new Uint16Array(clause.text.length), total };
  if (clause.text.length < LEAST_CHARACTERS) return { ...looked, shared: [] };
  const shared: Shared[] = [];
  for (const [document, matches] of byDocument(corpus.findSimilar(clause.text, own).matches)) {
    if (attributedTo(clause, document.document)) continue;
    const runs = matches.flatMap(({ spans }) => spans.map(({ draft }) => draft)).filter(({ start, end }) => end - start >= SHORTEST_RUN);
    const share = covered(counted, runs) / Math.max(1, total);
    const spans = share >= MUCH ? runs : runs.filter(({ start, end }) => end - start >= SHORTEST_RUN_ALONE);
    if (spans.length > 0) shared.push({ document, spans, theirs: sharing(matches, spans, counted), holds: share >= HELD });
  }
  return { ...looked, shared };
}

/** The clauses that are needed for the spans, the one that holds most first taken; a second copy in the same document is not. */
function sharing(matches: readonly ClauseMatch[], spans: readonly Span[], counted: Uint8Array): CorpusClause[] {
  const left = new Uint8Array(counted.length);
  for (const { start, end } of spans) left.set(counted.subarray(start, end), start);
  const clauses = matches.flatMap(({ clause, spans: theirs }) => {
    const taken = take(left, theirs.map(({ draft }) => draft));
    return taken >= SHORTEST_RUN ? [clause] : [];
  });
  return clauses.sort((a, b) => a.index - b.index);
}

function byDocument(matches: readonly ClauseMatch[]): Map<CorpusDocument, ClauseMatch[]> {
  const groups = new Map<CorpusDocument, ClauseMatch[]>();
  for (const match of matches) {
    const group = groups.get(match.document);
    if (group) group.push(match);
    else groups.set(match.document, [match]);
  }
  return groups;
}

function countedIn(text: string): Uint8Array {
  const counted = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) if (isWordCode(text.charCodeAt(index))) counted[index] = 1;
  for (const { start, end } of neutralSpans(text)) counted.fill(0, start, end);
  return counted;
}

/** Units that count and lie in any of the spans, which may overlap. */
function covered(counted: Uint8Array, spans: readonly Span[]): number {
  return take(counted.slice(), spans);
}

/** The same, and they count no more; who takes them is noted. */
function take(counted: Uint8Array, spans: readonly Span[], takers?: Uint16Array, taker = 0): number {
  let taken = 0;
  for (const { start, end } of spans) {
    for (let index = start; index < end; index++) {
      taken += counted[index]!;
      if (takers && counted[index] === 1) takers[index] = taker;
    }
    counted.fill(0, start, end);
  }
  return taken;
}

function relationsOf(draft: PolicyDocument, looked: readonly Looked[], { territory }: ReuseFrame): Map<CorpusDocument, ReuseRelation> {
  const held = new Map<CorpusDocument, number>();
  const relations = new Map<CorpusDocument, ReuseRelation>();
  for (const { shared } of looked) {
    for (const { document, holds } of shared) {
      relations.set(document, 'elsewhere');
      if (holds) held.set(document, (held.get(document) ?? 0) + 1);
    }
  }
  for (const document of versionsAmong(draft, held, looked.length).keys()) relations.set(document, 'version');
  for (const document of relations.keys()) if (implementsDocument(document, { document: draft, territory })) relations.set(document, 'superior');
  return relations;
}

/** What stands in many documents, none of which is a superior or a version, comes from none of them. */
function isCommon({ clause, shared }: Looked, relations: ReadonlyMap<CorpusDocument, ReuseRelation>, corpus: Corpus): boolean {
  const holding = shared.filter(({ holds }) => holds);
  if (holding.length < COMMON || holding.some(({ document }) => relations.get(document) !== 'elsewhere')) return false;
  return corpus.documentFrequency(clause.text) >= COMMON;
}

/** What a document gives, and the number under which it took that. */
interface Tallied extends Omit<ReusedSource, 'permille'> {
  readonly taker: number;
}

/** Counts every character to the first document that holds it: of a nearer relation, then of more text in common. Crumbs that one leaves to the next count for nothing. */
function tallyOf(looked: readonly Looked[], relations: ReadonlyMap<CorpusDocument, ReuseRelation>): Tallied[] {
  const byDocument = new Map<CorpusDocument, (Pick<Looked, 'counted' | 'takers'> & Pick<Shared, 'spans'>)[]>();
  const inCommon = new Map<CorpusDocument, number>();
  for (const { counted, takers, shared } of looked) {
    for (const { document, spans } of shared) {
      byDocument.set(document, byDocument.get(document) ?? []);
      byDocument.get(document)!.push({ counted, takers, spans });
      inCommon.set(document, (inCommon.get(document) ?? 0) + covered(counted, spans));
    }
  }
  const rank = (document: CorpusDocument): number => ORDER.indexOf(relations.get(document)!);
  const order = [...byDocument.keys()].sort((a, b) => rank(a) - rank(b) || inCommon.get(b)! - inCommon.get(a)! || a.id - b.id);
  const tally = order.map((document, index) => {
    const left = byDocument.get(document)!.filter(({ counted, spans }) => covered(counted, spans) >= SHORTEST_RUN_ALONE);
    const taken = left.map(({ counted, spans, takers }) => take(counted, spans, takers, index + 1));
    return { document, relation: relations.get(document)!, characters: taken.reduce((sum, characters) => sum + characters, 0), clauses: taken.length, taker: index + 1 };
  });
  return tally.filter(({ characters }) => characters > 0).sort((a, b) => rank(a.document) - rank(b.document) || b.characters - a.characters || a.document.id - b.document.id);
}

/** Amounts as tenths of a percent of their sum, which add up to 1000: what rounding leaves goes to the largest remainders. */
export function permilles(amounts: readonly number[]): number[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (sum === 0) return amounts.map((_, index) => (index === 0 ? 1000 : 0));
  const exact = amounts.map((amount) => (amount * 1000) / sum);
  const floors = exact.map(Math.floor);
  const left = 1000 - floors.reduce((total, floor) => total + floor, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - floors[index]! })).sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) floors[index]!++;
  return floors;
}
