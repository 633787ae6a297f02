/** The document that a labelled record is a sentence of, written out. */

import type { Span } from '../../server/src/text/span.js';
import type { LabelledRecord } from './records.js';

/** A document and where the record's own text stands in it. */
export interface DocumentText {
  readonly text: string;
  readonly body: Span;
}

const CELLS = ' | ';

/**
 * Title and date stand in the front matter, so that they are known of titles that do not look like one; the title stands above the text too, as in
 * any document. Rows of a table become a table of Markdown.
 */
export function documentText(record: LabelledRecord): DocumentText {
  const { title, date, headings = [], before = '', text } = record;
  const facts = [...(title ? [`title: ${JSON.stringify(title)}`] : []), ...(date ? [`date: ${date}`] : [])];
  const frontMatter = facts.length > 0 ? `---\n${facts.join('\n')}\n---\n\n` : '';
  const head = [...(title ? [title] : []), ...headings].map((line) => `${line}\n\n`).join('');
  const { lead, tail } = text.includes(CELLS) ? { lead: `${table(before)}| `, tail: ' |' } : { lead: before, tail: '' };
  const start = frontMatter.length + head.length + lead.length;
  return { text: `${frontMatter}${head}${lead}${text}${tail}\n`, body: { start, end: start + text.length } };
}

/** The row of headings with the rule under it. */
function table(header: string): string {
  return header === '' ? '' : `| ${header} |\n|${header.split(CELLS).map(() => ' --- |').join('')}\n`;
}
