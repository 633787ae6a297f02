/** Targets (目标): what a document undertakes to reach. */

export type { Comparator, Nature, Period, PeriodSource, Quantity, Target, TargetConfidence, TargetKind } from './model.js';
export { findTargets } from './find.js';
export { figuresIn, targetsIn, type DocumentFigures, type DocumentTarget } from './resolve.js';
