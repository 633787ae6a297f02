/** What is written into an index file is what is read from it, in every way of reading, from every place. */

import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { crc32, slicedCrc32 } from '../../../../server/src/host/index-file/crc32.js';
import { IndexFile } from '../../../../server/src/host/index-file/index-file.js';
import { BLOCK_BYTES } from '../../../../server/src/host/index-file/layout.js';
import { writeIndexFile } from '../../../../server/src/host/index-file/writer.js';
import { workspace } from '../../../support/cli.js';
import { noise, sectionsOf } from '../../../support/index-contents.js';
import { indexFile, readAll } from '../../../support/index-sections.js';

/** Lengths around those of blocks, in bytes; multiples of 4. */
const length = fc.oneof(fc.nat(200), fc.nat(40).map((near) => BLOCK_BYTES - 20 + near), fc.nat(10 * BLOCK_BYTES)).map((bytes) => bytes - (bytes % 4));
const name = fc.constantFrom('a', 'b.u32', 'c.u16', 'text', 'long-names-are-thirty-two-long.x', '0');

describe('an index file', () => {
  it('gives back what was written, whatever the sections and chunks', () => {
    const folder = workspace({});
    const contents = fc.uniqueArray(fc.tuple(name, length, fc.nat()), { selector: ([first]) => first });
    fc.assert(
      fc.property(contents, fc.integer({ min: 1, max: 200_000 }), (sections, chunkBytes) => {
        const written = Object.fromEntries(sections.map(([section, bytes, seed]) => [section, noise(bytes, seed)]));
        const path = join(folder, 'a.whx');
        const { identity, bytes } = writeIndexFile(path, sectionsOf(written, Math.max(chunkBytes, 64)));
        const index = IndexFile.open(path);
        try {
          assert.deepEqual(readAll(index, Object.keys(written)), written);
          assert.equal(index.identity, identity);
          assert.ok(bytes > 0);
        } finally {
          index.close();
        }
      }),
      { numRuns: 60 },
    );
    assert.deepEqual(readdirSync(folder), ['a.whx'], 'no temporary file stays');
  });

  it('gives any part of a section, and only that', () => {
    // More blocks than are kept.
    const text = noise(100 * BLOCK_BYTES + 77, 1);
    const index = IndexFile.open(indexFile({ head: noise(5, 2), text }).path);
    const size = fc.oneof(fc.nat(300), fc.nat(3 * BLOCK_BYTES), fc.nat(text.length), fc.integer({ min: 1, max: 9 }).map((blocks) => blocks * BLOCK_BYTES));
    const from = fc.oneof(fc.nat(text.length), fc.nat(99).map((block) => block * BLOCK_BYTES));
    fc.assert(
      fc.property(fc.array(fc.tuple(from, size), { minLength: 100, maxLength: 200 }), (ranges) => {
        for (const [start, bytes] of ranges) {
          const end = Math.min(start + bytes, text.length);
          const found = index.bytes('text', start, end);
          assert.ok(Buffer.compare(found, text.subarray(start, end)) === 0, `${start} to ${end}`);
          assert.equal(found.buffer.byteLength, end - start);
        }
      }),
      { numRuns: 20 },
    );
    index.close();
  });

  it('loads of an array what is asked for', () => {
    const bytes = noise(12 * BLOCK_BYTES + 8, 3);
    const words = new Uint32Array(bytes.slice().buffer);
    const { path } = indexFile({ 'a.u32': bytes });
    const place = fc.nat(words.length);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 1, maxLength: 6 }), (ranges) => {
        const index = IndexFile.open(path);
        const lazy = index.words('a.u32');
        const asked = new Set<number>();
        for (const [one, other] of ranges) {
          const [from, to] = one < other ? [one, other] : [other, one];
          lazy.ensure(from, to);
          assert.deepEqual(lazy.words.subarray(from, to), words.subarray(from, to));
          for (let at = from; at < to; at++) asked.add(Math.floor((at * 4) / BLOCK_BYTES));
        }
        const wrong = lazy.words.findIndex((value, at) => value !== words[at] && (value !== 0 || asked.has(Math.floor((at * 4) / BLOCK_BYTES))));
        assert.equal(wrong, -1, 'what was asked for is there, and of the rest what was read beside it');
        assert.equal(index.words('a.u32'), lazy, 'one array a section');
        index.close();
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its content when what it gave is changed', () => {
    const text = noise(3 * BLOCK_BYTES, 4);
    const index = IndexFile.open(indexFile({ text }).path);
    index.bytes('text', 10, 20).fill(0);
    index.bytes('text', 10, 2 * BLOCK_BYTES).fill(0);
    assert.deepEqual(index.bytes('text', 0, text.length), text);
    index.close();
  });

  it('can be moved and has the same identity elsewhere', () => {
    const { path, identity } = indexFile({ a: noise(50_000, 5) });
    const elsewhere = join(workspace({}), '别处.whx');
    copyFileSync(path, elsewhere);
    const index = IndexFile.open(elsewhere);
    assert.equal(index.identity, identity);
    assert.deepEqual(index.bytes('a', 40_000, 50_000), noise(50_000, 5).slice(40_000));
    index.close();
  });

  it('has an identity that depends on content, names and order, not on chunks', () => {
    const [a, b] = [noise(30_000, 6), noise(20, 7)];
    const { identity } = indexFile({ a, b });
    assert.equal(indexFile({ a, b }, 7).identity, identity);
    const others = [{ b, a }, { a, c: b }, { a }, { a, b: noise(20, 8) }, { a: a.slice(0, -1), b: Uint8Array.of(a.at(-1)!, ...b) }, {}];
    for (const other of others) assert.notEqual(indexFile(other).identity, identity, Object.keys(other).join());
  });

  it('is read to its end from the old file when a new one takes its place', () => {
    const { path } = indexFile({ text: noise(100_000, 9) });
    const index = IndexFile.open(path);
    const beside = `${path}.beside`;
    writeFileSync(beside, 'something else');
    if (process.platform !== 'win32') renameSync(beside, path);
    assert.deepEqual(index.bytes('text', 0, 100_000), noise(100_000, 9));
    index.close();
  });

  it('leaves the old file when its sections fail', () => {
    const { path, identity } = indexFile({ a: noise(100, 10) });
    function* failing(): Generator<Uint8Array> {
      yield noise(200_000, 11);
      throw new RangeError('the source broke off');
    }
    assert.throws(() => writeIndexFile(path, [{ name: 'a', chunks: failing() }]), new RangeError('the source broke off'));
    assert.throws(() => writeIndexFile(path, [{ name: 'Ä', chunks: [] }]), /No name for a section/);
    assert.throws(() => writeIndexFile(path, [{ name: 'a', chunks: [] }, { name: 'a', chunks: [] }]), /second one of that name/);
    const index = IndexFile.open(path);
    assert.equal(index.identity, identity);
    index.close();
    assert.deepEqual(readdirSync(dirname(path)), [basename(path)]);
  });
});

describe('CRC-32', () => {
  it('is the one of zip, by Node or by our own code', () => {
    const sliced = slicedCrc32();
    assert.equal(sliced(Buffer.from('123456789')), 0xcbf43926);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.equal(sliced(bytes), crc32(bytes))));
    // gzip ends with the checksum of its content: another implementation than both.
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.equal(crc32(bytes), zlib.gzipSync(bytes).readUInt32LE(zlib.gzipSync(bytes).length - 8))));
  });
});
