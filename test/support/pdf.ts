/** Writes small PDF files by hand, so that tests say what stands where: uncompressed, with fonts that are named and not embedded. */

import { gb18030 } from './encode.js';

/** A piece of text on a page. `x` and `y` (its baseline) are points from the upper left corner. */
export interface PdfText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  /** `unicode` says which characters it shows; `ucs2` and `gbk` are encodings of Chinese fonts that leave this to CMaps; `mute` says nothing. */
  readonly font?: PdfFont;
  /** Degrees, against the clock. */
  readonly angle?: number;
  /** As pictures of scans have it under them. */
  readonly invisible?: boolean;
}

export type PdfFont = 'unicode' | 'ucs2' | 'gbk' | 'mute';

export interface PdfPage {
  readonly texts?: readonly PdfText[];
  /** Whether a picture fills the page. */
  readonly picture?: boolean;
  /** Drawn lines: from x, y to x, y, in points from the upper left corner. */
  readonly strokes?: readonly (readonly [number, number, number, number])[];
  /** Degrees that a viewer turns the page by, with the clock. */
  readonly rotate?: number;
}

const WIDTH = 595;
const HEIGHT = 842;
const FONTS: readonly PdfFont[] = ['unicode', 'ucs2', 'gbk', 'mute'];
const ENCODINGS: Readonly<Record<PdfFont, string>> = { unicode: 'Identity-H', ucs2: 'UniGB-UCS2-H', gbk: 'GBK-EUC-H', mute: 'Identity-H' };

/** The file. Objects: 1 catalogue, 2 pages, 3 picture, 4 map of characters, then two for each font, then two for each page. */
export function pdf(pages: readonly PdfPage[], extra = ''): Uint8Array {
  const firstFont = 5;
  const firstPage = firstFont + 2 * FONTS.length;
  const fonts = FONTS.map((name, index) => `/${name} ${firstFont + 2 * index} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ')}] >>`,
    !pages.some(({ picture }) => picture) ? 'null' : stream('/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8', '0aA~'),
    stream('', toUnicode()),
    ...FONTS.flatMap((name, index) => font(name, firstFont + 2 * index + 1)),
    ...pages.flatMap((page, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Rotate ${page.rotate ?? 0} /Contents ${firstPage + 2 * index + 1} 0 R /Resources << /Font << ${fonts} >> /XObject << /picture 3 0 R >> >> >>`,
      stream('', content(page)),
    ]),
  ];
  return assembled(objects);
}

function assembled(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
}

function stream(dictionary: string, data: string): string {
  return `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

function font(name: PdfFont, descendant: number): string[] {
  const ordering = name === 'ucs2' || name === 'gbk' ? 'GB1' : 'Identity';
  const map = name === 'unicode' ? '/ToUnicode 4 0 R' : '';
  const widths = name === 'unicode' ? '/W [32 126 500]' : '';
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${ENCODINGS[name]} /DescendantFonts [${descendant} 0 R] ${map} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /DW 1000 ${widths} /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >> >>`,
  ];
}

/** Every code is the character of this number. */
function toUnicode(): string {
  const rows = Array.from({ length: 256 }, (_, high) => `<${hex(high)}00> <${hex(high)}FF> <${hex(high)}00>`);
  const blocks = [0, 100, 200].map((from) => rows.slice(from, from + 100)).map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`);
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
}

function content({ texts = [], picture, strokes = [] }: PdfPage): string {
  const drawn = strokes.map(([x0, y0, x1, y1]) => `${x0} ${HEIGHT - y0} m ${x1} ${HEIGHT - y1} l S`);
  return [...(picture ? [`q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /picture Do Q`] : []), ...drawn, ...texts.map(shown)].join('\n');
}

function shown({ x, y, text, size = 16, font: name = 'unicode', angle = 0, invisible }: PdfText): string {
  const [cosine, sine] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)].map((value) => value.toFixed(4));
  const bytes = name === 'gbk' ? gb18030(text) : Buffer.from(text, 'utf16le').swap16();
  return `BT /${name} ${size} Tf ${invisible ? 3 : 0} Tr ${cosine} ${sine} ${-Number(sine)} ${cosine} ${x} ${HEIGHT - y} Tm <${[...bytes].map(hex).join('')}> Tj ET`;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0').toUpperCase();
}

/** Lines of an official document on A4, 28 characters each, from `top` on: what a printer sets, with an indent of two characters where a line begins with `　　`. */
export function setLines(lines: readonly string[], top = 120, leading = 28): PdfText[] {
  return lines.map((line, index) => ({ x: 79 + 16 * (line.length - line.replace(/^\u3000+/, '').length), y: top + leading * index, text: line.replace(/^\u3000+/, '') }));
}
