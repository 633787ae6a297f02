/** Titles after 《 (书名号内补全题名): documents of the corpus and of the facts, each with its number, out-of-date ones last. */

import type { CorpusDocument } from '../../corpus/model.js';
import { parseNumber } from '../../document/number.js';
import { formsOf } from '../../document/title-forms.js';
import { markedTitles } from '../../extract/title-marks.js';
import type { NameRow } from '../../facts/names.js';
import { relationOf } from '../../rules/relations.js';
import { foldText } from '../../text/fold.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { Cursor } from './cursor.js';
import { fitOf } from './matching.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';
import { openTitle, type OpenTitle } from './open-title.js';
import { aboutTitle, detailOfTitle } from './title-card.js';
import type { TitleRow } from './title-rows.js';
import { frameOf, TIER, tierOf, type Standing, type TitleFrame, type TitleShelf } from './title-shelf.js';

/** A longer list helps nobody: who types more sees others. */
const MOST = 40;
/** Titles that are looked at more closely: some of them turn out to be out of force. */
const CANDIDATES = 80;
/** Rows that one step goes through: less than a millisecond. */
const ROWS_A_STEP = 4000;

/** Titles for the mark that is open before the cursor; nothing but these inside 《》. */
export function* titlesAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals | undefined> {
  const open = openTitle(cursor);
  if (!open) return undefined;
  const { shelf } = world.tables.of(world.facts, world.corpus);
  yield* shelf.prepare();
  const frame = frameOf(world.result);
  const cited = citedIn(world, shelf);
  const found = yield* candidates(foldText(open.query), shelf, frame, cited, world);
  const { standing } = shelf.orderFor(frame);
  const judged = found.map((row, at) => ({ row, at, ...judge(row, frame, cited, world, standing), ...(row.former && { rank: rankOfFormer(row.former, open.query) }) }));
  const ranked = judged.sort((a, b) => a.rank - b.rank || a.at - b.at).slice(0, MOST);
  return { items: ranked.map(({ row, ended }) => proposalOf(row, ended, open, world)), incomplete: true };
}

/** The documents that the draft cites already. */
function citedIn({ result }: CompletionWorld, shelf: TitleShelf): ReadonlySet<CorpusDocument> {
  return new Set(markedTitles(result.document.text).flatMap(({ title }) => shelf.cited(title)));
}

/** Rows that fit, in the order of the shelf: first those that hold the words, then, where these are few, those that hold the characters in their order. Each title once. */
function* candidates(query: string, shelf: TitleShelf, frame: TitleFrame, cited: ReadonlySet<CorpusDocument>, { own }: CompletionWorld): Steps<TitleRow[]> {
  const found: TitleRow[] = [];
  const seen = new Set<string>();
  const { rows } = shelf.orderFor(frame);
  for (const fits of query.length < SHORTEST_SCATTERED ? [holdsWords] : [holdsWords, holdsCharacters]) {
    for (let at = 0; at < rows.length && found.length < CANDIDATES; at++) {
      if (at % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      const row = rows[at]!;
      if (!fits(query, row) || !isItsTurn(row, frame) || (row.document && own.has(row.document))) continue;
      const key = `${row.title}|${row.number ?? ''}`;
      if (!seen.has(key)) found.push(row);
      seen.add(key);
    }
    // What is cited already comes first, however far back it stands.
    if (fits === holdsWords) found.unshift(...[...cited].flatMap((document) => shelf.rowOf(document) ?? []).filter((row) => !found.includes(row) && !own.has(row.document!) && fits(query, row)));
  }
  return found;
}

/** One character in a title says nothing of the rest. */
const SHORTEST_SCATTERED = 2;

function holdsWords(query: string, { folded, beside }: TitleRow): boolean {
  return folded.includes(query) ? folded !== '' || query !== '' : beside.includes(query) && query !== '';
}

function holdsCharacters(query: string, { folded }: TitleRow): boolean {
  return fitOf(query, folded) === 2;
}

/** Whether a version, or what came in the place of a former law, holds on the day. */
function isItsTurn({ from, to }: TitleRow, { asOf }: TitleFrame): boolean {
  return (from === undefined || from <= asOf) && (to === undefined || asOf < to);
}

/** The order of the shelf holds but for what is out of force and for versions of the draft itself, which go last, and for what is cited already. */
function judge(row: TitleRow, frame: TitleFrame, cited: ReadonlySet<CorpusDocument>, world: CompletionWorld, standing: Map<TitleRow, Standing>): { readonly rank: number; readonly ended: boolean } {
  const known = standing.get(row) ?? standingOf(row, frame, world);
  standing.set(row, known);
  if (known !== 'usual') return { rank: RANK[known], ended: known === 'ended' };
  return { rank: row.document && cited.has(row.document) ? RANK.cited : RANK.usual, ended: false };
}

function standingOf(row: TitleRow, frame: TitleFrame, world: CompletionWorld): Standing {
  const { result, corpus, own } = world;
  const tier = tierOf(row, frame);
  if (tier === TIER.ended || isRepealed(row, frame, world)) return 'ended';
  if (tier === TIER.later) return 'own'; // no more to be cited than the draft itself
  if (!row.document || (tier !== TIER.own && tier !== TIER.nearDraft && tier !== TIER.draft)) return 'usual';
  const relation = relationOf(row.document, { asOf: frame.asOf, territory: frame.territory, level: frame.level, corpus, own, document: result.document });
  return relation === 'obsolete' ? 'ended' : relation === 'own' ? 'own' : 'usual';
}

/** Before and behind what stands in the order of the shelf. */
const RANK = { named: 0, cited: 1, usual: 2, own: 3, ended: 4 } as const;

/** Who types the name of a former law wants what stands in its place. */
function rankOfFormer({ match }: NameRow, query: string): number {
  return query.length >= SHORTEST_NAME && match.some((name) => name.startsWith(query)) ? RANK.named : RANK.usual;
}

const SHORTEST_NAME = 2;

/** Whether the corpus or the facts say that it is out of force. */
function isRepealed({ title, number, document }: TitleRow, { asOf }: TitleFrame, { corpus, facts }: CompletionWorld): boolean {
  const said = corpus?.catalogue.repealsOf(title, number === undefined ? undefined : parseNumber(number)) ?? [];
  if (said.some(({ since, by }) => by !== document && since !== undefined && since <= asOf)) return true;
  const fact = facts.documents.find(title);
  if (fact?.status === 'ended' && fact.ended !== undefined && fact.ended <= asOf && formsOf(fact.title).full === formsOf(title).full) return true;
  return facts.names.find(title).some(({ row, form }) => row.kind === 'law' && row.inTitles === true && form.length >= title.length && row.until !== undefined && row.until <= asOf);
}

function proposalOf(row: TitleRow, ended: boolean, { query, close, numbered, joins, span }: OpenTitle, world: CompletionWorld): Proposal {
  const { title, number, former } = row;
  const beside = !numbered || (number === undefined && !joins) ? '' : joins ? `（${number === undefined ? '' : `${number}，`}` : `（${number}）`;
  return {
    kind: row.level === 'national' && !row.document ? 'law' : 'document',
    label: title,
    ...(number !== undefined && { note: number }),
    detail: former ? formerly(former.match[former.match.length - 1]!, former.until!) : detailOfTitle(row, ended, world.result.asOf.day),
    insert: `${title}${close}${beside}`,
    span,
    filter: `${query}${title}`,
    ...(ended && { deprecated: true }),
    about: () => aboutTitle(row, ended, world),
  };
}

function formerly(name: string, since: string): Localized {
  return { zh: `${since}起代替《${name}》`, en: `in the place of 《${name}》 since ${since}` };
}
