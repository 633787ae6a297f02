/** The walk over a page (逐元素取行): what is shown becomes lines, in the order of the page, with what is known of each. */

import { labelAt } from '../../../document/labels.js';
import { trimRange } from '../../../text/characters.js';
import type { IngestLimits } from '../model.js';
import { isBlock, isHidden } from './elements.js';
import { isWide, tableLines, type Cell } from './tables.js';
import { attribute, hasAttribute, isElement, tooDeep, type Element, type Node } from './tree.js';

/** A line of a page: a paragraph, a row of a table. */
export interface PageLine {
  readonly text: string;
  /** How many of its characters are links; blanks do not count. */
  readonly linked: number;
  /** The block that it stands in. */
  readonly block: Element | undefined;
}

/** An element that was watched for, and the lines in it: `[from, to)`. */
export interface Watched {
  readonly element: Element;
  from: number;
  to: number;
}

/** Whether a table whose cells hold these lines says what the page is, not what its document says. */
export type IsDeclaration = (cells: readonly Cell[]) => boolean;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A cell with more than this, and most of its table, holds a text that was placed. */
const LONG_CELL = 400;

/** Walks a tree once. Throws `Unreadable` where it is deeper than `limits.depth`. */
export class LineWalk {
  readonly lines: PageLine[] = [];
  readonly watched: Watched[] = [];
  private words = '';
  private linked = 0;
  private inLink = 0;
  private inPre = 0;
  private inSuperscript = 0;
  private depth = 0;
  private numbering = '';
  private readonly counters: { next: number; readonly step: number }[] = [];

  constructor(
    private readonly limits: IngestLimits,
    private readonly watch: (element: Element, block: boolean) => boolean = () => false,
    private readonly isDeclaration: IsDeclaration = () => false,
  ) {}

  /** Adds the lines of nodes and what is in them. */
  add(nodes: readonly Node[], block?: Element): void {
    this.inside(nodes, block);
    this.endLine(block);
  }

  private inside(nodes: readonly Node[], block: Element | undefined): void {
    if (++this.depth > this.limits.depth) throw tooDeep(this.limits);
    for (const node of nodes) {
      if (isElement(node)) this.element(node, block);
      else if (node.nodeName === '#text' && 'value' in node) this.characters(node.value, block);
    }
    this.depth--;
  }

  private element(element: Element, block: Element | undefined): void {
    if (isHidden(element)) return;
    if (element.tagName === 'br') return this.endLine(block);
    const inline = !isBlock(element);
    const isWatched = (!inline || holdsLines(element)) && this.watch(element, !inline);
    if (inline && !isWatched) return this.inline(element, block);
    this.endLine(block);
    const watched = isWatched ? { element, from: this.lines.length, to: 0 } : undefined;
    if (watched) this.watched.push(watched);
    this.block(element);
    this.endLine(element);
    if (watched) watched.to = this.lines.length;
  }

  private block(element: Element): void {
    switch (element.tagName) {
      case 'table':
        return this.table(element);
      case 'ol':
        return this.orderedList(element);
      case 'li':
        return this.item(element);
      case 'pre': case 'listing': case 'xmp': case 'plaintext':
        this.inPre++;
        this.inside(element.childNodes, element);
        this.inPre--;
        return;
      default:
        this.inside(element.childNodes, element);
    }
  }

  private inline(element: Element, block: Element | undefined): void {
    const link = element.tagName === 'a' && hasAttribute(element, 'href') ? 1 : 0;
    const superscript = element.tagName === 'sup' ? 1 : 0;
    this.inLink += link;
    this.inSuperscript += superscript;
    this.inside(element.childNodes, block);
    this.inLink -= link;
    this.inSuperscript -= superscript;
  }

  private characters(value: string, block: Element | undefined): void {
    if (this.inLink > 0) this.linked += filled(value);
    if (this.inPre > 0) {
      const lines = value.split('\n');
      lines.forEach((line, index) => {
        this.words += line;
        if (index < lines.length - 1) this.endLine(block);
      });
      return;
    }
    this.words += this.inSuperscript > 0 && /^\s*[0-9]{1,3}\s*$/.test(value) ? value.trim().replace(/[0-9]/g, (digit) => SUPERSCRIPTS[Number(digit)]!) : value;
  }

  private endLine(block: Element | undefined): void {
    const text = this.words === '' ? '' : tidied(this.words);
    if (text !== '') {
      const numbered = this.numbering !== '' && !labelAt(text, 0) ? this.numbering + text : text;
      this.lines.push({ text: plain(numbered), linked: this.linked, block });
      this.numbering = '';
    }
    this.words = '';
    this.linked = 0;
  }

  private orderedList(list: Element): void {
    const unmarked = /list-style(?:-type)?\s*:\s*none/i.test(attribute(list, 'style'));
    const step = unmarked ? 0 : hasAttribute(list, 'reversed') ? -1 : 1;
    const items = step < 0 ? list.childNodes.filter((node) => node.nodeName === 'li').length : 1;
    this.counters.push({ next: wholeNumber(attribute(list, 'start')) ?? items, step });
    this.inside(list.childNodes, list);
    this.counters.pop();
  }

  private item(item: Element): void {
    const list = item.parentNode && 'tagName' in item.parentNode ? item.parentNode.tagName : '';
    const counter = list === 'ol' ? this.counters[this.counters.length - 1] : undefined;
    if (counter && counter.step !== 0) {
      counter.next = wholeNumber(attribute(item, 'value')) ?? counter.next;
      this.numbering = `${counter.next}. `;
      counter.next += counter.step;
    }
    this.inside(item.childNodes, item);
    this.endLine(item);
    this.numbering = '';
  }

  /** A table: its cells are walked in place, then put together again as rows where it holds data. */
  private table(table: Element): void {
    const { captions, rows } = partsOf(table);
    for (const caption of captions) this.add(caption.childNodes, table);
    const from = this.lines.length;
    const watchedBefore = this.watched.length;
    const cells = rows.map((row) => row.map((cell) => this.cell(cell)));
    const written = cells.map((row) => row.map(({ from: first, to, columns, rows: over }): Cell => ({ lines: this.lines.slice(first, to).map(({ text }) => text), columns, rows: over })));
    if (isLayout(written, rows) || this.isDeclaration(written.flat())) return;
    const [linked, all] = this.lines.slice(from).reduce(([links, letters], line) => [links + line.linked, letters + filled(line.text)], [0, 0]);
    this.lines.length = from;
    for (const text of tableLines(written)) this.lines.push({ text, linked: linked * 2 > all ? filled(text) : 0, block: table });
    for (const watched of this.watched.slice(watchedBefore)) Object.assign(watched, { from, to: this.lines.length });
  }

  private cell(cell: Element): { from: number; to: number; columns: number; rows: number } {
    const from = this.lines.length;
    this.element(cell, cell);
    return { from, to: this.lines.length, columns: wholeNumber(attribute(cell, 'colspan')) ?? 1, rows: wholeNumber(attribute(cell, 'rowspan')) ?? 1 };
  }
}

/** Captions and rows of a table, not those of tables in it. */
function partsOf(table: Element): { captions: Element[]; rows: Element[][] } {
  const captions: Element[] = [];
  const rows: Element[][] = [];
  const elements = (parent: Element): Element[] => parent.childNodes.filter(isElement).filter((each) => !isHidden(each));
  const addRow = (row: Element): void => {
    rows.push(elements(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th'));
  };
  for (const child of elements(table)) {
    if (child.tagName === 'caption') captions.push(child);
    else if (child.tagName === 'tr') addRow(child);
    else for (const row of elements(child)) if (row.tagName === 'tr') addRow(row);
  }
  return { captions, rows };
}

/** Whether a table only places text on the page: one column or one row, a table in it, or a cell that holds a whole text. */
function isLayout(cells: readonly (readonly Cell[])[], elements: readonly (readonly Element[])[]): boolean {
  const filledRows = cells.filter((row) => row.some(({ lines }) => lines.length > 0));
  if (filledRows.length <= 1 || cells.every((row) => row.filter(({ lines }) => lines.length > 0).length <= 1)) return true;
  if (cells.some((row) => row.some(({ lines }) => lines.some((line) => line.startsWith('|'))))) return true;
  if (elements.some((row) => row.some(holdsTable))) return true;
  const lengths = cells.flat().map(({ lines }) => lines.reduce((sum, line) => sum + line.length, 0));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return cells.flat().some(({ lines }, index) => lines.length >= 4 && lengths[index]! >= LONG_CELL && lengths[index]! >= all * 0.6);
}

/** Whether an inline element (`<span id="zoom">`) stands around paragraphs. */
function holdsLines(element: Element): boolean {
  return element.childNodes.some((node) => isElement(node) && (node.tagName === 'br' || isBlock(node)));
}

function holdsTable(cell: Element): boolean {
  return cell.childNodes.some((node) => isElement(node) && node.tagName === 'table');
}

function wholeNumber(written: string): number | undefined {
  return /^\s*[0-9]{1,5}\s*$/.test(written) ? Number(written) : undefined;
}

/** Length without blanks. */
export function filled(text: string): number {
  return text.replace(/[\s\u200b]+/g, '').length;
}

/** Text as a browser shows it: blanks are one, a line of the source that ends within Chinese text goes on; none at the ends. */
export function tidied(text: string): string {
  const shown = text.replace(/[\u0000-\u0020]+/g, (blanks, offset: number) => (blanks.includes('\n') && isWide(text, offset - 1) && isWide(text, offset + blanks.length) ? '' : ' '));
  const { start, end } = trimRange(shown, 0, shown.length);
  return shown.slice(start, end);
}

/** A line of which the beginning means nothing to the parser of drafts: no comment, no fence. */
function plain(text: string): string {
  return text.replace(/^(?:<!--|\/\/|```|---+$)/, (signs) => String.fromCharCode(signs.charCodeAt(0) + 0xfee0) + signs.slice(1));
}
