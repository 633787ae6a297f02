/** The tables of the index: whatever is entered stands in them, under its bucket, in the order of the clauses. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BucketStarts } from '../../../server/src/corpus/bucket-starts.js';
import { FingerprintTablesBuilder, postingsOver, printsOf, type FingerprintTables } from '../../../server/src/corpus/fingerprint-tables.js';
import type { NumberShelf } from '../../../server/src/corpus/number-shelf.js';
import type { TableWords } from '../../../server/src/corpus/hash-table.js';
import type { PackedNumbers } from '../../../server/src/corpus/packed-numbers.js';
import { FingerprintIndex } from '../../../server/src/corpus/fingerprints.js';
import { foldText } from '../../../server/src/text/fold.js';
import { finishSteps } from '../../../server/src/text/steps.js';

const TEXTS = fc.array(fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), maxLength: 60 }), { maxLength: 30 });

function tablesOf(texts: readonly string[]): FingerprintTables {
  const builder = new FingerprintTablesBuilder();
  for (const text of texts) builder.add(text);
  return finishSteps(builder.finish());
}

/** Tables that hold nothing until it is asked for, as those in a file do. */
function onDemand(tables: FingerprintTables): FingerprintTables {
  const { groups, wide } = tables.starts.packed;
  return {
    ...tables,
    starts: new BucketStarts({ groups: askedFor(groups.words), wide: askedFor(wide.words) }),
    postings: postingsOver(askedFor(tables.postings.table.words), tables.counts.length),
  };
}

function numbersOf(postings: PackedNumbers, from: number, count: number): Uint32Array {
  const numbers = new Uint32Array(count);
  postings.read(from, from + count, numbers);
  return numbers;
}

/** Words that are not there until they are asked for. */
function askedFor(words: Uint32Array): TableWords {
  const there = new Uint32Array(words.length).fill(0xdddddddd);
  return { words: there, ensure: (from, to) => there.set(words.subarray(from, to), from) };
}

describe('FingerprintTables', () => {
  it('hold every clause in the bucket of each of its fingerprints, as often as it has them, and nothing else', () => {
    fc.assert(
      fc.property(TEXTS, (texts) => {
        const { bits, starts, postings, counts } = tablesOf(texts);
        const expected = texts.flatMap((text, clause) => Array.from(printsOf(text), (hash) => [hash >>> (32 - bits), clause] as const));
        const held: [number, number][] = [];
        for (let bucket = 0; bucket < 1 << bits; bucket++) for (const clause of numbersOf(postings, starts.start(bucket), starts.size(bucket))) held.push([bucket, clause]);
        assert.deepEqual(held, expected.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
        assert.deepEqual([...counts], texts.map((text) => printsOf(text).length - 1));
      }),
      { numRuns: 50 },
    );
  });

  it('give the same answers whether they are in memory or loaded as they are asked for', () => {
    fc.assert(
      fc.property(TEXTS, fc.nat(), (texts, which) => {
        const tables = tablesOf(texts);
        const query = texts[which % Math.max(1, texts.length)] ?? '';
        const [here, there] = [FingerprintIndex.over(tables), FingerprintIndex.over(onDemand(tables))];
        assert.deepEqual(there.candidates(query), here.candidates(query));
        assert.deepEqual(there.equals(query), here.equals(query));
        assert.deepEqual([...there.postingsOf(query)], [...here.postingsOf(query)]);
      }),
      { numRuns: 50 },
    );
  });

  it('are the same whether they are put together at once, or from small chunks that were set aside, piece by piece', () => {
    fc.assert(
      fc.property(TEXTS, fc.integer({ min: 1, max: 200 }), (texts, prints) => {
        const { postings, ...expected } = tablesOf(texts);
        const shelf: NumberShelf = { keep: (words) => (from, to, room) => (room.set(words.subarray(from, to)), room) };
        const builder = new FingerprintTablesBuilder({ shelf, prints });
        for (const text of texts) builder.add(text);
        const pieces: number[] = [];
        const { bits, starts, counts } = finishSteps(builder.finishInPieces((piece) => pieces.push(...piece)));
        assert.deepEqual(pieces, [...postings.table.words]);
        assert.deepEqual([bits, starts.packed.groups.words, starts.packed.wide.words, counts], [expected.bits, expected.starts.packed.groups.words, expected.starts.packed.wide.words, expected.counts]);
      }),
      { numRuns: 50 },
    );
  });

  it('are built in steps, more of them for more text', () => {
    const clause = foldText('各县应当在每年三月底以前完成取用水户的登记，逐户核定用水定额，并把登记结果在政府网站公开。');
    const steps = (clauses: number): number => {
      const builder = new FingerprintTablesBuilder();
      for (let number = 0; number < clauses; number++) builder.add(clause);
      return [...builder.finish()].length;
    };
    assert.ok(steps(60_000) > steps(1000));
  });
});
