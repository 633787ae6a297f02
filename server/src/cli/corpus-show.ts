/** `wenheng corpus show`: the card of one document (文件卡片). JSON is version 1, described by docs/corpus-show.schema.json. */

import { namesOf } from '../corpus/catalogue.js';
import type { CorpusDocument } from '../corpus/model.js';
import { readFrontMatter } from '../document/front-matter.js';
import type { Heading, Metadata, PolicyDocument } from '../document/model.js';
import { splitLines } from '../document/physical.js';
import { versionsOf } from '../engine/doctor/copies.js';
import { repealsOf } from '../engine/doctor/repealed.js';
import { citationsIn } from '../extract/cited-documents.js';
import { figuresIn } from '../extract/targets/index.js';
import { LineIndex } from '../text/lines.js';
import type { Language, Localized } from '../text/localized.js';
import { finishSteps } from '../text/steps.js';
import { findDocument } from './corpus-find.js';
import { openCorpus, type CorpusFlags, type OpenCorpus } from './corpus-inputs.js';
import { cardJson, cardMarkdown, cardTable } from './corpus-show-writer.js';
import type { SearchFormat } from './options.js';
import { EXIT } from './report.js';
import type { Terminal } from './terminal.js';

/** Options of `corpus show` as commander hands them over. */
export interface CorpusShowFlags extends CorpusFlags {
  readonly format: SearchFormat;
}

/** Where a value of the metadata comes from. */
export type ValueSource = { readonly kind: 'corpus.yaml'; readonly file: string } | { readonly kind: 'front-matter' | 'text'; readonly line: number } | { readonly kind: 'derived' };

/** A value of the metadata, as it is written. */
export interface CardValue {
  readonly key: keyof Metadata;
  readonly value: string;
  readonly source: ValueSource;
}

/** Everything that the card of a document says. */
export interface Card {
  readonly document: CorpusDocument;
  readonly values: readonly CardValue[];
  readonly headings: readonly Heading[];
  readonly clauses: number;
  readonly characters: number;
  readonly targets: number;
  readonly citations: number;
  readonly citedBy: readonly { readonly document: CorpusDocument; readonly places: number }[];
  readonly repealedBy: readonly { readonly document: CorpusDocument; readonly since: string; readonly replaced: boolean }[];
  readonly versions: readonly CorpusDocument[];
  readonly problems: readonly Localized[];
}

/** Runs `corpus show` and gives its exit code. */
export function corpusShow(word: string, flags: CorpusShowFlags, terminal: Terminal, language: Language): number {
  const open = openCorpus(flags, terminal);
  const card = cardOf(findDocument(word, open.loaded, terminal.cwd), open);
  terminal.write({ table: cardTable, json: cardJson, markdown: cardMarkdown }[flags.format](card, language));
  return EXIT.clean;
}

function cardOf(document: CorpusDocument, { loaded: { corpus, entryOf }, asOf }: OpenCorpus): Card {
  const { clauses, overridden } = entryOf(document);
  const parsed = document.document;
  const citing = new Map<CorpusDocument, number>();
  for (const { by } of finishSteps(corpus.catalogue.citing(namesOf(parsed), new Set([document])))) citing.set(by, (citing.get(by) ?? 0) + 1);
  return {
    document,
    values: valuesOf(parsed, overridden),
    headings: parsed.headings.filter(({ title }) => title !== ''),
    clauses,
    characters: parsed.text.length,
    targets: figuresIn(parsed).targets.length,
    citations: citationsIn(parsed).length,
    citedBy: Array.from(citing, ([by, places]) => ({ document: by, places })),
    repealedBy: repealsOf(document, { corpus, asOf }).map(({ by, since, replaced }) => ({ document: by, since: since!, replaced })),
    versions: versionsOf(document, { corpus }),
    problems: parsed.problems.map(({ message }) => message),
  };
}

const KEYS: readonly (keyof Metadata)[] = ['title', 'wrapperTitle', 'number', 'issuer', 'date', 'level', 'territory', 'status', 'genre', 'period'];

function valuesOf({ text, metadata }: PolicyDocument, overridden: Readonly<Record<string, string>>): CardValue[] {
  const lines = new LineIndex(text);
  const frontMatter = readFrontMatter(text, splitLines(text));
  const sourceOf = (key: keyof Metadata): ValueSource => {
    const file = overridden[key];
    if (file !== undefined) return { kind: 'corpus.yaml', file };
    const written = frontMatter?.entries.get(key);
    if (written && written.value !== '') return { kind: 'front-matter', line: lines.position(written.span.start).line };
    const value = metadata[key];
    return typeof value === 'object' && 'span' in value ? { kind: 'text', line: lines.position(value.span.start).line } : { kind: 'derived' };
  };
  return KEYS.flatMap((key) => {
    const value = writtenValue(metadata[key]);
    return value === undefined ? [] : [{ key, value, source: sourceOf(key) }];
  });
}

function writtenValue(value: Metadata[keyof Metadata]): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return 'value' in value ? value.value : `${value.from}—${value.to}`;
}
