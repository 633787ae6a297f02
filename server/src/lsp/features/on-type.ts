/** On-type formatting (回车续号): Enter after a numbered paragraph gives the next number; Enter behind a number that bears nothing takes it away. */

import { TextEdit } from 'vscode-languageserver';
import { continuationAt } from '../../document/continuation.js';
import { DocumentText } from '../positions.js';
import type { Feature, FeatureContext } from './feature.js';

export const onType: Feature = {
  capabilities: () => ({ documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } }),
  listen: (connection, context) =>
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }) => {
      const document = context.document(uri);
      if (!document || ch !== '\n' || !isDraft(context, uri, document.languageId)) return null;
      const text = new DocumentText(document.getText());
      const change = continuationAt(text.text, text.offset(position));
      return change ? [TextEdit.replace(text.range(change.span), change.text)] : null;
    }),
};

/** By what is known already: who types does not wait for a check. A draft whose configuration is broken is typed all the same. */
function isDraft({ session }: FeatureContext, uri: string, language: string): boolean {
  const kind = session.lastKnown(uri)?.kind;
  return kind === 'checked' || (language === 'policy-zh' && kind !== 'other');
}
