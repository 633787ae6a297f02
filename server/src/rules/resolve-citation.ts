/** Which document a citation means (引用归位): in the corpus by number or title, in the facts, or by a title that is nearly one. */

import type { Catalogue } from '../corpus/catalogue.js';
import type { CorpusDocument } from '../corpus/model.js';
import type { Metadata, Status } from '../document/model.js';
import { differencesOf, differsInPlace, mostDifferences, SHORTEST_NEAR } from '../document/near-title.js';
import { formatNumber, parseNumber, type DocumentNumber } from '../document/number.js';
import { formsOf, issuedTitle } from '../document/title-forms.js';
import type { Citation } from '../extract/citations.js';
import type { DocumentFact } from '../facts/documents.js';
import type { Facts } from '../facts/facts.js';
import { foldText } from '../text/fold.js';

/** What citations are looked up in. */
export interface Library {
  readonly catalogue: Catalogue | undefined;
  readonly facts: Facts;
  /** Documents that are the draft itself: they are never what it cites. */
  readonly own: ReadonlySet<CorpusDocument>;
}

/** The one document that a citation means. */
export interface Resolution {
  readonly by: 'number' | 'title';
  readonly title: string;
  /** The document's number in one spelling, where it is known. */
  readonly number: string | undefined;
  readonly status: Status | DocumentFact['status'] | undefined;
  /** Path in its corpus; `undefined` for a row of facts. */
  readonly path: string | undefined;
  readonly document: CorpusDocument | undefined;
  readonly fact: DocumentFact | undefined;
}

/** What a citation means: by its number, else by its title. `undefined` where nothing is known, or several documents may be meant. */
export function resolve(citation: Citation, library: Library): Resolution | undefined {
  return (citation.number && resolveNumber(citation.number, library)) ?? (citation.title && resolveTitle(citation.title.value, library));
}

/** The one document that bears a number. */
export function resolveNumber(number: DocumentNumber, { catalogue, facts, own }: Library): Resolution | undefined {
  const found = (catalogue?.byNumber(number) ?? []).filter((document) => !own.has(document));
  const document = theOne(found);
  if (document) return ofDocument(document, 'number', catalogue!);
  const fact = found.length === 0 ? facts.documents.byNumber(number) : undefined;
  return fact && ofFact(fact, 'number');
}

/** The one document that goes by a title; a 征求意见稿 only where there is no final document. */
export function resolveTitle(title: string, { catalogue, facts, own }: Library): Resolution | undefined {
  const found = (catalogue?.byTitle(title) ?? []).map(({ value }) => value).filter((document) => !own.has(document));
  const finals = found.filter((document) => !catalogue!.isDraft(document));
  const document = theOne(finals.length > 0 ? finals : found);
  if (document) return ofDocument(document, 'title', catalogue!);
  const fact = found.length === 0 ? facts.documents.find(title) : undefined;
  return fact && ofFact(fact, 'title');
}

/** Whether any document goes by a title, also where it is not certain which. */
export function isKnownTitle(title: string, { catalogue, facts }: Library): boolean {
  return (catalogue?.byTitle(title).length ?? 0) > 0 || facts.documents.find(title) !== undefined || facts.documents.isVersioned(title);
}

/** A document whose title the cited one is a slip of the pen for. */
export interface NearMiss {
  readonly title: string;
  readonly document: CorpusDocument | undefined;
  readonly fact: DocumentFact | undefined;
}

/**
 * The document that a title of no known document is meant for: the one document with nearly this title, of the draft's own
 * territory or above it unless the title itself says whose it is; with the right number beside it, more may differ.
 */
export function nearMiss({ title, number }: Citation, library: Library, territory: string | undefined): NearMiss | undefined {
  if (!title || isKnownTitle(title.value, library)) return undefined;
  const numbered = number && resolveNumber(number, library);
  if (numbered) return numberedMiss(title.value, numbered);
  const { facts, own, catalogue } = library;
  const places = facts.territories;
  const isPlace = (name: string): boolean => places.resolve(name).length > 0;
  const fits = (other: string): boolean => places.leading(title.value)?.chain === places.leading(other)?.chain && !differsInPlace(title.value, other, isPlace);
  const inCorpus = (catalogue?.near(title.value) ?? [])
    .filter(({ value, title: other }) => !own.has(value) && fits(other) && (saysWhose(title.value, other, library) || isAtOrAbove(value.document.metadata, territory)))
    .filter(({ value }) => numberAllows(number, value.document.metadata.number?.value));
  const inFacts = facts.documents.near(title.value).filter(({ value, title: other }) => fits(other) && numberAllows(number, value.number));
  const all: NearMiss[] = [
    ...inCorpus.map(({ title: right, value }) => ({ title: right, document: value, fact: undefined })),
    ...inFacts.map(({ title: right, value }) => ({ title: right, document: undefined, fact: value })),
  ];
  const [first, ...others] = all;
  return first && others.every((other) => formsOf(other.title).core === formsOf(first.title).core) ? first : undefined;
}

/** Whether a document is of the draft's territory or of one above it. What is known of neither is taken for national. */
export function isAtOrAbove({ level, territory: theirs }: Metadata, territory: string | undefined): boolean {
  if (level === 'national' || theirs === undefined) return true;
  return territory !== undefined && territory.startsWith(theirs);
}

/** Where the documents agree on place or issuing body, the title says whose it is. */
export function saysWhose(title: string, other: string, { facts }: Library): boolean {
  const issuer = formsOf(title).issuer;
  return (issuer !== '' && issuer === formsOf(other).issuer) || facts.territories.leading(title) !== undefined;
}

/** A number beside the title that has other letters than the document's is another body's. */
function numberAllows(cited: DocumentNumber | undefined, known: string | undefined): boolean {
  const number = known === undefined ? undefined : parseNumber(known);
  return cited === undefined || number === undefined || formatNumber(cited) === formatNumber(number);
}

/** With the right number beside it, a title may differ in whole words. */
function numberedMiss(title: string, { document, fact, title: own }: Resolution): NearMiss | undefined {
  const right = titlesOf(document, own).find((candidate) => differsLittle(title, candidate));
  return right === undefined ? undefined : { title: right, document, fact };
}

/** Every title that a document goes by. */
export function titlesOf(document: CorpusDocument | undefined, own: string): string[] {
  const titles = [own, document?.document.metadata.wrapperTitle?.value];
  return titles.flatMap((value) => (value === undefined ? [] : [value, issuedTitle(value) ?? value]));
}

function differsLittle(title: string, right: string): boolean {
  const [one, other] = [formsOf(title).core, formsOf(right).core];
  const shorter = Math.min(one.length, other.length);
  return shorter >= SHORTEST_NEAR && differencesOf(one, other, mostDifferences(shorter)) !== undefined;
}

/** The only document, or the first of several copies of one. */
function theOne(found: readonly CorpusDocument[]): CorpusDocument | undefined {
  const [first, ...others] = found;
  return first && others.every((other) => isCopy(first, other)) ? first : undefined;
}

function isCopy({ document: one }: CorpusDocument, { document: other }: CorpusDocument): boolean {
  const [number, otherNumber] = [one, other].map(({ metadata }) => metadata.number && parseNumber(metadata.number.value));
  if (number && otherNumber) return formatNumber(number) === formatNumber(otherNumber);
  return foldText(one.text) === foldText(other.text);
}

function ofDocument(document: CorpusDocument, by: Resolution['by'], catalogue: Catalogue): Resolution {
  const { title, number, status } = document.document.metadata;
  const parsed = number && parseNumber(number.value);
  return { by, title: title?.value ?? document.path, number: parsed && formatNumber(parsed), status: catalogue.isDraft(document) ? 'draft' : status, path: document.path, document, fact: undefined };
}

function ofFact(fact: DocumentFact, by: Resolution['by']): Resolution {
  const parsed = fact.number === undefined ? undefined : parseNumber(fact.number);
  return { by, title: fact.title, number: parsed && formatNumber(parsed), status: fact.status, path: undefined, document: undefined, fact };
}
