/** Versions of laws (法律的修订、修正): which one is in force on a day. */

import type { IsoDate } from '../text/dates.js';
import type { Confidence } from './confidence.js';
import table from './law-versions.json';

/** A law that was amended. */
export interface AmendedLaw {
  /** Without 中华人民共和国. */
  readonly title: string;
  /** Days on which it was passed and amended, in order. */
  readonly versions: readonly IsoDate[];
  /** Day on which the last version came into force. */
  readonly effective: IsoDate;
  readonly confidence: Confidence;
}

const COUNTRY = /^中华人民共和国/;
const VERSION = /[（(][^（）()]{1,12}[）)]$/;

/** Looks laws up; build once for a run. */
export class LawVersions {
  readonly source = table.meta.source;
  private readonly byTitle = new Map((table.laws as readonly AmendedLaw[]).map((law) => [law.title, law]));

  /** Day up to which the table is known to be complete. */
  readonly verifiedUntil = table.meta.verifiedUntil;

  /** The laws of the table, without 中华人民共和国. */
  titles(): readonly string[] {
    return [...this.byTitle.keys()];
  }

  /** The law of a title, with 中华人民共和国 or without, also with a version behind it: 公司法（2023年修订）. */
  find(title: string): AmendedLaw | undefined {
    return this.byTitle.get(title.replace(COUNTRY, '').replace(VERSION, ''));
  }

  /** The law that was amended again after the version of a year, where the newer version is in force on the day. A year in which it was not amended tells nothing. */
  amendedSince(title: string, year: number, day: IsoDate): AmendedLaw | undefined {
    const law = this.byTitle.get(title.replace(COUNTRY, ''));
    if (!law || day < law.effective) return undefined;
    const years = law.versions.map((version) => Number(version.slice(0, 4)));
    return years.includes(year) && year < years[years.length - 1]! ? law : undefined;
  }
}
