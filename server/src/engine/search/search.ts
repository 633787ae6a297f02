/** Searching a corpus (检索): clauses that hold a text or most of it, then clauses that hold its words. */

import type { Corpus, CorpusClause, CorpusDocument } from '../../corpus/model.js';
import { fold, foldText, unfold } from '../../text/fold.js';
import type { Span } from '../../text/span.js';
import { queryWords } from './query-words.js';
import type { Segmenter } from '../../text/segmenter.js';

/** A clause that was found. */
export interface FoundClause {
  readonly document: CorpusDocument;
  readonly clause: CorpusClause;
  /** Because it holds the text, or most of it; or because it holds its words. */
  readonly found: 'containment' | 'words';
  /** Shared characters in both, 0 to 1. */
  readonly similarity: number;
  /** Share of the text that the clause holds, 0 to 1; of its words, each weighing the more the fewer clauses hold it. */
  readonly containment: number;
  /** The words that it holds, where it was found by them. */
  readonly words: readonly string[];
  /** The first stretch of the clause's text that was asked for; offsets into that text. */
  readonly hit: Span;
}

/** A word of the query, and how many clauses of the corpus hold it. */
export interface QueryWord {
  readonly word: string;
  readonly clauses: number;
}

/** What a search found. */
export interface SearchResult {
  /** The best ones, as many as were wanted. */
  readonly matches: readonly FoundClause[];
  /** How many clauses were found in all. */
  readonly total: number;
  /** Whether there may be more than `total`: the look-up of similar text was cut short. */
  readonly saturated: boolean;
  readonly words: readonly QueryWord[];
}

/** Folded characters from which on a text is looked up by its fingerprints; a shorter one is searched for as it stands. */
export const SHORTEST_LOOKED_UP = 20;
/** Share of a text that is most of it. */
const MOST = 0.5;
/** Least share of the weight of the words that any clause holds. */
const LEAST_WEIGHT = 0.5;
const NOWHERE: ReadonlySet<CorpusDocument> = new Set();

/** Searches for a text; one of signs only is found nowhere. */
export function searchCorpus(text: string, corpus: Corpus, segmenter: Segmenter | undefined, limit: number): SearchResult {
  const folded = foldText(text);
  if (folded === '') return { matches: [], total: 0, saturated: false, words: [] };
  const words = queryWords(text, segmenter);
  const long = folded.length >= SHORTEST_LOOKED_UP;
  const similar = long ? corpus.findSimilar(text, NOWHERE) : { matches: [], saturated: false };
  const holding = similar.matches.filter(({ containment }) => containment >= MOST).map(({ document, clause, similarity, containment, spans }): FoundClause => {
    return { document, clause, found: 'containment', similarity, containment, words: [], hit: spans[0]!.source };
  });
  const scan = new Scan(corpus, words, long ? undefined : folded);
  const known = new Set(holding.map(({ document, clause }) => keyOf(document, clause.index)));
  const [whole, partial] = scan.ranked(known);
  const wanted = [...whole, ...partial].slice(0, Math.max(0, limit - holding.length));
  return {
    matches: [...holding.slice(0, limit), ...scan.clausesAt(wanted)],
    total: holding.length + whole.length + partial.length,
    saturated: similar.saturated,
    words: scan.words,
  };
}

/** A clause in which something was found: numbers only, for there may be as many as the corpus has clauses. */
interface Hit {
  readonly document: number;
  readonly clause: number;
  /** A bit for each word that it holds; {@link WHOLE} where it holds the whole text. */
  readonly held: number;
  /** Of its folded text. */
  readonly length: number;
}

/** A hit with the weight of its words, as a share of all words' weight. */
interface Ranked extends Hit {
  readonly weight: number;
  readonly similarity: number;
}

const WHOLE = 1 << 30;

/** One pass through all clauses of a corpus. */
class Scan {
  readonly words: readonly QueryWord[];
  private readonly hits: Hit[] = [];

  constructor(
    private readonly corpus: Corpus,
    words: readonly string[],
    /** The folded text, where it is searched for as it stands. */
    private readonly whole: string | undefined,
  ) {
    const counts = words.map(() => 0);
    for (const [document, of] of corpus.documents.entries()) {
      for (const clause of corpus.clausesOf(of)) {
        const folded = foldText(clause.text);
        let held = whole !== undefined && indexIn(clause.text, folded, whole) >= 0 ? WHOLE : 0;
        words.forEach((word, bit) => {
          if (indexIn(clause.text, folded, word) < 0) return;
          held |= 1 << bit;
          counts[bit]!++;
        });
        if (held !== 0) this.hits.push({ document, clause: clause.index, held, length: folded.length });
      }
    }
    this.words = words.map((word, bit) => ({ word, clauses: counts[bit]! }));
  }

  /** Clauses that hold the whole text, the closest first, and those that hold enough of its words, all words first, rare words before common ones; without those that are known. */
  ranked(known: ReadonlySet<string>): [Ranked[], Ranked[]] {
    const clauses = Math.max(1, this.corpus.clauseCount);
    const weights = this.words.map(({ clauses: count }) => Math.log(1 + clauses / Math.max(1, count)));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const reachable = weights.filter((_, bit) => this.words[bit]!.clauses > 0).reduce((sum, weight) => sum + weight, 0);
    const whole: Ranked[] = [];
    const partial: Ranked[] = [];
    for (const hit of this.hits) {
      if (known.size > 0 && known.has(keyOf(this.corpus.documents[hit.document]!, hit.clause))) continue;
      if (hit.held & WHOLE) {
        whole.push({ ...hit, weight: 1, similarity: dice(this.whole!.length, this.whole!.length, hit.length) });
        continue;
      }
      const held = this.heldBy(hit);
      const weight = held.reduce((sum, bit) => sum + weights[bit]!, 0);
      if (weight < reachable * LEAST_WEIGHT) continue;
      const length = (bits: readonly number[]): number => bits.reduce((sum, bit) => sum + this.words[bit]!.word.length, 0);
      partial.push({ ...hit, weight: held.length === weights.length ? 1 : weight / all, similarity: dice(length(held), length(weights.map((_, bit) => bit)), hit.length) });
    }
    return [whole.sort(better), partial.sort(better)];
  }

  /** The clauses of hits: the documents are gone through once more for them. */
  clausesAt(hits: readonly Ranked[]): FoundClause[] {
    const byDocument = new Map<number, Map<number, CorpusClause>>();
    for (const { document, clause } of hits) {
      const wanted = byDocument.get(document) ?? new Map<number, CorpusClause>();
      byDocument.set(document, wanted.set(clause, NO_CLAUSE));
    }
    for (const [document, wanted] of byDocument) {
      for (const clause of this.corpus.clausesOf(this.corpus.documents[document]!)) if (wanted.has(clause.index)) wanted.set(clause.index, clause);
    }
    return hits.map((hit) => this.foundAt(hit, byDocument.get(hit.document)!.get(hit.clause)!));
  }

  private foundAt(hit: Ranked, clause: CorpusClause): FoundClause {
    const document = this.corpus.documents[hit.document]!;
    const { weight: containment, similarity } = hit;
    if (hit.held & WHOLE) return { document, clause, found: 'containment', similarity, containment, words: [], hit: spanOf(clause.text, this.whole!) };
    const words = this.heldBy(hit).map((bit) => this.words[bit]!.word);
    const hits = words.map((word) => spanOf(clause.text, word));
    return { document, clause, found: 'words', similarity, containment, words, hit: hits.reduce((first, span) => (span.start < first.start ? span : first)) };
  }

  private heldBy({ held }: Hit): number[] {
    return this.words.flatMap((_, bit) => (held & (1 << bit) ? [bit] : []));
  }
}

const NO_CLAUSE: CorpusClause = { index: -1, text: '', span: { start: 0, end: 0 }, segments: [] };

function keyOf(document: CorpusDocument, clause: number): string {
  return `${document.id} ${clause}`;
}

/** Entries of lists (`应急预案；`) come behind clauses that say something of it. */
function better(one: Ranked, other: Ranked): number {
  const saysEnough = ({ length }: Hit): number => (length >= SHORTEST_LOOKED_UP ? 1 : 0);
  return other.weight - one.weight || saysEnough(other) - saysEnough(one) || other.similarity - one.similarity || one.document - other.document || one.clause - other.clause;
}

function dice(shared: number, text: number, clause: number): number {
  return Math.min(1, (2 * shared) / Math.max(1, text + clause));
}

const LATIN = /[0-9a-z]/;
const LATIN_OUTSIDE = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]/;

/** Where a folded word stands in a clause, as an offset into its folding; -1 where it does not. `AI` does not stand in `fair`, nor 10 in 2010. */
function indexIn(text: string, folded: string, word: string): number {
  const first = folded.indexOf(word);
  if (first < 0 || !(LATIN.test(word[0]!) || LATIN.test(word[word.length - 1]!))) return first;
  const { offsets } = fold(text);
  const isPart = (at: number, beside: number): boolean => LATIN.test(folded[at]!) && LATIN_OUTSIDE.test(text[beside] ?? '');
  for (let at = first; at >= 0; at = folded.indexOf(word, at + 1)) {
    const last = at + word.length - 1;
    if (!isPart(at, offsets[at]! - 1) && !isPart(last, offsets[last]! + 1)) return at;
  }
  return -1;
}

function spanOf(text: string, word: string): Span {
  const folded = fold(text);
  const at = indexIn(text, folded.text, word);
  return unfold(folded, at, at + word.length);
}
