/**
 * Many fixed phrases found in one pass over a text: by their first two characters, then by comparison. Most pairs of characters
 * begin no phrase, so that most of a text is passed over. An Aho–Corasick automaton finds the same, but takes far longer to make, and
 * the language server makes one at every start.
 */

/** An occurrence of a phrase: its number in the list that the finder was made of, and its first offset in UTF-16 units. */
export interface Occurrence {
  readonly phrase: number;
  readonly start: number;
}

const UNITS = 0x10000;

/** Made once of a list of phrases of two UTF-16 units or more, no two of them equal. */
export class PhraseFinder {
  /** One bit for every hash of a pair of units, set where some phrase begins with such a pair: so small that it stays near the processor. */
  private readonly beginnings = new Uint32Array(UNITS / 32);
  /** Numbers of the phrases that begin with a pair of units, longer ones first. */
  private readonly byPair = new Map<number, number[]>();

  constructor(private readonly phrases: readonly string[]) {
    for (const [number, phrase] of phrases.entries()) this.add(number, phrase);
    for (const numbers of this.byPair.values()) if (numbers.length > 1) numbers.sort((a, b) => phrases[b]!.length - phrases[a]!.length);
  }

  /** Every occurrence of every phrase, in the order of their starts, longer ones first. */
  find(text: string): Occurrence[] {
    const found: Occurrence[] = [];
    const { beginnings } = this;
    let next = text.charCodeAt(0);
    for (let start = 0; start + 1 < text.length; start++) {
      const unit = next;
      next = text.charCodeAt(start + 1);
      const hash = hashOf(unit, next);
      if (((beginnings[hash >>> 5]! >>> (hash & 31)) & 1) === 0) continue;
      const numbers = this.byPair.get(unit * UNITS + next);
      if (numbers) for (const phrase of numbers) if (text.startsWith(this.phrases[phrase]!, start)) found.push({ phrase, start });
    }
    return found;
  }

  private add(number: number, phrase: string): void {
    if (phrase.length < 2) throw new Error(`a phrase of less than two characters: “${phrase}”`);
    const [first, second] = [phrase.charCodeAt(0), phrase.charCodeAt(1)];
    const hash = hashOf(first, second);
    this.beginnings[hash >>> 5]! |= 1 << (hash & 31);
    const key = first * UNITS + second;
    const known = this.byPair.get(key);
    if (known?.some((other) => this.phrases[other] === phrase)) throw new Error(`a phrase stands twice: ${phrase}`);
    if (known) known.push(number);
    else this.byPair.set(key, [number]);
  }
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ second) & (UNITS - 1);
}
