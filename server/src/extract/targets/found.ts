/** What one clause says of targets, before anything flows in from around it. */

import type { Span } from '../../text/span.js';
import type { Figure } from './figures.js';
import type { Comparator, TargetKind } from './model.js';
import type { Time } from './times.js';

/** A target as far as its clause tells. Offsets are relative to the clause. */
export interface FoundTarget {
  readonly figure: Figure;
  readonly quote: Span;
  readonly span: Span;
  readonly indicator: string;
  readonly subject: string | undefined;
  /** The place that it is set for where the text names one: 成都市, 各市. */
  readonly place: string | undefined;
  readonly kind: TargetKind;
  readonly comparator: Comparator;
  readonly falling: boolean;
  readonly stretch: boolean;
  readonly annual: boolean;
  /** The time before it in its sentence that governs it. */
  readonly time: Time | undefined;
  /** The last time before it in its clause, in an earlier sentence. */
  readonly timeBefore: Time | undefined;
  /** The year that it is compared with. */
  readonly since: number | undefined;
  /** Whether the sentence tells of it as reached. */
  readonly achieved: boolean;
  /** How plainly the clause itself says that it is aimed at: 力争, 目标, 到2025年. */
  readonly aimed: boolean;
  /** Whether a verb of doing brings it in: 培育10家, 新建20公里. */
  readonly ordered: boolean;
  /** Whether the name stands beside the figure, or was taken from the part of the sentence before. */
  readonly nameBeside: boolean;
}

/** What a clause says of targets: those in it, and the last time in it, which may govern what follows. */
export interface ClauseTargets {
  readonly targets: readonly FoundTarget[];
  readonly lastTime: Time | undefined;
}
