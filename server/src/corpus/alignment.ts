/** Exact alignment of two folded texts: the longest chain of shared runs in the same order (seed, extend, chain). */

/** A run that stands in both texts, as offsets into the folded texts. */
export interface Run {
  readonly draft: number;
  readonly source: number;
  readonly length: number;
}

/** Shared runs begin with as many equal characters: with fewer, the words that all policy text has would make matches. */
const SEED = 4;
const MOST_OCCURRENCES = 8;
const MOST_RUNS = 400;
/** A table so much larger than the draft that few places of another text hit an entry by chance. */
const LEAST_BUCKETS = 4096;
const BUCKETS_A_CHARACTER = 8;

/**
 * Aligns many texts with one draft. Building costs one pass over the draft; each alignment is linear in the other text
 * plus the square of the number of runs, which is capped at 400. A text that shares too little is dismissed in one pass.
 */
export class Aligner {
  /** Hash table of the draft's 4-grams: `head[bucket]` is the last place with that hash, plus 1; `before[place]` the one before. */
  private readonly head: Int32Array;
  private readonly before: Int32Array;
  private readonly mask: number;
  /** For each diagonal the end in the source of its last run; all 0 between alignments. */
  private reached: Int32Array;

  constructor(private readonly draft: string) {
    this.mask = Math.max(LEAST_BUCKETS, 2 ** Math.ceil(Math.log2(BUCKETS_A_CHARACTER * draft.length + 1))) - 1;
    this.head = new Int32Array(this.mask + 1);
    this.before = new Int32Array(draft.length);
    this.reached = new Int32Array(3 * draft.length + 1);
    for (let at = draft.length - SEED; at >= 0; at--) {
      const bucket = hashAt(draft, at) & this.mask;
      this.before[at] = this.head[bucket]!;
      this.head[bucket] = at + 1;
    }
  }

  /**
   * Runs of at least 4 characters shared with `source`, in the order of both texts, covering as much as possible; none where they could
   * not cover `least` characters.
   */
  align(source: string, least = 0): Run[] {
    return least > 0 && this.mostCovered(source) < least ? [] : chain(this.sharedRuns(source));
  }

  /** The number of places in the source that any run could cover: no fewer than a chain does. */
  private mostCovered(source: string): number {
    let covered = 0;
    let end = 0;
    for (let at = 0; at + SEED <= source.length; at++) {
      if (this.head[hashAt(source, at) & this.mask] === 0) continue;
      covered += at + SEED - Math.max(end, at);
      end = at + SEED;
    }
    return covered;
  }

  private sharedRuns(source: string): Run[] {
    const { draft } = this;
    const runs: Run[] = [];
    // A run is found at its first seed only.
    if (this.reached.length <= draft.length + source.length) this.reached = new Int32Array(draft.length + 2 * source.length + 1);
    const { reached } = this;
    for (let at = 0; at + SEED <= source.length && runs.length < MOST_RUNS; at++) {
      let place = this.head[hashAt(source, at) & this.mask]! - 1;
      for (let tries = 0; place >= 0 && tries < MOST_OCCURRENCES; place = this.before[place]! - 1, tries++) {
        const diagonal = at - place + draft.length;
        if (reached[diagonal]! > at) continue;
        let length = 0;
        while (place + length < draft.length && at + length < source.length && draft.charCodeAt(place + length) === source.charCodeAt(at + length)) length++;
        if (length < SEED) continue;
        reached[diagonal] = at + length;
        runs.push({ draft: place, source: at, length });
      }
    }
    for (const run of runs) reached[run.source - run.draft + draft.length] = 0;
    return runs;
  }
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let offset = 0; offset < SEED; offset++) hash = Math.imul(hash, 0x01000193) ^ text.charCodeAt(at + offset);
  return hash ^ (hash >>> 15);
}

/** Aligns two folded texts once. */
export function align(draft: string, source: string): Run[] {
  return new Aligner(draft).align(source);
}

/** The heaviest chain of runs that neither cross nor overlap; a run that overlaps its predecessor is shortened. */
function chain(runs: readonly Run[]): Run[] {
  const sorted = [...runs].sort((a, b) => a.draft - b.draft || a.source - b.source);
  const best = new Float64Array(sorted.length);
  const before = new Int32Array(sorted.length).fill(-1);
  let last = -1;
  for (let index = 0; index < sorted.length; index++) {
    const run = sorted[index]!;
    best[index] = run.length;
    for (let earlier = 0; earlier < index; earlier++) {
      const other = sorted[earlier]!;
      if (other.draft >= run.draft || other.source >= run.source) continue;
      const overlap = Math.max(0, other.draft + other.length - run.draft, other.source + other.length - run.source);
      const weight = best[earlier]! + run.length - overlap;
      if (overlap < run.length && weight > best[index]!) {
        best[index] = weight;
        before[index] = earlier;
      }
    }
    if (last < 0 || best[index]! > best[last]!) last = index;
  }
  const chained: Run[] = [];
  for (let index = last; index >= 0; index = before[index]!) chained.unshift(sorted[index]!);
  return chained.map((run, index) => shortened(run, chained[index - 1])).filter((run) => run.length > 0);
}

function shortened(run: Run, previous: Run | undefined): Run {
  if (!previous) return run;
  const overlap = Math.max(0, previous.draft + previous.length - run.draft, previous.source + previous.length - run.source);
  return { draft: run.draft + overlap, source: run.source + overlap, length: run.length - overlap };
}

/** Number of characters that a chain covers. */
export function matchedLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0);
}
