/** The main text of a page (正文): from where its document begins to where it ends, without the furniture between. Where that is unsure, more is kept. */

import { isNumberLine } from '../../../document/head.js';
import { labelAt } from '../../../document/labels.js';
import { genreOf, looksLikeTitle } from '../../../document/title.js';
import { findDates } from '../../../text/dates.js';
import { isSurelyFurniture, saysFurniture, saysMainText } from './elements.js';
import { furnitureLines, isAttachment, isLinked } from './furniture-lines.js';
import { filled, type PageLine, type Watched } from './lines.js';
import type { Element } from './tree.js';

/** A box that calls itself furniture is believed where it holds less than this share of the page's prose. */
const FURNITURE_SHARE = 0.2;
const SURE_FURNITURE_SHARE = 0.5;
/** A known container is believed where it holds this share. */
const CONTAINER_SHARE = 0.9;
const TITLE_LINES = 4;
const TITLE_WITHIN = 10;
/** How far above the text a title is looked for. */
const TITLE_ABOVE = 60;

/** Lines `[from, to)`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the choice is made from. */
export interface Page {
  readonly lines: readonly PageLine[];
  readonly watched: readonly Watched[];
  /** Titles that the page gives its document, the surest first. */
  readonly titles: readonly string[];
  /** Lines that are metadata. */
  readonly declared: ReadonlySet<number>;
}

/** The lines of the main text, in order. */
export function mainText(page: Page): string[] {
  const { lines, declared } = page;
  const dropped = furnitureLines(lines).map((furniture, index) => furniture || declared.has(index));
  const weights = lines.map((line, index) => (dropped[index] ? 0 : weightOf(line)));
  dropFurnitureBoxes(page, weights, dropped);
  const container = containerOf(page.watched, weights);
  const prose = container ? withLinesBeside(page, container, weights) : proseRange(lines, weights, dropped);
  const range = withTitle(page, prose, dropped);
  return lines
    .filter((line, index) => index >= range.from && index < range.to && !dropped[index] && (container !== undefined || weights[index]! > 0 || !isLinked(line) || isAttachment(line.text)))
    .map(({ text }) => text);
}

/** How much of a line is text of a document, in characters: sentences, headings with labels, rows, dates and numbers standing alone. */
export function weightOf(line: PageLine): number {
  const { text } = line;
  const length = filled(text);
  if (line.linked >= length * 0.5 || length < 2) return 0;
  if (text.startsWith('|') || labelAt(text, 0) || isNumberLine(text)) return length;
  if (/[。；！？]/.test(text) || (length >= 20 && /[，、：]/.test(text))) return length;
  const [date] = length <= 16 ? findDates(text) : [];
  return date && /[年日]/.test(text) ? length : 0;
}

/** Sums of the first values, so that a range's sum is a difference. */
function sums(values: readonly number[]): number[] {
  const sum = [0];
  for (const value of values) sum.push(sum[sum.length - 1]! + value);
  return sum;
}

/** Drops the lines in boxes that say they are furniture and hold little prose. */
function dropFurnitureBoxes({ lines, watched }: Page, weights: number[], dropped: boolean[]): void {
  const sum = sums(weights);
  const all = sum[lines.length]!;
  const depth = new Array<number>(lines.length + 1).fill(0);
  for (const { element, from, to } of watched) {
    if (to <= from || !saysFurniture(element)) continue;
    if (sum[to]! - sum[from]! > all * (isSurelyFurniture(element) ? SURE_FURNITURE_SHARE : FURNITURE_SHARE)) continue;
    depth[from]!++;
    depth[to]!--;
  }
  let inside = 0;
  for (let index = 0; index < lines.length; index++) {
    inside += depth[index]!;
    if (inside === 0) continue;
    dropped[index] = true;
    weights[index] = 0;
  }
}

/** The smallest known container that holds nearly all prose. */
function containerOf(watched: readonly Watched[], weights: readonly number[]): Watched | undefined {
  const sum = sums(weights);
  const least = sum[weights.length]! * CONTAINER_SHARE;
  let best: Watched | undefined;
  for (const box of watched) {
    if (box.to <= box.from || !saysMainText(box.element) || sum[box.to]! - sum[box.from]! < Math.max(least, 1)) continue;
    if (!best || box.to - box.from <= best.to - best.from) best = box;
  }
  return best;
}

/** The container, and prose that stands in no box of its own beside it: an end tag too many ends a container early. */
function withLinesBeside({ lines }: Page, container: Watched, weights: readonly number[]): Range {
  const around = ancestors(container.element);
  let { from, to } = container;
  for (const [index, weight] of weights.entries()) {
    const block = lines[index]!.block;
    const beside = weight > 0 && block !== undefined && (around.has(block) || (block.parentNode !== null && around.has(block.parentNode as Element)));
    if (beside) [from, to] = [Math.min(from, index), Math.max(to, index + 1)];
  }
  return { from, to };
}

function ancestors(element: Element): Set<Element> {
  const found = new Set<Element>();
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) found.add(at);
  return found;
}

/** From the first line of prose to the last, and what stands beside these (title, signature). The whole page where there is none. */
function proseRange(lines: readonly PageLine[], weights: readonly number[], dropped: readonly boolean[]): Range {
  let from = weights.findIndex((weight) => weight > 0);
  if (from < 0) return { from: 0, to: lines.length };
  let to = weights.findLastIndex((weight) => weight > 0) + 1;
  const goesOn = (index: number, beside: number): boolean => {
    const line = lines[index];
    return line !== undefined && (dropped[index] || !isLinked(line)) && parentOf(line) === parentOf(lines[beside]!);
  };
  while (goesOn(from - 1, from)) from--;
  while (goesOn(to, to - 1)) to++;
  return { from, to };
}

function parentOf({ block }: PageLine): unknown {
  return block?.parentNode;
}

/** Begins with the title where it stands above the text and not at its head. */
function withTitle({ lines, titles }: Page, range: Range, dropped: readonly boolean[]): Range {
  const said = (index: number): boolean => titles.some((title) => titleEnds(lines, index, title) !== undefined);
  for (let index = range.from; index < Math.min(range.from + TITLE_WITHIN, range.to); index++) if (!dropped[index] && said(index)) return range;
  const above = Array.from({ length: Math.min(TITLE_ABOVE, range.from) }, (_, distance) => range.from - 1 - distance).filter((index) => !dropped[index] && !isLinked(lines[index]!));
  const isHeading = (index: number): boolean => /^h[1-3]$/.test(lines[index]!.block?.tagName ?? '') && filled(lines[index]!.text) >= 4;
  const isTitle = (index: number): boolean => looksLikeTitle(lines[index]!.text) && genreOf(lines[index]!.text) !== undefined && filled(lines[index]!.text) >= 8;
  const from = above.find(said) ?? above.find(isHeading) ?? above.find(isTitle);
  if (from === undefined) return range;
  const { block } = lines[from]!;
  let first = from;
  while (first > 0 && block !== undefined && lines[first - 1]!.block === block && /^h[1-3]$/.test(block.tagName)) first--;
  return { from: first, to: range.to };
}

/** The line behind a title that begins at a line and may go on over some; `undefined` where another text stands there. */
export function titleEnds(lines: readonly { readonly text: string }[], from: number, title: string): number | undefined {
  const wanted = squeezed(title);
  let joined = '';
  for (let index = from; index < Math.min(from + TITLE_LINES, lines.length); index++) {
    joined += squeezed(lines[index]!.text);
    if (joined === wanted) return index + 1;
    if (!wanted.startsWith(joined)) return undefined;
  }
  return undefined;
}

/** A line of a title without blanks. */
export function squeezed(text: string): string {
  return text.slice(0, 400).replace(/[\s\u200b]+/g, '');
}
