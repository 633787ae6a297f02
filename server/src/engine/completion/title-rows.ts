/** The titles that may be cited (可引题名): documents of the corpus, documents and laws of the fact tables, former laws with what stands in their place. */

import type { Catalogue } from '../../corpus/catalogue.js';
import { isDraft } from '../../corpus/catalogue-tables.js';
import type { CorpusDocument } from '../../corpus/model.js';
import type { Level, Metadata } from '../../document/model.js';
import { formatNumber, parseNumber } from '../../document/number.js';
import { citedForm } from '../../document/title-forms.js';
import type { DocumentFact } from '../../facts/documents.js';
import type { Facts } from '../../facts/facts.js';
import type { NameRow } from '../../facts/names.js';
import type { IsoDate } from '../../text/dates.js';
import { foldText } from '../../text/fold.js';

/** A title that may be cited. */
export interface TitleRow {
  /** As it stands between the marks. */
  readonly title: string;
  readonly number: string | undefined;
  /** The title, folded. */
  readonly folded: string;
  /** What else it is found by, folded: number, issuing notice, former names. */
  readonly beside: string;
  readonly date: IsoDate | undefined;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly state: 'final' | 'draft' | 'ended';
  /** The last year of the period that its title names. */
  readonly lastYear?: number;
  /** The day on which it went out of force; empty where that is not known. */
  readonly ended?: IsoDate;
  /** The first and, exclusive, the last day on which it is this one's turn. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly document?: CorpusDocument;
  readonly fact?: DocumentFact;
  /** A law that was repealed: the title is what stands in its place. */
  readonly former?: NameRow;
}

const SHORTEST = 4;
const LONGEST = 110;

/** The row of a document of the corpus; nothing where it has no title that anyone could cite. */
export function rowOfDocument(document: CorpusDocument): TitleRow | undefined {
  const { metadata } = document.document;
  const written = metadata.title ?? metadata.wrapperTitle;
  if (!written) return undefined;
  const title = citedForm(written.value, true);
  if (title.length < SHORTEST || title.length > LONGEST) return undefined;
  const { number, date, territory, level, issuer, wrapperTitle, period } = metadata;
  const shown = number && numberOf(number.value);
  return {
    title, number: shown, document, territory, level,
    folded: foldText(title),
    beside: foldText([shown, wrapperTitle?.value, issuer?.value].filter((value) => value !== undefined).join('')),
    date: date?.value,
    state: stateOf(metadata),
    ...(period && { lastYear: period.to }),
  };
}

function numberOf(written: string): string | undefined {
  const number = parseNumber(written);
  return number ? formatNumber(number) : undefined;
}

function stateOf(metadata: Metadata): TitleRow['state'] {
  const { status } = metadata;
  if (status === 'repealed' || status === 'expired' || status === 'superseded') return 'ended';
  return isDraft(metadata) ? 'draft' : 'final';
}

/** The rows of the fact tables, but for what the corpus holds itself. */
export function rowsOfFacts(facts: Facts, catalogue: Catalogue | undefined): TitleRow[] {
  const held = (title: string): readonly CorpusDocument[] => (catalogue?.byTitle(title) ?? []).map(({ value }) => value).filter((document) => !catalogue!.isDraft(document));
  const isHeld = (title: string): boolean => held(title).length > 0;
  // The number is what one looks for: a copy without it does not stand for the row.
  const documents = facts.documents.all().filter(({ title, number, status }) => status === 'no-title' || !held(title).some(({ document }) => number === undefined || document.metadata.number !== undefined));
  const titles = new Set(documents.map(({ title }) => title));
  return [
    ...documents.map((fact) => rowOfFact(fact, facts)),
    ...facts.documents.allVersioned().flatMap(({ name, versions }) => versions.map(({ version, from, to }) => ({ ...rowOfVersion(name, version), date: from, from, to }))).filter(({ title }) => !titles.has(title) && !isHeld(title)),
    ...facts.lawVersions.titles().map((title) => `中华人民共和国${title}`).filter((title) => !isHeld(title)).map(national),
    ...facts.names.rows.flatMap(formerLaw),
  ];
}

/** `2024年本` belongs to the title, the number of a standard or of a notice stands beside it. */
function rowOfVersion(name: string, version: string): TitleRow {
  if (/^[（(]/.test(version)) return national(`${name}${version}`);
  return /[版本]$|正[）)]$/.test(version) ? national(`${name}（${version}）`) : { ...national(name), number: version, beside: foldText(version) };
}

function rowOfFact(fact: DocumentFact, facts: Facts): TitleRow {
  const { title, aliases = [], number, issued, status, ended, correctTitle, issuer = '' } = fact;
  const place = facts.territories.leading(issuer) ?? facts.territories.leading(title);
  const right = correctTitle ?? title;
  return {
    ...national(citedForm(right, true)),
    number: number === undefined ? undefined : (numberOf(number) ?? number),
    beside: foldText([number, ...aliases, correctTitle && title].filter((value) => value !== undefined).join('')),
    date: issued,
    ...(place && { territory: place.chain, level: place.level }),
    state: status === 'draft' ? 'draft' : 'final',
    ...(status === 'ended' && { ended: ended ?? '' }),
    fact,
  };
}

const REPLACEMENT = /^《([^《》]{4,60})》/;

/** A repealed law is found under its own name, and what is proposed is the law in its place. */
function formerLaw(row: NameRow): TitleRow[] {
  const title = row.kind === 'law' ? REPLACEMENT.exec(row.replacement ?? '')?.[1] : undefined;
  if (title === undefined || row.until === undefined) return [];
  return [{ ...national(title), folded: '', beside: foldText(row.match.join('')), from: row.until, former: row }];
}

function national(title: string): TitleRow {
  return { title, number: undefined, folded: foldText(title), beside: '', date: undefined, territory: undefined, level: 'national', state: 'final' };
}
