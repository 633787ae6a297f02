/** Documents that another one of the corpus repeals or replaces while they are not marked so (已废止而未标注). */

import type { StatedRepeal } from '../../corpus/catalogue.js';
import type { CorpusDocument } from '../../corpus/model.js';
import { parseNumber } from '../../document/number.js';
import { formsOf } from '../../document/title-forms.js';
import { isAtOrAbove } from '../../rules/resolve-citation.js';
import { isOutOfForce, nameOf, placeOf, type Finding, type Patient } from './model.js';

/** Folded characters: a shorter title says too little to tell by itself which document is meant. */
const SHORTEST_TITLE = 6;

/** Finds documents that are out of force by another one's word. */
export function* repealed(patient: Patient): Iterable<Finding> {
  for (const document of patient.corpus.documents) {
    if (isOutOfForce(document)) continue;
    const repeal = repealOf(document, patient);
    if (!repeal) continue;
    const status = repeal.replaced ? 'superseded' : 'repealed';
    const place = placeOf(repeal.by);
    yield {
      kind: 'superseded',
      document,
      message: { zh: `自${repeal.since!}起被${nameOf(repeal.by)}（${place.zh}）${repeal.replaced ? '取代' : '废止'}，而本件未标注`, en: `is ${repeal.replaced ? 'replaced' : 'repealed'} from ${repeal.since!} on by ${nameOf(repeal.by)} (${place.en}) and is not marked` },
      hint: { zh: `写 status: ${status}`, en: `Mark it with status: ${status}` },
      proposal: { status },
      related: [repeal.by],
    };
  }
}

/** Every document of the corpus that says a document is out of force on a day, the first one first. */
export function repealsOf(document: CorpusDocument, { corpus, asOf }: Patient): StatedRepeal[] {
  const { title, number, date } = document.document.metadata;
  const parsed = number && parseNumber(number.value);
  const named = title && formsOf(title.value).core.length >= SHORTEST_TITLE ? title.value : undefined;
  return corpus.catalogue
    .repealsOf(named, parsed)
    .filter(({ by, since }) => by !== document && since !== undefined && since <= asOf && date !== undefined && date.value < since)
    .filter((repeal) => isMeant(repeal, document))
    .sort((a, b) => (a.since! < b.since! ? -1 : 1));
}

function repealOf(document: CorpusDocument, patient: Patient): StatedRepeal | undefined {
  return repealsOf(document, patient)[0];
}

/** By its title alone a document of another place may be meant, or an older one of the same title. */
function isMeant({ by, number, since }: StatedRepeal, { document: { metadata } }: CorpusDocument): boolean {
  const own = metadata.number && parseNumber(metadata.number.value);
  if (number) return own !== undefined && own.year === number.year && own.serial === number.serial;
  const theirs = by.document.metadata;
  if (!isAtOrAbove(theirs, metadata.territory) && theirs.territory !== metadata.territory) return false;
  return (theirs.date?.value ?? since!) > metadata.date!.value;
}
