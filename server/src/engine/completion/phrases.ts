/** Standing phrases (补全套语): formulas of official documents, with the meetings, the place and the genre that are right for the draft. */

import { FORMULAS, type Formula, type FormulaUse } from '../../facts/formulas.js';
import { yearOf } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import { around, overlap, type Cursor } from './cursor.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';

const USE: Readonly<Record<FormulaUse, Localized>> = {
  opening: { zh: '套语·指导思想', en: 'formula: guidance' },
  basis: { zh: '套语·制定依据', en: 'formula: basis' },
  notice: { zh: '套语·通知', en: 'formula: notice' },
  goal: { zh: '套语·目标', en: 'formula: goals' },
  task: { zh: '套语·任务', en: 'formula: tasks' },
  safeguard: { zh: '套语·保障措施', en: 'formula: safeguards' },
  closing: { zh: '套语·附则', en: 'formula: closing provisions' },
  request: { zh: '套语·请示', en: 'formula: request' },
  end: { zh: '套语·结语', en: 'formula: end' },
};

/** So much has to be typed before a phrase comes up. */
const SHORTEST_TYPED = 2;
/** The longest beginning of a phrase that is still completed. */
const LONGEST_TYPED = 24;
/** Phrases begin where a sentence, a clause, a list item or a run-in heading does. */
const BEGINNING = /(?:^|[。；，：:;,）)”\s\u3000])$/;

/** Nothing but the number of a paragraph. */
const EMPTY_LINE = /^[\s\u3000]{0,20}(?:[-*#]{1,6} )?(?:[（(]?[一二三四五六七八九十0-9０-９]{1,4}[）)、.．])?[\s\u3000]{0,4}$/;

/** Behind a comma something else is meant. */
const PAUSE = /[，,、：:]$/;

/** Phrases that begin with what was typed; all of them on an empty line where somebody asks. */
// eslint-disable-next-line require-yield -- like other sources, which do take steps
export function* phrasesAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals | undefined> {
  const phrases = FORMULAS.flatMap((formula) => filled(formula, world));
  if (cursor.asked && EMPTY_LINE.test(cursor.before)) return proposals(phrases, '', cursor);
  // The longest beginning that stands before the cursor counts: 以习近平… inside 坚持以习近平… is none of its own.
  for (let length = Math.min(LONGEST_TYPED, cursor.before.length); length >= SHORTEST_TYPED; length--) {
    const typed = cursor.before.slice(-length);
    if (!BEGINNING.test(cursor.before.slice(0, -length)) || PAUSE.test(typed)) continue;
    const fitting = phrases.filter(({ plain }) => plain.startsWith(typed) && plain.length > typed.length);
    if (fitting.length > 0) return proposals(fitting, typed, cursor);
  }
  return undefined;
}

/** A formula made out for a draft. */
interface Phrase {
  readonly plain: string;
  readonly snippet: string | undefined;
  readonly use: FormulaUse;
}

function proposals(phrases: readonly Phrase[], typed: string, cursor: Cursor): Proposals {
  return { items: phrases.map((phrase) => proposalOf(phrase, typed, cursor)), incomplete: false };
}

function proposalOf({ plain, snippet, use }: Phrase, typed: string, cursor: Cursor): Proposal {
  return { kind: 'phrase', label: plain, detail: USE[use], insert: plain, ...(snippet !== undefined && { snippet }), span: around(cursor, typed.length, overlap(plain, cursor)), filter: plain };
}

/** A formula with everything put in that is known; nothing where something is not. */
function filled({ text, use }: Formula, world: CompletionWorld): Phrase[] {
  const known = knownOf(world);
  let missing = false;
  const snippet = text.replace(/\{([a-z]+)\}/g, (_, mark: string) => {
    const value = known[mark];
    missing ||= value === undefined;
    return value ?? '';
  });
  if (missing) return [];
  const plain = snippet.replace(/\$\{[0-9]:([^}]*)\}/g, '$1');
  return [{ plain, snippet: plain === snippet ? undefined : snippet, use }];
}

function knownOf({ result, facts }: CompletionWorld): Readonly<Record<string, string | undefined>> {
  const { asOf, level, territory, document } = result;
  const sign = (level === 'national' ? undefined : /(?:自治区|[省市州县区旗盟])$/.exec(territory ?? '')?.[0]) ?? '';
  return {
    meetings: facts.meetings.latestReference(asOf.day)?.current.expected,
    own: sign === '' ? undefined : `我${sign.slice(-1)}`,
    here: sign === '' ? undefined : sign,
    year: String(yearOf(asOf.day) + 1),
    genre: shortGenre(document.metadata.genre),
  };
}

/** What a document calls itself: 本意见, 本方案, 本办法. */
function shortGenre(genre: string | undefined): string {
  return /(?:意见|计划|方案|规划|纲要|通知|办法|细则|规定|条例|措施|政策|决定|公告|通告|要点|规则|指南)$/.exec(genre ?? '')?.[0] ?? '方案';
}
