/** Wording around figures that says a thing twice or against itself (数量表述): 约…左右, 不低于…以上, 超过…左右, 减少两倍. */

import { titleSpans, quoteSpans, covered } from '../text/marks.js';
import { matches } from '../text/matches.js';
import type { Span } from '../text/span.js';
import { readingOf, type Reading } from './reading.js';
import { findFigures, type Figure } from './targets/figures.js';
import { Sign, signsOf } from './targets/signs.js';

/** `twice`: the words in front and behind say the same; `against`: they say different things; `times`: a fall by so many times. */
export type WordingSort = 'twice' | 'against' | 'times';

/** Where the wording stands. Offsets are relative to the text given. */
export interface FigureWording {
  readonly sort: WordingSort;
  readonly span: Span;
  /** The words in front of the figure and behind it; for `times` the verb. */
  readonly front: Span;
  readonly behind: Span;
}

type Bound = 'about' | 'floor' | 'over' | 'ceiling';

const FRONT = /(?:(?<about>大约|大概|(?<![大合条公和契特制节签协简])约|接近|(?<![附就邻最临靠相远新接])近)|(?<floor>不得?低于|不得?少于|不小于|不能少于|不能低于|至少|最少)|(?<ceiling>不得?超过|不得?高于|不大于|不得?多于|至多|最多)|(?<over>(?<!不得?)(?:超过|逾|突破|高于|大于|多于)))(?:达到?|为|有|是|在)?[ \u3000]?$/;
const BEHIND = /^(?<word>左右|上下|及?以上|及?以内|之内|及?以下)(?![\u4e00-\u9fff]{0,2}级)/;
/** Without words of both kinds nothing is said twice. */
const SAYS_BEHIND = /左右|上下|以上|以内|之内|以下/;
const SAYS_IN_FRONT = /约|近|概|不得?[低少高多超]|不小于|不大于|不能[少低]于|至[少多]|最[少多]|超过|逾|突破|[高大多]于/;
/** What the words behind say again, and what they say against, by the words in front. */
const SAME: Readonly<Record<Bound, RegExp>> = { about: /左右|上下/, floor: /以上/, over: /以上/, ceiling: /以内|之内|以下/ };
const OTHER: Readonly<Record<Bound, RegExp>> = { about: /以上|以内|以下/, floor: /左右|上下|以下|以内|之内/, over: /左右|上下|以下|以内|之内/, ceiling: /左右|上下|以上/ };
const LONGEST_FRONT = 12;
const FALLS = /(?<verb>(?:减少|降低|下降|缩短|减低|压缩|压减|缩减|节约|节省|减小)了?)(?:近|约|至少|超过|不少于|将近|达)?(?:[0-9０-９.．]{1,6}|[一二两三四五六七八九十百千]{1,4})(?:至[0-9]{1,3}|[-—~～][0-9]{1,3})?(?:多)?倍(?!以下|体)/g;
const LONGEST_NAME = 8;

/** Every such wording in a text, in order. Linear in its length. */
export function findFigureWording(text: string, reading = readingOf(text)): readonly FigureWording[] {
  if ((reading.extract(signsOf) & (Sign.digit | Sign.ones | Sign.tens)) === 0) return [];
  const found = [...limits(text, reading), ...falls(text)];
  if (found.length === 0) return found;
  const apart = [...reading.extract(titleSpans), ...reading.extract(quoteSpans).filter(({ start, end }) => end - start > LONGEST_NAME)].sort((a, b) => a.start - b.start);
  return found.filter(({ span }) => !covered(apart, span.start)).sort((a, b) => a.span.start - b.span.start);
}

function limits(text: string, reading: Reading): FigureWording[] {
  if (!SAYS_BEHIND.test(text) || !SAYS_IN_FRONT.test(text)) return [];
  return reading.extract(findFigures).flatMap((figure) => limitsOf(text, figure) ?? []);
}

function limitsOf(text: string, { span: { start, end }, sort }: Figure): FigureWording | undefined {
  if (sort === 'rank' || sort === 'first' || sort === 'multiple') return undefined;
  const behind = BEHIND.exec(text.slice(end, end + 6))?.groups!['word'];
  if (behind === undefined) return undefined;
  const front = FRONT.exec(text.slice(Math.max(0, start - LONGEST_FRONT), start));
  if (!front) return undefined;
  const [bound, word] = Object.entries(front.groups!).find(([, value]) => value !== undefined) as [Bound, string];
  if (word === '近' && sort === 'time') return undefined;
  if (word === '突破' && sort === 'counter') return undefined; // 突破50种以上关键技术 masters them
  const said = SAME[bound].test(behind) ? 'twice' : OTHER[bound].test(behind) ? 'against' : undefined;
  if (!said) return undefined;
  const from = start - front[0].length;
  return { sort: said, span: { start: from, end: end + behind.length }, front: { start: from, end: from + word.length }, behind: { start: end, end: end + behind.length } };
}

function falls(text: string): FigureWording[] {
  if (!text.includes('倍')) return [];
  return matches(FALLS, text).map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return { sort: 'times', span, front: { start: span.start, end: span.start + match.groups!['verb']!.length }, behind: { start: span.end, end: span.end } };
  });
}
