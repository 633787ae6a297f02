/** Writes a sample as a flat OpenDocument text (.fodt), from which LibreOffice makes Word files and PDF. Labels are automatic numbering (自动编号): none stands in the text. */

import type { HeadingStyle } from '../../../server/src/document/model.js';
import { RANK } from '../../../server/src/document/labels.js';
import type { Block, Look, Paragraph, Table } from './samples.js';

const FONT = 'WenQuanYi Micro Hei';
const NAMESPACES = ['office', 'style', 'text', 'table'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ');
const HEAD = `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">`;
/** Size in points and further properties of paragraphs, as GB/T 9704 sets official documents. */
const LOOKS: Readonly<Record<Look | 'foot' | 'cell', readonly [size: number, properties: string]>> = {
  title: [22, 'fo:text-align="center" fo:margin-top="6pt" fo:margin-bottom="6pt"'],
  centre: [16, 'fo:text-align="center"'],
  right: [16, 'fo:text-align="end" fo:margin-right="48pt"'],
  flush: [16, ''],
  body: [16, 'fo:text-align="justify" fo:text-indent="32pt"'],
  foot: [14, 'fo:text-align="center"'],
  cell: [12, ''],
};
const PAGE = '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="37mm" fo:margin-bottom="20mm" fo:margin-left="28mm" fo:margin-right="26mm"/><style:footer-style><style:header-footer-properties fo:min-height="10mm" fo:margin-top="3mm"/></style:footer-style></style:page-layout>';
const FOOTER = '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="foot">— <text:page-number text:select-page="current">1</text:page-number> —</text:p></style:footer></style:master-page></office:master-styles>';
const CELL = '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>';

/** The document. */
export function openDocument(blocks: readonly Block[]): string {
  const levels = levelsOf(blocks);
  const counting = new Counting();
  const body = blocks.map((block) => ('rows' in block ? table(block) : paragraph(block, levels, counting))).join('');
  const styles = Object.entries(LOOKS).map(([name, look]) => paragraphStyle(name, look)).join('');
  return `${HEAD}<office:styles>${styles}</office:styles><office:automatic-styles>${CELL}${PAGE}${listStyle(levels)}</office:automatic-styles>${FOOTER}<office:body><office:text>${body}</office:text></office:body></office:document>`;
}

/** A level of the list: labels of one style, written in one way. */
interface ListLevel {
  readonly key: string;
  readonly style: HeadingStyle;
  readonly prefix: string;
  readonly suffix: string;
  readonly centred: boolean;
}

/** The levels of all labels, the outermost first. */
function levelsOf(blocks: readonly Block[]): ListLevel[] {
  const levels = new Map<string, ListLevel>();
  for (const block of blocks) {
    if ('rows' in block || !block.label) continue;
    const key = keyOf(block);
    const [, prefix = '', suffix = ''] = key.split('#');
    levels.set(key, { key, style: block.label.style, prefix, suffix, centred: block.look === 'centre' });
  }
  return [...levels.values()].sort((one, other) => RANK[one.style] - RANK[other.style]);
}

/** The way of a label: its style, and what stands before and behind its number (`article#第#条`). */
function keyOf({ label, labelText }: Paragraph): string {
  return `${label!.style}#${labelText.replace(/[一二三四五六七八九十百零〇]+|[0-9]+|[①-⑳]/, '#')}`;
}

/** What a word processor would count, so that only numbers are named that do not follow. */
class Counting {
  private readonly counts: number[] = [];

  /** Whether the number must be named. */
  namesNumber(level: number, number: number): boolean {
    const follows = number === (this.counts[level] ?? 0) + 1 && this.counts.length >= level;
    this.counts.length = level;
    for (let outer = 0; outer < level; outer++) this.counts[outer] ??= 0;
    this.counts[level] = number;
    return !follows;
  }
}

function paragraph(block: Paragraph, levels: readonly ListLevel[], counting: Counting): string {
  const { label, look, text } = block;
  const words = `<text:p text:style-name="${look}">${escaped(text)}</text:p>`;
  if (!label) return words;
  const level = levels.findIndex(({ key }) => key === keyOf(block));
  const start = counting.namesNumber(level, label.number) ? ` text:start-value="${label.number}"` : '';
  const inner = `<text:list-item${start}>${words}</text:list-item>`;
  return `<text:list text:style-name="Labels" text:continue-numbering="true">${'<text:list-item><text:list>'.repeat(level)}${inner}${'</text:list></text:list-item>'.repeat(level)}</text:list>`;
}

function table({ rows }: Table): string {
  const cell = (words: string): string => `<table:table-cell table:style-name="Cell"><text:p text:style-name="cell">${escaped(words)}</text:p></table:table-cell>`;
  return `<table:table><table:table-column table:number-columns-repeated="${rows[0]!.length}"/>${rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`).join('')}</table:table>`;
}

function paragraphStyle(name: string, [size, properties]: readonly [number, string]): string {
  return `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties style:punctuation-wrap="simple" fo:line-height="28pt" ${properties}/><style:text-properties fo:font-family="${FONT}" style:font-family-asian="${FONT}" fo:font-size="${size}pt" style:font-size-asian="${size}pt" fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/></style:style>`;
}

function listStyle(levels: readonly ListLevel[]): string {
  const rows = levels.map(({ style, prefix, suffix, centred }, index) => {
    const blank = style === 'chapter' || style === 'article' ? 'space' : 'nothing';
    const place = `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="${blank}" fo:text-indent="${centred ? 0 : 32}pt" fo:margin-left="0pt"/></style:list-level-properties>`;
    return `<text:list-level-style-number text:level="${index + 1}" style:num-prefix="${prefix}" style:num-suffix="${suffix}" style:num-format="${formatOf(style)}">${place}</text:list-level-style-number>`;
  });
  return `<text:list-style style:name="Labels">${rows.join('')}</text:list-style>`;
}

function formatOf(style: HeadingStyle): string {
  if (style === 'circled') return '①, ②, ③, ...';
  return style.startsWith('arabic') || style === 'half-parenthesis' ? '1' : '一, 二, 三, ...';
}

/** Text within markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
