/** The words of the page of 查重, in the language of the editor. */

import { l10n } from 'vscode';

export type ReuseWord = keyof ReturnType<typeof reuseWords>;

/** `{0}`, `{1}` stay in them: the page puts in what belongs there. */
export function reuseWords() {
  return {
    title: l10n.t('Text Reuse'),
    untitled: l10n.t('(no title found)'),
    asOf: l10n.t('as of {0}'),
    corpus: l10n.t('corpus of {0}'),
    corpusNone: l10n.t('No corpus is configured: where the text comes from cannot be told.'),
    corpusLoading: l10n.t('The corpus is being read; the shares follow.'),
    corpusError: l10n.t('The corpus cannot be used: {0}'),
    counted: l10n.t('{0} characters are counted'),
    uncountedNote: l10n.t('{0} of formulas, quotations, tables and closing provisions are not'),
    own: l10n.t('Own text'),
    superior: l10n.t('From superiors it implements'),
    version: l10n.t('As in other versions of it'),
    elsewhere: l10n.t('As in other documents'),
    uncounted: l10n.t('Not counted'),
    shares: l10n.t('Shares'),
    strip: l10n.t('The draft from beginning to end'),
    stripStart: l10n.t('beginning'),
    stripEnd: l10n.t('end'),
    stripHint: l10n.t('A click goes to the place; the list below says the same. What is blank is not counted.'),
    sources: l10n.t('Sources'),
    source: l10n.t('Source'),
    relation: l10n.t('Relation'),
    share: l10n.t('Share'),
    clauses: l10n.t('Paragraphs'),
    sourcesHint: l10n.t('Click a source to see its passages only; click it again to see all.'),
    noSources: l10n.t('No passage of this draft stands in the corpus.'),
    sortedUp: l10n.t('Sorted by {0}, ascending'),
    sortedDown: l10n.t('Sorted by {0}, descending'),
    unsorted: l10n.t('By relation and share'),
    sortBy: l10n.t('Sort by'),
    passages: l10n.t('Passages'),
    passagesShown: l10n.t('{0} of {1} passages'),
    allPassages: l10n.t('Show all passages'),
    paragraph: l10n.t('Paragraph {0}'),
    paragraphs: l10n.t('Paragraphs {0}'),
    openDraft: l10n.t('{0}: go to the draft'),
    openSource: l10n.t('{0}: go to the source'),
    compare: l10n.t('Compare'),
    comparePassage: l10n.t('Compare {0} with {1}'),
    onlyCharacters: l10n.t('{0} characters'),
  };
}
