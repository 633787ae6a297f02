/** How a document of the corpus stands to the draft (文件关系): above it, beside it, below it, or not to be held against it at all. */

import type { CorpusDocument } from '../corpus/model.js';
import type { Metadata, PolicyDocument } from '../document/model.js';
import { parseNumber } from '../document/number.js';
import { commentedTitle, formsOf } from '../document/title-forms.js';
import type { Frame } from './model.js';

/**
 * `own` the draft itself or another version of it; `superior` what the draft has to carry out; `same` another document of its own territory;
 * `subordinate` one of a place inside it; `peer` any other. `later` than the as-of date and `obsolete` (out of force, or a 征求意见稿 whose
 * final version is held) serve duplicates only.
 */
export type Relation = 'own' | 'superior' | 'same' | 'peer' | 'subordinate' | 'later' | 'obsolete';

/** What the relation is told by; without the draft itself only its territory counts. */
export type RelationFrame = Pick<Frame, 'asOf' | 'territory' | 'level' | 'corpus' | 'own'> & { readonly document?: PolicyDocument };

/** How a document of the corpus stands to the draft. Where the draft's territory is not known, nothing is above it. */
export function relationOf(document: CorpusDocument, frame: RelationFrame): Relation {
  const { metadata } = document.document;
  if (frame.own.has(document) || isVersion(metadata, frame)) return 'own';
  if (isLater(metadata, frame)) return 'later';
  if (isOutOfForce(metadata) || isReplacedDraft(document, frame)) return 'obsolete';
  if (isNational(document.document)) return besideNational(metadata, frame);
  const [theirs, ours] = [metadata.territory, frame.territory];
  if (theirs === undefined) return 'peer';
  if (ours === undefined) return frame.level === 'national' ? 'subordinate' : 'peer';
  if (theirs === ours) return besideSame(metadata, frame);
  if (ours.startsWith(theirs)) return 'superior';
  return theirs.startsWith(ours) ? 'subordinate' : 'peer';
}

/** Whether a superior is held only as a 征求意见稿. */
export function superiorStatusOf(document: CorpusDocument, { corpus }: Pick<Frame, 'corpus'>): 'draft' | 'final' {
  return corpus?.catalogue.isDraft(document) || document.document.metadata.status === 'draft' ? 'draft' : 'final';
}

/** How far above the draft a superior stands: the smaller, the nearer. Documents of the draft's own territory are nearest, national ones farthest. */
export function distanceOf({ document: { metadata: { territory = '' } } }: CorpusDocument, frame: Pick<Frame, 'territory'>): number {
  return (frame.territory ?? '').length - territory.length;
}

function besideNational(metadata: Metadata, { territory, level, document }: RelationFrame): Relation {
  if (level === 'national') return besideSame(metadata, { document });
  return territory === undefined ? 'peer' : 'superior';
}

/** Of the same territory only the party committee and the outline of the five-year plan are above the draft. */
function besideSame(metadata: Metadata, { document }: { readonly document?: PolicyDocument | undefined }): Relation {
  if (!document) return 'same';
  if (isPartys(metadata) && !isPartys(document.metadata)) return 'superior';
  return isOutline(metadata) && !isOutline(document.metadata) && !isPartys(document.metadata) ? 'superior' : 'same';
}

const PARTY = /^(?:中共|中国共产党)|^[\u4e00-\u9fff]{2,12}[省市县区州盟旗]委(?:办公[厅室])?(?=[\s、，]|关于|印发|$)/;

/** Whether a party committee issues it, alone or with the government. */
function isPartys({ issuer, wrapperTitle, title }: Metadata): boolean {
  return [issuer, wrapperTitle, title].some((named) => named !== undefined && PARTY.test(named.value));
}

const OUTLINE = /国民经济和社会发展.{0,24}规划.{0,16}纲要|规划和(?:20|二)[^，。]{2,4}年远景目标纲要/;

/** Whether it is the outline (规划纲要) that special plans (专项规划) carry out. */
function isOutline({ title, wrapperTitle }: Metadata): boolean {
  return [title, wrapperTitle].some((named) => named !== undefined && OUTLINE.test(named.value.replace(/\s+/g, '')));
}

/** To whom a national document without a head is addressed. */
const TO_ALL_PROVINCES = /^[^\S\n]{0,8}各省、?自治区、?直辖市/m;
const ADDRESSED_WITHIN = 1200;

function isNational({ metadata: { level, territory }, text }: PolicyDocument): boolean {
  if (level === 'national') return true;
  return territory === undefined && TO_ALL_PROVINCES.test(text.slice(0, ADDRESSED_WITHIN));
}

/** By its date; without one by its number, or a period that cannot have been planned yet. */
function isLater({ date, number, period }: Metadata, { asOf }: RelationFrame): boolean {
  if (date) return date.value > asOf;
  const year = Number(asOf.slice(0, 4));
  const numbered = number && parseNumber(number.value);
  return (numbered !== undefined && numbered.year > year) || (period !== undefined && period.from > year + 1);
}

function isOutOfForce({ status }: Metadata): boolean {
  return status === 'repealed' || status === 'expired' || status === 'superseded';
}

/** A shorter title (政府工作报告) is borne by many documents. */
const SHORTEST_OWN = 8;

/** Whether it bears the draft's own title, `（征求意见稿）` aside: an earlier version of it. */
function isVersion(metadata: Metadata, { document, territory }: RelationFrame): boolean {
  if (!document || metadata.territory !== territory) return false;
  const ours = coresOf(document.metadata);
  return coresOf(metadata).some((core) => core.length >= SHORTEST_OWN && ours.includes(core));
}

function coresOf({ title }: Metadata): string[] {
  return title ? [title.value, commentedTitle(title.value) ?? title.value].map((value) => formsOf(value).core) : [];
}

/** Whether it is a 征求意见稿 of what the corpus holds as issued by the as-of date. */
function isReplacedDraft(document: CorpusDocument, frame: RelationFrame): boolean {
  const { corpus } = frame;
  if (!corpus || superiorStatusOf(document, frame) === 'final') return false;
  const { title, wrapperTitle, territory } = document.document.metadata;
  const titles = [title, wrapperTitle].flatMap((named) => (named ? [named.value, commentedTitle(named.value) ?? named.value] : []));
  return titles.some((value) => corpus.catalogue.byTitle(value).some(({ value: other }) => isFinalOf(other, territory, frame)));
}

function isFinalOf(other: CorpusDocument, territory: string | undefined, frame: RelationFrame): boolean {
  const { metadata } = other.document;
  return superiorStatusOf(other, frame) === 'final' && metadata.territory === territory && !isLater(metadata, frame) && !frame.own.has(other);
}
