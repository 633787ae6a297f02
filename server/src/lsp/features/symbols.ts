/** Document symbols (大纲): the tree of headings, attachments apart. */

import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import type { Heading, PolicyDocument } from '../../document/model.js';
import type { Language } from '../../text/localized.js';
import type { DocumentText } from '../positions.js';
import { WORDS } from '../words.js';
import type { Feature } from './feature.js';

export const symbols: Feature = {
  capabilities: ({ show }) => ({ documentSymbolProvider: { label: WORDS.outline[show.language] } }),
  listen: (connection, context) =>
    connection.onDocumentSymbol(async ({ textDocument }) => {
      const state = await context.checked(textDocument.uri);
      return state ? symbolsOf(state.result.document, state.text, context.show.language) : null;
    }),
};

const LONGEST_NAME = 40;

/** The outline of a document. A heading reaches to the next one that does not stand under it. */
export function symbolsOf(document: PolicyDocument, text: DocumentText, language: Language): DocumentSymbol[] {
  const ends = headingEnds(document);
  const symbols = document.headings.map((heading) => symbolOf(document, heading, ends[heading.index]!, text));
  const top: DocumentSymbol[][] = document.parts.map(() => []);
  document.headings.forEach(({ parent, part }, index) => (parent < 0 ? top[part]! : symbols[parent]!.children!).push(symbols[index]!));
  return document.parts.flatMap((part, index) => {
    if (part.kind === 'body' || document.parts.length === 1) return top[index]!;
    const name = cut(part.title) || WORDS.attachment[language];
    const range = text.range(part.span);
    return [{ name, kind: SymbolKind.File, range, selectionRange: { start: range.start, end: range.start }, children: top[index]! }];
  });
}

function symbolOf(document: PolicyDocument, heading: Heading, end: number, text: DocumentText): DocumentSymbol {
  return {
    name: nameOf(document, heading) || '—',
    kind: heading.kind === 'item' ? SymbolKind.String : SymbolKind.Namespace,
    range: text.range({ start: heading.span.start, end: Math.max(end, heading.span.end) }),
    selectionRange: text.range(heading.span),
    children: [],
  };
}

/** Label and title; an item, which has no title, is called by the words that follow. */
function nameOf({ text }: PolicyDocument, { label, title, span }: Heading): string {
  const words = title || text.slice(label.span.end, span.end + 2 * LONGEST_NAME).split(/[。；\r\n]/, 1)[0]!; // a sign takes two units at most
  return cut(`${label.value}${words.trim()}`);
}

function cut(name: string): string {
  const signs = [...name.replace(/\s+/g, ' ').trim()];
  return signs.length > LONGEST_NAME ? `${signs.slice(0, LONGEST_NAME).join('')}…` : signs.join('');
}

function withoutBlanks(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/** For every heading the offset at which what stands under it ends: the next heading of its depth or above, or the end of its part. */
function headingEnds({ text, headings, parts }: PolicyDocument): number[] {
  const ends = headings.map(({ part }) => parts[part]!.span.end);
  const open: Heading[] = [];
  for (const heading of headings) {
    while (open.length > 0 && (open[open.length - 1]!.depth >= heading.depth || open[open.length - 1]!.part !== heading.part)) {
      const closed = open.pop()!;
      if (closed.part === heading.part) ends[closed.index] = withoutBlanks(text, heading.span.start);
    }
    open.push(heading);
  }
  return ends;
}
