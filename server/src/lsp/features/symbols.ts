/** Document symbols (大纲): the tree of headings, attachments apart. */

import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import type { Heading, PolicyDocument } from '../../document/model.js';
import { sectionsOf } from '../../document/sections.js';
import type { Language } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
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
  const sections = sectionsOf(document);
  const symbols = document.headings.map((heading) => symbolOf(document, heading, sections[heading.index]!, text));
  const top: DocumentSymbol[][] = document.parts.map(() => []);
  document.headings.forEach(({ parent, part }, index) => (parent < 0 ? top[part]! : symbols[parent]!.children!).push(symbols[index]!));
  return document.parts.flatMap((part, index) => {
    if (part.kind === 'body' || document.parts.length === 1) return top[index]!;
    const name = cut(part.title) || WORDS.attachment[language];
    const range = text.range(part.span);
    return [{ name, kind: SymbolKind.File, range, selectionRange: { start: range.start, end: range.start }, children: top[index]! }];
  });
}

function symbolOf(document: PolicyDocument, heading: Heading, section: Span, text: DocumentText): DocumentSymbol {
  return {
    name: nameOf(document, heading) || '—',
    kind: heading.kind === 'item' ? SymbolKind.String : SymbolKind.Namespace,
    range: text.range(section),
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
