/** Our sample documents (样本) as paragraphs, labels and tables: what Word files, pages and PDF are made of for the test that reads them back. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { labelAt, type Label } from '../../../server/src/document/labels.js';
import type { Span } from '../../../server/src/text/span.js';
import { ROOT } from '../cli.js';
import { parse } from '../policy.js';

/** Folders of texts; their files of text are the samples. */
const FOLDERS = ['test/corpus', 'test/drafts', 'test/samples'];

/** A document: its name without extension, and its text without front matter, which no Word file has. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** How a paragraph is set: 标题、居中的行、署名和日期、主送机关、正文. */
export type Look = 'title' | 'centre' | 'right' | 'flush' | 'body';

/** A paragraph: `text` without its label, and the label as it is written, where there is one. */
export interface Paragraph {
  readonly look: Look;
  readonly label: Label | undefined;
  readonly labelText: string;
  readonly text: string;
}

export interface Table {
  readonly rows: readonly (readonly string[])[];
}

export type Block = Paragraph | Table;

export function samples(): Sample[] {
  return FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).filter((name) => /\.(?:txt|md)$/.test(name)).sort().map((name) => ({ name: name.replace(/\.[a-z]+$/, ''), text: withoutFrontMatter(readFileSync(join(ROOT, folder, name), 'utf8')) })));
}

/** The text behind the front matter. */
export function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[^]*?\n---\n+/, '');
}

/** The paragraphs and tables of a sample, in order. */
export function blocksOf({ text }: Sample): Block[] {
  const { title, wrapperTitle, number } = parse(text).metadata;
  const titles = [title, wrapperTitle].flatMap((found) => (found ? [found.span] : []));
  const blocks: Block[] = [];
  const lines = linesOf(text);
  lines.forEach((line, index) => {
    const { words } = line;
    if (words.startsWith('|')) return addRow(blocks, words, lines[index - 1]);
    const label = labelAt(words, 0);
    const look = lookOf(line, lines[index + 1]?.words ?? '', titles, number ? [number.span] : [], label);
    blocks.push({ look, label, labelText: label ? words.slice(0, label.end) : '', text: label ? words.slice(label.titleStart) : words });
  });
  return blocks;
}

interface Line {
  readonly words: string;
  readonly span: Span;
  readonly marked: boolean;
}

/** The lines that say something, without indentation and marks of Markdown. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const span = { start, end: start + line.length };
    start += line.length + 1;
    const words = line.replace(/^#+ /, '').trim();
    if (words !== '') lines.push({ words, span, marked: line.startsWith('# ') });
  }
  return lines;
}

const DAY = /^\d{4}年\d{1,2}月\d{1,2}日$/;
const NOTE = /^（[^（）]+）$/;
const ADDRESSEES = /^(?:各|甲县).*：$/;
const ATTACHMENT = /^附件\d*$/;

function lookOf({ words, span, marked }: Line, next: string, titles: readonly Span[], numbers: readonly Span[], label: Label | undefined): Look {
  if (marked || titles.some((title) => touches(title, span))) return 'title';
  if (label?.style === 'chapter' || numbers.some((number) => touches(number, span))) return 'centre';
  if (NOTE.test(words) && !words.includes('单位')) return 'centre';
  if (DAY.test(words) || (DAY.test(next) && words.length < 20)) return 'right';
  return ADDRESSEES.test(words) || ATTACHMENT.test(words) ? 'flush' : 'body';
}

function touches(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** A row of Markdown joins the table before it, or begins one; the line of dashes below the head of a table is none of its rows. */
function addRow(blocks: Block[], words: string, before: Line | undefined): void {
  const cells = words.split('|').slice(1, -1).map((cell) => cell.trim());
  if (cells.every((cell) => /^-+$/.test(cell))) return;
  const last = blocks.at(-1);
  const continued = before?.words.startsWith('|') && last && 'rows' in last;
  if (continued) blocks[blocks.length - 1] = { rows: [...last.rows, cells] };
  else blocks.push({ rows: [cells] });
}
