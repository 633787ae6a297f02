/** What a target (目标) is: indicator, subject, period, comparator, value and unit, with the place where the text says so. */

import type { Span } from '../../text/span.js';

/**
 * What is measured and how. `level` an amount, ratio or duration that is reached; `count` a number of things, people or deeds; `growth` so much
 * more in per cent; `delta` more or less by percentage points or by an amount; `multiple` 翻一番 and the like; `rank` a place in
 * an order; `ratio` measured against another territory's value.
 */
export type TargetKind = 'level' | 'count' | 'growth' | 'delta' | 'multiple' | 'rank' | 'ratio';

/** `range` goes from `value` to `max`. */
export type Comparator = '=' | '>=' | '>' | '<=' | '<' | '≈' | 'range';

/** A figure in a unit. */
export interface Quantity {
  /** As written, in the unit as written: 2 of 2万人. */
  readonly value: number;
  /** Upper end of a range. */
  readonly max?: number;
  /** As written, without 个 before 百分点: `万人`, `%`, `百分点`, `万元/人`; empty where there is none. */
  readonly unit: string;
  /** In the base unit: 20000 人. */
  readonly base: { readonly value: number; readonly max?: number; readonly unit: string };
}

/** Years and months are numbers of the calendar. Empty where nothing is said. */
export interface Period {
  /** Until the end of this year, or of `month` in it. */
  readonly by?: number;
  readonly from?: number;
  readonly to?: number;
  readonly month?: number;
  /** For every year of the period, or its yearly average. */
  readonly annual?: true;
}

/** Where the period stands: in the target's own sentence, before it in its paragraph or section, in the title; or it is reckoned (三年内). */
export type PeriodSource = 'sentence' | 'paragraph' | 'section' | 'title' | 'reckoned' | 'none';

/** Whether the document must (约束性) or expects to (预期性) reach it, where the text says so. */
export type Nature = 'binding' | 'expected';

/** How sure it is that this is a target and that it was understood: rules go by `high` ones only. */
export type TargetConfidence = 'high' | 'medium' | 'low';

/** One target as a document states it. Spans are UTF-16 offsets into the text that it was read from. */
export interface Target extends Quantity {
  /** The name of what is measured, as the text gives it. */
  readonly indicator: string;
  /** The class of units that it is measured on (主体): 规模以上工业企业. */
  readonly subject?: string;
  /** The industry or area (领域) that the heading names: 新能源. */
  readonly field?: string;
  /** The place that it is set for where the text names one besides the document's own: 成都市, 各县. */
  readonly territory?: string;
  readonly kind: TargetKind;
  readonly comparator: Comparator;
  readonly period: Period;
  readonly periodSource: PeriodSource;
  /** The year that it is compared with: 较2020年提高. */
  readonly since?: number;
  /** A fall: 下降13.5%. */
  readonly falling?: true;
  /** The higher of a floor-and-stretch pair: 力争达到. */
  readonly stretch?: true;
  readonly nature?: Nature;
  readonly confidence: TargetConfidence;
  /** From the first word that belongs to it to the last. */
  readonly span: Span;
  /** The figure with its unit. */
  readonly quote: Span;
}
