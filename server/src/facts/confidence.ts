/** How sure a fact is, and what it may cause at most. */

/** `high`: checked; `medium`: probable, never more than a warning; `low`: doubtful, never more than an info. */
export type Confidence = 'high' | 'medium' | 'low';

/** The weaker of two confidences. */
export function weaker(one: Confidence, other: Confidence): Confidence {
  const order: readonly Confidence[] = ['low', 'medium', 'high'];
  return order[Math.min(order.indexOf(one), order.indexOf(other))]!;
}
