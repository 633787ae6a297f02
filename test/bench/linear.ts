/** Prints, for every repeated piece, the time of parsing and checking 1 MB and its ratio to that of 0.25 MB (4 is linear). Run: npx tsx test/bench/linear.ts [piece …] */

import { rules } from '../../server/src/rules/index.js';
import { checkText, parse } from '../support/policy.js';
import { MORE_REPEATED, REPEATED, repeated, shown } from '../support/repeated.js';

const LARGE = 1 << 20;
const SMALL = LARGE / 4;
/** A quarter that takes longer than this is not worth waiting for the whole. */
const HOPELESS = 2000;

/** Milliseconds of the faster of `rounds` runs. */
function measure(work: () => unknown, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** One line of the table; what stands out is marked. */
function line(piece: string): string {
  const name = shown(piece).padEnd(40);
  const quarter = measure(() => checkText(repeated(piece, SMALL), { rules }), 2);
  if (quarter > HOPELESS) return `${name} 0.25 MB: ${quarter.toFixed(0)} ms; 1 MB not tried  <<<`;
  const large = repeated(piece, LARGE);
  const whole = measure(() => checkText(large, { rules }), 2);
  const parsing = measure(() => parse(large), 1);
  const ratio = whole / quarter;
  const mark = ratio > 6 || whole > 2000 ? '  <<<' : '';
  return `${name} parse ${parsing.toFixed(0).padStart(6)} ms   all ${whole.toFixed(0).padStart(6)} ms   ratio ${ratio.toFixed(1).padStart(6)}${mark}`;
}

const named = process.argv.slice(2);
for (const piece of named.length > 0 ? named.map((word) => JSON.parse(`"${word}"`) as string) : [...REPEATED, ...MORE_REPEATED]) console.log(line(piece));
