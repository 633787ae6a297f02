/** How a document that holds text of the draft is related to it (雷同来源的性质): its version, its superior, an earlier edition, or another's. */

import type { CorpusDocument } from '../../corpus/model.js';
import type { Metadata } from '../../document/model.js';
import { commentedTitle, formsOf, issuedTitle, citedForm } from '../../document/title-forms.js';
import { bareTitle, isDraftTitle } from '../../document/title.js';
import { foldText } from '../../text/fold.js';
import type { DocumentContext, Seen } from '../model.js';
import { relationOf, type Relation } from '../relations.js';
import type { Sources } from './sources.js';
import { isStatute } from './statutes.js';

/**
 * `version` another version of the draft; `draft-version` its 征求意见稿, or what the draft is the 征求意见稿 of; `edition` the same document for another
 * year or period, or a text that the draft was worked over from; `superior` what the draft carries out; `other` any other document.
 */
export type Kinship = 'version' | 'draft-version' | 'edition' | 'superior' | 'other';

/** Shares of the compared clauses from which on a document is a version: of unknown title, of another title, of the same title with another number. */
const VERSION_SHARE = 0.6;
const VERSION_SHARE_RETITLED = 0.8;
const VERSION_SHARE_RENUMBERED = 0.25;
const VERSION_CLAUSES = 5;
const ONE_TEXT_SHARE = 0.3;
/** A shorter title (政府工作报告) is borne by many documents: they must share some clauses besides. */
const SHORTEST_TITLE = 7;
const SHORTEST_OF_ALL = 4;
const SHORT_TITLE_SHARE = 0.1;
const ANNOUNCEMENT = /^(?:公告|通告|公报|通报|批复|复函|函)$/;
const LAW = /(?<!办)法$/;
const NUMERALS = /[0-9]+|[〇零一二三四五六七八九十]+/g;

/** Tells for one draft how documents are related to it; each is asked about once. */
export class Kin {
  /** Clauses of the draft that each document holds. */
  readonly counts: ReadonlyMap<CorpusDocument, number>;
  private readonly told = new Map<CorpusDocument, Kinship>();
  private statute: boolean | undefined;

  constructor(
    private readonly context: DocumentContext,
    private readonly seen: readonly Seen<Pick<Sources, 'sources'>>[],
  ) {
    const counts = new Map<CorpusDocument, number>();
    for (const { value } of seen) for (const { document } of value.sources) counts.set(document, (counts.get(document) ?? 0) + 1);
    this.counts = counts;
  }

  of(document: CorpusDocument): Kinship {
    let kinship = this.told.get(document);
    if (!kinship) this.told.set(document, (kinship = this.tell(document)));
    return kinship;
  }

  /** The place of a document above, beside or below the draft. */
  relation(document: CorpusDocument): Relation {
    return relationOf(document, this.context);
  }

  /** Whether a document stands below the draft: one of a place inside its territory, a local one where the draft is of no place. */
  isBelow(document: CorpusDocument): boolean {
    return this.relation(document) === 'subordinate' || (this.context.territory === undefined && document.document.metadata.territory !== undefined);
  }

  /** Whether the draft is a statute. */
  get draftIsStatute(): boolean {
    return (this.statute ??= isStatute(this.context.document));
  }

  private tell(document: CorpusDocument): Kinship {
    const [ours, theirs] = [this.context.document.metadata, document.document.metadata];
    const share = (this.counts.get(document) ?? 0) / Math.max(1, this.seen.length);
    const isMost = (this.counts.get(document) ?? 0) >= VERSION_CLAUSES && share >= (ours.title && theirs.title ? VERSION_SHARE_RETITLED : VERSION_SHARE);
    const sameTitle = this.samePlace(theirs) && shareCore(coresOf(ours), coresOf(theirs), share >= SHORT_TITLE_SHARE ? SHORTEST_OF_ALL : SHORTEST_TITLE);
    const isSame = sameTitle && !areAnnouncements(ours, theirs) && (sameNumber(ours, theirs) || share >= VERSION_SHARE_RENUMBERED);
    if (isSame) return this.isDraft(document) === this.draftIsDraft() ? 'version' : 'draft-version';
    if (isMost) return 'version';
    if (this.isSuperior(document)) return 'superior';
    return sameTitle || this.isEdition(theirs) || this.isOfOneText(theirs, share) ? 'edition' : 'other';
  }

  private samePlace({ territory }: Metadata): boolean {
    return territory === undefined || this.context.territory === undefined || territory === this.context.territory;
  }

  /** Whether a document is a 征求意见稿. */
  isDraft(document: CorpusDocument): boolean {
    const { status, title } = document.document.metadata;
    return status === 'draft' || (title !== undefined && isDraftTitle(title.value)) || this.context.corpus!.catalogue.isDraft(document);
  }

  private draftIsDraft(): boolean {
    const { status, title } = this.context.document.metadata;
    return status === 'draft' || (title !== undefined && isDraftTitle(title.value));
  }

  /** The draft names the document, and that stands above it; a statute of the nation is above every local one. */
  private isSuperior(document: CorpusDocument): boolean {
    const { title } = document.document.metadata;
    if (!title) return false;
    if (this.relation(document) !== 'superior' && !this.isSuperiorLaw(document)) return false;
    return [bareTitle(title.value), citedForm(bareTitle(title.value), false)].some((name) => this.context.document.text.includes(`《${name}`));
  }

  /** Where title and place do not say that they are two documents, so many equal clauses make them one text worked over. */
  private isOfOneText(theirs: Metadata, share: number): boolean {
    const areOthers = theirs.title !== undefined && this.context.document.metadata.title !== undefined && !(theirs.territory !== undefined && theirs.territory === this.context.territory);
    return !areOthers && share >= ONE_TEXT_SHARE;
  }

  /** A law of the nation is above every regulation, interpretation and local statute. */
  private isSuperiorLaw({ document }: CorpusDocument): boolean {
    const [ours, theirs] = [this.context.document, document].map(({ metadata: { title } }) => (title ? bareTitle(title.value) : ''));
    return this.draftIsStatute && LAW.test(theirs!) && !LAW.test(ours!) && document.metadata.territory === undefined;
  }

  /** The same document for another year, period or session. */
  private isEdition(theirs: Metadata): boolean {
    const [one, other] = [coresOf(this.context.document.metadata), coresOf(theirs)].map((cores) => cores.map((core) => core.replace(NUMERALS, '')));
    return this.samePlace(theirs) && one!.some((core) => core.length >= SHORTEST_TITLE - 1 && other!.includes(core));
  }
}

/** The names of a document without issuing body, of what it issues or asks comments on. */
function coresOf({ title, wrapperTitle }: Metadata): string[] {
  return [title, wrapperTitle].flatMap((named) => (named ? [named.value, issuedTitle(named.value), commentedTitle(named.value)].flatMap((value) => (value ? [formsOf(value).core] : [])) : []));
}

function shareCore(some: readonly string[], others: readonly string[], shortest: number): boolean {
  return some.some((core) => core.length >= shortest && others.includes(core));
}

/** Announcements of other days bear the same title time and again. */
function areAnnouncements(one: Metadata, other: Metadata): boolean {
  return ANNOUNCEMENT.test(one.genre ?? '') && (one.date === undefined || other.date === undefined || one.date.value !== other.date.value);
}

/** Documents of two numbers are two documents, whatever they are called. */
function sameNumber({ number: one }: Metadata, { number: other }: Metadata): boolean {
  return one === undefined || other === undefined || foldText(one.value) === foldText(other.value);
}
