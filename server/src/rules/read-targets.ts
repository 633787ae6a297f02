/** The targets of a draft (本稿目标) and the levels that it says have been reached, read once for all rules about targets. */

import { figuresIn, findTargets, type DocumentFigures, type DocumentTarget } from '../extract/targets/index.js';
import type { DocumentReader, Report } from './model.js';

/** What is found of each target by itself. */
export function* judgeEach(targets: readonly DocumentTarget[], judge: (target: DocumentTarget) => Report | undefined): Iterable<Report> {
  for (const target of targets) {
    const report = judge(target);
    if (report) yield report;
  }
}

/** What the draft says in figures of its indicators. */
export const readFigures: DocumentReader<DocumentFigures> = (document, extract) => figuresIn(document, (clause) => extract(clause, findTargets)[0]);

/** The targets of the draft in the order of the text. */
export const readTargets: DocumentReader<readonly DocumentTarget[]> = (_document, _extract, context) => context.read(readFigures).targets;
