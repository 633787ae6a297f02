/** Folding (折叠): sections by their headings, attachments, tables, quotations, comments, silenced stretches, front matter. */

import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver';
import { foldsOf, type Fold } from '../../engine/reading/folds.js';
import type { PolicyDocument } from '../../document/model.js';
import type { DocumentText } from '../positions.js';
import type { Feature } from './feature.js';

export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  listen: (connection, context) =>
    connection.onFoldingRanges(async ({ textDocument }) => {
      const state = await context.checked(textDocument.uri);
      return state ? foldingRanges(state.result.document, state.text, context.client.textDocument?.foldingRange?.rangeLimit) : null;
    }),
};

const KIND: Readonly<Record<Fold['kind'], Pick<FoldingRange, 'kind'>>> = { text: {}, comment: { kind: FoldingRangeKind.Comment }, region: { kind: FoldingRangeKind.Region } };

/** A range with the fold that it shows, and how deep it lies in others. */
interface Shown {
  readonly fold: Fold;
  readonly startLine: number;
  endLine: number;
  readonly depth: number;
}

/** The stretches of lines that can be folded: each begins on a line of its own, and they nest. Where there are more than `limit`, the outer ones stay. */
export function foldingRanges(document: PolicyDocument, text: DocumentText, limit = Infinity): FoldingRange[] {
  const shown: Shown[] = [];
  const open: Shown[] = [];
  for (const fold of foldsOf(document)) {
    const startLine = text.position(fold.head).line;
    leave(open, fold, startLine);
    const around = open[open.length - 1];
    const endLine = Math.min(text.position(fold.span.end).line, around?.endLine ?? Infinity);
    if (endLine <= startLine || around?.startLine === startLine) continue;
    const one = { fold, startLine, endLine, depth: open.length };
    open.push(one);
    shown.push(one);
  }
  const ranges = shown.filter(({ startLine, endLine }) => endLine > startLine);
  const kept = ranges.length <= limit ? ranges : [...ranges].sort((one, other) => one.depth - other.depth).slice(0, limit).sort((one, other) => one.startLine - other.startLine);
  return kept.map(({ fold, startLine, endLine }) => ({ startLine, endLine, ...KIND[fold.kind] }));
}

/** Ends what lies before a fold. Where it ends on the line on which the fold begins, it ends a line earlier: the next heading stays in sight. */
function leave(open: Shown[], { span }: Fold, line: number): void {
  for (let top = open[open.length - 1]; top && top.fold.span.end <= span.start; top = open[open.length - 1]) {
    top.endLine = Math.min(top.endLine, line - 1);
    open.pop();
  }
}
