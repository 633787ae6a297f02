/** Writes what a search found (检索结果) as JSON, version 1, described by docs/search.schema.json, and as rows of tables. */

import type { Corpus } from '../corpus/model.js';
import type { PolicyDocument } from '../document/model.js';
import type { FoundClause, SearchResult } from '../engine/search/search.js';
import { LineIndex } from '../text/lines.js';
import type { Language, Localized } from '../text/localized.js';
import { cutTo, plain } from './columns.js';
import { rangeJson } from './range-json.js';

/** A search and what it found. */
export interface Searched {
  readonly text: string;
  readonly corpus: Corpus;
  readonly result: SearchResult;
  /** Why the text was not cut into words by the segmenter. */
  readonly unsegmented: Localized | undefined;
}

/** The result as JSON. */
export function searchJson({ text, result: { matches, total, saturated, words }, unsegmented }: Searched, language: Language): string {
  const lines = new Lines();
  const notChecked = unsegmented ? [{ what: { zh: '分词', en: 'segmenting the text' }[language], reason: unsegmented[language] }] : [];
  const found = matches.map(({ document: { path, corpus, document }, clause, found: by, similarity, containment, words: held }) => ({
    path,
    corpus,
    title: document.metadata.title?.value ?? null,
    found: by,
    similarity: round(similarity),
    containment: round(containment),
    ...(by === 'words' && { words: held }),
    text: clause.text,
    range: rangeJson(lines.of(document), clause.span),
  }));
  return `${JSON.stringify({ version: 1, text, words, total, saturated, matches: found, notChecked }, undefined, 2)}\n`;
}

const HEADS = {
  place: { zh: '位置', en: 'place' },
  title: { zh: '题名', en: 'title' },
  share: { zh: '相符', en: 'match' },
  text: { zh: '条款', en: 'clause' },
} as const satisfies Record<string, Localized>;

const BY = { containment: { zh: '原文', en: 'text' }, words: { zh: '词', en: 'words' } } as const satisfies Record<FoundClause['found'], Localized>;
const WIDEST_EXCERPT = 72;
const WIDEST_TITLE = 40;
/** Characters shown before what was found. */
const BEFORE = 10;

/** The result as rows with their head: whole clauses for Markdown, for a terminal what stands around the find. */
export function searchRows({ result: { matches } }: Searched, format: 'table' | 'markdown', language: Language): string[][] {
  const lines = new Lines();
  const rows = matches.map((match) => {
    const { path, corpus, document } = match.document;
    const { line, column } = lines.of(document).position(match.clause.span.start);
    const title = document.metadata.title?.value ?? '—';
    const share = `${BY[match.found][language]} ${Math.round(match.containment * 100)}%`;
    return [`${corpus}/${path}:${line}:${column}`, format === 'table' ? cutTo(plain(title), WIDEST_TITLE) : title, share, format === 'table' ? excerpt(match) : match.clause.text];
  });
  return [[HEADS.place, HEADS.title, HEADS.share, HEADS.text].map((head) => head[language]), ...rows];
}

function excerpt({ clause: { text }, hit }: FoundClause): string {
  const from = Math.max(0, hit.start - BEFORE);
  return cutTo(plain(`${from > 0 ? '…' : ''}${text.slice(from)}`), WIDEST_EXCERPT);
}

/** Line indices of documents: several clauses may be of one. */
class Lines {
  private readonly known = new Map<PolicyDocument, LineIndex>();

  of(document: PolicyDocument): LineIndex {
    const index = this.known.get(document) ?? new LineIndex(document.text);
    this.known.set(document, index);
    return index;
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
