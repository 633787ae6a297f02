/** Reading (读取): an extractor looks for one kind of thing in a text, and may build on what others have found there. */

/**
 * Something that is read off a text and depends on nothing else. Offsets that it gives are UTF-16 offsets into the text.
 * What it builds on it asks the reading for, so that all who build on the same thing share one look.
 */
export type Extractor<T> = (text: string, reading: Reading) => T;

/** A text under reading: gives what an extractor finds in it. */
export interface Reading {
  extract<T>(extractor: Extractor<T>): T;
}

/** The reading of a text that only one extractor is asked about: remembers nothing. */
export function readingOf(text: string): Reading {
  return new Alone(text);
}

class Alone implements Reading {
  constructor(private readonly text: string) {}

  extract<T>(extractor: Extractor<T>): T {
    return extractor(this.text, this);
  }
}
