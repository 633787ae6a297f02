/** heading-sequence: heading numbers that repeat or skip (标题序号重复、跳号). */

import { spellings } from '../document/labels.js';
import type { Heading, HeadingStyle, PolicyDocument } from '../document/model.js';
import type { Localized } from '../text/localized.js';
import { formatNumeral } from '../text/numerals.js';
import type { DocumentRule, Fix, Report } from './model.js';

const MESSAGES = {
  repeated: (label: string, earlier: string): Localized => ({
    zh: `序号“${label}”重复：前面已有“${earlier}”，请顺改序号。`,
    en: `The number "${label}" is repeated: "${earlier}" stands before it. Renumber.`,
  }),
  skipped: (label: string, missing: string, previous: string): Localized => ({
    zh: `序号由“${previous}”跳到“${label}”，缺“${missing}”，请核对是否漏段或误编。`,
    en: `The numbers jump from "${previous}" to "${label}"; "${missing}" is missing. A part may have been lost or misnumbered.`,
  }),
  notFirst: (label: string, missing: string): Localized => ({
    zh: `此处序号从“${label}”开始，缺“${missing}”，请核对是否漏段或误编。`,
    en: `The numbers begin with "${label}" here; "${missing}" is missing. A part may have been lost or misnumbered.`,
  }),
  renumber: (label: string): Localized => ({ zh: `改为“${label}”`, en: `Renumber as "${label}"` }),
  renumberAll: (label: string, count: number): Localized => ({ zh: `自此处起顺次改号（“${label}”起共${count}处）`, en: `Renumber from here on ("${label}" and so on, ${count} headings)` }),
  before: (label: string): Localized => ({ zh: `前一个序号“${label}”`, en: `The number before it, "${label}"` }),
};

/** Styles that number sections. Lists numbered 1） or ① restart and break off too freely to be judged. */
const JUDGED: ReadonlySet<HeadingStyle> = new Set(['part', 'chapter', 'section', 'ideographic', 'article', 'ideographic-parenthesis', 'arabic']);
const SECTIONS: ReadonlySet<HeadingStyle> = new Set(['part', 'chapter', 'section', 'ideographic']);
const DEEPEST = 12;
/** A longer jump is another list, or a text cut short. */
const MOST_MISSING = 2;
/** The outer sections with titles of their own are counted more surely than what stands in them. */
const MOST_MISSING_SECTIONS = 8;

/** A run of numbers that is still open. */
interface Sequence {
  readonly last: Heading;
  /** Whether its last number was in order: what follows a break is not judged by it. */
  readonly sound: boolean;
}

export const headingSequence: DocumentRule = {
  meta: {
    id: 'heading-sequence',
    family: 'structure',
    severity: 'error',
    summary: { zh: '标题序号重复或跳号', en: 'Heading numbers repeat or skip' },
    fixable: true,
    norm: { zh: 'GB/T 9704—2012 7.3.3：结构层次序数依次标注', en: 'GB/T 9704-2012 7.3.3: levels are numbered in order' },
    needsCorpus: false,
  },
  *conclude({ document }) {
    const open = new Map<HeadingStyle, Sequence[]>();
    let part = 0;
    for (const heading of document.headings) {
      if (heading.part !== part) open.clear();
      part = heading.part;
      if (heading.number === undefined || !JUDGED.has(heading.style)) continue;
      const sequences = open.get(heading.style) ?? [];
      open.set(heading.style, sequences);
      const report = step(document, sequences, heading);
      if (report) yield report;
    }
  },
};

/**
 * Puts a heading into the open sequences of its style: it continues the innermost one that waits for its number (run-on
 * numbering and lists inside lists are right), opens a new one with 1, and otherwise breaks the innermost.
 */
function step(document: PolicyDocument, sequences: Sequence[], heading: Heading): Report | undefined {
  const continued = findLast(sequences, (sequence) => sequence.last.number === heading.number! - 1);
  const innermost = sequences[sequences.length - 1];
  if (continued >= 0) sequences.length = continued;
  else if (heading.number !== 1) sequences.pop();
  if (sequences.length === DEEPEST) sequences.shift();
  const inOrder = continued >= 0 || heading.number! <= 1;
  const report = inOrder ? repeatedFirst(document, innermost, heading) : judgeBreak(document, innermost, heading);
  sequences.push({ last: heading, sound: inOrder || report !== undefined });
  return report;
}

function findLast(sequences: readonly Sequence[], test: (sequence: Sequence) => boolean): number {
  for (let index = sequences.length - 1; index >= 0; index--) if (test(sequences[index]!)) return index;
  return -1;
}

/** 一、 twice in a row with the same parent: a slip. Anything else that begins anew is right. */
function repeatedFirst(document: PolicyDocument, innermost: Sequence | undefined, heading: Heading): Report | undefined {
  if (!innermost || heading.number !== 1 || innermost.last.number !== 1 || heading.style === 'arabic') return undefined;
  return siblings(innermost.last, heading) && isRepetition(document, innermost.last, heading) ? repeated(document, innermost.last, heading) : undefined;
}

function judgeBreak(document: PolicyDocument, innermost: Sequence | undefined, heading: Heading): Report | undefined {
  if (!innermost || !inOneSequence(innermost.last, heading)) return judgeStart(document, heading);
  const { last, sound } = innermost;
  if (!sound) return undefined;
  if (heading.number === last.number) return isRepetition(document, last, heading) ? repeated(document, last, heading) : undefined;
  if (heading.number! < last.number!) return undefined;
  const missing = heading.number! - last.number! - 1;
  const most = bothTitled(last, heading) && SECTIONS.has(heading.style) ? MOST_MISSING_SECTIONS : MOST_MISSING;
  if (missing > most || !alike(last, heading) || standsBetween(document, last, heading)) return undefined;
  const label = spelled(heading, last.number! + 1);
  const message = MESSAGES.skipped(heading.label.value, missing > 1 ? `${label}—${spelled(heading, heading.number! - 1)}` : label, last.label.value);
  return { ...reportOf(heading, last, message), cap: 'warning' };
}

/** The first number under a heading is 2 or 3 although nothing was lost from view. */
function judgeStart(document: PolicyDocument, heading: Heading): Report | undefined {
  if (heading.number! > 3 || heading.parent < 0 || heading.kind === 'item' || heading.style === 'arabic' || heading.style === 'article') return undefined;
  const parent = document.headings[heading.parent]!;
  if (parent.number === undefined || standsBetween(document, parent, heading, 0)) return undefined;
  return { ...reportOf(heading, parent, MESSAGES.notFirst(heading.label.value, spelled(heading, 1)), 0), cap: 'warning' };
}

function repeated(document: PolicyDocument, last: Heading, heading: Heading): Report {
  return { ...reportOf(heading, last, MESSAGES.repeated(heading.label.value, quoted(document, last))), fixes: renumbered(document, heading, last.number! + 1) };
}

/** The heading's right number; where others run on behind it, theirs as well. */
function renumbered(document: PolicyDocument, heading: Heading, number: number): Fix[] {
  const edits = [heading, ...following(document, heading)].map(({ label }, index) => ({ span: label.span, newText: label.value.replace(NUMERAL, (numeral) => numeralLike(numeral, number + index)) }));
  const [first] = edits;
  const fix = (title: Localized, preferred: boolean, made: Fix['edits']): Fix => ({ title, preferred, applicability: 'review', edits: made });
  const one = fix(MESSAGES.renumber(first!.newText), edits.length === 1, [first!]);
  return edits.length === 1 ? [one] : [fix(MESSAGES.renumberAll(first!.newText, edits.length), true, edits), one];
}

/** So many headings are looked at for those that run on. */
const FARTHEST = 400;

/** The headings beside one that are numbered on from it without a break. */
function following({ headings }: PolicyDocument, heading: Heading): Heading[] {
  const found: Heading[] = [];
  for (const next of headings.slice(heading.index + 1, heading.index + FARTHEST)) {
    if (next.part !== heading.part || next.depth < heading.depth) break;
    if (next.style !== heading.style || !inOneSequence(heading, next)) continue;
    if (next.number !== heading.number! + found.length + 1) break;
    found.push(next);
  }
  return found;
}

const NUMERAL = /[0-9]{1,4}|[０-９]{1,4}|[〇零一二三四五六七八九十百]{1,7}/;

/** A number in the digits of another one. */
function numeralLike(numeral: string, number: number): string {
  if (/[0-9]/.test(numeral)) return String(number);
  return /[０-９]/.test(numeral) ? String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : formatNumeral(number);
}

/** A report on a heading's number; `before` is the heading that shows what was due, `previous` the number that it is judged by. */
function reportOf(heading: Heading, before: Heading, message: Localized, previous = before.number): Report {
  return {
    span: heading.label.span,
    message,
    evidence: [{ document: 'draft', span: before.span, message: MESSAGES.before(before.label.value) }],
    data: { number: heading.number, previous, style: heading.style },
  };
}

/** Numbers that have to run on: those under one heading, and articles, which run on through the chapters. */
function inOneSequence(last: Heading, heading: Heading): boolean {
  return siblings(last, heading) || heading.style === 'article';
}

function isRepetition(document: PolicyDocument, last: Heading, heading: Heading): boolean {
  const comparable = bothTitled(last, heading) || heading.style === 'article';
  return comparable && !attachmentBetween(document, last, heading);
}

/** An attachment that was not recognised as one (附件1：任务清单, 附表2) begins its numbers anew. */
function attachmentBetween(document: PolicyDocument, last: Heading, heading: Heading): boolean {
  return /[\r\n][ \t\u3000]*附[ \u3000]{0,4}(?:件|表|录|[0-9０-９一二三])/.test(document.text.slice(last.span.end, heading.span.start));
}

function siblings(one: Heading, other: Heading): boolean {
  return one.parent === other.parent;
}

/** Numbered items of different makes (a list inside a paragraph, a heading) are no pair. */
function alike(one: Heading, other: Heading): boolean {
  return (one.kind === 'item') === (other.kind === 'item');
}

function bothTitled(one: Heading, other: Heading): boolean {
  return one.kind !== 'item' && other.kind !== 'item';
}

/** Whether a number that seems missing stands in the text between after all, in a form that was not read as a heading. */
function standsBetween(document: PolicyDocument, last: Heading, heading: Heading, lastNumber = last.number!): boolean {
  const between = document.text.slice(last.label.span.end, heading.label.span.start).replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[ \t\u3000\u00a0]/g, '');
  for (let number = lastNumber + 1; number < heading.number!; number++) {
    if (spellings(heading.style, number, formatNumeral(number)).some((spelling) => between.includes(spelling))) return true;
  }
  return false;
}

function spelled(heading: Heading, number: number): string {
  return spellings(heading.style, number, formatNumeral(number))[0] ?? String(number);
}

function quoted(document: PolicyDocument, heading: Heading): string {
  return document.text.slice(heading.span.start, Math.min(heading.span.end, heading.span.start + 24)).trim();
}
