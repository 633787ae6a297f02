/** Foreign text in Markdown: whatever a document says stays text, never markup, never a link. */

import { isWordCode } from './characters.js';

const MOST_SHOWN = 240;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;', '://': '&#58;//', '//': '/&#47;', 'www.': 'www&#46;' };

/** Text on one line in which nothing has a meaning to Markdown or HTML, not even an address. What a reader would type as it is stays as it is. */
export function plainText(text: string): string {
  return safeStart(escaped(text).trim());
}

function escaped(text: string): string {
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, ' ');
  return line.replace(/[\\`*_[\]~|$]|[&<>@]|:?\/\/|www\./gi, (sign) => ENTITIES[sign.toLowerCase()] ?? `\\${sign}`);
}

/** At the beginning of a line some signs make lists and headings. */
function safeStart(line: string): string {
  return line.replace(/^(?:[-+#=]|[0-9]{1,9}(?=[.)]))/, (sign) => (/[0-9]/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/** How a stretch of text is marked: struck out, bold, or not at all. */
export type Mark = 'deleted' | 'added' | 'none';

const MARKS = { deleted: '~~', added: '**' } as const;
/** Beside anything but a word Markdown takes a mark for text, unless something without width stands between. */
const JOINT = '\u200b';

/** Stretches of a text as one line, each marked. */
export function marked(pieces: readonly { readonly text: string; readonly mark: Mark }[]): string {
  return safeStart(pieces.map(({ text, mark }) => (mark === 'none' ? escaped(text) : markedPiece(escaped(text), MARKS[mark]))).join('').trim());
}

function markedPiece(text: string, mark: string): string {
  const inside = text.trim();
  if (inside === '') return text;
  const [head, tail] = [inside.charCodeAt(0), inside.charCodeAt(inside.length - 1)].map((code) => (isWordCode(code) ? '' : JOINT));
  return `${text.startsWith(' ') ? ' ' : ''}${mark}${head}${inside}${tail}${mark}${text.endsWith(' ') ? ' ' : ''}`;
}

/** A passage quoted as a block, cut where it is long. */
export function quotation(text: string): string {
  const signs = [...text.trim()];
  return `> ${plainText(signs.length > MOST_SHOWN ? `${signs.slice(0, MOST_SHOWN).join('')}…` : signs.join(''))}`;
}

/** A link to a document of ours. */
export function link(label: string, uri: string): string {
  return `[${plainText(label)}](<${uri.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
