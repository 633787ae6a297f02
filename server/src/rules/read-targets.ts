/** The targets of a draft (本稿目标) and the levels that it says have been reached, read once for all rules about targets. */

import { figuresIn, findTargets, type DocumentFigures, type DocumentTarget } from '../extract/targets/index.js';
import type { DocumentReader, Report } from './model.js';
import { keyOfTarget } from './target-identity.js';

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

/** The keys of the draft's targets and levels, each put together once for all rules. */
export const readKeys: DocumentReader<(target: DocumentTarget) => string> = (_document, _extract, { facts }) => {
  const known = new Map<DocumentTarget, string>();
  return (target) => {
    let key = known.get(target);
    if (key === undefined) known.set(target, (key = keyOfTarget(target, facts)));
    return key;
  };
};
