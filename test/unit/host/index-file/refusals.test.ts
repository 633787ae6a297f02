/** An index file that is not what was written is refused with a message that says what to do; nothing wrong is ever given out. */

import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from '../../../../server/src/host/index-file/crc32.js';
import { IndexError, type IndexErrorKind } from '../../../../server/src/host/index-file/index-error.js';
import { IndexFile } from '../../../../server/src/host/index-file/index-file.js';
import { BLOCK_BYTES, HEADER_BYTES } from '../../../../server/src/host/index-file/layout.js';
import { writeIndexFile } from '../../../../server/src/host/index-file/writer.js';
import { workspace } from '../../../support/cli.js';
import { noise, random } from '../../../support/index-contents.js';
import { indexFile, readAll } from '../../../support/index-sections.js';

const CONTENTS = { 'documents': noise(300, 1), 'numbers.u32': noise(2 * BLOCK_BYTES + 400, 2), 'empty': noise(0, 3), 'numbers.u16': noise(BLOCK_BYTES + 2, 4), 'text': noise(BLOCK_BYTES * 2 + 13, 5) };
const NAMES = Object.keys(CONTENTS);
const AGAIN = { zh: /请重新建立索引：wenheng index 语料文件夹 --out /, en: /Please build it again: wenheng index FOLDER --out / };

/** The error that work ends with; it must be of this kind and name the file. */
function refusal(path: string, kind: IndexErrorKind, work: () => unknown): IndexError {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof IndexError, String(error));
    assert.equal(error.kind, kind, error.localized.zh);
    assert.equal(error.path, path);
    assert.ok(error.localized.zh.includes(path) && error.localized.en.includes(path), error.localized.zh);
    return error;
  }
  return assert.fail('no error');
}

/** A file that differs from a good one. `seal`: with the checksums of header and tables put right, as a malicious or mistaken writer would. */
function changed(change: (file: Buffer) => Buffer | undefined, seal = false): string {
  const { path } = indexFile(CONTENTS);
  const good = readFileSync(path);
  const file = change(good) ?? good;
  if (seal) sealed(file);
  writeFileSync(path, file);
  return path;
}

function sealed(file: Buffer): void {
  const tables = Number(file.readBigUInt64LE(32));
  if (tables <= file.length) file.writeUInt32LE(crc32(file.subarray(tables, tables + file.readUInt32LE(40))), 44);
  file.writeUInt32LE(crc32(file.subarray(0, HEADER_BYTES - 4)), HEADER_BYTES - 4);
}

/** Where the tables begin. */
const tablesOf = (file: Buffer): number => Number(file.readBigUInt64LE(32));

/** The file, the kind of the error, and what its messages say. */
const REFUSED: readonly (readonly [what: string, path: () => string, kind: IndexErrorKind, zh: RegExp, en: RegExp])[] = [
  ['nothing', () => join(workspace({}), 'a.whx'), 'unreadable', /^无法读取索引文件 .*：不存在。请重新建立/, /cannot be read: does not exist\. Please build it again/],
  ['a folder', () => workspace({}), 'not-an-index', /不是文衡的索引文件。请重新建立/, /is no index file of Wenheng/],
  ['an empty file', () => changed(() => Buffer.alloc(0)), 'not-an-index', /不是文衡的索引文件/, /is no index file of Wenheng/],
  ['a text', () => changed(() => Buffer.from('关于印发示例省规划的通知'.repeat(50))), 'not-an-index', /不是文衡的索引文件/, /is no index file of Wenheng/],
  ['a file changed by a transfer as text', () => changed((file) => Buffer.from(file.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')), 'not-an-index', /不是文衡的索引文件/, /is no index file/],
  ['one whose header was never written', () => changed((file) => void file.fill(0, 0, HEADER_BYTES)), 'not-an-index', /不是文衡的索引文件/, /is no index file/],
  ['an older format', () => changed((file) => void file.writeUInt32LE(0, 8)), 'older', /由较早版本的文衡建立（格式 0，本版为 1）。请重新建立/, /built by an earlier version of Wenheng \(format 0, here 1\)/],
  ['a newer format', () => changed((file) => void file.writeUInt32LE(7, 8)), 'newer', /由较新版本的文衡建立（格式 7，本版只能读到 1）。请升级文衡，或用本版重新建立索引：wenheng index/, /newer version.*Update Wenheng, or with this version build it again/],
  ['half a header', () => changed((file) => file.subarray(0, 40)), 'truncated', /不完整：只有 40 字节/, /incomplete: it has only 40 bytes/],
  ['half a file', () => changed((file) => file.subarray(0, 50_000)), 'truncated', /不完整：应有 \d+ 字节，只有 50000 字节/, /incomplete: it has 50000 bytes of \d+/],
  ['a file with something behind it', () => changed((file) => Buffer.concat([file, Buffer.from('x')])), 'damaged', /文件头的内容不合规定/, /its header contradicts the file/],
  ['a wrong header', () => changed((file) => void (file[20]! ^= 1)), 'damaged', /已损坏：文件头的校验和不符/, /damaged: the checksum of its header is wrong/],
  ['wrong tables', () => changed((file) => void (file[tablesOf(file) + 33]! ^= 1)), 'damaged', /已损坏：目录的校验和不符/, /damaged: the checksum of its tables is wrong/],
  ['a header of another byte order', () => changed((file) => void file.writeUInt32BE(0x01020304, 12), true), 'damaged', /文件头的内容不合规定/, /header contradicts/],
  ['tables beyond the file', () => changed((file) => void file.writeBigUInt64LE(1n << 63n, 32), true), 'damaged', /文件头的内容不合规定/, /header contradicts/],
  ['more sections than tables', () => changed((file) => void file.writeUInt32LE(0xffffffff, 28), true), 'damaged', /文件头的内容不合规定/, /header contradicts/],
  ['one section too few', () => changed((file) => void file.writeUInt32LE(NAMES.length - 1, 28), true), 'damaged', /目录的内容不合规定/, /tables contradict/],
  ['a section that begins in another one', () => changed((file) => void file.writeBigUInt64LE(96n, tablesOf(file) + 48 + 32), true), 'damaged', /目录的内容不合规定/, /tables contradict/],
  ['a section longer than the file', () => changed((file) => void file.writeBigUInt64LE(1n << 40n, tablesOf(file) + 40), true), 'damaged', /目录的内容不合规定/, /tables contradict/],
  ['a section of a length beyond all numbers', () => changed((file) => void file.writeBigUInt64LE((1n << 64n) - 1n, tablesOf(file) + 40), true), 'damaged', /目录的内容不合规定/, /tables contradict/],
  ['two sections of one name', () => changed((file) => void file.copy(file, tablesOf(file) + 48, tablesOf(file), tablesOf(file) + 32), true), 'damaged', /目录的内容不合规定/, /tables contradict/],
  ['a section without a name', () => changed((file) => void file.fill(0, tablesOf(file), tablesOf(file) + 32), true), 'damaged', /目录的内容不合规定/, /tables contradict/],
];

describe('an index file that is refused', () => {
  for (const [what, make, kind, zh, en] of REFUSED) {
    it(`${kind}: ${what}`, () => {
      const path = make();
      const { localized } = refusal(path, kind, () => IndexFile.open(path));
      assert.match(localized.zh, zh);
      assert.match(localized.en, en);
      if (kind === 'newer') return;
      assert.match(localized.zh, AGAIN.zh);
      assert.match(localized.en, AGAIN.en);
    });
  }

  it('damaged: a block, when it is read, again and again, and the others can be read', () => {
    const path = changed((file) => void (file[file.indexOf(CONTENTS.text.subarray(BLOCK_BYTES, BLOCK_BYTES + 50))]! ^= 1));
    const index = IndexFile.open(path);
    assert.deepEqual(index.bytes('text', 0, 100), CONTENTS.text.slice(0, 100));
    for (const [start, end] of [[BLOCK_BYTES, BLOCK_BYTES + 1], [0, CONTENTS.text.length], [BLOCK_BYTES + 5, BLOCK_BYTES + 9]] as const) {
      const { localized, place } = refusal(path, 'damaged', () => index.bytes('text', start, end));
      assert.deepEqual(place, { section: 'text', block: 1 });
      assert.match(localized.zh, /已损坏：部分“text”第 1 块的校验和不符。请重新建立索引/);
      assert.match(localized.en, /damaged: block 1 of section "text" has a wrong checksum\. Please build/);
    }
    index.close();
  });

  it('damaged: a block of an array, of which nothing is shown', () => {
    const path = changed((file) => void (file[file.indexOf(CONTENTS['numbers.u32'].subarray(BLOCK_BYTES, BLOCK_BYTES + 50)) + 9]! ^= 128));
    const index = IndexFile.open(path);
    const lazy = index.words('numbers.u32');
    const block = BLOCK_BYTES / 4;
    for (let round = 0; round < 2; round++) {
      const { place } = refusal(path, 'damaged', () => lazy.ensure(block - 1, block + 1));
      assert.deepEqual(place, { section: 'numbers.u32', block: 1 });
      assert.ok(lazy.words.subarray(block, 2 * block).every((word) => word === 0));
    }
    lazy.ensure(0, block);
    assert.deepEqual(lazy.words.slice(0, block), new Uint32Array(CONTENTS['numbers.u32'].slice(0, BLOCK_BYTES).buffer));
    index.close();
  });

  it('damaged: another file copied over the open one', () => {
    const { path } = indexFile({ text: noise(40_000, 7) });
    const other = readFileSync(indexFile({ text: noise(40_000, 8) }).path);
    const index = IndexFile.open(path);
    index.bytes('text', 0, 10);
    writeFileSync(path, other);
    assert.deepEqual(index.bytes('text', 0, 10), noise(40_000, 7).slice(0, 10), 'a block that is kept');
    refusal(path, 'damaged', () => index.bytes('text', 20_000, 20_010));
    refusal(path, 'damaged', () => index.bytes('text', 0, 40_000));
    truncateSync(path, 20_000);
    refusal(path, 'truncated', () => index.bytes('text', 20_000, 20_010));
    index.close();
  });

  it('damaged: sections that are missing or of an impossible length, positions outside', () => {
    const { path } = indexFile({ odd: noise(7, 1), none: noise(0, 1), 'a.u32': noise(400, 2) });
    const index = IndexFile.open(path);
    assert.ok(index.has('odd') && !index.has('even'));
    assert.match(refusal(path, 'damaged', () => index.length('even')).localized.zh, /部分“even”不存在/);
    assert.match(refusal(path, 'damaged', () => index.words('odd')).localized.zh, /部分“odd”的长度不是 4 字节的整数倍/);
    refusal(path, 'damaged', () => index.halves('odd'));
    assert.deepEqual(index.words('none').words, new Uint32Array(0));
    const positions: [number, number][] = [[-1, 5], [5, 4], [0, 401], [NaN, 3], [0, NaN], [0, Infinity]];
    for (const [from, to] of positions) {
      assert.match(refusal(path, 'damaged', () => index.bytes('a.u32', from, to)).localized.zh, /部分“a\.u32”没有位置/);
      refusal(path, 'damaged', () => index.words('a.u32').ensure(from, to));
    }
    index.close();
  });

  it('closed: nothing more is read, what an array has stays', () => {
    const { path } = indexFile(CONTENTS);
    const index = IndexFile.open(path);
    const lazy = index.words('numbers.u32');
    const unread = index.halves('numbers.u16');
    lazy.ensure(0, 10);
    index.close();
    index.close();
    lazy.ensure(0, 10);
    assert.match(refusal(path, 'closed', () => unread.ensure(0, 1)).localized.zh, /已关闭，请重新打开/);
    refusal(path, 'closed', () => index.bytes('text', 0, 1));
  });

  it('unwritable: a place where nothing can be written', () => {
    const path = join(workspace({ 'a.txt': '' }), 'a.txt', 'b.whx');
    const { localized } = refusal(path, 'unwritable', () => writeIndexFile(path, []));
    assert.match(localized.zh, /^无法写入索引文件 .*：路径中有一段不是文件夹。原有的索引没有改动$/);
    const folder = join(workspace({}), 'b.whx');
    mkdirSync(folder);
    refusal(folder, 'unwritable', () => writeIndexFile(folder, []));
  });
});

describe('a damaged index file', () => {
  /** Opens and reads everything. True where all of it is right, false where it is refused; anything else is a mistake of ours. */
  function isRight(path: string): boolean {
    let index: IndexFile | undefined;
    try {
      index = IndexFile.open(path);
      const right = Object.entries(readAll(index, NAMES)).every(([name, bytes]) => Buffer.compare(bytes, CONTENTS[name as keyof typeof CONTENTS]) === 0);
      assert.ok(right, 'wrong bytes');
      return true;
    } catch (error) {
      if (error instanceof IndexError) return false;
      throw error;
    } finally {
      index?.close();
    }
  }

  it('with one byte changed is right or refused, 10,000 times', () => {
    const { path } = indexFile(CONTENTS);
    const good = readFileSync(path);
    const tables = tablesOf(good);
    const next = random(11);
    const file = openSync(path, 'r+');
    let unnoticed = 0;
    for (let round = 0; round < 10_000; round++) {
      // A third in the header, a third in the tables, a third anywhere.
      const [from, to] = [[0, HEADER_BYTES], [tables, good.length], [0, good.length]][round % 3] as [number, number];
      const at = from + Math.floor(next() * (to - from));
      writeSync(file, Uint8Array.of(good[at]! ^ (1 + Math.floor(next() * 255))), 0, 1, at);
      if (isRight(path)) unnoticed++;
      writeSync(file, good, at, 1, at);
    }
    closeSync(file);
    assert.ok(isRight(path), 'the file is as it was');
    assert.ok(unnoticed < 10, `only the zeros between sections may change without notice: ${unnoticed}`);
  });

  it('cut off anywhere is refused, 1,000 times', () => {
    const { path } = indexFile(CONTENTS);
    const good = readFileSync(path);
    const next = random(12);
    for (let round = 0; round < 1_000; round++) {
      const length = Math.floor(next() * (round % 2 ? good.length : 400));
      writeFileSync(path, good.subarray(0, length));
      assert.equal(isRight(path), false, `${length} bytes`);
    }
  });
});
