/** Indicators (补全指标): in a sentence of goals the names that superiors set targets for, with their values; those first that the draft does not have yet. */

import { headingPath, type PolicyDocument } from '../../document/model.js';
import { nameOf } from '../../rules/counterparts.js';
import { markedTitles } from '../../extract/title-marks.js';
import { foldText } from '../../text/fold.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import { NATURE } from '../ledger/words.js';
import { around, overlap, type Cursor } from './cursor.js';
import { goalWording } from './goal-wording.js';
import { fitOf } from './matching.js';
import { frameOf } from './title-shelf.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';
import { isOnlyDraft, type SuperiorGoal } from './superior-goals.js';
import { carried } from './carried.js';

const MOST = 30;

/** Indicators for the place in a sentence of goals where one begins. */
export function* indicatorsAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals | undefined> {
  const query = queryAt(cursor, world);
  if (query === undefined || !world.corpus) return undefined;
  const { result, tables, facts, corpus } = world;
  const { shelf, goals } = tables.of(facts, corpus);
  yield* shelf.prepare();
  const frame = frameOf(result);
  const cited = new Set(markedTitles(result.document.text).flatMap(({ title }) => shelf.cited(title)));
  const all = yield* goals.of(world, shelf, frame, cited);
  const said = foldText(withoutTyped(cursor, query));
  const typed = foldText(query);
  const fitting = all.flatMap((goal, at) => {
    const fit = Math.min(...goal.names.map((name) => fitOf(typed, name) ?? Infinity));
    const covered = goal.names.some((name) => said.includes(name));
    return fit === Infinity ? [] : [{ goal, covered, rank: (covered ? all.length * FITS : 0) + fit * all.length + at }];
  });
  const ranked = fitting.sort((a, b) => a.rank - b.rank).slice(0, MOST);
  return { items: ranked.map(({ goal, covered }) => proposalOf(goal, covered, query, cursor, world)), incomplete: true };
}

/** More than there are ways to fit. */
const FITS = 4;

const GOALS = /目标|指标/;
const YEAR = /(?:20[0-9]{2}|２０[０-９]{2})年(?:底|末)?[^。；]{0,200}$/;
const HAN_TAIL = /[\u4e00-\u9fff“”（）\w]{0,24}$/;
/** What may stand between the comma and the name of an indicator. */
const FILLER = /^(?:全[省市县区州国]|力争|其中|确保|实现|全域)/;

/** What is typed of an indicator's name; nothing where none begins. */
function queryAt(cursor: Cursor, world: CompletionWorld): string | undefined {
  const tail = HAN_TAIL.exec(cursor.before)![0];
  const lead = cursor.before.slice(0, cursor.before.length - tail.length);
  const sentence = lead.slice(Math.max(lead.lastIndexOf('。'), lead.lastIndexOf('；')) + 1);
  const dated = YEAR.test(sentence) && /[，,、：:]$/.test(sentence);
  const listed = sentence === '' && YEAR.test(lead); // behind a semicolon the year still holds
  if (!dated && !listed && !isGoalSection(cursor, world)) return undefined;
  const begins = sentence.trim() === '' || /[，,、：:]$/.test(sentence);
  if (!begins) return undefined;
  const query = tail.replace(FILLER, '');
  if (query.length >= SHORTEST) return query;
  return (dated && /年(?:底|末)?[，,]$/.test(sentence)) || (cursor.asked && tail === '') ? query : undefined;
}

/** One character says too little for a list to come up. */
const SHORTEST = 2;

/** Whether the cursor stands under a heading of goals, in what was last known of the draft. */
function isGoalSection(cursor: Cursor, { result: { document } }: CompletionWorld): boolean {
  const heading = headingBefore(document, carried(cursor, document.text));
  return headingPath(document, heading).some(({ title }) => GOALS.test(title));
}

function headingBefore({ headings }: PolicyDocument, offset: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (headings[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The draft but for what is being typed. */
function withoutTyped({ text, offset }: Cursor, query: string): string {
  return text.slice(0, offset - query.length) + text.slice(offset);
}

function proposalOf(goal: SuperiorGoal, covered: boolean, query: string, cursor: Cursor, world: CompletionWorld): Proposal {
  const { plain, snippet, value } = goalWording(goal);
  const draft = isOnlyDraft(goal, world);
  const detail: Localized = {
    zh: `上级${draft ? '征求意见稿' : ''} ${value}（${goal.year}年）${covered ? '，本稿已写' : ''}`,
    en: `superior${draft ? ' (draft for comment)' : ''} ${value} (${goal.year})${covered ? ', in the draft already' : ''}`,
  };
  return {
    kind: 'indicator', label: goal.name, note: value, detail, insert: plain, snippet,
    span: around(cursor, query.length, overlap(plain, cursor)),
    filter: query + goal.name,
    about: () => ({ lines: [SAME(nameOf(goal.document)), ...source(goal)], quote: goal.target.clause.text.slice(0, MOST_QUOTED), document: goal.document }),
  };
}

const MOST_QUOTED = 240;
const SAME = (text: string): Localized => ({ zh: text, en: text });

function source({ document, target: { nature } }: SuperiorGoal): Localized[] {
  const { number, date } = document.document.metadata;
  const about = [number?.value, date?.value].filter((value) => value !== undefined).join(' · ');
  return [...(about === '' ? [] : [SAME(about)]), ...(nature ? [NATURE[nature]] : [])];
}
