/** The documents that a draft cites (所引文件): each place that cites one with the document it means, and which places mean the same. */

import type { PolicyDocument } from '../document/model.js';
import { formatNumber } from '../document/number.js';
import { formsOf } from '../document/title-forms.js';
import { citationsIn, type PlacedCitation } from '../extract/cited-documents.js';
import { resolve, type Library, type Resolution } from '../rules/resolve-citation.js';

/** A place that cites a document, and the one that it means; `undefined` where none is known, or several may be meant. */
export interface CitedPlace {
  readonly place: PlacedCitation;
  readonly resolution: Resolution | undefined;
}

/** Every place of a document that cites another one, in the order of the text. */
export function citedPlaces(document: PolicyDocument, library: Library): CitedPlace[] {
  return citationsIn(document).map((place) => citedPlace(place, library));
}

/** A place that cites a document, with the one that it means. */
export function citedPlace(place: PlacedCitation, library: Library): CitedPlace {
  return { place, resolution: resolve(place.citation, library) };
}

/** Whether two places certainly mean the same document: the same one that is known, or an unknown one of the same title or number. */
export function citeTheSame(one: CitedPlace, other: CitedPlace): boolean {
  const theirs = identitiesOf(other);
  return identitiesOf(one).some((identity) => theirs.includes(identity));
}

function identitiesOf({ place: { citation }, resolution }: CitedPlace): (object | string)[] {
  const known = resolution?.document ?? resolution?.fact;
  if (known) return [known];
  const { title, number } = citation;
  return [...(title ? [formsOf(title.value).core] : []), ...(number ? [formatNumber(number)] : [])];
}
