/** Finding by name (按名查找): documents of a corpus by title and number, headings of drafts, most fitting first. */

import type { Corpus, CorpusDocument, CorpusHead } from '../../corpus/model.js';
import type { Heading, Metadata, PolicyDocument } from '../../document/model.js';
import { parseNumber } from '../../document/number.js';
import { foldText } from '../../text/fold.js';
import { matchCost } from '../../text/fuzzy.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import { LEVEL } from '../labels.js';

/** Something with a name, and what it is compared by. */
export interface Named<T> {
  readonly value: T;
  readonly name: string;
  readonly folded: string;
}

/** A thing that fits a query under one of its names. */
export interface Found<T> {
  readonly named: Named<T>;
  /** The less the better. */
  readonly cost: number;
}

/** A document as it is found by name. */
export interface KnownDocument {
  readonly document: CorpusDocument;
  /** Its date, where it has one. */
  readonly day: string;
}

/** The names of all documents of a corpus, in their order; one document a step. */
export function* namedDocuments(corpus: Corpus): Steps<Named<KnownDocument>[]> {
  const found: Named<KnownDocument>[] = [];
  for (const document of corpus.documents) {
    yield;
    const head = corpus.headOf(document);
    const value = { document, day: head.metadata.date?.value ?? '' };
    for (const name of namesOf(head)) found.push({ value, name, folded: foldText(name) });
  }
  return found;
}

/** A document goes by its title, and by that of the notice which issues it; its number stands behind both. */
function namesOf({ metadata: { title, wrapperTitle, number }, path }: CorpusHead): string[] {
  const titles = [...new Set([title, wrapperTitle].flatMap((located) => (located ? [located.value] : [])))];
  return (titles.length > 0 ? titles : [path]).map((name) => (number ? `${name} ${number.value}` : name));
}

/** The headings of a draft that have titles, with their numbers. */
export function namedHeadings({ headings }: PolicyDocument): Named<Heading>[] {
  return headings.filter(({ title }) => title !== '').map((heading) => {
    const name = `${heading.label.value}${heading.title}`;
    return { value: heading, name, folded: foldText(name) };
  });
}

/** What fits a query: all of its words do. One name a step; each thing once, under the name that fits best. */
export function* fitting<T>(names: readonly Named<T>[], query: string): Steps<Found<T>[]> {
  const words = query.split(/\s+/).map((word) => foldText(word)).filter((word) => word !== '');
  const found: Found<T>[] = [];
  if (words.length === 0 && query.trim() !== '') return found;
  for (const named of names) {
    yield;
    const costs = words.map((word) => matchCost(named.folded, word));
    if (costs.includes(undefined)) continue;
    const one = { named, cost: costs.reduce<number>((sum, cost) => sum + cost!, 0) };
    const last = found[found.length - 1];
    if (last?.named.value !== named.value) found.push(one);
    else if (one.cost < last.cost) found[found.length - 1] = one;
  }
  return found;
}

/** Where a document belongs: level, territory, year. */
export function belongingOf({ level, territory, date, number }: Metadata): Localized {
  const year = date?.value.slice(0, 4) ?? (number && parseNumber(number.value)?.year.toString());
  const said = (one: keyof Localized): string => [level && LEVEL[level][one], territory, year && { zh: `${year}年`, en: year }[one]].filter((part) => part !== undefined).join(' · ');
  return { zh: said('zh'), en: said('en') };
}
