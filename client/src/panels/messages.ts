/** What a panel and its page say to each other (面板与页面之间的消息). */

import type { NamedDocument, Paragraphs, Range, Span } from './answers.js';

/** The words of a page: `{0}`, `{1}` stand for what is put in. */
export type Words<Key extends string> = Readonly<Record<Key, string>>;

export type ToPage<Answer, Key extends string> =
  | { readonly type: 'start'; readonly words: Words<Key> }
  /** Shows the answer about a draft. */
  | { readonly type: 'show'; readonly uri: string; readonly answer: Answer }
  /** There is nothing to show, and why. */
  | { readonly type: 'blank'; readonly text: string }
  /** Goes to what stands in a line of the draft. */
  | { readonly type: 'reveal'; readonly line: number };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'draft'; readonly range: Range }
  | ({ readonly type: 'source'; readonly span: Span } & Pick<NamedDocument, 'corpus' | 'path'>)
  | ({ readonly type: 'compare'; readonly ours: Paragraphs; readonly theirs: Paragraphs } & Pick<NamedDocument, 'corpus' | 'path'>);

/** What a page keeps while it is hidden, and across a reload of the window. */
export interface PageState {
  readonly uri?: string;
}
