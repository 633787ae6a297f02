/** Documents often cited (常引文件) and their status, and catalogues that come in versions (产业结构调整指导目录 2019年本、2024年本). */

import { formatNumber, parseNumber, readingsOf, type DocumentNumber } from '../document/number.js';
import { TitleTable, type Titled } from '../document/title-entries.js';
import { TitleIndex } from '../document/title-index.js';
import { addDays, type IsoDate } from '../text/dates.js';
import { foldText } from '../text/fold.js';
import type { Confidence } from './confidence.js';
import table from './documents.json';

/** A document that texts cite. */
export interface DocumentFact {
  readonly id: string;
  readonly title: string;
  readonly aliases?: readonly string[];
  readonly number?: string;
  readonly issuer?: string;
  readonly issued?: IsoDate;
  readonly effective?: IsoDate;
  /** `adopted`: the date is sure, not that it is in force; `ended`: its period is over; `no-title`: no document is called so. */
  readonly status: 'in-force' | 'adopted' | 'draft' | 'ended' | 'no-title';
  /** Last day before it is out of date, for `ended`. */
  readonly ended?: IsoDate;
  /** The right title, for `no-title`. */
  readonly correctTitle?: string;
  readonly replacement?: string;
  readonly confidence: Confidence;
  /** The strongest severity that a finding about it may have. */
  readonly severity: 'warning' | 'info';
  readonly source: string;
}

/** A catalogue or standard that is issued in versions: the same name, another year. */
export interface VersionedDocument {
  readonly name: string;
  /** In order; `from` is the first day, `to` the first day that is not. */
  readonly versions: readonly { readonly version: string; readonly from: IsoDate; readonly to?: IsoDate }[];
  /** Days after a change of versions in which the older one may still be named. */
  readonly graceDays: number;
  readonly severity: 'warning' | 'info';
  readonly confidence: Confidence;
  readonly source: string;
}

/** A version that was out of date on a day, and the one that then held. */
export interface OutdatedVersion {
  readonly document: VersionedDocument;
  readonly version: string;
  readonly until: IsoDate;
  readonly current: string;
}

/** Looks documents up; each way of looking up is prepared when it is first used. */
export class DocumentFacts {
  private readonly rows = table.documents as readonly DocumentFact[];
  private readonly versioned = table.versioned as readonly VersionedDocument[];
  /** Each with its name folded. */
  private readonly versionedByName = this.versioned.map((document) => [document, foldText(document.name)] as const);
  private indices: { readonly titles: TitleIndex<DocumentFact>; readonly aliases: TitleIndex<DocumentFact>; readonly numbers: ReadonlyMap<string, DocumentFact> } | undefined;

  /** Every document of the table. */
  all(): readonly DocumentFact[] {
    return this.rows;
  }

  /** Every catalogue that comes in versions. */
  allVersioned(): readonly VersionedDocument[] {
    return this.versioned;
  }

  /** The document of a title or alias; `undefined` where there is none, or several. */
  find(title: string): DocumentFact | undefined {
    const { titles, aliases } = this.prepared();
    const found = titles.exact(title);
    const named = found.length > 0 ? found : aliases.exact(title);
    return named.length === 1 ? named[0]!.value : undefined;
  }

  /** The document of a number. */
  byNumber(number: DocumentNumber): DocumentFact | undefined {
    const { numbers } = this.prepared();
    return readingsOf(number).map((reading) => numbers.get(reading)).find((row) => row !== undefined);
  }

  /** Documents whose title differs from this one by a slip of the pen. */
  near(title: string): readonly Titled<DocumentFact>[] {
    return this.prepared().titles.near(title).filter(({ value }) => value.status !== 'no-title');
  }

  /** Whether a title is one of the catalogues that come in versions, in any of them. */
  isVersioned(title: string): boolean {
    return this.versionedBy(foldText(title)) !== undefined;
  }

  /**
   * What is out of date about a version that a text names, in the title (`…目录（2019年本）`) or behind it (`beside`: the words in the
   * parenthesis that follows).
   */
  outdatedVersion(title: string, beside: string, asOf: IsoDate): OutdatedVersion | undefined {
    const folded = foldText(title);
    const [document, name] = this.versionedBy(folded) ?? [];
    if (!document) return undefined;
    const named = folded.slice(name!.length) || foldText(beside);
    const version = document.versions.find((candidate) => named === foldText(candidate.version));
    if (!version?.to || addDays(version.to, document.graceDays) > asOf) return undefined;
    const current = document.versions.find(({ from, to }) => from <= asOf && (to === undefined || asOf < to));
    return current && { document, version: version.version, until: version.to, current: current.version };
  }

  /** The catalogue that a title names, in whatever version. */
  versionedOf(title: string): VersionedDocument | undefined {
    return this.versionedBy(foldText(title))?.[0];
  }

  private versionedBy(folded: string): readonly [VersionedDocument, string] | undefined {
    return this.versionedByName.find(([, name]) => folded.startsWith(name));
  }

  private prepared(): NonNullable<DocumentFacts['indices']> {
    if (this.indices) return this.indices;
    const titles = new TitleTable<DocumentFact>();
    const aliases = new TitleTable<DocumentFact>(false);
    const numbers = new Map<string, DocumentFact>();
    for (const row of this.rows) {
      titles.add(row.title, row);
      for (const alias of row.aliases ?? []) aliases.add(alias, row);
      const number = row.number === undefined ? undefined : parseNumber(row.number);
      if (number && row.status !== 'no-title') numbers.set(formatNumber(number), row);
    }
    this.indices = { titles: new TitleIndex(titles), aliases: new TitleIndex(aliases), numbers };
    return this.indices;
  }
}
