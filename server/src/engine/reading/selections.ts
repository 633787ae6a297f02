/** What grows around a place when a selection is widened (扩大选区): figure or name, title, part of a sentence, target, sentence, paragraph, sections, document. */

import { spanInDocument, type Passage, type PolicyDocument } from '../../document/model.js';
import { findNumbers } from '../../document/number.js';
import { splitLines } from '../../document/physical.js';
import { sectionsOf, withoutBlanks } from '../../document/sections.js';
import { findMeetings } from '../../extract/meetings.js';
import { findPlans } from '../../extract/plans.js';
import { targetsIn } from '../../extract/targets/index.js';
import { findFigures } from '../../extract/targets/figures.js';
import { findTimes } from '../../extract/targets/times.js';
import { bracketSpans } from '../../text/brackets.js';
import { FULL_WIDTH_LAST, isHan, isWordCode, trimRange } from '../../text/characters.js';
import { covered } from '../../text/marks.js';
import { sentences } from '../../text/sentences.js';
import { contains, type Span } from '../../text/span.js';

/** Where a sentence pauses, and where it pauses long: what stands between is a part of it (分句). */
const PAUSES = new Set('，；：,;:。！？!?');
const LONG_PAUSES = new Set('；;。！？!?');

/** The stretches around each of the offsets, the narrowest first; each lies in the next one and is shorter, the last one is the whole text. */
export function selectionsAt(document: PolicyDocument, offsets: readonly number[]): Span[][] {
  const around = [...sectionsOf(document), ...paragraphs(document), ...partsOf(document), { start: 0, end: document.text.length }];
  const targets = targetsIn(document).flatMap(({ span, quote }) => [span, quote]);
  return offsets.map((offset) => nested([...within(document, offset), ...targets, ...around], offset));
}

/** Of the stretches that touch an offset those that nest, the shortest first. */
function nested(spans: readonly Span[], offset: number): Span[] {
  const here = spans.filter((span) => touches(span, offset) && span.end > span.start).sort((one, other) => length(one) - length(other));
  const chain: Span[] = [];
  for (const span of here) {
    const last = chain[chain.length - 1];
    if (!last || (contains(span, last) && length(span) > length(last))) chain.push(span);
  }
  if (chain.length === 0) return [{ start: offset, end: offset }];
  return chain.length <= MOST_STEPS ? chain : [...chain.slice(0, MOST_STEPS - 1), chain[chain.length - 1]!];
}

/** Nobody widens a selection further: each step lies in the next one when it is sent. */
const MOST_STEPS = 60;

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function length({ start, end }: Span): number {
  return end - start;
}

/** What stands around an offset in its paragraph or heading; elsewhere its line. */
function within(document: PolicyDocument, offset: number): Span[] {
  const passages = [...document.headings, ...document.clauses].filter(({ span }) => touches(span, offset));
  if (passages.length === 0) return splitLines(document.text).filter((line) => touches(line, offset)).map(({ start, end }) => ({ start, end }));
  return passages.flatMap((passage) => pieces(passage.text).map((span) => spanInDocument(passage, span)).concat(passage.span, titleOf(passage)));
}

/** A heading without its number. */
function titleOf(passage: Passage & { readonly title?: string; readonly label?: { readonly value: string } }): Span {
  const { text, title, label } = passage;
  if (!title || !label) return passage.span;
  const start = text.indexOf(title, label.value.length);
  return start < 0 ? passage.span : spanInDocument(passage, { start, end: start + title.length });
}

/** Everything in a text that may be selected as a whole. */
function pieces(text: string): Span[] {
  const named = namedIn(text);
  const brackets = bracketSpans(text).filter((span) => !covered(named, span.start));
  return [
    ...named,
    ...words(text, named),
    ...brackets.flatMap((span) => [{ start: span.start + 1, end: span.end - 1 }, span]),
    ...sentences(text).flatMap((span) => [trimRange(text, span.start, span.end), ...parts(text, span, PAUSES), ...several(parts(text, span, LONG_PAUSES))]),
  ];
}

/** Figures, times, meetings, plans and document numbers, in order, none within another. */
function namedIn(text: string): Span[] {
  const all = [findFigures(text), findTimes(text), findMeetings(text), findPlans(text), findNumbers(text)].flatMap((found: readonly { readonly span: Span }[]) => found.map(({ span }) => span));
  let end = 0;
  return all.sort((one, other) => one.start - other.start || other.end - one.end).filter((span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** Runs of ideographs, and of letters and digits, between what has a name. */
function words(text: string, named: readonly Span[]): Span[] {
  const found: Span[] = [];
  let start = 0;
  let sort = 0;
  let next = 0;
  for (let index = 0; index <= text.length; index++) {
    while (next < named.length && named[next]!.end <= index) next++;
    const isNamed = (named[next]?.start ?? Infinity) <= index;
    const now = index === text.length || isNamed ? 0 : sortOf(text.charCodeAt(index));
    if (now === sort) continue;
    if (sort !== 0) found.push({ start, end: index });
    [start, sort] = [index, now];
  }
  return found;
}

function sortOf(code: number): number {
  if (isHan(code)) return 1;
  return isWordCode(code) && code < FULL_WIDTH_LAST ? 2 : 0;
}

/** Parts where there are several: the only one is the sentence but for its stop. */
function several(spans: readonly Span[]): readonly Span[] {
  return spans.filter(({ start, end }) => end > start).length > 1 ? spans : [];
}

/** The parts of a sentence between its pauses. */
function parts(text: string, sentence: Span, pauses: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  let { start } = sentence;
  for (let index = sentence.start; index <= sentence.end; index++) {
    if (index < sentence.end && !pauses.has(text[index]!)) continue;
    found.push(trimRange(text, start, index));
    start = index + 1;
  }
  return found;
}

/** Paragraphs that begin with a number or a run-in heading, as a whole. */
function paragraphs({ text, headings, clauses }: PolicyDocument): Span[] {
  const found: Span[] = [];
  let next = 0;
  for (const { span, kind } of headings) {
    while (next < clauses.length && clauses[next]!.span.start < span.end) next++;
    const body = clauses[next];
    if (kind === 'heading' || !body || /[^ \t\u3000\u00a0]/.test(text.slice(span.end, Math.min(body.span.start, span.end + MOST_BLANKS)))) continue;
    found.push({ start: span.start, end: body.span.end });
  }
  return found;
}

/** Blanks between a number and its words. */
const MOST_BLANKS = 40;

function partsOf({ text, parts: all }: PolicyDocument): Span[] {
  return all.map(({ span: { start, end } }) => ({ start, end: Math.max(start, withoutBlanks(text, end)) }));
}
