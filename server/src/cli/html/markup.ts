/** HTML that can be trusted (标记): a template in which everything that is put in is text, unless it is markup already. */

/** Markup that was written by a template of ours. */
export class Markup {
  constructor(readonly source: string) {}
}

/** What a template takes: text is escaped, markup stays, lists are joined, nothing (`undefined`, `false`) is left out. */
export type Content = string | number | Markup | undefined | false | readonly Content[];

/** Markup from a template literal: `html\`<p title="${text}">${text}</p>\``. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.reduce((source, part, index) => source + written(contents[index - 1]) + part));
}

function written(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'object') return content.map(written).join('');
  return escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Without control characters and marks that turn the direction of writing: with these a document could make the page read otherwise. */
function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
