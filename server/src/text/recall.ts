/** Results remembered by text, from one round to the next. */

/** What was made of a text, and the last round that asked for it. */
interface Remembered<T> {
  readonly value: T;
  round: number;
}

/** Forgotten entries are swept out when the map is this many times as large as what a round asked for. */
const MOST_EXCESS = 2;

/**
 * Remembers what was made of texts. A round begins where {@link turn} ends the one before; what a whole round did not ask for
 * is forgotten, so that memory follows the document that is being edited.
 */
export class Recall<T> {
  private readonly known = new Map<string, Remembered<T>>();
  private round = 1;
  private asked = 0;

  /** What was made of a text, or, for a new one, what is made now. */
  of(text: string, make: (text: string) => T): T {
    const entry = this.known.get(text);
    if (!entry || entry.round < this.round - 1) return this.remember(detached(text), make);
    if (entry.round < this.round) this.asked++;
    entry.round = this.round;
    return entry.value;
  }

  /** Ends a round. */
  turn(): void {
    if (this.known.size > this.asked * MOST_EXCESS) this.sweep();
    this.round++;
    this.asked = 0;
  }

  private remember(text: string, make: (text: string) => T): T {
    const value = make(text);
    this.known.set(text, { value, round: this.round });
    this.asked++;
    return value;
  }

  private sweep(): void {
    for (const [text, { round }] of this.known) if (round < this.round) this.known.delete(text);
  }
}

/**
 * The same text on its own: V8 keeps a slice as a reference into the text that it was cut from, and so the whole of that alive.
 * What is put together anew and cut again refers to the small text only.
 */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
