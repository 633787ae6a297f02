/** Selection ranges (扩大选区): from a figure or name over sentence and paragraph to sections and the whole draft. */

import type { SelectionRange } from 'vscode-languageserver';
import { selectionsAt } from '../../engine/reading/selections.js';
import type { Feature } from './feature.js';

export const selection: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  listen: (connection, context) =>
    connection.onSelectionRanges(async ({ textDocument, positions }) => {
      const state = await context.checked(textDocument.uri);
      if (!state) return null;
      const { text, result } = state;
      const found = selectionsAt(result.document, positions.map((position) => text.offset(position)));
      return found.map((spans) => spans.reduceRight<SelectionRange | undefined>((parent, span) => ({ range: text.range(span), ...(parent && { parent }) }), undefined)!);
    }),
};
