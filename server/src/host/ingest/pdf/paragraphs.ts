/** Lines → paragraphs (段落): hard-wrapped lines are joined, over page breaks too; titles, headings and rows stay lines of their own. */

import { labelAt } from '../../../document/labels.js';
import type { HeadingStyle } from '../../../document/model.js';
import { columnsOf, SPACE, type Column } from './column.js';
import { footnotesOf } from './footnotes.js';
import type { LinedPage } from './furniture.js';
import { joinLines } from './joining.js';
import type { Line } from './lines.js';
import { widthOf } from './pieces.js';
import { tableRows } from './tables.js';

/** A line where it stands. */
interface Placed {
  readonly line: Line;
  readonly column: Column;
  readonly page: number;
}

/** What a paragraph is made of: a row of a table is one already; a note waits until the paragraph that it interrupts is whole. */
type Block = Placed | { readonly row: string } | { readonly note: string; readonly begins: boolean };

/** A line that begins so far, in sizes, to the right of the column's edge begins a paragraph. */
const INDENT = 1.2;
/** A centred line begins so far from the edge; larger ones than the text need less. */
const CENTRED = 2.6;
const LARGER = 1.15;
/** The two sides of a centred line differ by no more, in sizes. */
const EVEN = 1;
/** Lines of one paragraph have nearly the same size, and no more than so many leadings between them. */
const SAME_SIZE = 0.12;
const MOST_LEADINGS = 1.45;
/** A full line may stop short of the edge by so much, in sizes, besides what did not fit: signs may be pressed together. */
const SLACK = 0.7;
const ENDS_SENTENCE = /[。！？；：!?;:][”’」』）)]?$/;
/** An entry of a table of contents ends with dots and a page. */
const CONTENTS = /[.．…·•](?: ?[.．…·•]){2,30} ?[0-9]{1,4}$/;
const OPENING = '（(《〈〔';
const CLOSING = '）)》〉〕';
/** Labels that count inside a sentence as well: `包括：（1）…；（2）…`. */
const ENUMERATES: ReadonlySet<HeadingStyle> = new Set(['arabic-parenthesis', 'half-parenthesis', 'circled']);
const STARTS_NO_LINE = /[，。、；：！？）》〉”’」』】〕…—%％‰,.;:!?)\]}]/;
const UNBREAKABLE = /^(?:[A-Za-z0-9.,%/+-]{1,40}|[《〈“‘「『（(【〔]{1,3}[^ ])/;

/** The paragraphs of a document, in order. Pages come without furniture. */
export function paragraphsOf(pages: readonly LinedPage[]): string[] {
  const columns = columnsOf(pages);
  const paragraphs: string[][] = [];
  let notes: string[][] = [];
  let before: Placed | undefined;
  for (const block of blocksOf(pages, columns)) {
    if ('note' in block) {
      if (block.begins || notes.length === 0) notes.push([block.note]);
      else notes[notes.length - 1]!.push(block.note);
      continue;
    }
    const placed = 'line' in block ? block : undefined;
    if (placed && before && goesOn(before, placed)) paragraphs[paragraphs.length - 1]!.push(placed.line.text);
    else {
      paragraphs.push(...notes, ['line' in block ? block.line.text : block.row]);
      notes = [];
    }
    before = placed;
  }
  return [...paragraphs, ...notes].map(joinLines);
}

function* blocksOf(pages: readonly LinedPage[], columns: readonly Column[]): Generator<Block> {
  for (const [page, { lines }] of pages.entries()) {
    const column = columns[page]!;
    const notes = footnotesOf(lines, column.size);
    const rows = tableRows(lines);
    for (const line of lines) {
      const row = line.isRow ? line.text : rows.get(line);
      const begins = notes.get(line);
      if (begins !== undefined) yield { note: line.text, begins };
      else if (row === undefined) yield { line, column, page };
      else yield { row };
    }
  }
}

/** Whether the paragraph that `before` belongs to goes on in the line after it. */
function goesOn(before: Placed, block: Placed): boolean {
  const [above, line] = [before.line, block.line];
  if (Math.abs(above.size - line.size) > SAME_SIZE * above.size) return false;
  const samePage = before.page === block.page;
  if (samePage && line.y - above.y > mostDistance(block.column)) return false;
  if (CONTENTS.test(above.text.slice(-40)) || CONTENTS.test(line.text.slice(-40))) return false;
  if (isCentred(line, block.column)) return unmatched(above.text).opening > 0 && unmatched(line.text).closing > 0;
  if (isCentred(above, before.column)) return false;
  if (!isFull(above, line, before.column)) return false;
  const indent = line.x0 - block.column.left;
  if (indent > INDENT * line.size) return hangs(before, indent);
  const label = labelAt(line.text, 0);
  if (!ENDS_SENTENCE.test(above.text.slice(-2))) return block.column.indented || !label;
  if (label) return block.column.indented && ENUMERATES.has(label.style) && above.text.endsWith('；');
  return block.column.indented || (block.column.parted && samePage);
}

/** Brackets without their other half: a title that breaks within them (`…行动计划（2026—2` `028年）`) goes on in the next line. */
function unmatched(text: string): { opening: number; closing: number } {
  let [opening, closing] = [0, 0];
  for (const sign of text) {
    if (OPENING.includes(sign)) opening++;
    else if (!CLOSING.includes(sign)) continue;
    else if (opening > 0) opening--;
    else closing++;
  }
  return { opening, closing };
}

/** How far two lines of one paragraph may be apart. */
function mostDistance({ indented, parted, leading }: Column): number {
  return (parted && !indented ? SPACE.least : MOST_LEADINGS) * leading;
}

/** A list's entry may go on further to the right than it begins. */
function hangs({ line, column }: Placed, indent: number): boolean {
  const own = line.x0 - column.left;
  return indent > own + line.size / 2 && indent < own + line.size * 3.5 && labelAt(line.text, 0) !== undefined;
}

/** Whether a line stands in the middle of the column, as titles do. */
function isCentred({ x0, x1, size }: Line, column: Column): boolean {
  const [before, after] = [x0 - column.left, column.right - x1];
  const least = size > column.size * LARGER ? size / 2 : CENTRED * size;
  return before > least && Math.abs(before - after) <= EVEN * size;
}

/** Whether what the next line begins with found no room in this one. */
function isFull({ x1, size }: Line, next: Line, column: Column): boolean {
  return x1 + widthOf(firstUnit(next.text), size) + SLACK * size > column.right;
}

/** What cannot be parted from the first character of a line: the rest of a word or number, signs that begin no line. */
function firstUnit(text: string): string {
  const start = UNBREAKABLE.exec(text)?.[0].length ?? 1;
  let end = start;
  while (end < text.length && end < start + 3 && STARTS_NO_LINE.test(text[end]!)) end++;
  return text.slice(0, end);
}
