/**
 * Targets in one clause (条款中的目标): every figure with the words around it. What the clause cannot say by itself (the year that opened before it,
 * the document's date, whether the section looks back) is left to `resolve.ts`. Linear in the length of the clause: work on a sentence is bounded.
 */

import { covered, quoteSpans, titleSpans } from '../../text/marks.js';
import { sentences } from '../../text/sentences.js';
import { readingOf, type Reading } from '../reading.js';
import { isPartOfName } from './excluded.js';
import { findFigures, type Figure } from './figures.js';
import type { ClauseTargets, FoundTarget } from './found.js';
import { governs, SentenceParts } from './sentence-parts.js';
import { SentenceReader } from './sentence-reader.js';
import { Sign, signsOf } from './signs.js';
import { findTimes, type Time } from './times.js';

const NOTHING: readonly ClauseTargets[] = [];
/** Without a digit there is a figure or a time only in words that hold one of these. */
const ANY = Sign.ones | Sign.tens | Sign.large | Sign.zero | Sign.word | Sign.time;
const WORDS = /百分之|翻|倍增|零突破|零的突破|今年|年内/;
/** 三家, 前十, 十四五. */
const COUNTS = /[前二两三四五六七八九十百千万](?:(?<!前)[家所个名人项户座件万亿处场条套辆台张批次种亩吨]|(?<=前)[一二三四五六七八九十]|(?<=十)[一二三四五六七八九]五)/;
const YEARS = /年(?<=[〇○零ＯO一二三四五六七八九]{4}年)/;
const LONGEST_NAME_IN_QUOTES = 10;

/** Extractor: at most one entry, so that a clause without figures and times says nothing. */
export function findTargets(text: string, reading = readingOf(text)): readonly ClauseTargets[] {
  if (!mayHoldOne(text, reading.extract(signsOf))) return NOTHING;
  const times = reading.extract(findTimes);
  const figures = figuresOf(text, reading, times);
  if (figures.length === 0 && times.length === 0) return NOTHING;
  const targets: FoundTarget[] = [];
  let nextFigure = 0;
  let nextTime = 0;
  let timeBefore: Time | undefined;
  for (const { start, end } of figures.length === 0 ? [] : reading.extract(sentences)) {
    const own: Figure[] = [];
    while (nextFigure < figures.length && figures[nextFigure]!.span.start < end) own.push(figures[nextFigure++]!);
    const when: Time[] = [];
    while (nextTime < times.length && times[nextTime]!.span.start < end) when.push(times[nextTime++]!);
    if (own.length > 0) targets.push(...new SentenceReader(new SentenceParts(text, { start, end }, own, when), timeBefore).read());
    timeBefore = when.filter(governs).pop() ?? timeBefore;
  }
  const governing = times.filter(governs);
  return [{ targets, lastTime: governing[governing.length - 1] }];
}

function mayHoldOne(text: string, signs: number): boolean {
  if (signs & Sign.digit) return true;
  return (signs & ANY) !== 0 && (COUNTS.test(text) || WORDS.test(text) || YEARS.test(text));
}

/** Figures that are no part of a title, of a name in quotation marks or of a time. */
function figuresOf(text: string, reading: Reading, times: readonly Time[]): readonly Figure[] {
  const figures = reading.extract(findFigures);
  if (figures.length === 0) return figures;
  const titles = reading.extract(titleSpans);
  const quotes = reading.extract(quoteSpans);
  const names = quotes.filter(({ start, end }) => end - start <= LONGEST_NAME_IN_QUOTES + 2);
  const spans = times.filter(({ role }) => role !== 'each').map(({ span }) => span);
  return figures.filter((figure) => {
    const { start } = figure.span;
    if (covered(titles, start) || covered(names, start) || covered(spans, start)) return false;
    return !(figure.sort === 'rank' && covered(quotes, start)) && !isPartOfName(figure, text);
  });
}
