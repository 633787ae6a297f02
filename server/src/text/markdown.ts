/** Foreign text in Markdown: whatever a document says stays text, never markup, never a link. */

const MOST_SHOWN = 240;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '&#64;', '://': '&#58;//', 'www.': 'www&#46;' };

/** Text on one line in which nothing has a meaning to Markdown or HTML, not even an address. What a reader would type as it is stays as it is. */
export function plainText(text: string): string {
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, ' ').trim();
  return line
    .replace(/[\\`*_[\]~|$]|[&<>@]|:\/\/|www\./gi, (sign) => ENTITIES[sign.toLowerCase()] ?? `\\${sign}`)
    .replace(/^(?:[-+#=]|[0-9]{1,9}(?=[.)]))/, (sign) => (/[0-9]/.test(sign) ? `${sign}\\` : `\\${sign}`));
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
