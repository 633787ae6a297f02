/** Exact alignment of two folded texts: the longest chain of shared runs in the same order (seed, extend, chain). */

/** A run that stands in both texts, as offsets into the folded texts. */
export interface Run {
  readonly draft: number;
  readonly source: number;
  readonly length: number;
}

const SEED = 5;
const MOST_OCCURRENCES = 8;
const MOST_RUNS = 400;

/**
 * Runs of at least 5 characters shared by both texts, in the order of both, covering as much as possible.
 * Work is linear in the texts plus the square of the number of runs, which is capped at 400.
 */
export function align(draft: string, source: string): Run[] {
  return chain(sharedRuns(draft, source));
}

function sharedRuns(draft: string, source: string): Run[] {
  const seeds = new Map<string, number[]>();
  for (let at = 0; at + SEED <= source.length; at++) {
    const seed = source.slice(at, at + SEED);
    const places = seeds.get(seed);
    if (!places) seeds.set(seed, [at]);
    else if (places.length < MOST_OCCURRENCES) places.push(at);
  }
  const runs: Run[] = [];
  /** End in the draft of the last run on a diagonal: a run is found at its first seed only. */
  const reached = new Map<number, number>();
  for (let at = 0; at + SEED <= draft.length && runs.length < MOST_RUNS; at++) {
    for (const place of seeds.get(draft.slice(at, at + SEED)) ?? []) {
      if ((reached.get(place - at) ?? -1) > at) continue;
      let length = SEED;
      while (at + length < draft.length && place + length < source.length && draft.charCodeAt(at + length) === source.charCodeAt(place + length)) length++;
      reached.set(place - at, at + length);
      runs.push({ draft: at, source: place, length });
    }
  }
  return runs;
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
