/** Looks through a corpus for what a librarian should mend (语料库体检). */

import type { CorpusDocument } from '../../corpus/model.js';
import { copies, versions } from './copies.js';
import { doubtfulDates } from './dates.js';
import { missingMetadata } from './missing.js';
import { AILMENTS, type Finding, type Patient } from './model.js';
import { repealed } from './repealed.js';
import { cutTexts, scrambledTexts } from './texts.js';

/** Every finding, by kind, then in the order of the documents. A document is told once that it is out of date. */
export function examine(patient: Patient): Finding[] {
  const doubles = [...copies(patient)];
  const superseded = [...repealed(patient)];
  const [isDouble, isSuperseded] = [documentsOf(doubles), documentsOf(superseded)];
  const older = [...versions(patient, isDouble)].filter(({ document }) => !isSuperseded.has(document));
  const found = [...missingMetadata(patient), ...doubles, ...older, ...superseded, ...doubtfulDates(patient), ...scrambledTexts(patient), ...cutTexts(patient)];
  return found.sort((a, b) => AILMENTS.indexOf(a.kind) - AILMENTS.indexOf(b.kind) || a.document.id - b.document.id);
}

function documentsOf(findings: readonly Finding[]): ReadonlySet<CorpusDocument> {
  return new Set(findings.map(({ document }) => document));
}
