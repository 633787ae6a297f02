/** Zip archives: what is read, and each thing that is refused, with its reason. */

import assert from 'node:assert/strict';
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { crc32 } from '../../../../server/src/host/index-file/crc32.js';
import { INGEST_LIMITS, type IngestLimits } from '../../../../server/src/host/ingest/model.js';
import { openZip, type Archive } from '../../../../server/src/host/ingest/zip.js';
import { gb18030 } from '../../../support/encode.js';
import { extraField, zip, type ZipMember } from '../../../support/zip.js';

const MEGABYTE = 1024 * 1024;

describe('zip archives', () => {
  it('list their files without folders, and unpack each, stored or deflated', () => {
    const archive = open([{ name: '方案/' }, { name: '方案/实施方案.txt', content: '示例市'.repeat(100) }, { name: '附件.txt', content: '示例省', stored: true }, { name: '空.txt', content: '' }]);
    assert.deepEqual(archive.members.map(({ name, size }) => [name, size]), [['方案/实施方案.txt', 900], ['附件.txt', 9], ['空.txt', 0]]);
    assert.deepEqual(archive.members.map((member) => textOf(archive, member.name)), ['示例市'.repeat(100), '示例省', '']);
  });

  const names: readonly (readonly [what: string, member: ZipMember, name: string])[] = [
    ['UTF-8 without a flag', { name: '示例.txt', claims: { flags: 0 } }, '示例.txt'],
    ['GB18030, as Chinese Windows writes it', { name: gb18030('示例市方案.txt'), claims: { flags: 0 } }, '示例市方案.txt'],
    ['back slashes', { name: '方案\\示例.txt' }, '方案/示例.txt'],
    ['a second name in UTF-8', { name: 'a.txt', extra: unicodeName('a.txt', '示例.txt') }, '示例.txt'],
    ['a second name that belongs to an older first one', { name: 'b.txt', extra: unicodeName('a.txt', '示例.txt') }, 'b.txt'],
  ];
  for (const [what, member, name] of names) {
    it(`name a file in ${what}`, () => assert.deepEqual(open([member]).members.map((one) => [one.name, one.refused]), [[name, undefined]]));
  }

  it('read sizes that stand in the extra field', () => {
    const sizes = Buffer.alloc(16);
    sizes.writeBigUInt64LE(6n, 0);
    sizes.writeBigUInt64LE(6n, 8);
    const archive = open([{ name: 'a.txt', content: '示例', stored: true, claims: { packed: 0xffffffff, unpacked: 0xffffffff }, extra: extraField(1, sizes) }]);
    assert.equal(textOf(archive, 'a.txt'), '示例');
  });

  it('are read behind which something else stands', () => {
    const archive = openZip(Buffer.concat([zip([{ name: 'a.txt', content: '示例' }]), Buffer.from('\n\n')]), INGEST_LIMITS);
    assert.ok('members' in archive);
    assert.equal(textOf(archive, 'a.txt'), '示例');
  });

  const refused: readonly (readonly [what: string, members: readonly ZipMember[], why: RegExp])[] = [
    ['a path upwards', [{ name: 'a/../../示例.txt' }], /压缩包以外/],
    ['a path upwards with back slashes', [{ name: '..\\示例.txt' }], /压缩包以外/],
    ['an absolute path', [{ name: '/etc/示例.txt' }], /压缩包以外/],
    ['a path on a drive', [{ name: 'C:\\示例.txt' }], /压缩包以外/],
    ['a name with a null', [{ name: '示例.txt\0.docx' }], /名称无法识别/],
    ['a name of no encoding', [{ name: Uint8Array.of(0xff, 0xff), claims: { flags: 0 } }], /名称无法识别/],
    ['a link', [{ name: '示例.txt', content: '/etc/passwd', claims: { madeBy: (3 << 8) | 20, attributes: 0o120777 * 0x10000 } }], /是链接/],
    ['one of two of the same name', [{ name: '示例.txt', content: '甲' }, { name: '示例.txt', content: '乙' }], /两份同名/],
    ['encryption', [{ name: '示例.txt', content: '甲', claims: { flags: 0x801 } }], /有密码保护/],
    ['encryption by AES', [{ name: '示例.txt', content: '甲', claims: { method: 99 } }], /有密码保护/],
    ['a method that nobody knows', [{ name: '示例.txt', content: '甲', claims: { method: 14 } }], /不支持的压缩方法（编号14）/],
    ['stored data of another size', [{ name: '示例.txt', content: '甲', stored: true, claims: { unpacked: 2 } }], /已损坏/],
    ['data where none are', [{ name: '示例.txt', content: '甲', claims: { offset: 5 } }], /已损坏/],
    ['a checksum that is wrong', [{ name: '示例.txt', content: '甲', claims: { crc: 1 } }], /已损坏/],
    ['more than it claims', [{ name: '示例.txt', content: '甲'.repeat(1000), claims: { unpacked: 30 } }], /已损坏/],
    ['less than it claims', [{ name: '示例.txt', content: '甲', claims: { unpacked: 30 } }], /已损坏/],
    ['data that are cut off', [{ name: '示例.txt', content: '一二三四五六七八九十', claims: { packed: 4 } }], /已损坏/],
  ];
  for (const [what, members, why] of refused) {
    it(`refuse a member: ${what}`, () => {
      const archive = open(members);
      for (const member of archive.members) {
        const result = archive.read(member);
        assert.ok('failed' in result);
        assert.match(result.failed.zh, why);
      }
      assert.equal(archive.members.length, members.length);
    });
  }

  it('tell files that systems left there, which can be read all the same', () => {
    const archive = open([{ name: '__MACOSX/方案/._示例.txt', content: '甲' }, { name: '.DS_Store', content: '乙' }, { name: '_rels/.rels', content: '丙' }, { name: '示例.txt', content: '丁' }]);
    assert.deepEqual(archive.members.map(({ incidental }) => incidental?.zh), ['是 macOS 留下的辅助文件', '是隐藏文件', '是隐藏文件', undefined]);
    assert.equal(textOf(archive, '_rels/.rels'), '丙');
  });

  const whole = zip([{ name: '示例.txt', content: '示例市'.repeat(50) }]);
  const failures: readonly (readonly [what: string, bytes: Uint8Array, why: RegExp, limits?: Partial<IngestLimits>])[] = [
    ['nothing', new Uint8Array(), /不完整或已损坏/],
    ['cut off', whole.subarray(0, whole.length - 30), /不完整或已损坏/],
    ['without its beginning', whole.subarray(20), /不完整或已损坏/],
    ['two members on the same data', overlapping(), /互相重叠/],
    ['too many members', zip([{ name: 'a' }, { name: 'b' }, { name: 'c' }]), /文件超过2个/, { members: 2 }],
    ['one of several parts', withField(whole, -22 + 4, 1), /分卷/],
    ['more members claimed than there are', withField(withField(whole, -22 + 10, 2), -22 + 8, 2), /不完整或已损坏/],
  ];
  for (const [what, bytes, why, limits] of failures) {
    it(`fail as a whole: ${what}`, () => {
      const archive = openZip(bytes, { ...INGEST_LIMITS, ...limits });
      assert.ok('failed' in archive);
      assert.match(archive.failed.zh, why);
    });
  }

  it('stop at the size that a bomb claims, and at the limits where it claims the truth', () => {
    const bomb = deflatedZeros(16);
    const claiming = (unpacked: number, limits = INGEST_LIMITS): string => {
      const archive = openZip(withBomb(bomb, unpacked), limits);
      assert.ok('members' in archive);
      const { maxRSS } = process.resourceUsage();
      const result = archive.read(archive.members[0]!);
      assert.ok('failed' in result);
      assert.ok((process.resourceUsage().maxRSS - maxRSS) / 1024 < 100, 'megabytes of memory, at the most at a time');
      return result.failed.zh;
    };
    assert.match(claiming(100), /已损坏/);
    assert.match(claiming(16 * MEGABYTE), /已损坏/);
    assert.match(claiming(1024 * MEGABYTE), /解压后超过256 MB/);
    assert.match(claiming(1024 * MEGABYTE, { ...INGEST_LIMITS, unpackedBytes: 2048 * MEGABYTE }), /超过200倍/);
  });

  it('count what is unpacked of all members together', () => {
    const archive = open([{ name: 'a', content: noise(MEGABYTE) }, { name: 'b', content: noise(MEGABYTE) }], { unpackedBytes: 1.5 * MEGABYTE });
    const [first, second] = archive.members.map((member) => archive.read(member));
    assert.ok('bytes' in first!);
    assert.ok('failed' in second!);
    assert.match(second.failed.zh, /解压后超过1 MB/);
  });

  it('never throw, whatever the bytes: any bytes, and archives with a byte changed', () => {
    const members = zip([{ name: '示例.txt', content: '示例市'.repeat(9) }, { name: 'b.txt', content: '乙', stored: true }]);
    const readAll = (bytes: Uint8Array): void => {
      const archive = openZip(bytes, INGEST_LIMITS);
      if ('failed' in archive) return;
      for (const member of archive.members) {
        const result = archive.read(member);
        assert.ok('bytes' in result ? member.size === result.bytes.length : result.failed.zh !== '');
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), readAll));
    fc.assert(fc.property(fc.nat(members.length - 1), fc.nat(255), (at, byte) => readAll(withField(members, at, byte, 1))), { numRuns: 2000 });
    fc.assert(fc.property(fc.nat(members.length), (length) => readAll(members.subarray(0, length))));
  });
});

function open(members: readonly ZipMember[], limits: Partial<IngestLimits> = {}): Archive {
  const archive = openZip(zip(members), { ...INGEST_LIMITS, ...limits });
  assert.ok('members' in archive, JSON.stringify(archive));
  return archive;
}

function textOf(archive: Archive, name: string): string {
  const result = archive.read(archive.members.find((member) => member.name === name)!);
  assert.ok('bytes' in result, JSON.stringify(result));
  return Buffer.from(result.bytes).toString('utf8');
}

function unicodeName(first: string, second: string): Uint8Array {
  const head = Buffer.alloc(5);
  head[0] = 1;
  head.writeUInt32LE(crc32(Buffer.from(first)), 1);
  return extraField(0x7075, Buffer.concat([head, Buffer.from(second)]));
}

function withField(bytes: Uint8Array, at: number, value: number, size = 2): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.writeUIntLE(value, at < 0 ? copy.length + at : at, size);
  return copy;
}

/** Two entries of the directory for one local header, as a bomb without nesting has thousands. */
function overlapping(): Uint8Array {
  return zip([{ name: 'a', content: '示例' }, { name: 'b', content: '示例', claims: { offset: 0 } }]);
}

/** So many times 64 MB of zeros, in one stream. */
function deflatedZeros(times: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(64 * MEGABYTE), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...new Array<Buffer>(times).fill(block), deflateRawSync(Buffer.alloc(0))]);
}

function withBomb(deflated: Buffer, unpacked: number): Uint8Array {
  return zip([{ name: 'bomb', content: deflated, stored: true, claims: { method: 8, unpacked } }]);
}

/** Bytes that hardly compress, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48271) % 0x7fffffff) & 255);
}
