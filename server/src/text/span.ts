/** Ranges of text. Every offset in the product is a UTF-16 offset; only the outer edge knows lines and columns. */

/** A half-open range `[start, end)` of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value together with the place in the text it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** The text that a span covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether `outer` covers all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
