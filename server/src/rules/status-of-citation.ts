/** The status of a cited document on a day (效力状态): what the corpus says of its repeal, what it and the facts say of the document itself. */

import type { StatedRepeal } from '../corpus/catalogue.js';
import { parseNumber } from '../document/number.js';
import { formsOf } from '../document/title-forms.js';
import type { Citation } from '../extract/citations.js';
import type { IsoDate } from '../text/dates.js';
import type { Frame } from './model.js';
import { isAtOrAbove, type Resolution } from './resolve-citation.js';

/** What the status of a document is judged by. */
export type StatusFrame = Pick<Frame, 'corpus' | 'own' | 'facts' | 'asOf' | 'territory'>;

/** A shorter title says too little to tell by itself which document is meant. */
const SHORTEST_TITLE = 6;

/** The status of the document that a citation means, on the as-of date; `undefined` where nothing is said of it. */
export function statusOn(citation: Citation, { status, fact }: Resolution, frame: StatusFrame): Resolution['status'] {
  if (repealOf(citation, frame)) return 'repealed';
  return fact?.ended !== undefined && fact.ended >= frame.asOf ? 'in-force' : status;
}

/** What the corpus says first of the repeal of the document cited, where that holds on the as-of date. */
export function repealOf(citation: Citation, frame: StatusFrame): (StatedRepeal & { readonly since: IsoDate }) | undefined {
  const catalogue = frame.corpus?.catalogue;
  const { title, number } = citation;
  if (!catalogue || (title && formsOf(title.value).core.length < SHORTEST_TITLE && !number)) return undefined;
  const [first] = catalogue
    .repealsOf(title?.value, number)
    .filter((repeal) => holds(repeal, frame) && (isByNumber(repeal, citation) || isMeant(repeal, citation, frame)))
    .sort((a, b) => (a.since! < b.since! ? -1 : 1));
  return first?.since === undefined ? undefined : { ...first, since: first.since };
}

function holds({ by, since }: StatedRepeal, { own, asOf }: StatusFrame): boolean {
  const issued = by.document.metadata.date?.value;
  return !own.has(by) && since !== undefined && since <= asOf && (issued === undefined || issued <= asOf);
}

function isByNumber({ number: theirs }: StatedRepeal, { number }: Citation): boolean {
  return number !== undefined && theirs !== undefined && number.year === theirs.year && number.serial === theirs.serial;
}

/**
 * Whether a repeal known by its title means the document cited: not where a newer one bears the same title (as the repealing
 * document often does itself), nor where another place's document may be meant.
 */
function isMeant(repeal: StatedRepeal, { title, number }: Citation, frame: StatusFrame): boolean {
  if (!title || (number && repeal.number)) return false;
  const { metadata } = repeal.by.document;
  if (frame.facts.territories.leading(title.value) === undefined && !isAtOrAbove(metadata, frame.territory)) return false;
  return frame.corpus!.catalogue.byTitle(title.value).every(({ value }) => {
    const { date, number: theirs } = value.document.metadata;
    const known = theirs && parseNumber(theirs.value);
    if (known && repeal.number && (known.year !== repeal.number.year || known.serial !== repeal.number.serial)) return false;
    return value !== repeal.by && date !== undefined && date.value < repeal.since!;
  });
}
