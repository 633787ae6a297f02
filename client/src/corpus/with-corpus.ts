/** A configuration's text with a corpus more (配置中加一个语料库): comments, order and blanks stay as they are written. */

import { applyEdits, modify } from 'jsonc-parser';

export function withCorpus(text: string, path: string): string {
  return applyEdits(text, modify(text, ['corpus'], [path], { formattingOptions: { insertSpaces: true, tabSize: 2 } }));
}
