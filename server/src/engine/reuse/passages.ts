/** Where in a draft the text of others stands (查重段落): a strip of the whole draft by position, and passages beside those of their sources. */

import type { CorpusClause } from '../../corpus/model.js';
import type { Clause } from '../../document/model.js';
import { isWordCode } from '../../text/characters.js';
import { FIRST_SOURCE, NOT_COUNTED, OWN, type ClauseOrigin, type Origins, type ReusedSource } from './reuse.js';

/** A stretch of the draft that comes from one place: a source, the draft itself (自写), or nowhere (不计). */
export interface StripPart {
  readonly from: ReusedSource | 'own' | 'uncounted';
  /** Letters, digits and ideographs. */
  readonly characters: number;
  /** The clause that it begins in. */
  readonly clause: Clause;
}

/** Clauses of the draft that follow each other and share text with clauses of one source that do so too. */
export interface ReusedPassage {
  readonly source: ReusedSource;
  /** What of it is counted to the source. */
  readonly characters: number;
  readonly pairs: readonly [PassagePair, ...PassagePair[]];
}

/** A clause of the draft beside those of the source. */
export interface PassagePair {
  readonly ours: Clause;
  readonly theirs: readonly [CorpusClause, ...CorpusClause[]];
}

/** So many clauses of the source may lie between those of two clauses of the draft that follow each other. */
const MOST_BETWEEN = 3;

/** The draft from its first letter to its last; neighbours come from different places. */
export function stripOf({ reuse: { sources }, clauses }: Origins): StripPart[] {
  const parts: (StripPart & { characters: number })[] = [];
  for (const { clause, units } of clauses) {
    for (let unit = 0; unit < units.length; unit++) {
      if (!isWordCode(clause.text.charCodeAt(unit))) continue;
      const from = units[unit] === NOT_COUNTED ? 'uncounted' : units[unit] === OWN ? 'own' : sources[units[unit]! - FIRST_SOURCE]!;
      const last = parts[parts.length - 1];
      if (last?.from === from) last.characters++;
      else parts.push({ from, characters: 1, clause });
    }
  }
  return parts;
}

/** All passages in the order of the draft. */
export function passagesOf({ reuse: { sources }, clauses }: Origins): ReusedPassage[] {
  const passages: Growing[] = [];
  const open = new Map<number, Growing>();
  for (const origin of clauses) {
    for (const [place, theirs] of [...origin.theirs].sort(([one], [other]) => one - other)) {
      const [first] = theirs;
      if (!first) continue;
      const pair: PassagePair = { ours: origin.clause, theirs: [first, ...theirs.slice(1)] };
      const passage = open.get(place);
      const characters = countedTo(place, origin);
      if (passage && continues(passage, pair)) {
        passage.pairs.push(pair);
        passage.characters += characters;
      } else {
        const begun: Growing = { source: sources[place]!, characters, pairs: [pair] };
        open.set(place, begun);
        passages.push(begun);
      }
    }
  }
  return passages;
}

interface Growing extends ReusedPassage {
  characters: number;
  readonly pairs: [PassagePair, ...PassagePair[]];
}

function continues({ pairs }: Growing, { ours, theirs }: PassagePair): boolean {
  const last = pairs[pairs.length - 1]!;
  const between = theirs[0].index - last.theirs[last.theirs.length - 1]!.index;
  return ours.index === last.ours.index + 1 && between >= 0 && between <= MOST_BETWEEN;
}

function countedTo(place: number, { units }: ClauseOrigin): number {
  let characters = 0;
  for (const unit of units) if (unit === FIRST_SOURCE + place) characters++;
  return characters;
}
