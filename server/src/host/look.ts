/** A draft looked at (查看一份文稿): its findings and what is counted in it, the same in whatever thread. */

import { check, type CheckWorld } from '../engine/check.js';
import type { PolicyDocument } from '../document/model.js';
import type { CheckSettings } from '../engine/model.js';
import { targetsIn } from '../extract/targets/index.js';
import { titleSpans } from '../text/marks.js';
import type { Steps } from '../text/steps.js';
import type { SegmenterHost } from './segmenter.js';
import type { Counts, Looked } from './stored-result.js';

/** Checks a draft and counts. `targets` says whether those are counted; the segmenter is loaded where that turns out to be needed. */
export function* look(document: PolicyDocument, world: CheckWorld, settings: CheckSettings, targets: boolean, segmenters?: SegmenterHost): Steps<Looked> {
  const first = yield* check(document, { ...world, ...segmenters?.world() }, settings);
  const again = first.needsSegmenter && segmenters !== undefined && !segmenters.settled;
  const result = again ? yield* check(document, { ...world, ...segmenters.loadedWorld() }, settings) : first;
  return { result, counts: countsOf(document, targets) };
}

/** What is counted in a document. */
export function countsOf(document: PolicyDocument, targets: boolean): Counts {
  const citations = document.clauses.reduce((sum, { text }) => sum + titleSpans(text).length, 0);
  return { clauses: document.clauses.length, citations, targets: targets ? targetsIn(document).length : 0 };
}
