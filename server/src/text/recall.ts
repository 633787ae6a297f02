/** Results remembered by text, from one round to the next. */

/**
 * Remembers what was made of texts. A round begins where {@link turn} ends the one before; what a whole round did not ask for
 * is forgotten, so that memory follows the document that is being edited.
 */
export class Recall<T> {
  private kept = new Map<string, T>();
  private current = new Map<string, T>();

  /** What was made of a text, or, for a new one, what is made now. */
  of(text: string, make: () => T): T {
    const known = this.current.get(text);
    if (known !== undefined) return known;
    const value = this.kept.get(text) ?? make();
    this.current.set(text, value);
    return value;
  }

  /** Ends a round. */
  turn(): void {
    this.kept = this.current;
    this.current = new Map();
  }
}
