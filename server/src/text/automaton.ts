/** Many fixed strings found in one pass over a text (Aho & Corasick 1975): an automaton over UTF-16 units. */

/** An occurrence of a pattern: its number in the list that the automaton was made of, and where it ends. */
export interface Occurrence {
  readonly pattern: number;
  /** UTF-16 offset behind the last unit. */
  readonly end: number;
}

const ROOT = 0;
const NONE = -1;

/** Made once of a list of patterns; finding them costs one pass, however many there are, plus what is found. */
export class Automaton {
  /** Edges as an open hash table: key `state * 65536 + unit`, which a double holds exactly. */
  private readonly keys: Float64Array;
  private readonly targets: Int32Array;
  private readonly mask: number;
  /** First step from the root, by unit. */
  private readonly fromRoot = new Int32Array(0x10000);
  private readonly fail: Int32Array;
  /** For hashed pairs of units 1 where some pattern begins with such a pair, or with the first of them alone. */
  private readonly beginnings = new Uint8Array(0x10000);
  /** The pattern that ends in a state, and the next state along the failures in which one ends. */
  private readonly pattern: Int32Array;
  private readonly nextEnd: Int32Array;

  constructor(patterns: readonly string[]) {
    const trie = new Trie(patterns);
    for (const pattern of patterns) this.noteBeginning(pattern);
    const size = 2 ** Math.ceil(Math.log2(trie.edges.length * 2 + 2));
    this.mask = size - 1;
    this.keys = new Float64Array(size).fill(NONE);
    this.targets = new Int32Array(size);
    for (const { from, unit, to } of trie.edges) this.insert(from, unit, to);
    this.pattern = Int32Array.from(trie.patterns);
    this.fail = new Int32Array(trie.patterns.length);
    this.nextEnd = new Int32Array(trie.patterns.length).fill(NONE);
    this.link(trie);
  }

  /** Every occurrence of every pattern, in the order of their ends, longer ones first. */
  find(text: string): Occurrence[] {
    const found: Occurrence[] = [];
    let state = ROOT;
    let next = text.charCodeAt(0);
    for (let index = 0; index < text.length; index++) {
      const unit = next;
      next = text.charCodeAt(index + 1); // NaN behind the end: then the pair is that of the unit and 0
      if (state === ROOT && this.beginnings[pairOf(unit, next)] === 0) continue; // most pairs begin nothing
      state = this.advance(state, unit);
      for (let end = this.pattern[state] === NONE ? this.nextEnd[state]! : state; end !== NONE; end = this.nextEnd[end]!) found.push({ pattern: this.pattern[end]!, end: index + 1 });
    }
    return found;
  }

  private noteBeginning(pattern: string): void {
    const first = pattern.charCodeAt(0);
    if (pattern.length > 1) this.beginnings[pairOf(first, pattern.charCodeAt(1))] = 1;
    else for (let second = 0; second < 0x10000; second++) this.beginnings[pairOf(first, second)] = 1;
  }

  private insert(from: number, unit: number, to: number): void {
    if (from === ROOT) this.fromRoot[unit] = to;
    const key = from * 0x10000 + unit;
    let slot = slotOf(from, unit) & this.mask;
    while (this.keys[slot] !== NONE) slot = (slot + 1) & this.mask;
    this.keys[slot] = key;
    this.targets[slot] = to;
  }

  private step(state: number, unit: number): number {
    const key = state * 0x10000 + unit;
    for (let slot = slotOf(state, unit) & this.mask; this.keys[slot] !== NONE; slot = (slot + 1) & this.mask) if (this.keys[slot] === key) return this.targets[slot]!;
    return NONE;
  }

  /** Sets where each state goes on when its next unit does not fit: breadth first, so that shorter states are ready. */
  private link(trie: Trie): void {
    const byParent = trie.children();
    const queue = [ROOT];
    for (let at = 0; at < queue.length; at++) {
      const parent = queue[at]!;
      for (const { unit, to } of byParent[parent]!) {
        queue.push(to);
        this.fail[to] = parent === ROOT ? ROOT : this.advance(this.fail[parent]!, unit);
        const fail = this.fail[to]!;
        this.nextEnd[to] = this.pattern[fail] === NONE ? this.nextEnd[fail]! : fail;
      }
    }
  }

  /** The state of the longest end of what was read, `unit` included, that a pattern begins with. */
  private advance(from: number, unit: number): number {
    for (let state = from; state !== ROOT; state = this.fail[state]!) {
      const next = this.step(state, unit);
      if (next !== NONE) return next;
    }
    return this.fromRoot[unit]!;
  }
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ second) & 0xffff;
}

function slotOf(state: number, unit: number): number {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca77);
  return mixed ^ (mixed >>> 15);
}

interface Edge {
  readonly from: number;
  readonly unit: number;
  readonly to: number;
}

/** The prefix tree of the patterns; state 0 is the empty prefix. */
class Trie {
  readonly edges: Edge[] = [];
  /** The pattern that ends in each state. */
  readonly patterns: number[] = [NONE];

  constructor(patterns: readonly string[]) {
    const known = new Map<number, number>();
    for (const [number, pattern] of patterns.entries()) {
      if (pattern === '') throw new Error(`pattern ${number} is empty`);
      let state = ROOT;
      for (let index = 0; index < pattern.length; index++) {
        const key = state * 0x10000 + pattern.charCodeAt(index);
        let next = known.get(key);
        if (next === undefined) {
          next = this.patterns.push(NONE) - 1;
          known.set(key, next);
          this.edges.push({ from: state, unit: pattern.charCodeAt(index), to: next });
        }
        state = next;
      }
      if (this.patterns[state] !== NONE) throw new Error(`pattern ${number} stands twice: ${pattern}`);
      this.patterns[state] = number;
    }
  }

  children(): Edge[][] {
    const byParent: Edge[][] = this.patterns.map(() => []);
    for (const edge of this.edges) byParent[edge.from]!.push(edge);
    return byParent;
  }
}
