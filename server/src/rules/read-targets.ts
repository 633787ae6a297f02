/** The targets of a draft (本稿目标), read once for all rules about targets. */

import { findTargets, targetsIn, type DocumentTarget } from '../extract/targets/index.js';
import type { DocumentReader } from './model.js';

/** The targets of the draft in the order of the text. */
export const readTargets: DocumentReader<readonly DocumentTarget[]> = (document, extract) => targetsIn(document, (clause) => extract(clause, findTargets)[0]);
