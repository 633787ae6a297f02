/** Amounts (数额): the figures of a text with the values that their writing allows, by the last digit written and by 以上, 左右, 约, 余. */

import { readingOf } from '../reading.js';
import { findFigures, type Figure } from '../targets/figures.js';
import { tailAfter } from '../targets/predicate.js';
import { findTimes } from '../targets/times.js';
import type { UnitSort } from '../targets/units.js';
import { exact } from '../../text/numerals.js';
import type { Span } from '../../text/span.js';

/** A figure and the values that it stands for. Values are in the base unit; offsets are relative to the text given. */
export interface Amount {
  /** The figure with its unit. */
  readonly span: Span;
  /** Behind the figure and what limits it: 以上. */
  readonly end: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether it is limited by nothing: no 以上, no 左右, no range. */
  readonly plain: boolean;
  /** Whether it is a whole number of things, written out. */
  readonly whole: boolean;
  /** The place of the last digit that is not 0, in the base unit: 1500亿元 may be rounded to hundreds. */
  readonly roundTo: number;
  readonly unit: string;
  readonly base: string;
  readonly factor: number;
  readonly sort: UnitSort | 'multiple';
}

/** 左右 allows so much to both sides, as a share of the value. */
const ABOUT = 0.05;
/** 近 allows so much less. */
const NEARLY = 0.1;
const BEFORE = /(?<floor>不少于|不低于|不小于|至少|最少|超过了?|突破了?|高于|多于|大于|逾|超|≥|>)$|(?<ceiling>不超过|不高于|不大于|不多于|至多|最多|控制在|低于|少于|≤|<)$|(?<about>约|大约|约为|约达)$|(?<nearly>近|接近|将近|不到)$/;

/** The amounts of a text, in order: no times, no ranks, no bare numbers. Linear in its length. */
export function findAmounts(text: string, reading = readingOf(text)): readonly Amount[] {
  const figures = reading.extract(findFigures).filter(({ sort, unit }) => sort !== 'time' && sort !== 'rank' && sort !== 'first' && sort !== 'none' && unit !== '');
  if (figures.length === 0) return [];
  const times = reading.extract(findTimes);
  let at = 0;
  return figures.flatMap((figure) => {
    while (at < times.length && times[at]!.span.end <= figure.span.start) at++;
    return at < times.length && times[at]!.span.start < figure.span.end ? [] : [amountOf(text, figure)];
  });
}

function amountOf(text: string, figure: Figure): Amount {
  const { span, factor, unit, base, sort } = figure;
  const written = text.slice(span.start, span.end);
  const step = unitInLastPlace(figure.value, written) * factor;
  const whole = step === factor && factor === 1 && (sort === 'counter' || sort === 'bare') && Number.isInteger(figure.value);
  const half = whole ? 0 : step / 2;
  const value = exact(figure.value * factor);
  const tail = tailAfter(text.slice(span.end, span.end + 12));
  const roundTo = lastNonZeroPlace(figure.value) * factor;
  const bounds = boundsOf(text, figure, { value, half, roundTo, tail: tail.comparator });
  return { span, end: span.end + tail.length, value, ...bounds, whole: whole && bounds.plain, roundTo, unit, base, factor, sort: sort as Amount['sort'] };
}

interface Writing {
  readonly value: number;
  readonly half: number;
  readonly roundTo: number;
  readonly tail: string | undefined;
}

function boundsOf(text: string, { span, max, factor }: Figure, { value, half, roundTo, tail }: Writing): { low: number; high: number; plain: boolean } {
  const limit = BEFORE.exec(text.slice(Math.max(0, span.start - 4), span.start))?.groups ?? {};
  const low = value - half;
  if (max !== undefined) return { low, high: exact(max * factor) + half, plain: false };
  if (tail === '>=' || limit['floor'] !== undefined) return { low, high: Infinity, plain: false };
  if (tail === '<=' || limit['ceiling'] !== undefined) return { low: 0, high: value + half, plain: false };
  if (tail === '≈' || limit['about'] !== undefined) return { low: value * (1 - ABOUT) - half, high: value * (1 + ABOUT) + half, plain: false };
  if (limit['nearly'] !== undefined) return { low: value * (1 - NEARLY), high: value + half, plain: false };
  if (/[余多]/.test(text.slice(span.start, span.end))) return { low, high: value + Math.max(roundTo, value * ABOUT), plain: false };
  return { low, high: value + half, plain: true };
}

/** The value of the last digit written: 0.01 of 8.45, 1 of 1500. */
function unitInLastPlace(value: number, written: string): number {
  const decimals = Math.max(/[.．]([0-9０-９]+)/.exec(written)?.[1]!.length ?? 0, /\.(\d+)$/.exec(String(value))?.[1]!.length ?? 0);
  return 10 ** -decimals;
}

function lastNonZeroPlace(value: number): number {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]!.length ?? 0;
  if (decimals > 0) return 10 ** -decimals;
  let place = 1;
  while (place < 1e6 && value % (place * 10) === 0 && value !== 0) place *= 10;
  return place;
}
